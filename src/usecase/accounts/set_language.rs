//! Sets the language of one's pages and mails.

use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::value::Lang;
use crate::store::{accounts, audit};

/// Sets the language; nothing happens when it is that already.
pub fn run(ctx: &Context, person: &Person, lang: Lang) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(person), person.account.id.clone());
    ctx.db.write(move |conn| {
        let mut account = accounts::get(conn, &id)?;
        if account.lang == lang {
            return Ok(());
        }
        let before = account.lang;
        account.lang = lang;
        accounts::save(conn, now, &account)?;
        let deed = Deed::new(&doer, "account.set_language", Entity::Account, id.as_str());
        audit::add(conn, now, &deed.moved(before, lang)).map(|_| ())
    })
}
