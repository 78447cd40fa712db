//! Ends mails of one kind by the link that each of them carries (RFC 8058): no sign-in, and pressed twice it stays so.

use crate::context::Context;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::bureau::BureauId;
use crate::domain::error::{Error, Result};
use crate::domain::notice::NoticeKind;
use crate::store::{accounts, audit, bureaus, preferences};

/// Ends them; the kind is returned.
pub fn run(ctx: &Context, visitor: &Visitor, token: &str) -> Result<NoticeKind> {
    let (reader, kind) = preferences::read(&ctx.keys, token)?;
    if kind.switched_off_by().is_none() {
        return Err(Error::Missing("link"));
    }
    if kind == NoticeKind::MonthlyFigures {
        return stop(ctx, visitor, &reader).map(|()| kind);
    }
    let account = reader.parse().map_err(|_| Error::Missing("link"))?;
    let (now, mut doer) = (ctx.now(), Doer::from(visitor));
    ctx.db.write(move |conn| {
        accounts::get(conn, &account).map_err(|_| Error::Missing("link"))?;
        if preferences::set(conn, now, &account, kind, true)? {
            doer.account = Some(account.clone());
            let deed = Deed::new(&doer, "account.mails", Entity::Account, account.as_str()).moved("on", "off");
            audit::add(conn, now, &deed.because(kind.as_str()))?;
        }
        Ok(kind)
    })
}

/// A bureau wants no more figures.
fn stop(ctx: &Context, visitor: &Visitor, reader: &str) -> Result<()> {
    let id: BureauId = reader.parse().map_err(|_| Error::Missing("link"))?;
    let (now, doer) = (ctx.now(), Doer::from(visitor));
    ctx.db.write(move |conn| {
        bureaus::find(conn, &id)?.ok_or(Error::Missing("link"))?;
        if bureaus::stop(conn, now, &id)? {
            audit::add(conn, now, &Deed::new(&doer, "bureau.stop", Entity::Office, id.as_str()))?;
        }
        Ok(())
    })
}
