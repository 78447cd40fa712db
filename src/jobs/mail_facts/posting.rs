//! Whether a mail may go to its reader now: not what they switched off, not at night.

use super::Prepared;
use crate::context::Context;
use crate::domain::account::Account;
use crate::domain::error::Result;
use crate::domain::notice::{Notice, Recipient};
use crate::domain::posting::not_before;
use crate::store::db::Conn;
use crate::store::{preferences, suppressions};

/// What becomes of a mail that may not go now; `None` when it may.
pub fn check(conn: &mut Conn, ctx: &Context, notice: &Notice, reader: Option<&Account>) -> Result<Option<Prepared>> {
    let Some(account) = reader else { return Ok(None) };
    if notice.kind.switched_off_by().is_some() && preferences::is_off(conn, &account.id, notice.kind)? {
        return Ok(Some(Prepared::Unwanted("switched_off")));
    }
    if !notice.kind.proves_address() && suppressions::is_known(conn, &account.id)? {
        return Ok(Some(Prepared::Unwanted("address_bounced")));
    }
    if account.is_staff() || !ctx.config.mail.quiet_hours || ctx.config.demo {
        return Ok(None);
    }
    let now = ctx.now();
    let morning = not_before(notice.kind, now, account.time_zone.parse().unwrap_or(chrono_tz::Asia::Shanghai));
    Ok((morning > now).then_some(Prepared::Later(morning)))
}

/// The token that ends mails of this kind to this reader, where they may be ended.
pub fn unsubscribe(ctx: &Context, notice: &Notice) -> Option<String> {
    notice.kind.switched_off_by()?;
    match &notice.to {
        Recipient::Account(id) => Some(preferences::token(&ctx.keys, id.as_str(), notice.kind)),
        Recipient::Bureau(id) => Some(preferences::token(&ctx.keys, id.as_str(), notice.kind)),
        Recipient::Mailbox(_) | Recipient::Both(_) => None,
    }
}
