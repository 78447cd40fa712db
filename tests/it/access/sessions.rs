//! How each role comes in: accounts of staff, sessions, tokens.

use chrono::TimeDelta;
use longyuan::domain::account::{AccountId, AccountStatus, Role as Given, SessionKind};
use longyuan::domain::actor::Person;
use longyuan::domain::value::Lang;
use longyuan::store::accounts::NewAccount;
use longyuan::store::db::Conn;
use longyuan::store::{accounts, credentials, sessions};
use longyuan::web::{csrf, token};

use super::roles::Role;
use super::world::World;
use crate::support::people::visitor;

impl World {
    pub(super) fn staff(&mut self) {
        let all = [
            (Role::Officer, vec![Given::Officer]),
            (Role::Lead, vec![Given::Lead]),
            (Role::Admin, vec![Given::Admin]),
            (Role::Auditor, vec![Given::Auditor, Given::Editor]),
            (Role::NoFactor, vec![Given::Officer, Given::Lead, Given::Admin]),
        ];
        for (role, roles) in all {
            let (now, keys) = (self.app.ctx.now(), self.app.ctx.keys.clone());
            let add = move |conn: &mut Conn| {
                let new = NewAccount {
                    address: format!("{}@staff.example.org", role.name()),
                    status: AccountStatus::Active,
                    lang: Lang::En,
                    time_zone: "America/Los_Angeles".into(),
                    roles,
                    display_name: "陈晓".into(),
                    passphrase_hash: None,
                    verified_at: Some(now),
                };
                let account = accounts::add(conn, &keys, now, &new)?;
                if role != Role::NoFactor {
                    credentials::set_totp(conn, &keys, &account.id, now, &[7; 20], 0)?;
                }
                Ok(account.id)
            };
            let account = self.app.ctx.db.write(add).unwrap();
            let session = self.session(&account, SessionKind::Page).0;
            self.id("session", Some(role), session);
            self.people.insert(role, account);
        }
    }

    /// A session of an account: its id and its secret.
    pub(super) fn session(&self, account: &AccountId, kind: SessionKind) -> (String, String) {
        let (now, account) = (self.app.ctx.now(), account.clone());
        let ends = now + TimeDelta::hours(12);
        let open = move |conn: &mut Conn| {
            let opened = sessions::open(conn, now, &account, kind, ends, &visitor(Lang::En).origin)?;
            Ok((opened.id.to_string(), opened.secret))
        };
        self.app.ctx.db.write(open).unwrap()
    }

    /// A cookie's secret of a role.
    pub fn secret(&self, role: Role) -> Option<String> {
        self.people.get(&role).map(|account| self.session(account, SessionKind::Page).1)
    }

    /// A token of the API of a role.
    pub fn token(&self, role: Role) -> Option<String> {
        let account = self.people.get(&role)?;
        let session = self.session(account, SessionKind::Api).0.parse().unwrap();
        Some(token::mint(&self.app.ctx, &session).unwrap().token)
    }

    pub fn csrf(&self, secret: &str) -> String {
        csrf::token(&self.app.ctx, secret)
    }

    pub(super) fn person(&self, role: Role) -> Person {
        self.app.person(self.secret(role).unwrap())
    }
}
