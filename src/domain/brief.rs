//! What a need says: the firm's own words, the terms, and when proposals close.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::collect;
use super::error::{Checks, FieldError, Result};
use super::field::FieldCode;
use super::need::NeedKind;
use super::record::is_language;
use super::region;
use super::text::{bad_characters, tidy_list, tidy_option, tidy_text};
use super::value::{Bilingual, Degree, Lang, Mode, Moment, is_han};
use crate::text_enum;

text_enum! {
    /// A criterion that a firm or officer may tick "only": then it filters instead of costing points.
    OnlyCriterion {
        /// Way of working together.
        Mode = "mode",
        /// Degree.
        Degree = "degree",
        /// Years of experience.
        Years = "years",
        /// Languages ("other languages are fine" is unticked).
        Languages = "languages",
        /// Place of residence.
        Place = "place",
        /// Availability.
        Availability = "availability",
    }
}

/// What a need says, as typed by the firm. Whether the firm's name and this text are public is the firm's choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedBrief {
    /// Kind.
    pub kind: NeedKind,
    /// What problem, or whom, in a line (at most 160 characters a half).
    pub title: Bilingual,
    /// The whole of it (at most 6,000 characters a half).
    #[serde(default)]
    pub body: Bilingual,
    /// One to three fields.
    pub fields: Vec<FieldCode>,
    /// What a person must know, at most 20 keywords.
    #[serde(default)]
    pub must: Vec<String>,
    /// What would be good, at most 20 keywords.
    #[serde(default)]
    pub nice: Vec<String>,
    /// Lowest degree; `None` is "any".
    #[serde(default)]
    pub min_degree: Option<Degree>,
    /// Fewest years of experience; `None` is "any".
    #[serde(default)]
    pub min_years: Option<i32>,
    /// Ways of working together that the firm accepts.
    pub modes: Vec<Mode>,
    /// ISO 639-1 codes of the languages wanted.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Criteria ticked "only".
    #[serde(default)]
    pub only: Vec<OnlyCriterion>,
    /// GB/T 2260 code or slug of where the work is.
    #[serde(default)]
    pub place: Option<String>,
    /// Budget or pay, as typed.
    #[serde(default)]
    pub budget: Option<String>,
    /// Last day for proposals; the platform sets 90 days when the firm sets none.
    #[serde(default)]
    pub deadline: Option<NaiveDate>,
    /// How many people are sought.
    #[serde(default)]
    pub positions: Option<i32>,
    /// May be shown on the public pages once open.
    #[serde(default)]
    pub is_public: bool,
    /// The firm's name stays hidden in public and from the person asked.
    #[serde(default)]
    pub is_anonymous: bool,
}

/// Days a need stays open when the firm names no deadline.
pub const DEFAULT_DAYS_OPEN: u64 = 90;
/// Longest title, in characters.
pub const TITLE_MAX: usize = 160;
/// Longest body, in characters.
pub const BODY_MAX: usize = 6000;

impl NeedBrief {
    /// Tidies it (trims, drops empty and repeated entries) and says all that is wrong on day `today` in Lanzhou.
    pub fn checked(mut self, today: NaiveDate) -> Result<Self> {
        tidy_text(&mut self.title);
        tidy_text(&mut self.body);
        for list in [&mut self.must, &mut self.nice, &mut self.languages] {
            tidy_list(list);
        }
        tidy_option(&mut self.place);
        tidy_option(&mut self.budget);
        let mut checks = Checks::default();
        checks.take(self.check(today))?;
        checks.require(self.languages.iter().all(|l| is_language(l)), "languages", "unknown_code");
        checks.require(self.place.as_deref().is_none_or(|p| region::find(p).is_some()), "place", "unknown_code");
        checks.require(self.budget.as_deref().is_none_or(|b| b.chars().count() <= 200), "budget", "too_long");
        collect::scan(&mut checks, self.texts());
        checks.done()?;
        Ok(self)
    }

    /// True when what the public and the person asked may read differs from `other`.
    pub fn reads_differently(&self, other: &Self) -> bool {
        (&self.title, &self.body, self.kind) != (&other.title, &other.body, other.kind)
            || (self.is_public, self.is_anonymous) != (other.is_public, other.is_anonymous)
    }

