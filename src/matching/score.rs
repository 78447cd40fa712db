//! A need and a person against each other: two scores, each the exact sum of its lines. The figures are those of `judge`; here
//! they get the words that they rest on.

use super::Engine;
use super::compare::WithNeed;
use super::constraints;
use super::document::Snapshot;
use super::evidence;
use super::facts::{NeedFacts, PersonFacts};
use super::features::{Item, NeedFeatures, PersonFeatures};
use super::judge::{Judged, Proof, RestsOn, is_comparable};
use super::lines::{Criterion, Finding, Line, Link, Score, Side, line, scale};
use super::near;
use super::taxonomy::Node;
use crate::domain::field::FieldCode;
use crate::domain::value::{Mode, is_han};

/// Words named in a line, at most.
const WORDS_SHOWN: usize = 8;
/// Least weight of a word that is worth naming.
const WORTH_NAMING: f32 = 0.3;

impl Engine {
    /// Both scores of a pair with their lines.
    pub fn score(&self, need: &NeedFeatures, person: &PersonFeatures) -> Score {
        let judged = self.judged(need, person);
        let mut lines = self.lines(&judged, need, person);
        let (need_fit, person_fit) = (scale(&mut lines, Side::Need), scale(&mut lines, Side::Person));
        Score { need_fit, person_fit, order: self.fit(&judged).order, lines }
    }

    /// The lines of a pair before the maxima of a side are made to add up to 100.
    pub fn unscaled(&self, need: &NeedFeatures, person: &PersonFeatures) -> Vec<Line> {
        self.lines(&self.judged(need, person), need, person)
    }

    /// False when a criterion that the firm or an officer ticked "only" is not met.
    pub fn passes(&self, need: &NeedFeatures, person: &PersonFeatures) -> bool {
        constraints::passes(&NeedFacts::of(&self.taxonomy, need), &PersonFacts::of(&self.taxonomy, person))
    }

    fn judged(&self, need: &NeedFeatures, person: &PersonFeatures) -> Vec<Judged> {
        let Snapshot { need, person } = self.snapshot(need, person);
        let with = WithNeed::new(self, &need);
        with.map(|mut with| with.judge(&person.facts, &person.sketch)).unwrap_or_default()
    }

    fn lines(&self, judged: &[Judged], need: &NeedFeatures, person: &PersonFeatures) -> Vec<Line> {
        let bounds = (self.weights.result.met, self.weights.result.partly);
        let line = |one: &Judged| {
            let finding = Finding { share: one.share, ..self.finding(one, need, person) };
            line(one.side, one.criterion, one.of, finding, bounds)
        };
        judged.iter().map(line).collect()
    }

    /// The words or codes of both sides that a judgement is about.
    fn finding(&self, judged: &Judged, need: &NeedFeatures, person: &PersonFeatures) -> Finding {
        let stated = |code: Option<String>| code.filter(|_| judged.share.is_some());
        let of = |wanted: String, has: Option<String>| Finding {
            need: Some(wanted),
            person: stated(has),
            ..Finding::default()
        };
        let code = |text: Option<&'static str>| text.unwrap_or_default().to_owned();
        match judged.criterion {
            Criterion::Speciality if judged.side == Side::Need => self.subject(judged.rests_on, need, person),
            Criterion::Speciality => self.heart_of(judged.rests_on, person),
            Criterion::Meaning => self.heads(need, person),
            Criterion::Must | Criterion::Nice => self.keyword(judged.rests_on, need, person),
            Criterion::Words => shared_words(need, person),
            Criterion::Field => of(join(need.fields.iter().map(FieldCode::as_str)), Some(fields(person))),
            Criterion::Degree => {
                of(code(need.min_degree.map(|d| d.as_str())), person.degree.map(|d| d.as_str().to_owned()))
            }
            Criterion::Years => {
                of(need.min_years.unwrap_or_default().to_string(), person.years.map(|years| years.to_string()))
            }
            Criterion::Languages => of(need.languages.join(","), Some(person.languages.join(","))),
            Criterion::Mode => of(modes(&need.modes), Some(modes(&met(need, person)))),
            Criterion::Place => of(modes(&need.modes), Some(person.country.clone())),
            Criterion::Availability => {
                let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
                of(day(need.deadline).unwrap_or_default(), day(person.available_from))
            }
        }
    }

