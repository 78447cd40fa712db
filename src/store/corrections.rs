//! What people ask to be put right. Their words and the answer are sealed, since people write names and numbers.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::account::AccountId;
use crate::domain::correction::{Correction, CorrectionId, CorrectionState, Wish};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::paging::{Page, Paging};
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::keys::{Keys, Place};
use crate::schema::rights::corrections;

#[derive(Queryable, Selectable)]
#[diesel(table_name = corrections)]
struct Row {
    id: CorrectionId,
    account_id: AccountId,
    talent_id: Option<TalentId>,
    enterprise_id: Option<EnterpriseId>,
    state: CorrectionState,
    version: i32,
    asked_at: Moment,
    due_on: NaiveDate,
    answered_at: Option<Moment>,
    answered_by: Option<AccountId>,
}

impl From<Row> for Correction {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            account: row.account_id,
            talent: row.talent_id,
            enterprise: row.enterprise_id,
            state: row.state,
            version: row.version,
            asked_at: row.asked_at,
            due_on: row.due_on,
            answered_at: row.answered_at,
            answered_by: row.answered_by,
        }
    }
}

/// Keeps what is asked for.
pub fn add(conn: &mut Conn, keys: &Keys, new: &Correction, wish: &Wish) -> Result<()> {
    let words = serde_json::to_vec(wish).map_err(Error::internal)?;
    diesel::insert_into(corrections::table)
        .values((
            corrections::id.eq(&new.id),
            corrections::account_id.eq(&new.account),
            corrections::talent_id.eq(&new.talent),
            corrections::enterprise_id.eq(&new.enterprise),
            corrections::state.eq(new.state),
            corrections::version.eq(new.version),
            corrections::wish_sealed.eq(keys.seal(wish_place(&new.id), &words)?),
            corrections::asked_at.eq(new.asked_at),
            corrections::due_on.eq(new.due_on),
        ))
        .execute(conn)?;
    Ok(())
}

/// The correction with this id, if there is one.
pub fn find(conn: &mut Conn, id: &CorrectionId) -> Result<Option<Correction>> {
    let row: Option<Row> = corrections::table.find(id).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Correction::from))
}

/// The correction with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &CorrectionId) -> Result<Correction> {
    find(conn, id)?.ok_or(Error::Missing("correction"))
}

/// What a person asked for, newest first.
pub fn list_by_account(conn: &mut Conn, account: &AccountId) -> Result<Vec<Correction>> {
    let rows: Vec<Row> = corrections::table
        .filter(corrections::account_id.eq(account))
        .order(corrections::id.desc())
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Correction::from).collect())
}

/// Those that wait for an answer, the one due first at the top.
pub fn list_open(conn: &mut Conn) -> Result<Vec<Correction>> {
    let rows: Vec<Row> = corrections::table
        .filter(corrections::state.eq(CorrectionState::Open))
        .order((corrections::due_on, corrections::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Correction::from).collect())
}

/// A page of those that were answered, newest first.
pub fn list_answered(conn: &mut Conn, paging: &Paging) -> Result<Page<Correction>> {
    let mut query = corrections::table
        .filter(corrections::state.ne(CorrectionState::Open))
        .order(corrections::id.desc())
        .limit(paging.limit + 1)
        .select(Row::as_select())
        .into_boxed();
    if let Some(after) = &paging.after {
        query = query.filter(corrections::id.lt(after.clone()));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let all = rows.into_iter().map(Correction::from).collect();
    Ok(Page::cut(all, paging, |correction: &Correction| correction.id.to_string()))
}

/// Keeps the answer with its words; guarded by the version.
pub fn save_answer(conn: &mut Conn, keys: &Keys, changed: &mut Correction, words: &str) -> Result<()> {
    let standing =
        corrections::table.filter(corrections::id.eq(&changed.id).and(corrections::version.eq(changed.version)));
    let rows = diesel::update(standing)
        .set((
            corrections::state.eq(changed.state),
            corrections::version.eq(changed.version + 1),
            corrections::reply_sealed.eq(Some(keys.seal(reply_place(&changed.id), words.as_bytes())?)),
            corrections::answered_at.eq(changed.answered_at),
            corrections::answered_by.eq(&changed.answered_by),
        ))
        .execute(conn)?;
    one_row(rows)?;
    changed.version += 1;
    Ok(())
}

/// What was asked for, and the answer if there is one: for the person, for officers, and for the mail to the person.
pub fn words(conn: &mut Conn, keys: &Keys, id: &CorrectionId) -> Result<(Wish, Option<String>)> {
    let (wish, reply): (Vec<u8>, Option<Vec<u8>>) =
        corrections::table.find(id).select((corrections::wish_sealed, corrections::reply_sealed)).first(conn)?;
    let wish = serde_json::from_slice(&keys.open_sealed(wish_place(id), &wish)?).map_err(Error::internal)?;
    let reply = reply.map(|sealed| keys.open_sealed(reply_place(id), &sealed)).transpose()?;
    Ok((wish, reply.map(String::from_utf8).transpose().map_err(Error::internal)?))
}

/// Removes what was asked about a profile.
pub fn remove_by_talent(conn: &mut Conn, talent: &TalentId) -> Result<()> {
    diesel::delete(corrections::table.filter(corrections::talent_id.eq(talent))).execute(conn)?;
    Ok(())
}

/// Removes what an account asked for about a firm.
pub fn remove_by_member(conn: &mut Conn, account: &AccountId) -> Result<()> {
    let of_firm = corrections::account_id.eq(account).and(corrections::enterprise_id.is_not_null());
    diesel::delete(corrections::table.filter(of_firm)).execute(conn)?;
    Ok(())
}

/// Removes what an account asked for.
pub fn remove_by_account(conn: &mut Conn, account: &AccountId) -> Result<()> {
    diesel::delete(corrections::table.filter(corrections::account_id.eq(account))).execute(conn)?;
    Ok(())
}

fn wish_place(id: &CorrectionId) -> Place<'_> {
    Place { table: "corrections", column: "wish_sealed", row: id.as_str() }
}

fn reply_place(id: &CorrectionId) -> Place<'_> {
    Place { table: "corrections", column: "reply_sealed", row: id.as_str() }
}
