//! A person and a firm that must not meet: asked where a pair is made or approved, and what ends when a person names a firm.

use super::close::{self, Halt};
use crate::domain::barred;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result};
use crate::domain::talent::{Talent, TalentIdentity};
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::introductions::{self, Filter};
use crate::store::{enterprises, sealed};

/// `Conflict` with the reason when the two must not meet.
pub fn check(conn: &mut Conn, keys: &Keys, talent: &Talent, firm: &Enterprise) -> Result<()> {
    if let Some(account) = &talent.account
        && enterprises::list_members(conn, &firm.id)?.contains(account)
    {
        return Err(Error::Conflict("barred_own_firm"));
    }
    let identity = sealed::identity(conn, keys, &talent.id)?;
    match barred::bar(&identity, &firm.profile.name, firm.profile.website.as_deref()) {
        Some(barred::Bar::OwnEmployer) => Err(Error::Conflict("barred_own_employer")),
        Some(barred::Bar::BlockList) => Err(Error::Conflict("barred_block_list")),
        None => Ok(()),
    }
}

/// Halts every open introduction of a person with a firm that they shut out now; returns how many.
pub fn halt(conn: &mut Conn, talent: &Talent, identity: &TalentIdentity, halt: &Halt<'_>) -> Result<usize> {
    let which = Filter { talent: Some(talent.id.clone()), ..Filter::default() };
    let mut count = 0;
    for introduction in introductions::list_open(conn, &which)? {
        let firm = enterprises::get(conn, &introduction.enterprise)?;
        if barred::is_barred(identity, &firm.profile.name, firm.profile.website.as_deref()) {
            close::halt_one(conn, introduction, halt)?;
            count += 1;
        }
    }
    Ok(count)
}
