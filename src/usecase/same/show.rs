//! Shows an officer two entries beside each other. How their people are reached is not read: that they share a number is
//! told by the facts alone.

use super::{Named, is_own, people_of};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::audit::Entity;
use crate::domain::enterprise::EnterpriseProfile;
use crate::domain::error::{Error, Result};
use crate::domain::same::{Join, Same, SameId, SameState};
use crate::domain::talent::{TalentIdentity, TalentProfile};
use crate::domain::value::{Moment, Source};
use crate::rights::views;
use crate::store::db::Conn;
use crate::store::{enterprises, needs, same_joins, same_pairs, sealed, talents};

/// What an entry says.
#[derive(Debug, Clone)]
pub enum Says {
    /// Of a person.
    Person(Box<TalentProfile>, Box<TalentIdentity>),
    /// Of a firm, with the number of its needs.
    Firm(Box<EnterpriseProfile>, usize),
}

/// One of the two.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its code, name and state.
    pub named: Named,
    /// What it says.
    pub says: Says,
    /// Where it came from.
    pub source: Source,
    /// When it was made.
    pub created_at: Moment,
}

/// The two beside each other.
#[derive(Debug, Clone)]
pub struct View {
    /// The pair.
    pub pair: Same,
    /// The older entry.
    pub first: Entry,
    /// The younger entry.
    pub second: Entry,
    /// The last joining of it, undone or not.
    pub join: Option<Join>,
    /// True when one of the two is the officer's own: then others decide.
    pub is_own: bool,
    /// True while the joining can be undone.
    pub may_undo: bool,
}

/// Shows them.
pub fn run(ctx: &Context, officer: &Officer, id: &SameId) -> Result<View> {
    let now = ctx.now();
    let view = ctx.db.read(|conn| {
        let pair = same_pairs::get(conn, id)?;
        let mut entry = |id: &str| -> Result<Entry> {
            let named = Named::of(conn, &ctx.keys, pair.entity, id)?;
            match pair.entity {
                Entity::Talent => person(conn, ctx, named),
                _ => firm(conn, named),
            }
        };
        let (first, second) = (entry(&pair.first)?, entry(&pair.second)?);
        let join = same_joins::last_of(conn, &pair.id)?;
        let is_joined = pair.state == SameState::Joined;
        let may_undo = is_joined && join.as_ref().is_some_and(|join| join.may_undo(now).is_ok());
        Ok(View { is_own: is_own(officer, &pair), pair, first, second, join, may_undo })
    })?;
    views::note(ctx, officer, &people_of([&view.pair])?)?;
    Ok(view)
}

fn person(conn: &mut Conn, ctx: &Context, named: Named) -> Result<Entry> {
    let talent = talents::get(conn, &named.id.parse().map_err(Error::internal)?)?;
    let identity = sealed::identity(conn, &ctx.keys, &talent.id)?;
    let says = Says::Person(Box::new(talent.profile), Box::new(identity));
    Ok(Entry { named, says, source: talent.source, created_at: talent.created_at })
}

fn firm(conn: &mut Conn, named: Named) -> Result<Entry> {
    let firm = enterprises::get(conn, &named.id.parse().map_err(Error::internal)?)?;
    let count = needs::list_by_enterprise(conn, &firm.id)?.len();
    let says = Says::Firm(Box::new(firm.profile), count);
    Ok(Entry { named, says, source: firm.source, created_at: firm.created_at })
}
