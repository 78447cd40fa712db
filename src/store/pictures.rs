//! Counts for the six pictures of the office: grouped by the database, or read in two columns.

use std::collections::HashSet;

use diesel::prelude::*;

use super::db::Conn;
use super::json;
use crate::domain::answer::Answer;
use crate::domain::error::Result;
use crate::domain::field::FieldCode;
use crate::domain::follow_up::News;
use crate::domain::introduction::IntroductionId;
use crate::domain::need::NeedState;
use crate::domain::notice::NoticeState;
use crate::domain::pictures::{Funnel, PeopleGroup};
use crate::domain::talent::{GansuTie, TalentState};
use crate::domain::value::{Degree, Moment};
use crate::schema::introductions::{follow_ups, introductions, outcomes};
use crate::schema::matches::matches;
use crate::schema::needs::needs;
use crate::schema::outbox::outbox;
use crate::schema::talents::talents;

/// Who counts as being in the pool; the figures of each month count the same.
const INSIDE: [TalentState; 3] = [TalentState::Pooled, TalentState::Paused, TalentState::Stale];

/// People of the pool by what they have in common.
pub fn people(conn: &mut Conn) -> Result<Vec<PeopleGroup>> {
    let rows: Vec<(String, String, Option<Degree>, i64)> = talents::table
        .filter(talents::state.eq_any(INSIDE))
        .filter(talents::joined_at.is_null())
        .group_by((talents::fields, talents::country, talents::degree))
        .select((talents::fields, talents::country, talents::degree, diesel::dsl::count_star()))
        .load(conn)?;
    let group = |(fields, country, degree, people): (String, String, Option<Degree>, i64)| {
        Ok(PeopleGroup { fields: json::value(&fields)?, country, degree, people })
    };
    rows.into_iter().map(group).collect()
}

/// Ties to Gansu, with how many people of the pool have just those.
pub fn ties(conn: &mut Conn) -> Result<Vec<(Vec<GansuTie>, i64)>> {
    let rows: Vec<(String, i64)> = talents::table
        .filter(talents::state.eq_any(INSIDE))
        .filter(talents::joined_at.is_null())
        .group_by(talents::gansu_ties)
        .select((talents::gansu_ties, diesel::dsl::count_star()))
        .load(conn)?;
    rows.into_iter().map(|(ties, people)| Ok((json::value(&ties)?, people))).collect()
}

/// A group of open needs: fields, level asked, how many.
pub type NeedGroup = (Vec<FieldCode>, Option<Degree>, i64);

/// Open needs by field and level.
pub fn needs(conn: &mut Conn) -> Result<Vec<NeedGroup>> {
    let rows: Vec<(String, Option<Degree>, i64)> = needs::table
        .filter(needs::state.eq(NeedState::Open))
        .group_by((needs::fields, needs::min_degree))
        .select((needs::fields, needs::min_degree, diesel::dsl::count_star()))
        .load(conn)?;
    rows.into_iter().map(|(fields, degree, count)| Ok((json::value(&fields)?, degree, count))).collect()
}

type Way = (IntroductionId, Answer, Answer, Option<Moment>);

/// How far the pairs proposed since a moment have come.
pub fn funnel(conn: &mut Conn, since: Moment) -> Result<Funnel> {
    let suggested: i64 = matches::table.filter(matches::created_at.ge(since)).count().get_result(conn)?;
    let reviewed: i64 = matches::table
        .filter(matches::created_at.ge(since))
        .filter(matches::decided_at.is_not_null())
        .count()
        .get_result(conn)?;
    let ways: Vec<Way> = introductions::table
        .inner_join(matches::table)
        .filter(matches::created_at.ge(since))
        .select((
            introductions::id,
            introductions::talent_answer,
            introductions::firm_answer,
            introductions::introduced_at,
        ))
        .load(conn)?;
    let touched: HashSet<IntroductionId> = follow_ups::table
        .filter(follow_ups::news.eq_any([News::InTouch, News::Success]))
        .select(follow_ups::introduction_id)
        .load(conn)?
        .into_iter()
        .collect();
    let fruitful: HashSet<IntroductionId> =
        outcomes::table.select(outcomes::introduction_id).load(conn)?.into_iter().collect();
    let mut steps = [suggested, reviewed, 0, 0, 0, 0];
    for (id, talent, firm, introduced_at) in ways {
        let is_known = introduced_at.is_some();
        steps[2] += i64::from(is_known || talent == Answer::Yes && firm == Answer::Yes);
        steps[3] += i64::from(is_known);
        steps[4] += i64::from(is_known && (touched.contains(&id) || fruitful.contains(&id)));
        steps[5] += i64::from(is_known && fruitful.contains(&id));
    }
    Ok(Funnel { steps })
}

/// When the pairs introduced since a moment were proposed, and when they were introduced.
pub fn introduced(conn: &mut Conn, since: Moment) -> Result<Vec<(Moment, Moment)>> {
    Ok(introductions::table
        .inner_join(matches::table)
        .filter(introductions::introduced_at.assume_not_null().ge(since))
        .select((matches::created_at, introductions::introduced_at.assume_not_null()))
        .load(conn)?)
}

/// Mails that were to leave since a moment and have a fate: whether they arrived, as far as known, and when they were due.
pub fn mails(conn: &mut Conn, since: Moment) -> Result<Vec<(bool, Moment)>> {
    let ended = [NoticeState::Sent, NoticeState::Failed, NoticeState::Bounced];
    let rows: Vec<(NoticeState, Moment)> = outbox::table
        .filter(outbox::state.eq_any(ended))
        .filter(outbox::due_at.ge(since))
        .select((outbox::state, outbox::due_at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(state, due)| (state == NoticeState::Sent, due)).collect())
}
