//! One introduction for staff: where it stands, what was said and how, what came of it.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::answer::GivenAnswer;
use crate::domain::card::TalentCard;
use crate::domain::error::Result;
use crate::domain::follow_up::{FollowUp, Outcome};
use crate::domain::value::Lang;
use crate::questions::asked::{self, AskedNeed, Fit};
use crate::questions::board::{self, Row};
use crate::rights::views;
use crate::store::{answers, follow_ups, introductions, outcomes};

/// All of an introduction.
#[derive(Debug, Clone)]
pub struct View {
    /// As on the board.
    pub row: Row,
    /// What the person is asked.
    pub need: AskedNeed,
    /// What the firm sees.
    pub card: TalentCard,
    /// What fits.
    pub fit: Fit,
    /// What was said, with the words where an officer noted them.
    pub answers: Vec<(GivenAnswer, Option<String>)>,
    /// The questions after the introduction.
    pub follow_ups: Vec<FollowUp>,
    /// What came of it.
    pub outcomes: Vec<Outcome>,
}

/// The introduction with this code in the reader's language, or `Missing`.
pub fn run(ctx: &Context, officer: &Officer, code: &str, lang: Lang) -> Result<View> {
    let view = ctx.db.read(|conn| {
        let introduction = introductions::get_by_code(conn, code)?;
        let mut said = Vec::new();
        for answer in answers::list(conn, &introduction.id)? {
            let words = answers::words(conn, &ctx.keys, &answer.id)?;
            said.push((answer, words));
        }
        Ok(View {
            need: asked::need(conn, &ctx.engine, &introduction, lang)?,
            card: asked::card(conn, &introduction)?,
            fit: asked::fit(conn, &ctx.engine, &introduction, lang)?,
            answers: said,
            follow_ups: follow_ups::list(conn, &introduction.id)?,
            outcomes: outcomes::list(conn, &introduction.id)?,
            row: board::row(conn, &ctx.keys, introduction, ctx.answer_floor(), ctx.now())?,
        })
    })?;
    views::note(ctx, officer, [&view.row.introduction.talent])?;
    Ok(view)
}
