//! The questions that were put to firms, and how each ended: what the figures of a firm are counted from.

use std::collections::HashMap;

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::answer_figures::{AnswerFigures, Ended, FirmQuestionId, MONTHS, QuestionEnding};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::introduction::{Introduction, IntroductionId};
use crate::domain::value::Moment;
use crate::schema::introductions::firm_questions;

/// Notes that the firm of an introduction is asked.
pub fn add(conn: &mut Conn, introduction: &Introduction, asked_at: Moment) -> Result<()> {
    diesel::insert_into(firm_questions::table)
        .values((
            firm_questions::id.eq(FirmQuestionId::new()),
            firm_questions::introduction_id.eq(&introduction.id),
            firm_questions::enterprise_id.eq(&introduction.enterprise),
            firm_questions::asked_at.eq(asked_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// The open question of an introduction ends; where none is open nothing happens.
pub fn end(conn: &mut Conn, introduction: &IntroductionId, ending: QuestionEnding, at: Moment) -> Result<()> {
    let open = firm_questions::table
        .filter(firm_questions::introduction_id.eq(introduction))
        .filter(firm_questions::ended_at.is_null());
    let how = (firm_questions::ended_at.eq(Some(at)), firm_questions::ending.eq(Some(ending)));
    diesel::update(open).set(how).execute(conn)?;
    Ok(())
}

/// The answer of the last question of an introduction was called wrong: it counts for nothing.
pub fn take_back(conn: &mut Conn, introduction: &IntroductionId) -> Result<()> {
    let last: Option<FirmQuestionId> = firm_questions::table
        .filter(firm_questions::introduction_id.eq(introduction))
        .order((firm_questions::asked_at.desc(), firm_questions::id.desc()))
        .select(firm_questions::id)
        .first(conn)
        .optional()?;
    if let Some(last) = last {
        let dropped = firm_questions::ending.eq(Some(QuestionEnding::Dropped));
        diesel::update(firm_questions::table.find(last)).set(dropped).execute(conn)?;
    }
    Ok(())
}

/// When the open question of an introduction was put, if one is open.
pub fn asked_at(conn: &mut Conn, introduction: &IntroductionId) -> Result<Option<Moment>> {
    Ok(firm_questions::table
        .filter(firm_questions::introduction_id.eq(introduction))
        .filter(firm_questions::ended_at.is_null())
        .order(firm_questions::id)
        .select(firm_questions::asked_at)
        .first(conn)
        .optional()?)
}

/// The figures of a firm at a moment.
pub fn figures(conn: &mut Conn, firm: &EnterpriseId, now: Moment) -> Result<AnswerFigures> {
    let mut all = figures_of(conn, std::slice::from_ref(firm), now)?;
    Ok(all.remove(firm).unwrap_or_default())
}

/// The figures of several firms, in one reading; who was asked nothing is left out.
pub fn figures_of(
    conn: &mut Conn,
    firms: &[EnterpriseId],
    now: Moment,
) -> Result<HashMap<EnterpriseId, AnswerFigures>> {
    let mut ended: HashMap<EnterpriseId, Vec<Ended>> = HashMap::new();
    for some in firms.chunks(500) {
        let rows: Vec<(EnterpriseId, Moment, Option<Moment>, Option<QuestionEnding>)> = firm_questions::table
            .filter(firm_questions::enterprise_id.eq_any(some))
            .filter(firm_questions::asked_at.ge(since(now)))
            .filter(firm_questions::ending.eq_any([QuestionEnding::Answered, QuestionEnding::Expired]))
            .select((
                firm_questions::enterprise_id,
                firm_questions::asked_at,
                firm_questions::ended_at,
                firm_questions::ending,
            ))
            .load(conn)?;
        for (firm, asked_at, ended_at, ending) in rows {
            let is_answered = ending == Some(QuestionEnding::Answered);
            let one = Ended { asked_at, ended_at: ended_at.unwrap_or(asked_at), is_answered };
            ended.entry(firm).or_default().push(one);
        }
    }
    Ok(ended.into_iter().map(|(firm, ended)| (firm, AnswerFigures::of(&ended))).collect())
}

/// How many questions each firm was asked and has answered at a moment, without the time that it took.
pub fn counts(conn: &mut Conn, now: Moment) -> Result<HashMap<EnterpriseId, AnswerFigures>> {
    let rows: Vec<(EnterpriseId, Option<QuestionEnding>, i64)> = firm_questions::table
        .filter(firm_questions::asked_at.ge(since(now)))
        .filter(firm_questions::ending.eq_any([QuestionEnding::Answered, QuestionEnding::Expired]))
        .group_by((firm_questions::enterprise_id, firm_questions::ending))
        .select((firm_questions::enterprise_id, firm_questions::ending, diesel::dsl::count_star()))
        .load(conn)?;
    let mut counts: HashMap<EnterpriseId, AnswerFigures> = HashMap::new();
    for (firm, ending, n) in rows {
        let figures = counts.entry(firm).or_default();
        figures.asked += n;
        figures.answered += if ending == Some(QuestionEnding::Answered) { n } else { 0 };
    }
    Ok(counts)
}

/// The first moment whose questions still count.
fn since(now: Moment) -> Moment {
    now.checked_sub_months(chrono::Months::new(MONTHS)).unwrap_or(now)
}
