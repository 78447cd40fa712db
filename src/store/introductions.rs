//! Introductions: one row a pair, guarded by its version.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::introduction_row::Row;
use crate::domain::answer::Answer;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{Introduction, IntroductionId, IntroductionState, OPEN, Side};
use crate::domain::matches::MatchId;
use crate::domain::need::NeedId;
use crate::domain::paging::{Page, Paging};
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::schema::introductions::introductions;

/// Which introductions are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In one of these states; empty for any.
    pub states: Vec<IntroductionState>,
    /// Of this person.
    pub talent: Option<TalentId>,
    /// Of this firm.
    pub enterprise: Option<EnterpriseId>,
    /// Of this need.
    pub need: Option<NeedId>,
    /// Only what this side may see: a firm learns nothing of a person before their yes, unless it asked first.
    pub shown_to: Option<(Side, Moment)>,
}

/// The introduction with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &IntroductionId) -> Result<Introduction> {
    let row: Option<Row> = introductions::table.find(id).select(Row::as_select()).first(conn).optional()?;
    row.ok_or(Error::Missing("introduction"))?.introduction()
}

/// The introduction with this code, or `Missing`.
pub fn get_by_code(conn: &mut Conn, code: &str) -> Result<Introduction> {
    let found = introductions::table.filter(introductions::code.eq(code)).select(Row::as_select());
    let row: Option<Row> = found.first(conn).optional()?;
    row.ok_or(Error::Missing("introduction"))?.introduction()
}

/// The introduction that came from a pair, if there is one.
pub fn find_by_match(conn: &mut Conn, id: &MatchId) -> Result<Option<Introduction>> {
    let found = introductions::table.filter(introductions::match_id.eq(id)).select(Row::as_select());
    found.first::<Row>(conn).optional()?.map(Row::introduction).transpose()
}

/// The introductions with these ids, in no order.
pub fn list_by_ids(conn: &mut Conn, ids: &[IntroductionId]) -> Result<Vec<Introduction>> {
    let found = introductions::table.filter(introductions::id.eq_any(ids)).select(Row::as_select());
    found.load::<Row>(conn)?.into_iter().map(Row::introduction).collect()
}

/// A page of introductions, newest first.
pub fn list(conn: &mut Conn, filter: &Filter, paging: &Paging) -> Result<Page<Introduction>> {
    let mut query = introductions::table
        .select(Row::as_select())
        .order(introductions::id.desc())
        .limit(paging.limit + 1)
        .into_boxed();
    if !filter.states.is_empty() {
        query = query.filter(introductions::state.eq_any(filter.states.clone()));
    }
    if let Some(talent) = &filter.talent {
        query = query.filter(introductions::talent_id.eq(talent));
    }
    if let Some(enterprise) = &filter.enterprise {
        query = query.filter(introductions::enterprise_id.eq(enterprise));
    }
    if let Some(need) = &filter.need {
        query = query.filter(introductions::need_id.eq(need));
    }
    match filter.shown_to {
        Some((Side::Talent, now)) => query = query.filter(introductions::asked_at.le(now)),
        Some((Side::Firm, _)) => {
            let is_yes = introductions::talent_answer.eq(Answer::Yes);
            query = query.filter(is_yes.or(introductions::is_firm_first.eq(true)));
        }
        None => {}
    }
    if let Some(after) = &paging.after {
        query = query.filter(introductions::id.lt(after.clone()));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let rows = rows.into_iter().map(Row::introduction).collect::<Result<_>>()?;
    Ok(Page::cut(rows, paging, |i: &Introduction| i.id.to_string()))
}

/// The open introductions of a person, a firm or a need, oldest first.
pub fn list_open(conn: &mut Conn, filter: &Filter) -> Result<Vec<Introduction>> {
    let all = Filter { states: OPEN.to_vec(), ..filter.clone() };
    let mut found = Vec::new();
    let mut paging = Paging::new(None, None);
    loop {
        let page = list(conn, &all, &paging)?;
        found.extend(page.items);
        match page.next {
            Some(next) => paging = Paging::new(Some(next), None),
            None => break,
        }
    }
    found.reverse();
    Ok(found)
}

/// Those whose question was due before `now`.
pub fn list_overdue(conn: &mut Conn, now: Moment) -> Result<Vec<IntroductionId>> {
    let asking = [IntroductionState::AskingTalent, IntroductionState::AskingFirm];
    Ok(introductions::table
        .filter(introductions::state.eq_any(asking))
        .filter(introductions::due_at.le(now))
        .order((introductions::created_at, introductions::id))
        .select(introductions::id)
        .load(conn)?)
}

/// How many questions to a firm wait for its answer.
pub fn count_asking(conn: &mut Conn, firm: &EnterpriseId) -> Result<i64> {
    let asking = introductions::state.eq(IntroductionState::AskingFirm);
    Ok(introductions::table.filter(introductions::enterprise_id.eq(firm)).filter(asking).count().get_result(conn)?)
}

/// How many stand in a state.
pub fn count(conn: &mut Conn, state: IntroductionState) -> Result<i64> {
    Ok(introductions::table.filter(introductions::state.eq(state)).count().get_result(conn)?)
}

/// Keeps a new introduction.
pub fn add(conn: &mut Conn, new: &Introduction) -> Result<()> {
    diesel::insert_into(introductions::table).values(Row::of(new)?).execute(conn)?;
    Ok(())
}

/// Keeps a changed introduction: its version grows by one, guarded by the version it was read with.
pub fn save(conn: &mut Conn, changed: &mut Introduction, now: Moment) -> Result<()> {
    let read = changed.version;
    changed.version = read + 1;
    changed.updated_at = now;
    let mine = introductions::table.find(&changed.id).filter(introductions::version.eq(read));
    one_row(diesel::update(mine).set(Row::of(changed)?).execute(conn)?)
}

/// Holds an introduction for this transaction as it was read: of two that move it at once, the second waits, and finds it
/// moved. Held before what hangs on it, so that no two wait for each other.
pub fn hold(conn: &mut Conn, read: &Introduction) -> Result<()> {
    let mine = introductions::table.find(&read.id).filter(introductions::version.eq(read.version));
    one_row(diesel::update(mine).set(introductions::version.eq(introductions::version)).execute(conn)?)
}

/// Gives the introductions of a need to the firm that has it now; what they are and who waits for whom stays.
pub fn give(conn: &mut Conn, need: &NeedId, firm: &EnterpriseId) -> Result<()> {
    let of_need = introductions::table.filter(introductions::need_id.eq(need));
    diesel::update(of_need).set(introductions::enterprise_id.eq(firm)).execute(conn)?;
    Ok(())
}

/// Removes an introduction whose question has not left: the approval was undone.
pub fn remove(conn: &mut Conn, taken_back: &Introduction) -> Result<()> {
    let mine = introductions::table.find(&taken_back.id).filter(introductions::version.eq(taken_back.version));
    one_row(diesel::delete(mine).execute(conn)?)
}
