//! The rows of the record as the chain sees them: each as one hash over all its columns, the same on both databases.
//!
//! A column that is added to one of these tables later may join its hash only where it is not null: older links must hold.

use std::collections::HashMap;

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use serde_json::{Value, json};

use super::db::Conn;
use crate::domain::error::Result;
use crate::domain::seal::Record;
use crate::domain::value::Moment;
use crate::keys::sha256_hex;
use crate::schema::audit::audit;
use crate::schema::consents::{consent_ends, consents};
use crate::schema::seals::{seals, unsealed};

type Text = Option<String>;

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit)]
struct AuditRow {
    id: String,
    at: Moment,
    actor: Text,
    acting_for: Text,
    action: String,
    entity: String,
    entity_id: String,
    before_hash: Text,
    after_hash: Text,
    reason: Text,
    address_class: Text,
}

impl AuditRow {
    fn cells(&self) -> Value {
        json!([
            self.id,
            moment(self.at),
            self.actor,
            self.acting_for,
            self.action,
            self.entity,
            self.entity_id,
            self.before_hash,
            self.after_hash,
            self.reason,
            self.address_class,
        ])
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = consents)]
struct ConsentRow {
    id: String,
    account_id: Text,
    talent_id: Text,
    enterprise_id: Text,
    purpose: String,
    recipient_class: String,
    recipient_id: Text,
    introduction_id: Text,
    fields: Text,
    border_from: Text,
    border_to: Text,
    text_version: i32,
    text_hash: String,
    lang: String,
    channel: String,
    basis: Text,
    basis_hash: Text,
    address_class: Text,
    given_at: Moment,
}

impl ConsentRow {
    /// The words of the basis stand in as their hash, so that they can be erased and the chain holds.
    fn cells(&self) -> Value {
        let basis = self.basis.as_ref().map(|words| sha256_hex(words.as_bytes())).or_else(|| self.basis_hash.clone());
        json!([
            self.id,
            self.account_id,
            self.talent_id,
            self.enterprise_id,
            self.purpose,
            self.recipient_class,
            self.recipient_id,
            self.introduction_id,
            self.fields,
            self.border_from,
            self.border_to,
            self.text_version,
            self.text_hash,
            self.lang,
            self.channel,
            basis,
            self.address_class,
            moment(self.given_at),
        ])
    }
}

fn moment(at: Moment) -> String {
    at.format("%FT%T%.6f").to_string()
}

fn hash(record: Record, cells: &Value) -> String {
    sha256_hex(format!("{record}{cells}").as_bytes())
}

/// The hashes of the rows with these ids; a row that is not there is left out.
pub fn row_hashes(conn: &mut Conn, record: Record, ids: &[String]) -> Result<HashMap<String, String>> {
    let found = match record {
        Record::Audit => {
            let rows: Vec<AuditRow> =
                audit::table.filter(audit::id.eq_any(ids)).select(AuditRow::as_select()).load(conn)?;
            rows.iter().map(|row| (row.id.clone(), hash(record, &row.cells()))).collect()
        }
        Record::Consent => {
            let rows: Vec<ConsentRow> =
                consents::table.filter(consents::id.eq_any(ids)).select(ConsentRow::as_select()).load(conn)?;
            rows.iter().map(|row| (row.id.clone(), hash(record, &row.cells()))).collect()
        }
        Record::ConsentEnd => {
            let columns = (consent_ends::consent_id, consent_ends::cause, consent_ends::ended_at);
            let rows: Vec<(String, String, Moment)> =
                consent_ends::table.filter(consent_ends::consent_id.eq_any(ids)).select(columns).load(conn)?;
            let cells = |(id, cause, at): (String, String, Moment)| {
                let cells = json!([id, cause, moment(at)]);
                (id, hash(record, &cells))
            };
            rows.into_iter().map(cells).collect()
        }
    };
    Ok(found)
}

/// Rows that are neither sealed nor waiting, at most `most`: nothing of the platform has written them.
pub fn list_foreign(conn: &mut Conn, record: Record, most: i64) -> Result<Vec<String>> {
    macro_rules! foreign {
        ($table:ident, $id:expr) => {{
            let sealed = seals::table.filter(seals::record.eq(record).and(seals::row_id.eq($id)));
            let waiting = unsealed::table.filter(unsealed::record.eq(record).and(unsealed::row_id.eq($id)));
            $table::table
                .filter(not(exists(sealed)))
                .filter(not(exists(waiting)))
                .order($id)
                .limit(most)
                .select($id)
                .load(conn)?
        }};
    }
    Ok(match record {
        Record::Audit => foreign!(audit, audit::id),
        Record::Consent => foreign!(consents, consents::id),
        Record::ConsentEnd => foreign!(consent_ends, consent_ends::consent_id),
    })
}
