//! The answers of an introduction: no, not now, silence, a sentence left in, a contact given later, recorded by staff, two at
//! once.

use chrono::TimeDelta;
use longyuan::consent_texts::Topic;
use longyuan::domain::account::{LinkPurpose, Role};
use longyuan::domain::actor::Officer;
use longyuan::domain::answer::{AnswerChannel, DeclineReason};
use longyuan::domain::consent::ContactField;
use longyuan::domain::introduction::{CloseReason, IntroductionState, Side};
use longyuan::domain::value::Lang;
use longyuan::usecase::introductions::answer::{Said, Way};
use longyuan::usecase::introductions::{ask_again, dispute, give_contact, introduce, record, show_question};

use crate::introductions::{approved, later, no, yes};
use crate::support::people::visitor;

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
