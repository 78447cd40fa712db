//! An administrator takes a lost second factor off a staff account; a new one is added at the next sign-in.

use super::security_notice;
use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::{audit, credentials, sessions};
use crate::usecase::staffing;

/// Whose.
#[derive(Debug, Clone)]
pub struct Input {
    /// The account.
    pub account: AccountId,
    /// The version that was seen.
    pub version: i32,
}

/// Takes it off with its recovery codes, ends every session and tells the person. One's own is changed under one's account,
/// with a code of the present one.
pub fn run(ctx: &Context, admin: &Admin, input: Input) -> Result<()> {
    if admin.person.account.id == input.account {
        return Err(Error::Denied("own_account"));
    }
    let (now, doer) = (ctx.now(), Doer::from(&admin.person));
    ctx.db.write(move |conn| {
        let (account, _) = staffing::seen(conn, &input.account, input.version)?;
        if !account.has_second_factor {
            return Err(Error::Conflict("illegal_move"));
        }
        credentials::remove_second_factor(conn, &account.id, now)?;
        let ended = sessions::end_all(conn, &account.id, None, now)?;
        let deed = Deed::new(&doer, "account.reset_second_factor", Entity::Account, account.id.as_str());
        audit::add(conn, now, &deed.because(format!("{ended} sessions")))?;
        security_notice(conn, now, &account, "second_factor_reset", (Entity::Account, account.id.to_string()))
    })
}
