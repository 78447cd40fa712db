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

/// Covers what additions in another order round away.
pub const ROUNDED: f64 = 1e-9;

/// Points of one side, line by line: what could be brought, and what was.
#[derive(Debug, Default)]
struct Points(Vec<(f64, f64)>);

impl Points {
    /// Maxima and points, added up.
    fn sums(&self) -> (f64, f64) {
        self.0.iter().fold((0.0, 0.0), |sums, (most, points)| (sums.0 + most, sums.1 + points))
    }

    /// [`Points::scaled`] but for what is rounded away.
    fn nearly(&self) -> f64 {
        let (most, points) = self.sums();
        if most > 0.0 { points * (100.0 / most) } else { 0.0 }
    }

    /// The points scaled so that their maxima add up to 100: added in the order of the lines, as a reader would.
    fn scaled(&self) -> f64 {
        let most = self.sums().0;
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
        self.clear_need();
        self.person.0.clear();
    }

    /// Forgets what the need's criteria brought.
    pub fn clear_need(&mut self) {
        self.need.0.clear();
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
        if self.order_of(sums) < least {
            return None;
        }
        let fit = self.fit_of(sums);
        (fit.order >= least).then_some(fit)
    }

    /// The order that sums come to, in whatever order they are added, or a hair more.
    pub fn order_of(&self, sums: &Sums) -> f64 {
        self.order(sums.need.nearly(), sums.person.nearly()) + ROUNDED
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
