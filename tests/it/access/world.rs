//! The world of the access matrix: a person, a firm of each standing and staff of each kind, each with something of their own
//! and somebody else with the same.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, current};
use longyuan::domain::account::{AccountId, LinkPurpose, SessionKind};
use longyuan::domain::actor::{Member, Officer, Owner, Person};
use longyuan::domain::consent::{Channel, EndCause};
use longyuan::domain::enterprise::EnterpriseAct;
use longyuan::domain::matches::MatchId;
use longyuan::domain::need::NeedId;
use longyuan::domain::state::By;
use longyuan::domain::talent::TalentId;
use longyuan::domain::value::Lang;
use longyuan::store::db::Conn;
use longyuan::store::{consents, enterprises, introductions};
use longyuan::usecase::introductions::answer;
use longyuan::usecase::matches::decide;
use longyuan::usecase::{consents as consent_deeds, needs};

use super::roles::{Role, Whose};
use crate::introductions::yes;
use crate::support::app::TestApp;
use crate::support::people::visitor;

/// What each kind of id is: of every role that has one, and of somebody else.
#[derive(Default)]
pub(super) struct Ids {
    pub(super) own: BTreeMap<Role, String>,
    foreign: String,
}

/// The application with everybody in it.
pub struct World {
    pub app: TestApp,
    pub(super) people: BTreeMap<Role, AccountId>,
    pub(super) ids: BTreeMap<&'static str, Ids>,
}

/// A person or firm that has something.
struct Has {
    account: AccountId,
    talent: Option<TalentId>,
    need: Option<NeedId>,
    pair: Option<MatchId>,
}

impl World {
    pub fn made() -> Self {
        let app = TestApp::mailing(|config| config.mail.bounce_secret = "a secret of ours".into());
        let officer = app.officer();
        let fang = app.pooled_fang("fang@example.org");
        let other = app.pooled_as("other@example.org", "何静");
        // Somebody of Fang's name: staff decide whether it is she.
        app.pooled_fang("twin@example.org");
        let firm = |email: &str, name: &str| {
            let member = app.register_firm(email, name);
            let need = needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
            needs::submit::run(&app.ctx, &member, needs::submit::Input { need: need.clone() }).unwrap();
            (member, need)
        };
        let verified = firm("verified@example.org", "兰州甲生物科技有限公司");
        let foreign = firm("foreign@example.org", "兰州乙生物科技有限公司");
        let submitted = firm("submitted@example.org", "兰州丙生物科技有限公司");
        let suspended = firm("suspended@example.org", "兰州丁生物科技有限公司");
        app.run_jobs();
        let pairs = [(&suspended, &other), (&foreign, &other), (&verified, &fang)].map(|((member, need), person)| {
            let pair = asked(&app, &officer, need, person);
            (member.enterprise.clone(), pair)
        });
        let mut world = Self { app, people: BTreeMap::new(), ids: BTreeMap::new() };
        let pair =
            |member: &Member| pairs.iter().find(|(firm, _)| *firm == member.enterprise).map(|(_, pair)| pair.clone());
        for (role, (member, need)) in [
            (Some(Role::Verified), &verified),
            (None, &foreign),
            (Some(Role::Submitted), &submitted),
            (Some(Role::Suspended), &suspended),
        ] {
            let account = member.person.account.id.clone();
            let has = Has { account, talent: None, need: Some(need.clone()), pair: pair(member) };
            world.owns(role, &member.person, &has);
            world.id("enterprise", role, member.enterprise.to_string());
            world.id("member", role, format!("{}/{}", member.enterprise, member.person.account.id));
        }
        for (role, owner) in [(Some(Role::Talent), &fang), (None, &other)] {
            let account = owner.person.account.id.clone();
            let has = Has { account, talent: Some(owner.talent.clone()), need: None, pair: None };
            world.owns(role, &owner.person, &has);
        }
        world.suspend(&suspended.0);
        world.staff();
        world.things(&verified.1, &foreign.1);
        world
    }

    pub(super) fn id(&mut self, kind: &'static str, role: Option<Role>, id: String) {
        let ids = self.ids.entry(kind).or_default();
        match role {
            Some(role) => {
                ids.own.insert(role, id);
            }
            None => ids.foreign = id,
        }
    }

