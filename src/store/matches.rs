//! Matches: pairs with their scores, lines and decisions. Lines are kept as the engine wrote them.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::de::DeserializeOwned;

use super::db::{Conn, one_row};
use super::json;
use super::match_row::Row;
use crate::domain::error::Result;
use crate::domain::matches::{Match, MatchId, MatchState, Strength};
use crate::domain::need::NeedId;
use crate::domain::paging::{Page, Paging};
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::schema::matches::matches;
use crate::schema::needs::needs;

/// Which matches are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In this state.
    pub state: Option<MatchState>,
    /// Of this need.
    pub need: Option<NeedId>,
    /// Of this person.
    pub talent: Option<TalentId>,
}

/// The match with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &MatchId) -> Result<Match> {
    let row: Row = matches::table.find(id).select(Row::as_select()).first(conn)?;
    row.into_match()
}

/// A page of matches, newest first.
pub fn list(conn: &mut Conn, filter: &Filter, paging: &Paging) -> Result<Page<Match>> {
    let mut query =
        matches::table.select(Row::as_select()).order(matches::id.desc()).limit(paging.limit + 1).into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(matches::state.eq(state));
    }
    if let Some(need) = &filter.need {
        query = query.filter(matches::need_id.eq(need));
    }
    if let Some(talent) = &filter.talent {
        query = query.filter(matches::talent_id.eq(talent));
    }
    if let Some(after) = &paging.after {
        query = query.filter(matches::id.lt(after.clone()));
    }
    let rows = all(query.load(conn)?)?;
    Ok(Page::cut(rows, paging, |m| m.id.to_string()))
}

/// All matches of a need, best first.
pub fn of_need(conn: &mut Conn, need: &NeedId) -> Result<Vec<Match>> {
    let mut all = all(matches::table
        .filter(matches::need_id.eq(need))
        .order(matches::id)
        .select(Row::as_select())
        .load(conn)?)?;
    all.sort_by(|a, b| b.order.total_cmp(&a.order).then_with(|| a.talent.cmp(&b.talent)));
    Ok(all)
}

/// All matches of a person.
pub fn of_talent(conn: &mut Conn, talent: &TalentId) -> Result<Vec<Match>> {
    all(matches::table.filter(matches::talent_id.eq(talent)).order(matches::id).select(Row::as_select()).load(conn)?)
}

/// The matches that a clock moves: parked ones whose day has come, suggested ones proposed before `before`.
pub fn due(conn: &mut Conn, today: NaiveDate, before: Moment) -> Result<Vec<Match>> {
    let parked = matches::state.eq(MatchState::Parked).and(matches::parked_until.le(today));
    let old = matches::state.eq(MatchState::Suggested).and(matches::created_at.le(before));
    all(matches::table
        .filter(parked.or(old))
        .order((matches::need_id, matches::id))
        .select(Row::as_select())
        .load(conn)?)
}

/// Holds a need for this transaction: of two that plan its suggestions at once, the second sees what the first did.
pub fn hold_need(conn: &mut Conn, need: &NeedId) -> Result<()> {
    diesel::update(needs::table.find(need)).set(needs::version.eq(needs::version)).execute(conn)?;
    Ok(())
}

/// How many matches of these needs stand in `state`, by strength.
pub fn count_by_need(conn: &mut Conn, needs: &[NeedId], state: MatchState) -> Result<HashMap<NeedId, (i64, i64)>> {
    let rows: Vec<(NeedId, Strength)> = matches::table
        .filter(matches::need_id.eq_any(needs))
        .filter(matches::state.eq(state))
        .select((matches::need_id, matches::strength))
        .load(conn)?;
    let mut counts: HashMap<NeedId, (i64, i64)> = HashMap::new();
    for (need, strength) in rows {
        let count = counts.entry(need).or_default();
        match strength {
            Strength::Strong => count.0 += 1,
            Strength::WorthALook => count.1 += 1,
        }
    }
    Ok(counts)
}

