//! Makes an account from an address, to be confirmed by a link; an address that has one already is told so by mail only.

use std::sync::Arc;

use chrono::TimeDelta;
use serde::Deserialize;

use super::{count_try, known_address_notice, link_notice};
use crate::context::Context;
use crate::domain::account::{AccountStatus, LinkPurpose, normalise_email};
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::notice::NoticeKind;
use crate::domain::value::Lang;
use crate::passphrase;
use crate::store::accounts::NewAccount;
use crate::store::{accounts, audit, limits, links};
use crate::text_enum;

text_enum! {
    /// As what somebody registers. What the account owns decides later; this chooses the words of the first mail.
    Joining {
        /// To be found.
        Talent = "talent",
        /// To find.
        Enterprise = "enterprise",
    }
}

/// Who registers.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The address.
    #[schema(example = "fang.wang@example.org")]
    pub email: String,
    /// As what.
    pub role: Joining,
    /// Language of pages and mails.
    pub language: Lang,
    /// A passphrase, if one is wanted; a link by mail signs in as well.
    #[serde(default)]
    pub password: Option<String>,
}

/// Makes the account and queues its link, or tells the known address.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let address = normalise_email(&input.email)?;
    let words = [address.as_str()];
    let text = input.password.as_deref().map(|typed| passphrase::check("password", typed, &words)).transpose()?;
    let class = &visitor.origin.address_class;
    count_try(ctx, format!("register:{class}"), ctx.config.limits.registrations, TimeDelta::hours(1))?;
    let new = NewAccount {
        status: AccountStatus::Unconfirmed,
        lang: input.language,
        time_zone: "UTC".to_owned(),
        roles: vec![],
        display_name: String::new(),
        // Hashed for a known address too: the time must not tell.
        passphrase_hash: text.map(|text| passphrase::hash(&ctx.config.security, &text)).transpose()?,
        verified_at: None,
        address,
    };
    match write(ctx, visitor, new.clone(), input.role) {
        // Two registrations of one address at once: the second one finds the first.
        Err(Error::Conflict("duplicate")) => write(ctx, visitor, new, input.role),
        done => done,
    }
}

fn write(ctx: &Context, visitor: &Visitor, new: NewAccount, joining: Joining) -> Result<()> {
    let (now, keys, most) = (ctx.now(), Arc::clone(&ctx.keys), ctx.config.limits.links);
    let doer = Doer::from(visitor);
    ctx.db.write(move |conn| {
        let bucket = format!("links:{}", keys.lookup(&new.address));
        let is_too_many = limits::hit(conn, now, &bucket, most, TimeDelta::hours(1))?.is_some();
        if let Some(known) = accounts::find(conn, &keys, &new.address)? {
            let is_closed = matches!(known.status, AccountStatus::Disabled | AccountStatus::Erased);
            return if is_too_many || is_closed { Ok(()) } else { known_address_notice(conn, now, &known, "register") };
        }
        let account = accounts::add(conn, &keys, now, &new)?;
        let deed = Deed::new(&doer, "account.register", Entity::Account, account.id.as_str());
        audit::add(conn, now, &deed.because(joining.as_str()))?;
        let link = links::add(conn, now, &account.id, LinkPurpose::Confirm, None)?;
        link_notice(conn, now, &account, NoticeKind::Confirm, (Entity::Account, account.id.as_str()), &link)
    })
}
