//! What bounds an interest: one of a firm stands, few are open, it is taken back, its page asks for the contact, a person shuts
//! the firm out.

use chrono::TimeDelta;
use longyuan::domain::interest::InterestState;
use longyuan::domain::matches::{MatchState, Origin};
use longyuan::domain::notice::NoticeKind;
use longyuan::usecase::interests::take_back;
use longyuan::usecase::matches::decide;

use crate::interests::story;
use crate::support::app::TestApp;
use crate::support::cards::open_to_all;

#[test]
fn two_members_press_at_once_and_one_interest_stands() {
    let story = story();
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let press = || story.app.express(&story.firm, &story.code);
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(press)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    let lost = outcomes.into_iter().find_map(Result::err).unwrap();
    assert!(["interest_exists", "version"].contains(&lost.code()), "{lost}");
    assert_eq!(story.app.count("interests WHERE ended_at IS NULL"), 1);
    assert_eq!(story.app.count_notices(NoticeKind::OfficeInterest), 1);
}

#[test]
fn an_interest_is_taken_back_before_it_is_approved() {
    let story = story();
    let id = story.app.express(&story.firm, &story.code).unwrap();
    take_back::run(&story.app.ctx, &story.firm.member, &id).unwrap();
    assert_eq!(story.state(), InterestState::TakenBack);
    let pair = story.pair();
    assert_eq!((pair.state, pair.origin), (MatchState::Suggested, Origin::Engine), "the engine proposes her anyway");
    story.decide(decide::Choice::Approve);
    assert!(!story.introduction().is_firm_first, "the firm has not said yes");
    assert_eq!(take_back::run(&story.app.ctx, &story.firm.member, &id).unwrap_err().code(), "illegal_move");
    let other = story.app.verified_firm(&story.officer, "zhao@example.org", "天水风电有限公司");
    assert_eq!(take_back::run(&story.app.ctx, &other.member, &id).unwrap_err().code(), "interest");
    story.app.run_jobs();
    assert!(story.mails("office@example.org", "有企业感兴趣").is_empty(), "it was taken back before the mail left");
}

#[test]
fn a_firm_has_only_so_many_interests_open() {
    let app = TestApp::with(|config| config.limits.interests = 1);
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    let people: Vec<_> = ["甲", "乙"].iter().map(|name| app.browsed(crate::support::pool::chemist(name))).collect();
    app.run_jobs();
    let codes: Vec<_> = people.iter().map(|id| app.talent(id).code).collect();
    let first = app.express(&firm, &codes[0]).unwrap();
    assert_eq!(app.express(&firm, &codes[1]).unwrap_err().code(), "too_many_interests");
    take_back::run(&app.ctx, &firm.member, &first).unwrap();
    app.express(&firm, &codes[1]).unwrap();
}

#[test]
fn the_press_on_the_page_asks_for_the_contact_and_keeps_what_was_ticked() {
    let story = story();
    let browser = story.app.browser_of(&story.firm.member.person);
    let place = format!("/en/people/{}", story.code);
    let page = browser.get(&place);
    assert!(page.body.contains("We are interested") && page.body.contains(&story.firm.code));
    let bare = browser.post(&place, &[("need", story.firm.code.as_str())]);
    assert_eq!(bare.status, 422);
    let few = browser.post(&place, &[("need", &story.firm.code), ("consent_contact", "1"), ("fields", "name")]);
    assert_eq!(few.status, 422);
    assert!(few.body.contains("at least one way to reach you"), "{}", few.text("main").unwrap());
    assert!(few.attribute("input[name=fields][value=name]", "checked").is_some(), "what was ticked is kept");
    let foreign = browser.post(&place, &[("need", "N-0000"), ("consent_contact", "1"), ("fields", "name")]);
    assert_eq!(foreign.status, 422);
    assert_eq!(story.app.count("interests"), 0);
    let ticked =
        [("need", story.firm.code.as_str()), ("consent_contact", "1"), ("fields", "name"), ("fields", "email")];
    let done = browser.post(&place, &ticked);
    assert_eq!((done.status, done.location()), (303, "/en/introductions?done=interest_expressed"));
    let own = browser.get("/en/introductions");
    assert!(own.body.contains("with the workstation") && own.body.contains(&story.code));
    let action = own.attribute("form[action*=interests]", "action").unwrap();
    assert_eq!(browser.post(&action, &[]).status, 303);
    assert!(browser.get("/en/introductions").body.contains("taken back"));
    let token = story.app.token_of(&story.firm.member.person);
    let body = serde_json::json!({"need": story.firm.code, "consent_contact": 1, "fields": ["name", "email"]});
    let path = format!("/people/{}/interests", story.code);
    let made = browser.call("POST", &path, Some(&token), Some(&body));
    assert_eq!((made.status, made.json()["state"].as_str()), (201, Some("with_workstation")), "{}", made.body);
    assert_eq!(browser.call("POST", &path, Some(&token), Some(&body)).status, 409);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(browser.call("DELETE", &format!("/interests/{id}"), Some(&token), None).status, 204);
    assert_eq!(browser.call("DELETE", &format!("/interests/{id}"), Some(&token), None).status, 409);
    // An officer reads that the firm asked.
    browser.call("POST", &path, Some(&token), Some(&body));
    let review = story.app.browser_of(&story.officer.person);
    let review = review.get(&format!("/en/review/{}?talent={}", story.firm.code, story.code));
    assert!(review.body.contains("The firm asked for this person"), "{}", review.text("main").unwrap());
}

#[test]
fn a_person_who_shuts_the_firm_out_ends_its_interest() {
    let story = story();
    story.app.express(&story.firm, &story.code).unwrap();
    let mut visibility = open_to_all();
    visibility.blocked_firms.push("陇肽".into());
    story.app.allow(&story.fang, visibility);
    let input = decide::Input { id: story.pair().id, version: None, choice: decide::Choice::Approve, note: None };
    let refused = decide::run(&story.app.ctx, &story.officer, input).unwrap_err();
    assert_eq!(refused.code(), "barred_block_list", "even before the matching has looked anew");
    story.pass(TimeDelta::minutes(5));
    assert_eq!((story.pair().state, story.state()), (MatchState::Lapsed, InterestState::NoLongerAvailable));
    assert_eq!(story.mails("ma@example.org", "未能继续").len(), 1);
}
