//! Whether the platform is ready to work, in figures that hold no secret.

use serde::Serialize;

use super::mail_status::MailCause;
use crate::context::Context;
use crate::domain::error::Result;
use crate::store::{outbox, settings};

/// What `/readyz` and `doctor` say.
#[derive(Debug, Serialize)]
pub struct View {
    /// `ready`.
    pub status: &'static str,
    /// `sqlite` or `postgres`.
    pub database: &'static str,
    /// `confirmed` or `unconfirmed`.
    pub mail: &'static str,
    /// Notices that wait.
    pub mail_waiting: i64,
    /// Seconds for which the oldest due notice waits; 0 when none does.
    pub mail_oldest_seconds: i64,
}

/// Reads it; fails when the database does not answer.
pub fn run(ctx: &Context) -> Result<View> {
    let now = ctx.now();
    let is_folder = ctx.config.demo;
    let database = if ctx.db.is_sqlite() { "sqlite" } else { "postgres" };
    ctx.db.read(|conn| {
        let is_confirmed = is_folder || settings::find(conn, settings::MAIL_CONFIRMED_AT)?.is_some();
        let oldest = outbox::oldest_due(conn, now)?;
        Ok(View {
            status: "ready",
            database,
            mail: if is_confirmed { "confirmed" } else { MailCause::Unconfirmed.as_str() },
            mail_waiting: outbox::count_waiting(conn)?,
            mail_oldest_seconds: oldest.map_or(0, |due| (now - due).num_seconds()),
        })
    })
}
