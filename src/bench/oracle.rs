//! What the engine must answer, by another way: every person is looked at, sums are made token by token, and the best are scored from
//! their features. Nothing of the index is used.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use anyhow::{Result, ensure};

use super::contest::{BEST, Question};
use super::generator::{Generator, in_chunks};
use crate::matching::{Engine, Fit, Hit, Index};

/// Those whom the tokens nominate, as `matching::index` says.
const NOMINATED: usize = 1_000;
/// Steps into which the whole weight of a query is divided, as `longyuan_index` says.
const STEPS: f64 = (1 << 23) as f64;

/// The best by tokens so far, the worst of them on top: sum of steps times impact, and number.
type Nominated = BinaryHeap<Reverse<(u32, Reverse<usize>)>>;

/// Compares the answers of the index with those of the oracle: the same people in the same order with the same figures.
///
/// # Errors
/// The first difference.
pub fn check(
    generator: &Generator<'_>,
    engine: &Engine,
    index: &Index,
    people: usize,
    asked: &[Question],
) -> Result<()> {
    let nominated = nominate(generator, engine, people, asked);
    let pairs: Vec<(&Question, Vec<usize>)> = asked.iter().zip(nominated).collect();
    let expected = in_chunks(pairs.len(), |place| judge(generator, engine, pairs[place].0, &pairs[place].1));
    for (number, expected) in expected.enumerate() {
        let given = index.top_people(engine, &asked[number].need, BEST);
        let place = expected.iter().zip(&given).position(|(a, b)| a != &(b.id.clone(), b.fit));
        let is_same = place.is_none() && expected.len() == given.len();
        let at = place.unwrap_or(expected.len().min(given.len()));
        ensure!(is_same, "need {number}, place {at}: {:?} instead of {:?}", given.get(at), expected.get(at));
    }
    Ok(())
}

/// The share of the really best people, all judged, that the index returns.
pub fn share_of(given: &[usize], exhaustive: &[Hit]) -> f64 {
    let is_given = |hit: &&Hit| Generator::number(&hit.id).is_some_and(|number| given.contains(&number));
    exhaustive.iter().filter(is_given).count() as f64 / exhaustive.len().max(1) as f64
}

/// Weights as whole steps, rounded down.
fn steps(tokens: &[(u32, f32)]) -> Vec<(u32, u32)> {
    let mut weights: BTreeMap<u32, f64> = BTreeMap::new();
    tokens.iter().for_each(|(token, weight)| *weights.entry(*token).or_default() += f64::from(*weight));
    let whole: f64 = weights.values().sum();
    weights.into_iter().map(|(token, weight)| (token, (weight / whole * STEPS).floor() as u32)).collect()
}

/// The best by tokens for each need among those who pass, in no order.
fn nominate(generator: &Generator<'_>, engine: &Engine, people: usize, asked: &[Question]) -> Vec<Vec<usize>> {
    let mut wanted: HashMap<u32, Vec<(usize, u32)>> = HashMap::new();
    for (need, question) in asked.iter().enumerate() {
        for (token, steps) in steps(&question.tokens) {
            wanted.entry(token).or_default().push((need, steps));
        }
    }
    let mut best: Vec<Nominated> = vec![Nominated::new(); asked.len()];
    let mut sums = vec![0_u32; asked.len()];
    for (number, (person, document)) in generator.people(people).enumerate() {
        sums.fill(0);
        let impacts: BTreeMap<u32, u8> = document.tokens.iter().copied().collect();
        for (token, impact) in impacts {
            for (need, steps) in wanted.get(&token).into_iter().flatten() {
                sums[*need] += steps * u32::from(impact);
            }
        }
        for (need, sum) in sums.iter().enumerate().filter(|(_, sum)| **sum > 0) {
            let (best, candidate) = (&mut best[need], Reverse((*sum, Reverse(number))));
            let is_full = best.len() >= NOMINATED;
            let is_better = best.peek().is_none_or(|worst| candidate < *worst);
            if (!is_full || is_better) && engine.passes(&asked[need].need, &person) {
                best.push(candidate);
                if is_full {
                    best.pop();
                }
            }
        }
    }
    best.into_iter().map(|best| best.into_iter().map(|Reverse((_, Reverse(number)))| number).collect()).collect()
}

/// The best of those nominated by the scores of their features.
fn judge(generator: &Generator<'_>, engine: &Engine, asked: &Question, nominated: &[usize]) -> Vec<(String, Fit)> {
    let scored = |number: &usize| {
        let score = engine.score(&asked.need, &generator.person(*number));
        (Generator::id(*number), score.fit())
    };
    let mut all: Vec<(String, Fit)> = nominated.iter().map(scored).collect();
    all.sort_by(|a, b| b.1.order.total_cmp(&a.1.order).then_with(|| a.0.cmp(&b.0)));
    all.truncate(BEST);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_answers_as_the_oracle() {
        let engine = Engine::shared().expect("data are sound");
        let generator = Generator::new(&engine, 42);
        let index = Index::build(generator.people(1_500).map(|(_, document)| document), []);
        let asked: Vec<_> = (0..2).map(|number| Question::of(&engine, generator.need(number))).collect();
        check(&generator, &engine, &index, 1_500, &asked).expect("no difference");
        let smaller = Index::build(generator.people(1_100).map(|(_, document)| document), []);
        assert!(check(&generator, &engine, &smaller, 1_500, &asked).is_err());
    }
}
