//! Half a year of one person and one firm, day by day, with every mail that anybody gets; once with the person in English
//! and the firm in Chinese, once the other way round.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, current};
use longyuan::domain::account::Role;
use longyuan::domain::actor::{Admin, Member, Officer, Owner};
use longyuan::domain::answer::{Answer, AnswerChannel};
use longyuan::domain::consent::ContactField;
use longyuan::domain::enterprise::EnterpriseContact;
use longyuan::domain::follow_up::{News, OutcomeKind};
use longyuan::domain::introduction::{Introduction, IntroductionState};
use longyuan::domain::need::NeedState;
use longyuan::domain::need_clock::NeedAnswer;
use longyuan::domain::paging::Paging;
use longyuan::domain::talent::TalentState;
use longyuan::domain::value::Lang;
use longyuan::store::introductions;
use longyuan::usecase::introductions::answer::{self, Said, Way};
use longyuan::usecase::introductions::{introduce, report};
use longyuan::usecase::matches::decide;
use longyuan::usecase::{enterprises, figures, needs, talents};

use super::support::app::TestApp;
use super::support::people::{fang, firm, peptides, visitor};
use written::{both_clocks, masked, written};

mod written;

const PERSON: &str = "fang@example.org";
const FIRM: &str = "ma@example.org";
const HOUR: TimeDelta = TimeDelta::hours(1);

/// The story so far, and what was mailed in it.
struct HalfYear {
    app: TestApp,
    talent_lang: Lang,
    firm_lang: Lang,
    seen: BTreeSet<PathBuf>,
    mails: String,
    codes: Vec<String>,
}

impl HalfYear {
    fn begin(talent_lang: Lang) -> Self {
        let app = TestApp::mailing(|config| config.server.public_url = "https://talent.example.org".into());
        let admin = Admin::try_from(app.person(app.staff_secret(vec![Role::Admin]))).unwrap();
        let bureau =
            figures::add_bureau::Input { email: "bureau@example.org".into(), name: "兰州市科技局".into() };
        figures::add_bureau::run(&app.ctx, &admin, bureau).unwrap();
        let (seen, mails, codes) = Default::default();
        Self { app, talent_lang, firm_lang: talent_lang.other(), seen, mails, codes }
    }

    /// Time goes by; what is mailed meanwhile is written down.
    fn pass(&mut self, by: TimeDelta) {
        self.app.advance(by);
        self.app.run_jobs();
        self.gather();
    }

    /// Days go by in halves, so that each reader's hours between eight and nine at night are met.
    fn days(&mut self, count: usize) {
        (0..2 * count).for_each(|_| self.pass(HOUR * 12));
    }

    fn gather(&mut self) {
        let Ok(folder) = std::fs::read_dir(self.app.ctx.config.mail_folder()) else { return };
        let all: BTreeSet<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
        let new = all.difference(&self.seen).map(|path| written(std::fs::read(path).unwrap()));
        let mut new: Vec<String> = new.collect();
        new.sort();
        self.seen = all;
        let at = both_clocks(self.app.ctx.now());
        for mail in new {
            let mail = masked(&mail, &mut self.codes);
            self.mails.push_str(&format!("{}\n{at}\n{mail}\n", "=".repeat(100)));
        }
    }

    fn introduction(&self) -> Introduction {
        let all = introductions::Filter::default();
        let read = |conn: &mut _| introductions::list(conn, &all, &Paging::new(None, None));
        self.app.ctx.db.read(read).unwrap().items.remove(0)
    }

    fn register_talent(&mut self) {
        let input = talents::register::Input {
            email: PERSON.into(),
            record: fang(),
            talent_pool: Some(1),
            cross_border: Some(1),
        };
        talents::register::run(&self.app.ctx, &visitor(self.talent_lang), input).unwrap();
        self.pass(TimeDelta::minutes(5));
        let owner = Owner::try_from(self.app.press_confirmation()).unwrap();
        talents::submit::run(&self.app.ctx, &owner).unwrap();
    }

    fn post_need(&mut self) -> longyuan::domain::need::NeedId {
        let input = enterprises::register::Input {
            email: FIRM.into(),
            contact: EnterpriseContact { name: "李明".into(), ..EnterpriseContact::default() },
            firm: firm("兰州陇肽生物科技有限公司"),
            brief: peptides(),
            consent: Some(1),
        };
        enterprises::register::run(&self.app.ctx, &visitor(self.firm_lang), input).unwrap();
        self.pass(TimeDelta::minutes(5));
        let member = Member::try_from(self.app.press_confirmation()).unwrap();
        let need = needs::list_own::run(&self.app.ctx, &member).unwrap().needs.remove(0).id;
        needs::submit::run(&self.app.ctx, &member, needs::submit::Input { need: need.clone() }).unwrap();
        need
    }

