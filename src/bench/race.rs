//! All engines side by side, query by query, so that whatever else the machine does hits all alike.

use std::time::Instant;

use anyhow::Result;

use super::contest::{Contestant, Question};
use super::figures::{Figures, percentile};
use super::machine::waited;

/// Queries before anything is timed; of a slow engine as many as fit into a second, at least three.
const WARM: usize = 50;
const WARM_SECONDS: f64 = 1.0;
const WARM_LEAST: usize = 3;
/// What a round of one engine may take, and the least number of queries however long they take.
const ROUND_SECONDS: f64 = 4.0;
const LEAST: usize = 40;

/// An engine in the race.
struct Lane<'a> {
    contestant: Box<dyn Contestant + 'a>,
    /// With whom it is compared; itself when nobody.
    against: usize,
    /// It answers every so-many-th question.
    every: usize,
}

/// The engines in the race.
pub struct Race<'a> {
    lanes: Vec<Lane<'a>>,
    questions: &'a [Question],
}

/// Milliseconds for each question; `None` where an engine was not asked.
type Times = Vec<Option<f64>>;

impl<'a> Race<'a> {
    /// A race over these questions.
    pub fn new(questions: &'a [Question]) -> Self {
        Self { lanes: Vec::new(), questions }
    }

    /// Adds an engine that is compared with another one of the race, or with nobody; its place.
    ///
    /// # Errors
    /// The engine does not answer.
    pub fn add(&mut self, mut contestant: Box<dyn Contestant + 'a>, against: Option<usize>) -> Result<usize> {
        let (start, mut asked) = (Instant::now(), 0);
        for question in self.questions.iter().take(WARM) {
            contestant.best(question)?;
            asked += 1;
            if asked >= WARM_LEAST && start.elapsed().as_secs_f64() > WARM_SECONDS {
                break;
            }
        }
        let each = start.elapsed().as_secs_f64() / f64::from(asked.max(1) as u32);
        let fitting = ((ROUND_SECONDS / each) as usize).max(LEAST);
        let place = self.lanes.len();
        let every = (self.questions.len() / fitting).max(1);
        self.lanes.push(Lane { contestant, against: against.unwrap_or(place), every });
        Ok(place)
    }

    /// One round; the order of the engines changes with every query.
    ///
    /// # Errors
    /// An engine does not answer.
    pub fn round(&mut self, number: usize) -> Result<Figures> {
        let count = self.lanes.len();
        let mut times: Vec<Times> = vec![vec![None; self.questions.len()]; count];
        let before = waited((0.0, 0.0)).1;
        for (place, question) in self.questions.iter().enumerate() {
            for turn in 0..count {
                let lane = (turn + place + number) % count;
                if place % self.lanes[lane].every == 0 {
                    let start = Instant::now();
                    std::hint::black_box(self.lanes[lane].contestant.best(question)?);
                    times[lane][place] = Some(start.elapsed().as_secs_f64() * 1e3);
                }
            }
        }
        let mut figures = self.figures(&times);
        figures.insert("waited_for_cpu".to_owned(), waited(before).0);
        Ok(figures)
    }

    fn figures(&self, times: &[Times]) -> Figures {
        let mut figures = Figures::new();
        for (lane, own) in self.lanes.iter().zip(times) {
            let name = lane.contestant.name();
            // Compared on the questions that both were asked.
            let pairs = own.iter().zip(&times[lane.against]).filter_map(|(own, other)| own.zip(*other));
            let (own, other): (Vec<f64>, Vec<f64>) = pairs.unzip();
            figures.insert(format!("{name}_queries"), own.len() as f64);
            for (label, share) in [("p50", 0.5), ("p99", 0.99)] {
                let (own, other) = (percentile(&own, share), percentile(&other, share));
                figures.insert(format!("{name}_{label}_ms"), own);
                if !std::ptr::eq(lane, &raw const self.lanes[lane.against]) {
                    figures.insert(format!("{name}_times_{label}"), own / other);
                }
            }
        }
        figures
    }
}
