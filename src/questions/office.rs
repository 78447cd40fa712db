//! The liaison office is told of an introduction: both said yes, something came of it, an answer is disputed.

use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::introduction::Introduction;
use crate::domain::notice::{NewNotice, NoticeKind, NoticeParams, Recipient};
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{needs, offices, outbox};

/// Both said yes: an officer introduces.
pub const BOTH_YES: &str = "both_yes";
/// The person has ticked the contact after both had said yes: now an officer can introduce.
pub const CONTACT: &str = "contact";
/// Something came of it.
pub const SUCCESS: &str = "success";
/// Nothing came of it.
pub const NO_DEAL: &str = "no_deal";
/// A side says that the answer recorded for it is wrong.
pub const DISPUTED: &str = "disputed";

/// Tells every mailbox that hears of the need's fields.
pub fn tell(conn: &mut Conn, introduction: &Introduction, code: &str, now: Moment) -> Result<()> {
    let fields = needs::get(conn, &introduction.need)?.brief.fields;
    for mailbox in offices::mailboxes(conn)?.into_iter().filter(|m| m.hears_of(&fields)) {
        let notice = NewNotice {
            kind: NoticeKind::OfficeIntroduction,
            to: Recipient::Mailbox(mailbox.id),
            lang: None,
            about: Some((Entity::Introduction, introduction.id.to_string())),
            params: NoticeParams { code: Some(code.to_owned()), ..NoticeParams::default() },
            event_at: now,
            due_at: now,
            dedupe_key: None,
        };
        outbox::add(conn, now, &notice)?;
    }
    Ok(())
}
