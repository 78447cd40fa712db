//! Tells the owner of an entry that was joined into another which one stays.

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::actor::Owner;
use crate::domain::error::{Error, Result};
use crate::locale;
use crate::store::{same_joins, talents, todo};

/// What the owner is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The code of the entry that was joined.
    pub code: String,
    /// The code of the one that stays.
    pub kept: String,
    /// Until this day it can be parted again; then its data are erased.
    pub until: NaiveDate,
    /// True once somebody concerned has said that it is wrong.
    pub is_disputed: bool,
}

/// Reads it; `None` for an entry of its own.
pub fn run(ctx: &Context, owner: &Owner) -> Result<Option<View>> {
    ctx.db.read(|conn| {
        let talent = talents::get(conn, &owner.talent)?;
        let Some(join) = same_joins::standing(conn, talent.id.as_str())?.filter(|_| talent.joined_at.is_some()) else {
            return Ok(None);
        };
        let kept = same_joins::kept_for(conn, talent.id.as_str())?;
        let kept = talents::get(conn, &kept.parse().map_err(Error::internal)?)?.code;
        let until = locale::day_in(join.ends_at(), todo::zone(conn)?);
        Ok(Some(View { code: talent.code, kept, until, is_disputed: join.disputed_at.is_some() }))
    })
}