    /// All that is wrong with this need on day `today` (the firm's calendar, Asia/Shanghai).
    pub fn check(&self, today: NaiveDate) -> Result<()> {
        let mut checks = Checks::default();
        let longest =
            |b: &Bilingual| [&b.zh, &b.en].into_iter().flatten().map(|t| t.chars().count()).max().unwrap_or(0);
        checks.require(!self.title.is_empty(), "title", "required");
        checks.require(longest(&self.title) <= TITLE_MAX, "title", "too_long");
        checks.require(longest(&self.body) <= BODY_MAX, "body", "too_long");
        checks.require(!self.fields.is_empty(), "fields", "required");
        checks.require(self.fields.len() <= 3, "fields", "too_many_fields");
        checks.require(self.fields.iter().all(|f| FieldCode::parse(f.as_str()).is_some()), "fields", "unknown_code");
        checks.require(!self.modes.is_empty(), "modes", "required");
        checks.require(self.must.len() <= 20, "must", "too_many_keywords");
        checks.require(self.nice.len() <= 20, "nice", "too_many_keywords");
        checks.require(self.must.iter().all(|k| k.chars().count() <= 80), "must", "too_long");
        checks.require(self.nice.iter().all(|k| k.chars().count() <= 80), "nice", "too_long");
        checks.require(self.min_years.is_none_or(|y| (0..=60).contains(&y)), "min_years", "out_of_range");
        checks.require(self.positions.is_none_or(|n| (1..=999).contains(&n)), "positions", "out_of_range");
        checks.require(self.deadline.is_none_or(|d| d >= today), "deadline", "in_the_past");
        for (field, text) in self.texts() {
            if let Some(code) = bad_characters(text) {
                checks.add(FieldError::new(field, code));
            }
        }
        checks.done()
    }

    fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("title", &self.title.zh),
            ("title", &self.title.en),
            ("body", &self.body.zh),
            ("body", &self.body.en),
            ("budget", &self.budget),
        ]
        .into_iter()
        .filter_map(|(field, text)| text.as_deref().map(|t| (field, t)))
        .chain(self.must.iter().map(|k| ("must", k.as_str())))
        .chain(self.nice.iter().map(|k| ("nice", k.as_str())))
    }

    /// The last day for proposals: the one named, else 90 days after the day that `now` is in Lanzhou.
    pub fn closes_on(&self, now: Moment) -> NaiveDate {
        let today = lanzhou_day(now);
        self.deadline.or_else(|| today.checked_add_days(Days::new(DEFAULT_DAYS_OPEN))).unwrap_or(today)
    }

    /// The first moment after the last day for proposals, which ends at midnight in Lanzhou.
    pub fn closes_at(&self, now: Moment) -> Moment {
        let next = self.closes_on(now).succ_opt().unwrap_or(NaiveDate::MAX);
        next.and_time(NaiveTime::MIN) - LANZHOU_AHEAD
    }
}

/// Lanzhou is eight hours ahead of UTC all year.
const LANZHOU_AHEAD: TimeDelta = TimeDelta::hours(8);

/// The day that a moment is in Lanzhou.
pub fn lanzhou_day(at: Moment) -> NaiveDate {
    (at + LANZHOU_AHEAD).date()
}

/// The first words of a problem as its title, and the whole of it as its text when it is longer than its title.
pub fn titled(problem: &str, lang: Lang) -> (Bilingual, Bilingual) {
    let text = problem.trim();
    let line = text.lines().next().unwrap_or_default();
    let ends_sentence = |c: char| matches!(c, '。' | '？' | '！' | '；' | '，');
    let sentence = line.split(ends_sentence).next().unwrap_or(line);
    let sentence = sentence.split(". ").next().unwrap_or(sentence).trim();
    let sentence = if sentence.is_empty() { line } else { sentence };
    let most = if sentence.chars().any(is_han) { 40 } else { 100 };
    let mut title: String = sentence.chars().take(most).collect();
    if title.chars().count() < sentence.chars().count() {
        // An English title never ends within a word.
        if let Some(end) = title.rfind(' ').filter(|_| most == 100) {
            title.truncate(end);
        }
        title.push('…');
    }
    let body = if title == text { Bilingual::default() } else { Bilingual::typed(text, lang) };
    (Bilingual::typed(&title, lang), body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_sentence_of_the_problem() {
        let (title, body) = titled("长链多肽工艺放大。39 肽放大到公斤级，纯度掉到 94%。", Lang::Zh);
        assert_eq!(title.zh.as_deref(), Some("长链多肽工艺放大"));
        assert!(body.zh.is_some_and(|b| b.ends_with("94%。")));
        let (title, body) = titled("Scale-up of long peptides", Lang::Zh);
        assert_eq!((title.en.as_deref(), body.is_empty()), (Some("Scale-up of long peptides"), true));
        let (title, _) = titled(&"word ".repeat(60), Lang::En);
        assert!(title.en.is_some_and(|t| t.ends_with("word…")));
    }
}
