//! Introductions told as stories: asked, answered, introduced, followed up; and every way in which they end.

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, current};
use longyuan::domain::account::{LinkPurpose, Role};
use longyuan::domain::actor::{Member, Officer, Owner};
use longyuan::domain::answer::{Answer, AnswerChannel, DeclineReason};
use longyuan::domain::consent::ContactField;
use longyuan::domain::follow_up::{News, OutcomeKind};
use longyuan::domain::introduction::{CloseReason, Introduction, IntroductionState, Side};
use longyuan::domain::value::Lang;
use longyuan::store::introductions;
use longyuan::usecase::introductions::answer::{Input, Said, Way};
use longyuan::usecase::introductions::{
    answer, ask_again, dispute, give_contact, introduce, record, report, show_question,
};
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
fn a_no_of_the_person_is_never_heard_of() {
    let story = approved();
    story.pass(TimeDelta::seconds(61));
    let way = story.link();
    story.say(way.clone(), no(None)).unwrap();
    story.pass(TimeDelta::days(30));
    assert_eq!(story.state(), IntroductionState::Declined);
    assert!(!story.subjects("ma@example.org").iter().any(|s| s.contains("帮上忙") || s.contains("不再")));
    let again = story.say(way, yes(Topic::GiveContact)).unwrap_err();
    assert!(matches!(again, longyuan::domain::error::Error::Gone(_)), "{again}");
    let code = story.introduction().code;
    let signed = Way::Signed { person: Box::new(story.member.person.clone()), code };
    let seen = show_question::run(&story.app.ctx, show_question::Input { way: signed, lang: Lang::Zh });
    assert_eq!(seen.unwrap_err().code(), "introduction", "the firm finds nothing");
}

#[test]
fn a_no_of_the_firm_and_silence_end_with_a_neutral_mail() {
    let story = approved();
    story.pass(TimeDelta::seconds(61));
    story.say(story.link(), yes(Topic::GiveContact)).unwrap();
    story.pass(TimeDelta::hours(24));
    story.say(story.link(), no(Some(DeclineReason::WrongTerms))).unwrap();
    story.pass(TimeDelta::hours(24));
    assert!(story.last_mail("fang@example.org", "About the question").contains("cannot go on"));

    let silent = approved();
    silent.pass(TimeDelta::seconds(61));
    silent.pass(TimeDelta::days(9)); // Thanksgiving and the day after are no working days
    assert!(
        silent.subjects("fang@example.org").iter().any(|s| s.contains("Reminder")),
        "{:?}",
        silent.subjects("fang@example.org")
    );
    silent.pass(TimeDelta::days(8));
    let ended = silent.introduction();
    assert_eq!((ended.state, ended.close_reason), (IntroductionState::Expired, Some(CloseReason::TalentSilent)));
    assert!(!silent.subjects("ma@example.org").iter().any(|s| s.contains("不再")));
    let lead = Officer::try_from(silent.app.person(silent.app.staff_secret(vec![Role::Lead]))).unwrap();
    ask_again::run(&silent.app.ctx, &lead, ask_again::Input { id: ended.id, version: None }).unwrap();
    assert_eq!(silent.state(), IntroductionState::AskingTalent);
}

#[test]
fn not_now_moves_the_question_once() {
    let story = approved();
    story.pass(TimeDelta::seconds(61));
    let before = story.introduction().due_at.unwrap();
    let way = story.link();
    story.say(way, later()).unwrap();
    let after = story.introduction();
    assert!(after.due_at.unwrap() > before && after.state == IntroductionState::AskingTalent);
    let again = story.say(story.link(), later()).unwrap_err();
    assert_eq!(again.code(), "postponed_before");
    story.say(story.link(), yes(Topic::GiveContact)).unwrap();
}

#[test]
fn a_sentence_that_names_its_writer_and_an_unticked_box_are_refused() {
    let story = approved();
    story.pass(TimeDelta::seconds(61));
    let name = super::support::people::fang().identity.name;
    let named = Said { sentence: Some(format!("I am {name} and can help")), ..yes(Topic::GiveContact) };
    let unticked = Said { consent_card: None, ..yes(Topic::GiveContact) };
    let nameless = Said { fields: vec![ContactField::Name], ..yes(Topic::GiveContact) };
    for (said, field) in [(named, "sentence"), (unticked, "consent_card"), (nameless, "fields")] {
        match story.say(story.link(), said).unwrap_err() {
            longyuan::domain::error::Error::Invalid(errors) => assert_eq!(errors[0].field, field),
            other => panic!("{other}"),
        }
    }
    assert_eq!(story.state(), IntroductionState::AskingTalent);
    let emptied = Said { sentence: Some(String::new()), ..yes(Topic::GiveContact) };
    story.say(story.link(), emptied).unwrap();
    story.pass(TimeDelta::hours(24));
    let headline = super::support::people::fang().profile.headline;
    let card = story.last_mail("ma@example.org", "可能帮上忙");
    assert!(!card.contains(headline.text(Lang::Zh)) && !card.contains(headline.text(Lang::En)));
}

