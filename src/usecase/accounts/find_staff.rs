//! Finds the member of staff of an address, for the operator who names one.

use crate::context::Context;
use crate::domain::account::{Account, AccountStatus, normalise_email};
use crate::domain::error::{Error, Result};
use crate::store::accounts;

/// The account; a field error of `email` where there is none of staff, or one that is closed.
pub fn run(ctx: &Context, email: &str) -> Result<Account> {
    let address = normalise_email(email)?;
    let found = ctx.db.read(|conn| accounts::find(conn, &ctx.keys, &address))?;
    found
        .filter(|account| account.is_staff() && account.status == AccountStatus::Active)
        .ok_or_else(|| Error::field("email", "not_staff"))
}
