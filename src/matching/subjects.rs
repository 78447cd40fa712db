//! How far what the need is about and what the person does meet: by all that either side mentions.

use super::Engine;
use super::desk::Common;
use super::judge::RestsOn;
use super::sketch::{NeedSketch, PersonSketch, Weighed, weighed};

/// How far the subjects of both sides meet; `None` where one names no concept.
#[derive(Debug, Clone, Copy)]
pub struct Subjects {
    /// How much of the need's subject the person covers, 0 to 1.
    pub of_need: Option<f64>,
    /// How much of what the person does the need would use, 0 to 1.
    pub of_person: Option<f64>,
}

impl Engine {
    /// How far the subjects of both sides meet.
    pub fn subjects(&self, need: &NeedSketch<'_>, person: &PersonSketch<'_>, common: &Common) -> Subjects {
        let full = &self.weights.full;
        let of_person = covered(person.mentions, &common.heart, full.person).filter(|_| !need.mentions.is_empty());
        Subjects { of_need: covered(need.mentions, &common.subject, full.need), of_person }
    }
}

/// The share of the mentions that is covered, of as much as counts as all; `None` when nothing is named.
#[inline]
fn covered(mentions: &[Weighed], credits: &[f64], full: f64) -> Option<f64> {
    let parts = mentions.iter().zip(credits).map(|(mention, credit)| (f64::from(weighed(mention).1), credit));
    let (all, covered) = parts.fold((0.0, 0.0), |sums, (share, credit)| (sums.0 + share, sums.1 + share * credit));
    (all > 0.0).then(|| (covered / all / full).min(1.0))
}

/// The first of the mentions that bring most; nothing when none brings anything.
pub fn first_of_most(mentions: &[Weighed], credits: &[f64]) -> RestsOn {
    parts(mentions, credits)
        .rev()
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(RestsOn::Nothing, |most| RestsOn::Mention(most.0))
}

/// The last of the mentions that bring most; nothing when none brings anything.
pub fn last_of_most(mentions: &[Weighed], credits: &[f64]) -> RestsOn {
    parts(mentions, credits)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(RestsOn::Nothing, |most| RestsOn::Mention(most.0))
}

/// Places of the mentions that bring something, and how much.
fn parts(mentions: &[Weighed], credits: &[f64]) -> impl DoubleEndedIterator<Item = (usize, f64)> {
    let parts: Vec<(usize, f64)> = mentions
        .iter()
        .zip(credits)
        .map(|(mention, credit)| f64::from(weighed(mention).1) * credit)
        .enumerate()
        .filter(|(_, part)| *part > 0.0)
        .collect();
    parts.into_iter()
}
