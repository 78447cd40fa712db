//! Links in mails: purpose-bound, single use, signed, so that an id alone opens nothing. A link that changes an address
//! keeps it sealed as its subject.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use diesel::prelude::*;

use super::db::Conn;
use crate::domain::account::{AccountId, Link, LinkId, LinkPurpose};
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;
use crate::keys::{Keys, Place};
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
    keep(conn, fresh(now, account, purpose, subject.map(ToOwned::to_owned)))
}

/// Makes a link to an address that is not, or no longer, that of the account. One that `is_used` opens nothing: it only
/// tells the mailer where a mail goes.
pub fn add_address(
    conn: &mut Conn,
    keys: &Keys,
    now: Moment,
    account: &AccountId,
    address: &str,
    is_used: bool,
) -> Result<Link> {
    let mut link = fresh(now, account, LinkPurpose::ChangeAddress, None);
    let sealed = keys.seal(address_place(&link.id), address.as_bytes())?;
    link.subject = Some(URL_SAFE_NO_PAD.encode(sealed));
    link.used_at = is_used.then_some(now);
    keep(conn, link)
}

/// The address that a link of `add_address` is about; `None` for any other link.
pub fn address(keys: &Keys, link: &Link) -> Result<Option<String>> {
    let Some(sealed) = link.subject.as_deref().filter(|_| link.purpose == LinkPurpose::ChangeAddress) else {
        return Ok(None);
    };
    let sealed = URL_SAFE_NO_PAD.decode(sealed).map_err(Error::internal)?;
    String::from_utf8(keys.open_sealed(address_place(&link.id), &sealed)?).map(Some).map_err(Error::internal)
}

fn address_place(id: &LinkId) -> Place<'_> {
    Place { table: "links", column: "subject", row: id.as_str() }
}

fn fresh(now: Moment, account: &AccountId, purpose: LinkPurpose, subject: Option<String>) -> Link {
    Link {
        id: LinkId::new(),
        account: account.clone(),
        purpose,
        subject,
        created_at: now,
        expires_at: now + TimeDelta::minutes(purpose.minutes()),
        used_at: None,
    }
}

fn keep(conn: &mut Conn, link: Link) -> Result<Link> {
    diesel::insert_into(links::table)
        .values((
            links::id.eq(&link.id),
            links::account_id.eq(&link.account),
            links::purpose.eq(link.purpose),
            links::subject.eq(&link.subject),
            links::created_at.eq(link.created_at),
            links::expires_at.eq(link.expires_at),
            links::used_at.eq(link.used_at),
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

/// Until when the youngest open link of an account for a purpose holds.
pub fn open_until(conn: &mut Conn, account: &AccountId, purpose: LinkPurpose, now: Moment) -> Result<Option<Moment>> {
    Ok(links::table
        .filter(links::account_id.eq(account).and(links::purpose.eq(purpose)))
        .filter(links::used_at.is_null().and(links::expires_at.gt(now)))
        .order(links::expires_at.desc())
        .select(links::expires_at)
        .first(conn)
        .optional()?)
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

/// Uses up every open link of an account, whatever it is for.
pub fn supersede_all(conn: &mut Conn, account: &AccountId, now: Moment) -> Result<usize> {
    let open = links::table.filter(links::account_id.eq(account)).filter(links::used_at.is_null());
    Ok(diesel::update(open).set(links::used_at.eq(now)).execute(conn)?)
}

/// True while a confirmation of an account, or of one thing of it, was neither used nor replaced.
pub fn awaits_confirmation(conn: &mut Conn, account: &AccountId, subject: Option<&str>) -> Result<bool> {
    let mut open = links::table
        .filter(links::account_id.eq(account))
        .filter(links::purpose.eq(LinkPurpose::Confirm))
        .filter(links::used_at.is_null())
        .select(diesel::dsl::count_star())
        .into_boxed();
    if let Some(subject) = subject {
        open = open.filter(links::subject.eq(subject));
    }
    Ok(open.first::<i64>(conn)? > 0)
}

/// The youngest link of an account for one purpose that may be used now.
pub fn last_open(conn: &mut Conn, account: &AccountId, purpose: LinkPurpose, now: Moment) -> Result<Option<Link>> {
    let id: Option<LinkId> = links::table
        .filter(links::account_id.eq(account))
        .filter(links::purpose.eq(purpose))
        .filter(links::used_at.is_null())
        .filter(links::expires_at.gt(now))
        .order(links::id.desc())
        .select(links::id)
        .first(conn)
        .optional()?;
    id.map(|id| get(conn, &id)).transpose()
}

/// Forgets links that stopped to hold before `before`, and those that name an address as soon as they hold no more.
pub fn remove_old(conn: &mut Conn, now: Moment, before: Moment) -> Result<usize> {
    let names_address =
        links::purpose.eq(LinkPurpose::ChangeAddress).and(links::expires_at.lt(now - TimeDelta::days(7)));
    let old = links::table.filter(links::expires_at.lt(before).or(names_address));
    Ok(diesel::delete(old).execute(conn)?)
}

/// Uses up every open link for one purpose about one thing, whoever holds it: the thing has moved on.
pub fn end_about(conn: &mut Conn, purpose: LinkPurpose, subject: &str, now: Moment) -> Result<usize> {
    let open = links::table
        .filter(links::purpose.eq(purpose))
        .filter(links::subject.eq(subject))
        .filter(links::used_at.is_null());
    Ok(diesel::update(open).set(links::used_at.eq(now)).execute(conn)?)
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
