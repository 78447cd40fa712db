//! Keeps a profile as far as it is written, for its owner alone: nobody is shown it, nothing is matched by it, no firm is barred
//! by it and nobody is asked, until the owner saves it (`edit`).

use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::profile_drafts::{self, Draft};
use crate::store::{audit, talents};

/// Longest form, in bytes as it is sent.
const LONGEST: usize = 128 * 1024;

/// What is being written.
#[derive(Debug, Clone)]
pub struct Input {
    /// The version of the profile that the page showed.
    pub version: i32,
    /// The number of the draft that the page knows; 0 where it knows none.
    pub revision: i32,
    /// All fields as they were typed.
    pub typed: String,
}

/// Keeps it. `Conflict("version")` where profile or draft were changed elsewhere: what stands there is not overwritten.
pub fn run(ctx: &Context, owner: &Owner, input: Input) -> Result<Draft> {
    if input.typed.len() > LONGEST {
        return Err(Error::field("summary", "too_long"));
    }
    let (now, keys, doer, id) = (ctx.now(), ctx.keys.clone(), Doer::from(&owner.person), owner.talent.clone());
    ctx.db.write(move |conn| {
        let talent = talents::get(conn, &id)?;
        if !talent.state.may_edit() {
            return Err(Error::Conflict("illegal_move"));
        }
        if talent.joined_at.is_some() {
            return Err(Error::Conflict("same_joined"));
        }
        let standing = profile_drafts::revision(conn, &id)?;
        if (input.version, input.revision) != (talent.version, standing) {
            return Err(Error::Conflict("version"));
        }
        let draft = Draft { base: talent.version, revision: standing + 1, typed: input.typed.clone(), kept_at: now };
        profile_drafts::keep(conn, &keys, &id, &draft)?;
        // The record says that a draft was begun; each rest of the typing is no deed.
        if standing == 0 {
            audit::add(conn, now, &Deed::new(&doer, "talent.draft", Entity::Talent, id.as_str()))?;
        }
        Ok(draft)
    })
}
