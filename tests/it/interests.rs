//! A firm is interested in a person whose card it saw: told as stories to every end; what bounds it is in `interest_limits.rs`.

use chrono::TimeDelta;
use longyuan::domain::actor::{Officer, Owner};
use longyuan::domain::answer::Answer;
use longyuan::domain::interest::InterestState;
use longyuan::domain::introduction::{Introduction, IntroductionState};
use longyuan::domain::matches::{DismissReason, Match, MatchState, Origin};
use longyuan::domain::value::Lang;
use longyuan::store::introductions;
use longyuan::usecase::interests::list_own;
use longyuan::usecase::introductions::answer::Way;
use longyuan::usecase::introductions::show_question::{self, Seen, View};
use longyuan::usecase::introductions::{introduce, list_own as own_introductions};
use longyuan::usecase::matches::{decide, undo};

use crate::support::app::TestApp;
use crate::support::cards::Firm;
use crate::support::people::fang;

pub struct Story {
    pub app: TestApp,
    pub officer: Officer,
    pub firm: Firm,
    pub fang: Owner,
    pub code: String,
}

pub fn story() -> Story {
    let app = TestApp::mailing(|_| {});
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    let fang = app.browsed_fang(&officer, "fang@example.org");
    app.run_jobs();
    let code = app.talent(&fang.talent).code;
    Story { app, officer, firm, fang, code }
}

impl Story {
    pub fn pair(&self) -> Match {
        let rows = self.app.matches_of(&self.firm.need);
        rows.into_iter().find(|row| row.talent == self.fang.talent).expect("the pair is there")
    }

    pub fn decide(&self, choice: decide::Choice) {
        let input = decide::Input { id: self.pair().id, version: None, choice, note: None };
        decide::run(&self.app.ctx, &self.officer, input).unwrap();
    }

    pub fn state(&self) -> InterestState {
        list_own::run(&self.app.ctx, &self.firm.member).unwrap()[0].state
    }

    pub fn introduction(&self) -> Introduction {
        let pair = self.pair().id;
        self.app.ctx.db.read(|conn| introductions::find_by_match(conn, &pair)).unwrap().unwrap()
    }

    pub fn pass(&self, by: TimeDelta) {
        self.app.advance(by);
        self.app.run_jobs();
    }

    pub fn mails(&self, address: &str, subject: &str) -> Vec<String> {
        let mails = self.app.mails_to(address).into_iter().filter(|mail| mail.subject.contains(subject));
        mails.map(|mail| mail.text.replace('\n', " ")).collect()
    }

    /// What the firm reads on the page of the introduction.
    pub fn seen(&self) -> (IntroductionState, Seen) {
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
