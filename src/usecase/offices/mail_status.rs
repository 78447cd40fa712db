//! Whether mail leaves, and if not, why and how much waits; with the office's name, since every page needs both.

use serde::Serialize;

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::reply;
use crate::domain::value::Lang;
use crate::store::{offices, outbox, settings};
use crate::text_enum;

text_enum! {
    /// Why mail is not being sent.
    MailCause {
        /// It is being sent.
        None = "none",
        /// No server and no folder is set.
        NotSet = "not_set",
        /// The link of the test mail was not opened yet.
        Unconfirmed = "unconfirmed",
        /// The last try failed.
        Failing = "failing",
    }
}

/// The state of mail.
#[derive(Debug, Clone, Serialize)]
pub struct MailStatus {
    /// True once the test mail's link was opened (the demo's folder counts as confirmed) and mail leaves.
    pub is_confirmed: bool,
    /// Why not.
    pub cause: MailCause,
    /// What the mail server said last, if it failed: its code and the short cause, nobody's address.
    pub detail: String,
    /// Notices that wait.
    pub waiting: i64,
    #[serde(skip)]
    names: (String, String),
}

impl MailStatus {
    /// The office's name, empty before the set-up.
    pub fn office_name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.names.0,
            Lang::En => &self.names.1,
        }
    }
}

/// Reads the state of mail.
pub fn run(ctx: &Context) -> Result<MailStatus> {
    let is_folder = ctx.config.demo;
    let has_server = !ctx.config.mail.transport.is_empty();
    ctx.db.read(|conn| {
        let office = offices::find(conn)?;
        let is_confirmed = is_folder || settings::find(conn, settings::MAIL_CONFIRMED_AT)?.is_some();
        let is_set = is_folder || has_server || settings::find(conn, settings::MAIL_SETTINGS)?.is_some();
        let detail = settings::find(conn, settings::MAIL_LAST_ERROR)?;
        let detail = detail.as_deref().map(reply::brief).unwrap_or_default();
        let cause = match (is_set, is_confirmed, detail.is_empty()) {
            (false, ..) => MailCause::NotSet,
            (true, _, false) => MailCause::Failing,
            (true, false, true) => MailCause::Unconfirmed,
            (true, true, true) => MailCause::None,
        };
        Ok(MailStatus {
            is_confirmed: cause == MailCause::None,
            cause,
            detail,
            waiting: outbox::count_waiting(conn)?,
            names: office.map(|o| (o.name_zh, o.name_en)).unwrap_or_default(),
        })
    })
}
