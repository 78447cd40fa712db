//! Entries that may be of one person or firm: what officers see of them and decide, and what those concerned say to it.

use std::collections::HashMap;

use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::same::{Join, Same};
use crate::domain::talent::TalentId;
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
        let missing = Error::Missing(if entity == Entity::Talent { "talent" } else { "enterprise" });
        Self::all(conn, keys, &[(entity, id)])?.remove(id).ok_or(missing)
    }

    /// Several, by their ids; unknown ones are left out.
    fn all(conn: &mut Conn, keys: &Keys, entries: &[(Entity, &str)]) -> Result<HashMap<String, Self>> {
        let of_people = entries.iter().filter(|(entity, _)| *entity == Entity::Talent);
        let people: Vec<TalentId> =
            of_people.map(|(_, id)| id.parse().map_err(Error::internal)).collect::<Result<_>>()?;
        let of_firms = entries.iter().filter(|(entity, _)| *entity != Entity::Talent);
        let firms: Vec<EnterpriseId> =
            of_firms.map(|(_, id)| id.parse().map_err(Error::internal)).collect::<Result<_>>()?;
        let mut who = sealed::identities(conn, keys, &people)?;
        let mut found = HashMap::with_capacity(entries.len());
        for talent in talents::list_by_ids(conn, &people)? {
            let name = who.remove(&talent.id).unwrap_or_default().name;
            let (id, state) = (talent.id.to_string(), talent.state.to_string());
            found.insert(id.clone(), Self { id, code: talent.code, name, state });
        }
        for firm in enterprises::list_by_ids(conn, &firms)? {
            let name = firm.profile.name.text(firm.lang).to_owned();
            let (id, state) = (firm.id.to_string(), firm.state.to_string());
            found.insert(id.clone(), Self { id, code: firm.code, name, state });
        }
        Ok(found)
    }
}

/// The people that pairs are of.
fn people_of<'a>(pairs: impl IntoIterator<Item = &'a Same>) -> Result<Vec<TalentId>> {
    let of_people = pairs.into_iter().filter(|pair| pair.entity == Entity::Talent);
    let ids = of_people.flat_map(|pair| [&pair.first, &pair.second]);
    ids.map(|id| id.parse().map_err(Error::internal)).collect()
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
