//! The mails that went, or shall go, to one person, without what they say.

use diesel::prelude::*;

use super::db::Conn;
use super::outbox::{TO_ACCOUNT, TO_BOTH};
use crate::domain::account::AccountId;
use crate::domain::error::Result;
use crate::domain::notice::{NoticeKind, NoticeState};
use crate::domain::value::Moment;
use crate::schema::outbox::outbox;

/// A mail to a person.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct OwnNotice {
    /// Which mail.
    pub kind: NoticeKind,
    /// `zh`, `en`, or `both`.
    pub lang: String,
    /// Where it stands.
    pub state: NoticeState,
    /// When its cause happened.
    pub event_at: Moment,
    /// When the mail server took it.
    pub sent_at: Option<Moment>,
}

/// Mails to an account, and those to both sides of these introductions; oldest first.
pub fn list(conn: &mut Conn, account: &AccountId, introductions: &[String]) -> Result<Vec<OwnNotice>> {
    let to_account = outbox::address_class.eq(TO_ACCOUNT).and(outbox::recipient.eq(account.as_str()));
    let to_both = outbox::address_class.eq(TO_BOTH).and(outbox::recipient.eq_any(introductions));
    Ok(outbox::table.filter(to_account.or(to_both)).order(outbox::id).select(OwnNotice::as_select()).load(conn)?)
}
