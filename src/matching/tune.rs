//! Fitting the points of the criteria to graded pairs: coordinate search from the weights in force, by cross-validation over
//! needs. What a line found is kept, only what it counts for changes, so a trial costs a few sums a pair.

use std::collections::BTreeMap;

use super::eval::{Measures, Qrels, Rankings, measure};
use super::lines::{Criterion, Line, Side};
use super::weights::Weights;

/// Factors by which the search tries to change one weight.
const STEPS: [f64; 6] = [0.5, 0.7, 0.85, 1.18, 1.4, 2.0];
/// Rounds over all weights at most.
const ROUNDS: usize = 12;
/// How much a weight is held to where it was: an improvement must be worth it. Few pairs are graded, so it is not small.
const PULL: f64 = 0.004;

/// What is fitted: a criterion of a side, or the share of the need's score in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Knob {
    /// The points of a criterion.
    Points(Side, Criterion),
    /// The share of the need's score in the order.
    Order,
}

/// Factors on the weights in force.
pub type Factors = BTreeMap<Knob, f64>;

/// A judged pair: for each line before scaling whose it is, what it brought, what it could bring.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The person.
    pub person: String,
    lines: Vec<(Knob, f64, f64)>,
}

impl Judged {
    /// From the lines of a pair as they stand before they are scaled.
    pub fn of(person: &str, lines: &[Line]) -> Self {
        let stated = lines.iter().filter(|line| line.of > 0.0);
        let lines = stated.map(|line| (Knob::Points(line.side, line.criterion), line.points, line.of)).collect();
        Self { person: person.to_owned(), lines }
    }

    /// The value that orders, by the weights in force times `factors`.
    fn order(&self, weights: &Weights, factors: &Factors) -> f64 {
        let factor = |knob: &Knob| factors.get(knob).copied().unwrap_or(1.0);
        let fit = |side: Side| {
            let mut sum = (0.0, 0.0);
            for (knob, points, of) in &self.lines {
                if matches!(knob, Knob::Points(own, _) if *own == side) {
                    sum = (sum.0 + factor(knob) * points, sum.1 + factor(knob) * of);
                }
            }
            if sum.1 > 0.0 { 100.0 * sum.0 / sum.1 } else { 0.0 }
        };
        let need = weights.order.need * factor(&Knob::Order);
        (need * fit(Side::Need) + weights.order.person * fit(Side::Person)) / (need + weights.order.person)
    }
}

/// Graded needs with everybody who was judged against each.
pub struct Set<'a> {
    /// Everybody by need, once for each draw of the labels that are hidden: one draw alone is luck.
    pub draws: Vec<BTreeMap<String, Vec<Judged>>>,
    /// The grades.
    pub qrels: Qrels,
    /// The weights in force.
    pub weights: &'a Weights,
    /// True for texts in different languages.
    pub is_cross: &'a dyn Fn(&str, &str) -> bool,
}

