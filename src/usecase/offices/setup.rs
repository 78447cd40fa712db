//! Sets the platform up: office, mailboxes, first administrator and mail, in one transaction, once.

use std::sync::Arc;

use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::{MailInput, is_mail_configured, is_set_up, send_test};
use crate::context::Context;
use crate::domain::account::{Account, AccountStatus, Role, SessionKind, normalise_email};
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Error, FieldError, Result};
use crate::domain::field::FieldCode;
use crate::domain::notice::OfficeId;
use crate::domain::office::{MailSettings, Mailbox, Office};
use crate::domain::value::Moment;
use crate::keys::{Keys, sha256_hex};
use crate::store::accounts::NewAccount;
use crate::store::db::Conn;
use crate::store::{accounts, audit, credentials, offices, settings};
use crate::usecase::accounts::{Entered, Entry, enter};
use crate::{passphrase, second_factor};

/// A mailbox of the office.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailboxInput {
    /// Its address.
    pub address: String,
    /// The fields it is told about; empty is all.
    #[serde(default)]
    pub fields: Vec<String>,
}

/// The whole page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The secret of the page's address.
    pub secret: String,
    /// Name of the office in Chinese.
    pub office_name_zh: String,
    /// Name of the office in English.
    pub office_name_en: String,
    /// Postal address, at the foot of every mail.
    pub postal_address: String,
    /// IANA time zone.
    pub time_zone: String,
    /// Mailboxes, the first one first.
    pub mailboxes: Vec<MailboxInput>,
    /// Name of the first administrator.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their passphrase.
    pub password: String,
    /// The secret of their second factor, as the page showed it.
    pub totp_secret: String,
    /// A code made with it.
    pub code: String,
    /// How mail leaves; not asked for where the configuration says it.
    #[serde(default)]
    pub mail: Option<MailInput>,
}

/// What the administrator must keep, and their session.
#[derive(Debug, Clone)]
pub struct View {
    /// Recovery codes, shown this once.
    pub recovery_codes: Vec<String>,
    /// The administrator, signed in.
    pub entered: Entered,
}

/// All that the page says, checked.
struct Checked {
    office: Office,
    mailboxes: Vec<Mailbox>,
    address: String,
    name: String,
    totp: Vec<u8>,
    step: i64,
    mail: Option<MailSettings>,
}

/// Sets up; every field error at once. `Gone` once the office stands, `Missing` for another secret.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<View> {
    ctx.db.read(|conn| check_secret(conn, &input.secret))?;
    let checked = check(ctx, &input)?;
    let text = passphrase::check("password", &input.password, &[&checked.address, &checked.name])?;
    let hash = passphrase::hash(&ctx.config.security, &text)?;
    let entry = Entry::new(ctx, SessionKind::Page, &visitor.origin);
    let (keys, doer, lang) = (Arc::clone(&ctx.keys), Doer::from(visitor), visitor.lang);
    ctx.db.write(move |conn| {
        check_secret(conn, &input.secret)?;
        if !settings::remove(conn, settings::SETUP_SECRET_HASH)? {
            return Err(Error::Gone("setup_done"));
        }
        let now = entry.now;
        add_office(conn, &keys, now, &checked)?;
        let new = NewAccount {
            address: checked.address.clone(),
            status: AccountStatus::Active,
            lang,
            time_zone: checked.office.time_zone.name().to_owned(),
            roles: vec![Role::Officer, Role::Lead, Role::Editor, Role::Auditor, Role::Admin],
            display_name: checked.name.clone(),
            passphrase_hash: Some(hash),
            verified_at: Some(now),
        };
        let (account, recovery_codes) = add_administrator(conn, &keys, now, &new, &checked)?;
        let deed = Deed::new(&doer, "office.set_up", Entity::Office, checked.office.id.as_str());
        audit::add(conn, now, &deed.because(account.id.as_str()))?;
        send_test(conn, now, &account.id)?;
        let entered = enter(conn, &entry, account, "set_up")?;
        Ok(View { recovery_codes, entered })
    })
}

