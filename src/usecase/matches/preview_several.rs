//! What a press on several pairs would do, before it is confirmed: who would be asked by which mail, who stays as they are and
//! why. It is rehearsed by the rules of the press itself and taken back, so that the officer is shown what will be.

use super::{Item, items};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{Match, MatchId, Origin, Press};
use crate::domain::notice::{NoticeId, Recipient};
use crate::domain::talent::TalentId;
use crate::questions::ask;
use crate::rights::views;
use crate::store::db::{Conn, in_transaction};
use crate::store::{accounts, matches, outbox, talents};
use crate::usecase::approving::Pressed;
use crate::usecase::deciding::{self, Choice, Wanted};
pub use crate::usecase::foreseeing::Mail;
use crate::usecase::foreseeing::{Draft, Reading};

/// Which pairs, each as the officer saw it, and what is to be decided on all of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// The pairs with the versions that were read.
    pub pairs: Vec<(MatchId, i32)>,
    /// What.
    pub choice: Choice,
}

/// What would be.
#[derive(Debug)]
pub struct View {
    /// Pairs that would be decided on.
    pub goes: Vec<Going>,
    /// Pairs that would stay, and the code of why.
    pub stays: Vec<(Item, &'static str)>,
    /// Seconds for which all can be taken back; its mails leave after them.
    pub undo_seconds: i64,
}

/// A pair that would be decided on.
#[derive(Debug)]
pub struct Going {
    /// The pair as it stands.
    pub pair: Item,
    /// Its mails, the person's first.
    pub mails: Vec<Mail>,
    /// True for a person without an account: the office asks by hand, and no mail goes to them.
    pub is_by_hand: bool,
    /// True when a firm that asked for the person would hear that it does not go on.
    pub tells_firm: bool,
}

/// Shows it. `Invalid` when none is named or too many.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    deciding::check_count(input.pairs.len())?;
    let wanted = wanted(&input);
    let (pairs, people) = ctx.db.read(|conn| {
        let rows = wanted.iter().map(|one| matches::get(conn, &one.id)).collect::<Result<Vec<Match>>>()?;
        let people: Vec<TalentId> = rows.iter().map(|row| row.talent.clone()).collect();
        Ok((items(conn, &ctx.keys, rows)?, people))
    })?;
    views::note(ctx, officer, &people)?;
    let rehearsal = Rehearsal::of(ctx, officer);
    let outcomes =
        ctx.db.rehearse(move |conn| wanted.iter().map(|one| rehearsal.one(conn, one)).collect::<Result<Vec<_>>>())?;
    let mut view = View { goes: Vec::new(), stays: Vec::new(), undo_seconds: ctx.config.review.undo_seconds };
    for (pair, outcome) in pairs.into_iter().zip(outcomes) {
        match outcome {
            Ok(Foreseen { mails, is_by_hand, tells_firm }) => {
                let mails = mails.iter().map(Draft::mail).collect::<Result<_>>()?;
                view.goes.push(Going { pair, mails, is_by_hand, tells_firm });
            }
            Err(why) => view.stays.push((pair, why)),
        }
    }
    Ok(view)
}

fn wanted(input: &Input) -> Vec<Wanted> {
    let one = |(id, version): &(MatchId, i32)| Wanted::plain(id.clone(), Some(*version), input.choice, None);
    input.pairs.iter().map(one).collect()
}

/// What is needed while nothing but the connection of the rehearsal may be read from.
struct Rehearsal {
    press: Pressed,
    officer: Officer,
    reading: Reading,
}

/// What a pair would bring about.
struct Foreseen {
    mails: Vec<Draft>,
    is_by_hand: bool,
    tells_firm: bool,
}

impl Rehearsal {
    fn of(ctx: &Context, officer: &Officer) -> Self {
        Self { press: Pressed::of(ctx, officer), officer: officer.clone(), reading: Reading::of(ctx) }
    }

    /// Decides on one pair; one that is refused leaves nothing behind for the next.
    fn one(&self, conn: &mut Conn, wanted: &Wanted) -> Result<std::result::Result<Foreseen, &'static str>> {
        let done = in_transaction(conn, |conn| {
            let moved = deciding::rehearse(conn, &self.officer, &self.press, wanted)?;
            self.foreseen(conn, &moved)
        });
        match done {
            Ok(foreseen) => Ok(Ok(foreseen)),
            Err(Error::Conflict(why) | Error::Denied(why)) => Ok(Err(why)),
            Err(other) => Err(other),
        }
    }

    fn foreseen(&self, conn: &mut Conn, moved: &Match) -> Result<Foreseen> {
        let press = moved.press.clone().unwrap_or_default();
        let is_asked = press.question.is_some();
        let Press { firm, need, talent, question } = press;
        let ids: Vec<NoticeId> = [question, talent, need, firm].into_iter().flatten().flatten().collect();
        let mut mails = Vec::new();
        for id in ids {
            let notice = outbox::get(conn, &id)?;
            let is_later = notice.params.code.as_deref() == Some(ask::REMINDER);
            if !is_later && let Recipient::Account(account) = notice.to.clone() {
                let reader = accounts::get(conn, &account)?;
                mails.push(self.reading.draft(conn, &notice, &reader, moved)?);
            }
        }
        let is_by_hand = is_asked && talents::get(conn, &moved.talent)?.account.is_none();
        let tells_firm = moved.reason.is_some() && moved.origin == Origin::Firm;
        Ok(Foreseen { mails, is_by_hand, tells_firm })
    }
}
