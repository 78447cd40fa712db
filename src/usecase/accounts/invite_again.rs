//! An administrator sends the invitation again to somebody who has not chosen a passphrase yet.

use crate::context::Context;
use crate::domain::account::{AccountId, AccountStatus};
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::audit;
use crate::usecase::staffing;

/// Whom.
#[derive(Debug, Clone)]
pub struct Input {
    /// The account.
    pub account: AccountId,
    /// The version that was seen.
    pub version: i32,
}

/// Queues it; a link sent before holds no more.
pub fn run(ctx: &Context, admin: &Admin, input: Input) -> Result<()> {
    let (now, doer) = (ctx.now(), Doer::from(&admin.person));
    ctx.db.write(move |conn| {
        let (account, _) = staffing::seen(conn, &input.account, input.version)?;
        if account.has_passphrase || account.status != AccountStatus::Active {
            return Err(Error::Conflict("illegal_move"));
        }
        audit::add(conn, now, &Deed::new(&doer, "account.invite_again", Entity::Account, account.id.as_str()))?;
        staffing::invite(conn, now, &account)
    })
}
