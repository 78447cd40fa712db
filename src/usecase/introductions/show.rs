//! One introduction for staff: where it stands, what was said and how, what came of it.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::answer::GivenAnswer;
use crate::domain::card::TalentCard;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::Result;
use crate::domain::follow_up::{FollowUp, Outcome};
use crate::domain::introduction::{Introduction, IntroductionState, Side};
use crate::domain::need::NeedState;
use crate::domain::value::Lang;
use crate::questions::asked::{self, AskedNeed, Fit};
use crate::questions::board::{self, Row};
use crate::questions::news;
use crate::rights::views;
use crate::store::db::Conn;
use crate::store::{answers, enterprises, follow_ups, introduction_notes, introductions, needs, outcomes, talents};

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
    /// The officer's line to each side that was told one.
    pub notes: Vec<(Side, String)>,
    /// What was said, with the words where an officer noted them.
    pub answers: Vec<(GivenAnswer, Option<String>)>,
    /// The questions after the introduction.
    pub follow_ups: Vec<FollowUp>,
    /// What came of it.
    pub outcomes: Vec<Outcome>,
    /// True while the person could be asked once more: need, person and firm still take part.
    pub may_ask_again: bool,
    /// True when both sides left two follow-ups unanswered.
    pub is_silent: bool,
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
        let mut notes = Vec::new();
        for side in Side::ALL {
            let line = introduction_notes::find(conn, &ctx.keys, &introduction.id, *side)?;
            notes.extend(line.map(|words| (*side, words)));
        }
        Ok(View {
            notes,
            need: asked::need(conn, &ctx.engine, &introduction, lang)?,
            card: asked::card(conn, &introduction)?,
            fit: asked::fit(conn, &ctx.engine, &introduction, lang)?,
            answers: said,
            follow_ups: follow_ups::list(conn, &introduction.id)?,
            outcomes: outcomes::list(conn, &introduction.id)?,
            may_ask_again: may_ask_again(conn, &introduction)?,
            is_silent: news::is_silent(conn, &introduction.id)?,
            row: board::row(conn, &ctx.keys, introduction, ctx.answer_floor(), ctx.now())?,
        })
    })?;
    views::note(ctx, officer, [&view.row.introduction.talent])?;
    Ok(view)
}

fn may_ask_again(conn: &mut Conn, introduction: &Introduction) -> Result<bool> {
    let has_ended = matches!(introduction.state, IntroductionState::Halted | IntroductionState::Expired);
    Ok(has_ended
        && needs::get(conn, &introduction.need)?.state == NeedState::Open
        && talents::get(conn, &introduction.talent)?.state.is_matched()
        && enterprises::get(conn, &introduction.enterprise)?.state == EnterpriseState::Verified)
}
