//! What changes of staff accounts share: the account that is meant, an administrator who is left, roles, the invitation.

use crate::domain::account::{Account, AccountId, AccountStatus, LinkPurpose, Role};
use crate::domain::audit::Entity;
use crate::domain::error::{Checks, Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::value::{Lang, Moment};
use crate::keys::Keys;
use crate::store::accounts::NewAccount;
use crate::store::db::Conn;
use crate::store::{accounts, links, outbox};

/// Who is to join the staff.
#[derive(Debug, Clone)]
pub(crate) struct Joining<'a> {
    /// Their normalised address.
    pub address: &'a str,
    /// Their name, as other staff see it.
    pub name: &'a str,
    /// Their roles.
    pub roles: &'a [Role],
    /// Language of pages and mails.
    pub lang: Lang,
    /// IANA time zone.
    pub time_zone: &'a str,
}

/// Field errors under `name`, `roles` and `time_zone`.
pub(crate) fn check(name: &str, roles: &[Role], time_zone: &str) -> Result<()> {
    let mut checks = Checks::default();
    checks.require(!name.trim().is_empty(), "name", "required");
    check_roles(&mut checks, roles);
    checks.require(time_zone.parse::<chrono_tz::Tz>().is_ok(), "time_zone", "unknown_time_zone");
    checks.done()
}

/// At least one role, all of them of the staff's.
pub(crate) fn check_roles(checks: &mut Checks, roles: &[Role]) {
    checks.require(!roles.is_empty(), "roles", "required");
    checks.require(roles.iter().all(|role| role.is_staff()), "roles", "unknown_role");
}

/// Makes the account, or gives the roles to the one that the address has.
pub(crate) fn join(conn: &mut Conn, keys: &Keys, now: Moment, who: &Joining<'_>) -> Result<Account> {
    let Some(mut account) = accounts::find(conn, keys, who.address)? else {
        let mut roles = who.roles.to_vec();
        roles.sort();
        roles.dedup();
        let new = NewAccount {
            address: who.address.to_owned(),
            status: AccountStatus::Active,
            lang: who.lang,
            time_zone: who.time_zone.to_owned(),
            roles,
            display_name: who.name.trim().to_owned(),
            passphrase_hash: None,
            verified_at: Some(now),
        };
        return accounts::add(conn, keys, now, &new);
    };
    account.status = AccountStatus::Active;
    account.verified_at = account.verified_at.or(Some(now));
    account.display_name = who.name.trim().to_owned();
    account.roles.extend(who.roles);
    account.roles.sort();
    account.roles.dedup();
    accounts::save(conn, now, &account)?;
    accounts::get(conn, &account.id)
}

/// The account of a member of staff in the version that was seen, with the accounts of all others held until the commit.
pub(crate) fn seen(conn: &mut Conn, id: &AccountId, version: i32) -> Result<(Account, Vec<Account>)> {
    accounts::hold_staff(conn)?;
    let (mut own, others): (Vec<_>, Vec<_>) = accounts::list_staff(conn)?.into_iter().partition(|one| one.id == *id);
    let account = own.pop().ok_or(Error::Missing("account"))?;
    if account.version != version {
        return Err(Error::Conflict("version"));
    }
    Ok((account, others))
}

/// `Ok` while somebody of these can still sign in as an administrator.
pub(crate) fn check_administrator(left: &[Account]) -> Result<()> {
    let can_administer =
        |one: &Account| one.status == AccountStatus::Active && one.has_passphrase && one.roles.contains(&Role::Admin);
    if left.iter().any(can_administer) { Ok(()) } else { Err(Error::Conflict("last_administrator")) }
}

/// Makes a fresh link that chooses the first passphrase and queues the mail that brings it; older ones hold no more.
pub(crate) fn invite(conn: &mut Conn, now: Moment, account: &Account) -> Result<()> {
    links::supersede(conn, &account.id, LinkPurpose::Invite, now)?;
    let link = links::add(conn, now, &account.id, LinkPurpose::Invite, None)?;
    let about = (Entity::Account, account.id.as_str());
    let notice = NewNotice::to(NoticeKind::StaffInvitation, account, about, now).with_link(&link.id);
    outbox::add(conn, now, &notice).map(|_| ())
}

/// Roles as an audit row notes them.
pub(crate) fn words(roles: &[Role]) -> String {
    roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ")
}
