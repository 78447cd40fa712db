//! What the office's mails (4) need to know: needs and people with their pairs, in codes and words of the taxonomy. No type
//! of this file has a field for a person's name, employer or contact.

use chrono::NaiveDate;

use crate::domain::card::YearsBand;
use crate::domain::value::{Bilingual, Degree, Mode};

/// An event of mail (4).
#[derive(Debug, Clone)]
pub enum Event {
    /// A need and its people.
    Need(Box<NeedEvent>),
    /// A person and the needs.
    Person(Box<PersonEvent>),
    /// Withdrawn or changed before the mail left, so that there is nothing to review; its code.
    Gone(String),
}

impl Event {
    /// How many strong pairs it brings.
    pub fn strong(&self) -> usize {
        match self {
            Self::Need(event) => event.strong.len(),
            Self::Person(event) => event.strong.len(),
            Self::Gone(_) => 0,
        }
    }

    /// How many pairs it brings that are worth a look.
    pub fn worth(&self) -> i64 {
        match self {
            Self::Need(event) => event.worth,
            Self::Person(event) => event.worth,
            Self::Gone(_) => 0,
        }
    }

    /// The code of what it is about.
    pub fn code(&self) -> &str {
        match self {
            Self::Need(event) => &event.need.code,
            Self::Person(event) => &event.person.code,
            Self::Gone(code) => code,
        }
    }
}

/// A need with its people.
#[derive(Debug, Clone)]
pub struct NeedEvent {
    /// False when the office has heard of it before.
    pub is_new: bool,
    /// The need.
    pub need: NeedFacts,
    /// The strong pairs, best first.
    pub strong: Vec<(PersonFacts, Pair)>,
    /// How many are worth a look.
    pub worth: i64,
    /// Where nobody is strong: the nearest people.
    pub nearest: Vec<(PersonFacts, Pair)>,
    /// Where nobody is strong: how many would be, without one of the things asked for.
    pub without: Option<(Bilingual, i64)>,
}

/// A person with the needs they fit.
#[derive(Debug, Clone)]
pub struct PersonEvent {
    /// False when the office has heard of them before.
    pub is_new: bool,
    /// The person.
    pub person: PersonFacts,
    /// Ways of working together that suit them.
    pub modes: Vec<Mode>,
    /// From when they are free.
    pub available_from: Option<NaiveDate>,
    /// The needs for which they are strong, best first.
    pub strong: Vec<(NeedFacts, Pair)>,
    /// How many needs are worth a look.
    pub worth: i64,
}

/// A need as the office reads of it.
#[derive(Debug, Clone)]
pub struct NeedFacts {
    /// Code.
    pub code: String,
    /// Title as typed.
    pub title: Bilingual,
    /// The firm.
    pub firm: FirmFacts,
    /// Ways of working together.
    pub modes: Vec<Mode>,
    /// Last day for proposals.
    pub closes_on: Option<NaiveDate>,
}

/// A firm as the office reads of it.
#[derive(Debug, Clone)]
pub struct FirmFacts {
    /// Its name; `None` for an anonymous need.
    pub name: Option<Bilingual>,
    /// Where it is.
    pub place: Option<Bilingual>,
    /// True when it gave a well-formed credit code.
    pub has_code: bool,
    /// True when it is verified.
    pub is_verified: bool,
}

/// A person in words of the taxonomy and code tables.
#[derive(Debug, Clone)]
pub struct PersonFacts {
    /// Code.
    pub code: String,
    /// What they do.
    pub subject: Option<Bilingual>,
    /// Degree.
    pub degree: Option<Degree>,
    /// Years of experience.
    pub years: Option<YearsBand>,
    /// Country, and the state where one is known.
    pub place: Option<Bilingual>,
}

/// Scores of a pair with what is met and missing.
#[derive(Debug, Clone, Default)]
pub struct Pair {
    /// Fits the need, 0 to 100.
    pub score_need: i64,
    /// Suits the person, 0 to 100.
    pub score_talent: i64,
    /// Names of what is met.
    pub met: Vec<Bilingual>,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

/// Something that is missing. `None` for what a person has: not stated.
#[derive(Debug, Clone, PartialEq)]
pub enum Gap {
    /// Words of the need that the person does not mention.
    NotMentioned(Vec<Bilingual>),
    /// Languages asked for and not spoken (ISO 639-1).
    Languages(Vec<String>),
    /// No language is stated.
    LanguagesUnknown,
    /// Degree: what was asked for, what there is.
    Degree(Degree, Option<Degree>),
    /// Years: what was asked for, what there is.
    Years(i64, Option<i64>),
    /// Ways of working: what suits the person.
    Mode(Vec<Mode>),
    /// The work is on the spot and the person does not offer to come.
    Place,
    /// Free only from this day.
    Availability(Option<NaiveDate>),
}

/// What an import or a load brought.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// People.
    pub talents: i64,
    /// Needs.
    pub needs: i64,
    /// Strong pairs.
    pub strong: i64,
    /// Pairs worth a look.
    pub worth: i64,
    /// Needs with most strong pairs, with their number.
    pub first: Vec<(String, Bilingual, i64)>,
}
