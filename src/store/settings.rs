//! Settings that the platform was told at work, by name; what the operator sets is in the configuration.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::each_backend;
use crate::schema::settings::settings;

/// Set to `1` in a database that holds the demo.
pub const DEMO: &str = "demo";
/// The hash of the one-time secret that opens the set-up page.
pub const SETUP_SECRET_HASH: &str = "setup_secret_hash";
/// How mail leaves, as the set-up page was told: JSON, its password sealed.
pub const MAIL_SETTINGS: &str = "mail_settings";
/// When the test mail was confirmed by its link.
pub const MAIL_CONFIRMED_AT: &str = "mail_confirmed_at";
/// What the mail server said when a mail last failed.
pub const MAIL_LAST_ERROR: &str = "mail_last_error";

/// The value of a setting.
pub fn find(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    Ok(settings::table.find(name).select(settings::value).first(conn).optional()?)
}

/// Sets a setting.
pub fn set(conn: &mut Conn, now: Moment, name: &str, value: &str) -> Result<()> {
    each_backend!(conn, c => diesel::insert_into(settings::table)
        .values((settings::name.eq(name), settings::value.eq(value), settings::updated_at.eq(now)))
        .on_conflict(settings::name)
        .do_update()
        .set((settings::value.eq(value), settings::updated_at.eq(now)))
        .execute(c))?;
    Ok(())
}

/// Forgets a setting.
pub fn remove(conn: &mut Conn, name: &str) -> Result<()> {
    diesel::delete(settings::table.find(name)).execute(conn)?;
    Ok(())
}