    /// The texts that say most in few words: they stand for the whole, of which the meaning is compared. The concept that both come
    /// near to may be named by neither; but where something is named, its sub-field is, or it would mislead more often than not.
    fn heads(&self, need: &NeedFeatures, person: &PersonFeatures) -> Finding {
        let named = |subfield: Node| need.cover.iter().chain(&person.cover).any(|(node, _)| *node == subfield);
        let is_silent = need.cover.is_empty() && person.cover.is_empty();
        let is_plausible = |node| is_silent || self.taxonomy.entry(node).is_some_and(|entry| named(entry.subfield));
        let concept = near::shared(&need.near, &person.near, is_plausible);
        Finding {
            share: None,
            need: Some(need.head.text.clone()),
            person: Some(person.head.text.clone()),
            need_at: Some(need.head.at.clone()),
            person_at: Some(person.head.at.clone()),
            concept: concept.map(|node| self.taxonomy.slug_of(node).to_owned()),
            link: Some(Link::Meaning),
        }
    }

    fn subject(&self, rests_on: RestsOn, need: &NeedFeatures, person: &PersonFeatures) -> Finding {
        let RestsOn::Mention(place) = rests_on else { return Finding::default() };
        let Some(named) = need.mentions.get(place) else { return Finding::default() };
        let proof = evidence::of(&self.taxonomy, named.node, person);
        Finding {
            share: None,
            need: Some(named.phrase.clone()),
            person: proof.map(|(_, mention)| mention.phrase.clone()),
            need_at: Some(named.at.clone()),
            person_at: proof.map(|(_, mention)| mention.at.clone()),
            concept: Some(self.taxonomy.slug_of(named.node).to_owned()),
            link: proof.map(|(link, _)| link),
        }
    }

    fn heart_of(&self, rests_on: RestsOn, person: &PersonFeatures) -> Finding {
        let RestsOn::Mention(place) = rests_on else { return Finding::default() };
        let Some(named) = person.mentions.get(place) else { return Finding::default() };
        Finding {
            person: Some(named.phrase.clone()),
            person_at: Some(named.at.clone()),
            concept: Some(self.taxonomy.slug_of(named.node).to_owned()),
            ..Finding::default()
        }
    }

    fn keyword(&self, rests_on: RestsOn, need: &NeedFeatures, person: &PersonFeatures) -> Finding {
        let RestsOn::Item(place, proof) = rests_on else { return Finding::default() };
        let Some(item) = need.items.get(place) else { return Finding::default() };
        let mut finding = Finding { need: Some(item.text.clone()), need_at: Some(item.at()), ..Finding::default() };
        if let Some(node) = proof.node.and_then(|place| item.nodes.get(place)) {
            let found = evidence::of(&self.taxonomy, *node, person);
            finding.concept = Some(self.taxonomy.slug_of(*node).to_owned());
            finding.person = found.map(|(_, mention)| mention.phrase.clone());
            finding.person_at = found.map(|(_, mention)| mention.at.clone());
            finding.link = found.map(|(link, _)| link);
        }
        match proof {
            Proof { is_denied: true, .. } => finding.link = Some(Link::Denied),
            Proof { is_by_words: true, .. } => {
                (finding.person, finding.person_at) = (Some(words_of(item, person)), None);
                finding.link = Some(Link::Words);
            }
            Proof { .. } => {}
        }
        finding
    }
}

fn shared_words(need: &NeedFeatures, person: &PersonFeatures) -> Finding {
    let is_same = is_comparable(need.lang, person.lang);
    let comparable = need.words.iter().filter(|word| is_same || word.is_universal);
    let found = comparable.filter(|word| person.words.binary_search(&word.hash).is_ok());
    let telling = found.filter(|word| word.weight > WORTH_NAMING).take(WORDS_SHOWN);
    Finding { person: Some(readable(telling.map(|word| word.text.as_str())).join(", ")), ..Finding::default() }
}

/// Terms as words: pairs of Han characters that overlap are run together again.
fn readable<'a>(terms: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for term in terms {
        let mut chars = term.chars();
        let first = chars.next().filter(|c| is_han(*c));
        match words.last_mut() {
            Some(word) if first.is_some() && word.chars().next_back() == first => word.push_str(chars.as_str()),
            _ => words.push(term.to_owned()),
        }
    }
    words
}

/// The words of a keyword that the person uses.
fn words_of(item: &Item, person: &PersonFeatures) -> String {
    let is_same = is_comparable(item.lang, person.lang);
    let comparable = item.words.iter().filter(|word| is_same || word.is_universal);
    let found = comparable.filter(|word| person.words.binary_search(&word.hash).is_ok());
    found.map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The ways of working that both accept, else all of the person's.
fn met(need: &NeedFeatures, person: &PersonFeatures) -> Vec<Mode> {
    let shared: Vec<Mode> = need.modes.iter().filter(|mode| person.modes.contains(mode)).copied().collect();
    if shared.is_empty() { person.modes.clone() } else { shared }
}

fn modes(modes: &[Mode]) -> String {
    join(modes.iter().map(|mode| mode.as_str()))
}

fn fields(person: &PersonFeatures) -> String {
    join(person.fields.iter().map(FieldCode::as_str))
}

fn join<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    codes.collect::<Vec<_>>().join(",")
}
