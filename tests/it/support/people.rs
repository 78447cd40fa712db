//! People of the stories: a talent, a firm's member, an officer, each with the authority that signing in gives.

use longyuan::domain::account::{AccountId, AccountStatus, LinkPurpose, Role, SessionKind};
use longyuan::domain::actor::{Member, Officer, Origin, Owner, Person, Visitor};
use longyuan::domain::enterprise::{EnterpriseContact, EnterpriseProfile};
use longyuan::domain::field::FieldCode;
use longyuan::domain::need::{NeedBrief, NeedKind};
use longyuan::domain::record::TalentRecord;
use longyuan::domain::talent::{TalentIdentity, TalentProfile};
use longyuan::domain::value::{Bilingual, Degree, Lang, Mode};
use longyuan::store::accounts::NewAccount;
use longyuan::store::{accounts, credentials, sessions};
use longyuan::usecase::accounts::recognise::{self, Proof};
use longyuan::usecase::accounts::verify;
use longyuan::usecase::{enterprises, talents};

use super::app::TestApp;

/// Anybody, in a language.
pub fn visitor(lang: Lang) -> Visitor {
    Visitor { lang, origin: Origin { address_class: "192.0.2.0/24".into(), device: "Firefox Linux".into() } }
}

/// What Fang Wang writes of herself.
pub fn fang() -> TalentRecord {
    TalentRecord {
        profile: TalentProfile {
            headline: Bilingual::typed("I take long peptides from the bench to ten-kilogram batches.", Lang::En),
            fields: vec![FieldCode("biomedicine".into())],
            skills: vec!["solid-phase synthesis".into(), "preparative purification".into()],
            degree: Some(Degree::Doctor),
            years_experience: Some(12),
            country: "US".into(),
            city: Some("Palo Alto, CA".into()),
            modes: vec![Mode::Consulting, Mode::ShortVisit],
            languages: vec!["zh".into(), "en".into()],
            ..TalentProfile::default()
        },
        identity: TalentIdentity {
            name: "王芳".into(),
            blocked_firms: vec!["Secretive Pharma".into()],
            ..TalentIdentity::default()
        },
        ..TalentRecord::default()
    }
}

/// The need of the peptide firm.
pub fn peptides() -> NeedBrief {
    NeedBrief {
        kind: NeedKind::TechnicalChallenge,
        title: Bilingual::typed("长链多肽工艺放大", Lang::Zh),
        body: Bilingual::typed("39 肽放大到公斤级，纯度掉到 94%。想请人一起看固相合成和制备纯化。", Lang::Zh),
        fields: vec![FieldCode("biomedicine".into())],
        must: vec!["固相合成".into(), "制备纯化".into()],
        nice: vec![],
        min_degree: None,
        min_years: None,
        modes: vec![Mode::Consulting, Mode::ShortVisit],
        languages: vec![],
        only: vec![],
        place: None,
        budget: None,
        deadline: None,
        positions: None,
        is_public: false,
        is_anonymous: false,
    }
}

/// A firm by its Chinese name.
pub fn firm(name: &str) -> EnterpriseProfile {
    EnterpriseProfile { name: Bilingual::typed(name, Lang::Zh), ..EnterpriseProfile::default() }
}

impl TestApp {
    /// Presses the newest confirmation: who comes in.
    pub fn press_confirmation(&self) -> Person {
        let token = self.newest_token(LinkPurpose::Confirm);
        let entered = verify::run(&self.ctx, &visitor(Lang::En), verify::Input { token, kind: SessionKind::Page })
            .unwrap()
            .entered;
        self.person(entered.secret)
    }

    /// The person behind a session's secret.
    pub fn person(&self, secret: String) -> Person {
        recognise::run(&self.ctx, Proof::Cookie(secret), visitor(Lang::En).origin).unwrap()
    }

