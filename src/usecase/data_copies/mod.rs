//! All that is kept of a person, for that person: asked for, announced by mail, built when it is taken along, never stored.

use chrono::TimeDelta;

use crate::context::Context;
use crate::documents::zip;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::disclosure::action;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::rights::copy;
pub use crate::rights::copy::{PARTS, schema};
use crate::store::audit;
use crate::store::db::Conn;
use crate::usecase::accounts::{count_try, security_notice};

pub mod ask;
pub mod download;
pub mod export;
pub mod show;
pub mod show_link;

/// A copy as it leaves.
#[derive(Debug, Clone)]
pub struct Copy {
    /// What the file is called.
    pub name: String,
    /// A ZIP.
    pub bytes: Vec<u8>,
}

/// Counts a copy asked for; `TooMany` beyond those of a day.
fn count(ctx: &Context, person: &Person) -> Result<()> {
    count_try(ctx, format!("exports:{}", person.account.id), ctx.config.limits.exports, TimeDelta::days(1))
}

/// Builds it from what stands now. The packing is done outside of any transaction.
fn build(ctx: &Context, person: &Person, now: Moment) -> Result<Copy> {
    let files = ctx.db.read(|conn| copy::of(conn, ctx, person, now))?;
    Ok(Copy { name: format!("longyuan-data-{}.zip", now.date()), bytes: zip::pack(&files, now)? })
}

/// Records that the copy leaves, and tells the account.
fn left(conn: &mut Conn, now: Moment, person: &Person) -> Result<()> {
    let (doer, id) = (Doer::from(person), person.account.id.to_string());
    audit::add(conn, now, &Deed::new(&doer, action::EXPORT, Entity::Account, &id))?;
    security_notice(conn, now, &person.account, "data_exported", (Entity::Account, id.clone()))
}
