//! The chain of the record, and the rows that wait for their link in it. Only what `wait` noted is sealed: a row that came
//! by another way is found out.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::db::Conn;
use super::sealed_rows::row_hashes;
use crate::domain::error::Result;
use crate::domain::seal::{Head, Record, Seal};
use crate::domain::value::Moment;
use crate::keys::sha256_hex;
use crate::schema::seals::{seals, unsealed};

/// Most rows that are sealed in one transaction.
const BATCH: i64 = 200;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = seals)]
struct Row {
    seq: i64,
    record: Record,
    row_id: String,
    row_hash: String,
    previous_hash: String,
    hash: String,
    sealed_at: Moment,
}

impl From<Row> for Seal {
    fn from(row: Row) -> Self {
        let Row { seq, record, row_id, row_hash, previous_hash, hash, sealed_at } = row;
        Self { seq, record, row_id, row_hash, previous_hash, hash, sealed_at }
    }
}

/// The hash before the first link.
pub fn beginning() -> String {
    "0".repeat(64)
}

/// The hash that a link must have: over all else that it says.
pub fn link_hash(seal: &Seal) -> String {
    let Seal { seq, record, row_id, row_hash, previous_hash, sealed_at, .. } = seal;
    let text = format!("{seq}\n{record}\n{row_id}\n{row_hash}\n{previous_hash}\n{}", sealed_at.format("%FT%T%.6f"));
    sha256_hex(text.as_bytes())
}

/// Notes in the transaction that adds a row of the record that it waits to be sealed.
pub fn wait(conn: &mut Conn, record: Record, row_id: &str) -> Result<()> {
    diesel::insert_into(unsealed::table)
        .values((unsealed::record.eq(record), unsealed::row_id.eq(row_id)))
        .execute(conn)?;
    Ok(())
}

/// True when a row waits.
pub fn are_waiting(conn: &mut Conn) -> Result<bool> {
    let first: Option<String> = unsealed::table.select(unsealed::row_id).first(conn).optional()?;
    Ok(first.is_some())
}

/// How many rows wait.
pub fn count_waiting(conn: &mut Conn) -> Result<i64> {
    Ok(unsealed::table.count().get_result(conn)?)
}

/// The last link, if there is one.
pub fn head(conn: &mut Conn, now: Moment) -> Result<Option<Head>> {
    let last: Option<(i64, String)> =
        seals::table.order(seals::seq.desc()).select((seals::seq, seals::hash)).first(conn).optional()?;
    Ok(last.map(|(seq, hash)| Head { at: now, seq, hash }))
}

/// Gives the rows that have waited longest their links; returns how many it took. Two nodes that seal at once take the same
/// number for their first link, so that the second one fails with `Conflict("duplicate")` and nothing is sealed twice.
pub fn add_waiting(conn: &mut Conn, now: Moment) -> Result<usize> {
    let waiting: Vec<(Record, String)> = unsealed::table
        .order((unsealed::row_id, unsealed::record))
        .limit(BATCH)
        .select((unsealed::record, unsealed::row_id))
        .load(conn)?;
    let (mut seq, mut previous) = head(conn, now)?.map_or((0, beginning()), |head| (head.seq, head.hash));
    let mut hashes = HashMap::new();
    let mut known = HashSet::new();
    for record in Record::ALL {
        let ids: Vec<String> = waiting.iter().filter(|(r, _)| r == record).map(|(_, id)| id.clone()).collect();
        let sealed = seals::table.filter(seals::record.eq(record).and(seals::row_id.eq_any(&ids)));
        known.extend(sealed.select(seals::row_id).load::<String>(conn)?.into_iter().map(|id| (*record, id)));
        hashes.extend(row_hashes(conn, *record, &ids)?.into_iter().map(|(id, hash)| ((*record, id), hash)));
        let taken = unsealed::table.filter(unsealed::record.eq(record).and(unsealed::row_id.eq_any(&ids)));
        diesel::delete(taken).execute(conn)?;
    }
    for key in waiting.iter().filter(|key| !known.contains(*key)) {
        seq += 1;
        // A row that is gone before it was sealed gets its link all the same: the proof that it was there.
        let row_hash = hashes.remove(key).unwrap_or_default();
        let (record, row_id) = key.clone();
        let hash = String::new();
        let mut seal = Seal { seq, record, row_id, row_hash, previous_hash: previous, hash, sealed_at: now };
        seal.hash = link_hash(&seal);
        previous = seal.hash.clone();
        insert(conn, seal)?;
    }
    Ok(waiting.len())
}

fn insert(conn: &mut Conn, seal: Seal) -> Result<()> {
    let Seal { seq, record, row_id, row_hash, previous_hash, hash, sealed_at } = seal;
    let row = Row { seq, record, row_id, row_hash, previous_hash, hash, sealed_at };
    diesel::insert_into(seals::table).values(row).execute(conn)?;
    Ok(())
}

/// At most `most` links after a number, in their order.
pub fn list(conn: &mut Conn, after: i64, most: i64) -> Result<Vec<Seal>> {
    let rows: Vec<Row> =
        seals::table.filter(seals::seq.gt(after)).order(seals::seq).limit(most).select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Seal::from).collect())
}
