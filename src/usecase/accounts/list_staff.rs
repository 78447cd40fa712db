//! Lists the accounts of staff for administrators: roles, standing, when last seen; addresses masked.

use crate::context::Context;
use crate::domain::account::{Account, AccountId, LinkPurpose};
use crate::domain::actor::Admin;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::store::{accounts, links, sealed, sessions};

/// An account of staff as administrators see it.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffRow {
    /// The account.
    pub account: Account,
    /// Its address, masked.
    pub masked_email: String,
    /// When it was last used.
    pub last_seen_at: Option<Moment>,
    /// Until when its invitation holds, where one is open.
    pub invited_until: Option<Moment>,
    /// How many devices are signed in.
    pub sessions: usize,
}

/// All of them, or the one that is asked for; in the order in which they came.
pub fn run(ctx: &Context, _admin: &Admin, only: Option<&AccountId>) -> Result<Vec<StaffRow>> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let mut rows = Vec::new();
        for account in accounts::list_staff(conn)? {
            if only.is_some_and(|id| *id != account.id) {
                continue;
            }
            rows.push(StaffRow {
                masked_email: sealed::masked_address(conn, &ctx.keys, &account.id)?,
                last_seen_at: accounts::last_seen(conn, &account.id)?,
                invited_until: links::open_until(conn, &account.id, LinkPurpose::Invite, now)?,
                sessions: sessions::list(conn, &account.id, now)?.len(),
                account,
            });
        }
        Ok(rows)
    })
}
