//! The figures of a score: what each criterion brings, computed from packed features. Ranking by the million and the explained
//! lines of one pair are both made here, so that they cannot differ.

use super::Engine;
use super::constraints;
use super::desk::{Cover, Desk};
use super::facts::{NeedFacts, PersonFacts};
use super::lines::{Criterion, Fit, Side};
use super::sketch::{ItemSketch, NeedSketch, PersonSketch, used, weighed};
use super::taxonomy::Node;
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

impl Engine {
    /// Judges a pair that lies on the desk, criterion by criterion, in the order in which lines are shown.
    pub fn judge(&self, need: &NeedView<'_>, person: &PersonView<'_>, desk: &Desk, out: &mut Vec<Judged>) {
        out.clear();
        self.judge_for_need(need, person, desk, out);
        self.judge_for_person(need, person, desk, out);
    }

    /// Both scores and the value that orders.
    pub fn fit(&self, judged: &[Judged]) -> Fit {
        let [need_fit, person_fit] = [Side::Need, Side::Person].map(|side| scaled(judged, side));
        let order = &self.weights.order;
        let order = (order.need * need_fit + order.person * person_fit) / (order.need + order.person);
        Fit { need_fit, person_fit, order }
    }

    fn judge_for_need(&self, need: &NeedView<'_>, person: &PersonView<'_>, desk: &Desk, out: &mut Vec<Judged>) {
        let w = &self.weights.need;
        let add = |criterion, of, share| Judged::new(Side::Need, criterion, of, share);
        out.extend(self.speciality(&need.sketch, desk));
        let langs = (need.sketch.lang, person.sketch.lang);
        if let Some(near) = need.sketch.meaning.nearness(&person.sketch.meaning, langs, &self.weights.meaning) {
            out.push(add(Criterion::Meaning, w.meaning * near.weight, Some(near.share)));
        }
        for (is_must, criterion, of) in [(true, Criterion::Must, w.must), (false, Criterion::Nice, w.nice)] {
            let items = || need.sketch.items().enumerate().filter(move |(_, item)| item.is_must == is_must);
            let each = of / items().count().max(1) as f64;
            for (place, item) in items() {
                let (share, proof) = self.keyword_share(&item, &person.sketch, desk);
                out.push(Judged { rests_on: RestsOn::Item(place, proof), ..add(criterion, each, share) });
            }
        }
        let facts = (&need.facts, &person.facts);
        out.extend(constraints::degree(facts.0, facts.1).map(|share| add(Criterion::Degree, w.degree, share)));
        out.extend(constraints::years(facts.0, facts.1).map(|share| add(Criterion::Years, w.years, share)));
        out.extend(constraints::languages(facts.0, facts.1).map(|share| add(Criterion::Languages, w.languages, share)));
        out.extend(self.words(&need.sketch, person.sketch.lang, desk));
    }

    fn judge_for_person(&self, need: &NeedView<'_>, person: &PersonView<'_>, desk: &Desk, out: &mut Vec<Judged>) {
        let w = &self.weights.person;
        let add = |criterion, of| move |share| Judged::new(Side::Person, criterion, of, share);
        let (asked, stated) = (&need.facts, &person.facts);
        out.extend(constraints::mode(asked, stated).map(add(Criterion::Mode, w.mode)));
        out.extend(self.heart(&need.sketch, &person.sketch, desk));
        out.extend(field(asked, stated).map(add(Criterion::Field, w.field)));
        out.extend(constraints::languages(asked, stated).map(add(Criterion::Languages, w.languages)));
        out.extend(constraints::place(asked, stated).map(add(Criterion::Place, w.place)));
        out.extend(constraints::availability(asked, stated).map(add(Criterion::Availability, w.availability)));
    }

    /// How much of the need's subject the person covers; `None` when the need names no concept.
    fn speciality(&self, need: &NeedSketch<'_>, desk: &Desk) -> Option<Judged> {
        let (mut all, mut covered, mut best) = (0.0, 0.0, (0.0, RestsOn::Nothing));
        for (place, (node, share)) in need.mentions.iter().map(weighed).enumerate() {
            all += f64::from(share);
            let part = f64::from(share) * self.credit(node, &desk.person);
            covered += part;
            if part > best.0 {
                best = (part, RestsOn::Mention(place));
            }
        }
        let share = || (covered / all / self.weights.full.need).min(1.0);
        let judged = |share| Judged::new(Side::Need, Criterion::Speciality, self.weights.need.speciality, Some(share));
        (all > 0.0).then(|| Judged { rests_on: best.1, ..judged(share()) })
    }

    /// How much of what the person does the need would use; `None` when one of both names no concept.
    fn heart(&self, need: &NeedSketch<'_>, person: &PersonSketch<'_>, desk: &Desk) -> Option<Judged> {
        let (mut all, mut covered, mut best) = (0.0, 0.0, (0.0, RestsOn::Nothing));
        for (place, (node, share)) in person.mentions.iter().map(weighed).enumerate() {
            all += f64::from(share);
            let part = f64::from(share) * self.credit(node, &desk.need);
            covered += part;
            if part > 0.0 && part >= best.0 {
                best = (part, RestsOn::Mention(place));
            }
        }
        let share = || (covered / all / self.weights.full.person).min(1.0);
        let judged =
            |share| Judged::new(Side::Person, Criterion::Speciality, self.weights.person.speciality, Some(share));
        (all > 0.0 && !need.mentions.is_empty()).then(|| Judged { rests_on: best.1, ..judged(share()) })
    }

