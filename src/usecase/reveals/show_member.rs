//! The people who speak for a firm, for an officer who looks up how to reach one of them: their addresses are masked.

use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::Officer;
use crate::domain::enterprise::{EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::value::Bilingual;
use crate::store::{enterprises, sealed};

/// A firm and who speaks for it.
#[derive(Debug, Clone)]
pub struct View {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Accounts with their masked addresses.
    pub members: Vec<(AccountId, String)>,
}

/// Shows it, or `Missing`; with an account, only that one, which must speak for the firm.
pub fn run(ctx: &Context, _officer: &Officer, id: &EnterpriseId, only: Option<&AccountId>) -> Result<View> {
    ctx.db.read(|conn| {
        let firm = enterprises::find(conn, id)?.filter(|f| f.state != EnterpriseState::Erased);
        let firm = firm.ok_or(Error::Missing("enterprise"))?;
        let mut members = Vec::new();
        for account in enterprises::list_members(conn, id)? {
            if only.is_none_or(|only| *only == account) {
                let masked = sealed::masked_address(conn, &ctx.keys, &account)?;
                members.push((account, masked));
            }
        }
        if only.is_some() && members.is_empty() {
            return Err(Error::Missing("account"));
        }
        Ok(View { code: firm.code, name: firm.profile.name, members })
    })
}
