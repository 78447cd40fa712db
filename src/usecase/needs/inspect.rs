//! Shows an officer one need with its firm and what was decided on it.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::audit::Entity;
use crate::domain::decision::Decision;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::Result;
use crate::domain::need::{Need, NeedId};
use crate::domain::value::Moment;
use crate::store::{decisions, enterprises, need_waits, needs};

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
    /// Since when it waits for an officer before anybody is proposed for it, if it does.
    pub waits_since: Option<Moment>,
}

/// Shows it.
pub fn run(ctx: &Context, _officer: &Officer, input: Input) -> Result<View> {
    ctx.db.read(|conn| {
        let need = needs::get(conn, &input.need)?;
        let enterprise = enterprises::get(conn, &need.enterprise)?;
        let decisions = decisions::list(conn, (Entity::Need, need.id.as_str()))?;
        let waits_since = need_waits::find(conn, &need.id)?;
        Ok(View { need, enterprise, decisions, waits_since })
    })
}
