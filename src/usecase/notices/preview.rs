//! A kind of mail as it would be sent, with sample facts: staff see what people read before anybody does.

use crate::context::Context;
use crate::domain::actor::Staff;
use crate::domain::error::{Error, Result};
use crate::domain::notice::NoticeKind;
use crate::domain::value::Lang;
use crate::mail::compose;

/// A mail of the preview.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The kind, or the kind with its variant.
    pub name: String,
    /// Which mail.
    pub kind: NoticeKind,
    /// Its language; `None` for Chinese, then English in one mail.
    pub lang: Option<Lang>,
    /// Name of the sender.
    pub from: String,
    /// Subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// The mail of a name in a language, or in both at once. Errors: `Missing` when there is none.
pub fn run(ctx: &Context, _staff: &Staff, name: &str, lang: Option<Lang>) -> Result<Shown> {
    let (name, facts) = compose::previews(&ctx.config.public_url())
        .find(|(of, facts)| of == name && facts.lang == lang)
        .ok_or(Error::Missing("page"))?;
    let mail = compose::compose(&facts)?;
    let (from, _) = mail.from;
    Ok(Shown { name, kind: mail.kind, lang, from, subject: mail.subject, text: mail.text, html: mail.html })
}
