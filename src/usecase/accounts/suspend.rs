//! An administrator closes a staff account to its person: every session ends at once.

use super::security_notice;
use crate::context::Context;
use crate::domain::account::{AccountId, AccountStatus, LinkPurpose};
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::{accounts, audit, links, sessions};
use crate::usecase::staffing;

/// Whose.
#[derive(Debug, Clone)]
pub struct Input {
    /// The account.
    pub account: AccountId,
    /// The version that was seen.
    pub version: i32,
}

/// Suspends it and tells the person; never one's own, never the last administrator's.
pub fn run(ctx: &Context, admin: &Admin, input: Input) -> Result<()> {
    if admin.person.account.id == input.account {
        return Err(Error::Denied("own_account"));
    }
    let (now, doer) = (ctx.now(), Doer::from(&admin.person));
    ctx.db.write(move |conn| {
        let (mut account, others) = staffing::seen(conn, &input.account, input.version)?;
        if account.status != AccountStatus::Active {
            return Err(Error::Conflict("illegal_move"));
        }
        staffing::check_administrator(&others)?;
        let before = account.status;
        account.status = AccountStatus::Disabled;
        accounts::save(conn, now, &account)?;
        let ended = sessions::end_all(conn, &account.id, None, now)?;
        for purpose in [LinkPurpose::Invite, LinkPurpose::Reset, LinkPurpose::SignIn] {
            links::supersede(conn, &account.id, purpose, now)?;
        }
        let deed = Deed::new(&doer, "account.suspend", Entity::Account, account.id.as_str());
        audit::add(conn, now, &deed.moved(before, account.status).because(format!("{ended} sessions")))?;
        security_notice(conn, now, &account, "account_suspended", (Entity::Account, account.id.to_string()))
    })
}
