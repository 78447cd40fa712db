//! What a person asked to be put right, with the answers; newest first.

use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::correction::{Correction, Wish};
use crate::domain::error::{Error, Result};
use crate::store::corrections;

/// One of them with its words.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it stands.
    pub correction: Correction,
    /// What was asked for.
    pub wish: Wish,
    /// What the office said.
    pub reply: Option<String>,
}

/// Lists them; `Missing` for an account that neither has a profile nor speaks for a firm.
pub fn run(ctx: &Context, person: &Person) -> Result<Vec<Entry>> {
    if person.talent.is_none() && person.enterprise.is_none() {
        return Err(Error::Missing("profile"));
    }
    ctx.db.read(|conn| {
        let mut all = Vec::new();
        for correction in corrections::list_by_account(conn, &person.account.id)? {
            let (wish, reply) = corrections::words(conn, &ctx.keys, &correction.id)?;
            all.push(Entry { correction, wish, reply });
        }
        Ok(all)
    })
}
