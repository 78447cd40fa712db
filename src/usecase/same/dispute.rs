//! Somebody concerned says, by the link of their mail, that a joining is wrong: the officers hear of it.

use super::disputed;
use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::error::{Error, Result};
use crate::domain::same::JoinId;
use crate::store::{links, same_joins};

/// The link.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
}

/// Notes it; `Conflict` once the joining was undone or its days are over.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let (now, keys, visitor) = (ctx.now(), ctx.keys.clone(), visitor.clone());
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &input.token, LinkPurpose::SameWrong, now)?;
        let id: Option<JoinId> = link.subject.as_deref().and_then(|id| id.parse().ok());
        let join = same_joins::get(conn, &id.ok_or(Error::Missing("link"))?)?;
        links::use_up(conn, &link, now)?;
        let doer = Doer { account: Some(link.account), ..Doer::from(&visitor) };
        disputed(conn, &keys, &join, &doer, now)
    })
}
