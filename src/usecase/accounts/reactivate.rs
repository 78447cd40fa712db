//! An administrator opens a suspended staff account again.

use super::security_notice;
use crate::context::Context;
use crate::domain::account::{AccountId, AccountStatus};
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::{accounts, audit};
use crate::usecase::staffing;

/// Whose.
#[derive(Debug, Clone)]
pub struct Input {
    /// The account.
    pub account: AccountId,
    /// The version that was seen.
    pub version: i32,
}

/// Opens it and tells the person, who signs in as before.
pub fn run(ctx: &Context, admin: &Admin, input: Input) -> Result<()> {
    let (now, doer) = (ctx.now(), Doer::from(&admin.person));
    ctx.db.write(move |conn| {
        let (mut account, _) = staffing::seen(conn, &input.account, input.version)?;
        if account.status != AccountStatus::Disabled {
            return Err(Error::Conflict("illegal_move"));
        }
        let before = account.status;
        account.status = AccountStatus::Active;
        accounts::save(conn, now, &account)?;
        let deed = Deed::new(&doer, "account.reactivate", Entity::Account, account.id.as_str());
        audit::add(conn, now, &deed.moved(before, account.status))?;
        security_notice(conn, now, &account, "account_reactivated", (Entity::Account, account.id.to_string()))
    })
}
