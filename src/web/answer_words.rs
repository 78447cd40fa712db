//! How a firm answers, in the reader's words.

use super::page::Frame;
use crate::locale::Value;
use crate::usecase::enterprises::figures::Standing;

/// Working days in halves, as sentences take them: a whole number chooses their form.
fn days(halves: i64) -> Value<'static> {
    if halves % 2 == 0 { Value::from(halves / 2) } else { format!("{}.5", halves / 2).into() }
}

impl Frame {
    /// The figures of a firm in one sentence.
    pub fn answers(&self, standing: &Standing) -> String {
        let figures = &standing.figures;
        let key = match figures.median_halves {
            _ if figures.asked == 0 => "answers-none",
            _ if !standing.is_enough() => "answers-few",
            None => "answers-never",
            Some(0) => "answers-at-once",
            Some(_) => "answers-figures",
        };
        let values = [
            ("asked", figures.asked.into()),
            ("answered", figures.answered.into()),
            ("percent", figures.percent().unwrap_or(0).into()),
            ("days", days(figures.median_halves.unwrap_or(0))),
        ];
        self.tv(key, &values)
    }

    /// The mark of a firm below the floor.
    pub fn below_floor(&self, standing: &Standing) -> Option<String> {
        standing.below_since.map(|_| self.tv("answers-below", &[("floor", standing.floor_percent().into())]))
    }

    /// How a firm below the floor mends it.
    pub fn how_to_mend(&self, standing: &Standing) -> Option<String> {
        let values = [("floor", standing.floor_percent().into()), ("more", standing.to_mend().into())];
        standing.below_since.map(|_| self.tv("answers-mend", &values))
    }

    /// Why a need waits for an officer: a sentence of so many questions asked and left unanswered.
    pub fn unanswered(&self, key: &str, counts: &(i64, i64)) -> String {
        self.tv(key, &[("asked", counts.0.into()), ("unanswered", counts.1.into())])
    }
}
