//! What is known of a pair at little cost, and how far the rest can carry it: whoever cannot come among the best need not be judged
//! to the end.

use super::Engine;
use super::constraints::{self, Found};
use super::facts::{NeedFacts, PersonFacts};
use super::figures::{Added, ROUNDED};
use super::judge::Texts;
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
            field: constraints::field(need, person),
            place: constraints::place(need, person),
            availability: constraints::availability(need, person),
        }
    }
}

/// Points of both sides as far as they are known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sides {
    /// What the person brings for the need.
    pub need: Added,
    /// What the need brings for the person.
    pub person: Added,
}

/// What a bound found out and the judgement goes on from. Small: there is one for each of a thousand candidates.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    /// How near the texts are.
    pub near: Option<Nearness>,
    /// Facts and meaning in points.
    pub stated: Sides,
}

/// The points that what is not known yet can bring at most.
#[derive(Debug, Clone, Copy)]
pub struct Rest {
    subject: f64,
    keywords: f64,
    words: f64,
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
        Self { subject, keywords, words, heart: engine.weights.person.speciality }
    }

    /// Beside facts and meaning.
    #[inline]
    pub fn after_facts(&self) -> Open {
        Open { need: self.subject + self.keywords + self.words, person: self.heart }
    }

    /// Beside the subjects, too.
    #[inline]
    pub fn after_subjects(&self) -> Open {
        Open { need: self.keywords + self.words, person: 0.0 }
    }

    /// Beside the keywords, too.
    #[inline]
    pub fn after_keywords(&self) -> Open {
        Open { need: self.words, person: 0.0 }
    }
}

/// Points of both sides that are still open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Open {
    need: f64,
    person: f64,
}

impl Sides {
    /// The scores of both sides when all that is open is brought, but for what is rounded away.
    #[inline]
    pub fn at_most(&self, open: Open) -> (f64, f64) {
        (self.need.at_most(open.need), self.person.at_most(open.person))
    }

    /// The lesser of both scores when all that is open is brought, or a hair more.
    #[inline]
    pub fn lesser_at_most(&self, open: Open) -> f64 {
        let (need, person) = self.at_most(open);
        need.min(person) + ROUNDED
    }
}

impl Engine {
    /// No pair has a higher order whose sides bring this and all that is open.
    #[inline]
    pub fn at_most(&self, sides: &Sides, open: Open) -> f64 {
        let (need, person) = sides.at_most(open);
        self.order(need, person) + ROUNDED
    }

    /// What facts and meaning bring.
    #[inline]
    pub fn stated(&self, known: &Known) -> Sides {
        let (n, p) = (&self.weights.need, &self.weights.person);
        let meaning = |near: Nearness| Added::default().with(n.meaning * near.weight, near.share);
        let need = [(known.degree, n.degree), (known.years, n.years), (known.languages, n.languages)];
        let person = [
            (known.mode, p.mode),
            (known.field, p.field),
            (known.languages, p.languages),
            (known.place, p.place),
            (known.availability, p.availability),
        ];
        Sides {
            need: need.into_iter().fold(known.near.map(meaning).unwrap_or_default(), with_found),
            person: person.into_iter().fold(Added::default(), with_found),
        }
    }

    /// With what the subjects bring.
    #[inline]
    pub fn with_subjects(&self, sides: Sides, subjects: Subjects) -> Sides {
        let found = |share: Option<f64>| share.map(Some);
        Sides {
            need: with_found(sides.need, (found(subjects.of_need), self.weights.need.speciality)),
            person: with_found(sides.person, (found(subjects.of_person), self.weights.person.speciality)),
        }
    }

    /// With what the keywords bring, as far as their words were looked for.
    #[inline]
    pub fn with_keywords(&self, mut sides: Sides, texts: Texts<'_>) -> Sides {
        self.keywords(texts, &mut sides.need);
        sides
    }

    /// With what keywords and words bring: all.
    #[inline]
    pub fn with_words(&self, sides: Sides, texts: Texts<'_>) -> Sides {
        let Sides { need, person } = self.with_keywords(sides, texts);
        let words = self.words(texts).map(|(of, share)| (Some(Some(share)), of));
        Sides { need: words.into_iter().fold(need, with_found), person }
    }
}

#[inline]
fn with_found(side: Added, (found, of): (Found, f64)) -> Added {
    match found {
        Some(Some(share)) => side.with(of, share),
        _ => side,
    }
}
