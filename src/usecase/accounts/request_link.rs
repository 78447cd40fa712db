//! Sends a sign-in link to an address, or nothing; the answer is the same and tells nobody whether it has an account.

use std::sync::Arc;

use chrono::TimeDelta;
use serde::Deserialize;

use super::{count_try, known_address_notice, link_notice};
use crate::context::Context;
use crate::domain::account::{Account, AccountStatus, LinkPurpose, normalise_email};
use crate::domain::actor::Visitor;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::notice::NoticeKind;
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{accounts, limits, links};

/// Whose link.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The address typed.
    pub email: String,
}

/// Queues the mail that fits the account of the address, if there is one and it has not had too many this hour.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let address = normalise_email(&input.email)?;
    let class = &visitor.origin.address_class;
    count_try(ctx, format!("links:{class}"), ctx.config.limits.sign_in_address, TimeDelta::minutes(1))?;
    let (now, keys, most) = (ctx.now(), Arc::clone(&ctx.keys), ctx.config.limits.links);
    ctx.db.write(move |conn| {
        let bucket = format!("links:{}", keys.lookup(&address));
        let is_too_many = limits::hit(conn, now, &bucket, most, TimeDelta::hours(1))?.is_some();
        match accounts::find(conn, &keys, &address)? {
            Some(account) if !is_too_many => send(conn, now, &account),
            _ => Ok(()),
        }
    })
}

fn send(conn: &mut Conn, now: Moment, account: &Account) -> Result<()> {
    match account.status {
        AccountStatus::Disabled | AccountStatus::Erased => Ok(()),
        // Staff sign in with passphrase and second factor; a mailbox alone must not open the review.
        _ if account.is_staff() => known_address_notice(conn, now, account, "staff"),
        AccountStatus::Unconfirmed => {
            let subject = links::last_subject(conn, &account.id, LinkPurpose::Confirm)?;
            let link = links::add(conn, now, &account.id, LinkPurpose::Confirm, subject.as_deref())?;
            let talent = accounts::talent_of(conn, &account.id)?;
            let about = match &subject {
                None => (Entity::Account, account.id.as_str()),
                Some(id) if talent.is_some_and(|talent| talent.as_str() == id) => (Entity::Talent, id.as_str()),
                Some(id) => (Entity::Need, id.as_str()),
            };
            link_notice(conn, now, account, NoticeKind::Confirm, about, &link)
        }
        AccountStatus::Active => {
            let link = links::add(conn, now, &account.id, LinkPurpose::SignIn, None)?;
            link_notice(conn, now, account, NoticeKind::SignIn, (Entity::Account, account.id.as_str()), &link)
        }
    }
}
