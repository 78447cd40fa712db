//! The lines of a match in the words of its reader: one reason a criterion, keywords gathered into one.

use chrono::NaiveDate;

use super::{Criterion, Engine, Line, LineResult, Link, Side};
use crate::domain::country;
use crate::domain::field::FieldCode;
use crate::domain::value::Lang;
use crate::locale::{self, Value};

/// One reason as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Whose question it answers and what it is about, e.g. `need-must`.
    pub key: String,
    /// `met`, `partly`, `missing` or `not_stated`.
    pub result: &'static str,
    /// What it is about.
    pub name: String,
    /// What was asked and found.
    pub text: String,
    /// Points brought.
    pub points: i64,
    /// Points that could be brought.
    pub of: i64,
    /// Share of the points in steps of five, 0 to 100: the length of the bar.
    pub width: i64,
}

/// The reasons of one side, in the order of their lines.
pub fn of_side(engine: &Engine, lines: &[Line], side: Side, lang: Lang) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let own: Vec<&Line> = lines.iter().filter(|line| line.side == side).collect();
    for criterion in Criterion::ALL {
        let some: Vec<&Line> = own.iter().copied().filter(|line| line.criterion == *criterion).collect();
        if let Some(reason) = reason(engine, &some, lang) {
            reasons.push(reason);
        }
    }
    reasons
}

fn reason(engine: &Engine, lines: &[&Line], lang: Lang) -> Option<Reason> {
    let first = *lines.first()?;
    let points: f64 = lines.iter().map(|line| line.points).sum();
    let of: f64 = lines.iter().map(|line| line.of).sum();
    let share = if of > 0.0 { points / of } else { 0.0 };
    let is_keywords = matches!(first.criterion, Criterion::Must | Criterion::Nice);
    let result = if is_keywords { of_keywords(lines) } else { first.result };
    let text = if is_keywords { keywords(engine, lines, lang) } else { sentence(engine, first, lang) };
    Some(Reason {
        key: key(first),
        result: result.as_str(),
        name: name(lines, lang),
        text,
        points: points.round() as i64,
        of: of.round() as i64,
        width: ((share * 20.0).round() as i64 * 5).clamp(0, 100),
    })
}

/// The key of the reason that a line is gathered into.
pub fn key(line: &Line) -> String {
    format!("{}-{}", line.side, line.criterion)
}

fn of_keywords(lines: &[&Line]) -> LineResult {
    let count = |result| lines.iter().filter(|line| line.result == result).count();
    match lines.len() {
        all if count(LineResult::NotStated) == all => LineResult::NotStated,
        all if count(LineResult::Met) + count(LineResult::NotStated) == all => LineResult::Met,
        _ if count(LineResult::Met) + count(LineResult::Partly) > 0 => LineResult::Partly,
        _ => LineResult::Missing,
    }
}

fn name(lines: &[&Line], lang: Lang) -> String {
    let Some(first) = lines.first() else { return String::new() };
    let key = match (first.criterion, first.side) {
        (Criterion::Speciality, Side::Person) => "matching-criterion-heart".to_owned(),
        (criterion, _) => format!("matching-criterion-{criterion}"),
    };
    let met = lines.iter().filter(|line| line.result == LineResult::Met).count();
    locale::text_with(lang, &key, &[("met", met.into()), ("all", lines.len().into())])
}

/// The keywords by how they came out: what is there, what is near, what is not.
fn keywords(engine: &Engine, lines: &[&Line], lang: Lang) -> String {
    let groups = [LineResult::Met, LineResult::Partly, LineResult::Missing, LineResult::NotStated];
    let parts = groups.into_iter().filter_map(|result| {
        let names: Vec<String> =
            lines.iter().filter(|line| line.result == result).map(|line| keyword(engine, line, lang)).collect();
        let key = format!("matching-keywords-{}", result.as_str().replace('_', "-"));
        (!names.is_empty()).then(|| locale::text_with(lang, &key, &[("names", join(&names, lang).into())]))
    });
    parts.collect::<Vec<_>>().join(&locale::text(lang, "matching-and-then"))
}

fn keyword(engine: &Engine, line: &Line, lang: Lang) -> String {
    let named = line.concept.as_deref().map(|concept| engine.label(concept, lang).to_owned());
    let name = named.or_else(|| line.need_phrase.clone()).unwrap_or_default();
    match line.link {
        Some(Link::Denied) => locale::text_with(lang, "matching-denied", &[("name", name.into())]),
        _ => name,
    }
}

fn sentence(engine: &Engine, line: &Line, lang: Lang) -> String {
    let result = line.result.as_str().replace('_', "-");
    let criterion = match (line.criterion, line.side) {
        (Criterion::Speciality, Side::Person) => "heart",
        (criterion, _) => criterion.as_str(),
    };
    let need = words(engine, line.criterion, line.need_phrase.as_deref(), lang);
    let person = words(engine, line.criterion, line.person_phrase.as_deref(), lang);
    let concept = line.concept.as_deref().map_or_else(String::new, |concept| engine.label(concept, lang).to_owned());
    let link = locale::text(lang, &format!("matching-link-{}", line.link.unwrap_or(Link::Related)));
    let values: [(&'static str, Value<'_>); 4] =
        [("need", need.into()), ("person", person.into()), ("concept", concept.into()), ("link", link.into())];
    let own = format!("matching-{criterion}-{result}");
    let key = if locale::has(lang, &own) { own } else { format!("matching-{criterion}") };
    let text = locale::text_with(lang, &key, &values);
    let is_soft = line.criterion == Criterion::Meaning && line.concept.is_some() && line.result != LineResult::Missing;
    if !is_soft {
        return text;
    }
    // What both texts come near to, though perhaps neither names it.
    let near = locale::text_with(lang, "matching-meaning-near", &values);
    text + &locale::text(lang, "matching-and-then") + &near
}

/// A phrase of a line in the reader's language: codes by their labels, anything else as it was typed.
fn words(engine: &Engine, criterion: Criterion, phrase: Option<&str>, lang: Lang) -> String {
    let Some(phrase) = phrase else { return String::new() };
    let each = |label: &dyn Fn(&str) -> String| {
        join(&phrase.split(',').filter(|code| !code.is_empty()).map(label).collect::<Vec<_>>(), lang)
    };
    match criterion {
        Criterion::Mode => each(&|code| coded(lang, "mode", code)),
        Criterion::Degree => coded(lang, "degree", phrase),
        Criterion::Languages => each(&|code| country::language(code).map_or(code, |l| l.name(lang)).to_owned()),
        Criterion::Field => each(&|code| engine.field_label(&FieldCode(code.to_owned()), lang).to_owned()),
        Criterion::Place if phrase.len() == 2 => country::country(phrase).map_or(phrase, |c| c.name(lang)).to_owned(),
        Criterion::Place => each(&|code| coded(lang, "mode", code)),
        Criterion::Availability => {
            phrase.parse::<NaiveDate>().map_or_else(|_| phrase.to_owned(), |day| locale::full_day(lang, day))
        }
        Criterion::Words => each(&|word| word.trim().to_owned()),
        _ => phrase.to_owned(),
    }
}

fn coded(lang: Lang, kind: &str, code: &str) -> String {
    locale::text(lang, &format!("{kind}-{}", code.replace('_', "-")))
}

/// Names in a row, with the mark that the language puts between them.
pub fn join(names: &[String], lang: Lang) -> String {
    names.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}
