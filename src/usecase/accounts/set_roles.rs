//! An administrator changes what a member of staff may do; it counts from the next request on.

use super::security_notice;
use crate::context::Context;
use crate::domain::account::{AccountId, Role};
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Result};
use crate::store::{accounts, audit};
use crate::usecase::staffing;

/// Whose roles, and which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The account.
    pub account: AccountId,
    /// The version that was seen.
    pub version: i32,
    /// The roles from now on, at least one.
    pub roles: Vec<Role>,
}

/// Sets them and tells the person; `Conflict("last_administrator")` when nobody would be left who can administer.
pub fn run(ctx: &Context, admin: &Admin, input: Input) -> Result<()> {
    let mut checks = Checks::default();
    staffing::check_roles(&mut checks, &input.roles);
    checks.done()?;
    let (now, doer) = (ctx.now(), Doer::from(&admin.person));
    ctx.db.write(move |conn| {
        let (mut account, mut staff) = staffing::seen(conn, &input.account, input.version)?;
        account.roles.sort();
        let before = staffing::words(&account.roles);
        account.roles = input.roles;
        account.roles.sort();
        account.roles.dedup();
        let after = staffing::words(&account.roles);
        if before == after {
            return Ok(());
        }
        staff.push(account.clone());
        staffing::check_administrator(&staff)?;
        accounts::save(conn, now, &account)?;
        let deed = Deed::new(&doer, "account.set_roles", Entity::Account, account.id.as_str());
        audit::add(conn, now, &deed.because(format!("{before} > {after}")).moved(before, after))?;
        security_notice(conn, now, &account, "roles_changed", (Entity::Account, account.id.to_string()))
    })
}
