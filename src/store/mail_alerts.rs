//! Notice 20: officers and administrators are told of a mail that failed, many failures in one mail.

use diesel::prelude::*;

use super::db::Conn;
use super::{json, outbox};
use crate::domain::account::{AccountId, AccountStatus, Role};
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::notice::{NewNotice, Notice, NoticeId, NoticeKind, NoticeParams, NoticeState, Recipient};
use crate::domain::value::{Lang, Moment};
use crate::schema::accounts::accounts;
use crate::schema::outbox::outbox as rows;

/// Most failures that one mail lists; the others are counted.
const LISTED: usize = 50;

/// Queues the alert to every active officer, lead and administrator, joining one that has not left yet. `code` is "failed"
/// or "late". A failing alert alerts nobody: that would never end.
pub fn tell_staff(conn: &mut Conn, now: Moment, about: &Notice, code: &str) -> Result<()> {
    if about.kind == NoticeKind::MailFailed {
        return Ok(());
    }
    let to: Vec<(AccountId, Lang, String)> = accounts::table
        .filter(accounts::status.eq(AccountStatus::Active))
        .filter(accounts::roles.ne("[]"))
        .select((accounts::id, accounts::lang, accounts::roles))
        .order(accounts::id)
        .load(conn)?;
    for (account, lang, roles) in to {
        let roles: Vec<Role> = json::value(&roles)?;
        let is_told = roles.iter().any(|r| matches!(r, Role::Admin | Role::Officer | Role::Lead));
        if is_told && !join(conn, &account, about, code)? {
            queue(conn, now, account, lang, about, code)?;
        }
    }
    Ok(())
}

fn join(conn: &mut Conn, account: &AccountId, about: &Notice, code: &str) -> Result<bool> {
    let open: Option<(NoticeId, String)> = rows::table
        .filter(rows::recipient.eq(account.as_str()))
        .filter(rows::kind.eq(NoticeKind::MailFailed))
        .filter(rows::state.eq(NoticeState::Queued))
        .filter(rows::attempts.eq(0))
        .select((rows::id, rows::params))
        .order(rows::id)
        .first(conn)
        .optional()?;
    let Some((id, before)) = open else { return Ok(false) };
    let mut params: NoticeParams = json::value(&before)?;
    if params.code.as_deref() != Some(code) {
        return Ok(false);
    }
    if params.about.len() < LISTED {
        params.about.push(about.id.to_string());
    }
    *params.counts.entry("mails".into()).or_default() += 1;
    let after = json::text(&params)?;
    let open = rows::table.find(&id).filter(rows::params.eq(&before)).filter(rows::state.eq(NoticeState::Queued));
    Ok(diesel::update(open).set(rows::params.eq(after)).execute(conn)? == 1)
}

fn queue(conn: &mut Conn, now: Moment, account: AccountId, lang: Lang, about: &Notice, code: &str) -> Result<()> {
    let params = NoticeParams {
        code: Some(code.to_owned()),
        counts: [("mails".to_owned(), 1)].into(),
        about: vec![about.id.to_string()],
        ..NoticeParams::default()
    };
    let notice = NewNotice {
        kind: NoticeKind::MailFailed,
        to: Recipient::Account(account),
        lang: Some(lang),
        about: Some((Entity::Notice, about.id.to_string())),
        params,
        event_at: now,
        due_at: now,
        dedupe_key: None,
    };
    outbox::add(conn, now, &notice).map(|_| ())
}
