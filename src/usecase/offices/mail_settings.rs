//! How mail leaves: as the operator configured it, else as the set-up page was told; the demo's goes into the folder.

use crate::config::Mail;
use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::office::{MailEncryption, MailSettings, MailTransport};
use crate::store::{offices, settings};

/// The settings in force with the sender filled in; `None` while nobody has said how mail leaves.
pub fn run(ctx: &Context) -> Result<Option<MailSettings>> {
    let config = &ctx.config;
    let (told, first) = ctx.db.read(|conn| {
        let first = offices::first_mailbox(conn)?.map(|mailbox| mailbox.address);
        Ok((settings::mail(conn, &ctx.keys)?, first))
    })?;
    let found = match config.mail.transport.as_str() {
        _ if config.demo => Some(MailSettings::folder()),
        "" => told,
        _ => Some(configured(&config.mail)?),
    };
    Ok(found.map(|mut mail| {
        if mail.from.is_empty() {
            mail.from = first.unwrap_or_default();
        }
        mail
    }))
}

fn configured(mail: &Mail) -> Result<MailSettings> {
    let unknown = |_| Error::internal("mail: a setting passed its check and is unknown");
    let transport: MailTransport = mail.transport.parse().map_err(unknown)?;
    let encryption: MailEncryption = mail.encryption.parse().map_err(unknown)?;
    Ok(MailSettings {
        transport,
        host: mail.host.clone(),
        port: mail.port,
        encryption,
        user: mail.user.clone(),
        password: mail.password.clone(),
        from: mail.from.clone(),
    })
}
