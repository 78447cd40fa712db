//! [21] The figures of a month for the bureaus: in the text, Chinese first, no sign-in needed.

use super::compose::unsubscribe;
use super::facts::Facts;
use super::letter::{Half, Letter, Line};
use super::words::{t, tv};
use crate::domain::figures::{self, Figures};
use crate::domain::value::Lang;
use crate::locale::{self, Value};

/// The letter; `is_checked` when a lead approved the figures.
pub fn monthly(facts: &Facts, figures: &Figures, is_checked: bool) -> Letter {
    let subject = |lang: Lang| {
        let month = [("month", locale::month(lang, figures.month).into())];
        let mark = if is_checked { String::new() } else { t(lang, "mail-figures-unchecked-mark") };
        tv(lang, "mail-figures-subject", &month) + &mark
    };
    let halves = [Lang::Zh, Lang::En].map(|lang| half(facts, lang, figures, is_checked));
    Letter { subject: [Lang::Zh, Lang::En].map(subject).join(" · "), halves: halves.into(), foot: foot(facts) }
}

fn half(facts: &Facts, lang: Lang, figures: &Figures, is_checked: bool) -> Half {
    let mut half = Half::new(lang);
    let office = ("office", facts.office.name.text(lang).into());
    half.line(tv(lang, "mail-figures-lead", &[office, ("month", locale::month(lang, figures.month).into())]));
    if !is_checked {
        half.line(t(lang, "mail-figures-unchecked"));
    }
    half.lines(figures.lines.iter().map(|line| counted(lang, line)).collect());
    let now = [
        ("people", Value::from(figures.people_now)),
        ("needs", figures.needs_now.into()),
        ("overdue", figures.overdue.into()),
    ];
    half.line(tv(lang, "mail-figures-now", &now));
    let mut fields: Vec<String> = Vec::new();
    for (field, n) in &figures.fields {
        let n = n.map_or_else(|| t(lang, "figures-few"), |n| n.to_string());
        fields.push(tv(lang, "mail-figures-field", &[("field", field.name(lang).into()), ("n", n.into())]));
    }
    if !fields.is_empty() {
        fields.insert(0, t(lang, "mail-figures-fields"));
        half.lines(fields);
    }
    half.line(t(lang, "mail-figures-answer"));
    half
}

fn counted(lang: Lang, line: &figures::Line) -> String {
    let change = line.month - line.before;
    let change = if change > 0 { format!("+{change}") } else { change.to_string() };
    let name = t(lang, &format!("figure-{}", line.figure.as_str().replace('_', "-")));
    let values = [
        ("name", name.into()),
        ("month", Value::from(line.month)),
        ("before", line.before.into()),
        ("change", change.into()),
        ("year", line.year.into()),
    ];
    tv(lang, "mail-figures-line", &values)
}

fn foot(facts: &Facts) -> Vec<Line> {
    let words = tv(Lang::Zh, "mail-sender", &[("office", facts.office.name.text(Lang::Zh).into())]);
    let mut lines = vec![Line { words, url: None }];
    if let Some(url) = unsubscribe(facts, Lang::Zh) {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| t(lang, "mail-foot-unsubscribe"));
        let both = format!("{} / {en}", zh.trim_end_matches(|c: char| !c.is_alphanumeric()));
        lines.push(Line { words: both, url: Some(url) });
    }
    lines
}
