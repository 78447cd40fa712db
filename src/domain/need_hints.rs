//! What a need could say better: advice to whoever writes it. Nothing here blocks; what may not be kept is refused by
//! `brief` and `collect`.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::contact_words::contact_in;
use super::fair_words::{Ground, unfair};
use super::field;
use super::need::{Need, NeedBrief, NeedState};
use super::table;
use super::value::{Bilingual, Lang, is_han};

/// Advice on one field of a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// The title says nothing that people are found by.
    VagueTitle,
    /// No last day.
    NoDeadline,
    /// Nothing about money.
    NoBudget,
    /// A way to reach somebody stands in a field that others read: the field, and what was typed.
    Contact(&'static str, String),
    /// Words that must not decide: the ground, the field, and what was typed.
    Unfair(Ground, &'static str, String),
}

impl Hint {
    /// The key of its sentence after `need-hint-`.
    pub fn code(&self) -> String {
        match self {
            Self::VagueTitle => "vague-title".to_owned(),
            Self::NoDeadline => "no-deadline".to_owned(),
            Self::NoBudget => "no-budget".to_owned(),
            Self::Contact(..) => "contact".to_owned(),
            Self::Unfair(ground, ..) => format!("unfair-{ground}"),
        }
    }

    /// The field that it is about.
    pub fn field(&self) -> &'static str {
        match self {
            Self::VagueTitle => "title",
            Self::NoDeadline => "deadline",
            Self::NoBudget => "budget",
            Self::Contact(field, _) | Self::Unfair(_, field, _) => field,
        }
    }

    /// What was typed there, where the sentence names it.
    pub fn said(&self) -> &str {
        match self {
            Self::Contact(_, said) | Self::Unfair(_, _, said) => said,
            _ => "",
        }
    }
}

/// A title needs so much besides empty words: a Han character counts one, an English word two.
const ENOUGH: usize = 4;
/// From which share of common pairs of letters on two titles are alike.
const ALIKE: f64 = 0.6;

static VAGUE: LazyLock<(Vec<String>, HashSet<String>)> = LazyLock::new(|| {
    let rows: Vec<_> = table::rows(include_str!("../../config/words/vague.tsv")).collect();
    let of =
        |lang: &'static str| rows.iter().filter(move |row| row.first() == Some(&lang)).filter_map(|row| row.get(1));
    let fields: Vec<_> = field::all().collect();
    let mut zh: Vec<String> = of("zh").map(|word| (*word).to_owned()).collect();
    zh.extend(fields.iter().flat_map(|f| f.name(Lang::Zh).split('与').map(str::to_owned).collect::<Vec<_>>()));
    zh.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut en: HashSet<String> = of("en").map(|word| (*word).to_owned()).collect();
    en.extend(fields.iter().flat_map(|f| words(f.name(Lang::En)).collect::<Vec<_>>()));
    (zh, en)
});

/// All advice on a need that nobody has sent yet, the weightiest first.
pub fn hints(brief: &NeedBrief) -> Vec<Hint> {
    let mut found: Vec<Hint> = Vec::new();
    for (field, text) in public_texts(brief) {
        let grounds: Vec<Ground> = found
            .iter()
            .filter_map(|hint| if let Hint::Unfair(ground, ..) = hint { Some(*ground) } else { None })
            .collect();
        let fresh = unfair(text).into_iter().filter(|(ground, _)| !grounds.contains(ground));
        found.extend(fresh.map(|(ground, said)| Hint::Unfair(ground, field, said)));
    }
    found.extend(public_texts(brief).find_map(|(field, text)| contact_in(text).map(|said| Hint::Contact(field, said))));
    found.extend((!brief.title.is_empty() && is_vague(&brief.title)).then_some(Hint::VagueTitle));
    found.extend(brief.deadline.is_none().then_some(Hint::NoDeadline));
    found.extend(brief.budget.as_deref().is_none_or(|b| b.trim().is_empty()).then_some(Hint::NoBudget));
    found
}

fn public_texts(brief: &NeedBrief) -> impl Iterator<Item = (&'static str, &str)> {
    let title = [&brief.title.zh, &brief.title.en].into_iter().flatten().map(|half| ("title", half.as_str()));
    let body = [&brief.body.zh, &brief.body.en].into_iter().flatten().map(|half| ("body", half.as_str()));
    let must = brief.must.iter().map(|word| ("must", word.as_str()));
    title.chain(body).chain(must).chain(brief.nice.iter().map(|word| ("nice", word.as_str())))
}

/// True when neither half says more than empty words and the name of a field.
fn is_vague(title: &Bilingual) -> bool {
    [&title.zh, &title.en].into_iter().flatten().all(|half| weight(half) < ENOUGH)
}

