//! People who sign in, as tests speak of them.

use diesel::prelude::*;
use longyuan::domain::account::{LinkId, LinkPurpose, Role, SessionId};
use longyuan::domain::actor::{Doer, Origin, Person, Visitor};
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::value::Lang;
use longyuan::schema::accounts::links as link_rows;
use longyuan::schema::outbox::outbox;
use longyuan::second_factor;
use longyuan::store::{links, sessions};
use longyuan::usecase::accounts::recognise::{self, Proof};
use longyuan::usecase::accounts::{
    begin_second_factor, confirm_second_factor, create_staff, register, sign_in, verify,
};

use super::app::TestApp;

/// A passphrase that is taken.
pub const PASSPHRASE: &str = "thirteen quiet pelicans 42";

/// Somebody at a network and a device.
pub fn visitor(network: &str, device: &str) -> Visitor {
    Visitor { lang: Lang::En, origin: Origin { address_class: network.to_owned(), device: device.to_owned() } }
}

/// Fang at home on her telephone.
pub fn fang() -> Visitor {
    visitor("203.0.113.0/24", "Safari · iPhone")
}

impl TestApp {
    /// How many notices of a kind stand in the outbox.
    pub fn count_notices(&self, kind: NoticeKind) -> i64 {
        self.ctx.db.read(|conn| Ok(outbox::table.filter(outbox::kind.eq(kind)).count().get_result(conn)?)).unwrap()
    }

    /// The token of the youngest link of a purpose, as a mail would carry it.
    pub fn last_token(&self, purpose: LinkPurpose) -> String {
        self.ctx
            .db
            .read(|conn| {
                let id: LinkId = link_rows::table
                    .filter(link_rows::purpose.eq(purpose))
                    .select(link_rows::id)
                    .order((link_rows::created_at.desc(), link_rows::id.desc()))
                    .first(conn)?;
                let link = links::get(conn, &id)?;
                Ok(links::token(&self.ctx.keys, &link))
            })
            .unwrap()
    }

    /// The token of the youngest link of a purpose that was neither used nor replaced.
    pub fn last_open_token(&self, purpose: LinkPurpose) -> String {
        self.ctx
            .db
            .read(|conn| {
                let id: LinkId = link_rows::table
                    .filter(link_rows::purpose.eq(purpose).and(link_rows::used_at.is_null()))
                    .select(link_rows::id)
                    .order(link_rows::id.desc())
                    .first(conn)?;
                let link = links::get(conn, &id)?;
                Ok(links::token(&self.ctx.keys, &link))
            })
            .unwrap()
    }

    /// The same person signs in on another device.
    pub fn sign_in_elsewhere(&self, person: &Person) {
        let (now, account) = (self.ctx.now(), person.account.id.clone());
        let office = visitor("198.51.100.0/24", "Firefox · Linux").origin;
        let ends = now + chrono::TimeDelta::hours(12);
        let kind = longyuan::domain::account::SessionKind::Page;
        let opened = move |conn: &mut _| sessions::open(conn, now, &account, kind, ends, &office).map(|_| ());
        self.ctx.db.write(opened).unwrap();
    }

    /// Registers an address with a passphrase and confirms it by the link.
    pub fn register_confirmed(&self, email: &str, who: &Visitor) -> Person {
        let input = register::Input {
            email: email.to_owned(),
            role: register::Joining::Talent,
            language: Lang::En,
            password: Some(PASSPHRASE.to_owned()),
        };
        register::run(&self.ctx, who, input).unwrap();
        let token = self.last_token(LinkPurpose::Confirm);
        let input = verify::Input { token, kind: longyuan::domain::account::SessionKind::Page };
        let entered = verify::run(&self.ctx, who, input).unwrap().entered;
        self.person_at(&entered.secret, who)
    }

    /// The person behind a session's secret.
    pub fn person_at(&self, secret: &str, who: &Visitor) -> Person {
        recognise::run(&self.ctx, Proof::Cookie(secret.to_owned()), who.origin.clone()).unwrap()
    }

    /// True while a session of the API proves somebody.
    pub fn api_session_holds(&self, id: &SessionId) -> bool {
        recognise::run(&self.ctx, Proof::Session(id.clone()), Origin::default()).is_ok()
    }

    /// A member of staff with passphrase and second factor; the second value is the secret of the latter.
    pub fn staff(&self, email: &str, roles: &[Role]) -> (Person, Vec<u8>) {
        let input = create_staff::Input {
            email: email.to_owned(),
            name: "Zhou Min".to_owned(),
            roles: roles.to_vec(),
            lang: Lang::Zh,
            time_zone: "America/Los_Angeles".to_owned(),
            password: Some(PASSPHRASE.to_owned()),
        };
        create_staff::run(&self.ctx, &Doer::operator(None), input).unwrap();
        let office = visitor("198.51.100.0/24", "Firefox · Linux");
        let entered = sign_in::run(&self.ctx, &office, credentials(email, PASSPHRASE, None)).unwrap();
        let person = self.person_at(&entered.secret, &office);
        let offer = begin_second_factor::run(&self.ctx, &person, None).unwrap();
        let secret = second_factor::parse(&offer.secret).unwrap();
        let code = second_factor::code_at(&secret, self.ctx.now()).unwrap();
        let input = confirm_second_factor::Input { sealed: offer.sealed, code, current_code: String::new() };
        let view = confirm_second_factor::run(&self.ctx, &person, input).unwrap();
        (self.person_at(&view.entered.secret, &office), secret)
    }
}

/// What is typed to sign in.
pub fn credentials(email: &str, password: &str, code: Option<String>) -> sign_in::Input {
    sign_in::Input {
        email: email.to_owned(),
        password: password.to_owned(),
        code,
        kind: longyuan::domain::account::SessionKind::Page,
    }
}
