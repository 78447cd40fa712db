//! A person asks for a copy of their data: a link that holds for a day, once, and only for them.

use super::count;
use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::store::{accounts, audit, links, outbox};

/// Makes the link and the mail that brings it; an earlier one opens nothing any more. Returns its token.
pub fn run(ctx: &Context, person: &Person) -> Result<String> {
    count(ctx, person)?;
    let (now, keys, person) = (ctx.now(), ctx.keys.clone(), person.clone());
    ctx.db.write(move |conn| {
        let account = accounts::get(conn, &person.account.id)?;
        links::supersede(conn, &account.id, LinkPurpose::DataCopy, now)?;
        let link = links::add(conn, now, &account.id, LinkPurpose::DataCopy, None)?;
        let about = (Entity::Account, account.id.as_str());
        outbox::add(conn, now, &NewNotice::to(NoticeKind::DataCopy, &account, about, now).with_link(&link.id))?;
        audit::add(conn, now, &Deed::new(&Doer::from(&person), "data.ask", about.0, about.1))?;
        Ok(links::token(&keys, &link))
    })
}