fn weight(title: &str) -> usize {
    let (zh, en) = &*VAGUE;
    let said = zh.iter().fold(title.to_owned(), |rest, word| rest.replace(word.as_str(), " "));
    let han = said.chars().filter(|c| is_han(*c)).count();
    han + 2 * words(&said).filter(|word| word.len() > 1 && !en.contains(word)).count()
}

/// The Latin words of a text in small letters.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '&' | '\'');
    text.split(move |c: char| !is_of_word(c)).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase)
}

/// The first other need of the firm that is under way and asks for much the same.
pub fn similar<'a>(brief: &NeedBrief, others: &'a [Need]) -> Option<&'a Need> {
    let is_under_way = |need: &&Need| matches!(need.state, NeedState::Submitted | NeedState::Open | NeedState::OnHold);
    others.iter().filter(is_under_way).find(|need| is_like(brief, &need.brief))
}

fn is_like(one: &NeedBrief, other: &NeedBrief) -> bool {
    let shares_field = one.fields.iter().any(|field| other.fields.contains(field));
    let title = |of: fn(&Bilingual) -> &Option<String>| match (of(&one.title), of(&other.title)) {
        (Some(a), Some(b)) => likeness(a, b),
        _ => 0.0,
    };
    let keywords = |brief: &NeedBrief| -> HashSet<String> {
        brief.must.iter().chain(&brief.nice).map(|word| word.to_lowercase()).collect()
    };
    let (mine, theirs) = (keywords(one), keywords(other));
    let shared = mine.intersection(&theirs).count();
    let asks_alike = shared >= 2 && shared * 2 > mine.len().max(theirs.len());
    shares_field && (title(|t| &t.zh).max(title(|t| &t.en)) >= ALIKE || asks_alike)
}

/// The share of pairs of neighbouring letters that two lines have in common (Dice).
fn likeness(a: &str, b: &str) -> f64 {
    let pairs = |text: &str| -> HashSet<(char, char)> {
        let letters: Vec<char> = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        letters.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
    };
    let (a, b) = (pairs(a), pairs(b));
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { 2.0 * a.intersection(&b).count() as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::enterprise::EnterpriseId;
    use crate::domain::value::Moment;

    fn brief(title: &str) -> NeedBrief {
        let json = serde_json::json!({
            "kind": "consulting", "title": {"zh": title}, "fields": ["biomedicine"], "modes": ["consulting"],
            "must": ["固相合成", "制备纯化"], "budget": "面议", "deadline": "2026-12-31"
        });
        serde_json::from_value(json).expect("a need")
    }

    #[test]
    fn a_title_of_empty_words_is_vague() {
        for title in [
            "高端技术人才",
            "急聘生物医药专家一名",
            "新材料领域博士",
            "寻求技术合作",
            "Senior engineer wanted",
            "Big data experts",
        ] {
            assert_eq!(hints(&brief(title)), [Hint::VagueTitle], "{title}");
        }
        for title in
            ["长链多肽工艺放大", "抗体纯化", "GMP 车间验证", "Scale-up of long peptides", "HPLC method transfer"]
        {
            assert_eq!(hints(&brief(title)), [], "{title}");
        }
    }

    #[test]
    fn each_hint_names_its_field() {
        let mut need = brief("长链多肽工艺放大");
        (need.deadline, need.budget) = (None, None);
        need.body.zh = Some("博士，35岁以下，男性优先。联系 li@example.com".into());
        need.must.push("甘肃籍".into());
        let told = hints(&need);
        let told: Vec<(String, &str)> = told.iter().map(|hint| (hint.code(), hint.field())).collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(code, field)| (code.as_str(), *field)).collect();
        assert_eq!(
            told,
            [
                ("unfair-age", "body"),
                ("unfair-sex", "body"),
                ("unfair-origin", "must"),
                ("contact", "body"),
                ("no-deadline", "deadline"),
                ("no-budget", "budget"),
            ]
        );
    }

    #[test]
    fn a_similar_need_under_way_is_found() {
        let mut other =
            Need::draft("N-2041".into(), EnterpriseId::new(), Lang::Zh, brief("多肽长链工艺的放大"), Moment::default());
        assert_eq!(similar(&brief("长链多肽工艺放大"), std::slice::from_ref(&other)), None, "a draft is not under way");
        other.state = NeedState::Open;
        assert!(similar(&brief("长链多肽工艺放大"), std::slice::from_ref(&other)).is_some(), "the same keywords");
        other.brief.must = vec!["发酵".into()];
        other.brief.title.zh = Some("酵母发酵罐的放大".into());
        assert_eq!(similar(&brief("长链多肽工艺放大"), std::slice::from_ref(&other)), None);
        other.brief.title.zh = Some("长链多肽的工艺放大".into());
        assert!(similar(&brief("长链多肽工艺放大"), std::slice::from_ref(&other)).is_some(), "nearly the same title");
    }
}
