//! Lists a member the needs of the firm, newest first.

use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::Result;
use crate::domain::need::Need;
use crate::store::{enterprises, needs};

/// The firm and its needs.
#[derive(Debug, Clone)]
pub struct View {
    /// The firm.
    pub enterprise: Enterprise,
    /// Its needs, newest first.
    pub needs: Vec<Need>,
}

/// Lists them.
pub fn run(ctx: &Context, member: &Member) -> Result<View> {
    ctx.db.read(|conn| {
        let enterprise = enterprises::get(conn, &member.enterprise)?;
        Ok(View { needs: needs::list_by_enterprise(conn, &enterprise.id)?, enterprise })
    })
}
