//! Firms that may look around and people who let them, as tests of cards speak of them.

use longyuan::consent_texts::{Topic, current};
use longyuan::domain::account::SessionKind;
use longyuan::domain::actor::{Member, Officer, Owner, Person};
use longyuan::domain::answer::{Answer, AnswerChannel};
use longyuan::domain::audit::Entity;
use longyuan::domain::consent::{Channel, ContactField};
use longyuan::domain::decision::Verdict;
use longyuan::domain::error::Result;
use longyuan::domain::interest::InterestId;
use longyuan::domain::need::{Need, NeedId};
use longyuan::domain::talent::{Talent, TalentId, TalentIdentity, TalentProfile};
use longyuan::domain::value::Lang;
use longyuan::domain::visibility::Visibility;
use longyuan::store::{changes, needs as need_store, sessions, talents as talent_store};
use longyuan::usecase::interests::express;
use longyuan::usecase::introductions::answer::{self, Said, Way};
use longyuan::usecase::talents::set_visibility;
use longyuan::usecase::{needs, talents};

use super::app::TestApp;
use super::browser::Browser;
use super::people::visitor;

/// A firm that may look around, and its open need.
pub struct Firm {
    pub member: Member,
    pub need: NeedId,
    pub code: String,
}

/// What a person allows who lets firms look.
pub fn open_to_all() -> Visibility {
    Visibility { browse_ok: true, monthly_limit: 2, blocked_firms: vec!["Secretive Pharma".into()] }
}

impl TestApp {
    /// A verified firm with an open need.
    pub fn verified_firm(&self, officer: &Officer, email: &str, name: &str) -> Firm {
        let member = self.register_firm(email, name);
        let need = needs::list_own::run(&self.ctx, &member).unwrap().needs.remove(0).id;
        needs::submit::run(&self.ctx, &member, needs::submit::Input { need: need.clone() }).unwrap();
        let input = needs::decide::Input { need: need.clone(), verdict: Verdict::Accept, reason: String::new() };
        needs::decide::run(&self.ctx, officer, input).unwrap();
        let code = self.need(&need).code;
        Firm { member, need, code }
    }

    /// Fang, accepted, who lets verified firms see her card.
    pub fn browsed_fang(&self, officer: &Officer, email: &str) -> Owner {
        let owner = self.pooled_fang(email);
        let input =
            talents::decide::Input { talent: owner.talent.clone(), verdict: Verdict::Accept, reason: String::new() };
        talents::decide::run(&self.ctx, officer, input).unwrap();
        self.allow(&owner, open_to_all());
        owner
    }

    /// A person without an account who lets verified firms look, as an import with their word would leave them.
    pub fn browsed(&self, person: (TalentProfile, TalentIdentity)) -> TalentId {
        let (now, id) = (self.ctx.now(), self.pool(person, None));
        let kept = id.clone();
        self.ctx
            .db
            .write(move |conn| {
                let mut talent = talent_store::get(conn, &id)?;
                (talent.browse_ok, talent.accepted_at) = (true, Some(now));
                talent_store::save(conn, &mut talent, now)?;
                changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)
            })
            .unwrap();
        kept
    }

    /// A person says who may see them.
    pub fn allow(&self, owner: &Owner, visibility: Visibility) {
        set_visibility::run(&self.ctx, owner, set_visibility::Input { version: None, visibility }).unwrap();
    }

    pub fn talent(&self, id: &TalentId) -> Talent {
        self.ctx.db.read(|conn| talent_store::get(conn, id)).unwrap()
    }

    pub fn need(&self, id: &NeedId) -> Need {
        self.ctx.db.read(|conn| need_store::get(conn, id)).unwrap()
    }

    /// A browser of somebody who is signed in.
    pub fn browser_of(&self, person: &Person) -> Browser {
        let browser = self.browser();
        browser.set_cookie("__Host-sid", &self.session(person, SessionKind::Page).1);
        browser
    }

    /// A token of the API for somebody who is signed in.
    pub fn token_of(&self, person: &Person) -> String {
        let (session, _) = self.session(person, SessionKind::Api);
        longyuan::web::token::mint(&self.ctx, &session).unwrap().token
    }

    fn session(&self, person: &Person, kind: SessionKind) -> (longyuan::domain::account::SessionId, String) {
        let (now, account) = (self.ctx.now(), person.account.id.clone());
        let (ends, origin) = (now + chrono::TimeDelta::hours(8), visitor(Lang::En).origin);
        let open = move |conn: &mut longyuan::store::db::Conn| {
            let opened = sessions::open(conn, now, &account, kind, ends, &origin)?;
            Ok((opened.id, opened.secret))
        };
        self.ctx.db.write(open).unwrap()
    }

    /// The firm says that it is interested.
    pub fn express(&self, firm: &Firm, person: &str) -> Result<InterestId> {
        let input = express::Input {
            person: person.into(),
            need: firm.code.clone(),
            consent_contact: Some(current(Topic::MemberContact, Lang::Zh)?.version),
            fields: vec![ContactField::Name, ContactField::Email],
            lang: Lang::Zh,
            channel: Channel::Web,
        };
        express::run(&self.ctx, &firm.member, input)
    }

    /// The person answers the newest question by its link.
    pub fn answer_newest(&self, said: Answer) -> Result<answer::View> {
        let token = self.newest_token(longyuan::domain::account::LinkPurpose::Answer);
        let way = Way::Link { token, visitor: visitor(Lang::En) };
        let is_yes = said == Answer::Yes;
        let said = Said {
            answer: said,
            reason: None,
            sentence: None,
            consent_card: is_yes.then_some(current(Topic::ShowCard, Lang::En)?.version),
            consent_contact: is_yes.then_some(current(Topic::GiveContact, Lang::En)?.version),
            fields: if is_yes { vec![ContactField::Name, ContactField::Email] } else { Vec::new() },
        };
        answer::run(&self.ctx, answer::Input { way, said, lang: Lang::En, came_by: AnswerChannel::Web })
    }
}
