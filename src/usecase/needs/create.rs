//! Writes a new need as a draft.

use crate::context::Context;
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::brief::lanzhou_day;
use crate::domain::error::Result;
use crate::domain::need::{Need, NeedBrief};
use crate::domain::value::Lang;
use crate::store::{audit, codes, enterprises, needs};

/// What is sought.
#[derive(Debug, Clone)]
pub struct Input {
    /// What it says.
    pub brief: NeedBrief,
    /// The language it was typed in.
    pub lang: Lang,
}

/// Keeps it; a closed or suspended firm looks for nobody.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<Need> {
    let now = ctx.now();
    let brief = input.brief.checked(lanzhou_day(now))?;
    let (doer, firm) = (Doer::from(&member.person), member.enterprise.clone());
    ctx.db.write(move |conn| {
        enterprises::get(conn, &firm)?.state.check_takes_part()?;
        let mut need = Need::draft(codes::for_need(conn)?, firm, input.lang, brief, now);
        need.created_by = doer.account.clone();
        needs::add(conn, &need)?;
        audit::add(conn, now, &Deed::new(&doer, "need.create", Entity::Need, need.id.as_str()))?;
        Ok(need)
    })
}