impl Set<'_> {
    /// Everybody for some needs in one draw, best first, ties by id.
    fn rankings(&self, draw: &BTreeMap<String, Vec<Judged>>, needs: &[&String], factors: &Factors) -> Rankings {
        let ranked = |need: &String| {
            let pairs = draw.get(need).map_or(&[][..], Vec::as_slice);
            let mut scored: Vec<(f64, &str)> =
                pairs.iter().map(|pair| (pair.order(self.weights, factors), pair.person.as_str())).collect();
            scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
            scored.into_iter().map(|(_, person)| person.to_owned()).collect()
        };
        needs.iter().map(|need| ((*need).clone(), ranked(need))).collect()
    }

    /// The measures of some needs, the mean of all draws.
    fn measured(&self, needs: &[&String], factors: &Factors) -> Measures {
        let qrels = self.qrels.iter().filter(|(need, _)| needs.contains(need));
        let qrels: Qrels = qrels.map(|(need, grades)| (need.clone(), grades.clone())).collect();
        let one = |draw| measure(&qrels, &self.rankings(draw, needs, factors), self.is_cross);
        Measures::mean(&self.draws.iter().map(one).collect::<Vec<_>>())
    }

    /// What the search makes as large as it can.
    fn worth(&self, needs: &[&String], factors: &Factors) -> f64 {
        let m = self.measured(needs, factors);
        let pull: f64 = factors.values().map(|factor| factor.ln().powi(2)).sum();
        m.ndcg10 + m.map + 0.25 * m.p1 - PULL * pull
    }

    fn knobs(&self) -> Vec<Knob> {
        let lines = self
            .draws
            .iter()
            .flat_map(BTreeMap::values)
            .flatten()
            .flat_map(|pair| pair.lines.iter().map(|line| line.0));
        let mut knobs: Vec<Knob> = lines.chain([Knob::Order]).collect();
        knobs.sort_unstable();
        knobs.dedup();
        knobs
    }

    /// The factors that rank these needs best, found from the weights in force.
    pub fn fit(&self, needs: &[&String]) -> Factors {
        let knobs = self.knobs();
        let mut factors: Factors = knobs.iter().map(|knob| (*knob, 1.0)).collect();
        let mut best = self.worth(needs, &factors);
        for _ in 0..ROUNDS {
            let before = best;
            for knob in &knobs {
                let now = factors[knob];
                for step in STEPS {
                    let tried = now * step;
                    if !(0.2..=5.0).contains(&tried) {
                        continue;
                    }
                    let mut other = factors.clone();
                    other.insert(*knob, tried);
                    let worth = self.worth(needs, &other);
                    if worth > best + 1e-9 {
                        (best, factors) = (worth, other);
                    }
                }
            }
            if best <= before + 1e-6 {
                break;
            }
        }
        factors
    }

    /// Each need ranked by weights that were fitted without it, in `folds` parts drawn by `seed`; and by those in force.
    pub fn out_of_fold(&self, folds: usize, seed: u64) -> (Measures, Measures) {
        let mut needs: Vec<&String> = self.qrels.keys().collect();
        shuffle(&mut needs, seed);
        let mut ranked = vec![(Rankings::new(), Rankings::new()); self.draws.len()];
        for fold in 0..folds.clamp(2, needs.len().max(2)) {
            let (held, rest): (Vec<_>, Vec<_>) = needs.iter().enumerate().partition(|(place, _)| place % folds == fold);
            let [held, rest] = [held, rest].map(|part| part.into_iter().map(|(_, need)| *need).collect::<Vec<_>>());
            let factors = self.fit(&rest);
            for (draw, (fitted, plain)) in self.draws.iter().zip(&mut ranked) {
                fitted.extend(self.rankings(draw, &held, &factors));
                plain.extend(self.rankings(draw, &held, &Factors::new()));
            }
        }
        let one = |rankings: &Rankings| measure(&self.qrels, rankings, self.is_cross);
        let (fitted, plain): (Vec<_>, Vec<_>) = ranked.iter().map(|(f, p)| (one(f), one(p))).unzip();
        (Measures::mean(&fitted), Measures::mean(&plain))
    }
}

/// Fisher and Yates, with the splitmix64 generator (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    for i in (1..list.len()).rev() {
        list.swap(i, (next() % (i as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(criterion: Criterion, share: f64) -> Line {
        use super::super::lines::{Finding, line};
        line(Side::Need, criterion, 10.0, Finding { share: Some(share), ..Finding::default() }, (0.75, 0.35))
    }

    #[test]
    fn the_search_finds_which_criterion_tells() {
        let weights = Weights::load().expect("sound");
        let (mut pairs, mut qrels) = (BTreeMap::new(), Qrels::new());
        for n in 0..8 {
            let judged = |i: usize| {
                let (tells, misleads) = (if i == n { 0.8 } else { 0.2 }, if i == n { 0.1 } else { 0.8 });
                Judged::of(&format!("p{i}"), &[line(Criterion::Must, tells), line(Criterion::Words, misleads)])
            };
            pairs.insert(format!("n{n}"), (0..8).map(judged).collect());
            qrels.insert(format!("n{n}"), BTreeMap::from([(format!("p{n}"), 3)]));
        }
        let set = Set { draws: vec![pairs], qrels, weights: &weights, is_cross: &|_, _| false };
        let (fitted, plain) = set.out_of_fold(4, 42);
        assert!(fitted.p1 > 0.99 && plain.p1 < 0.01, "{} {}", fitted.p1, plain.p1);
    }
}
