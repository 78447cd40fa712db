//! Consents: rows are added and ended, never edited.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::AccountId;
use crate::domain::consent::{Channel, Consent, ConsentId, NewConsent, Purpose};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::talent::TalentId;
use crate::domain::value::{Lang, Moment};
use crate::schema::consents::consents;

#[derive(Queryable, Selectable)]
#[diesel(table_name = consents)]
struct Row {
    id: ConsentId,
    purpose: Purpose,
    text_version: i32,
    text_hash: String,
    lang: Lang,
    channel: Channel,
    given_at: Moment,
    withdrawn_at: Option<Moment>,
}

impl From<Row> for Consent {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            purpose: row.purpose,
            text_version: row.text_version,
            text_hash: row.text_hash,
            lang: row.lang,
            channel: row.channel,
            given_at: row.given_at,
            withdrawn_at: row.withdrawn_at,
        }
    }
}

/// Records a consent.
pub fn add(conn: &mut Conn, consent: &NewConsent) -> Result<ConsentId> {
    let id = ConsentId::new();
    let (from, to) = consent.border.clone().unzip();
    diesel::insert_into(consents::table)
        .values((
            consents::id.eq(&id),
            consents::account_id.eq(&consent.account),
            consents::talent_id.eq(&consent.talent),
            consents::enterprise_id.eq(&consent.enterprise),
            consents::purpose.eq(consent.purpose),
            consents::recipient_class.eq("workstation"),
            consents::border_from.eq(from),
            consents::border_to.eq(to),
            consents::text_version.eq(consent.text_version),
            consents::text_hash.eq(&consent.text_hash),
            consents::lang.eq(consent.lang),
            consents::channel.eq(consent.channel),
            consents::basis.eq(&consent.basis),
            consents::given_at.eq(consent.given_at),
        ))
        .execute(conn)?;
    Ok(id)
}

/// The consents about a talent, oldest first, ended ones included.
pub fn list_by_talent(conn: &mut Conn, talent: &TalentId) -> Result<Vec<Consent>> {
    let rows: Vec<Row> = consents::table
        .filter(consents::talent_id.eq(talent))
        .order((consents::given_at, consents::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Consent::from).collect())
}

/// The consents that a contact person gave for an enterprise, oldest first.
pub fn list_by_member(conn: &mut Conn, enterprise: &EnterpriseId, account: &AccountId) -> Result<Vec<Consent>> {
    let rows: Vec<Row> = consents::table
        .filter(consents::enterprise_id.eq(enterprise).and(consents::account_id.eq(account)))
        .order((consents::given_at, consents::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Consent::from).collect())
}

/// Ends every standing consent about a talent; returns how many.
pub fn withdraw_by_talent(conn: &mut Conn, talent: &TalentId, now: Moment) -> Result<usize> {
    let standing = consents::table.filter(consents::talent_id.eq(talent.clone()).and(consents::withdrawn_at.is_null()));
    Ok(diesel::update(standing).set(consents::withdrawn_at.eq(Some(now))).execute(conn)?)
}
