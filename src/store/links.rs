//! Links in mails: purpose-bound, single use, signed, so that an id alone opens nothing.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::{AccountId, Link, LinkId, LinkPurpose};
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::schema::accounts::links;

type Row = (LinkId, AccountId, LinkPurpose, Option<String>, Moment, Moment, Option<Moment>);

/// Makes a link that holds as long as its purpose says.
pub fn add(
    conn: &mut Conn,
    now: Moment,
    account: &AccountId,
    purpose: LinkPurpose,
    subject: Option<&str>,
) -> Result<Link> {
    let link = Link {
        id: LinkId::new(),
        account: account.clone(),
        purpose,
        subject: subject.map(ToOwned::to_owned),
        created_at: now,
        expires_at: now + TimeDelta::minutes(purpose.minutes()),
        used_at: None,
    };
    diesel::insert_into(links::table)
        .values((
            links::id.eq(&link.id),
            links::account_id.eq(&link.account),
            links::purpose.eq(link.purpose),
            links::subject.eq(&link.subject),
            links::created_at.eq(link.created_at),
            links::expires_at.eq(link.expires_at),
        ))
        .execute(conn)?;
    Ok(link)
}

/// The link with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &LinkId) -> Result<Link> {
    find(conn, id)?.ok_or(Error::Missing("link"))
}

fn find(conn: &mut Conn, id: &LinkId) -> Result<Option<Link>> {
    let row: Option<Row> = links::table
        .find(id)
        .select((
            links::id,
            links::account_id,
            links::purpose,
            links::subject,
            links::created_at,
            links::expires_at,
            links::used_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, account, purpose, subject, created_at, expires_at, used_at)| Link {
        id,
        account,
        purpose,
        subject,
        created_at,
        expires_at,
        used_at,
    }))
}

/// The token that a mail carries: `<id>.<signature>`.
pub fn token(keys: &Keys, link: &Link) -> String {
    let expiry = expiry(link);
    format!("{}.{}", link.id, keys.sign_link(&[link.id.as_str(), link.purpose.as_str(), &expiry]))
}

/// The link of a token, used or expired too; `Missing` when the signature does not hold.
pub fn read(conn: &mut Conn, keys: &Keys, token: &str) -> Result<Link> {
    let (id, signature) = token.split_once('.').ok_or(Error::Missing("link"))?;
    let id: LinkId = id.parse().map_err(|_| Error::Missing("link"))?;
    let link = get(conn, &id)?;
    let expiry = expiry(&link);
    if keys.link_holds(&[link.id.as_str(), link.purpose.as_str(), &expiry], signature) {
        Ok(link)
    } else {
        Err(Error::Missing("link"))
    }
}

/// The link of a token that may be used for `purpose` now; `Missing` for any other purpose.
pub fn open(conn: &mut Conn, keys: &Keys, token: &str, purpose: LinkPurpose, now: Moment) -> Result<Link> {
    let link = read(conn, keys, token)?;
    if link.purpose != purpose {
        return Err(Error::Missing("link"));
    }
    link.check(now)?;
    Ok(link)
}

/// Uses up a link; of two uses at once, one gets `Gone("link_used")`.
pub fn use_up(conn: &mut Conn, link: &Link, now: Moment) -> Result<()> {
    let rows = diesel::update(links::table.filter(links::id.eq(&link.id)).filter(links::used_at.is_null()))
        .set(links::used_at.eq(now))
        .execute(conn)?;
    if rows == 1 { Ok(()) } else { Err(Error::Gone("link_used")) }
}

/// Uses up every open link of an account for one purpose, because a younger one takes its place or its cause is gone.
pub fn supersede(conn: &mut Conn, account: &AccountId, purpose: LinkPurpose, now: Moment) -> Result<usize> {
    Ok(diesel::update(
        links::table
            .filter(links::account_id.eq(account))
            .filter(links::purpose.eq(purpose))
            .filter(links::used_at.is_null()),
    )
    .set(links::used_at.eq(now))
    .execute(conn)?)
}

/// What the latest link of an account for one purpose was about; a repeated mail is about the same.
pub fn last_subject(conn: &mut Conn, account: &AccountId, purpose: LinkPurpose) -> Result<Option<String>> {
    let found: Option<Option<String>> = links::table
        .filter(links::account_id.eq(account))
        .filter(links::purpose.eq(purpose))
        .select(links::subject)
        .order((links::created_at.desc(), links::id.desc()))
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}

fn expiry(link: &Link) -> String {
    link.expires_at.and_utc().timestamp().to_string()
}
