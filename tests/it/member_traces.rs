//! What is left of a firm's member who erased their account: no word, no link, nothing in a copy that is brought back.

use chrono::TimeDelta;
use longyuan::consent_texts::Topic;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::answer::AnswerChannel;
use longyuan::domain::correction::Wish;
use longyuan::domain::enterprise::EnterpriseState;
use longyuan::domain::introduction::{IntroductionState, Side};
use longyuan::domain::need::NeedState;
use longyuan::domain::same::SameState;
use longyuan::store::{backup, erased};
use longyuan::usecase::accounts::erase;
use longyuan::usecase::erasures::replay;
use longyuan::usecase::introductions::record;
use longyuan::usecase::same::decide::Choice;
use longyuan::usecase::same::undo;
use longyuan::usecase::{audit, corrections, needs};

use crate::introductions::{Story, yes};
use crate::member_erasure::{
    ADDRESS, FIRM, colleague, draft, left_of, needs_of, only_need, signed, state_of, story_at,
};
use crate::member_erasure_web::both;
use crate::restoring::restored;
use crate::same::{decided, pairs};
use crate::support::app::TestApp;

/// An officer records the firm's yes in the words of its member, which stand in the clear with the consent.
fn recorded_yes(story: &Story) {
    let input = record::Input {
        id: story.introduction().id,
        side: Side::Firm,
        said: yes(Topic::MemberContact),
        channel: AnswerChannel::Phone,
        said_on: "2026-11-23".parse().unwrap(),
        words: "白鹭洲：可以".into(),
    };
    record::run(&story.app.ctx, &story.officer, input).unwrap();
}

#[test]
fn words_that_were_noted_of_them_and_what_they_asked_go_too() {
    let story = story_at(IntroductionState::AskingFirm);
    let app = &story.app;
    recorded_yes(&story);
    let wish = Wish { wrong: "Brachvogel wish".into(), right: "白鹭洲".into() };
    corrections::ask::run(&app.ctx, &story.member.person, wish).unwrap();
    app.run_jobs();
    assert!(left_of(app).contains(&"白鹭洲"), "the words stand with the consent");
    erase::run(&app.ctx, &story.member.person).unwrap();
    app.run_jobs();
    assert_eq!(left_of(app), Vec::<&str>::new());
    assert_eq!(
        (app.count("corrections"), app.count("answers WHERE side = 'firm' AND words_sealed IS NOT NULL")),
        (0, 0)
    );
    // The chain of what was agreed to still holds.
    app.run_jobs();
    assert_eq!(app.count("consents WHERE enterprise_id IS NOT NULL AND basis IS NULL AND basis_hash IS NOT NULL"), 1);
    assert_eq!(app.count("audit WHERE action IN ('member.erase', 'account.erase', 'enterprise.close')"), 3);
    assert!(audit::verify::run(&app.ctx).is_ok());
}

#[test]
fn a_copy_from_before_is_erased_anew() {
    let story = story_at(IntroductionState::BothYes);
    let app = &story.app;
    draft(app, &story.member);
    let copy = app.folder.path().join("before.gz");
    backup::write(&app.ctx.db, &copy, app.ctx.now(), &app.ctx.keys.mark()).unwrap();
    app.advance(TimeDelta::hours(1));
    erase::run(&app.ctx, &story.member.person).unwrap();
    app.run_jobs();
    let listed = erased::list(&app.ctx.config.erased_file()).unwrap();
    assert_eq!(listed.len(), 3, "draft, place and account: {listed:?}");

    let fresh = restored(app, &copy);
    assert_eq!(fresh.count("enterprise_members"), 1, "the copy brought it back");
    assert_eq!(replay::run(&fresh.ctx).unwrap(), 3);
    assert_eq!(left_of(&fresh), Vec::<&str>::new());
    assert_eq!(fresh.count("accounts WHERE status = 'erased' AND length(email_sealed) = 0"), 1);
    assert_eq!(state_of(&fresh, &story.member.enterprise), EnterpriseState::Closed);
    assert_eq!(needs_of(&fresh, &story.member.enterprise), [NeedState::Withdrawn]);
    assert_eq!((fresh.count("enterprise_members"), fresh.count("introductions WHERE state = 'halted'")), (0, 1));
    assert_eq!(fresh.count("outbox WHERE kind = 'erasure'"), 0, "the last mail was sent before");
    assert_eq!(replay::run(&fresh.ctx).unwrap(), 0);
}

