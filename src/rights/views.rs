//! An officer who sees a person's name is noted, once a person, officer and day.
//!
//! It costs a look-up by key beside each page of staff, and on the first view of a day one row of audit a person, written
//! after the page was read and in no transaction with it.

use std::collections::BTreeSet;

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::disclosure::action;
use crate::domain::error::{Error, Result};
use crate::domain::talent::TalentId;
use crate::store::{audit, talent_views};

/// Of two pages of one officer that are opened at once, one writes and the other looks again.
const TRIES: usize = 3;

/// Notes that the officer sees these people.
pub fn note<'a>(ctx: &Context, officer: &Officer, talents: impl IntoIterator<Item = &'a TalentId>) -> Result<()> {
    let own = officer.person.talent.as_ref();
    let shown: BTreeSet<TalentId> = talents.into_iter().filter(|id| Some(*id) != own).cloned().collect();
    let shown: Vec<TalentId> = shown.into_iter().collect();
    let (now, me) = (ctx.now(), officer.person.account.id.clone());
    for _ in 0..TRIES {
        let fresh = if shown.is_empty() {
            Vec::new()
        } else {
            ctx.db.read(|conn| talent_views::unseen(conn, &me, now.date(), &shown))?
        };
        if fresh.is_empty() {
            return Ok(());
        }
        let (officer, doer) = (me.clone(), Doer::from(&officer.person));
        let written = ctx.db.write(move |conn| {
            for id in talent_views::unseen(conn, &officer, now.date(), &fresh)? {
                talent_views::add(conn, &officer, now.date(), &id)?;
                audit::add(conn, now, &Deed::new(&doer, action::VIEW, Entity::Talent, id.as_str()))?;
            }
            Ok(())
        });
        match written {
            Ok(()) => return Ok(()),
            Err(Error::Conflict("duplicate")) => {}
            // A full disk must not shut the office out of what it can still read.
            Err(Error::Unavailable(cause)) => {
                tracing::warn!(cause, "that an officer looked at people was not noted");
                return Ok(());
            }
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
