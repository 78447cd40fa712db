//! Shows an officer one need with its firm and what was decided on it.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::audit::Entity;
use crate::domain::decision::Decision;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::Result;
use crate::domain::need::{Need, NeedId};
use crate::store::{decisions, enterprises, needs};

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need.
    pub need: NeedId,
}

/// All that an officer sees of it.
#[derive(Debug, Clone)]
pub struct View {
    /// The need.
    pub need: Need,
    /// Its firm.
    pub enterprise: Enterprise,
    /// Every decision on it, newest first.
    pub decisions: Vec<Decision>,
}

/// Shows it.
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<View> {
    ctx.db.read(|conn| {
        let need = needs::get(conn, &input.need)?;
        let enterprise = enterprises::get(conn, &need.enterprise)?;
        let decisions = decisions::list(conn, (Entity::Need, need.id.as_str()))?;
        Ok(View { need, enterprise, decisions })
    })
}
