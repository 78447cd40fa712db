//! No silence: a firm that leaves questions unanswered reads how to mend it, and its new needs wait until it does.

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, current};
use longyuan::domain::actor::{Member, Officer};
use longyuan::domain::answer::{Answer, AnswerChannel, DeclineReason};
use longyuan::domain::consent::ContactField;
use longyuan::domain::introduction::{Introduction, IntroductionState, Side};
use longyuan::domain::need::NeedId;
use longyuan::domain::notice::{NoticeKind, NoticeState};
use longyuan::domain::paging::Paging;
use longyuan::domain::value::Lang;
use longyuan::store::introductions;
use longyuan::usecase::enterprises::figures::{self, Standing};
use longyuan::usecase::introductions::answer::{self, Said, Way};
use longyuan::usecase::introductions::{dispute_own, record};
use longyuan::usecase::matches::decide;
use longyuan::usecase::needs;

use crate::notices::of_kind;
use crate::support::app::TestApp;
use crate::support::people::peptides;
use crate::support::pool::chemist;

/// A firm with a need, people who fit it, and an officer.
pub struct Story {
    pub app: TestApp,
    pub member: Member,
    pub officer: Officer,
    pub need: NeedId,
}

fn said(answer: Answer) -> Said {
    let is_yes = answer == Answer::Yes;
    Said {
        answer,
        reason: (!is_yes).then_some(DeclineReason::WrongTerms),
        sentence: None,
        consent_card: is_yes.then(|| current(Topic::ShowCard, Lang::Zh).unwrap().version),
        consent_contact: is_yes.then(|| current(Topic::GiveContact, Lang::Zh).unwrap().version),
        fields: if is_yes { vec![ContactField::Name, ContactField::Phone] } else { vec![] },
    }
}

impl Story {
    pub fn begin() -> Self {
        let app = TestApp::mailing(|_| {});
        for name in ["王甲", "王乙", "王丙", "王丁"] {
            app.pool(chemist(name), None);
        }
        let member = app.register_firm("ma@example.org", "兰州陇肽生物科技有限公司");
        let need = needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
        let officer = app.officer();
        let story = Self { app, member, officer, need };
        story.submit(&story.need);
        story
    }

    pub fn submit(&self, need: &NeedId) {
        needs::submit::run(&self.app.ctx, &self.member, needs::submit::Input { need: need.clone() }).unwrap();
        self.app.run_jobs();
    }

    pub fn another_need(&self) -> NeedId {
        let input = needs::create::Input { brief: peptides(), lang: Lang::Zh };
        let need = needs::create::run(&self.app.ctx, &self.member, input).unwrap().id;
        self.submit(&need);
        need
    }

    pub fn pass(&self, by: TimeDelta) {
        self.app.advance(by);
        self.app.run_jobs();
    }

    /// Approves so many people for a need; each says yes by telephone, so that the firm is asked.
    pub fn ask(&self, need: &NeedId, count: usize) -> Vec<Introduction> {
        for pair in self.app.suggested(need).into_iter().take(count) {
            let input = decide::Input { id: pair.id, version: None, choice: decide::Choice::Approve, note: None };
            decide::run(&self.app.ctx, &self.officer, input).unwrap();
        }
        self.pass(TimeDelta::seconds(61));
        let asked = self.open(need, IntroductionState::AskingTalent);
        assert_eq!(asked.len(), count);
        asked.iter().for_each(|one| self.record(one, Side::Talent, Answer::Yes));
        self.open(need, IntroductionState::AskingFirm)
    }

    pub fn open(&self, need: &NeedId, state: IntroductionState) -> Vec<Introduction> {
        let filter =
            introductions::Filter { states: vec![state], need: Some(need.clone()), ..introductions::Filter::default() };
        self.app.ctx.db.read(|conn| introductions::list(conn, &filter, &Paging::new(None, None))).unwrap().items
    }

    pub fn record(&self, of: &Introduction, side: Side, answer: Answer) {
        let input = record::Input {
            id: of.id.clone(),
            side,
            said: said(answer),
            channel: AnswerChannel::Phone,
            said_on: longyuan::locale::day_in(self.app.ctx.now(), longyuan::locale::LANZHOU),
            words: "可以".into(),
        };
        record::run(&self.app.ctx, &self.officer, input).unwrap();
    }

    pub fn says_no(&self, of: &Introduction) {
        let way = Way::Signed { person: Box::new(self.member.person.clone()), code: of.code.clone() };
        let input = answer::Input { way, said: said(Answer::No), lang: Lang::Zh, came_by: AnswerChannel::Web };
        answer::run(&self.app.ctx, input).unwrap();
    }

    pub fn standing(&self) -> Standing {
        figures::run(&self.app.ctx, &self.member.person, &self.member.enterprise).unwrap()
    }

    /// Asked, answered, and whether it is below the floor.
    pub fn figures(&self) -> (i64, i64, bool) {
        let standing = self.standing();
        (standing.figures.asked, standing.figures.answered, standing.below_since.is_some())
    }

    pub fn lets_everything_pass(&self) {
        (0..14).for_each(|_| self.pass(TimeDelta::days(1)));
    }
}