#[test]
fn a_place_taken_later_is_not_the_one_that_was_erased() {
    let app = TestApp::mailing(|_| {});
    let (_, person) = both(&app);
    let copy = app.folder.path().join("before.gz");
    backup::write(&app.ctx.db, &copy, app.ctx.now(), &app.ctx.keys.mark()).unwrap();
    app.advance(TimeDelta::hours(1));
    erase::run(&app.ctx, &person).unwrap();
    // The account goes on for its profile, and speaks for another firm one day.
    app.advance(TimeDelta::days(5));
    let again = app.register_firm(ADDRESS, "兰州甲生物科技有限公司");
    assert_eq!(again.person.account.id, person.account.id);
    let later = app.folder.path().join("later.gz");
    backup::write(&app.ctx.db, &later, app.ctx.now(), &app.ctx.keys.mark()).unwrap();
    let fresh = restored(&app, &later);
    assert_eq!(replay::run(&fresh.ctx).unwrap(), 0);
    assert_eq!(fresh.count("enterprise_members"), 1);
    let fresh = restored(&app, &copy);
    assert_eq!(replay::run(&fresh.ctx).unwrap(), 1);
    assert_eq!((fresh.count("enterprise_members"), fresh.count("accounts WHERE status = 'erased'")), (0, 0));
    assert_eq!(fresh.count("talents WHERE state = 'pooled'"), 1);
}

#[test]
fn of_two_who_leave_at_once_the_second_closes_the_firm() {
    let app = TestApp::mailing(|_| {});
    let member = app.register_firm(ADDRESS, FIRM);
    let need = only_need(&app, &member.enterprise);
    needs::submit::run(&app.ctx, &member, needs::submit::Input { need }).unwrap();
    let other = colleague(&app, &member, "zhao@example.org");
    std::thread::scope(|scope| {
        for person in [&member.person, &other.person] {
            scope.spawn(|| erase::run(&app.ctx, person).unwrap());
        }
    });
    assert_eq!((state_of(&app, &member.enterprise), app.count("enterprise_members")), (EnterpriseState::Closed, 0));
    assert_eq!(app.count("accounts WHERE status = 'erased'"), 2);
}

#[test]
fn a_joined_firm_can_be_parted_after_its_member_has_gone() {
    let app = TestApp::mailing(|_| {});
    let posted = |email: &str, name: &str| {
        let member = app.register_firm(email, name);
        let need = only_need(&app, &member.enterprise);
        needs::submit::run(&app.ctx, &member, needs::submit::Input { need }).unwrap();
        member
    };
    let first = posted("li@example.com", FIRM);
    let second = posted(ADDRESS, "陇肽生物科技（兰州）有限公司");
    let pair = pairs(&app, SameState::Open).remove(0);
    decided(&app, &pair, Choice::JoinFirst).unwrap();
    assert_eq!(app.count("enterprise_members"), 3);
    erase::run(&app.ctx, &signed(&app, &second.person.account.id)).unwrap();
    assert_eq!(app.count("enterprise_members"), 1, "of both entries");
    assert_eq!(state_of(&app, &first.enterprise), EnterpriseState::Submitted);
    undo::run(&app.ctx, &app.officer(), &pair.id).unwrap();
    assert_eq!(app.count(&format!("enterprise_members WHERE enterprise_id = '{}'", first.enterprise)), 1);
}

#[test]
fn links_that_stood_open_open_nothing_any_more() {
    let story = story_at(IntroductionState::AskingFirm);
    let app = &story.app;
    let answer = app.newest_token(LinkPurpose::Answer);
    let withdraw = app.newest_token(LinkPurpose::Withdraw);
    let other = colleague(app, &story.member, "zhao@example.org");
    let browser = app.browser();
    assert_eq!(browser.get(&format!("/zh/answers/{answer}")).status, 200);
    erase::run(&app.ctx, &story.member.person).unwrap();
    for path in [format!("/zh/answers/{answer}"), format!("/zh/links/{answer}"), format!("/zh/links/{withdraw}")] {
        assert_eq!(browser.get(&path).status, 404, "{path}");
    }
    let mails = format!("outbox WHERE recipient = '{}' AND params <> '{{}}'", story.member.person.account.id);
    assert_eq!(app.count(&format!("{mails} AND kind <> 'erasure'")), 0);
    assert_eq!(app.count(&format!("enterprise_members WHERE account_id = '{}'", other.person.account.id)), 1);
}
