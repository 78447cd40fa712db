//! Sessions: signed-in devices. The secret is never kept, only its hash.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::db::{Conn, one_row};
use crate::domain::account::{AccountId, Session, SessionId, SessionKind};
use crate::domain::actor::Origin;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::keys::{fresh_secret, sha256_hex};
use crate::schema::accounts::sessions;

/// Most sessions an account has at a time; opening one more ends the oldest.
pub const AT_MOST: usize = 10;
/// Days for which ended sessions are remembered: they make a device known.
const REMEMBERED_DAYS: i64 = 90;

/// A session just opened, with the secret that only its holder learns.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Key.
    pub id: SessionId,
    /// The secret of the cookie.
    pub secret: String,
    /// When it ends by itself.
    pub expires_at: Moment,
    /// True when the account has been used before, but not from such a device in such a network.
    pub is_new_device: bool,
}

type Row = (SessionId, AccountId, SessionKind, String, String, Moment, Moment, Moment, Option<Moment>);

/// The columns of `Row`, in its order.
macro_rules! columns {
    () => {
        (
            sessions::id,
            sessions::account_id,
            sessions::kind,
            sessions::device,
            sessions::address_class,
            sessions::created_at,
            sessions::seen_at,
            sessions::expires_at,
            sessions::ended_at,
        )
    };
}

fn session(row: Row) -> Session {
    let (id, account, kind, device, address_class, created_at, seen_at, expires_at, ended_at) = row;
    Session { id, account, kind, device, address_class, created_at, seen_at, expires_at, ended_at }
}

/// Opens a session; the oldest beyond `AT_MOST` end.
pub fn open(
    conn: &mut Conn,
    now: Moment,
    account: &AccountId,
    kind: SessionKind,
    expires_at: Moment,
    origin: &Origin,
) -> Result<Opened> {
    forget_old(conn, account, now)?;
    let is_new_device = has_any(conn, account)? && !is_known_device(conn, account, origin)?;
    let (id, secret) = (SessionId::new(), fresh_secret());
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(&id),
            sessions::account_id.eq(account),
            sessions::kind.eq(kind),
            sessions::secret_hash.eq(sha256_hex(secret.as_bytes())),
            sessions::device.eq(&origin.device),
            sessions::address_class.eq(&origin.address_class),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
            sessions::expires_at.eq(expires_at),
        ))
        .execute(conn)?;
    for old in list(conn, account, now)?.into_iter().skip(AT_MOST) {
        end(conn, account, &old.id, now)?;
    }
    Ok(Opened { id, secret, expires_at, is_new_device })
}

/// The session with this id, ended or not.
pub fn find(conn: &mut Conn, id: &SessionId) -> Result<Option<Session>> {
    Ok(sessions::table.find(id).select(columns!()).first::<Row>(conn).optional()?.map(session))
}

/// The session with this secret, ended or not.
pub fn find_by_secret(conn: &mut Conn, secret: &str) -> Result<Option<Session>> {
    Ok(sessions::table
        .filter(sessions::secret_hash.eq(sha256_hex(secret.as_bytes())))
        .select(columns!())
        .first::<Row>(conn)
        .optional()?
        .map(session))
}

/// The sessions of an account that hold now, newest first.
pub fn list(conn: &mut Conn, account: &AccountId, now: Moment) -> Result<Vec<Session>> {
    let rows: Vec<Row> = sessions::table
        .filter(sessions::account_id.eq(account))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .select(columns!())
        .order((sessions::created_at.desc(), sessions::id.desc()))
        .load(conn)?;
    Ok(rows.into_iter().map(session).collect())
}

/// Notes that a session was used.
pub fn touch(conn: &mut Conn, id: &SessionId, now: Moment) -> Result<()> {
    one_row(diesel::update(sessions::table.find(id)).set(sessions::seen_at.eq(now)).execute(conn)?)
}

/// Ends one session of an account; false when it has none such that holds.
pub fn end(conn: &mut Conn, account: &AccountId, id: &SessionId, now: Moment) -> Result<bool> {
    let rows = diesel::update(
        sessions::table
            .filter(sessions::id.eq(id))
            .filter(sessions::account_id.eq(account))
            .filter(sessions::ended_at.is_null()),
    )
    .set(sessions::ended_at.eq(now))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Ends all sessions of an account but the one kept, and says how many.
pub fn end_all(conn: &mut Conn, account: &AccountId, keep: Option<&SessionId>, now: Moment) -> Result<usize> {
    let kept = keep.map_or("", SessionId::as_str);
    Ok(diesel::update(
        sessions::table
            .filter(sessions::account_id.eq(account))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::id.ne(kept)),
    )
    .set(sessions::ended_at.eq(now))
    .execute(conn)?)
}

/// True when the account was signed in from such a device in such a network within the last 90 days.
pub fn is_known_device(conn: &mut Conn, account: &AccountId, origin: &Origin) -> Result<bool> {
    let count: i64 = sessions::table
        .filter(sessions::account_id.eq(account))
        .filter(sessions::device.eq(&origin.device))
        .filter(sessions::address_class.eq(&origin.address_class))
        .count()
        .get_result(conn)?;
    Ok(count > 0)
}

fn has_any(conn: &mut Conn, account: &AccountId) -> Result<bool> {
    let count: i64 = sessions::table.filter(sessions::account_id.eq(account)).count().get_result(conn)?;
    Ok(count > 0)
}

/// Forgets sessions of anybody that hold no more and are too old to make a device known.
pub fn remove_old(conn: &mut Conn, now: Moment) -> Result<usize> {
    let old = sessions::table
        .filter(sessions::seen_at.lt(now - TimeDelta::days(REMEMBERED_DAYS)))
        .filter(sessions::ended_at.is_not_null().or(sessions::expires_at.lt(now)));
    Ok(diesel::delete(old).execute(conn)?)
}

fn forget_old(conn: &mut Conn, account: &AccountId, now: Moment) -> Result<()> {
    let before = now - TimeDelta::days(REMEMBERED_DAYS);
    diesel::delete(
        sessions::table
            .filter(sessions::account_id.eq(account))
            .filter(sessions::seen_at.lt(before))
            .filter(sessions::ended_at.is_not_null().or(sessions::expires_at.lt(now))),
    )
    .execute(conn)?;
    Ok(())
}
