//! The queue of the review: needs that wait for an officer, nearest deadline first.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::AccountId;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::Result;
use crate::domain::field::FieldCode;
use crate::domain::matches::{MatchState, Strength};
use crate::domain::need::{Need, NeedId, NeedState};
use crate::domain::paging::{Page, Paging};
use crate::domain::value::Moment;
use crate::schema::enterprises::enterprises;
use crate::schema::matches::matches;
use crate::schema::needs::needs;

/// Which needs of the queue are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Of this field.
    pub field: Option<FieldCode>,
    /// Only those with a strong pair that waits.
    pub only_strong: bool,
}

/// A page of needs that wait: submitted ones (their firm may wait, too), and open ones with suggestions. Nearest deadline
/// first; `after` is the id of the last need of the page before.
pub fn queue(conn: &mut Conn, filter: &Filter, paging: &Paging) -> Result<Page<NeedId>> {
    let mut query = waiting(filter).order((needs::expires_at, needs::id)).limit(paging.limit + 1);
    if let Some(after) = &paging.after {
        let last: Option<Moment> = needs::table.find(after).select(needs::expires_at).first(conn).optional()?;
        if let Some(last) = last {
            let later = needs::expires_at.gt(last);
            query = query.filter(later.or(needs::expires_at.eq(last).and(needs::id.gt(after.clone()))));
        }
    }
    let ids: Vec<NeedId> = query.select(needs::id).load(conn)?;
    Ok(Page::cut(ids, paging, NeedId::to_string))
}

/// The codes of the needs that stand before and after one in the queue.
pub fn around(conn: &mut Conn, need: &Need) -> Result<(Option<String>, Option<String>)> {
    let all = || waiting(&Filter::default()).select(needs::code).limit(1);
    let (at, id) = (need.expires_at, need.id.clone());
    let earlier = needs::expires_at.lt(at).or(needs::expires_at.eq(at).and(needs::id.lt(id.clone())));
    let later = needs::expires_at.gt(at).or(needs::expires_at.eq(at).and(needs::id.gt(id)));
    let before = all().filter(earlier).order((needs::expires_at.desc(), needs::id.desc())).first(conn).optional()?;
    let after = all().filter(later).order((needs::expires_at, needs::id)).first(conn).optional()?;
    Ok((before, after))
}

/// How many needs an officer has decided on since a moment, of which nobody waits any more.
pub fn count_reviewed(conn: &mut Conn, officer: &AccountId, since: Moment) -> Result<i64> {
    let waits = with_suggestions(conn)?;
    let decided: Vec<NeedId> = matches::table
        .filter(matches::reviewer.eq(officer))
        .filter(matches::decided_at.ge(since))
        .select(matches::need_id)
        .distinct()
        .load(conn)?;
    Ok(decided.iter().filter(|need| !waits.contains(need)).count() as i64)
}

fn with_suggestions(conn: &mut Conn) -> Result<Vec<NeedId>> {
    let suggested = matches::table.filter(matches::state.eq(MatchState::Suggested));
    Ok(suggested.select(matches::need_id).distinct().load(conn)?)
}

/// How many needs wait.
pub fn count(conn: &mut Conn, filter: &Filter) -> Result<i64> {
    let ids: Vec<NeedId> = waiting(filter).select(needs::id).load(conn)?;
    Ok(ids.len() as i64)
}

type Waiting<'a> = diesel::helper_types::IntoBoxed<
    'a,
    diesel::dsl::InnerJoin<needs::table, enterprises::table>,
    super::db::MultiBackend,
>;

fn waiting(filter: &Filter) -> Waiting<'static> {
    let suggested =
        || matches::table.filter(matches::need_id.eq(needs::id)).filter(matches::state.eq(MatchState::Suggested));
    let active = [EnterpriseState::Submitted, EnterpriseState::Verified];
    let submitted = needs::state.eq(NeedState::Submitted);
    let open = needs::state.eq(NeedState::Open).and(exists(suggested()));
    let mut query = needs::table
        .inner_join(enterprises::table)
        .filter(enterprises::state.eq_any(active))
        .filter(submitted.or(open))
        .into_boxed();
    if let Some(field) = &filter.field {
        query = query.filter(needs::fields.like(format!("%\"{}\"%", field.as_str())));
    }
    if filter.only_strong {
        query = query.filter(exists(suggested().filter(matches::strength.eq(Strength::Strong))));
    }
    query
}
