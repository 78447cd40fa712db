//! Registers a firm with its first need in one form, before any account; it counts once the link in the mail is pressed.
//! A firm that is known already gets the need as a draft, which the link submits in the same way.

use chrono::TimeDelta;

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::account::{Account, AccountId, AccountStatus, LinkPurpose, normalise_email};
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::brief::{NeedBrief, lanzhou_day};
use crate::domain::consent::{Channel, Giving, ShownText};
use crate::domain::enterprise::{Enterprise, EnterpriseContact, EnterpriseId, EnterpriseProfile, name_key};
use crate::domain::error::{Checks, Error, Result};
use crate::domain::need::Need;
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::value::{Lang, Moment};
use crate::keys::Keys;
use crate::store::accounts::{self, NewAccount};
use crate::store::db::Conn;
use crate::store::{audit, codes, consents, enterprises, limits, links, needs, outbox, registrations};
use crate::usecase::entering;

/// What the form asks.
#[derive(Debug, Clone)]
pub struct Input {
    /// The address as typed.
    pub email: String,
    /// Who fills in the form.
    pub contact: EnterpriseContact,
    /// The firm.
    pub firm: EnterpriseProfile,
    /// Its need.
    pub brief: NeedBrief,
    /// Version of the text beside the ticked box; `None` when unticked.
    pub consent: Option<i32>,
}

/// The same answer whether the address was known or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Lets the waiting page ask for the mail again or for another address.
    pub ticket: String,
}

#[derive(Clone)]
struct Checked {
    address: String,
    contact: EnterpriseContact,
    firm: EnterpriseProfile,
    brief: NeedBrief,
    text: ShownText,
    lang: Lang,
}

/// Registers.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<View> {
    let now = ctx.now();
    let checked = check(input, visitor.lang, now)?;
    let most = ctx.config.limits.registrations;
    let bucket = format!("register/{}", visitor.origin.address_class);
    if let Some(retry_after) = ctx.db.write(move |conn| limits::hit(conn, now, &bucket, most, TimeDelta::hours(1)))? {
        return Err(Error::TooMany { retry_after });
    }
    let waiting = match write(ctx, visitor, checked.clone()) {
        // Two registrations of one address at once: the second one finds the first.
        Err(Error::Conflict("duplicate")) => write(ctx, visitor, checked)?,
        done => done?,
    };
    Ok(View { ticket: registrations::ticket(&ctx.keys, waiting.as_ref()) })
}

fn write(ctx: &Context, visitor: &Visitor, checked: Checked) -> Result<Option<AccountId>> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(visitor));
    ctx.db.write(move |conn| {
        let account = match accounts::find(conn, &keys, &checked.address)? {
            Some(account) => account,
            None => accounts::add(conn, &keys, now, &new_account(&checked))?,
        };
        let firm = enterprises::find_by_account(conn, &account.id)?;
        let is_open = matches!(account.status, AccountStatus::Unconfirmed | AccountStatus::Active);
        let is_other = firm.as_ref().is_some_and(|f| !is_same_firm(f, &checked.firm));
        if !is_open || account.is_staff() || is_other {
            tell_known(conn, &account, now)?;
            return Ok(None);
        }
        let firm = match firm {
            Some(firm) => firm.id,
            None => add_firm(conn, &keys, &account, &checked, now, &doer)?,
        };
        add_need(conn, &account, firm, &checked, now, &doer)?;
        Ok(Some(account.id))
    })
}

/// Tells the holder of a known address once an hour; nobody hears of a closed account.
fn tell_known(conn: &mut Conn, account: &Account, now: Moment) -> Result<()> {
    if matches!(account.status, AccountStatus::Unconfirmed | AccountStatus::Active) {
        let hour = now.format("%Y-%m-%dT%H");
        let about = (Entity::Account, account.id.as_str());
        let notice = NewNotice::to(NoticeKind::KnownAddress, account, about, now).with_code("register");
        outbox::add(conn, now, &notice.once(format!("known_address/{}/{hour}", account.id)))?;
    }
    Ok(())
}

fn check(input: Input, lang: Lang, now: Moment) -> Result<Checked> {
    let mut checks = Checks::default();
    let brief = checks.take(input.brief.checked(lanzhou_day(now)))?;
    let firm = checks.take(input.firm.checked())?;
    let contact = checks.take(input.contact.checked())?;
    let address = checks.take(normalise_email(&input.email))?;
    let text = checks.take(consent_texts::agreed(Topic::Enterprise, lang, input.consent, "consent_need"))?;
    checks.done()?;
    match (address, contact, firm, brief, text) {
        (Some(address), Some(contact), Some(firm), Some(brief), Some(text)) => {
            Ok(Checked { address, contact, firm, brief, text, lang })
        }
        _ => Err(Error::internal("a part is missing without an error")),
    }
}

fn new_account(checked: &Checked) -> NewAccount {
    NewAccount {
        address: checked.address.clone(),
        status: AccountStatus::Unconfirmed,
        lang: checked.lang,
        time_zone: "Asia/Shanghai".to_owned(),
        roles: Vec::new(),
        display_name: String::new(),
        passphrase_hash: None,
        verified_at: None,
    }
}

fn is_same_firm(known: &Enterprise, typed: &EnterpriseProfile) -> bool {
    let halves =
        |p: &EnterpriseProfile| [p.name.zh.clone(), p.name.en.clone()].into_iter().flatten().map(|n| name_key(&n));
    halves(&known.profile).any(|name| halves(typed).any(|other| other == name))
}

fn add_firm(
    conn: &mut Conn,
    keys: &Keys,
    account: &Account,
    checked: &Checked,
    now: Moment,
    doer: &Doer,
) -> Result<EnterpriseId> {
    let firm = Enterprise::draft(codes::for_enterprise(conn)?, checked.lang, checked.firm.clone(), now);
    if let Some(uscc) = &firm.profile.uscc
        && enterprises::is_uscc_taken(conn, uscc, &firm.id)?
    {
        return Err(Error::field("uscc", "uscc_taken"));
    }
    enterprises::add(conn, &firm)?;
    enterprises::add_member(conn, keys, (&firm.id, &account.id), "firm_admin", &checked.contact, now)?;
    entering::firm(conn, keys, &firm, now)?;
    let giving = Giving {
        account: Some(account.id.clone()),
        channel: Channel::Web,
        basis: None,
        address_class: doer.address_class.clone(),
        at: now,
    };
    for consent in giving.by_member(&firm.id, &checked.text) {
        consents::add(conn, &consent)?;
    }
    Ok(firm.id)
}

fn add_need(
    conn: &mut Conn,
    account: &Account,
    firm: EnterpriseId,
    checked: &Checked,
    now: Moment,
    doer: &Doer,
) -> Result<()> {
    let mut need = Need::draft(codes::for_need(conn)?, firm, checked.lang, checked.brief.clone(), now);
    need.created_by = Some(account.id.clone());
    needs::add(conn, &need)?;
    let about = (Entity::Need, need.id.as_str());
    audit::add(conn, now, &Deed::new(doer, "need.register", about.0, about.1))?;
    // Each mail confirms its own need: a firm may post two before it presses either link.
    let link = links::add(conn, now, &account.id, LinkPurpose::Confirm, Some(about.1))?;
    outbox::add(conn, now, &NewNotice::to(NoticeKind::Confirm, account, about, now).with_link(&link.id))?;
    Ok(())
}
