//! The figures of a score: what each criterion brings, computed from packed features. Ranking by the million and the explained
//! lines of one pair are both made here, so that they cannot differ.

use super::Engine;
use super::constraints;
use super::desk::{Common, Keyword, Words};
use super::facts::{NeedFacts, PersonFacts};
use super::figures::Sink;
use super::known::Known;
use super::lines::{Criterion, Side};
use super::sketch::{NeedSketch, PersonSketch, WORD_STEPS};
use super::subjects::{Subjects, first_of_most, last_of_most};
use crate::domain::value::Lang;

/// A need as it is compared.
#[derive(Debug, Clone)]
pub struct NeedView<'a> {
    /// What it asks for.
    pub facts: NeedFacts,
    /// What it says.
    pub sketch: NeedSketch<'a>,
}

/// A person as they are compared.
#[derive(Debug, Clone)]
pub struct PersonView<'a> {
    /// What is stated.
    pub facts: PersonFacts,
    /// What is said.
    pub sketch: PersonSketch<'a>,
}

/// One criterion judged: points that it may bring before a side is scaled to 100, and the share reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// Whose question.
    pub side: Side,
    /// Which.
    pub criterion: Criterion,
    /// Points that can be brought.
    pub of: f64,
    /// From 0 to 1; `None` is "not stated".
    pub share: Option<f64>,
    /// What it rests on.
    pub rests_on: RestsOn,
}

/// What a judgement rests on, by places in the features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestsOn {
    /// The criterion alone.
    Nothing,
    /// The mention that brings most: of the need for its subject, of the person for theirs.
    Mention(usize),
    /// A keyword of the need.
    Item(usize, Proof),
}

/// How a keyword is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proof {
    /// The node, by its place in the keyword, that brings most.
    pub node: Option<usize>,
    /// True when the person denies that node.
    pub is_denied: bool,
    /// True when words bring more than nodes.
    pub is_by_words: bool,
}

impl Judged {
    fn new(side: Side, criterion: Criterion, of: f64, share: Option<f64>) -> Self {
        Self { side, criterion, of, share, rests_on: RestsOn::Nothing }
    }

    /// Points that count in the maximum of the side.
    pub fn most(&self) -> f64 {
        if self.share.is_some() { self.of } else { 0.0 }
    }

    /// Points brought.
    pub fn points(&self) -> f64 {
        self.most() * self.share.unwrap_or(0.0).clamp(0.0, 1.0)
    }
}

/// A pair with what its texts have in common.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    /// The need.
    pub need: &'a NeedSketch<'a>,
    /// The person.
    pub person: &'a PersonSketch<'a>,
    /// Concepts and words.
    pub common: &'a Common,
}

/// A pair with all that is compared.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// What is said.
    pub texts: Texts<'a>,
    /// Facts and meaning.
    pub known: Known,
    /// How far the subjects meet.
    pub subjects: Subjects,
}

impl Engine {
    /// Judges a pair, criterion by criterion, in the order in which lines are shown.
    pub fn judge(&self, pair: Pair<'_>, out: &mut impl Sink) {
        self.judge_for_need(pair, out);
        self.judge_for_person(pair, out);
    }

    fn judge_for_need<S: Sink>(&self, pair: Pair<'_>, out: &mut S) {
        let (w, known, texts) = (&self.weights.need, pair.known, pair.texts);
        if let Some(share) = pair.subjects.of_need {
            let rests_on =
                if S::IS_TOLD { first_of_most(texts.need.mentions, &texts.common.subject) } else { RestsOn::Nothing };
            out.take(Judged { rests_on, ..Judged::new(Side::Need, Criterion::Speciality, w.speciality, Some(share)) });
        }
        if let Some(near) = known.near {
            out.take(Judged::new(Side::Need, Criterion::Meaning, w.meaning * near.weight, Some(near.share)));
        }
        self.keywords(texts, out);
        let mut add = |criterion, of, found: constraints::Found| {
            if let Some(share) = found {
                out.take(Judged::new(Side::Need, criterion, of, share));
            }
        };
        add(Criterion::Degree, w.degree, known.degree);
        add(Criterion::Years, w.years, known.years);
        add(Criterion::Languages, w.languages, known.languages);
        if let Some((of, share)) = self.words(texts) {
            out.take(Judged::new(Side::Need, Criterion::Words, of, Some(share)));
        }
    }

