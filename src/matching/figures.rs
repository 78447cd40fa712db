//! Where judgements go: kept one by one to be explained, or added up to the figures alone.

use super::Engine;
use super::judge::Judged;
use super::lines::{Fit, Side};

/// Takes judgements in the order of the lines.
pub trait Sink {
    /// Whether it is told what a judgement rests on.
    const IS_TOLD: bool;

    /// The next one.
    fn take(&mut self, judged: Judged);
}

impl Sink for Vec<Judged> {
    const IS_TOLD: bool = true;

    fn take(&mut self, judged: Judged) {
        self.push(judged);
    }
}

/// Points added up in any order, line after line forgotten: what could be brought, and what was.
#[derive(Debug, Clone, Copy, Default)]
pub struct Added {
    most: f64,
    points: f64,
}

impl Added {
    /// With points of which this share was brought.
    #[inline]
    pub fn with(self, of: f64, share: f64) -> Self {
        Self { most: self.most + of, points: self.points + of * share.clamp(0.0, 1.0) }
    }

    /// The points of 100 that this comes to when the rest brings all it can. It would be no more if the rest could bring less: what is
    /// known brings at most its maximum, so that the share of the whole grows with what is added to both.
    #[inline]
    pub fn at_most(self, rest: f64) -> f64 {
        let most = self.most + rest;
        if most > 0.0 { (self.points + rest) * (100.0 / most) } else { 0.0 }
    }
}

impl Sink for Added {
    const IS_TOLD: bool = false;

    #[inline]
    fn take(&mut self, judged: Judged) {
        self.most += judged.most();
        self.points += judged.points();
    }
}

/// Covers what additions in another order round away.
pub const ROUNDED: f64 = 1e-9;

/// Points of one side, line by line: what could be brought, and what was.
#[derive(Debug, Default)]
struct Points(Vec<(f64, f64)>);

impl Points {
    /// The points scaled so that their maxima add up to 100: added in the order of the lines, as a reader would.
    fn scaled(&self) -> f64 {
        let most = self.0.iter().fold(0.0, |sum, (most, _)| sum + most);
        if most <= 0.0 {
            return 0.0;
        }
        let factor = 100.0 / most;
        self.0.iter().fold(0.0, |sum, (_, points)| sum + points * factor)
    }
}

/// The figures of a pair, added up from its judgements.
#[derive(Debug, Default)]
pub struct Sums {
    need: Points,
    person: Points,
}

impl Sums {
    /// Forgets the pair before.
    pub fn clear(&mut self) {
        self.need.0.clear();
        self.person.0.clear();
    }
}

impl Sink for Sums {
    const IS_TOLD: bool = false;

    #[inline]
    fn take(&mut self, judged: Judged) {
        let side = match judged.side {
            Side::Need => &mut self.need,
            Side::Person => &mut self.person,
        };
        side.0.push((judged.most(), judged.points()));
    }
}

impl Engine {
    /// Both scores and the value that orders, from sums; `None` when the order is below `least`.
    pub fn fit_from(&self, sums: &Sums, least: f64) -> Option<Fit> {
        let fit = self.fit_of(sums);
        (fit.order >= least).then_some(fit)
    }

    fn fit_of(&self, sums: &Sums) -> Fit {
        let (need_fit, person_fit) = (sums.need.scaled(), sums.person.scaled());
        Fit { need_fit, person_fit, order: self.order(need_fit, person_fit) }
    }

    /// The same from judgements that were kept.
    pub fn fit(&self, judged: &[Judged]) -> Fit {
        let mut sums = Sums::default();
        judged.iter().for_each(|one| sums.take(*one));
        self.fit_of(&sums)
    }

    /// The one value by which people are ordered.
    pub fn order(&self, need_fit: f64, person_fit: f64) -> f64 {
        let order = &self.weights.order;
        (order.need * need_fit + order.person * person_fit) / (order.need + order.person)
    }
}
