//! Decisions of staff on profiles, enterprises and needs: rows are only ever added, and their owners are told.

use diesel::prelude::*;

use super::db::Conn;
use super::{accounts, outbox};
use crate::domain::account::AccountId;
use crate::domain::audit::Entity;
use crate::domain::decision::{Decision, DecisionId, Ruling};
use crate::domain::error::Result;
use crate::domain::notice::{NewNotice, NoticeId, NoticeKind, NoticeParams};
use crate::domain::value::Moment;
use crate::schema::decisions::decisions;

/// Records a decision.
pub fn add(conn: &mut Conn, about: (Entity, &str), decision: &Decision) -> Result<()> {
    diesel::insert_into(decisions::table)
        .values((
            decisions::id.eq(&decision.id),
            decisions::entity.eq(about.0),
            decisions::entity_id.eq(about.1),
            decisions::decision.eq(decision.ruling),
            decisions::reason.eq(&decision.reason),
            decisions::officer.eq(&decision.officer),
            decisions::decided_at.eq(decision.decided_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// The decisions on one thing, newest first.
pub fn list(conn: &mut Conn, about: (Entity, &str)) -> Result<Vec<Decision>> {
    let rows: Vec<(DecisionId, Ruling, String, AccountId, Moment)> = decisions::table
        .filter(decisions::entity.eq(about.0).and(decisions::entity_id.eq(about.1)))
        .order(decisions::id.desc())
        .select((decisions::id, decisions::decision, decisions::reason, decisions::officer, decisions::decided_at))
        .load(conn)?;
    let decision = |(id, ruling, reason, officer, decided_at)| Decision { id, ruling, reason, officer, decided_at };
    Ok(rows.into_iter().map(decision).collect())
}

/// Tells the owners of a thing what was decided on it: one mail each, not before `due_at`. `reason` holds words to them.
pub fn tell(
    conn: &mut Conn,
    owners: Vec<AccountId>,
    about: (Entity, &str),
    (ruling, reason): (Ruling, Option<&str>),
    (now, due_at): (Moment, Moment),
) -> Result<Vec<NoticeId>> {
    let mut queued = Vec::new();
    for account in owners {
        let account = accounts::get(conn, &account)?;
        let notice = NewNotice::to(NoticeKind::Decision, &account, about, now).with_code(ruling.as_str());
        let params = NoticeParams { reason: reason.map(str::to_owned), ..notice.params };
        queued.extend(outbox::add(conn, now, &NewNotice { params, due_at, ..notice })?);
    }
    Ok(queued)
}

/// Tells the owners of a decision at once, with its words.
pub fn tell_at_once(conn: &mut Conn, owners: Vec<AccountId>, about: (Entity, &str), decision: &Decision) -> Result<()> {
    let at = decision.decided_at;
    tell(conn, owners, about, (decision.ruling, Some(&decision.reason)), (at, at)).map(|_| ())
}
