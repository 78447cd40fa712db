//! Sends a link to choose a new passphrase, or nothing; the answer is the same for known and unknown addresses.

use std::sync::Arc;

use chrono::TimeDelta;
use serde::Deserialize;

use super::{count_try, link_notice};
use crate::context::Context;
use crate::domain::account::{AccountStatus, LinkPurpose, normalise_email};
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::notice::NoticeKind;
use crate::store::{accounts, audit, limits, links};

/// Whose passphrase.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The address typed.
    pub email: String,
}

/// Queues the link; a link of an earlier request holds no more.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let address = normalise_email(&input.email)?;
    let class = &visitor.origin.address_class;
    count_try(ctx, format!("links:{class}"), ctx.config.limits.sign_in_address, TimeDelta::minutes(1))?;
    let (now, keys, most, doer) = (ctx.now(), Arc::clone(&ctx.keys), ctx.config.limits.links, Doer::from(visitor));
    ctx.db.write(move |conn| {
        let bucket = format!("resets:{}", keys.lookup(&address));
        if limits::hit(conn, now, &bucket, most, TimeDelta::hours(1))?.is_some() {
            return Ok(());
        }
        let Some(account) = accounts::find(conn, &keys, &address)? else { return Ok(()) };
        if account.status != AccountStatus::Active {
            return Ok(());
        }
        links::supersede(conn, &account.id, LinkPurpose::Reset, now)?;
        let link = links::add(conn, now, &account.id, LinkPurpose::Reset, None)?;
        audit::add(conn, now, &Deed::new(&doer, "account.request_reset", Entity::Account, account.id.as_str()))?;
        link_notice(conn, now, &account, NoticeKind::Reset, (Entity::Account, account.id.as_str()), &link)
    })
}
