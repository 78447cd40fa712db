//! A firm, by its administrator, closes itself for good: its needs end, and so does what was asked for them.

use crate::context::Context;
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::enterprise::EnterpriseAct;
use crate::domain::error::{Error, Result};
use crate::domain::state::By;
use crate::store::{accounts, audit, enterprises};
use crate::usecase::accounts::security_notice;
use crate::usecase::leaving_firms::Leaving;

/// Closes it; everybody who speaks for it gets a mail that confirms it.
pub fn run(ctx: &Context, member: &Member) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(&member.person), member.enterprise.clone());
    let account = member.person.account.id.clone();
    ctx.db.write(move |conn| {
        if !enterprises::is_admin(conn, &id, &account)? {
            return Err(Error::Denied("not_firm_admin"));
        }
        let mut firm = enterprises::get(conn, &id)?;
        let before = firm.state;
        firm.act(EnterpriseAct::Close, By::Owner)?;
        enterprises::save(conn, &mut firm, now)?;
        let deed = Deed::new(&doer, "enterprise.close", Entity::Enterprise, id.as_str()).moved(before, firm.state);
        audit::add(conn, now, &deed)?;
        for member in enterprises::list_members(conn, &id)? {
            let (member, about) = (accounts::get(conn, &member)?, (Entity::Enterprise, id.to_string()));
            security_notice(conn, now, &member, "firm_closed", about)?;
        }
        Leaving { doer: &doer, by: By::Owner, now }.follow(conn, &firm)
    })
}
