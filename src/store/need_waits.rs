//! Submitted needs that wait for an officer before anybody is proposed for them, because their firm leaves too many
//! questions without an answer; kept beside the needs.

use std::collections::HashSet;

use diesel::prelude::*;

use super::db::Conn;
use super::firm_questions;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::need::{Need, NeedId, NeedState};
use crate::domain::value::Moment;
use crate::schema::needs::{need_waits, needs};

/// Notes that a need waits.
pub fn add(conn: &mut Conn, need: &NeedId, since: Moment) -> Result<()> {
    let row = (need_waits::need_id.eq(need), need_waits::since.eq(since));
    diesel::insert_into(need_waits::table).values(row).execute(conn)?;
    Ok(())
}

/// It waits no more.
pub fn remove(conn: &mut Conn, need: &NeedId) -> Result<()> {
    diesel::delete(need_waits::table.find(need)).execute(conn)?;
    Ok(())
}

/// With the state that is saved: only what is submitted waits.
pub fn keep(conn: &mut Conn, need: &Need) -> Result<()> {
    if need.state == NeedState::Submitted { Ok(()) } else { remove(conn, &need.id) }
}

/// Since when a need waits, if it does.
pub fn find(conn: &mut Conn, need: &NeedId) -> Result<Option<Moment>> {
    Ok(need_waits::table.find(need).select(need_waits::since).first(conn).optional()?)
}

/// The needs of a firm that wait, oldest first.
pub fn list(conn: &mut Conn, firm: &EnterpriseId) -> Result<Vec<NeedId>> {
    let rows = need_waits::table.inner_join(needs::table).filter(needs::enterprise_id.eq(firm));
    Ok(rows.order((need_waits::since, need_waits::need_id)).select(need_waits::need_id).load(conn)?)
}

/// True when the engine may propose people for a need: it is under way and waits for nobody's look.
pub fn is_matched(conn: &mut Conn, need: &Need) -> Result<bool> {
    Ok(need.state.is_matched() && find(conn, &need.id)?.is_none())
}

/// Those of some needs that wait.
pub fn among(conn: &mut Conn, needs: &[NeedId]) -> Result<HashSet<NeedId>> {
    let rows = need_waits::table.filter(need_waits::need_id.eq_any(needs)).select(need_waits::need_id);
    Ok(rows.load::<NeedId>(conn)?.into_iter().collect())
}

/// For a need that waits: how many questions its firm was asked, and how many of them stayed unanswered.
pub fn unanswered(conn: &mut Conn, need: &Need, now: Moment) -> Result<Option<(i64, i64)>> {
    if find(conn, &need.id)?.is_none() {
        return Ok(None);
    }
    let figures = firm_questions::figures(conn, &need.enterprise, now)?;
    Ok(Some((figures.asked, figures.unanswered())))
}