fn check_secret(conn: &mut Conn, secret: &str) -> Result<()> {
    if is_set_up(conn)? {
        return Err(Error::Gone("setup_done"));
    }
    let kept = settings::find(conn, settings::SETUP_SECRET_HASH)?.ok_or(Error::Missing("setup"))?;
    let is_right: bool = kept.as_bytes().ct_eq(sha256_hex(secret.as_bytes()).as_bytes()).into();
    if is_right { Ok(()) } else { Err(Error::Missing("setup")) }
}

fn check(ctx: &Context, input: &Input) -> Result<Checked> {
    let mut checks = Checks::default();
    let time_zone: Option<chrono_tz::Tz> = input.time_zone.trim().parse().ok();
    checks.require(time_zone.is_some(), "time_zone", "unknown_time_zone");
    let office = Office {
        id: OfficeId::new(),
        name_zh: input.office_name_zh.trim().to_owned(),
        name_en: input.office_name_en.trim().to_owned(),
        postal_address: input.postal_address.trim().to_owned(),
        time_zone: time_zone.unwrap_or_default(),
        version: 1,
    };
    collect(&mut checks, office.check());
    let mailboxes = mailboxes(&mut checks, &office.id, &input.mailboxes);
    checks.require(!input.name.trim().is_empty(), "name", "required");
    let address = collect(&mut checks, normalise_email(&input.email));
    let own = [input.email.as_str(), input.name.as_str()];
    collect(&mut checks, passphrase::check("password", &input.password, &own));
    let totp = second_factor::parse(&input.totp_secret);
    let step = match &totp {
        Some(secret) => second_factor::step_of(secret, &input.code, ctx.now())?,
        None => None,
    };
    checks.require(step.is_some(), "code", "wrong_code");
    let mail = match (&input.mail, is_mail_configured(&ctx.config)) {
        (Some(mail), false) => collect(&mut checks, mail.settings()),
        (None, false) => {
            checks.require(false, "mail_transport", "required");
            None
        }
        (_, true) => None,
    };
    checks.done()?;
    match (address, totp, step) {
        (Some(address), Some(totp), Some(step)) => {
            Ok(Checked { office, mailboxes, address, name: input.name.trim().to_owned(), totp, step, mail })
        }
        _ => Err(Error::internal("a check passed what it should not")),
    }
}

fn mailboxes(checks: &mut Checks, office: &OfficeId, typed: &[MailboxInput]) -> Vec<Mailbox> {
    checks.require(!typed.is_empty(), "mailboxes", "required");
    let mut all: Vec<Mailbox> = vec![];
    for mailbox in typed {
        let Ok(address) = normalise_email(&mailbox.address) else {
            checks.require(false, "mailboxes", "bad_email");
            continue;
        };
        let fields: Vec<FieldCode> = mailbox.fields.iter().filter_map(|slug| FieldCode::parse(slug)).collect();
        checks.require(fields.len() == mailbox.fields.len(), "mailboxes", "unknown_field_code");
        checks.require(all.iter().all(|other| other.address != address), "mailboxes", "twice");
        all.push(Mailbox::new(office.clone(), address, fields));
    }
    all
}

/// Takes a value out, or notes the field errors of its failure.
fn collect<T>(checks: &mut Checks, result: Result<T>) -> Option<T> {
    match result {
        Ok(value) => return Some(value),
        Err(Error::Invalid(errors)) => errors.into_iter().for_each(|error| checks.add(error)),
        Err(other) => checks.add(FieldError::new("", other.code())),
    }
    None
}

fn add_office(conn: &mut Conn, keys: &Keys, now: Moment, checked: &Checked) -> Result<()> {
    offices::add(conn, now, &checked.office)?;
    for mailbox in &checked.mailboxes {
        offices::add_mailbox(conn, mailbox)?;
    }
    match &checked.mail {
        Some(mail) => settings::set_mail(conn, keys, now, mail),
        None => Ok(()),
    }
}

fn add_administrator(
    conn: &mut Conn,
    keys: &Keys,
    now: Moment,
    new: &NewAccount,
    checked: &Checked,
) -> Result<(Account, Vec<String>)> {
    let account = accounts::add(conn, keys, now, new)?;
    let recovery_codes = second_factor::fresh_recovery_codes();
    credentials::set_totp(conn, keys, &account.id, now, &checked.totp, checked.step)?;
    credentials::replace_recovery_codes(conn, &account.id, &recovery_codes)?;
    Ok((accounts::get(conn, &account.id)?, recovery_codes))
}
