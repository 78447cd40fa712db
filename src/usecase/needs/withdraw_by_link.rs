//! Withdraws a need by the link in its receipt.

use super::end_questions;
use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedAct, NeedId};
use crate::domain::state::By;
use crate::store::{audit, changes, links, needs};

/// The link.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
}

/// Withdraws what the link is about; the link is used up. `Missing` when it is not about a need.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(visitor));
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &input.token, LinkPurpose::Withdraw, now)?;
        let subject = link.subject.as_deref().ok_or(Error::Missing("link"))?;
        let id: NeedId = subject.parse().map_err(|_| Error::Missing("link"))?;
        let mut need = needs::find(conn, &id)?.ok_or(Error::Missing("link"))?;
        let before = need.state;
        need.act(NeedAct::Withdraw, By::Owner)?;
        needs::save(conn, &mut need, now)?;
        links::use_up(conn, &link, now)?;
        end_questions(conn, now, &doer, &need)?;
        let deed = Deed::new(&doer, "need.withdraw", Entity::Need, id.as_str()).moved(before, need.state);
        audit::add(conn, now, &deed.because(link.purpose.as_str()))?;
        changes::add(conn, now, Entity::Need, id.as_str(), need.version, None)
    })
}
