//! How a firm answers: shown to its members, and of any firm to officers.

use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::Person;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
pub use crate::questions::standing::Standing;
use crate::store::enterprises;

/// The figures of a firm; `Missing` for whoever may not see them.
pub fn run(ctx: &Context, person: &Person, firm: &EnterpriseId) -> Result<Standing> {
    let is_staff = person.has(Role::Officer) || person.has(Role::Lead);
    if is_staff {
        person.check_second_factor()?;
    } else if person.enterprise.as_ref() != Some(firm) {
        return Err(Error::Missing("enterprise"));
    }
    let (now, floor) = (ctx.now(), ctx.answer_floor());
    ctx.db.read(|conn| {
        let firm = enterprises::get(conn, firm)?.id;
        Standing::of(conn, &firm, floor, now)
    })
}
