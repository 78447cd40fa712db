//! What the mails of a firm that leaves questions unanswered need to know.

use crate::domain::answer_figures::AnswerFigures;
use crate::domain::value::Bilingual;

/// How a firm answers.
#[derive(Debug, Clone)]
pub struct AnswerRate {
    /// The firm's code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// The figures of twelve months.
    pub figures: AnswerFigures,
    /// What the figures should reach, in per cent.
    pub floor_percent: i64,
    /// So many answers in a row bring it back.
    pub to_mend: i64,
    /// Questions that are open now.
    pub open: i64,
    /// Its needs that wait for an officer.
    pub waiting: i64,
}
