//! What lists in memory follow: which entries changed since a moment; and what an officer has had to do with.

use std::collections::HashSet;

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::AccountId;
use crate::domain::audit::Entity;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::listing::ListNoun;
use crate::domain::need::NeedId;
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::schema::decisions::decisions;
use crate::schema::enterprises::enterprises;
use crate::schema::introductions::introductions;
use crate::schema::matches::matches;
use crate::schema::needs::needs;
use crate::schema::talents::talents;

/// People changed since a moment, each with its version; all of them when none is given.
pub fn changed_people(conn: &mut Conn, since: Option<Moment>) -> Result<Vec<(TalentId, i32)>> {
    let mut query = talents::table.select((talents::id, talents::version)).into_boxed();
    if let Some(since) = since {
        query = query.filter(talents::updated_at.ge(since));
    }
    Ok(query.load(conn)?)
}

/// The same of firms.
pub fn changed_firms(conn: &mut Conn, since: Option<Moment>) -> Result<Vec<(EnterpriseId, i32)>> {
    let mut query = enterprises::table.select((enterprises::id, enterprises::version)).into_boxed();
    if let Some(since) = since {
        query = query.filter(enterprises::updated_at.ge(since));
    }
    Ok(query.load(conn)?)
}

/// The same of needs; a changed firm changes how its needs are found, so the number stands for both versions.
pub fn changed_needs(conn: &mut Conn, since: Option<Moment>) -> Result<Vec<(NeedId, i32)>> {
    let all = || needs::table.inner_join(enterprises::table);
    let columns = (needs::id, needs::version, enterprises::version);
    let mut rows: Vec<(NeedId, i32, i32)> = match since {
        Some(since) => all().filter(needs::updated_at.ge(since)).select(columns).load(conn)?,
        None => all().select(columns).load(conn)?,
    };
    if let Some(since) = since {
        rows.extend(all().filter(enterprises::updated_at.ge(since)).select(columns).load::<(NeedId, i32, i32)>(conn)?);
    }
    Ok(rows.into_iter().map(|(id, own, of_firm)| (id, need_version(own, of_firm))).collect())
}

/// One number for the version of a need and that of its firm.
pub fn need_version(own: i32, of_firm: i32) -> i32 {
    own.wrapping_mul(100_003).wrapping_add(of_firm)
}

/// How many needs there are: one that nobody submitted may be removed.
pub fn count_needs(conn: &mut Conn) -> Result<i64> {
    Ok(needs::table.count().get_result(conn)?)
}

/// The ids of a list with which an officer has had to do: decided on, reviewed for, or introduced.
pub fn mine(conn: &mut Conn, noun: ListNoun, officer: &AccountId) -> Result<HashSet<String>> {
    let entity = match noun {
        ListNoun::Talents => Entity::Talent,
        ListNoun::Enterprises => Entity::Enterprise,
        ListNoun::Needs => Entity::Need,
    };
    let decided = decisions::table.filter(decisions::officer.eq(officer)).filter(decisions::entity.eq(entity));
    let mut found: HashSet<String> = decided.select(decisions::entity_id).load::<String>(conn)?.into_iter().collect();
    let led = || introductions::table.filter(introductions::officer.eq(officer));
    let reviewed = || matches::table.filter(matches::reviewer.eq(officer));
    match noun {
        ListNoun::Talents => {
            found.extend(led().select(introductions::talent_id).load::<String>(conn)?);
            found.extend(reviewed().select(matches::talent_id).load::<String>(conn)?);
        }
        ListNoun::Enterprises => {
            found.extend(led().select(introductions::enterprise_id).load::<String>(conn)?);
            let checked = enterprises::table.filter(enterprises::verified_by.eq(officer));
            found.extend(checked.select(enterprises::id).load::<String>(conn)?);
        }
        ListNoun::Needs => {
            found.extend(led().select(introductions::need_id).load::<String>(conn)?);
            found.extend(reviewed().select(matches::need_id).load::<String>(conn)?);
        }
    }
    Ok(found)
}