    /// Credit for a node by its neighbourhood: concept, cluster and sub-field add up.
    #[inline]
    fn credit(&self, node: Node, cover: &Cover) -> f64 {
        let own = cover.at(node);
        let Some(home) = self.homes.get(usize::from(node)) else { return 0.0 };
        if home.is_subfield {
            return f64::from(own);
        }
        let tree = &self.weights.tree;
        let cluster = cover.at(home.cluster).max(own);
        let subfield = cover.at(home.subfield).max(own);
        f64::from(tree.concept * own + tree.cluster * cluster + tree.subfield * subfield)
    }

    /// One keyword: by its concepts, else by its words where both write one language. `None` when nothing can be compared.
    fn keyword_share(&self, item: &ItemSketch<'_>, person: &PersonSketch<'_>, desk: &Desk) -> (Option<f64>, Proof) {
        let (mut sum, mut best, mut proof) = ((0.0, 0.0), 0.0, Proof::default());
        for (place, packed) in item.nodes.iter().enumerate() {
            let node = u16::from_le_bytes(*packed);
            let is_general = self.homes.get(usize::from(node)).is_some_and(|home| home.is_general);
            let weight = if is_general { self.weights.keyword.general } else { 1.0 };
            let is_denied = person.denied.contains(packed);
            let credit = if is_denied { 0.0 } else { self.credit(node, &desk.person) };
            sum = (sum.0 + weight * credit, sum.1 + weight);
            if proof.node.is_none() || credit > best {
                proof = Proof { node: Some(place), is_denied, is_by_words: false };
                best = credit;
            }
        }
        let share = (sum.1 > 0.0).then(|| sum.0 / sum.1);
        match self.words_of(item, person.lang, desk) {
            Some(found) if !proof.is_denied && found > share.unwrap_or(-1.0) => {
                (Some(found), Proof { is_by_words: found > 0.0, ..proof })
            }
            _ => (share, proof),
        }
    }

    /// The share of a keyword's comparable words that the person uses, as far as it counts; `None` when none can be compared.
    fn words_of(&self, item: &ItemSketch<'_>, lang: Option<Lang>, desk: &Desk) -> Option<f64> {
        let is_same = is_comparable(item.lang, lang);
        let (mut found, mut all) = (0.0, 0.0);
        for (place, weight, _) in item.words.iter().map(used).filter(|word| is_same || word.2) {
            all += weight;
            if desk.is_used[place] {
                found += weight;
            }
        }
        let bounds = &self.weights.keyword;
        let counts = |share: f64| if share >= bounds.least_by_words { share * bounds.most_by_words } else { 0.0 };
        (all > 0.0).then(|| counts(found / all))
    }

    /// Shared words only ever add: the maximum grows with what was found. Across languages only what is written alike in both
    /// counts. A need without any concept is compared by its words alone, and then their lack counts.
    fn words(&self, need: &NeedSketch<'_>, lang: Option<Lang>, desk: &Desk) -> Option<Judged> {
        let is_same = is_comparable(need.lang, lang);
        let (mut found, mut all) = (0.0, 0.0);
        for (place, weight, is_universal) in need.words.iter().map(used) {
            all += weight;
            if (is_same || is_universal) && desk.is_used[place] {
                found += weight;
            }
        }
        let full = if is_same { self.weights.full.words * all } else { self.weights.full.universal };
        let share = (found / full.max(1.0)).min(1.0);
        let (of, reached) = match need.mentions.is_empty() {
            true => (self.weights.need.speciality, share),
            false => (self.weights.need.words * share, 1.0),
        };
        (of > 0.0).then(|| Judged::new(Side::Need, Criterion::Words, of, Some(reached)))
    }
}

/// The points of a side, scaled so that its maxima add up to 100: added in the order of the lines, as a reader would.
fn scaled(judged: &[Judged], side: Side) -> f64 {
    let own = || judged.iter().filter(|one| one.side == side);
    let most: f64 = own().map(Judged::most).sum();
    if most <= 0.0 {
        return 0.0;
    }
    own().fold(0.0, |sum, one| sum + one.points() * (100.0 / most))
}

/// The ticked fields: one is shared, or the person's texts name something of the need's fields.
fn field(need: &NeedFacts, person: &PersonFacts) -> constraints::Found {
    if need.fields == 0 || person.fields == 0 {
        return None;
    }
    Some(Some(match () {
        () if need.fields & person.fields != 0 => 1.0,
        () if need.fields & person.named_fields != 0 => 0.5,
        () => 0.0,
    }))
}

/// True when the words of two texts can be compared: one language, or one of them mixed.
pub fn is_comparable(a: Option<Lang>, b: Option<Lang>) -> bool {
    a.is_none() || b.is_none() || a == b
}
