//! Changes how mail leaves, or only tries again, and sends a test mail; until its link is used, mail is unconfirmed.

use std::sync::Arc;

use super::{MailInput, is_mail_configured, send_test};
use crate::context::Context;
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::{audit, offices, settings};

/// Keeps the new settings, if there are any, and queues a test mail to the first mailbox.
pub fn run(ctx: &Context, actor: &Admin, input: Option<MailInput>) -> Result<()> {
    let mail = input.map(|typed| typed.settings()).transpose()?;
    if mail.is_some() && is_mail_configured(&ctx.config) {
        return Err(Error::Conflict("mail_is_configured"));
    }
    let (now, keys, doer) = (ctx.now(), Arc::clone(&ctx.keys), Doer::from(&actor.person));
    let who = actor.person.account.id.clone();
    ctx.db.write(move |conn| {
        let office = offices::find(conn)?.ok_or(Error::Missing("office"))?;
        let action = if let Some(mail) = &mail {
            settings::set_mail(conn, &keys, now, mail)?;
            "office.set_mail"
        } else {
            "office.test_mail"
        };
        audit::add(conn, now, &Deed::new(&doer, action, Entity::Office, office.id.as_str()))?;
        send_test(conn, now, &who)
    })
}
