//! The figures of each month: counted on its first working day, approved by a lead or sent unchecked after three days.

use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::notice::{NewNotice, NoticeKind, NoticeParams, Recipient};
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{bureaus, outbox};

pub mod add_bureau;
pub mod approve;
pub mod count;
pub mod list;
pub mod remove_bureau;

/// Queues the mail to every bureau that still wants it; `code` is `checked` or `unchecked`.
fn send(conn: &mut Conn, now: Moment, month: &str, code: &str) -> Result<()> {
    for bureau in bureaus::list(conn)?.into_iter().filter(|bureau| bureau.stopped_at.is_none()) {
        let notice = NewNotice {
            kind: NoticeKind::MonthlyFigures,
            to: Recipient::Bureau(bureau.id.clone()),
            lang: None,
            about: Some((Entity::Office, month.to_owned())),
            params: NoticeParams { code: Some(code.to_owned()), ..NoticeParams::default() },
            event_at: now,
            due_at: now,
            dedupe_key: Some(format!("monthly_figures/{month}/{}", bureau.id)),
        };
        outbox::add(conn, now, &notice)?;
    }
    Ok(())
}
