//! Where judgements go: kept one by one to be explained, or added up to the figures alone.

use super::Engine;
use super::judge::Judged;
use super::lines::{Fit, Side};

/// Takes judgements in the order of the lines.
pub trait Sink {
    /// The next one.
    fn take(&mut self, judged: Judged);
}

impl Sink for Vec<Judged> {
    fn take(&mut self, judged: Judged) {
        self.push(judged);
    }
}

/// Points of one side: what could be brought, added up, and what was brought, line by line.
#[derive(Debug, Default)]
struct Points {
    most: f64,
    each: Vec<f64>,
}

impl Points {
    /// The points scaled so that their maxima add up to 100: added in the order of the lines, as a reader would.
    fn scaled(&self) -> f64 {
        if self.most <= 0.0 {
            return 0.0;
        }
        let factor = 100.0 / self.most;
        self.each.iter().fold(0.0, |sum, points| sum + points * factor)
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
        for side in [&mut self.need, &mut self.person] {
            side.most = 0.0;
            side.each.clear();
        }
    }
}

impl Sink for Sums {
    #[inline]
    fn take(&mut self, judged: Judged) {
        let side = match judged.side {
            Side::Need => &mut self.need,
            Side::Person => &mut self.person,
        };
        side.most += judged.most();
        side.each.push(judged.points());
    }
}

impl Engine {
    /// Both scores and the value that orders, from sums.
    pub fn fit_of(&self, sums: &Sums) -> Fit {
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
