//! Shows a member one of the firm's needs.

use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::audit::Entity;
use crate::domain::decision::Decision;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::Side;
use crate::domain::need::{Need, NeedId};
use crate::store::introductions::{self, Filter};
use crate::store::{decisions, enterprises, need_waits, needs};

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need.
    pub need: NeedId,
}

/// All that a member may see.
#[derive(Debug, Clone)]
pub struct View {
    /// The need.
    pub need: Need,
    /// Its firm.
    pub enterprise: Enterprise,
    /// The last decision of an officer on the need, if any.
    pub decision: Option<Decision>,
    /// While it waits for an officer: how many questions the firm was asked, and how many of them stayed unanswered.
    pub unanswered: Option<(i64, i64)>,
    /// True while the firm is asked about a person for it.
    pub is_asked: bool,
}

/// Shows it; a need of another firm is missing.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<View> {
    ctx.db.read(|conn| {
        let need = needs::get(conn, &input.need)?;
        if need.enterprise != member.enterprise {
            return Err(Error::Missing("need"));
        }
        let enterprise = enterprises::get(conn, &need.enterprise)?;
        let decision = decisions::list(conn, (Entity::Need, need.id.as_str()))?.into_iter().next();
        let unanswered = need_waits::unanswered(conn, &need, ctx.now())?;
        let of_need = Filter { need: Some(need.id.clone()), ..Filter::default() };
        let open = introductions::list_open(conn, &of_need)?;
        let is_asked = open.iter().any(|introduction| introduction.state.asked() == Some(Side::Firm));
        Ok(View { need, enterprise, decision, unanswered, is_asked })
    })
}
