//! Registers a person before any account: a draft, sealed, that counts only once the link in the mail is pressed.

use chrono::TimeDelta;

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::account::{Account, AccountId, AccountStatus, LinkPurpose, normalise_email};
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{Channel, Giving, ShownText};
use crate::domain::country;
use crate::domain::error::{Checks, Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::record::TalentRecord;
use crate::domain::talent::{Talent, TalentId, TalentState};
use crate::domain::value::{Lang, Moment};
use crate::keys::Keys;
use crate::store::accounts::{self, NewAccount};
use crate::store::db::Conn;
use crate::store::{audit, codes, consents, limits, links, outbox, registrations, sealed, talents};
use crate::usecase::entering;

/// What the page asks.
#[derive(Debug, Clone)]
pub struct Input {
    /// The address as typed.
    pub email: String,
    /// All that was written.
    pub record: TalentRecord,
    /// Version of the text beside the ticked box "keep and review"; `None` when unticked.
    pub talent_pool: Option<i32>,
    /// Version of the text beside the ticked box "cross the border"; `None` when unticked.
    pub cross_border: Option<i32>,
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
    record: TalentRecord,
    pool: ShownText,
    border: ShownText,
}

/// Registers, or tells a known address by mail that it is known.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<View> {
    let checked = check(input, visitor.lang)?;
    let now = ctx.now();
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
    let (now, keys, lang, doer) = (ctx.now(), ctx.keys.clone(), visitor.lang, Doer::from(visitor));
    ctx.db.write(move |conn| {
        let known = accounts::find(conn, &keys, &checked.address)?;
        let profile = known.as_ref().map(|a| talents::find_by_account(conn, &a.id)).transpose()?.flatten();
        match (known, profile) {
            (Some(account), profile) if !may_register(&account, profile.as_ref()) => {
                tell_known(conn, &account, now)?;
                Ok(None)
            }
            (known, profile) => {
                let account = match known {
                    Some(account) => account,
                    None => accounts::add(conn, &keys, now, &new_account(&checked, lang))?,
                };
                keep(conn, &keys, &account, profile, &checked, now, &doer)?;
                Ok(Some(account.id))
            }
        }
    })
}

/// A draft that nobody has confirmed may be written anew by whoever holds the address: only the last mail's link counts.
/// Staff sign in by passphrase, so that no link can confirm a draft of theirs.
fn may_register(account: &Account, profile: Option<&Talent>) -> bool {
    let is_unconfirmed = |t: &Talent| account.verified_at.is_none() && t.state == TalentState::Draft;
    let is_open = matches!(account.status, AccountStatus::Unconfirmed | AccountStatus::Active);
    is_open && !account.is_staff() && profile.is_none_or(is_unconfirmed)
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

fn check(input: Input, lang: Lang) -> Result<Checked> {
    let mut checks = Checks::default();
    let address = checks.take(normalise_email(&input.email))?;
    let record = checks.take(input.record.checked())?;
    let pool = checks.take(consent_texts::agreed(Topic::TalentPool, lang, input.talent_pool, "consent_pool"))?;
    let border = checks.take(consent_texts::agreed(Topic::CrossBorder, lang, input.cross_border, "consent_border"))?;
    checks.done()?;
    match (address, record, pool, border) {
        (Some(address), Some(record), Some(pool), Some(border)) => Ok(Checked { address, record, pool, border }),
        _ => Err(Error::internal("a part is missing without an error")),
    }
}

fn new_account(checked: &Checked, lang: Lang) -> NewAccount {
    NewAccount {
        address: checked.address.clone(),
        status: AccountStatus::Unconfirmed,
        lang,
        time_zone: country::likely_zone(&checked.record.profile.country).to_owned(),
        roles: Vec::new(),
        display_name: String::new(),
        passphrase_hash: None,
        verified_at: None,
    }
}

fn keep(
    conn: &mut Conn,
    keys: &Keys,
    account: &Account,
    before: Option<Talent>,
    checked: &Checked,
    now: Moment,
    doer: &Doer,
) -> Result<()> {
    let record = &checked.record;
    let id = match before {
        Some(mut talent) => {
            talent.profile = record.profile.clone();
            talents::save(conn, &mut talent, now)?;
            sealed::save_talent(conn, keys, &talent.id, &record.identity, &record.contact)?;
            consents::withdraw_by_talent(conn, &talent.id, now)?;
            entering::talent(conn, keys, &mut talent, now)?;
            talent.id
        }
        None => add(conn, keys, account, record, now)?,
    };
    let giving = Giving {
        account: Some(account.id.clone()),
        channel: Channel::Web,
        basis: None,
        address_class: doer.address_class.clone(),
        at: now,
    };
    for consent in giving.by_talent(&id, &record.profile.country, &checked.pool, &checked.border) {
        consents::add(conn, &consent)?;
    }
    audit::add(conn, now, &Deed::new(doer, "talent.register", Entity::Talent, id.as_str()))?;
    links::supersede(conn, &account.id, LinkPurpose::Confirm, now)?;
    let link = links::add(conn, now, &account.id, LinkPurpose::Confirm, Some(id.as_str()))?;
    let notice = NewNotice::to(NoticeKind::Confirm, account, (Entity::Talent, id.as_str()), now).with_link(&link.id);
    outbox::add(conn, now, &notice)?;
    Ok(())
}

fn add(conn: &mut Conn, keys: &Keys, account: &Account, record: &TalentRecord, now: Moment) -> Result<TalentId> {
    let code = codes::for_talent(conn)?;
    let mut talent = Talent::draft(code, Some(account.id.clone()), account.lang, record.profile.clone(), now);
    talents::add(conn, &talent)?;
    sealed::add_talent(conn, keys, &talent.id, &record.identity, &record.contact)?;
    entering::talent(conn, keys, &mut talent, now)?;
    Ok(talent.id)
}