    fn approve(&mut self, officer: &Officer, need: &longyuan::domain::need::NeedId) {
        let id = self.app.suggested(need).remove(0).id;
        let input = decide::Input { id, version: None, choice: decide::Choice::Approve, note: None };
        decide::run(&self.app.ctx, officer, input).unwrap();
        self.pass(TimeDelta::seconds(61));
    }

    /// The secret of the link in the newest mail with a link to an address.
    fn link(&self, address: &str) -> String {
        let mail = self.app.mails_to(address).into_iter().rfind(|mail| mail.text.contains("/links/")).unwrap();
        let rest = mail.text.split("/links/").nth(1).unwrap();
        rest.split_whitespace().next().unwrap().to_owned()
    }

    /// Answers by the link of the newest mail.
    fn say(&mut self, address: &str, lang: Lang, said: Said) -> IntroductionState {
        let way = Way::Link { token: self.link(address), visitor: visitor(lang) };
        let input = answer::Input { way, said, lang, came_by: AnswerChannel::Web };
        let state = answer::run(&self.app.ctx, input).unwrap().state;
        self.pass(HOUR);
        state
    }

    /// Says by the link of the newest mail how it goes.
    fn report(&mut self, address: &str, news: News, kind: Option<OutcomeKind>) -> IntroductionState {
        let input = report::Input { token: self.link(address), news, kind };
        let state = report::run(&self.app.ctx, &visitor(self.talent_lang), input).unwrap();
        self.pass(HOUR);
        state
    }

    fn introduce(&mut self, officer: &Officer) {
        let input =
            introduce::Input { id: self.introduction().id, version: None, note: "一路顺利 · Good luck".into() };
        introduce::run(&self.app.ctx, officer, input).unwrap();
        self.pass(TimeDelta::minutes(5));
    }

    fn renew_need(&mut self) -> NeedState {
        let input = needs::answer_by_link::Input { token: self.link(FIRM), answer: NeedAnswer::Renew };
        needs::answer_by_link::run(&self.app.ctx, &visitor(self.firm_lang), input).unwrap()
    }

    fn profile_still_right(&mut self) -> TalentState {
        let token = self.link(PERSON);
        talents::confirm_by_link::run(&self.app.ctx, &visitor(self.talent_lang), &token).unwrap()
    }
}

fn yes(lang: Lang, contact: Topic) -> Said {
    Said {
        answer: Answer::Yes,
        reason: None,
        sentence: None,
        consent_card: Some(current(Topic::ShowCard, lang).unwrap().version),
        consent_contact: Some(current(contact, lang).unwrap().version),
        fields: vec![ContactField::Name, ContactField::Email],
    }
}

fn not_now() -> Said {
    Said {
        answer: Answer::Later,
        reason: None,
        sentence: None,
        consent_card: None,
        consent_contact: None,
        fields: vec![],
    }
}

fn told(talent_lang: Lang) -> HalfYear {
    let mut story = HalfYear::begin(talent_lang);
    let officer = story.app.officer();
    story.register_talent();
    let need = story.post_need();
    story.pass(TimeDelta::minutes(3));
    story.approve(&officer, &need);

    story.days(6);
    assert_eq!(story.say(PERSON, talent_lang, not_now()), IntroductionState::AskingTalent);
    story.days(16);
    assert_eq!(story.say(PERSON, talent_lang, yes(talent_lang, Topic::GiveContact)), IntroductionState::AskingFirm);
    story.days(6);
    let firm_lang = story.firm_lang;
    assert_eq!(story.say(FIRM, firm_lang, yes(firm_lang, Topic::MemberContact)), IntroductionState::BothYes);
    story.days(1);
    story.introduce(&officer);

    story.days(8);
    assert_eq!(story.report(PERSON, News::InTouch, None), IntroductionState::Introduced);
    assert_eq!(story.report(FIRM, News::InTouch, None), IntroductionState::Introduced);
    story.days(23);
    let visit = Some(OutcomeKind::ShortVisit);
    assert_eq!(story.report(PERSON, News::Success, visit), IntroductionState::Success);
    assert_eq!(story.report(FIRM, News::Success, visit), IntroductionState::Success);
    story.days(24);
    assert_eq!(story.renew_need(), NeedState::Open);
    story.days(106);
    assert_eq!(story.profile_still_right(), TalentState::Pooled);
    story.days(21);
    assert_eq!(story.report(FIRM, News::Success, Some(OutcomeKind::TechnologySigned)), IntroductionState::Success);
    story.days(1);
    story
}

#[test]
fn in_english_for_the_person_and_in_chinese_for_the_firm() {
    let story = told(Lang::En);
    insta::assert_snapshot!("person_en_firm_zh", story.mails);
}

#[test]
fn in_chinese_for_the_person_and_in_english_for_the_firm() {
    let story = told(Lang::Zh);
    insta::assert_snapshot!("person_zh_firm_en", story.mails);
}
