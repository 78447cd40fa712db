//! Who saw what of a person, when, read from the audit. Officers stand there by their role; a firm by its code, and by its
//! name where the person may know it.

use crate::domain::account::AccountId;
use crate::domain::actor::Person;
use crate::domain::audit::Entity;
use crate::domain::disclosure::{Seen, SeenBy, SeenWhat, action, read_given};
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::Introduction;
use crate::store::audit_log::{self, LoggedDeed};
use crate::store::db::Conn;
use crate::store::{enterprises, introductions, needs, talents};

/// Every look at the data of a person, as a talent and as a firm's member; oldest first.
pub fn of(conn: &mut Conn, person: &Person) -> Result<Vec<Seen>> {
    let mut deeds = audit_log::about(conn, Entity::Account, person.account.id.as_str(), &action::ALL)?;
    if let Some(talent) = &person.talent {
        deeds.extend(audit_log::about(conn, Entity::Talent, talent.as_str(), &action::ALL)?);
    }
    deeds.sort_by(|a, b| a.id.cmp(&b.id));
    deeds.into_iter().map(|deed| seen(conn, &person.account.id, deed)).collect()
}

fn seen(conn: &mut Conn, own: &AccountId, deed: LoggedDeed) -> Result<Seen> {
    let reason = deed.reason.unwrap_or_default();
    let is_own = deed.actor.as_ref() == Some(own);
    let mut seen = Seen {
        at: deed.at,
        what: SeenWhat::Profile,
        by: if is_own { SeenBy::Owner } else { SeenBy::Office },
        code: None,
        firm: None,
        introduction: None,
        fields: Vec::new(),
        reason: None,
    };
    match deed.action.as_str() {
        action::SHOW_CARD => {
            seen.what = SeenWhat::Card;
            to_firm(conn, &mut seen, &reason)?;
        }
        action::GIVE => {
            let (code, fields) = read_given(&reason);
            (seen.what, seen.fields) = (SeenWhat::ContactGiven, fields);
            match deed.entity {
                Entity::Talent => to_firm(conn, &mut seen, code.unwrap_or_default())?,
                _ => to_talent(conn, &mut seen, code.unwrap_or_default())?,
            }
        }
        action::REVEAL => (seen.what, seen.reason) = (SeenWhat::ContactRevealed, reason.parse().ok()),
        action::EXPORT => seen.what = SeenWhat::Copy,
        _ => {}
    }
    Ok(seen)
}

fn to_firm(conn: &mut Conn, seen: &mut Seen, introduction: &str) -> Result<()> {
    seen.by = SeenBy::Enterprise;
    let Some(introduction) = find(conn, introduction)? else { return Ok(()) };
    let firm = enterprises::get(conn, &introduction.enterprise)?;
    seen.firm = if may_know_firm(conn, &introduction)? && firm.state == EnterpriseState::Verified {
        Some(firm.profile.name)
    } else {
        None
    };
    (seen.code, seen.introduction) = (Some(firm.code), Some(introduction.code));
    Ok(())
}

fn to_talent(conn: &mut Conn, seen: &mut Seen, introduction: &str) -> Result<()> {
    seen.by = SeenBy::Talent;
    let Some(introduction) = find(conn, introduction)? else { return Ok(()) };
    seen.code = talents::find(conn, &introduction.talent)?.map(|talent| talent.code);
    seen.introduction = Some(introduction.code);
    Ok(())
}

fn find(conn: &mut Conn, code: &str) -> Result<Option<Introduction>> {
    match introductions::get_by_code(conn, code) {
        Ok(found) => Ok(Some(found)),
        // An approval that was undone leaves no introduction.
        Err(Error::Missing(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// True when the person of an introduction may know which firm it is: the need is not anonymous, or they were introduced.
pub fn may_know_firm(conn: &mut Conn, introduction: &Introduction) -> Result<bool> {
    let is_anonymous = needs::get(conn, &introduction.need)?.brief.is_anonymous;
    Ok(!is_anonymous || introduction.introduced_at.is_some())
}
