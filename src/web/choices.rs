//! The choices that forms offer, in the reader's words and in the order in which people look for them.

use super::page::Frame;
use crate::domain::card::YearsBand;
use crate::domain::enterprise::EnterpriseKind;
use crate::domain::field;
use crate::domain::need::NeedKind;
use crate::domain::region::{self, Division};
use crate::domain::talent::TieKind;
use crate::domain::value::{Degree, Mode};
use crate::domain::{country, table};

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub code: String,
    /// What is read.
    pub label: String,
}

/// The ways of working together, the most asked for first.
const MODES: [Mode; 9] = [
    Mode::Consulting,
    Mode::RemoteProject,
    Mode::ShortVisit,
    Mode::JointResearch,
    Mode::Mentoring,
    Mode::PartTime,
    Mode::FullTimeReturn,
    Mode::Startup,
    Mode::Investment,
];

/// The ties to Gansu that a person can tell.
pub const TIES: [TieKind; 6] =
    [TieKind::Birth, TieKind::School, TieKind::Work, TieKind::Family, TieKind::Project, TieKind::Interested];

/// Languages that are offered without unfolding.
const LANGUAGES_FIRST: usize = 2;

impl Frame {
    fn coded<T: ToString>(&self, prefix: &str, codes: impl IntoIterator<Item = T>) -> Vec<Choice> {
        let choice = |code: T| Choice { label: self.tc(prefix, code.to_string()), code: code.to_string() };
        codes.into_iter().map(choice).collect()
    }

    fn entry(&self, entry: &table::Entry) -> Choice {
        Choice { code: entry.code.to_owned(), label: entry.name(self.lang).to_owned() }
    }

    fn division(&self, place: &Division) -> Choice {
        Choice { code: place.code.to_owned(), label: place.name(self.lang).to_owned() }
    }

    /// The twelve fields.
    pub fn field_choices(&self) -> Vec<Choice> {
        field::all().map(|f| Choice { label: f.name(self.lang).to_owned(), code: f.0 }).collect()
    }

    /// The ways of working together.
    pub fn mode_choices(&self) -> Vec<Choice> {
        self.coded("mode-", MODES)
    }

    /// The degrees, lowest first; a need that asks for a degree does not offer "none".
    pub fn degree_choices(&self, with_none: bool) -> Vec<Choice> {
        self.coded("degree-", Degree::ALL.iter().filter(|d| with_none || **d != Degree::None))
    }

    /// The bands of experience.
    pub fn years_choices(&self) -> Vec<Choice> {
        YearsBand::ALL.iter().map(|b| Choice { code: b.to_string(), label: self.t(b.key()) }).collect()
    }

    /// The ties to Gansu.
    pub fn tie_choices(&self) -> Vec<Choice> {
        self.coded("tie-", TIES)
    }

    /// The countries where most of those who register live.
    pub fn first_countries(&self) -> Vec<Choice> {
        country::FIRST.iter().filter_map(|code| country::country(code)).map(|e| self.entry(e)).collect()
    }

    /// All other countries, in the order of the reader's language.
    pub fn other_countries(&self) -> Vec<Choice> {
        let all = country::countries_as_read(self.lang).into_iter();
        all.filter(|e| !country::FIRST.contains(&e.code)).map(|e| self.entry(e)).collect()
    }

    /// The languages most asked for and those that are ticked; `folded`: all others.
    pub fn language_choices(&self, ticked: &[String], folded: bool) -> Vec<Choice> {
        let known = country::languages().iter().map(|e| self.entry(e));
        let unnamed = ticked.iter().filter(|code| country::language(code).is_none());
        let unnamed = unnamed.map(|code| Choice { code: code.clone(), label: code.clone() });
        let is_first = |n: usize, c: &Choice| n < LANGUAGES_FIRST || ticked.contains(&c.code);
        let all = known.chain(unnamed).enumerate();
        all.filter(|(n, choice)| is_first(*n, choice) != folded).map(|(_, choice)| choice).collect()
    }

    /// The kinds of need.
    pub fn need_kind_choices(&self) -> Vec<Choice> {
        self.coded("need-kind-", NeedKind::ALL)
    }

    /// The kinds of enterprise.
    pub fn enterprise_kind_choices(&self) -> Vec<Choice> {
        self.coded("enterprise-kind-", EnterpriseKind::ALL)
    }

    /// The fourteen prefectures; the place that stands, when it is another one, comes first.
    pub fn place_choices(&self, standing: &str) -> Vec<Choice> {
        let known = |p: &&Division| standing == p.code || p.slug == Some(standing);
        let other = region::find(standing).filter(|_| !region::prefectures().any(|p| known(&p)));
        other.into_iter().chain(region::prefectures()).map(|p| self.division(p)).collect()
    }

    /// The name of a country.
    pub fn country(&self, code: &str) -> String {
        country::country(code).map_or_else(|| code.to_owned(), |e| e.name(self.lang).to_owned())
    }

    /// The name of a state of the United States.
    pub fn us_state(&self, code: &str) -> String {
        country::us_state(code).map_or_else(|| code.to_owned(), |e| e.name(self.lang).to_owned())
    }

    /// The name of a language.
    pub fn language(&self, code: &str) -> String {
        country::language(code).map_or_else(|| code.to_owned(), |e| e.name(self.lang).to_owned())
    }

    /// The name of a place in Gansu.
    pub fn place(&self, code: &str) -> String {
        region::find(code).map_or_else(|| code.to_owned(), |p| p.name(self.lang).to_owned())
    }
}