/// How many matches stand in `state`.
pub fn count(conn: &mut Conn, state: MatchState) -> Result<i64> {
    Ok(matches::table.filter(matches::state.eq(state)).count().get_result(conn)?)
}

/// Every pair that is proposed, with its strength.
pub fn suggested(conn: &mut Conn) -> Result<Vec<(TalentId, NeedId, Strength)>> {
    Ok(matches::table
        .filter(matches::state.eq(MatchState::Suggested))
        .select((matches::talent_id, matches::need_id, matches::strength))
        .load(conn)?)
}

/// The lines of matches, read as the engine's type.
pub fn lines<L: DeserializeOwned>(conn: &mut Conn, ids: &[MatchId]) -> Result<HashMap<MatchId, Vec<L>>> {
    let rows: Vec<(MatchId, String)> =
        matches::table.filter(matches::id.eq_any(ids)).select((matches::id, matches::lines)).load(conn)?;
    rows.into_iter().map(|(id, text)| Ok((id, json::value(&text)?))).collect()
}

/// Why a pair has its scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Reckoning {
    /// The lines (JSON).
    pub lines: String,
    /// Both sides as they were scored, packed (JSON).
    pub snapshot: String,
}

/// The versions by which matches were scored, each once.
pub fn list_engines(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(matches::table.select(matches::engine).distinct().order(matches::engine).load(conn)?)
}

/// A match with what it was scored from, as far as that was kept, for those that `engine` scored; in the order of their ids.
pub fn list_snapshots(conn: &mut Conn, engine: &str) -> Result<Vec<(Match, String)>> {
    let rows: Vec<(Row, String)> = matches::table
        .filter(matches::engine.eq(engine))
        .filter(matches::snapshot.ne(""))
        .order(matches::id)
        .select((Row::as_select(), matches::snapshot))
        .load(conn)?;
    rows.into_iter().map(|(row, snapshot)| Ok((row.into_match()?, snapshot))).collect()
}

/// A page of the matches that staff approved or dismissed, with what they were scored from; in the order of their ids.
pub fn list_decided(conn: &mut Conn, after: Option<&MatchId>, most: i64) -> Result<Vec<(Match, String)>> {
    let rows: Vec<(Row, String)> = matches::table
        .filter(matches::state.eq_any([MatchState::Approved, MatchState::Dismissed]))
        .filter(matches::id.gt(after.map_or("", MatchId::as_str)))
        .order(matches::id)
        .limit(most)
        .select((Row::as_select(), matches::snapshot))
        .load(conn)?;
    rows.into_iter().map(|(row, snapshot)| Ok((row.into_match()?, snapshot))).collect()
}

/// Keeps a new match.
pub fn add(conn: &mut Conn, new: &Match, why: &Reckoning) -> Result<()> {
    let reckoned = (matches::lines.eq(&why.lines), matches::snapshot.eq(&why.snapshot));
    diesel::insert_into(matches::table).values((Row::of(new)?, reckoned)).execute(conn)?;
    Ok(())
}

/// Keeps a changed match: its version grows by one, guarded by the version it was read with. Lines and snapshot stay unless
/// new ones are given.
pub fn save(conn: &mut Conn, changed: &mut Match, why: Option<&Reckoning>, now: Moment) -> Result<()> {
    let read = changed.version;
    changed.version = read + 1;
    changed.updated_at = now;
    let mine = matches::table.find(&changed.id).filter(matches::version.eq(read));
    let values = Row::of(changed)?;
    let rows = match why {
        Some(Reckoning { lines, snapshot }) => {
            let reckoned = (matches::lines.eq(lines), matches::snapshot.eq(snapshot));
            diesel::update(mine).set((values, reckoned)).execute(conn)?
        }
        None => diesel::update(mine).set(values).execute(conn)?,
    };
    one_row(rows)
}

fn all(rows: Vec<Row>) -> Result<Vec<Match>> {
    rows.into_iter().map(Row::into_match).collect()
}
