//! One introduction of the canary person and the canary firm, brought to where it shall stand, and everybody who might look.

use chrono::TimeDelta;
use longyuan::consent_texts::Topic;
use longyuan::domain::account::{AccountId, LinkPurpose, Role, SessionKind};
use longyuan::domain::actor::{Member, Officer, Owner, Person};
use longyuan::domain::answer::DeclineReason;
use longyuan::domain::enterprise::{EnterpriseAct, EnterpriseState};
use longyuan::domain::follow_up::{News, OutcomeKind};
use longyuan::domain::introduction::IntroductionState;
use longyuan::domain::need::NeedId;
use longyuan::domain::state::By;
use longyuan::domain::value::Lang;
use longyuan::store::db::Conn;
use longyuan::store::{enterprises as firms, sessions};
use longyuan::usecase::introductions::{halt, report};
use longyuan::usecase::matches::approve_with_notes;
use longyuan::usecase::{enterprises, needs, talents};
use longyuan::web::token;

use super::birds::{self, FIRM_ADDRESS, PERSON_ADDRESS};
use crate::introductions::{Story, later, no, yes};
use crate::support::app::TestApp;
use crate::support::people::visitor;

/// Where an introduction may stand, and how it came there.
pub const STATES: [&str; 14] = [
    "suggested",
    "approved",
    "asking_talent",
    "postponed",
    "asking_firm",
    "both_yes",
    "introduced",
    "success",
    "no_deal",
    "declined_talent",
    "declined_firm",
    "expired_talent",
    "expired_firm",
    "halted",
];

/// Somebody who looks: with a session, or with none.
pub struct Reader {
    pub name: &'static str,
    pub account: Option<AccountId>,
}

/// The story in one state.
pub struct Scene {
    pub story: Story,
    pub need: NeedId,
    pub readers: Vec<Reader>,
    /// The code of the other firm's own need.
    pub other_need: String,
}

impl Scene {
    pub fn at(state: &str) -> Self {
        let app = TestApp::mailing(|_| {});
        let owner = register_person(&app);
        let member = register_firm(&app);
        let other = app.pooled_fang("other@example.org");
        let (verified, _) = posted(&app, "verified@example.org", "兰州甲生物科技有限公司");
        let (suspended, _) = posted(&app, "suspended@example.org", "兰州丁生物科技有限公司");
        let need = needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
        needs::submit::run(&app.ctx, &member, needs::submit::Input { need: need.clone() }).unwrap();
        app.run_jobs();
        stand(&app, &verified, &[EnterpriseAct::Verify]);
        stand(&app, &suspended, &[EnterpriseAct::Verify, EnterpriseAct::Suspend]);
        let other_need = needs::list_own::run(&app.ctx, &verified).unwrap().needs.remove(0).code;
        let officer = Officer::try_from(app.person(app.staff_secret(vec![Role::Officer, Role::Lead]))).unwrap();
        let mut readers: Vec<Reader> = [
            ("talent", &owner.person),
            ("member", &member.person),
            ("other_talent", &other.person),
            ("other_firm", &verified.person),
            ("suspended_firm", &suspended.person),
        ]
        .into_iter()
        .map(|(name, person)| Reader { name, account: Some(person.account.id.clone()) })
        .collect();
        readers.push(Reader { name: "visitor", account: None });
        for (name, role) in
            [("officer", Role::Officer), ("lead", Role::Lead), ("admin", Role::Admin), ("auditor", Role::Auditor)]
        {
            let person: Person = app.person(app.staff_secret(vec![role]));
            readers.push(Reader { name, account: Some(person.account.id) });
        }
        let scene = Self { story: Story { app, owner, member, officer }, need, readers, other_need };
        scene.bring_to(state);
        scene
    }

