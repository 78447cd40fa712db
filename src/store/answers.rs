//! Answers as they were given or recorded. The words of a recorded one are sealed, since people write names and numbers.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::account::AccountId;
use crate::domain::answer::{Answer, AnswerChannel, AnswerId, DeclineReason, GivenAnswer};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{IntroductionId, Side};
use crate::domain::value::Moment;
use crate::keys::{Keys, Place};
use crate::schema::introductions::answers;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = answers)]
struct Row {
    id: AnswerId,
    introduction_id: IntroductionId,
    side: Side,
    answer: Answer,
    reason: Option<DeclineReason>,
    channel: AnswerChannel,
    said_on: Option<NaiveDate>,
    recorded_by: Option<AccountId>,
    given_at: Moment,
    disputed_at: Option<Moment>,
}

impl From<Row> for GivenAnswer {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            introduction: row.introduction_id,
            side: row.side,
            answer: row.answer,
            reason: row.reason,
            channel: row.channel,
            said_on: row.said_on,
            recorded_by: row.recorded_by,
            given_at: row.given_at,
            disputed_at: row.disputed_at,
        }
    }
}

/// Keeps an answer with the words that were used, if any are told.
pub fn add(conn: &mut Conn, keys: &Keys, answer: &GivenAnswer, words: Option<&str>) -> Result<()> {
    let sealed = words.map(|words| keys.seal(place(&answer.id), words.as_bytes())).transpose()?;
    let row = Row {
        id: answer.id.clone(),
        introduction_id: answer.introduction.clone(),
        side: answer.side,
        answer: answer.answer,
        reason: answer.reason,
        channel: answer.channel,
        said_on: answer.said_on,
        recorded_by: answer.recorded_by.clone(),
        given_at: answer.given_at,
        disputed_at: answer.disputed_at,
    };
    diesel::insert_into(answers::table).values((row, answers::words_sealed.eq(sealed))).execute(conn)?;
    Ok(())
}

/// The answers of an introduction, oldest first.
pub fn list(conn: &mut Conn, introduction: &IntroductionId) -> Result<Vec<GivenAnswer>> {
    let rows: Vec<Row> = answers::table
        .filter(answers::introduction_id.eq(introduction))
        .order((answers::given_at, answers::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(GivenAnswer::from).collect())
}

/// The answer with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &AnswerId) -> Result<GivenAnswer> {
    let row: Option<Row> = answers::table.find(id).select(Row::as_select()).first(conn).optional()?;
    row.map(GivenAnswer::from).ok_or(Error::Missing("answer"))
}

/// The last answer that staff recorded for a side and that it has not called wrong.
pub fn last_recorded(conn: &mut Conn, introduction: &IntroductionId, side: Side) -> Result<Option<GivenAnswer>> {
    let last = list(conn, introduction)?.into_iter().rfind(|answer| answer.side == side);
    Ok(last.filter(|answer| answer.recorded_by.is_some() && answer.disputed_at.is_none()))
}

/// The words that were used, for the side that is said to have used them and for staff.
pub fn words(conn: &mut Conn, keys: &Keys, id: &AnswerId) -> Result<Option<String>> {
    let sealed: Option<Vec<u8>> = answers::table.find(id).select(answers::words_sealed).first(conn)?;
    let Some(sealed) = sealed else { return Ok(None) };
    String::from_utf8(keys.open_sealed(place(id), &sealed)?).map(Some).map_err(Error::internal)
}

/// Notes that a side calls an answer wrong; once.
pub fn dispute(conn: &mut Conn, id: &AnswerId, now: Moment) -> Result<()> {
    let standing = answers::table.find(id).filter(answers::disputed_at.is_null());
    one_row(diesel::update(standing).set(answers::disputed_at.eq(Some(now))).execute(conn)?)
}

/// Removes the words of every answer of an introduction: the person is erased.
pub fn forget_words(conn: &mut Conn, introduction: &IntroductionId) -> Result<usize> {
    let all = answers::table.filter(answers::introduction_id.eq(introduction));
    Ok(diesel::update(all).set(answers::words_sealed.eq(None::<Vec<u8>>)).execute(conn)?)
}

fn place(id: &AnswerId) -> Place<'_> {
    Place { table: "answers", column: "words_sealed", row: id.as_str() }
}
