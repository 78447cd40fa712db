//! Shows a person their own address, and what changing it asks for.

use super::is_fresh;
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::error::Result;
use crate::store::sealed::{self, Disclosure};

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The address in use.
    pub email: String,
    /// True when the passphrase is asked for.
    pub asks_passphrase: bool,
    /// True when a code of the second factor is asked for.
    pub asks_code: bool,
    /// True when the sign-in is too old to stand in for a passphrase: sign in by a link first.
    pub asks_sign_in: bool,
}

/// Shows it.
pub fn run(ctx: &Context, person: &Person) -> Result<View> {
    let (account, now) = (&person.account, ctx.now());
    ctx.db.read(|conn| {
        Ok(View {
            email: sealed::address(conn, &ctx.keys, &account.id, Disclosure::Owner(&account.id))?,
            asks_passphrase: account.has_passphrase,
            asks_code: account.has_second_factor,
            asks_sign_in: !account.has_passphrase && !is_fresh(conn, person, now)?,
        })
    })
}
