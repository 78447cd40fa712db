//! Uses up a link that signs in: confirms the address where it was not, and opens a session.

use std::sync::Arc;

use super::{Entered, Entry, enter};
use crate::context::Context;
use crate::domain::account::{Account, AccountStatus, LinkPurpose, SessionKind};
use crate::domain::actor::Visitor;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::db::Conn;
use crate::store::{accounts, audit, links, suppressions};

/// Which link, and how the session is to be shown.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token from the mail.
    pub token: String,
    /// Cookie or tokens.
    pub kind: SessionKind,
}

/// Who came in, and by what.
#[derive(Debug, Clone)]
pub struct View {
    /// The person.
    pub entered: Entered,
    /// `Confirm` or `SignIn`.
    pub purpose: LinkPurpose,
    /// What the link is about, where it names something.
    pub subject: Option<String>,
}

/// Signs in by a link. `Gone` when it was used or is too old, `Missing` when it is none that signs in.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<View> {
    let (now, keys) = (ctx.now(), Arc::clone(&ctx.keys));
    let entry = Entry::new(ctx, input.kind, &visitor.origin);
    ctx.db.write(move |conn| {
        let link = links::read(conn, &keys, &input.token)?;
        if !matches!(link.purpose, LinkPurpose::Confirm | LinkPurpose::SignIn) {
            return Err(Error::Missing("link"));
        }
        link.check(now)?;
        links::use_up(conn, &link, now)?;
        // Whoever uses the link of a mail reads mail at this address.
        suppressions::lift(conn, &link.account)?;
        let account = accounts::get(conn, &link.account)?;
        if account.is_staff() {
            return Err(Error::Denied("passphrase_needed"));
        }
        let account = confirmed(conn, &entry, account)?;
        let entered = enter(conn, &entry, account, link.purpose.as_str())?;
        Ok(View { entered, purpose: link.purpose, subject: link.subject })
    })
}

fn confirmed(conn: &mut Conn, entry: &Entry, mut account: Account) -> Result<Account> {
    if matches!(account.status, AccountStatus::Disabled | AccountStatus::Erased) {
        return Err(Error::Denied("account_closed"));
    }
    if account.status == AccountStatus::Active && account.verified_at.is_some() {
        return Ok(account);
    }
    let before = account.status;
    account.status = AccountStatus::Active;
    account.verified_at = Some(entry.now);
    accounts::save(conn, entry.now, &account)?;
    let doer = entry.doer(&account.id);
    let deed = Deed::new(&doer, "account.confirm", Entity::Account, account.id.as_str());
    audit::add(conn, entry.now, &deed.moved(before, account.status))?;
    accounts::get(conn, &account.id)
}
