//! Moves an account to the address that its link was sent to. Every other session and every other link of the account ends;
//! the old address is told.

use std::sync::Arc;

use crate::context::Context;
use crate::domain::account::{AccountStatus, LinkPurpose, SessionId};
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::store::sealed::{self, Disclosure};
use crate::store::{accounts, audit, links, outbox, sessions};
use crate::usecase::entering;

/// The link.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
    /// The session of the browser that opened it: it goes on when it is one of this account.
    pub session: Option<SessionId>,
}

/// Changes it; `Gone` when the link was used, ran out, or the address has found another owner meanwhile.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<()> {
    let (now, keys) = (ctx.now(), Arc::clone(&ctx.keys));
    let doer = Doer::from(visitor);
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &input.token, LinkPurpose::ChangeAddress, now)?;
        let new = links::address(&keys, &link)?.ok_or(Error::Missing("link"))?;
        let account = accounts::get(conn, &link.account)?;
        if account.status != AccountStatus::Active {
            return Err(Error::Denied("account_closed"));
        }
        if accounts::find(conn, &keys, &new)?.is_some() {
            return Err(Error::Gone("link_expired"));
        }
        let old = sealed::address(conn, &keys, &account.id, Disclosure::Owner(&account.id))?;
        accounts::change_address(conn, &keys, now, &account, &new)?;
        entering::account(conn, &keys, &account.id, now)?;
        // Links in mails to the old address open nothing any more.
        links::supersede_all(conn, &account.id, now)?;
        sessions::end_all(conn, &account.id, input.session.as_ref(), now)?;
        let about = (Entity::Account, account.id.as_str());
        let doer = Doer { account: Some(account.id.clone()), ..doer };
        audit::add(conn, now, &Deed::new(&doer, "account.change_address", about.0, about.1))?;
        let past = links::add_address(conn, &keys, now, &account.id, &old, true)?;
        let notice = NewNotice::to(NoticeKind::Security, &account, about, now).with_code("address_changed");
        outbox::add(conn, now, &notice.with_link(&past.id)).map(|_| ())
    })
}
