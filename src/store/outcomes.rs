//! Outcomes of introductions: one row a kind, confirmed by each who said so.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::error::Result;
use crate::domain::follow_up::{Outcome, OutcomeId, OutcomeKind, ValueBand};
use crate::domain::introduction::IntroductionId;
use crate::domain::value::Moment;
use crate::schema::introductions::outcomes;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = outcomes, treat_none_as_null = true, treat_none_as_default_value = false)]
struct Row {
    id: OutcomeId,
    introduction_id: IntroductionId,
    kind: OutcomeKind,
    value_band: Option<ValueBand>,
    happened_on: Option<NaiveDate>,
    proof: Option<String>,
    days: Option<i32>,
    talent_at: Option<Moment>,
    firm_at: Option<Moment>,
    officer_at: Option<Moment>,
    created_at: Moment,
}

impl From<Row> for Outcome {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            introduction: row.introduction_id,
            kind: row.kind,
            value: row.value_band,
            happened_on: row.happened_on,
            proof: row.proof,
            days: row.days,
            talent_at: row.talent_at,
            firm_at: row.firm_at,
            officer_at: row.officer_at,
            created_at: row.created_at,
        }
    }
}

impl From<&Outcome> for Row {
    fn from(outcome: &Outcome) -> Self {
        Self {
            id: outcome.id.clone(),
            introduction_id: outcome.introduction.clone(),
            kind: outcome.kind,
            value_band: outcome.value,
            happened_on: outcome.happened_on,
            proof: outcome.proof.clone(),
            days: outcome.days,
            talent_at: outcome.talent_at,
            firm_at: outcome.firm_at,
            officer_at: outcome.officer_at,
            created_at: outcome.created_at,
        }
    }
}

/// The outcomes of an introduction, oldest first.
pub fn list(conn: &mut Conn, introduction: &IntroductionId) -> Result<Vec<Outcome>> {
    let rows: Vec<Row> = outcomes::table
        .filter(outcomes::introduction_id.eq(introduction))
        .order((outcomes::created_at, outcomes::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Outcome::from).collect())
}

/// Keeps a new outcome; a second one of the same kind is a `Conflict` of the database.
pub fn add(conn: &mut Conn, outcome: &Outcome) -> Result<()> {
    diesel::insert_into(outcomes::table).values(Row::from(outcome)).execute(conn)?;
    Ok(())
}

/// Keeps what was confirmed or added.
pub fn save(conn: &mut Conn, outcome: &Outcome) -> Result<()> {
    one_row(diesel::update(outcomes::table.find(&outcome.id)).set(Row::from(outcome)).execute(conn)?)
}