    /// What one person or firm has, or somebody else where there is no role.
    fn owns(&mut self, role: Option<Role>, person: &Person, has: &Has) {
        if let Some(role) = role {
            self.people.insert(role, has.account.clone());
        }
        if let Some(talent) = &has.talent {
            let code = self.app.ctx.db.read(|conn| Ok(longyuan::store::talents::get(conn, talent)?.code)).unwrap();
            self.id("talent", role, talent.to_string());
            self.id("talent_code", role, code);
        }
        if let Some(need) = &has.need {
            let code = self.app.ctx.db.read(|conn| Ok(longyuan::store::needs::get(conn, need)?.code)).unwrap();
            self.id("need", role, need.to_string());
            self.id("need_code", role, code);
        }
        if let Some(pair) = &has.pair {
            let read = |conn: &mut Conn| Ok(introductions::find_by_match(conn, pair)?.unwrap().code);
            let code = self.app.ctx.db.read(read).unwrap();
            self.id("introduction", role, code.clone());
            // The two of the pair that the verified firm has are the ones with a role.
            if role == Some(Role::Verified) {
                self.id("introduction", Some(Role::Talent), code);
            }
        }
        let consent = self.ended_consent(person);
        self.id("consent", role, consent);
        let session = self.session(&has.account, SessionKind::Page).0;
        self.id("session", role, session);
    }

    /// A consent that was given anew: the one before has ended.
    fn ended_consent(&self, person: &Person) -> String {
        let app = &self.app;
        let (now, who) = (app.ctx.now(), person.clone());
        let replace = move |conn: &mut Conn| {
            let all = match (&who.talent, &who.enterprise) {
                (Some(talent), _) => consents::list_by_talent(conn, talent)?,
                (None, Some(firm)) => consents::list_by_member(conn, firm, &who.account.id)?,
                (None, None) => Vec::new(),
            };
            let first = all.into_iter().find(|c| c.introduction.is_none()).unwrap();
            consents::end(conn, &first.id, EndCause::Replaced, now)?;
            Ok(first.id.to_string())
        };
        let ended = app.ctx.db.write(replace).unwrap();
        let topic = if person.talent.is_some() { Topic::TalentPool } else { Topic::Enterprise };
        let version = Some(current(topic, Lang::En).unwrap().version);
        let input = consent_deeds::give::Input { topic, version, lang: Lang::En, channel: Channel::Web };
        consent_deeds::give::run(&app.ctx, person, input).unwrap();
        ended
    }

    fn suspend(&self, member: &Member) {
        let (now, id) = (self.app.ctx.now(), member.enterprise.clone());
        let suspend = move |conn: &mut Conn| {
            let mut firm = enterprises::get(conn, &id)?;
            firm.act(EnterpriseAct::Suspend, By::Lead)?;
            enterprises::save(conn, &mut firm, now)
        };
        self.app.ctx.db.write(suspend).unwrap();
    }

    /// The id of a kind for a role; of a kind that the world does not know, one of nobody.
    pub fn find(&self, kind: &str, role: Role, whose: Whose) -> String {
        if kind == "random" {
            return nobody("019300");
        }
        let ids = self.ids.get(kind).unwrap_or_else(|| panic!("tests/it/access/world.rs knows no {kind:?}"));
        let own = ids.own.get(&role);
        match whose {
            Whose::Own => own.cloned().unwrap_or_else(|| nobody(&ids.foreign)),
            Whose::Foreign => ids.foreign.clone(),
            Whose::Nobody => nobody(&ids.foreign),
        }
    }
}

/// An id that looks like `like` and is nobody's: the same letters in another order.
fn nobody(like: &str) -> String {
    const UUID: &str = "0190b2c4-0000-7000-8000-000000000000";
    match like.len() {
        36 => UUID.to_owned(),
        n if n > 60 => format!("{UUID}{}", &"A".repeat(n)[36..]),
        _ => {
            let (kind, rest) = like.split_at(2.min(like.len()));
            format!("{kind}{}", "2".repeat(rest.len()))
        }
    }
}

/// An approved pair whose person has said yes: the firm is asked.
fn asked(app: &TestApp, officer: &Officer, need: &NeedId, person: &Owner) -> MatchId {
    let pair = app.suggested(need).into_iter().find(|pair| pair.talent == person.talent).unwrap();
    let input = decide::Input { id: pair.id.clone(), version: None, choice: decide::Choice::Approve, note: None };
    decide::run(&app.ctx, officer, input).unwrap();
    app.advance(TimeDelta::seconds(61));
    app.run_jobs();
    let token = app.newest_token(LinkPurpose::Answer);
    let way = answer::Way::Link { token, visitor: visitor(Lang::En) };
    let came_by = longyuan::domain::answer::AnswerChannel::Web;
    let said = yes(Topic::GiveContact);
    answer::run(&app.ctx, answer::Input { way, said, lang: Lang::En, came_by }).unwrap();
    app.run_jobs();
    pair.id
}
