//! Rows of cards and summaries in the reader's words, and the shape of a state's badge.

use super::page::Frame;
use crate::domain::browse::BrowseCard;
use crate::domain::card::TalentCard;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::need::{NeedBrief, NeedState, OnlyCriterion};
use crate::domain::record::TalentRecord;
use crate::domain::region;
use crate::domain::talent::{GansuTie, TalentState, TieKind};
use crate::domain::uscc;
use crate::domain::value::{Bilingual, Lang};

/// A row of a list of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub name: String,
    /// What it says.
    pub words: String,
    /// The language of words that a person typed.
    pub lang: Option<Lang>,
}

/// A text with the language it is in, for its `lang` attribute.
pub struct Said {
    /// As it was typed.
    pub text: String,
    /// The tag of its language.
    pub tag: &'static str,
}

impl Said {
    /// The best half of a text for a reader; `None` when there is none.
    pub fn of(text: &Bilingual, reader: Lang) -> Option<Self> {
        text.best(reader)
            .map(|(filed, text)| Self { tag: Lang::of_text(text).unwrap_or(filed).tag(), text: text.to_owned() })
    }

    /// A text whose language its letters tell.
    pub fn typed(text: &str, reader: Lang) -> Self {
        Self { tag: Lang::of_text(text).unwrap_or(reader).tag(), text: text.to_owned() }
    }
}

impl Frame {
    fn row(&self, key: &str, words: impl Into<String>) -> Row {
        Row { name: self.t(key), words: words.into(), lang: None }
    }

    fn typed_row(&self, key: &str, words: &str) -> Row {
        Row { lang: Lang::of_text(words).filter(|l| *l != self.lang), ..self.row(key, words) }
    }

    fn list_row<T>(&self, key: &str, list: &[T], word: impl Fn(&T) -> String) -> Row {
        self.row(key, self.joined(&list.iter().map(word).collect::<Vec<_>>()))
    }

    fn or_unstated(&self, words: Option<String>) -> String {
        words.unwrap_or_else(|| self.t("card-unstated"))
    }

    /// The rows of the card that firms see.
    pub fn card_rows(&self, card: &TalentCard) -> Vec<Row> {
        let lives = match &card.state {
            Some(state) => {
                let values = [("state", self.us_state(state).into()), ("country", self.country(&card.country).into())];
                self.tv("card-state-of", &values)
            }
            None => self.country(&card.country),
        };
        let mut rows = vec![
            self.list_row("card-fields", &card.fields, |f| f.name(self.lang).to_owned()),
            self.row("card-country", lives),
            self.list_row("card-modes", &card.modes, |m| self.tc("mode-", m)),
            self.row("card-degree", self.or_unstated(card.degree.map(|d| self.tc("degree-", d)))),
            self.row("card-years", self.or_unstated(card.years.map(|b| self.t(b.key())))),
        ];
        if !card.languages.is_empty() {
            rows.push(self.list_row("card-languages", &card.languages, |l| self.language(l)));
        }
        if !card.ties.is_empty() {
            rows.push(self.list_row("card-ties", &card.ties, |t| self.tc("tie-", t)));
        }
        rows
    }

    /// The rows of the smaller card that verified firms see while they look around.
    pub fn browse_rows(&self, card: &BrowseCard) -> Vec<Row> {
        let mut rows = vec![
            self.list_row("card-fields", &card.fields, |f| f.name(self.lang).to_owned()),
            self.row("card-country", self.country(&card.country)),
            self.list_row("card-modes", &card.modes, |m| self.tc("mode-", m)),
            self.row("card-degree", self.or_unstated(card.degree.map(|d| self.tc("degree-", d)))),
            self.row("card-years", self.or_unstated(card.years.map(|b| self.t(b.key())))),
        ];
        if !card.languages.is_empty() {
            rows.push(self.list_row("card-languages", &card.languages, |l| self.language(l)));
        }
        rows
    }

    /// What a person wrote, for themselves.
    pub fn record_rows(&self, record: &TalentRecord, email: &str) -> Vec<Row> {
        let TalentRecord { profile: p, identity: i, contact: c } = record;
        let mut rows = vec![
            self.typed_row("talents-row-name", &i.name),
            self.row("talents-row-email", email),
            self.row("talents-row-country", self.country(&p.country)),
            self.list_row("talents-row-fields", &p.fields, |f| f.name(self.lang).to_owned()),
            self.list_row("talents-row-modes", &p.modes, |m| self.tc("mode-", m)),
        ];
        let texts = [
            ("talents-city", p.city.clone()),
            ("talents-skills", Some(self.joined(&p.skills)).filter(|s| !s.is_empty())),
            ("talents-summary", p.summary.best(self.lang).map(|(_, text)| text.to_owned())),
            ("talents-employer", i.employer.clone()),
            ("talents-title", i.title.clone()),
            ("talents-available-from", p.available_from.map(|d| self.day(&d))),
            ("talents-phone", c.phone.clone()),
            ("talents-wechat", c.wechat.clone()),
        ];
        rows.extend(texts.iter().filter_map(|(key, text)| text.as_ref().map(|t| self.typed_row(key, t))));
        if !p.gansu_ties.is_empty() {
            rows.push(self.list_row("talents-row-ties", &p.gansu_ties, |t| self.tie(t)));
        }
        let blocked = i.blocked_firms.len();
        rows.push(self.row("talents-row-blocked", self.tv("talents-blocked-count", &[("n", blocked.into())])));
        rows
    }

