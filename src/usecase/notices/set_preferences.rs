//! A person chooses which mails come, of those that may be switched off.

use super::kinds_of;
use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::notice::NoticeKind;
use crate::store::{audit, preferences};

/// The kinds that shall come; the others of those the person may switch off shall not.
#[derive(Debug, Clone)]
pub struct Input {
    /// Kinds.
    pub on: Vec<NoticeKind>,
}

/// Keeps the choice. A kind that cannot be switched off comes whatever is asked.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<()> {
    let (now, doer, account, kinds) = (ctx.now(), Doer::from(person), person.account.id.clone(), kinds_of(person));
    ctx.db.write(move |conn| {
        for kind in &kinds {
            let is_off = !input.on.contains(kind);
            if preferences::set(conn, now, &account, *kind, is_off)? {
                let deed = Deed::new(&doer, "account.mails", Entity::Account, account.as_str());
                let (before, after) = if is_off { ("on", "off") } else { ("off", "on") };
                audit::add(conn, now, &deed.moved(before, after).because(kind.as_str()))?;
            }
        }
        Ok(())
    })
}
