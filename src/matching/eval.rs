//! Measures of rankings against graded pairs: nDCG@10 (gain 2^grade - 1), MAP (grade 2 or more), recall@50 (grade 1 or
//! more), P1 (the first has grade 3), and the share of grade-3 people in the first ten, across languages and within one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Grades by need, then by person; what is not judged has grade 0.
pub type Qrels = BTreeMap<String, BTreeMap<String, u8>>;

/// People by need, best first.
pub type Rankings = BTreeMap<String, Vec<String>>;

/// The measures, each from 0 to 1, each a mean over the needs with judged people (the last two over people).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Measures {
    pub ndcg10: f64,
    pub map: f64,
    pub recall50: f64,
    pub p1: f64,
    pub cross3in10: f64,
    pub same3in10: f64,
}

impl Measures {
    /// The mean of several, each measure by itself; all 0 for none.
    pub fn mean(all: &[Self]) -> Self {
        let mean = |of: fn(&Self) -> f64| all.iter().map(of).sum::<f64>() / all.len().max(1) as f64;
        Self {
            ndcg10: mean(|m| m.ndcg10),
            map: mean(|m| m.map),
            recall50: mean(|m| m.recall50),
            p1: mean(|m| m.p1),
            cross3in10: mean(|m| m.cross3in10),
            same3in10: mean(|m| m.same3in10),
        }
    }
}

/// Measures rankings; `is_cross(need, person)` tells whether their texts are in different languages. A need of `qrels`
/// without a ranking counts as one that found nobody.
pub fn measure(qrels: &Qrels, rankings: &Rankings, is_cross: impl Fn(&str, &str) -> bool) -> Measures {
    let nobody = Vec::new();
    let mut sum = Measures::default();
    let mut cross = (0.0, 0.0);
    let mut same = (0.0, 0.0);
    for (need, grades) in qrels {
        let ranking = rankings.get(need).unwrap_or(&nobody);
        let got: Vec<u8> = ranking.iter().map(|p| grades.get(p).copied().unwrap_or(0)).collect();
        sum.ndcg10 += ndcg(&got, grades, 10);
        sum.map += average_precision(&got, grades);
        sum.recall50 += recall(&got, grades, 50);
        sum.p1 += f64::from(u8::from(got.first() == Some(&3)));
        for (person, _) in grades.iter().filter(|(_, grade)| **grade == 3) {
            let count = if is_cross(need, person) { &mut cross } else { &mut same };
            count.1 += 1.0;
            count.0 += f64::from(u8::from(ranking.iter().take(10).any(|p| p == person)));
        }
    }
    let needs = qrels.len().max(1) as f64;
    let share = |(part, all): (f64, f64)| if all > 0.0 { part / all } else { 0.0 };
    Measures {
        ndcg10: sum.ndcg10 / needs,
        map: sum.map / needs,
        recall50: sum.recall50 / needs,
        p1: sum.p1 / needs,
        cross3in10: share(cross),
        same3in10: share(same),
    }
}

fn gain(grade: u8) -> f64 {
    f64::from((1_u32 << grade.min(16)) - 1)
}

fn dcg(grades: impl Iterator<Item = u8>, at: usize) -> f64 {
    grades.take(at).enumerate().map(|(i, grade)| gain(grade) / (i as f64 + 2.0).log2()).sum()
}

fn ndcg(got: &[u8], grades: &BTreeMap<String, u8>, at: usize) -> f64 {
    let mut ideal: Vec<u8> = grades.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let best = dcg(ideal.into_iter(), at);
    if best > 0.0 { dcg(got.iter().copied(), at) / best } else { 0.0 }
}

fn average_precision(got: &[u8], grades: &BTreeMap<String, u8>) -> f64 {
    let relevant = grades.values().filter(|grade| **grade >= 2).count();
    let mut found = 0.0;
    let mut sum = 0.0;
    for (i, _) in got.iter().enumerate().filter(|(_, grade)| **grade >= 2) {
        found += 1.0;
        sum += found / (i as f64 + 1.0);
    }
    if relevant > 0 { sum / relevant as f64 } else { 0.0 }
}

fn recall(got: &[u8], grades: &BTreeMap<String, u8>, at: usize) -> f64 {
    let relevant = grades.values().filter(|grade| **grade >= 1).count();
    let found = got.iter().take(at).filter(|grade| **grade >= 1).count();
    if relevant > 0 { found as f64 / relevant as f64 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, u8)]) -> BTreeMap<String, u8> {
        pairs.iter().map(|(p, g)| ((*p).to_owned(), *g)).collect()
    }

    #[test]
    fn measures_agree_with_a_case_counted_by_hand() {
        let qrels = Qrels::from([("n".to_owned(), of(&[("a", 3), ("b", 2), ("c", 1), ("d", 0), ("e", 3)]))]);
        let order = ["b", "x", "a", "c"].map(str::to_owned).to_vec();
        let m = measure(&qrels, &Rankings::from([("n".to_owned(), order)]), |_, p| p == "a");
        // DCG = 3/1 + 0 + 7/2 + 1/log2(5); the ideal order is 3, 3, 2, 1: 7 + 7/log2(3) + 3/2 + 1/log2(5).
        let dcg = 3.0 + 3.5 + 1.0 / 5_f64.log2();
        let ideal = 7.0 + 7.0 / 3_f64.log2() + 1.5 + 1.0 / 5_f64.log2();
        assert!((m.ndcg10 - dcg / ideal).abs() < 1e-12);
        // Relevant are a, b, e; found at places 1 and 3.
        assert!((m.map - (1.0 + 2.0 / 3.0) / 3.0).abs() < 1e-12);
        assert!((m.recall50 - 0.75).abs() < 1e-12);
        assert_eq!((m.p1, m.cross3in10, m.same3in10), (0.0, 1.0, 0.0));
    }

    #[test]
    fn a_need_without_a_ranking_found_nobody() {
        let qrels = Qrels::from([("n".to_owned(), of(&[("a", 3)])), ("m".to_owned(), of(&[("a", 3)]))]);
        let m = measure(&qrels, &Rankings::from([("n".to_owned(), vec!["a".to_owned()])]), |_, _| false);
        assert_eq!((m.ndcg10, m.map, m.p1, m.same3in10), (0.5, 0.5, 0.5, 0.5));
    }
}
