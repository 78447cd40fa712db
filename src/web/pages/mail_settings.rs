//! Which mailbox of the office hears of which fields: staff see it, administrators change it.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::{Admin, Staff};
use crate::domain::notice::MailboxId;
use crate::domain::office::Mailbox;
use crate::usecase::offices::{list_mailboxes, set_mailbox};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "outbox/mail_settings.html")]
struct MailSettingsPage {
    frame: Frame,
    mailboxes: Vec<Mailbox>,
}

impl MailSettingsPage {
    /// The names of a mailbox's fields in the reader's language.
    fn names(&self, mailbox: &Mailbox) -> String {
        let names: Vec<String> = mailbox.fields.iter().map(|f| f.name(self.frame.lang).to_owned()).collect();
        if names.is_empty() { self.frame.t("mail-settings-all") } else { self.frame.joined(&names) }
    }

    fn hears(&self, mailbox: &Mailbox, slug: &str) -> bool {
        mailbox.fields.iter().any(|field| field.as_str() == slug)
    }
}

/// `GET /{lang}/mail-settings`
pub async fn show(ctx: Data<Context>, frame: Frame, staff: Signed<Staff>) -> Result<HttpResponse, Failure> {
    let mailboxes = call(&ctx, move |ctx| list_mailboxes::run(ctx, &staff)).await?;
    page(&MailSettingsPage { frame, mailboxes })
}

/// The ticks of one mailbox.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ticked {
    mailbox: MailboxId,
    #[serde(default)]
    fields: Vec<String>,
}

/// `POST /{lang}/mail-settings`
pub async fn save(
    ctx: Data<Context>,
    frame: Frame,
    admin: Signed<Admin>,
    form: Form<Ticked>,
) -> Result<HttpResponse, Failure> {
    let input = set_mailbox::Input { mailbox: form.0.mailbox, fields: form.0.fields };
    call(&ctx, move |ctx| set_mailbox::run(ctx, &admin, input)).await?;
    Ok(go(&frame.url("/mail-settings?done=mailbox_saved")))
}
