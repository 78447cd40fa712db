//! Settings that the platform was told at work, by name; what the operator sets is in the configuration.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use diesel::prelude::*;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use super::backup;
use super::db::{Conn, Db, Holds};
use crate::domain::error::{Error, Result};
use crate::domain::office::{MailEncryption, MailSettings, MailTransport};
use crate::domain::value::Moment;
use crate::each_backend;
use crate::keys::{Keys, Place};
use crate::schema::settings::settings;

/// `yes` in a database that holds the demo, `no` in one that an office works with.
pub const DEMO: &str = "demo";
/// When the sample pool of the demo was loaded as a whole.
pub const DEMO_LOADED_AT: &str = "demo_loaded_at";
/// The hash of the one-time secret that opens the set-up page.
pub const SETUP_SECRET_HASH: &str = "setup_secret_hash";
/// The versions of the pool's consent texts for which nobody is behind any more: `pool/border`.
pub const CONSENT_TEXTS: &str = "consent_texts";
/// When every entry had its marks.
pub const SAME_MARKED_AT: &str = "same_marked_at";
/// How mail leaves, as the set-up page was told: JSON, its password sealed.
pub const MAIL_SETTINGS: &str = "mail_settings";
/// When the test mail was confirmed by its link.
pub const MAIL_CONFIRMED_AT: &str = "mail_confirmed_at";
/// What the mail server said when a mail last failed.
pub const MAIL_LAST_ERROR: &str = "mail_last_error";
/// Until when no mail but a test mail is tried, because the mail server refuses the sign-in or a safe line (RFC 3339).
pub const MAIL_PAUSED_UNTIL: &str = "mail_paused_until";

/// What the last walk along the chain of the record found: JSON.
pub const AUDIT_VERIFIED: &str = "audit_verified";

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

/// Forgets a setting; true when there was one. Of two at once only one gets true.
pub fn remove(conn: &mut Conn, name: &str) -> Result<bool> {
    Ok(diesel::delete(settings::table.find(name)).execute(conn)? == 1)
}

/// The settings of mail as they are kept; the password is sealed.
#[derive(Serialize, Deserialize)]
struct KeptMail {
    transport: MailTransport,
    host: String,
    port: u16,
    encryption: MailEncryption,
    user: String,
    password_sealed: String,
    from: String,
}

const MAIL_PASSWORD: Place<'_> = Place { table: "settings", column: "password_sealed", row: MAIL_SETTINGS };

/// How mail leaves, as the set-up page was told; `None` before that.
pub fn mail(conn: &mut Conn, keys: &Keys) -> Result<Option<MailSettings>> {
    let Some(text) = find(conn, MAIL_SETTINGS)? else { return Ok(None) };
    let kept: KeptMail = serde_json::from_str(&text).map_err(Error::internal)?;
    let sealed = STANDARD.decode(&kept.password_sealed).map_err(Error::internal)?;
    let password = String::from_utf8(keys.open_sealed(MAIL_PASSWORD, &sealed)?).map_err(Error::internal)?;
    Ok(Some(MailSettings {
        transport: kept.transport,
        host: kept.host,
        port: kept.port,
        encryption: kept.encryption,
        user: kept.user,
        password: password.into(),
        from: kept.from,
    }))
}

/// Keeps how mail leaves; what was confirmed of the former way counts no more.
pub fn set_mail(conn: &mut Conn, keys: &Keys, now: Moment, mail: &MailSettings) -> Result<()> {
    let sealed = keys.seal(MAIL_PASSWORD, mail.password.expose_secret().as_bytes())?;
    let kept = KeptMail {
        transport: mail.transport,
        host: mail.host.clone(),
        port: mail.port,
        encryption: mail.encryption,
        user: mail.user.clone(),
        password_sealed: STANDARD.encode(sealed),
        from: mail.from.clone(),
    };
    set(conn, now, MAIL_SETTINGS, &serde_json::to_string(&kept).map_err(Error::internal)?)?;
    remove(conn, MAIL_CONFIRMED_AT)?;
    remove(conn, MAIL_PAUSED_UNTIL)?;
    remove(conn, MAIL_LAST_ERROR).map(|_| ())
}

impl Db {
    /// Whose database it is: by its mark, else by whether anybody or anything is in it.
    pub fn holds(&self) -> Result<Holds> {
        self.read(|conn| match find(conn, DEMO)?.as_deref() {
            Some("yes") => Ok(Holds::Demo),
            Some(_) => Ok(Holds::Work),
            None => {
                for table in ["offices", "accounts", "talents", "enterprises"] {
                    if backup::count(conn, table)? > 0 {
                        return Ok(Holds::Work);
                    }
                }
                Ok(Holds::Nothing)
            }
        })
    }
}