    /// A tie with its place, if one was told.
    pub fn tie(&self, tie: &GansuTie) -> String {
        match &tie.division {
            Some(place) if tie.kind != TieKind::Interested => {
                let (kind, place) = (self.tc("tie-", tie.kind), self.place(place));
                self.tv("card-tie-at", &[("tie", kind.into()), ("place", place.into())])
            }
            _ => self.tc("tie-", tie.kind),
        }
    }

    /// The terms of a need, without its title and text.
    pub fn need_rows(&self, brief: &NeedBrief) -> Vec<Row> {
        let mut rows = vec![
            self.row("needs-kind", self.tc("need-kind-", brief.kind)),
            self.list_row("card-fields", &brief.fields, |f| f.name(self.lang).to_owned()),
            self.list_row("card-modes", &brief.modes, |m| self.tc("mode-", m)),
        ];
        let number = |n: Option<i32>| n.map(|n| n.to_string());
        let texts = [
            ("needs-must", Some(self.joined(&brief.must)).filter(|t| !t.is_empty())),
            ("needs-nice", Some(self.joined(&brief.nice)).filter(|t| !t.is_empty())),
            ("needs-deadline", brief.deadline.map(|d| self.day(&d))),
            ("needs-min-degree", brief.min_degree.map(|d| self.tc("degree-", d))),
            ("needs-min-years", number(brief.min_years)),
            ("needs-place", brief.place.as_deref().map(|p| self.place(p))),
            ("needs-budget", brief.budget.clone()),
            ("needs-positions", number(brief.positions)),
        ];
        rows.extend(texts.iter().filter_map(|(key, text)| text.as_ref().map(|t| self.typed_row(key, t))));
        rows.push(self.row("needs-languages", self.need_languages(brief)));
        let strict: Vec<_> = brief.only.iter().filter(|c| **c != OnlyCriterion::Languages).collect();
        if !strict.is_empty() {
            rows.push(self.list_row("needs-only", &strict, |c| self.tc("only-", c)));
        }
        rows.push(self.row("needs-public", self.t(public_key(brief))));
        rows
    }

    fn need_languages(&self, brief: &NeedBrief) -> String {
        if brief.languages.is_empty() {
            return self.t("needs-languages-any");
        }
        let named = brief.languages.iter().map(|l| self.language(l));
        let others = (!brief.only.contains(&OnlyCriterion::Languages)).then(|| self.t("needs-interpret-short"));
        self.joined(&named.chain(others).collect::<Vec<_>>())
    }
}

fn public_key(brief: &NeedBrief) -> &'static str {
    match (brief.is_public, brief.is_anonymous) {
        (false, _) => "needs-public-no",
        (true, false) => "needs-public-yes",
        (true, true) => "needs-public-anonymous",
    }
}

impl Frame {
    /// A text in the best half for this reader.
    pub fn said(&self, text: &Bilingual) -> Option<Said> {
        Said::of(text, self.lang)
    }

    /// The language of words by their letters; that of the page where they do not tell.
    pub fn tag_of(&self, words: &str) -> &'static str {
        Lang::of_text(words).unwrap_or(self.lang).tag()
    }

    /// The class of a profile's badge: done, waiting, ended, none.
    pub fn talent_badge(&self, state: &TalentState) -> &'static str {
        use TalentState as S;
        match state {
            S::Pooled => "ok",
            S::Draft | S::ChangesRequested | S::Stale => "wait",
            S::Rejected | S::Suspended => "no",
            S::Paused | S::Archived | S::Withdrawn | S::Erased => "",
        }
    }

    /// The class of a need's badge.
    pub fn need_badge(&self, state: &NeedState) -> &'static str {
        use NeedState as S;
        match state {
            S::Open | S::Filled => "ok",
            S::Submitted | S::ChangesRequested => "wait",
            S::Rejected | S::Expired => "no",
            S::Draft | S::OnHold | S::NoCandidate | S::Withdrawn => "",
        }
    }

    /// The class of an enterprise's badge.
    pub fn enterprise_badge(&self, state: &EnterpriseState) -> &'static str {
        use EnterpriseState as S;
        match state {
            S::Verified => "ok",
            S::Submitted | S::ChangesRequested => "wait",
            S::Rejected | S::Suspended => "no",
            S::Draft | S::Closed | S::Erased => "",
        }
    }

    /// "Well formed, registered in ...", or that the code inside fails its own check, for a credit code whose form is right.
    pub fn uscc_words(&self, code: &str) -> Option<String> {
        let code = uscc::parse(code).ok()?;
        if !code.inner_ok {
            return Some(self.t("enterprises-uscc-inner"));
        }
        Some(match region::find(code.division()) {
            Some(place) => self.tv("enterprises-uscc-place", &[("place", place.name(self.lang).into())]),
            None => self.t("enterprises-uscc-ok"),
        })
    }

    /// "Version 1".
    pub fn version(&self, number: &i32) -> String {
        self.tv("privacy-version", &[("n", i64::from(*number).into())])
    }
}