#[test]
fn the_contact_may_be_given_later_and_nobody_is_introduced_without_it() {
    let story = approved();
    story.pass(TimeDelta::seconds(61));
    let quiet = Said { consent_contact: None, fields: Vec::new(), ..yes(Topic::GiveContact) };
    story.say(story.link(), quiet).unwrap();
    story.pass(TimeDelta::hours(24));
    story.say(story.link(), yes(Topic::MemberContact)).unwrap();
    let id = story.introduction().id;
    let early =
        introduce::run(&story.app.ctx, &story.officer, introduce::Input { id, version: None, note: String::new() });
    assert_eq!(early.unwrap_err().code(), "contact_missing");
    story.pass(TimeDelta::minutes(5));
    let office = story.subjects("office@example.org").into_iter().filter(|s| s.contains("双方")).collect::<Vec<_>>();
    assert!(office[0].contains("尚缺联系方式"), "{:?}", story.subjects("office@example.org"));
    story.pass(TimeDelta::hours(24));
    assert!(story.last_mail("fang@example.org", "which contact").contains("/en/links/"));
    let input = give_contact::Input {
        way: story.link(),
        consent_contact: Some(1),
        fields: vec![ContactField::Name, ContactField::Email],
        lang: Lang::En,
        came_by: AnswerChannel::Web,
    };
    give_contact::run(&story.app.ctx, input).unwrap();
    story.pass(TimeDelta::minutes(5));
    let told = story.subjects("office@example.org");
    assert_eq!(told.iter().filter(|s| s.contains("联系方式已齐")).count(), 1, "{told:?}");
    let id = story.introduction().id;
    introduce::run(&story.app.ctx, &story.officer, introduce::Input { id, version: None, note: String::new() })
        .unwrap();
}

#[test]
fn an_answer_by_telephone_is_recorded_told_and_may_be_disputed() {
    let story = approved();
    story.pass(TimeDelta::seconds(61));
    let id = story.introduction().id;
    let input = |words: &str| record::Input {
        id: id.clone(),
        side: Side::Talent,
        said: yes(Topic::GiveContact),
        channel: AnswerChannel::Phone,
        said_on: "2026-11-23".parse().unwrap(),
        words: words.into(),
    };
    assert!(record::run(&story.app.ctx, &story.officer, input("")).is_err(), "a yes needs its words");
    record::run(&story.app.ctx, &story.officer, input("可以，把我的卡片给他们看")).unwrap();
    assert_eq!(story.state(), IntroductionState::AskingFirm);
    story.pass(TimeDelta::hours(24));
    assert!(story.last_mail("fang@example.org", "recorded an answer").contains("可以，把我的卡片给他们看"));
    let token = story.app.newest_token(LinkPurpose::Dispute);
    dispute::run(&story.app.ctx, &visitor(Lang::En), dispute::Input { token: token.clone() }).unwrap();
    assert_eq!(story.state(), IntroductionState::AskingTalent);
    story.app.run_jobs();
    assert!(story.subjects("office@example.org").iter().any(|s| s.contains("记错了")));
    assert!(dispute::run(&story.app.ctx, &visitor(Lang::En), dispute::Input { token }).is_err(), "once");
}

#[test]
fn of_two_answers_at_once_one_wins() {
    let story = approved();
    story.pass(TimeDelta::seconds(61));
    let code = story.introduction().code;
    let answers: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|n| {
                let way = Way::Signed { person: Box::new(story.owner.person.clone()), code: code.clone() };
                let said = if n % 2 == 0 { yes(Topic::GiveContact) } else { no(None) };
                scope.spawn(|| story.say(way, said).map(|view| view.state))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let won: Vec<_> = answers.iter().flatten().collect();
    assert_eq!(won.len(), 1, "{answers:?}");
    assert_eq!(*won[0], story.state());
    assert_eq!(story.app.count("answers"), 1);
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
