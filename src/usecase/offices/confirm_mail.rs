//! Confirms by the link of a test mail that mail arrives.

use std::sync::Arc;

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::store::{audit, links, settings};

/// Notes that mail arrives; from now on the other mails leave.
pub fn run(ctx: &Context, visitor: &Visitor, token: &str) -> Result<()> {
    let (now, keys, doer, token) = (ctx.now(), Arc::clone(&ctx.keys), Doer::from(visitor), token.to_owned());
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &token, LinkPurpose::TestMail, now)?;
        links::use_up(conn, &link, now)?;
        settings::set(conn, now, settings::MAIL_CONFIRMED_AT, &now.and_utc().to_rfc3339())?;
        settings::remove(conn, settings::MAIL_LAST_ERROR)?;
        let about = link.subject.as_deref().unwrap_or_default();
        audit::add(conn, now, &Deed::new(&doer, "office.confirm_mail", Entity::Office, about)).map(|_| ())
    })
}
