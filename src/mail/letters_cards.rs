//! Mails about cards: a firm is interested in a person, a firm looked at too many of them, nobody was found for a need.

use super::facts::{Facts, NeedReceipt};
use super::letter::{Half, Letter};
use super::letters_access::one;
use super::office;
use super::words::{bare, plain, short, t, tv};
use crate::domain::value::{Bilingual, Lang};
use crate::locale::Value;

/// Longest title in a subject, in characters.
const TITLE: usize = 40;

/// A firm is interested in a person whose card it saw.
#[derive(Debug, Clone)]
pub struct InterestNews {
    /// The need's code and title.
    pub need: (String, Bilingual),
    /// The firm, unless the need is anonymous.
    pub firm: Option<Bilingual>,
    /// The person's code.
    pub talent: String,
    /// Fits the need, suits the person, 0 to 100.
    pub scores: (i64, i64),
}

/// A firm that looked at more cards than its budget.
#[derive(Debug, Clone)]
pub struct UnusualUse {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// `cards` or `lists`.
    pub what: String,
    /// The budget that was spent.
    pub most: i64,
}

/// The office is told of an interest, Chinese then English: it looks at the pair before the person hears of it.
pub fn office_interest(facts: &Facts, news: &InterestNews) -> Letter {
    let values = |lang: Lang| {
        [
            ("talent", Value::from(news.talent.as_str())),
            ("need", news.need.0.as_str().into()),
            ("title", short(&bare(lang, &news.need.1), TITLE).into()),
        ]
    };
    let half = |lang: Lang| {
        let mut half = Half::new(lang);
        half.line(tv(lang, "mail-interest-lead", &values(lang)));
        let firm = news.firm.as_ref().map(|name| plain(name.text(lang)));
        let scores = [("fits", Value::from(news.scores.0)), ("suits", news.scores.1.into())];
        half.lines(vec![
            firm.map(|name| tv(lang, "mail-interest-firm", &[("name", name.into())])).unwrap_or_default(),
            tv(lang, "mail-interest-scores", &scores),
        ]);
        let page = format!("{}/{lang}/review/{}?talent={}", facts.public_url, news.need.0, news.talent);
        half.link(t(lang, "mail-interest-open"), page);
        half.line(t(lang, "mail-interest-next"));
        half
    };
    let subject = [Lang::Zh, Lang::En].map(|lang| tv(lang, "mail-interest-subject", &values(lang))).join(" · ");
    Letter { subject, halves: [Lang::Zh, Lang::En].map(half).into(), foot: office::foot(facts) }
}

/// (23) A lead hears of a firm that looked at more than its budget.
pub fn unusual_use(facts: &Facts, lang: Lang, use_: &UnusualUse) -> Letter {
    let values = [
        ("code", Value::from(use_.code.as_str())),
        ("name", plain(use_.name.text(lang)).into()),
        ("n", use_.most.into()),
    ];
    let mut half = Half::new(lang);
    half.line(tv(lang, &format!("mail-unusual-{}", use_.what), &values));
    half.line(t(lang, "mail-unusual-what"));
    half.link(t(lang, "mail-unusual-open"), format!("{}/{lang}/staff/enterprises?state=verified", facts.public_url));
    one(tv(lang, "mail-unusual-subject", &values), half)
}

/// Nobody was found for a need; what its firm may do next.
pub fn none_found(facts: &Facts, lang: Lang, need: &NeedReceipt) -> Letter {
    let values = [("code", Value::from(need.code.as_str())), ("title", bare(lang, &need.title).into())];
    let mut half = Half::new(lang);
    half.line(tv(lang, "mail-none-found-lead", &values));
    half.lines(vec![
        t(lang, "mail-none-found-may"),
        t(lang, "mail-none-found-widen"),
        t(lang, "mail-none-found-again"),
    ]);
    half.link(t(lang, "mail-none-found-open"), format!("{}/{lang}/needs/{}", facts.public_url, need.code));
    half.line(t(lang, "mail-none-found-next"));
    one(tv(lang, "mail-none-found-subject", &values), half)
}
