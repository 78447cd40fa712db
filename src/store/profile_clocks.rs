//! Profiles by the time of their last confirmation: only of people who have an account and can be asked.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::error::Result;
use crate::domain::talent::{TalentId, TalentState};
use crate::domain::value::Moment;
use crate::schema::talents::talents;

/// Profiles in a state that were last confirmed at or before a moment.
pub fn list(conn: &mut Conn, state: TalentState, before: Moment) -> Result<Vec<TalentId>> {
    Ok(talents::table
        .filter(talents::state.eq(state))
        .filter(talents::account_id.is_not_null())
        .filter(talents::joined_at.is_null())
        .filter(talents::confirmed_at.assume_not_null().le(before))
        .filter(talents::confirmed_at.is_not_null())
        .order(talents::id)
        .select(talents::id)
        .load(conn)?)
}
