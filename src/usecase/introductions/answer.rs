//! A side answers its question: yes, not now (the person, once) or no. Of two who answer at once, one wins.

use crate::context::Context;
use crate::domain::answer::AnswerChannel;
use crate::domain::error::Result;
use crate::domain::introduction::{IntroductionState, Side};
use crate::domain::state::By;
use crate::domain::value::Lang;
pub use crate::questions::side::Way;
use crate::questions::standing;
pub use crate::questions::take::Said;
use crate::questions::take::{self, Taking};
use crate::store::{introductions, links};

/// An answer.
#[derive(Debug, Clone)]
pub struct Input {
    /// Who answers, and to which question.
    pub way: Way,
    /// What is said.
    pub said: Said,
    /// The language of the page on which the texts were shown.
    pub lang: Lang,
    /// `Web` or `Api`.
    pub came_by: AnswerChannel,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The introduction's code.
    pub code: String,
    /// Whose answer it was.
    pub side: Side,
    /// Where it stands now.
    pub state: IntroductionState,
}

/// Takes the answer. A link that is used, expired, or whose question is over is `Gone`; signed in it is a `Conflict`.
pub fn run(ctx: &Context, input: Input) -> Result<View> {
    let (now, keys, floor) = (ctx.now(), ctx.keys.clone(), ctx.answer_floor());
    ctx.db.write(move |conn| {
        let mut party = input.way.party(conn, &keys, now)?;
        party.check(now)?;
        let taking = Taking {
            doer: party.doer,
            by: By::Owner,
            account: Some(party.account),
            lang: input.lang,
            came_by: input.came_by,
            recorded: None,
            now,
        };
        introductions::hold(conn, &party.introduction)?;
        if let Some(link) = &party.link {
            links::use_up(conn, link, now)?;
        }
        take::take(conn, &keys, &mut party.introduction, party.side, &input.said, &taking)?;
        let introduction = party.introduction;
        if party.side == Side::Firm {
            standing::weigh(conn, &introduction.enterprise, floor, now)?;
        }
        Ok(View { code: introduction.code, side: party.side, state: introduction.state })
    })
}
