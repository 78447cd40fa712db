//! Entries that may be of one person or firm: what officers see of them and decide, and what those concerned say to it.

use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::same::{Join, Same};
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::{audit, enterprises, outbox, same_joins, sealed, talents, todo};

pub mod catch_up;
pub mod decide;
pub mod dispute;
pub mod dispute_own;
pub mod erase_due;
pub mod list;
pub mod remind;
pub mod show;
pub mod show_own;
pub mod undo;

/// An entry as a list of pairs names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Key.
    pub id: String,
    /// Random code.
    pub code: String,
    /// What its person or firm is called; officers may know.
    pub name: String,
    /// Where it stands.
    pub state: String,
}

impl Named {
    fn of(conn: &mut Conn, keys: &Keys, entity: Entity, id: &str) -> Result<Self> {
        let (code, name, state) = match entity {
            Entity::Talent => {
                let talent = talents::get(conn, &id.parse().map_err(Error::internal)?)?;
                let name = sealed::identity(conn, keys, &talent.id)?.name;
                (talent.code, name, talent.state.to_string())
            }
            _ => {
                let firm = enterprises::get(conn, &id.parse().map_err(Error::internal)?)?;
                let name = firm.profile.name.text(firm.lang).to_owned();
                (firm.code, name, firm.state.to_string())
            }
        };
        Ok(Self { id: id.to_owned(), code, name, state })
    }
}

/// True when one of the two is the officer's own.
fn is_own(officer: &Officer, pair: &Same) -> bool {
    let talent = officer.person.talent.as_ref().map(ToString::to_string);
    let firm = officer.person.enterprise.as_ref().map(ToString::to_string);
    [talent, firm].into_iter().flatten().any(|own| own == pair.first || own == pair.second)
}

/// Somebody concerned says that a joining is wrong: the officers hear of it, once.
fn disputed(conn: &mut Conn, keys: &Keys, join: &Join, doer: &Doer, now: Moment) -> Result<()> {
    join.may_undo(now)?;
    if !same_joins::dispute(conn, &join.id, now)? {
        return Ok(());
    }
    let deed = Deed::new(doer, "same.dispute", join.entity, &join.gone);
    audit::add(conn, now, &deed.because(join.id.as_str()))?;
    let today = crate::locale::day_in(now, todo::zone(conn)?);
    for account in todo::staff(conn, keys, today, "")?.holders() {
        let mut notice = NewNotice::to(NoticeKind::SameDisputed, account, (join.entity, join.gone.as_str()), now);
        notice.params.about = vec![join.id.to_string()];
        outbox::add(conn, now, &notice)?;
    }
    Ok(())
}