    fn bring_to(&self, state: &str) {
        let story = &self.story;
        let (minute, day) = (TimeDelta::seconds(61), TimeDelta::hours(24));
        if state == "suggested" {
            return story.pass(day);
        }
        self.approve();
        if state == "approved" {
            return;
        }
        story.pass(minute);
        match state {
            "asking_talent" => return,
            "postponed" => return drop(story.say(story.link(), later()).unwrap()),
            "declined_talent" => {
                story.say(story.link(), no(None)).unwrap();
                return story.pass(day);
            }
            "expired_talent" => return (0..18).for_each(|_| story.pass(day)),
            _ => {}
        }
        story.say(story.link(), yes(Topic::GiveContact)).unwrap();
        story.pass(day);
        match state {
            "asking_firm" => return,
            "declined_firm" => {
                story.say(story.link(), no(Some(DeclineReason::WrongTerms))).unwrap();
                return story.pass(day);
            }
            "expired_firm" => return (0..18).for_each(|_| story.pass(day)),
            _ => {}
        }
        story.say(story.link(), yes(Topic::MemberContact)).unwrap();
        story.pass(day);
        match state {
            "both_yes" => return,
            "halted" => {
                let input = halt::Input { id: story.introduction().id, version: None };
                halt::run(&story.app.ctx, &story.officer, input).unwrap();
                return story.pass(day);
            }
            _ => {}
        }
        story.introduce();
        if state == "introduced" {
            return story.pass(day);
        }
        (0..8).for_each(|_| story.pass(day));
        let token = story.app.newest_token(LinkPurpose::FollowUp);
        let (news, kind) = match state {
            "success" => (News::Success, Some(OutcomeKind::ShortVisit)),
            _ => (News::NoDeal, None),
        };
        report::run(&story.app.ctx, &visitor(Lang::En), report::Input { token, news, kind }).unwrap();
        story.pass(day);
    }

    fn approve(&self) {
        let story = &self.story;
        let pairs = story.app.suggested(&self.need);
        let pair = pairs.into_iter().find(|pair| pair.talent == story.owner.talent).unwrap();
        let (to_talent, to_firm) = (birds::value("note_talent"), birds::value("note_firm"));
        let input = approve_with_notes::Input { id: pair.id, version: None, note: None, to_talent, to_firm };
        approve_with_notes::run(&story.app.ctx, &story.officer, input).unwrap();
    }

    /// The state that the introduction really has.
    pub fn stands_at(&self) -> Option<IntroductionState> {
        (self.story.app.count("introductions") > 0).then(|| self.story.state())
    }

    /// A session of a reader: the secret of its cookie and a token of the API.
    pub fn session(&self, account: &AccountId) -> (String, String) {
        let ctx = &self.story.app.ctx;
        let open = |kind| {
            let (now, account) = (ctx.now(), account.clone());
            let open = move |conn: &mut Conn| {
                sessions::open(conn, now, &account, kind, now + TimeDelta::hours(12), &visitor(Lang::En).origin)
            };
            ctx.db.write(open).unwrap()
        };
        (open(SessionKind::Page).secret, token::mint(ctx, &open(SessionKind::Api).id).unwrap().token)
    }
}

fn register_person(app: &TestApp) -> Owner {
    let input = talents::register::Input {
        email: PERSON_ADDRESS.into(),
        record: birds::person(),
        talent_pool: Some(1),
        cross_border: Some(1),
    };
    talents::register::run(&app.ctx, &visitor(Lang::En), input).unwrap();
    let owner = Owner::try_from(app.press_confirmation()).unwrap();
    talents::submit::run(&app.ctx, &owner).unwrap();
    owner
}

fn register_firm(app: &TestApp) -> Member {
    let (firm, contact, brief) = birds::enterprise();
    let input = enterprises::register::Input { email: FIRM_ADDRESS.into(), contact, firm, brief, consent: Some(1) };
    enterprises::register::run(&app.ctx, &visitor(Lang::Zh), input).unwrap();
    Member::try_from(app.press_confirmation()).unwrap()
}

/// A firm with a submitted need of its own.
fn posted(app: &TestApp, email: &str, name: &str) -> (Member, NeedId) {
    let member = app.register_firm(email, name);
    let need = needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    needs::submit::run(&app.ctx, &member, needs::submit::Input { need: need.clone() }).unwrap();
    (member, need)
}

fn stand(app: &TestApp, member: &Member, acts: &'static [EnterpriseAct]) {
    let (now, id) = (app.ctx.now(), member.enterprise.clone());
    let moved = move |conn: &mut Conn| {
        let mut firm = firms::get(conn, &id)?;
        for act in acts {
            firm.act(*act, By::Lead)?;
        }
        firms::save(conn, &mut firm, now)?;
        Ok(firm.state)
    };
    assert!(matches!(app.ctx.db.write(moved).unwrap(), EnterpriseState::Verified | EnterpriseState::Suspended));
}