    /// Fang registers and presses the link: still a draft.
    pub fn register_fang(&self, email: &str) -> Owner {
        let input = talents::register::Input {
            email: email.into(),
            record: fang(),
            talent_pool: Some(1),
            cross_border: Some(1),
        };
        talents::register::run(&self.ctx, &visitor(Lang::En), input).unwrap();
        Owner::try_from(self.press_confirmation()).unwrap()
    }

    /// Somebody of another name, and as Fang for the rest, is in the pool.
    pub fn pooled_as(&self, email: &str, name: &str) -> Owner {
        let mut record = fang();
        record.identity.name = name.into();
        let input =
            talents::register::Input { email: email.into(), record, talent_pool: Some(1), cross_border: Some(1) };
        talents::register::run(&self.ctx, &visitor(Lang::En), input).unwrap();
        let owner = Owner::try_from(self.press_confirmation()).unwrap();
        talents::submit::run(&self.ctx, &owner).unwrap();
        owner
    }

    /// Fang is in the pool.
    pub fn pooled_fang(&self, email: &str) -> Owner {
        let owner = self.register_fang(email);
        talents::submit::run(&self.ctx, &owner).unwrap();
        owner
    }

    /// A firm registers with its first need and presses the link: both still drafts.
    pub fn register_firm(&self, email: &str, name: &str) -> Member {
        let input = enterprises::register::Input {
            email: email.into(),
            contact: EnterpriseContact { name: "李明".into(), ..EnterpriseContact::default() },
            firm: firm(name),
            brief: peptides(),
            consent: Some(1),
        };
        enterprises::register::run(&self.ctx, &visitor(Lang::Zh), input).unwrap();
        Member::try_from(self.press_confirmation()).unwrap()
    }

    /// An officer at work.
    pub fn officer(&self) -> Officer {
        Officer::try_from(self.person(self.officer_secret())).unwrap()
    }

    /// Makes the owner of an account an officer, too.
    pub fn make_officer(&self, id: &AccountId) {
        let (now, keys, id) = (self.ctx.now(), self.ctx.keys.clone(), id.clone());
        self.ctx
            .db
            .write(move |conn| {
                let mut account = accounts::get(conn, &id)?;
                account.roles = vec![Role::Officer];
                accounts::save(conn, now, &account)?;
                credentials::set_totp(conn, &keys, &id, now, &[7; 20], 0)
            })
            .unwrap();
    }

    /// The authority of an account that is an officer's.
    pub fn officer_of(&self, id: &AccountId) -> Officer {
        let (now, id) = (self.ctx.now(), id.clone());
        let ends = now + chrono::TimeDelta::hours(12);
        let open = move |conn: &mut longyuan::store::db::Conn| {
            Ok(sessions::open(conn, now, &id, SessionKind::Page, ends, &visitor(Lang::Zh).origin)?.secret)
        };
        Officer::try_from(self.person(self.ctx.db.write(open).unwrap())).unwrap()
    }

    /// The secret of an officer's session, as their browser keeps it.
    pub fn officer_secret(&self) -> String {
        self.staff_secret(vec![Role::Officer])
    }

    /// The secret of a session of staff with these roles.
    pub fn staff_secret(&self, roles: Vec<Role>) -> String {
        let (now, keys) = (self.ctx.now(), self.ctx.keys.clone());
        self.ctx
            .db
            .write(move |conn| {
                let new = NewAccount {
                    address: format!("officer-{}@example.org", longyuan::keys::fresh_secret()[..8].to_lowercase()),
                    status: AccountStatus::Active,
                    lang: Lang::Zh,
                    time_zone: "America/Los_Angeles".into(),
                    roles,
                    display_name: "陈晓".into(),
                    passphrase_hash: None,
                    verified_at: Some(now),
                };
                let account = accounts::add(conn, &keys, now, &new)?;
                credentials::set_totp(conn, &keys, &account.id, now, &[7; 20], 0)?;
                let ends = now + chrono::TimeDelta::hours(12);
                Ok(sessions::open(conn, now, &account.id, SessionKind::Page, ends, &visitor(Lang::Zh).origin)?.secret)
            })
            .unwrap()
    }
}