#[test]
fn a_firm_that_falls_silent_is_told_and_its_new_needs_wait_until_it_answers() {
    let story = Story::begin();
    let asked = story.ask(&story.need, 4);
    assert_eq!(story.figures(), (0, 0, false), "open questions do not count");
    story.pass(TimeDelta::days(1));
    story.says_no(&asked[0]);
    assert_eq!(story.figures(), (1, 1, false));
    assert_eq!(story.standing().figures.median_days().as_deref(), Some("1"));
    story.lets_everything_pass();
    assert_eq!(story.figures(), (4, 1, true));
    let to_firm = of_kind(&story.app, NoticeKind::AnswerRate);
    let to_office = of_kind(&story.app, NoticeKind::OfficeAnswerRate);
    assert_eq!((to_firm.len(), to_office.len()), (1, 1), "once a fall");
    assert_eq!((to_firm[0].state, to_office[0].state), (NoticeState::Sent, NoticeState::Sent));
    let hour = |at: longyuan::domain::value::Moment| at.format("%H:%M").to_string();
    // Half past eight in Lanzhou and, in winter, in California.
    assert_eq!((hour(to_firm[0].due_at), hour(to_office[0].due_at)), ("00:30".into(), "16:30".into()));
    let mail = story.app.mails_to("ma@example.org").into_iter().rfind(|mail| mail.subject.contains("未答复"));
    let text = mail.unwrap().text;
    assert!(text.contains("4 次") && text.contains("/zh/introductions") && text.contains("/unsubscribe/"), "{text}");

    // A new need waits; the firm and the officers read why.
    let second = story.another_need();
    assert_eq!(story.app.suggested(&second).len(), 0);
    let receipt = story.app.mails_to("ma@example.org").into_iter().rfind(|mail| mail.subject.contains("已收到需求"));
    assert!(receipt.unwrap().text.contains("4 次征询中有 3 次没有答复"));
    let browser = story.app.browser();
    browser.set_cookie("__Host-sid", &story.app.officer_secret());
    let queue = browser.get("/en/review");
    assert!(queue.body.contains("Waits for you: the firm left 3 of 4 questions unanswered"), "{}", queue.body);
    let code = needs::list_own::run(&story.app.ctx, &story.member).unwrap().needs.remove(0).code;
    let page = browser.get(&format!("/en/review/{code}"));
    let version = page.attribute("form[action$='/match'] input[name=version]", "value").unwrap();
    let path = format!("/en/review/{code}/match");
    assert_eq!(browser.post(&path, &[("version", "77")]).status, 409);
    assert_eq!(story.app.suggested(&second).len(), 0, "nothing changed");
    assert_eq!(browser.post(&path, &[("version", &version)]).status, 303);
    assert_eq!(browser.post(&path, &[("version", &version)]).status, 409, "once");
    story.app.run_jobs();
    assert_eq!(story.app.suggested(&second).len(), 4);
    assert_eq!(story.app.count("audit WHERE action = 'need.let_through' AND reason = 'officer_looked'"), 1);

    // Another one waits, too; two answers later it is matched by itself.
    let third = story.another_need();
    assert_eq!((story.app.suggested(&third).len(), story.app.count("need_waits")), (0, 1));
    let asked = story.ask(&second, 2);
    story.says_no(&asked[0]);
    assert_eq!(story.figures(), (5, 2, true));
    story.record(&asked[1], Side::Firm, Answer::No);
    assert_eq!(story.figures(), (6, 3, false), "half reaches the floor");
    assert_eq!(story.app.count("need_waits"), 0, "in the same transaction");
    assert_eq!(story.app.count("audit WHERE action = 'need.let_through' AND reason = 'answers_again'"), 1);
    story.app.run_jobs();
    assert_eq!(story.app.suggested(&third).len(), 4);
    assert_eq!(of_kind(&story.app, NoticeKind::AnswerRate).len(), 1);
}

#[test]
fn what_is_recorded_counts_what_is_called_wrong_or_halted_does_not() {
    let story = Story::begin();
    let asked = story.ask(&story.need, 3);
    story.pass(TimeDelta::days(1));
    story.record(&asked[0], Side::Firm, Answer::No);
    assert_eq!(story.figures(), (1, 1, false));
    dispute_own::run(&story.app.ctx, &story.member.person, asked[0].code.clone()).unwrap();
    assert_eq!(story.figures(), (0, 0, false), "it is open again");
    let input = needs::withdraw::Input { need: story.need.clone(), reason: needs::withdraw::Reason::Withdrawn };
    needs::withdraw::run(&story.app.ctx, &story.member, input).unwrap();
    story.lets_everything_pass();
    assert_eq!(story.figures(), (0, 0, false));
    assert_eq!(story.app.count("firm_questions WHERE ending = 'dropped'"), 4);
    assert_eq!(of_kind(&story.app, NoticeKind::AnswerRate).len(), 0);
}

#[test]
fn after_a_year_old_silence_is_forgotten() {
    let story = Story::begin();
    story.ask(&story.need, 3);
    story.lets_everything_pass();
    assert_eq!(story.figures(), (3, 0, true));
    let waiting = story.another_need();
    assert_eq!(story.app.suggested(&waiting).len(), 0);
    story.app.advance(TimeDelta::days(60));
    story.app.run_jobs();
    assert_eq!(story.app.count("need_waits"), 1);
    story.app.advance(TimeDelta::days(300));
    story.app.run_jobs();
    assert_eq!(story.figures(), (0, 0, false));
    assert_eq!(story.app.count("answer_falls") + story.app.count("need_waits"), 0);
}
