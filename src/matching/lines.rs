//! The lines of a score: what was asked, what was found, and the points this brought.

use serde::{Deserialize, Serialize};

use super::features::Spot;
use crate::text_enum;

text_enum! {
    /// Whose question a line answers.
    Side {
        /// Does this person do what the need asks for?
        Need = "need",
        /// Does this need suit the person?
        Person = "person",
    }
}

text_enum! {
    /// What a line is about.
    Criterion {
        /// The subject as a whole.
        Speciality = "speciality",
        /// How near the texts are in meaning, beyond the concepts they name.
        Meaning = "meaning",
        /// A required keyword.
        Must = "must",
        /// A welcome keyword.
        Nice = "nice",
        /// The ticked fields.
        Field = "field",
        /// The way of working together.
        Mode = "mode",
        /// The degree.
        Degree = "degree",
        /// Years of experience.
        Years = "years",
        /// Languages.
        Languages = "languages",
        /// Where the work can be done.
        Place = "place",
        /// From when the person is free, against the last day for proposals.
        Availability = "availability",
        /// Shared words beyond the concepts.
        Words = "words",
    }
}

text_enum! {
    /// How a line came out.
    LineResult {
        /// Fully or nearly so.
        Met = "met",
        /// In part.
        Partly = "partly",
        /// Not.
        Missing = "missing",
        /// Nothing is known: leaves both sum and maximum.
        NotStated = "not_stated",
    }
}

text_enum! {
    /// How the person's words are tied to the need's concept.
    Link {
        /// The same concept, in whatever language.
        Same = "same",
        /// The person names a kind of it.
        Narrower = "narrower",
        /// The person names what it is a kind of.
        Broader = "broader",
        /// Both are kinds of one thing.
        Sibling = "sibling",
        /// One often stands for the other.
        Related = "related",
        /// Only the sub-field is shared.
        Subfield = "subfield",
        /// The texts as a whole mean something alike: a soft tie, no proof.
        Meaning = "meaning",
        /// No concept, but the same words.
        Words = "words",
        /// The person says not to do this.
        Denied = "denied",
    }
}

/// One line. The points of the lines of a side add up to that side's score exactly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Line {
    /// Whose question it answers.
    pub side: Side,
    /// What it is about.
    pub criterion: Criterion,
    /// How it came out.
    pub result: LineResult,
    /// Points brought, of 100 a side.
    pub points: f64,
    /// Points that could be brought, of 100 a side.
    pub of: f64,
    /// The need's words or code: a keyword, a degree code, a number of years, codes joined by a comma.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need_phrase: Option<String>,
    /// The person's words or code for the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_phrase: Option<String>,
    /// Where the need's words stand, when they are words of its texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need_at: Option<Spot>,
    /// Where the person's words stand, when they are words of their texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_at: Option<Spot>,
    /// The need's concept or sub-field, by its slug; of a soft link, the concept that both texts come near to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concept: Option<String>,
    /// How the person's words are tied to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

/// Two scores with their lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Score {
    /// Does this person do what the need asks for? 0 to 100.
    pub need_fit: f64,
    /// Does this need suit the person? 0 to 100.
    pub person_fit: f64,
    /// The value that orders the review, `match` and `eval`.
    pub order: f64,
    /// What it is made of.
    pub lines: Vec<Line>,
}

/// The figures of a score without its lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Does this person do what the need asks for? 0 to 100.
    pub need_fit: f64,
    /// Does this need suit the person? 0 to 100.
    pub person_fit: f64,
    /// The value that orders.
    pub order: f64,
}

impl Score {
    /// The figures alone.
    pub fn fit(&self) -> Fit {
        Fit { need_fit: self.need_fit, person_fit: self.person_fit, order: self.order }
    }
}

/// What a line is drawn up from: the share of its points that was reached; `None` when nothing is known.
#[derive(Debug, Clone, Default)]
pub struct Finding {
    /// From 0 to 1.
    pub share: Option<f64>,
    /// The need's words or code.
    pub need: Option<String>,
    /// The person's words or code.
    pub person: Option<String>,
    /// Where the need's words stand.
    pub need_at: Option<Spot>,
    /// Where the person's words stand.
    pub person_at: Option<Spot>,
    /// The need's concept.
    pub concept: Option<String>,
    /// The tie.
    pub link: Option<Link>,
}

impl Finding {
    /// A finding of a share with both sides' words or codes.
    pub fn of(share: f64, need: impl Into<String>, person: impl Into<String>) -> Self {
        Self { share: Some(share), need: Some(need.into()), person: Some(person.into()), ..Self::default() }
    }

    /// Asked, but the person does not say.
    pub fn not_stated(need: impl Into<String>) -> Self {
        Self { need: Some(need.into()), ..Self::default() }
    }
}

/// Bounds from which a share reads "met" or "partly".
pub type Bounds = (f64, f64);

/// The line of a finding, in points of `of`; scaled later.
pub fn line(side: Side, criterion: Criterion, of: f64, finding: Finding, bounds: Bounds) -> Line {
    let Finding { share, need, person, need_at, person_at, concept, link } = finding;
    let result = match share {
        None => LineResult::NotStated,
        Some(s) if s >= bounds.0 => LineResult::Met,
        Some(s) if s >= bounds.1 => LineResult::Partly,
        Some(_) => LineResult::Missing,
    };
    let of = if share.is_some() { of } else { 0.0 };
    let points = of * share.unwrap_or(0.0).clamp(0.0, 1.0);
    let (need_phrase, person_phrase) = (need, person);
    Line { side, criterion, result, points, of, need_phrase, person_phrase, need_at, person_at, concept, link }
}

/// Scales the lines of a side so that their maxima add up to 100, and adds up their points.
pub fn scale(lines: &mut [Line], side: Side) -> f64 {
    let most: f64 = lines.iter().filter(|l| l.side == side).map(|l| l.of).sum();
    if most <= 0.0 {
        return 0.0;
    }
    let mut sum = 0.0;
    for line in lines.iter_mut().filter(|l| l.side == side) {
        line.of *= 100.0 / most;
        line.points *= 100.0 / most;
        sum += line.points;
    }
    sum
}
