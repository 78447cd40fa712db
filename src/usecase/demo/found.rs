//! Founds the demo's office with its mailbox and its officer, once; all of it is invented.

use std::sync::Arc;

use super::{Door, only_in_demo};
use crate::context::Context;
use crate::domain::account::{AccountId, AccountStatus, Role};
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::notice::OfficeId;
use crate::domain::office::{Mailbox, Office};
use crate::domain::value::Lang;
use crate::keys::fill_random;
use crate::store::accounts::NewAccount;
use crate::store::{accounts, audit, credentials, offices, settings};

/// Where the office of the demo is.
const ZONE: chrono_tz::Tz = chrono_tz::America::Los_Angeles;

/// Founds it, and returns the officer who answers for the sample pool.
pub fn run(ctx: &Context) -> Result<AccountId> {
    only_in_demo(ctx)?;
    let (now, keys) = (ctx.now(), Arc::clone(&ctx.keys));
    ctx.db.write(move |conn| {
        if let Some(officer) = accounts::find(conn, &keys, Door::Workstation.address())? {
            return Ok(officer.id);
        }
        let office = office();
        offices::add(conn, now, &office)?;
        let mailbox = Mailbox::new(office.id.clone(), "office@example.org".into(), vec![]);
        offices::add_mailbox(conn, &mailbox)?;
        settings::set(conn, now, settings::DEMO, "yes")?;
        let officer = NewAccount {
            address: Door::Workstation.address().into(),
            status: AccountStatus::Active,
            lang: Lang::Zh,
            time_zone: ZONE.name().into(),
            roles: vec![Role::Officer, Role::Lead, Role::Editor, Role::Auditor, Role::Admin],
            display_name: "苏晓梅 Su Xiaomei".into(),
            passphrase_hash: None,
            verified_at: Some(now),
        };
        let officer = accounts::add(conn, &keys, now, &officer)?;
        // Staff authority asks for a second factor. The door needs none, so nobody is ever told this secret.
        let mut secret = [0u8; 20];
        fill_random(&mut secret);
        credentials::set_totp(conn, &keys, &officer.id, now, &secret, 0)?;
        let doer = Doer::operator(None);
        audit::add(conn, now, &Deed::new(&doer, "demo.found", Entity::Office, office.id.as_str()))?;
        Ok(officer.id)
    })
}

fn office() -> Office {
    Office {
        id: OfficeId::new(),
        name_zh: "兰州科技创新（硅谷）工作站".into(),
        name_en: "Lanzhou Science and Technology Innovation (Silicon Valley) Workstation".into(),
        postal_address: "100 Example Avenue, Suite 5, Santa Clara, CA 95050, USA".into(),
        time_zone: ZONE,
        version: 1,
    }
}