    fn judge_for_person<S: Sink>(&self, pair: Pair<'_>, out: &mut S) {
        let (w, known, texts) = (&self.weights.person, pair.known, pair.texts);
        let mut add = |criterion, of, found: constraints::Found| {
            if let Some(share) = found {
                out.take(Judged::new(Side::Person, criterion, of, share));
            }
        };
        add(Criterion::Mode, w.mode, known.mode);
        if let Some(share) = pair.subjects.of_person {
            let rests_on =
                if S::IS_TOLD { last_of_most(texts.person.mentions, &texts.common.heart) } else { RestsOn::Nothing };
            out.take(Judged {
                rests_on,
                ..Judged::new(Side::Person, Criterion::Speciality, w.speciality, Some(share))
            });
        }
        let mut add = |criterion, of, found: constraints::Found| {
            if let Some(share) = found {
                out.take(Judged::new(Side::Person, criterion, of, share));
            }
        };
        add(Criterion::Field, w.field, known.field);
        add(Criterion::Languages, w.languages, known.languages);
        add(Criterion::Place, w.place, known.place);
        add(Criterion::Availability, w.availability, known.availability);
    }

    /// The required keywords, then the welcome ones.
    pub fn keywords<S: Sink>(&self, texts: Texts<'_>, out: &mut S) {
        let w = &self.weights.need;
        for (is_must, criterion, of) in [(true, Criterion::Must, w.must), (false, Criterion::Nice, w.nice)] {
            let own =
                || texts.common.keywords.iter().enumerate().filter(move |(_, keyword)| keyword.is_must == is_must);
            let each = of / own().count().max(1) as f64;
            let judged = |share| Judged::new(Side::Need, criterion, each, share);
            for (place, keyword) in own() {
                if !S::IS_TOLD && texts.person.denied.is_empty() {
                    out.take(judged(self.undenied_share(keyword, texts)));
                } else {
                    let (share, proof) = self.keyword_share(keyword, texts);
                    out.take(Judged { rests_on: RestsOn::Item(place, proof), ..judged(share) });
                }
            }
        }
    }

    /// One keyword: by its concepts, else by its words where both write one language. `None` when nothing can be compared.
    fn keyword_share(&self, keyword: &Keyword, texts: Texts<'_>) -> (Option<f64>, Proof) {
        let (mut sum, mut best, mut proof) = ((0.0, 0.0), 0.0, Proof::default());
        let nodes = texts.need.named().iter().zip(&texts.common.named).skip(keyword.nodes.0).take(keyword.nodes.1);
        for (place, (node, (credit, weight))) in nodes.enumerate() {
            let is_denied = texts.person.denied.contains(node);
            let credit = if is_denied { 0.0 } else { *credit };
            sum = (sum.0 + weight * credit, sum.1 + weight);
            if proof.node.is_none() || credit > best {
                proof = Proof { node: Some(place), is_denied, is_by_words: false };
                best = credit;
            }
        }
        let share = (sum.1 > 0.0).then(|| sum.0 / sum.1);
        match self.share_by_words(keyword.words) {
            Some(found) if !proof.is_denied && found > share.unwrap_or(-1.0) => {
                (Some(found), Proof { is_by_words: found > 0.0, ..proof })
            }
            _ => (share, proof),
        }
    }

    /// [`Engine::keyword_share`] of somebody who denies nothing, without its proof.
    #[inline]
    fn undenied_share(&self, keyword: &Keyword, texts: Texts<'_>) -> Option<f64> {
        let (first, count) = keyword.nodes;
        let credits = texts.common.named.get(first..first + count).unwrap_or_default();
        let sum = credits.iter().fold((0.0, 0.0), |sum, (credit, weight)| (sum.0 + weight * credit, sum.1 + weight));
        let share = (sum.1 > 0.0).then(|| sum.0 / sum.1);
        self.share_by_words(keyword.words).map_or(share, |found| Some(found.max(share.unwrap_or(-1.0))))
    }

    /// The share of a keyword's comparable words that the person uses, as far as it counts; `None` when none can be compared.
    fn share_by_words(&self, words: Words) -> Option<f64> {
        let bounds = &self.weights.keyword;
        let counts = |share: f64| if share >= bounds.least_by_words { share * bounds.most_by_words } else { 0.0 };
        (words.all > 0).then(|| counts(f64::from(words.found) / f64::from(words.all)))
    }

    /// Shared words only ever add: the maximum grows with what was found. Across languages only what is written alike in both
    /// counts. A need without any concept is compared by its words alone, and then their lack counts.
    pub fn words(&self, texts: Texts<'_>) -> Option<(f64, f64)> {
        let weight = |steps: u32| f64::from(steps) / f64::from(WORD_STEPS);
        let full = match is_comparable(texts.need.lang, texts.person.lang) {
            true => self.weights.full.words * weight(texts.common.words.all),
            false => self.weights.full.universal,
        };
        let share = (weight(texts.common.words.found) / full.max(1.0)).min(1.0);
        let (of, reached) = match texts.need.mentions.is_empty() {
            true => (self.weights.need.speciality, share),
            false => (self.weights.need.words * share, 1.0),
        };
        (of > 0.0).then_some((of, reached))
    }
}

/// True when the words of two texts can be compared: one language, or one of them mixed.
pub fn is_comparable(a: Option<Lang>, b: Option<Lang>) -> bool {
    a.is_none() || b.is_none() || a == b
}
