//! Which mailboxes of the office are told of which fields: staff see it, leads and administrators change it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::{Lead, Staff};
use crate::domain::notice::MailboxId;
use crate::domain::office::Mailbox;
use crate::usecase::offices::{add_mailbox, list_mailboxes, remove_mailbox, set_mailbox};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered_or_moved};
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

/// The form of one mailbox, or the press that removes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ticked {
    mailbox: MailboxId,
    version: i32,
    #[serde(default)]
    fields: Vec<String>,
    /// `yes` while it is told.
    #[serde(default)]
    active: String,
}

/// A new mailbox.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Added {
    address: String,
    fields: Vec<String>,
}

#[derive(Template)]
#[template(path = "outbox/mail_settings.html")]
struct MailSettingsPage {
    frame: Frame,
    mailboxes: Vec<Mailbox>,
    /// What was typed for one of them and not taken.
    ticked: Option<Ticked>,
    /// What was typed for a new one and not taken.
    added: Option<Added>,
    problems: Problems,
    /// True when somebody else changed the mailbox meanwhile.
    has_moved: bool,
}

impl MailSettingsPage {
    /// The names of a mailbox's fields in the reader's language.
    fn names(&self, mailbox: &Mailbox) -> String {
        let names: Vec<String> = mailbox.fields.iter().map(|f| f.name(self.frame.lang).to_owned()).collect();
        if names.is_empty() { self.frame.t("mail-settings-all") } else { self.frame.joined(&names) }
    }

    fn typed(&self, mailbox: &Mailbox) -> Option<&Ticked> {
        self.ticked.as_ref().filter(|ticked| ticked.mailbox == mailbox.id)
    }

    fn hears(&self, mailbox: &Mailbox, slug: &str) -> bool {
        match self.typed(mailbox) {
            Some(typed) => typed.fields.iter().any(|field| field == slug),
            None => mailbox.fields.iter().any(|field| field.as_str() == slug),
        }
    }

    fn is_told(&self, mailbox: &Mailbox) -> bool {
        self.typed(mailbox).map_or_else(|| mailbox.is_active(), |typed| typed.active == YES)
    }

    /// Problems beside the form of this mailbox only.
    fn wrong(&self, mailbox: &Mailbox, field: &str) -> Option<String> {
        self.typed(mailbox).and_then(|_| self.frame.problem(&self.problems, field))
    }

    fn address(&self) -> &str {
        self.added.as_ref().map_or("", |added| added.address.as_str())
    }

    fn adds(&self, slug: &str) -> bool {
        self.added.as_ref().is_some_and(|added| added.fields.iter().any(|field| field == slug))
    }

    fn may_change(&self) -> bool {
        self.frame.has("lead") || self.frame.has("admin")
    }
}

const YES: &str = "yes";

/// What somebody typed, to be shown again where it was not taken.
enum Typed {
    Ticked(Ticked),
    Added(Added),
}

/// The page after a deed: on to the list, or what was typed with the reason why it was not taken.
async fn answer(
    ctx: &Data<Context>,
    frame: Frame,
    staff: Signed<Staff>,
    typed: Typed,
    done: Result<&str, Failure>,
) -> Result<HttpResponse, Failure> {
    let (status, problems) = match answered_or_moved(done)? {
        Ok(code) => return Ok(go(&frame.url(&format!("/mail-settings?done={code}")))),
        Err(refused) => refused,
    };
    let mailboxes = call(ctx, move |ctx| list_mailboxes::run(ctx, &staff)).await?;
    let (ticked, added) = match typed {
        Typed::Ticked(ticked) => (Some(ticked), None),
        Typed::Added(added) => (None, Some(added)),
    };
    let has_moved = status == StatusCode::CONFLICT;
    page_with(status, &MailSettingsPage { frame, mailboxes, ticked, added, problems, has_moved })
}

/// `GET /{lang}/mail-settings`
pub async fn show(ctx: Data<Context>, frame: Frame, staff: Signed<Staff>) -> Result<HttpResponse, Failure> {
    let mailboxes = call(&ctx, move |ctx| list_mailboxes::run(ctx, &staff)).await?;
    let problems = Problems::default();
    page(&MailSettingsPage { frame, mailboxes, ticked: None, added: None, problems, has_moved: false })
}

/// `POST /{lang}/mail-settings`
pub async fn save(
    ctx: Data<Context>,
    frame: Frame,
    staff: Signed<Staff>,
    lead: Signed<Lead>,
    Form(form): Form<Ticked>,
) -> Result<HttpResponse, Failure> {
    let Ticked { mailbox, version, fields, active } = form.clone();
    let input = set_mailbox::Input { mailbox, version, fields, is_active: active == YES };
    let done = call(&ctx, move |ctx| set_mailbox::run(ctx, &lead, input)).await;
    answer(&ctx, frame, staff, Typed::Ticked(form), done.map(|()| "mailbox_saved")).await
}

/// `POST /{lang}/mail-settings/add`
pub async fn add(
    ctx: Data<Context>,
    frame: Frame,
    staff: Signed<Staff>,
    lead: Signed<Lead>,
    Form(form): Form<Added>,
) -> Result<HttpResponse, Failure> {
    let input = add_mailbox::Input { address: form.address.clone(), fields: form.fields.clone() };
    let done = call(&ctx, move |ctx| add_mailbox::run(ctx, &lead, input)).await;
    answer(&ctx, frame, staff, Typed::Added(form), done.map(|()| "mailbox_added")).await
}

/// `POST /{lang}/mail-settings/remove`
pub async fn remove(
    ctx: Data<Context>,
    frame: Frame,
    staff: Signed<Staff>,
    lead: Signed<Lead>,
    Form(form): Form<Ticked>,
) -> Result<HttpResponse, Failure> {
    let input = remove_mailbox::Input { mailbox: form.mailbox.clone(), version: form.version };
    let done = call(&ctx, move |ctx| remove_mailbox::run(ctx, &lead, input)).await;
    answer(&ctx, frame, staff, Typed::Ticked(form), done.map(|()| "mailbox_removed")).await
}
