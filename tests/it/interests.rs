//! A firm is interested in a person whose card it saw: told as stories to every end.

use chrono::TimeDelta;
use longyuan::domain::actor::{Officer, Owner};
use longyuan::domain::answer::Answer;
use longyuan::domain::interest::InterestState;
use longyuan::domain::introduction::{Introduction, IntroductionState};
use longyuan::domain::matches::{DismissReason, Match, MatchState, Origin};
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::value::Lang;
use longyuan::store::introductions;
use longyuan::usecase::interests::{list_own, take_back};
use longyuan::usecase::introductions::answer::Way;
use longyuan::usecase::introductions::show_question::{self, Seen, View};
use longyuan::usecase::introductions::{introduce, list_own as own_introductions};
use longyuan::usecase::matches::{decide, undo};

use crate::support::app::TestApp;
use crate::support::cards::{Firm, open_to_all};
use crate::support::people::fang;

struct Story {
    app: TestApp,
    officer: Officer,
    firm: Firm,
    fang: Owner,
    code: String,
}

fn story() -> Story {
    let app = TestApp::mailing(|_| {});
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    let fang = app.browsed_fang(&officer, "fang@example.org");
    app.run_jobs();
    let code = app.talent(&fang.talent).code;
    Story { app, officer, firm, fang, code }
}

impl Story {
    fn pair(&self) -> Match {
        let rows = self.app.matches_of(&self.firm.need);
        rows.into_iter().find(|row| row.talent == self.fang.talent).expect("the pair is there")
    }

    fn decide(&self, choice: decide::Choice) {
        let input = decide::Input { id: self.pair().id, version: None, choice, note: None };
        decide::run(&self.app.ctx, &self.officer, input).unwrap();
    }

    fn state(&self) -> InterestState {
        list_own::run(&self.app.ctx, &self.firm.member).unwrap()[0].state
    }

    fn introduction(&self) -> Introduction {
        let pair = self.pair().id;
        self.app.ctx.db.read(|conn| introductions::find_by_match(conn, &pair)).unwrap().unwrap()
    }

    fn pass(&self, by: TimeDelta) {
        self.app.advance(by);
        self.app.run_jobs();
    }

    fn mails(&self, address: &str, subject: &str) -> Vec<String> {
        let mails = self.app.mails_to(address).into_iter().filter(|mail| mail.subject.contains(subject));
        mails.map(|mail| mail.text.replace('\n', " ")).collect()
    }

    /// What the firm reads on the page of the introduction.
    fn seen(&self) -> (IntroductionState, Seen) {
        let person = Box::new(self.firm.member.person.clone());
        let way = Way::Signed { person, code: self.introduction().code };
        match show_question::run(&self.app.ctx, show_question::Input { way, lang: Lang::Zh }).unwrap() {
            View::Firm(view) => (view.question.state, view.seen),
            View::Talent(_) => panic!("the firm reads the person's page"),
        }
    }
}

#[test]
fn an_interest_goes_to_the_officer_then_to_the_person_and_ends_with_an_introduction() {
    let story = story();
    assert_eq!(story.pair().origin, Origin::Engine);
    story.app.express(&story.firm, &story.code).unwrap();
    assert_eq!((story.pair().origin, story.pair().state), (Origin::Firm, MatchState::Suggested));
    assert_eq!(story.state(), InterestState::WithWorkstation);
    story.app.run_jobs();
    let told = story.mails("office@example.org", "有企业感兴趣");
    assert_eq!(told.len(), 1, "the office hears once");
    assert!(told[0].contains(&story.code) && told[0].contains(&story.firm.code) && !told[0].contains("王芳"));
    assert!(story.mails("fang@example.org", "question").is_empty(), "until an officer approves nobody hears");
    story.decide(decide::Choice::Approve);
    let introduction = story.introduction();
    assert!(introduction.is_firm_first && introduction.firm_answer == Answer::Yes);
    assert_eq!(story.state(), InterestState::WithWorkstation, "within the minute of undo");
    story.pass(TimeDelta::seconds(61));
    assert_eq!(story.state(), InterestState::PersonAsked);
    assert_eq!(story.mails("fang@example.org", "A question for you").len(), 1);
    // The firm sees the card it saw before, and no more, until the person says yes.
    let (state, seen) = story.seen();
    assert_eq!(state, IntroductionState::AskingTalent);
    assert!(matches!(seen, Seen::Browse(_)), "{seen:?}");
    let page = story.app.browser_of(&story.firm.member.person);
    let page = page.get(&format!("/en/introductions/{}", introduction.code));
    assert!(page.status == 200 && !page.body.contains("long peptides") && !page.body.contains("California"));
    assert_eq!(story.app.count("consents WHERE purpose = 'give_contact'"), 0);
    story.app.answer_newest(Answer::Yes).unwrap();
    let both = story.introduction();
    assert_eq!(both.state, IntroductionState::BothYes, "the firm had said yes before");
    assert_eq!(story.state(), InterestState::BothYes);
    assert_eq!(story.app.count("consents WHERE purpose = 'give_contact'"), 2, "what the member agreed to counts now");
    assert!(matches!(story.seen().1, Seen::Card(card) if card.sentence.en.is_some()));
    let input = introduce::Input { id: both.id, version: None, note: String::new() };
    introduce::run(&story.app.ctx, &story.officer, input).unwrap();
    story.app.run_jobs();
    assert_eq!(story.state(), InterestState::Introduced);
    let joint = story.mails("fang@example.org", "引荐").pop().unwrap();
    for part in ["fang@example.org", "ma@example.org", "李明", fang().identity.name.as_str()] {
        assert!(joint.contains(part), "{part} is not in\n{joint}");
    }
}

