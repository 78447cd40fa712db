//! Questions after an introduction, one a side and a time.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::error::{Error, Result};
use crate::domain::follow_up::{FollowUp, FollowUpId, News};
use crate::domain::introduction::{IntroductionId, Side};
use crate::domain::value::Moment;
use crate::schema::introductions::follow_ups;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = follow_ups)]
struct Row {
    id: FollowUpId,
    introduction_id: IntroductionId,
    side: Side,
    days: i32,
    due_at: Moment,
    asked_at: Option<Moment>,
    news: Option<News>,
    answered_at: Option<Moment>,
}

impl From<Row> for FollowUp {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            introduction: row.introduction_id,
            side: row.side,
            days: row.days,
            due_at: row.due_at,
            asked_at: row.asked_at,
            news: row.news,
            answered_at: row.answered_at,
        }
    }
}

/// Plans a question.
pub fn add(conn: &mut Conn, follow_up: &FollowUp) -> Result<()> {
    let row = Row {
        id: follow_up.id.clone(),
        introduction_id: follow_up.introduction.clone(),
        side: follow_up.side,
        days: follow_up.days,
        due_at: follow_up.due_at,
        asked_at: follow_up.asked_at,
        news: follow_up.news,
        answered_at: follow_up.answered_at,
    };
    diesel::insert_into(follow_ups::table).values(row).execute(conn)?;
    Ok(())
}

/// The question with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &FollowUpId) -> Result<FollowUp> {
    find(conn, id)?.ok_or(Error::Missing("follow_up"))
}

/// The question with this id, if it still stands.
pub fn find(conn: &mut Conn, id: &FollowUpId) -> Result<Option<FollowUp>> {
    let row: Option<Row> = follow_ups::table.find(id).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(FollowUp::from))
}

/// The questions of an introduction in the order of their days.
pub fn list(conn: &mut Conn, introduction: &IntroductionId) -> Result<Vec<FollowUp>> {
    let rows: Vec<Row> = follow_ups::table
        .filter(follow_ups::introduction_id.eq(introduction))
        .order((follow_ups::days, follow_ups::side, follow_ups::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(FollowUp::from).collect())
}

/// Those to be asked by `now` and not asked yet.
pub fn list_due(conn: &mut Conn, now: Moment) -> Result<Vec<FollowUp>> {
    let rows: Vec<Row> = follow_ups::table
        .filter(follow_ups::due_at.le(now))
        .filter(follow_ups::asked_at.is_null())
        .filter(follow_ups::answered_at.is_null())
        .order((follow_ups::due_at, follow_ups::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(FollowUp::from).collect())
}

/// Notes that it was asked; of two that ask at once, one gets a `Conflict`.
pub fn ask(conn: &mut Conn, id: &FollowUpId, now: Moment) -> Result<()> {
    let waiting = follow_ups::table.find(id).filter(follow_ups::asked_at.is_null());
    one_row(diesel::update(waiting).set(follow_ups::asked_at.eq(Some(now))).execute(conn)?)
}

/// Notes what was said, once.
pub fn answer(conn: &mut Conn, id: &FollowUpId, news: News, now: Moment) -> Result<()> {
    let open = follow_ups::table.find(id).filter(follow_ups::answered_at.is_null());
    let said = (follow_ups::news.eq(Some(news)), follow_ups::answered_at.eq(Some(now)));
    one_row(diesel::update(open).set(said).execute(conn)?)
}

/// Removes what was not asked yet: the introduction has ended.
pub fn remove_open(conn: &mut Conn, introduction: &IntroductionId) -> Result<usize> {
    let open =
        follow_ups::table.filter(follow_ups::introduction_id.eq(introduction)).filter(follow_ups::asked_at.is_null());
    Ok(diesel::delete(open).execute(conn)?)
}
