//! Which kinds of mail an account has switched off, and the signed tokens that switch one off without a sign-in.

use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::AccountId;
use crate::domain::error::{Error, Result};
use crate::domain::notice::NoticeKind;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::schema::notices::mail_preferences;

/// The kinds that an account has switched off.
pub fn list_off(conn: &mut Conn, account: &AccountId) -> Result<Vec<NoticeKind>> {
    let own = mail_preferences::table.filter(mail_preferences::account_id.eq(account));
    Ok(own.order(mail_preferences::kind).select(mail_preferences::kind).load(conn)?)
}

/// True when an account has switched a kind off.
pub fn is_off(conn: &mut Conn, account: &AccountId, kind: NoticeKind) -> Result<bool> {
    let rows: i64 = mail_preferences::table.find((account, kind)).count().get_result(conn)?;
    Ok(rows > 0)
}

/// Switches a kind on or off; true when that changed anything.
pub fn set(conn: &mut Conn, now: Moment, account: &AccountId, kind: NoticeKind, is_off: bool) -> Result<bool> {
    if !is_off {
        return Ok(diesel::delete(mail_preferences::table.find((account, kind))).execute(conn)? == 1);
    }
    if self::is_off(conn, account, kind)? {
        return Ok(false);
    }
    let row =
        (mail_preferences::account_id.eq(account), mail_preferences::kind.eq(kind), mail_preferences::off_at.eq(now));
    Ok(diesel::insert_into(mail_preferences::table).values(row).execute(conn)? == 1)
}

/// The token by which whoever holds a mail ends mails of its kind: `<reader>.<kind>.<signature>`. It does not run out: a
/// mail may lie for years.
pub fn token(keys: &Keys, reader: &str, kind: NoticeKind) -> String {
    format!("{reader}.{kind}.{}", keys.sign_link(&["unsubscribe", reader, kind.as_str()]))
}

/// The reader and the kind of a token; `Missing` when the signature does not hold or the kind cannot be switched off.
pub fn read(keys: &Keys, token: &str) -> Result<(String, NoticeKind)> {
    let missing = || Error::Missing("link");
    let mut parts = token.splitn(3, '.');
    let (Some(reader), Some(kind), Some(signature)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(missing());
    };
    let kind: NoticeKind = kind.parse().map_err(|_| missing())?;
    if !keys.link_holds(&["unsubscribe", reader, kind.as_str()], signature) {
        return Err(missing());
    }
    Ok((reader.to_owned(), kind))
}
