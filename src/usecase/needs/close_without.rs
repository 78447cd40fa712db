//! An officer ends the search for an open need: nobody was found. The firm is told with what it may do next; what was still
//! proposed lapses. Refused while any introduction of the need is open.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::matches::{MatchAct, MatchState};
use crate::domain::need::{Need, NeedAct, NeedId, NeedState};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::introductions::{self, Filter};
use crate::store::{accounts, audit, changes, enterprises, interests, matches, needs, outbox};

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need.
    pub need: NeedId,
    /// The version the officer saw; `None` takes it as it stands.
    pub version: Option<i32>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct View {
    /// The need's code.
    pub code: String,
    /// Where it stands.
    pub state: NeedState,
    /// What proves for the seconds of undo that it was this deed: only with it the need is opened again.
    pub undo: String,
}

/// Ends it; its mails leave when it can no longer be undone.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person));
    let due_at = now + TimeDelta::seconds(ctx.config.review.undo_seconds);
    let own = officer.person.enterprise.clone();
    ctx.db.write(move |conn| {
        matches::hold_need(conn, &input.need)?;
        let mut need = needs::get(conn, &input.need)?;
        if own.as_ref() == Some(&need.enterprise) {
            return Err(Error::Denied("self_review"));
        }
        if input.version.is_some_and(|seen| seen != need.version) {
            return Err(Error::Conflict("version"));
        }
        if need.state != NeedState::Open {
            return Err(Error::Conflict("illegal_move"));
        }
        let which = Filter { need: Some(need.id.clone()), ..Filter::default() };
        if !introductions::list_open(conn, &which)?.is_empty() {
            return Err(Error::Conflict("introductions_open"));
        }
        let before = need.state;
        need.act(NeedAct::CloseWithout, By::Officer)?;
        needs::save(conn, &mut need, now)?;
        let deed = Deed::new(&doer, "need.none_found", Entity::Need, need.id.as_str());
        audit::add(conn, now, &deed.moved(before, need.state))?;
        lapse(conn, &need, (now, due_at))?;
        tell(conn, &need, (now, due_at))?;
        changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, None)?;
        let undo = super::proof_of_end(&keys, &need);
        Ok(View { code: need.code, state: need.state, undo })
    })
}

fn lapse(conn: &mut Conn, need: &Need, (now, due_at): (Moment, Moment)) -> Result<()> {
    let doer = Doer::system();
    for mut row in matches::of_need(conn, &need.id)? {
        if !matches!(row.state, MatchState::Suggested | MatchState::Parked) {
            continue;
        }
        let before = row.state;
        row.state = before.after(MatchAct::Lapse, By::System)?;
        matches::save(conn, &mut row, None, now)?;
        interests::close(conn, &row, (now, due_at))?;
        let deed = Deed::new(&doer, "match.lapse", Entity::Match, row.id.as_str()).moved(before, row.state);
        audit::add(conn, now, &deed)?;
    }
    Ok(())
}

fn tell(conn: &mut Conn, need: &Need, (now, due_at): (Moment, Moment)) -> Result<()> {
    for account in enterprises::list_members(conn, &need.enterprise)? {
        let account = accounts::get(conn, &account)?;
        let notice = NewNotice::to(NoticeKind::NeedNoneFound, &account, (Entity::Need, need.id.as_str()), now);
        outbox::add(conn, now, &NewNotice { due_at, ..notice })?;
    }
    Ok(())
}
