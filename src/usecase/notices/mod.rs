//! Notices as the administrator sees them, and the demo's mails as their readers see them.

use std::io::ErrorKind;

use crate::context::Context;
pub use crate::documents::eml::Eml;
use crate::domain::account::Role;
use crate::domain::actor::Person;
use crate::domain::error::{Error, Result};
use crate::domain::notice::NoticeKind;
use crate::domain::posting::Audience;

pub mod list;
pub mod mail;
pub mod mails;
pub mod preview;
pub mod preview_all;
pub mod resend;
pub mod set_preferences;
pub mod show_preferences;
pub mod show_unsubscribe;
pub mod take_bounce;
pub mod unsubscribe;

/// The kinds that this person may switch off.
fn kinds_of(person: &Person) -> Vec<NoticeKind> {
    let gets = |kind: &NoticeKind| match kind.switched_off_by() {
        Some(Audience::Talent) => person.has(Role::Talent),
        Some(Audience::Member) => person.has(Role::Member),
        Some(Audience::Staff) => person.has(Role::Officer) || person.has(Role::Lead),
        Some(Audience::Bureau) | None => false,
    };
    NoticeKind::ALL.iter().copied().filter(gets).collect()
}

/// The names of the demo's mails, newest first; `Missing` where there is no demo.
fn names(ctx: &Context) -> Result<Vec<String>> {
    if !ctx.config.demo {
        return Err(Error::Missing("page"));
    }
    let entries = match std::fs::read_dir(ctx.config.mail_folder()) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        found => found.map_err(Error::internal)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(Error::internal)?.file_name();
        names.extend(name.into_string().ok().filter(|name| name.ends_with(".eml") && !name.starts_with('.')));
    }
    // A name begins with the time of the mail's cause.
    names.sort_unstable_by(|a, b| b.cmp(a));
    Ok(names)
}
