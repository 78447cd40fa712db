//! A scored pair in names: what is met and what is missing, each with its label in both languages.

use crate::domain::card::{TalentCard, YearsBand};
use crate::domain::country;
use crate::domain::enterprise::{Enterprise, EnterpriseState};
use crate::domain::need::Need;
use crate::domain::region;
use crate::domain::talent::Talent;
use crate::domain::value::{Bilingual, Lang};
use crate::mail::office_facts::{FirmFacts, Gap, NeedFacts, Pair, PersonFacts};
use crate::matching::{Criterion, Engine, Line, LineResult, PersonFeatures, Side};

/// Most gaps that a pair lists.
const GAPS: usize = 4;

/// The pair of two scores and their lines.
pub fn pair(engine: &Engine, score_need: f64, score_talent: f64, lines: &[Line]) -> Pair {
    Pair {
        score_need: score_need.round() as i64,
        score_talent: score_talent.round() as i64,
        met: met(engine, lines),
        gaps: gaps(engine, lines),
    }
}

/// The label of a concept in both languages.
pub fn label(engine: &Engine, concept: &str) -> Bilingual {
    let words = |lang| Some(engine.label(concept, lang).to_owned());
    Bilingual { zh: words(Lang::Zh), en: words(Lang::En) }
}

/// What a line is about by name: its concept, else the need's own keyword in the language it was typed in.
pub fn name(engine: &Engine, line: &Line) -> Option<Bilingual> {
    match (&line.concept, &line.need_phrase) {
        (Some(concept), _) => Some(label(engine, concept)),
        (None, Some(typed)) => Some(Bilingual { zh: Some(typed.clone()), en: Some(typed.clone()) }),
        (None, None) => None,
    }
}

/// Names of the lines of some criteria that came out so, each once.
fn names(engine: &Engine, lines: &[Line], of: &[Criterion], results: &[LineResult]) -> Vec<Bilingual> {
    let mut names: Vec<Bilingual> = Vec::new();
    for criterion in of {
        let some = lines.iter().filter(|l| l.side == Side::Need && l.criterion == *criterion);
        for name in some.filter(|l| results.contains(&l.result)).filter_map(|l| name(engine, l)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn met(engine: &Engine, lines: &[Line]) -> Vec<Bilingual> {
    let of = [Criterion::Must, Criterion::Nice, Criterion::Speciality];
    let met = names(engine, lines, &of, &[LineResult::Met]);
    if met.is_empty() { names(engine, lines, &of, &[LineResult::Partly]) } else { met }
}

fn gaps(engine: &Engine, lines: &[Line]) -> Vec<Gap> {
    let keywords = [Criterion::Must, Criterion::Nice];
    let missing = names(engine, lines, &keywords, &[LineResult::Missing, LineResult::NotStated]);
    let mut gaps = Vec::new();
    if !missing.is_empty() {
        gaps.push(Gap::NotMentioned(missing));
    }
    // What is known to be missing comes before what nobody has said.
    let own = || lines.iter().filter(|l| l.side == Side::Need && l.result != LineResult::Met);
    gaps.extend(own().filter(|l| l.result != LineResult::NotStated).filter_map(gap));
    gaps.extend(own().filter(|l| l.result == LineResult::NotStated).filter_map(gap));
    gaps.truncate(GAPS);
    gaps
}

/// The gap of a stated fact; `None` for what has no words of its own.
fn gap(line: &Line) -> Option<Gap> {
    let need = line.need_phrase.as_deref().unwrap_or_default();
    let person = line.person_phrase.as_deref();
    let codes = |text: &str| -> Vec<String> { text.split(',').filter(|c| !c.is_empty()).map(str::to_owned).collect() };
    match line.criterion {
        Criterion::Languages => match person {
            None => Some(Gap::LanguagesUnknown),
            Some(spoken) => {
                let spoken = codes(spoken);
                Some(Gap::Languages(codes(need).into_iter().filter(|c| !spoken.contains(c)).collect()))
            }
        },
        Criterion::Degree => Some(Gap::Degree(need.parse().ok()?, person.and_then(|p| p.parse().ok()))),
        Criterion::Years => Some(Gap::Years(need.parse().ok()?, person.and_then(|p| p.parse().ok()))),
        Criterion::Mode => {
            Some(Gap::Mode(codes(person.unwrap_or_default()).iter().filter_map(|m| m.parse().ok()).collect()))
        }
        Criterion::Place => Some(Gap::Place),
        Criterion::Availability => Some(Gap::Availability(person.and_then(|p| p.parse().ok()))),
        _ => None,
    }
}

/// A person in words of the taxonomy and code tables.
pub fn person(engine: &Engine, talent: &Talent, features: &PersonFeatures) -> PersonFacts {
    let card = TalentCard::of(talent);
    let subject = engine.speciality_of(features).map(|slug| label(engine, slug));
    let field = || card.fields.first().map(|f| both(f.name(Lang::Zh), f.name(Lang::En)));
    PersonFacts {
        code: talent.code.clone(),
        subject: subject.or_else(field),
        degree: card.degree,
        years: talent.profile.years_experience.map(YearsBand::of),
        place: place(&card),
    }
}

/// The country, or the state of the United States: `美国加州`, `California`.
fn place(card: &TalentCard) -> Option<Bilingual> {
    let country = country::country(&card.country)?;
    let Some(state) = card.state.as_deref().and_then(country::us_state) else {
        return Some(both(country.zh, country.en));
    };
    let zh = country::us_state_short_zh(state.code).unwrap_or(state.zh);
    Some(both(&format!("{}{zh}", country.zh), state.en))
}

fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: Some(zh.to_owned()), en: Some(en.to_owned()) }
}

/// A need as the office reads of it; an anonymous one names no firm.
pub fn need(need: &Need, firm: &Enterprise) -> NeedFacts {
    let place = firm.profile.division.as_deref().and_then(region::find);
    NeedFacts {
        code: need.code.clone(),
        title: need.brief.title.clone(),
        firm: FirmFacts {
            name: (!need.brief.is_anonymous).then(|| firm.profile.name.clone()),
            place: place.map(|d| both(d.name(Lang::Zh), d.name(Lang::En))),
            has_code: firm.profile.uscc.is_some(),
            is_verified: firm.state == EnterpriseState::Verified,
        },
        modes: need.brief.modes.clone(),
        closes_on: need.brief.deadline,
    }
}