#[test]
fn a_no_and_a_silence_read_alike_to_the_firm() {
    let ends: [fn(&Story); 2] = [
        |story| {
            story.app.answer_newest(Answer::No).unwrap();
            story.pass(TimeDelta::days(1));
        },
        |story| story.pass(TimeDelta::days(20)),
    ];
    let mut told = Vec::new();
    for end in ends {
        let story = story();
        story.app.express(&story.firm, &story.code).unwrap();
        story.decide(decide::Choice::Approve);
        story.pass(TimeDelta::seconds(61));
        end(&story);
        assert_eq!(story.state(), InterestState::NoLongerAvailable);
        let (state, seen) = story.seen();
        assert_eq!(state, IntroductionState::Halted, "whatever it was");
        assert!(matches!(seen, Seen::Code(_)), "{seen:?}");
        let paging = longyuan::domain::paging::Paging::new(None, None);
        let all = own_introductions::Input { state: None, paging };
        let rows = own_introductions::run(&story.app.ctx, &story.firm.member.person, &all).unwrap();
        assert_eq!(rows.items[0].state, IntroductionState::Halted);
        let mails = story.mails("ma@example.org", "未能继续");
        assert_eq!(mails.len(), 1);
        told.push(
            mails[0].replace(&story.firm.code, "N").replace(&story.code, "T").split("https").next().unwrap().len(),
        );
        assert_eq!(story.app.express(&story.firm, &story.code).unwrap_err().code(), "not_available");
    }
    assert_eq!(told[0], told[1], "the words are the same");
}

#[test]
fn what_an_officer_dismisses_ends_in_neutral_words_and_can_be_undone() {
    let story = story();
    story.app.express(&story.firm, &story.code).unwrap();
    story.decide(decide::Choice::Dismiss(DismissReason::TooJunior));
    assert_eq!(story.state(), InterestState::NoLongerAvailable);
    undo::run(&story.app.ctx, &story.officer, &story.pair().id).unwrap();
    assert_eq!((story.state(), story.pair().origin), (InterestState::WithWorkstation, Origin::Firm));
    story.pass(TimeDelta::minutes(5));
    assert!(story.mails("ma@example.org", "未能继续").is_empty());
    story.decide(decide::Choice::Dismiss(DismissReason::TooJunior));
    story.pass(TimeDelta::minutes(5));
    let mails = story.mails("ma@example.org", "未能继续");
    assert_eq!(mails.len(), 1);
    assert!(!mails[0].contains("资历") && !mails[0].contains(&story.code));
    assert_eq!(story.app.express(&story.firm, &story.code).unwrap_err().code(), "not_available");
    // After half a year it may be asked again.
    story.app.advance(TimeDelta::days(181));
    let renew = longyuan::usecase::needs::answer::Input {
        need: story.firm.need.clone(),
        answer: longyuan::domain::need_clock::NeedAnswer::Renew,
    };
    longyuan::usecase::needs::answer::run(&story.app.ctx, &story.firm.member, renew).unwrap();
    story.app.express(&story.firm, &story.code).unwrap();
    assert_eq!((story.pair().state, story.pair().origin), (MatchState::Suggested, Origin::Firm));
}

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
fn somebody_far_below_the_threshold_may_be_asked_for_and_stays() {
    let story = story();
    let mut wind = fang().profile;
    wind.headline = longyuan::domain::value::Bilingual::typed("Wind turbine gearboxes", Lang::En);
    wind.skills = vec!["gearbox diagnosis".into()];
    wind.fields = vec![longyuan::domain::field::FieldCode("new-energy".into())];
    let wind = story.app.browsed((wind, crate::support::pool::chemist("周启明").1));
    story.app.run_jobs();
    assert!(story.app.matches_of(&story.firm.need).iter().all(|row| row.talent != wind));
    story.app.express(&story.firm, &story.app.talent(&wind).code).unwrap();
    story.pass(TimeDelta::hours(1));
    // A change of the need makes the engine look anew: what was asked for stays beside what it proposes.
    let brief = story.app.need(&story.firm.need).brief;
    let edit = longyuan::usecase::needs::edit::Input {
        need: story.firm.need.clone(),
        version: None,
        brief: longyuan::domain::need::NeedBrief { budget: Some("20 万元".into()), ..brief },
    };
    longyuan::usecase::needs::edit::run(&story.app.ctx, &story.firm.member, edit).unwrap();
    story.app.run_jobs();
    let rows = story.app.suggested(&story.firm.need);
    assert!(rows.iter().any(|row| row.talent == wind && row.origin == Origin::Firm));
    assert!(rows.iter().any(|row| row.talent == story.fang.talent));
    // A person who shuts the firm out meanwhile is not proposed to it, and the firm gets a neutral word.
    story.pass(TimeDelta::days(31));
    assert!(
        story.app.suggested(&story.firm.need).iter().all(|row| row.talent != wind),
        "thirty days without a decision"
    );
    assert_eq!(story.state(), InterestState::NoLongerAvailable);
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
