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

/// Firms whose needs are reviewed.
pub(super) const ACTIVE: [EnterpriseState; 2] = [EnterpriseState::Submitted, EnterpriseState::Verified];
/// Where a need stands that waits. Each is read for itself in the order of an index: of both at once a database would look
/// through all that wait.
const WAITING: [NeedState; 2] = [NeedState::Submitted, NeedState::Open];

/// Where a need stands in the queue.
type At = (Moment, NeedId);

/// A page of needs that wait: submitted ones (their firm may wait, too), and open ones with suggestions. Nearest deadline
/// first; `after` is the id of the last need of the page before.
pub fn queue(conn: &mut Conn, filter: &Filter, paging: &Paging) -> Result<Page<NeedId>> {
    let last: Option<At> = match &paging.after {
        Some(after) => needs::table.find(after).select((needs::expires_at, needs::id)).first(conn).optional()?,
        None => None,
    };
    let mut found: Vec<At> = Vec::new();
    for state in WAITING {
        let mut query = waiting(state, filter).order((needs::expires_at, needs::id)).limit(paging.limit + 1);
        if let Some((at, id)) = &last {
            query =
                query.filter(needs::expires_at.ge(*at)).filter(needs::expires_at.gt(*at).or(needs::id.gt(id.clone())));
        }
        found.extend(query.select((needs::expires_at, needs::id)).load::<At>(conn)?);
    }
    found.sort();
    found.truncate(usize::try_from(paging.limit + 1).unwrap_or_default());
    let ids = found.into_iter().map(|(_, id)| id).collect();
    Ok(Page::cut(ids, paging, NeedId::to_string))
}

/// The codes of the needs that stand before and after one in the queue.
pub fn around(conn: &mut Conn, need: &Need) -> Result<(Option<String>, Option<String>)> {
    let (at, id) = (need.expires_at, &need.id);
    let mut earlier: Vec<(At, String)> = Vec::new();
    let mut later: Vec<(At, String)> = Vec::new();
    for state in WAITING {
        let all = || waiting(state, &Filter::default()).select(((needs::expires_at, needs::id), needs::code)).limit(1);
        let before = all()
            .filter(needs::expires_at.le(at))
            .filter(needs::expires_at.lt(at).or(needs::id.lt(id.clone())))
            .order((needs::expires_at.desc(), needs::id.desc()));
        earlier.extend(before.load::<(At, String)>(conn)?);
        let after = all()
            .filter(needs::expires_at.ge(at))
            .filter(needs::expires_at.gt(at).or(needs::id.gt(id.clone())))
            .order((needs::expires_at, needs::id));
        later.extend(after.load::<(At, String)>(conn)?);
    }
    let code = |found: Option<(At, String)>| found.map(|(_, code)| code);
    Ok((code(earlier.into_iter().max()), code(later.into_iter().min())))
}

/// How many needs an officer has decided on since a moment, of which nobody waits any more.
pub fn count_reviewed(conn: &mut Conn, officer: &AccountId, since: Moment) -> Result<i64> {
    let decided: Vec<NeedId> = matches::table
        .filter(matches::reviewer.eq(officer))
        .filter(matches::decided_at.ge(since))
        .select(matches::need_id)
        .distinct()
        .load(conn)?;
    let mut waits: i64 = 0;
    for some in decided.chunks(500) {
        let suggested =
            matches::table.filter(matches::need_id.eq_any(some)).filter(matches::state.eq(MatchState::Suggested));
        let needs: Vec<NeedId> = suggested.select(matches::need_id).distinct().load(conn)?;
        waits += needs.len() as i64;
    }
    Ok(decided.len() as i64 - waits)
}

/// How many needs wait.
pub fn count(conn: &mut Conn, filter: &Filter) -> Result<i64> {
    let mut count = 0;
    for state in WAITING {
        count += waiting(state, filter).count().get_result::<i64>(conn)?;
    }
    Ok(count)
}

type Waiting<'a> = diesel::helper_types::IntoBoxed<'a, needs::table, super::db::MultiBackend>;

/// Needs in one of the states that wait for an officer; open ones wait while people do.
fn waiting(state: NeedState, filter: &Filter) -> Waiting<'static> {
    let suggested =
        || matches::table.filter(matches::need_id.eq(needs::id)).filter(matches::state.eq(MatchState::Suggested));
    let firm = enterprises::table.filter(enterprises::id.eq(needs::enterprise_id));
    let mut query = needs::table
        .filter(needs::state.eq(state))
        .filter(exists(firm.filter(enterprises::state.eq_any(ACTIVE))))
        .into_boxed();
    if state == NeedState::Open {
        query = query.filter(exists(suggested()));
    }
    if let Some(field) = &filter.field {
        query = query.filter(needs::fields.like(format!("%\"{}\"%", field.as_str())));
    }
    if filter.only_strong {
        query = query.filter(exists(suggested().filter(matches::strength.eq(Strength::Strong))));
    }
    query
}
