//! What is known of a pair at little cost, and how far the rest can carry it: whoever cannot come among the best need not be judged
//! to the end.

use super::Engine;
use super::constraints::{self, Found};
use super::facts::{NeedFacts, PersonFacts};
use super::figures::ROUNDED;
use super::judge::field;
use super::meaning::Nearness;
use super::sketch::NeedSketch;
use super::subjects::Subjects;

/// Stated facts and meaning of a pair.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known {
    /// How near the texts are.
    pub near: Option<Nearness>,
    /// The degree, and so on as in [`constraints`].
    pub degree: Found,
    /// Years.
    pub years: Found,
    /// Languages.
    pub languages: Found,
    /// Ways of working.
    pub mode: Found,
    /// Ticked fields.
    pub field: Found,
    /// Place.
    pub place: Found,
    /// Start.
    pub availability: Found,
}

impl Known {
    /// What the facts say beside the meaning.
    pub fn new(need: &NeedFacts, person: &PersonFacts, near: Option<Nearness>) -> Self {
        Self {
            near,
            degree: constraints::degree(need, person),
            years: constraints::years(need, person),
            languages: constraints::languages(need, person),
            mode: constraints::mode(need, person),
            field: field(need, person),
            place: constraints::place(need, person),
            availability: constraints::availability(need, person),
        }
    }
}

/// The points that what is not known yet can bring at most.
#[derive(Debug, Clone, Copy)]
pub struct Rest {
    subject: f64,
    keywords_and_words: f64,
    heart: f64,
}

impl Rest {
    /// Of a need: its subject, keywords and words, and whether it is what the person does.
    pub fn of(engine: &Engine, need: &NeedSketch<'_>) -> Self {
        let w = &engine.weights.need;
        let keywords = [(true, w.must), (false, w.nice)].into_iter().filter(|(is_must, _)| need.count(*is_must) > 0);
        Self::with(engine, !need.mentions.is_empty(), keywords.map(|(_, of)| of).sum::<f64>())
    }

    /// Of a need of which no more is known than whether it mentions a concept.
    pub fn most(engine: &Engine, has_mentions: bool) -> Self {
        Self::with(engine, has_mentions, engine.weights.need.must + engine.weights.need.nice)
    }

    fn with(engine: &Engine, has_mentions: bool, keywords: f64) -> Self {
        let w = &engine.weights.need;
        // The words of a need without concepts weigh as much as its subject would.
        let (subject, words) = if has_mentions { (w.speciality, w.words) } else { (0.0, w.speciality) };
        Self { subject, keywords_and_words: words + keywords, heart: engine.weights.person.speciality }
    }
}

impl Engine {
    /// No pair of which this is known has a higher order.
    pub fn at_most(&self, known: &Known, subjects: Option<Subjects>, rest: Rest) -> f64 {
        let (n, p) = (&self.weights.need, &self.weights.person);
        let near = known.near.map_or((0.0, 0.0), |near| (n.meaning * near.weight, near.share));
        let subjects = subjects.unwrap_or(Subjects { of_need: Some(1.0), of_person: Some(1.0) });
        let need = [
            (Some(subjects.of_need), rest.subject),
            (Some(known.near.map(|_| near.1)), near.0),
            (known.degree, n.degree),
            (known.years, n.years),
            (known.languages, n.languages),
        ];
        let person = [
            (Some(subjects.of_person), rest.heart),
            (known.mode, p.mode),
            (known.field, p.field),
            (known.languages, p.languages),
            (known.place, p.place),
            (known.availability, p.availability),
        ];
        self.order(at_most(need, rest.keywords_and_words), at_most(person, 0.0)) + ROUNDED
    }
}

/// The score of a side in which the rest brings all it can. It would be no higher if the rest could bring less: what is known brings
/// at most its maximum, so that the share of the whole grows with what is added to both.
#[inline]
fn at_most<const N: usize>(stated: [(Found, f64); N], rest: f64) -> f64 {
    let (mut most, mut points) = (rest, rest);
    for (found, of) in stated {
        if let Some(Some(share)) = found {
            most += of;
            points += of * share.clamp(0.0, 1.0);
        }
    }
    if most > 0.0 { points * (100.0 / most) } else { 0.0 }
}
