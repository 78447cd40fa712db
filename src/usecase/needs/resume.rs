//! Goes on with a need that rested.

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedAct, NeedId};
use crate::domain::state::By;
use crate::store::{audit, changes, consents, needs};

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need.
    pub need: NeedId,
}

/// Does it.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<()> {
    let (now, doer, firm) = (ctx.now(), Doer::from(&member.person), member.enterprise.clone());
    let account = member.person.account.id.clone();
    ctx.db.write(move |conn| {
        let mut need = needs::get(conn, &input.need)?;
        if need.enterprise != firm {
            return Err(Error::Missing("need"));
        }
        if !consent_texts::missing(&Topic::OF_MEMBER, &consents::list_by_member(conn, &firm, &account)?).is_empty() {
            return Err(Error::Conflict("consent_missing"));
        }
        let before = need.state;
        need.act(NeedAct::Resume, By::Owner)?;
        needs::save(conn, &mut need, now)?;
        let deed = Deed::new(&doer, "need.resume", Entity::Need, need.id.as_str()).moved(before, need.state);
        audit::add(conn, now, &deed)?;
        changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, None)
    })
}
