//! [17] A firm leaves too many questions without an answer: it reads how to mend that, the office reads what waits for it.

use super::answer_facts::AnswerRate;
use super::facts::Facts;
use super::letter::{Half, Letter};
use super::letters_access::one;
use super::office;
use super::words::{bare, t, tv};
use crate::domain::value::Lang;
use crate::locale::Value;

fn values(lang: Lang, rate: &AnswerRate) -> Vec<(&'static str, Value<'static>)> {
    vec![
        ("code", rate.code.clone().into()),
        ("firm", bare(lang, &rate.name).into()),
        ("asked", rate.figures.asked.into()),
        ("answered", rate.figures.answered.into()),
        ("unanswered", rate.figures.unanswered().into()),
        ("percent", rate.figures.percent().unwrap_or(0).into()),
        ("floor", rate.floor_percent.into()),
        ("days", days(rate.figures.median_halves.unwrap_or(0))),
        ("more", rate.to_mend.into()),
        ("open", rate.open.into()),
        ("waiting", rate.waiting.into()),
    ]
}

/// Working days in halves, as sentences take them: a whole number chooses their form.
fn days(halves: i64) -> Value<'static> {
    if halves % 2 == 0 { Value::from(halves / 2) } else { format!("{}.5", halves / 2).into() }
}

/// What both readers are told: the counts, and how long an answer takes where there was one.
fn counts(lang: Lang, lead: &str, rate: &AnswerRate) -> Vec<String> {
    let values = values(lang, rate);
    let mut lines = vec![tv(lang, lead, &values)];
    lines.extend(rate.figures.median_halves.map(|_| tv(lang, "mail-answer-rate-days", &values)));
    lines
}

/// To the administrator of the firm.
pub fn to_firm(facts: &Facts, lang: Lang, rate: &AnswerRate) -> Letter {
    let values = values(lang, rate);
    let mut half = Half::new(lang);
    half.lines(counts(lang, "mail-answer-rate-lead", rate));
    half.line(t(lang, "mail-answer-rate-why"));
    half.line(tv(lang, "mail-answer-rate-means", &values));
    half.line(tv(lang, "mail-answer-rate-mend", &values));
    let open = if rate.open > 0 { "mail-answer-rate-open" } else { "mail-answer-rate-see" };
    half.link(tv(lang, open, &values), format!("{}/{lang}/introductions", facts.public_url));
    half.line(t(lang, "mail-answer-rate-help"));
    one(tv(lang, "mail-answer-rate-subject", &values), half)
}

/// To the office, in both languages.
pub fn to_office(facts: &Facts, rate: &AnswerRate) -> Letter {
    let half = |lang: Lang| {
        let values = values(lang, rate);
        let mut half = Half::new(lang);
        half.lines(counts(lang, "mail-office-answer-rate-lead", rate));
        half.line(tv(lang, "mail-office-answer-rate-means", &values));
        half.line(tv(lang, "mail-office-answer-rate-do", &values));
        half.link(t(lang, "mail-office-answer-rate-open"), format!("{}/{lang}/review", facts.public_url));
        half
    };
    let subject =
        [Lang::Zh, Lang::En].map(|lang| tv(lang, "mail-office-answer-rate-subject", &values(lang, rate))).join(" · ");
    Letter { subject, halves: [Lang::Zh, Lang::En].map(half).into(), foot: office::foot(facts) }
}
