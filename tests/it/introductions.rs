//! Introductions told as stories: asked, introduced, followed up, halted; single answers are in `introduction_answers.rs`.

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, current};
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::actor::{Member, Officer, Owner};
use longyuan::domain::answer::{Answer, AnswerChannel, DeclineReason};
use longyuan::domain::consent::ContactField;
use longyuan::domain::follow_up::{News, OutcomeKind};
use longyuan::domain::introduction::{CloseReason, Introduction, IntroductionState};
use longyuan::domain::value::Lang;
use longyuan::store::introductions;
use longyuan::usecase::introductions::answer::{Input, Said, Way};
use longyuan::usecase::introductions::{answer, introduce, report};
use longyuan::usecase::matches::{decide, undo};
use longyuan::usecase::{needs, talents};

use super::support::app::TestApp;
use super::support::people::visitor;

/// A firm's need and a person who fits it, approved; nothing has left yet.
pub struct Story {
    pub app: TestApp,
    pub owner: Owner,
    pub member: Member,
    pub officer: Officer,
}

pub fn approved() -> Story {
    let app = TestApp::mailing(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let member = app.register_firm("ma@example.org", "兰州陇肽生物科技有限公司");
    let need = needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    needs::submit::run(&app.ctx, &member, needs::submit::Input { need: need.clone() }).unwrap();
    app.run_jobs();
    let officer = app.officer();
    let pair = app.suggested(&need).remove(0);
    let input = decide::Input { id: pair.id, version: None, choice: decide::Choice::Approve, note: None };
    decide::run(&app.ctx, &officer, input).unwrap();
    Story { app, owner, member, officer }
}

impl Story {
    pub fn introduction(&self) -> Introduction {
        let all = introductions::Filter::default();
        let paging = longyuan::domain::paging::Paging::new(None, None);
        self.app.ctx.db.read(|conn| introductions::list(conn, &all, &paging)).unwrap().items.remove(0)
    }

    pub fn state(&self) -> IntroductionState {
        self.introduction().state
    }

    pub fn pass(&self, by: TimeDelta) {
        self.app.advance(by);
        self.app.run_jobs();
    }

    pub fn subjects(&self, address: &str) -> Vec<String> {
        self.app.mails_to(address).into_iter().map(|mail| mail.subject).collect()
    }

    pub fn last_mail(&self, address: &str, subject: &str) -> String {
        let found = self.app.mails_to(address).into_iter().rfind(|mail| mail.subject.contains(subject));
        found.unwrap_or_else(|| panic!("no {subject:?} in {:?}", self.subjects(address))).text.replace('\n', " ")
    }

    pub fn link(&self) -> Way {
        Way::Link { token: self.app.newest_token(LinkPurpose::Answer), visitor: visitor(Lang::En) }
    }

    pub fn say(&self, way: Way, said: Said) -> longyuan::domain::error::Result<answer::View> {
        answer::run(&self.app.ctx, Input { way, said, lang: Lang::En, came_by: AnswerChannel::Web })
    }

    pub fn both_yes(&self) {
        self.pass(TimeDelta::seconds(61));
        self.say(self.link(), yes(Topic::GiveContact)).unwrap();
        self.pass(TimeDelta::hours(24));
        self.say(self.link(), yes(Topic::MemberContact)).unwrap();
        self.app.run_jobs();
    }

    pub fn introduced(&self) {
        self.both_yes();
        self.introduce();
    }

    /// The same from the open question to the person on.
    pub fn introduced_after_yes(&self) {
        self.say(self.link(), yes(Topic::GiveContact)).unwrap();
        self.pass(TimeDelta::hours(24));
        self.say(self.link(), yes(Topic::MemberContact)).unwrap();
        self.app.run_jobs();
        self.introduce();
    }

    pub fn introduce(&self) {
        let id = self.introduction().id;
        introduce::run(&self.app.ctx, &self.officer, introduce::Input { id, version: None, note: "一路顺利".into() })
            .unwrap();
        self.app.run_jobs();
    }
}

pub fn no(reason: Option<DeclineReason>) -> Said {
    Said { answer: Answer::No, reason, sentence: None, consent_card: None, consent_contact: None, fields: Vec::new() }
}

pub fn later() -> Said {
    Said { answer: Answer::Later, ..no(None) }
}

pub fn yes(contact: Topic) -> Said {
    Said {
        answer: Answer::Yes,
        consent_card: Some(current(Topic::ShowCard, Lang::En).unwrap().version),
        consent_contact: Some(current(contact, Lang::En).unwrap().version),
        fields: vec![ContactField::Name, ContactField::Email],
        ..no(None)
    }
}

#[test]
fn two_yeses_and_one_key_bring_two_people_together() {
    let story = approved();
    story.app.run_jobs();
    assert!(
        !story.subjects("fang@example.org").iter().any(|s| s.contains("question")),
        "nothing leaves before the minute is over"
    );
    story.pass(TimeDelta::seconds(61));
    let question = story.last_mail("fang@example.org", "A question for you");
    for part in ["Why you:", "In the firm's own words:", "/en/links/", "A no needs no reason"] {
        assert!(question.contains(part), "{part} is not in\n{question}");
    }
    assert!(!story.subjects("ma@example.org").iter().any(|s| s.contains("帮上忙")), "the firm learns nothing yet");
    story.say(story.link(), yes(Topic::GiveContact)).unwrap();
    assert_eq!(story.state(), IntroductionState::AskingFirm);
    story.pass(TimeDelta::hours(24));
    let card = story.last_mail("ma@example.org", "可能帮上忙");
    let identity = super::support::people::fang().identity;
    for private in [identity.name.as_str(), "fang@example.org", identity.employer.as_deref().unwrap_or("no employer")] {
        assert!(!card.contains(private), "{private} is in\n{card}");
    }
    story.say(story.link(), yes(Topic::MemberContact)).unwrap();
    assert_eq!(story.state(), IntroductionState::BothYes);
    story.app.run_jobs();
    assert!(
        story.subjects("office@example.org").iter().any(|s| s.contains("请引荐")),
        "{:?}",
        story.subjects("office@example.org")
    );
    let input = introduce::Input { id: story.introduction().id, version: None, note: "一路顺利".into() };
    introduce::run(&story.app.ctx, &story.officer, input).unwrap();
    story.app.run_jobs();
    let mail = story.last_mail("fang@example.org", "引荐");
    for part in ["fang@example.org", "ma@example.org", identity.name.as_str(), "李明", "一路顺利", "Two times"] {
        assert!(mail.contains(part), "{part} is not in\n{mail}");
    }
    let joint = story.app.mails_to("fang@example.org").pop().unwrap();
    let head = String::from_utf8_lossy(&joint.bytes).into_owned();
    assert!(head.contains("To: fang@example.org, ma@example.org") && head.contains("Cc: office@example.org"), "{head}");
}

#[test]
fn a_question_leaves_by_day() {
    let story = approved();
    // Past nine in the evening in California, where Fang lives.
    story.pass(TimeDelta::hours(3));
    assert!(!story.subjects("fang@example.org").iter().any(|s| s.contains("question")));
    story.pass(TimeDelta::hours(10) + TimeDelta::minutes(40));
    assert!(!story.subjects("fang@example.org").iter().any(|s| s.contains("question")), "before eight");
    story.pass(TimeDelta::minutes(20));
    assert!(story.subjects("fang@example.org").iter().any(|s| s.contains("question")));
}

#[test]
fn an_undone_approval_asks_nobody() {
    let story = approved();
    let id = story.introduction().match_id;
    undo::run(&story.app.ctx, &story.officer, &id).unwrap();
    story.pass(TimeDelta::hours(30));
    assert_eq!(story.app.count("introductions"), 0);
    assert!(!story.subjects("fang@example.org").iter().any(|s| s.contains("question")));
}

#[test]
fn leaving_the_pool_or_ending_the_need_halts_what_is_open() {
    let story = approved();
    story.both_yes();
    talents::withdraw::run(&story.app.ctx, &story.owner).unwrap();
    let halted = story.introduction();
    assert_eq!((halted.state, halted.close_reason), (IntroductionState::Halted, Some(CloseReason::TalentLeft)));
    story.pass(TimeDelta::hours(24));
    assert!(story.last_mail("ma@example.org", "未能继续").contains("已不便继续"));

    let other = approved();
    other.pass(TimeDelta::seconds(61));
    let need = needs::list_own::run(&other.app.ctx, &other.member).unwrap().needs.remove(0).id;
    let input = needs::withdraw::Input { need, reason: needs::withdraw::Reason::Withdrawn };
    needs::withdraw::run(&other.app.ctx, &other.member, input).unwrap();
    assert_eq!(other.state(), IntroductionState::Halted);
    other.pass(TimeDelta::hours(24));
    assert!(other.last_mail("fang@example.org", "About the question").contains("no longer available"));
}

#[test]
fn both_are_asked_after_a_week_a_month_and_half_a_year() {
    let story = approved();
    story.introduced();
    story.pass(TimeDelta::days(8));
    assert!(story.last_mail("fang@example.org", "Are you in touch?").contains("/en/links/"));
    let token = story.app.newest_token(LinkPurpose::FollowUp);
    let said = report::Input { token: token.clone(), news: News::InTouch, kind: None };
    assert_eq!(report::run(&story.app.ctx, &visitor(Lang::En), said).unwrap(), IntroductionState::Introduced);
    story.pass(TimeDelta::days(24));
    let token = story.app.newest_token(LinkPurpose::FollowUp);
    let bare = report::Input { token: token.clone(), news: News::Success, kind: None };
    assert!(report::run(&story.app.ctx, &visitor(Lang::En), bare).is_err(), "a success says of what kind");
    let said = report::Input { token, news: News::Success, kind: Some(OutcomeKind::ShortVisit) };
    assert_eq!(report::run(&story.app.ctx, &visitor(Lang::En), said).unwrap(), IntroductionState::Success);
    story.app.run_jobs();
    assert!(story.subjects("office@example.org").iter().any(|s| s.contains("有了结果")));
    story.pass(TimeDelta::days(150));
    assert!(story.subjects("fang@example.org").iter().any(|s| s.contains("Half a year later")));
}
