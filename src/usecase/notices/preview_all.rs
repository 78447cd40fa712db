//! Every kind of mail by its subject: the list of the previews.

use crate::context::Context;
use crate::domain::actor::Staff;
use crate::domain::notice::NoticeKind;
use crate::domain::value::Lang;
use crate::mail::compose;

/// A mail of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The kind, or the kind with its variant.
    pub name: String,
    /// Which mail.
    pub kind: NoticeKind,
    /// Its language; `None` for Chinese, then English in one mail.
    pub lang: Option<Lang>,
    /// Subject.
    pub subject: String,
}

/// Those that somebody reads who reads this language.
pub fn run(ctx: &Context, _staff: &Staff, lang: Lang) -> Vec<Listed> {
    compose::previews(&ctx.config.public_url())
        .filter(|(_, facts)| facts.lang.is_none_or(|of| of == lang))
        .map(|(name, facts)| Listed { name, kind: facts.kind, lang: facts.lang, subject: compose::subject(&facts) })
        .collect()
}
