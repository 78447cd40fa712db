//! Since when needs are open: kept beside them, for the mails that follow a clock.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::matches::MatchState;
use crate::domain::need::{Need, NeedId, NeedState};
use crate::domain::need_clock::NeedClock;
use crate::domain::value::Moment;
use crate::schema::matches::matches;
use crate::schema::needs::{need_clocks, needs};

/// Notes the opening with the state that is saved: kept while the need rests or has expired, gone when it goes back under
/// review or ends.
pub fn keep(conn: &mut Conn, need: &Need, now: Moment) -> Result<()> {
    let row = need_clocks::table.find(&need.id);
    match need.state {
        NeedState::Open => {
            let known: i64 = row.count().get_result(conn)?;
            if known == 0 {
                let new = (need_clocks::need_id.eq(&need.id), need_clocks::opened_at.eq(now));
                diesel::insert_into(need_clocks::table).values(new).execute(conn)?;
            }
        }
        NeedState::OnHold | NeedState::Expired => {}
        _ => drop(diesel::delete(row).execute(conn)?),
    }
    Ok(())
}

/// When an officer opened it; `None` for a need that no officer has opened since it was last under review.
pub fn opened_at(conn: &mut Conn, id: &NeedId) -> Result<Option<Moment>> {
    Ok(need_clocks::table.find(id).select(need_clocks::opened_at).first(conn).optional()?)
}

/// The clocks of all open needs.
pub fn list(conn: &mut Conn) -> Result<Vec<NeedClock>> {
    let rows: Vec<(NeedId, EnterpriseId, Moment, Moment)> = need_clocks::table
        .inner_join(needs::table)
        .filter(needs::state.eq(NeedState::Open))
        .select((needs::id, needs::enterprise_id, need_clocks::opened_at, needs::expires_at))
        .order(needs::id)
        .load(conn)?;
    let clock = |(id, enterprise, opened_at, expires_at)| NeedClock { id, enterprise, opened_at, expires_at };
    Ok(rows.into_iter().map(clock).collect())
}

/// True when an officer has approved somebody for it.
pub fn has_approved(conn: &mut Conn, id: &NeedId) -> Result<bool> {
    let approved: i64 = matches::table
        .filter(matches::need_id.eq(id))
        .filter(matches::state.eq(MatchState::Approved))
        .count()
        .get_result(conn)?;
    Ok(approved > 0)
}
