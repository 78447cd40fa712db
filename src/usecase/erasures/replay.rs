//! Erases anew what an older copy of the database has brought back, by the list outside it. It is the same erasing, but for
//! the last mail: it was sent when the person was erased first.

use crate::context::Context;
use crate::domain::account::AccountStatus;
use crate::domain::actor::Doer;
use crate::domain::audit::Entity;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::{Error, Result};
use crate::domain::state::By;
use crate::domain::talent::TalentState;
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::erased::{self, Erased};
use crate::store::{accounts, enterprises, needs, talents};
use crate::usecase::erasing::{Erasing, RESTORED};

/// Firms go after their needs, places in firms after them, accounts after all that hung on them.
const ORDER: [Entity; 5] = [Entity::Talent, Entity::Need, Entity::Enterprise, Entity::Member, Entity::Account];

/// Erases them, one transaction each, and says how many there were.
pub fn run(ctx: &Context) -> Result<usize> {
    let listed = erased::list(&ctx.config.erased_file())?;
    let mut count = 0;
    for entity in ORDER {
        for entry in listed.iter().filter(|entry| entry.entity == entity) {
            let (entry, now, keys) = (entry.clone(), ctx.now(), ctx.keys.clone());
            count += usize::from(ctx.db.write(move |conn| {
                let erasing = Erasing { now, doer: Doer::operator(None), by: By::Owner, reason: RESTORED };
                again(conn, &keys, &erasing, &entry)
            })?);
        }
    }
    if count > 0 {
        ctx.db.empty_log()?;
    }
    Ok(count)
}

/// True when it had come back and is erased now.
fn again(conn: &mut Conn, keys: &Keys, erasing: &Erasing, entry: &Erased) -> Result<bool> {
    match entry.entity {
        Entity::Talent => {
            let found = talents::find(conn, &entry.id.parse().map_err(Error::internal)?)?;
            let Some(talent) = found.filter(|t| t.state != TalentState::Erased) else { return Ok(false) };
            erasing.talent(conn, talent).map(|()| true)
        }
        Entity::Need => {
            let found = needs::find(conn, &entry.id.parse().map_err(Error::internal)?)?;
            let Some(need) = found else { return Ok(false) };
            erasing.need(conn, need).map(|()| true)
        }
        Entity::Enterprise => {
            let found = enterprises::find(conn, &entry.id.parse().map_err(Error::internal)?)?;
            let Some(firm) = found.filter(|f| f.state != EnterpriseState::Erased) else { return Ok(false) };
            erasing.enterprise(conn, &firm.id).map(|()| true)
        }
        Entity::Member => {
            let (firm, account) =
                entry.id.split_once('/').ok_or_else(|| Error::internal("a place without its firm"))?;
            let (firm, account) = (firm.parse().map_err(Error::internal)?, account.parse().map_err(Error::internal)?);
            // A place that the same person took later is not the one that was erased.
            if !enterprises::is_member_since(conn, (&firm, &account), entry.at)? {
                return Ok(false);
            }
            erasing.member(conn, keys, (&firm, &account)).map(|()| true)
        }
        Entity::Account => {
            let id = entry.id.parse().map_err(Error::internal)?;
            match accounts::get(conn, &id) {
                Ok(account) if account.status != AccountStatus::Erased => erasing.account(conn, &id, false),
                Ok(_) | Err(Error::Missing(_)) => Ok(false),
                Err(other) => Err(other),
            }
        }
        _ => Ok(false),
    }
}
