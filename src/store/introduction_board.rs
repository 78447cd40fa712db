//! The board of introductions: a part of them by deadline, and counts.

use diesel::prelude::*;

use super::db::Conn;
use super::introductions::list_by_ids;
use crate::domain::account::AccountId;
use crate::domain::error::Result;
use crate::domain::introduction::{Introduction, IntroductionId, IntroductionState};
use crate::domain::paging::{Page, Paging};
use crate::domain::value::Moment;
use crate::schema::introductions::introductions;

/// Which of them.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// In these states.
    pub states: &'a [IntroductionState],
    /// Led by this officer.
    pub officer: Option<&'a AccountId>,
    /// Newest first; else nearest deadline first, those without one last.
    pub is_newest_first: bool,
}

/// A page of a part.
pub fn list(conn: &mut Conn, part: &Part<'_>, paging: &Paging) -> Result<Page<Introduction>> {
    let mut query = introductions::table
        .filter(introductions::state.eq_any(part.states.to_vec()))
        .select(introductions::id)
        .limit(paging.limit + 1)
        .into_boxed();
    if let Some(officer) = part.officer {
        query = query.filter(introductions::officer.eq(officer));
    }
    if part.is_newest_first {
        query = query.order(introductions::id.desc());
    } else {
        query = query.order((introductions::due_at.is_null(), introductions::due_at.asc(), introductions::id.asc()));
    }
    if let Some(after) = paging.after.clone() {
        let last: Option<Option<Moment>> =
            introductions::table.find(&after).select(introductions::due_at).first(conn).optional()?;
        query = match last {
            _ if part.is_newest_first => query.filter(introductions::id.lt(after)),
            Some(Some(due)) => {
                let later = introductions::due_at.gt(due);
                let level = introductions::due_at.eq(due).and(introductions::id.gt(after));
                query.filter(later.or(level).or(introductions::due_at.is_null()))
            }
            Some(None) => query.filter(introductions::due_at.is_null().and(introductions::id.gt(after))),
            None => query,
        };
    }
    let ids: Vec<IntroductionId> = query.load(conn)?;
    let page = Page::cut(ids, paging, IntroductionId::to_string);
    let mut rows = list_by_ids(conn, &page.items)?;
    rows.sort_by_key(|row| page.items.iter().position(|id| *id == row.id));
    Ok(Page { items: rows, next: page.next })
}

/// How many stand in each state; states without any are left out.
pub fn count_by_state(conn: &mut Conn, officer: Option<&AccountId>) -> Result<Vec<(IntroductionState, i64)>> {
    let columns = (introductions::state, diesel::dsl::count_star());
    Ok(match officer {
        Some(officer) => introductions::table
            .filter(introductions::officer.eq(officer))
            .group_by(introductions::state)
            .select(columns)
            .load(conn)?,
        None => introductions::table.group_by(introductions::state).select(columns).load(conn)?,
    })
}
