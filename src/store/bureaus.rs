//! Bureaus that get the figures of each month, and the figures as they were counted.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::json;
use crate::domain::account::AccountId;
use crate::domain::bureau::{Bureau, BureauId};
use crate::domain::error::{Error, Result};
use crate::domain::figures::Figures;
use crate::domain::value::Moment;
use crate::schema::notices::{bureaus, monthly_figures};

/// All of them, the first one first.
pub fn list(conn: &mut Conn) -> Result<Vec<Bureau>> {
    let rows: Vec<(BureauId, String, String, Option<Moment>)> = bureaus::table
        .select((bureaus::id, bureaus::name, bureaus::address, bureaus::stopped_at))
        .order(bureaus::id)
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name, address, stopped_at)| Bureau { id, name, address, stopped_at }).collect())
}

/// One of them.
pub fn find(conn: &mut Conn, id: &BureauId) -> Result<Option<Bureau>> {
    Ok(list(conn)?.into_iter().find(|bureau| bureau.id == *id))
}

/// Adds one; `Conflict("duplicate")` for an address that is there.
pub fn add(conn: &mut Conn, now: Moment, bureau: &Bureau) -> Result<()> {
    let row = (
        bureaus::id.eq(&bureau.id),
        bureaus::name.eq(&bureau.name),
        bureaus::address.eq(&bureau.address),
        bureaus::created_at.eq(now),
    );
    diesel::insert_into(bureaus::table).values(row).execute(conn)?;
    Ok(())
}

/// Removes one.
pub fn remove(conn: &mut Conn, id: &BureauId) -> Result<()> {
    one_row(diesel::delete(bureaus::table.find(id)).execute(conn)?)
}

/// Notes that one wants no more; true when it still did.
pub fn stop(conn: &mut Conn, now: Moment, id: &BureauId) -> Result<bool> {
    let going = bureaus::table.find(id).filter(bureaus::stopped_at.is_null());
    Ok(diesel::update(going).set(bureaus::stopped_at.eq(now)).execute(conn)? == 1)
}

/// The figures of a month with what became of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The figures.
    pub figures: Figures,
    /// When they were counted.
    pub prepared_at: Moment,
    /// Who approved them.
    pub approved_by: Option<AccountId>,
    /// When they were sent.
    pub sent_at: Option<Moment>,
}

fn key(month: NaiveDate) -> String {
    month.format("%Y-%m").to_string()
}

type Row = (String, Moment, Option<AccountId>, Option<Moment>);

fn kept((figures, prepared_at, approved_by, sent_at): Row) -> Result<Kept> {
    Ok(Kept { figures: json::value(&figures)?, prepared_at, approved_by, sent_at })
}

/// The figures of months, the youngest first.
pub fn list_figures(conn: &mut Conn, limit: i64) -> Result<Vec<Kept>> {
    let rows: Vec<Row> = monthly_figures::table
        .select((
            monthly_figures::figures,
            monthly_figures::prepared_at,
            monthly_figures::approved_by,
            monthly_figures::sent_at,
        ))
        .order(monthly_figures::month.desc())
        .limit(limit)
        .load(conn)?;
    rows.into_iter().map(kept).collect()
}

/// The figures of a month, if they were counted.
pub fn find_figures(conn: &mut Conn, month: NaiveDate) -> Result<Option<Kept>> {
    let row: Option<Row> = monthly_figures::table
        .find(key(month))
        .select((
            monthly_figures::figures,
            monthly_figures::prepared_at,
            monthly_figures::approved_by,
            monthly_figures::sent_at,
        ))
        .first(conn)
        .optional()?;
    row.map(kept).transpose()
}

/// Keeps the figures of a month.
pub fn add_figures(conn: &mut Conn, now: Moment, figures: &Figures) -> Result<()> {
    let row = (
        monthly_figures::month.eq(key(figures.month)),
        monthly_figures::figures.eq(json::text(figures)?),
        monthly_figures::prepared_at.eq(now),
    );
    diesel::insert_into(monthly_figures::table).values(row).execute(conn)?;
    Ok(())
}

/// Notes that they were sent, approved or not; `Conflict` when they were sent before.
pub fn sent(conn: &mut Conn, now: Moment, month: NaiveDate, by: Option<&AccountId>) -> Result<()> {
    let unsent = monthly_figures::table.find(key(month)).filter(monthly_figures::sent_at.is_null());
    let changes = (
        monthly_figures::sent_at.eq(now),
        monthly_figures::approved_by.eq(by),
        monthly_figures::approved_at.eq(by.map(|_| now)),
    );
    match diesel::update(unsent).set(changes).execute(conn)? {
        1 => Ok(()),
        _ => Err(Error::Conflict("already_done")),
    }
}
