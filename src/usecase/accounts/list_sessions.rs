//! Lists where a person is signed in.

use serde::Serialize;

use crate::context::Context;
use crate::domain::account::{SessionId, SessionKind};
use crate::domain::actor::Person;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::store::sessions;

/// One signed-in device.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Device {
    /// The session.
    pub id: SessionId,
    /// Cookie or tokens.
    pub kind: SessionKind,
    /// Browser and system in two words; empty when it told neither.
    pub device: String,
    /// Network class of the address it was opened from.
    pub address_class: String,
    /// When it was opened.
    pub created_at: Moment,
    /// When it was last used, to the minute.
    pub seen_at: Moment,
    /// When it ends by itself.
    pub expires_at: Moment,
    /// True for the session that asks.
    pub is_current: bool,
}

/// The sessions that hold, newest first.
pub fn run(ctx: &Context, person: &Person) -> Result<Vec<Device>> {
    let found = ctx.db.read(|conn| sessions::list(conn, &person.account.id, ctx.now()))?;
    Ok(found
        .into_iter()
        .map(|session| Device {
            is_current: session.id == person.session,
            id: session.id,
            kind: session.kind,
            device: session.device,
            address_class: session.address_class,
            created_at: session.created_at,
            seen_at: session.seen_at,
            expires_at: session.expires_at,
        })
        .collect())
}
