//! Every kind of mail as it would be sent, with sample facts: staff see what people read before anybody does.

use crate::context::Context;
use crate::domain::actor::Staff;
use crate::domain::error::Result;
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

/// All of them, or those of one name.
pub fn run(ctx: &Context, _staff: &Staff, name: Option<&str>) -> Result<Vec<Shown>> {
    let all = compose::previews(&ctx.config.public_url())?;
    let wanted = all.into_iter().filter(|(of, ..)| name.is_none_or(|name| name == of));
    Ok(wanted
        .map(|(name, lang, mail)| Shown {
            name,
            kind: mail.kind,
            lang,
            from: mail.from.0,
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
        })
        .collect())
}
