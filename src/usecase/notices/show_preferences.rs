//! Shows a person which kinds of mail may be switched off, and which are.

use super::kinds_of;
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::error::Result;
use crate::domain::notice::NoticeKind;
use crate::store::preferences;

/// The kinds a person may switch off, each with whether it comes.
#[derive(Debug, Clone)]
pub struct View {
    /// Kind, and true while it comes.
    pub kinds: Vec<(NoticeKind, bool)>,
}

/// Shows them.
pub fn run(ctx: &Context, person: &Person) -> Result<View> {
    let off = ctx.db.read(|conn| preferences::list_off(conn, &person.account.id))?;
    Ok(View { kinds: kinds_of(person).into_iter().map(|kind| (kind, !off.contains(&kind))).collect() })
}
