//! An administrator adds a bureau that gets the figures of each month.

use crate::context::Context;
use crate::domain::account::normalise_email;
use crate::domain::actor::{Admin, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::bureau::{Bureau, BureauId};
use crate::domain::error::{Checks, Error, Result};
use crate::store::{audit, bureaus};

/// Longest name, in characters.
const NAME: usize = 100;

/// The bureau.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name.
    pub name: String,
    /// Its address.
    pub email: String,
}

/// Adds it; errors under `name` and `email`.
pub fn run(ctx: &Context, admin: &Admin, input: Input) -> Result<()> {
    let name = input.name.trim().to_owned();
    let mut checks = Checks::default();
    checks.require(!name.is_empty(), "name", "required");
    checks.require(name.chars().count() <= NAME && !name.contains(char::is_control), "name", "too_long");
    checks.done()?;
    let address = normalise_email(&input.email)?;
    let (now, doer) = (ctx.now(), Doer::from(&admin.person));
    let bureau = Bureau { id: BureauId::new(), name, address, stopped_at: None };
    ctx.db.write(move |conn| {
        if bureaus::list(conn)?.iter().any(|known| known.address == bureau.address) {
            return Err(Error::field("email", "duplicate"));
        }
        bureaus::add(conn, now, &bureau)?;
        audit::add(conn, now, &Deed::new(&doer, "bureau.add", Entity::Office, bureau.id.as_str())).map(|_| ())
    })
}
