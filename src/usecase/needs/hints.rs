//! What a need could say better, while it is written: advice, and a need of the same firm that asks for much the same.

use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::error::Result;
use crate::domain::need::{NeedBrief, NeedId};
use crate::domain::need_hints::{self, Hint};
use crate::domain::value::Bilingual;
use crate::store::needs;

/// What is being written.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need it will be, where it was kept before.
    pub need: Option<NeedId>,
    /// As far as it is written; it need not be complete.
    pub brief: NeedBrief,
}

/// Advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// On its fields, the weightiest first.
    pub hints: Vec<Hint>,
    /// Code and title of another need of the firm that is under way.
    pub similar: Option<(String, Bilingual)>,
}

/// Reads it; nothing is kept and nothing refused.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<View> {
    let mut others = ctx.db.read(|conn| needs::list_by_enterprise(conn, &member.enterprise))?;
    others.retain(|other| Some(&other.id) != input.need.as_ref());
    let similar = need_hints::similar(&input.brief, &others);
    let similar = similar.map(|need| (need.code.clone(), need.brief.title.clone()));
    Ok(View { hints: need_hints::hints(&input.brief), similar })
}
