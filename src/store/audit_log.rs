//! The audit as it is read: who did what to one thing, and what one account did.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::AccountId;
use crate::domain::audit::{AuditId, Entity};
use crate::domain::error::Result;
use crate::domain::paging::Paging;
use crate::domain::value::Moment;
use crate::schema::audit::audit;

/// Most rows that one person's own log holds.
const MOST: i64 = 20_000;

/// A deed as it was recorded; the states before and after are only there as hashes and are left out.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = audit)]
pub struct LoggedDeed {
    /// Key, in the order of the deeds.
    pub id: AuditId,
    /// When.
    pub at: Moment,
    /// Who; `None` for the platform itself.
    pub actor: Option<AccountId>,
    /// What was done.
    pub action: String,
    /// To what kind of thing.
    pub entity: Entity,
    /// To which one.
    pub entity_id: String,
    /// A code, or words.
    pub reason: Option<String>,
    /// Network class of the address it came from.
    pub address_class: Option<String>,
}

/// What was done to one thing by these actions, or by any if none is named; oldest first.
pub fn about(conn: &mut Conn, entity: Entity, id: &str, actions: &[&str]) -> Result<Vec<LoggedDeed>> {
    let mut query = audit::table
        .filter(audit::entity.eq(entity))
        .filter(audit::entity_id.eq(id))
        .order(audit::id)
        .limit(MOST)
        .select(LoggedDeed::as_select())
        .into_boxed();
    if !actions.is_empty() {
        query = query.filter(audit::action.eq_any(actions.to_vec()));
    }
    Ok(query.load(conn)?)
}

/// Which deeds a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this action, or all of a noun (`talent`).
    pub action: Option<String>,
    /// Only those done to this.
    pub about: Option<(Entity, String)>,
    /// Only those that this account did.
    pub actor: Option<AccountId>,
    /// Not before this moment.
    pub from: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
}

/// Deeds, newest first; at most one more than the page holds.
pub fn list(conn: &mut Conn, filter: &Filter, paging: &Paging) -> Result<Vec<LoggedDeed>> {
    let query = audit::table.select(LoggedDeed::as_select()).order(audit::id.desc());
    let mut query = query.limit(paging.limit + 1).into_boxed();
    if let Some(after) = &paging.after {
        query = query.filter(audit::id.lt(after.clone()));
    }
    if let Some(action) = &filter.action {
        let noun = format!("{action}.%");
        query = query.filter(audit::action.eq(action.clone()).or(audit::action.like(noun)));
    }
    if let Some((entity, id)) = &filter.about {
        query = query.filter(audit::entity.eq(*entity)).filter(audit::entity_id.eq(id.clone()));
    }
    if let Some(actor) = &filter.actor {
        query = query.filter(audit::actor.eq(actor.clone()));
    }
    if let Some(from) = filter.from {
        query = query.filter(audit::at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(audit::at.lt(until));
    }
    Ok(query.load(conn)?)
}

/// What an account did; oldest first. It reads the whole table: nothing finds rows by their actor, since each row written
/// would pay for it.
pub fn by(conn: &mut Conn, account: &AccountId) -> Result<Vec<LoggedDeed>> {
    Ok(audit::table
        .filter(audit::actor.eq(account))
        .order(audit::id)
        .limit(MOST)
        .select(LoggedDeed::as_select())
        .load(conn)?)
}

/// Deeds of some actions whose id is not before `from`, oldest first.
pub fn since(conn: &mut Conn, actions: &[&str], from: &str) -> Result<Vec<LoggedDeed>> {
    Ok(audit::table
        .filter(audit::id.ge(from.to_owned()))
        .filter(audit::action.eq_any(actions.to_vec()))
        .order(audit::id)
        .select(LoggedDeed::as_select())
        .load(conn)?)
}
