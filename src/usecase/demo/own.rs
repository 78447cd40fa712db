//! Gives one sample person and one sample firm an account, so that the doors of the demo lead to something of their own.

use std::sync::Arc;

use super::{BATCH, Door, NEED, PERSON, only_in_demo};
use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::account::{Account, AccountStatus};
use crate::domain::audit::Entity;
use crate::domain::consent::{Channel, Giving};
use crate::domain::enterprise::{Enterprise, EnterpriseContact};
use crate::domain::error::{Error, Result};
use crate::domain::talent::TalentContact;
use crate::domain::value::{Lang, Moment, Source};
use crate::keys::Keys;
use crate::store::accounts::NewAccount;
use crate::store::db::Conn;
use crate::store::{accounts, changes, consents, enterprises, needs, sealed, settings, talents};
use crate::usecase::entering;

/// Makes the accounts and notes that the demo is loaded; the sample pool must be there.
pub fn run(ctx: &Context) -> Result<()> {
    only_in_demo(ctx)?;
    let (now, keys) = (ctx.now(), Arc::clone(&ctx.keys));
    ctx.db.write(move |conn| {
        own_person(conn, &keys, now)?;
        own_firm(conn, &keys, now)?;
        settings::set(conn, now, settings::DEMO_LOADED_AT, &now.to_string())
    })
}

fn join(conn: &mut Conn, keys: &Keys, now: Moment, door: Door, zone: &str) -> Result<Account> {
    let new = NewAccount {
        address: door.address().into(),
        status: AccountStatus::Active,
        lang: Lang::Zh,
        time_zone: zone.into(),
        roles: vec![],
        display_name: String::new(),
        passphrase_hash: None,
        verified_at: Some(now),
    };
    accounts::add(conn, keys, now, &new)
}

fn own_person(conn: &mut Conn, keys: &Keys, now: Moment) -> Result<()> {
    let account = join(conn, keys, now, Door::Talent, "Europe/Berlin")?;
    let mut talent =
        talents::find_by_external_ref(conn, Source::Sample, PERSON)?.ok_or(Error::Missing("sample person"))?;
    talent.account = Some(account.id);
    talents::save(conn, &mut talent, now)?;
    let identity = sealed::identity(conn, keys, &talent.id)?;
    let contact = TalentContact { phone: None, wechat: Some("shi-example".into()) };
    sealed::save_talent(conn, keys, &talent.id, &identity, &contact)?;
    entering::talent(conn, keys, &mut talent, now)?;
    changes::add(conn, now, Entity::Talent, talent.id.as_str(), talent.version, Some(BATCH))
}

fn own_firm(conn: &mut Conn, keys: &Keys, now: Moment) -> Result<()> {
    let account = join(conn, keys, now, Door::Enterprise, "Asia/Shanghai")?;
    let mut need = needs::find_by_external_ref(conn, Source::Sample, NEED)?.ok_or(Error::Missing("sample need"))?;
    let contact = EnterpriseContact { name: "何文秀".into(), phone: None, wechat: Some("qixiutang-example".into()) };
    enterprises::add_member(conn, keys, (&need.enterprise, &account.id), "firm_admin", &contact, now)?;
    let firm = enterprises::get(conn, &need.enterprise)?;
    entering::firm(conn, keys, &firm, now)?;
    agree(conn, &account, &firm, now)?;
    need.created_by = Some(account.id);
    needs::save(conn, &mut need, now)?;
    changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, Some(BATCH))
}

/// What a member ticks when a firm registers: without it no need can be posted.
fn agree(conn: &mut Conn, account: &Account, firm: &Enterprise, now: Moment) -> Result<()> {
    let version = consent_texts::current(Topic::Enterprise, account.lang)?.version;
    let text = consent_texts::agreed(Topic::Enterprise, account.lang, Some(version), "consent")?;
    let giving =
        Giving { account: Some(account.id.clone()), channel: Channel::Web, basis: None, address_class: None, at: now };
    for consent in giving.by_member(&firm.id, &text) {
        consents::add(conn, &consent)?;
    }
    Ok(())
}
