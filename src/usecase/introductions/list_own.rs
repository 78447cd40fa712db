//! The introductions of a talent or of a firm, as their side may see them: the firm learns of a person only after their yes.

use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::answer::Answer;
use crate::domain::error::Result;
use crate::domain::introduction::{IntroductionState, Side};
use crate::domain::paging::{Page, Paging};
use crate::domain::value::{Bilingual, Moment};
use crate::store::introductions::{self, Filter};
use crate::store::{needs, talents};

/// An introduction on a list of one side.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its code.
    pub code: String,
    /// Whose side the reader is on.
    pub side: Side,
    /// Where it stands.
    pub state: IntroductionState,
    /// What the reader has said.
    pub answer: Answer,
    /// Until when the reader may answer.
    pub due_at: Option<Moment>,
    /// When the two were introduced, if that holds of them.
    pub introduced_at: Option<Moment>,
    /// The need's title.
    pub title: Bilingual,
    /// To a firm: the person's code. To a person: the need's.
    pub other: String,
    /// When it began for the reader.
    pub since: Moment,
}

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// Only in this state.
    pub state: Option<IntroductionState>,
    /// Which page.
    pub paging: Paging,
}

/// A page of them, newest first.
pub fn run(ctx: &Context, person: &Person, input: &Input) -> Result<Page<Row>> {
    let (talent, enterprise) = (person.talent.clone(), person.enterprise.clone());
    let whose = match (&talent, &enterprise) {
        (Some(_), _) => Side::Talent,
        (None, Some(_)) => Side::Firm,
        (None, None) => return Ok(Page { items: Vec::new(), next: None }),
    };
    let enterprise = enterprise.filter(|_| whose == Side::Firm);
    let states = input.state.into_iter().collect();
    let filter = Filter { states, talent, enterprise, need: None, shown_to: Some((whose, ctx.now())) };
    ctx.db.read(|conn| {
        let page = introductions::list(conn, &filter, &input.paging)?;
        let mut items = Vec::new();
        for introduction in page.items {
            let need = needs::get(conn, &introduction.need)?;
            let other = match whose {
                Side::Talent => need.code,
                Side::Firm => talents::get(conn, &introduction.talent)?.code,
            };
            let is_asked = introduction.state.asked() == Some(whose);
            items.push(Row {
                side: whose,
                state: introduction.told_to(whose),
                answer: introduction.answer_of(whose),
                due_at: introduction.due_at.filter(|_| is_asked),
                introduced_at: introduction.introduced_at.filter(|_| introduction.is_known()),
                title: need.brief.title,
                other,
                since: introduction.asked_at.unwrap_or(introduction.created_at),
                code: introduction.code,
            });
        }
        Ok(Page { items, next: page.next })
    })
}
