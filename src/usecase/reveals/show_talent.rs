//! The page on which an officer says why they look up a person's contact; it shows no contact.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::talent::{TalentId, TalentState};
use crate::rights::views;
use crate::store::{sealed, talents};

/// Who it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// False for people without an account: there is no address.
    pub has_account: bool,
}

/// Shows it, or `Missing`.
pub fn run(ctx: &Context, officer: &Officer, id: &TalentId) -> Result<View> {
    let view = ctx.db.read(|conn| {
        let talent = talents::find(conn, id)?.filter(|t| t.state != TalentState::Erased);
        let talent = talent.ok_or(Error::Missing("talent"))?;
        let name = sealed::identity(conn, &ctx.keys, id)?.name;
        Ok(View { code: talent.code, name, has_account: talent.account.is_some() })
    })?;
    views::note(ctx, officer, [id])?;
    Ok(view)
}
