//! Two entries beside each other, field by field, in the reader's words, with what agrees and what differs.

use super::page::Frame;
use crate::domain::card::YearsBand;
use crate::domain::enterprise::EnterpriseProfile;
use crate::domain::likeness::Fact;
use crate::domain::talent::{TalentIdentity, TalentProfile};
use crate::domain::value::{Bilingual, Lang};
use crate::locale;
use crate::usecase::same::show::{Entry, Says, View};

/// What one side says in a field.
pub struct Cell {
    /// The words; empty when it says nothing.
    pub words: String,
    /// The language of words that a person typed.
    pub lang: Option<Lang>,
}

/// A field of both.
pub struct Pairing {
    /// What it is about.
    pub name: String,
    /// What the older entry says.
    pub first: Cell,
    /// What the younger entry says.
    pub second: Cell,
    /// `same`, `different`, or empty where one says nothing.
    pub standing: &'static str,
}

/// A field of one entry: the key of its name, its words, and the facts by which it may agree.
type Field = (&'static str, String, &'static [Fact]);

const NAME: &[Fact] = &[Fact::Written, Fact::Sounds, Fact::Initial, Fact::Spelled, Fact::Brand];

impl Frame {
    /// The fields of both, those that nobody fills left out.
    pub fn beside(&self, view: &View) -> Vec<Pairing> {
        let facts = &view.pair.likeness.facts;
        let (first, second) = (self.fields(&view.first), self.fields(&view.second));
        let both = first.into_iter().zip(second).filter(|(a, b)| !a.1.is_empty() || !b.1.is_empty());
        both.map(|(a, b)| {
            let is_same = a.1 == b.1 || a.2.iter().any(|fact| facts.contains(fact));
            let standing = match (a.1.is_empty() || b.1.is_empty(), is_same) {
                (true, _) => "",
                (false, true) => "same",
                (false, false) => "different",
            };
            Pairing { name: self.t(a.0), first: self.cell(a.1), second: self.cell(b.1), standing }
        })
        .collect()
    }

    fn cell(&self, words: String) -> Cell {
        Cell { lang: Lang::of_text(&words).filter(|lang| *lang != self.lang), words }
    }

    fn fields(&self, entry: &Entry) -> Vec<Field> {
        let mut fields = match &entry.says {
            Says::Person(profile, identity) => self.person_fields(profile, identity),
            Says::Firm(profile, needs) => self.firm_fields(profile, *needs),
        };
        fields.push(("same-field-source", self.tc("source-", entry.source), &[]));
        let made = locale::day_in(entry.created_at, locale::LANZHOU);
        fields.push(("same-field-made", self.day(&made), &[]));
        fields
    }

    fn person_fields(&self, p: &TalentProfile, i: &TalentIdentity) -> Vec<Field> {
        let listed = |words: Vec<String>| self.joined(&words);
        vec![
            ("same-field-name", i.name.clone(), NAME),
            ("same-field-other-name", i.other_name.clone().unwrap_or_default(), &[]),
            ("talents-employer", i.employer.clone().unwrap_or_default(), &[Fact::Employer]),
            ("talents-title", i.title.clone().unwrap_or_default(), &[]),
            ("card-country", self.country(&p.country), &[Fact::Country]),
            ("talents-city", p.city.clone().unwrap_or_default(), &[Fact::City]),
            ("card-ties", listed(p.gansu_ties.iter().map(|tie| self.tie(tie)).collect()), &[Fact::Place]),
            ("card-fields", listed(p.fields.iter().map(|f| f.name(self.lang).to_owned()).collect()), &[Fact::Field]),
            ("card-degree", p.degree.map(|d| self.tc("degree-", d)).unwrap_or_default(), &[]),
            ("card-years", p.years_experience.map(|y| self.t(YearsBand::of(y).key())).unwrap_or_default(), &[]),
            ("card-languages", listed(p.languages.iter().map(|l| self.language(l)).collect()), &[]),
            ("same-field-sentence", self.best(&p.headline), &[]),
        ]
    }

    fn firm_fields(&self, p: &EnterpriseProfile, needs: usize) -> Vec<Field> {
        let fields: Vec<_> = p.fields.iter().map(|f| f.name(self.lang).to_owned()).collect();
        vec![
            ("same-field-name-zh", p.name.zh.clone().unwrap_or_default(), NAME),
            ("same-field-name-en", p.name.en.clone().unwrap_or_default(), NAME),
            ("staff-fact-uscc", p.uscc.clone().unwrap_or_default(), &[Fact::Uscc]),
            ("staff-fact-place", p.division.as_deref().map(|d| self.place(d)).unwrap_or_default(), &[Fact::Place]),
            ("staff-fact-kind", p.kind.map(|k| self.tc("enterprise-kind-", k)).unwrap_or_default(), &[]),
            ("staff-fact-fields", self.joined(&fields), &[Fact::Field]),
            ("staff-fact-website", p.website.clone().unwrap_or_default(), &[Fact::Domain]),
            ("same-field-intro", self.best(&p.intro), &[]),
            ("same-field-needs", needs.to_string(), &[]),
        ]
    }

    fn best(&self, text: &Bilingual) -> String {
        text.best(self.lang).map(|(_, words)| words.to_owned()).unwrap_or_default()
    }

    /// What two entries have in common, and what speaks against it, in words.
    pub fn same_facts(&self, facts: &[Fact], against: bool) -> String {
        let wanted = facts.iter().filter(|fact| fact.is_against() == against);
        self.joined(&wanted.map(|fact| self.tc("same-fact-", fact)).collect::<Vec<_>>())
    }
}
