//! What happens to every entry of a person or firm as it is written, in the transaction that writes it: it is found by its
//! marks from now on, and pairs with entries that may be of the same person or firm are shown to staff. A person waits for
//! them, and is told nothing; the needs of a firm are matched for staff's eyes all the same.

use std::collections::BTreeSet;

use crate::domain::account::AccountId;
use crate::domain::audit::Entity;
use crate::domain::enterprise::{Enterprise, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::likeness::{Fact, Likeness};
use crate::domain::same::{Same, SameAct, SameState};
use crate::domain::state::By;
use crate::domain::talent::{Talent, TalentId, TalentState};
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::names::marks::{self, Mark, MarkKind};
use crate::names::same_firm::{self, FirmFacts};
use crate::names::same_person::{self, PersonFacts};
use crate::store::db::Conn;
use crate::store::same_marks::{self, Clear};
use crate::store::sealed::{Contact, Disclosure, Whose};
use crate::store::{changes, enterprises, same_joins, same_pairs, sealed, talents};

/// Takes note of a person's entry as it has just been written; says since when it waits for staff, if it does.
pub fn talent(conn: &mut Conn, keys: &Keys, talent: &mut Talent, now: Moment) -> Result<()> {
    let (facts, marks) = of_talent(conn, keys, talent)?;
    same_marks::replace(conn, keys, (Entity::Talent, talent.id.as_str()), &marks)?;
    if talent.joined_at.is_some() || matches!(talent.state, TalentState::Withdrawn | TalentState::Erased) {
        return Ok(());
    }
    for (found, shared) in same_marks::bearers(conn, keys, (Entity::Talent, talent.id.as_str()), &marks)? {
        let Some(other) = talents::find(conn, &parsed(&found)?)? else { continue };
        // A draft that nobody has confirmed holds nobody up: it is looked for once it is submitted.
        let counts = other.joined_at.is_some() || !is_away(other.state);
        let other_facts = PersonFacts::of(&other.profile, &sealed::identity(conn, keys, &other.id)?);
        let likeness = same_person::compare(&facts, &other_facts, &shared_facts(&shared)).filter(|_| counts);
        note(conn, (Entity::Talent, talent.id.as_str()), other.id.as_str(), likeness, now)?;
    }
    heed(conn, talent, now).map(|_| ())
}

fn is_away(state: TalentState) -> bool {
    matches!(state, TalentState::Draft | TalentState::Withdrawn | TalentState::Erased)
}

/// Notes whether a person waits for staff; true when that is news.
pub fn heed(conn: &mut Conn, talent: &mut Talent, now: Moment) -> Result<bool> {
    let open = same_pairs::list_of(conn, talent.id.as_str(), SameState::Open)?;
    let is_held = open.iter().any(|pair| pair.holds(talent.id.as_str()));
    let held_at = is_held.then(|| talent.held_at.unwrap_or(now));
    let is_news = held_at != talent.held_at;
    if is_news {
        talents::set_held(conn, &talent.id, held_at)?;
        talent.held_at = held_at;
    }
    Ok(is_news)
}

/// Takes note of a firm's entry as it has just been written.
pub fn firm(conn: &mut Conn, keys: &Keys, firm: &Enterprise, now: Moment) -> Result<()> {
    let (facts, marks) = of_firm(conn, keys, firm)?;
    same_marks::replace(conn, keys, (Entity::Enterprise, firm.id.as_str()), &marks)?;
    if firm.joined_at.is_some() || firm.state == EnterpriseState::Erased {
        return Ok(());
    }
    for (found, shared) in same_marks::bearers(conn, keys, (Entity::Enterprise, firm.id.as_str()), &marks)? {
        let Some(other) = enterprises::find(conn, &parsed(&found)?)? else { continue };
        let counts = !matches!(other.state, EnterpriseState::Draft | EnterpriseState::Erased);
        let likeness =
            same_firm::compare(&facts, &FirmFacts::of(&other.profile), &shared_facts(&shared)).filter(|_| counts);
        note(conn, (Entity::Enterprise, firm.id.as_str()), other.id.as_str(), likeness, now)?;
    }
    Ok(())
}

/// An entry was erased: it is found no more, its open pairs end, and who waited because of it waits no longer.
pub fn left(conn: &mut Conn, entry: &str, now: Moment) -> Result<()> {
    same_marks::remove(conn, entry)?;
    for mut pair in same_pairs::list_of(conn, entry, SameState::Open)? {
        pair.act(SameAct::End, By::System)?;
        same_pairs::save(conn, &mut pair)?;
        if pair.entity == Entity::Talent {
            release(conn, &parsed(pair.other(entry))?, now)?;
        }
    }
    Ok(())
}

/// A pair of a person has moved: where they waited for that alone, they are matched at once.
pub fn release(conn: &mut Conn, id: &TalentId, now: Moment) -> Result<()> {
    let mut talent = talents::get(conn, id)?;
    if talent.state != TalentState::Erased && heed(conn, &mut talent, now)? {
        talents::save(conn, &mut talent, now)?;
        changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)?;
    }
    Ok(())
}

/// Keeps what an entry and another have in common: a new pair, or an open one as it is now. What staff decided stands.
fn note(
    conn: &mut Conn,
    (entity, entrant): (Entity, &str),
    found: &str,
    likeness: Option<Likeness>,
    now: Moment,
) -> Result<()> {
    let Some(likeness) = likeness else { return Ok(()) };
    // What was joined into another entry is spoken for by that one.
    let other = same_joins::kept_for(conn, found)?;
    if other == entrant {
        return Ok(());
    }
    match same_pairs::find(conn, entrant, &other)? {
        None => same_pairs::add(conn, &Same::found(entity, entrant, &other, likeness, now)),
        Some(mut pair) if pair.state == SameState::Open && pair.likeness != likeness && other == found => {
            pair.likeness = likeness;
            same_pairs::save(conn, &mut pair)
        }
        Some(_) => Ok(()),
    }
}

/// What of a person is compared, and by what they are found; read from what is sealed, and kept only as hashes.
fn of_talent(conn: &mut Conn, keys: &Keys, talent: &Talent) -> Result<(PersonFacts, Vec<Clear>)> {
    let why = Disclosure::Comparison(talent.id.as_str());
    let facts = PersonFacts::of(&talent.profile, &sealed::identity(conn, keys, &talent.id)?);
    let Contact::Talent(contact) = sealed::disclose(conn, keys, Whose::Talent(&talent.id), why)? else {
        return Err(Error::internal("not a talent's contact"));
    };
    let mut found = marks::of_contact(&contact);
    if let Some(account) = &talent.account {
        found.extend(marks::of_address(&sealed::address(conn, keys, account, why)?));
    }
    found.extend(marks::of_person(&facts));
    Ok((facts, in_order(found)))
}

/// The same of a firm and of those who speak for it.
fn of_firm(conn: &mut Conn, keys: &Keys, firm: &Enterprise) -> Result<(FirmFacts, Vec<Clear>)> {
    let why = Disclosure::Comparison(firm.id.as_str());
    let facts = FirmFacts::of(&firm.profile);
    let mut found = Vec::new();
    for account in enterprises::list_members(conn, &firm.id)? {
        let Contact::Member(contact) = sealed::disclose(conn, keys, Whose::Member(&firm.id, &account), why)? else {
            return Err(Error::internal("not a member's contact"));
        };
        let address = sealed::address(conn, keys, &account, why)?;
        found.extend(marks::of_member(contact.phone.as_deref(), &address));
    }
    found.extend(marks::of_firm(&facts));
    Ok((facts, in_order(found)))
}

/// Numbers and addresses before names, and a name with what stands around it before the bare one, which many may have.
fn in_order(mut found: Vec<Mark>) -> Vec<Clear> {
    found.sort_by_key(|mark| (mark.kind == MarkKind::Name, std::cmp::Reverse(mark.text.matches(' ').count())));
    found.into_iter().map(|mark| (mark.kind.as_str(), mark.text)).collect()
}

/// The facts that the kinds of shared marks tell; what a name tells is compared whole.
fn shared_facts(kinds: &BTreeSet<String>) -> Vec<Fact> {
    let of = |kind: &String| match kind.parse::<MarkKind>().ok()? {
        MarkKind::Name | MarkKind::Uscc => None,
        MarkKind::Phone => Some(Fact::Phone),
        MarkKind::Wechat => Some(Fact::Wechat),
        MarkKind::Mail => Some(Fact::Mail),
        MarkKind::Domain => Some(Fact::Domain),
    };
    kinds.iter().filter_map(of).collect()
}

/// Notes by what all entries of an account are found under its present address.
pub fn account(conn: &mut Conn, keys: &Keys, account: &AccountId, now: Moment) -> Result<()> {
    if let Some(mut found) = talents::find_by_account(conn, account)? {
        let held_at = found.held_at;
        talent(conn, keys, &mut found, now)?;
        if found.held_at != held_at {
            changes::add(conn, now, Entity::Talent, found.id.as_str(), found.version, None)?;
        }
    }
    if let Some(found) = enterprises::find_by_account(conn, account)? {
        firm(conn, keys, &found, now)?;
    }
    Ok(())
}

fn parsed<T: std::str::FromStr>(id: &str) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    id.parse().map_err(Error::internal)
}

/// Keeps by what an entry is found that has no marks yet; who stands in the pool already waits for nobody.
pub fn mark(conn: &mut Conn, keys: &Keys, (entity, id): (Entity, &str)) -> Result<()> {
    if same_marks::are_kept(conn, id)? {
        return Ok(());
    }
    let marks = match entity {
        Entity::Talent => {
            let talent = talents::get(conn, &parsed(id)?)?;
            of_talent(conn, keys, &talent)?.1
        }
        _ => {
            let firm = enterprises::get(conn, &parsed(id)?)?;
            of_firm(conn, keys, &firm)?.1
        }
    };
    same_marks::replace(conn, keys, (entity, id), &marks)
}
