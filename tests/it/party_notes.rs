//! The note to the parties: prefilled in each side's language, sent with that side's question alone, taken back and erased.

use chrono::TimeDelta;
use longyuan::consent_texts::Topic;
use longyuan::domain::actor::Officer;
use longyuan::domain::error::Error;
use longyuan::domain::introduction::{IntroductionState, Side};
use longyuan::domain::matches::{Match, MatchState};
use longyuan::domain::value::Lang;
use longyuan::store::{matches, needs};
use longyuan::usecase::introductions::{show, show_question};
use longyuan::usecase::matches::{approve_with_notes, decide, show_need, undo};
use longyuan::usecase::{accounts, needs as firm_needs, talents};

use crate::erasure::everything;
use crate::introductions::{Story, no, yes};
use crate::support::app::TestApp;

const TO_TALENT: &str = "Your resin work is what they lack.\nDr Ma reads English.";
const TO_FIRM: &str = "这位做过九公斤级，值得一谈。";

/// Fang, who reads English, and a firm that reads Chinese, matched.
fn matched() -> (TestApp, Officer, Match) {
    let app = TestApp::mailing(|_| {});
    app.pooled_fang("fang@example.org");
    let member = app.register_firm("ma@example.org", "兰州陇肽生物科技有限公司");
    let need = firm_needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    firm_needs::submit::run(&app.ctx, &member, firm_needs::submit::Input { need: need.clone() }).unwrap();
    app.run_jobs();
    let (officer, pair) = (app.officer(), app.suggested(&need).remove(0));
    (app, officer, pair)
}

fn approve(app: &TestApp, officer: &Officer, pair: &Match, lines: [&str; 2]) -> Result<(), Error> {
    let [to_talent, to_firm] = lines.map(str::to_owned);
    let input =
        approve_with_notes::Input { id: pair.id.clone(), version: Some(pair.version), note: None, to_talent, to_firm };
    approve_with_notes::run(&app.ctx, officer, input).map(|_| ())
}

/// The same as a story: approved with both lines.
fn story() -> Story {
    let app = TestApp::mailing(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let member = app.register_firm("ma@example.org", "兰州陇肽生物科技有限公司");
    let need = firm_needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    firm_needs::submit::run(&app.ctx, &member, firm_needs::submit::Input { need: need.clone() }).unwrap();
    app.run_jobs();
    let (officer, pair) = (app.officer(), app.suggested(&need).remove(0));
    approve(&app, &officer, &pair, [TO_TALENT, TO_FIRM]).unwrap();
    Story { app, owner, member, officer }
}

fn note_of(story: &Story, side: Side) -> Option<String> {
    let person = if side == Side::Talent { &story.owner.person } else { &story.member.person };
    let way = show_question::Input {
        way: longyuan::usecase::introductions::answer::Way::Signed {
            person: Box::new(person.clone()),
            code: story.introduction().code,
        },
        lang: Lang::Zh,
    };
    show_question::run(&story.app.ctx, way).unwrap().question().note.clone()
}

#[test]
fn each_side_is_told_its_own_line_and_never_the_others() {
    let story = story();
    story.pass(TimeDelta::seconds(61));
    let question = story.last_mail("fang@example.org", "A question for you");
    assert!(question.contains("A line from the workstation:"), "{question}");
    assert!(question.contains("resin work") && question.contains("Dr Ma reads English"), "{question}");
    assert_eq!(note_of(&story, Side::Talent).as_deref(), Some(TO_TALENT));
    let staff = show::run(&story.app.ctx, &story.officer, &story.introduction().code, Lang::Zh).unwrap();
    assert_eq!(staff.notes, [(Side::Talent, TO_TALENT.to_owned()), (Side::Firm, TO_FIRM.to_owned())]);

    story.say(story.link(), yes(Topic::GiveContact)).unwrap();
    story.pass(TimeDelta::hours(24));
    let card = story.last_mail("ma@example.org", "可能帮上忙");
    assert!(card.contains("工作站附言：") && card.contains(TO_FIRM), "{card}");
    assert_eq!(note_of(&story, Side::Firm).as_deref(), Some(TO_FIRM));
    let mails = |address: &str| story.app.mails_to(address).into_iter().map(|mail| mail.text).collect::<String>();
    assert!(!mails("ma@example.org").contains("resin work") && !mails("fang@example.org").contains("九公斤级"));
}

#[test]
fn a_no_of_the_person_leaves_the_line_to_the_firm_unread() {
    let story = story();
    story.pass(TimeDelta::seconds(61));
    story.say(story.link(), no(None)).unwrap();
    story.pass(TimeDelta::days(2));
    assert_eq!(story.state(), IntroductionState::Declined);
    assert!(story.app.mails_to("ma@example.org").iter().all(|mail| !mail.text.contains("九公斤级")));
}

#[test]
fn a_plain_approval_sends_none_and_undo_takes_the_lines_back() {
    let (app, officer, pair) = matched();
    let input = decide::Input { id: pair.id.clone(), version: None, choice: decide::Choice::Approve, note: None };
    decide::run(&app.ctx, &officer, input).unwrap();
    assert_eq!(app.count("introduction_notes"), 0);
    undo::run(&app.ctx, &officer, &pair.id).unwrap();
    let pair = app.ctx.db.read(|conn| matches::get(conn, &pair.id)).unwrap();
    approve(&app, &officer, &pair, ["", TO_FIRM]).unwrap();
    assert_eq!((app.count("introduction_notes"), app.count("introduction_notes WHERE side = 'firm'")), (1, 1));
    undo::run(&app.ctx, &officer, &pair.id).unwrap();
    assert_eq!(app.count("introduction_notes"), 0);
}

#[test]
fn words_that_reach_somebody_are_refused_and_come_back() {
    let (app, officer, pair) = matched();
    let refused = approve(&app, &officer, &pair, ["write to ma@example.org", &"长".repeat(501)]);
    let Err(Error::Invalid(errors)) = refused else { panic!("{refused:?}") };
    assert_eq!(errors.iter().map(|e| e.code).collect::<Vec<_>>(), ["names_a_contact", "too_long"]);
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    let code = app.ctx.db.read(|conn| Ok(needs::get(conn, &pair.need)?.code)).unwrap();
    let version = pair.version.to_string();
    let fields = |line: &'static str| {
        vec![
            ("pair", pair.id.as_str()),
            ("version", version.as_str()),
            ("decision", "approve"),
            ("note_talent", line),
            ("note_firm", TO_FIRM),
        ]
    };
    for lang in ["zh", "en"] {
        let to = format!("/{lang}/review/{code}/decisions");
        let page = browser.get(&format!("/{lang}/review/{code}"));
        assert!(page.body.contains("data-key=\"e\""));
        let back = browser.post(&to, &fields("call +1 415 555 0123"));
        assert_eq!(back.status, 422);
        assert!(back.body.contains("call +1 415 555 0123") && back.body.contains(TO_FIRM), "what was typed comes back");
        assert!(back.text(".errors").is_some() && back.text("#note_talent-error").is_some());
    }
    assert_eq!((app.count("introductions"), app.count("introduction_notes")), (0, 0));
    let done = browser.post(&format!("/en/review/{code}/decisions"), &fields("Please have a look."));
    assert_eq!((done.status, app.count("introduction_notes")), (303, 2));
    assert_eq!(app.ctx.db.read(|conn| Ok(matches::get(conn, &pair.id)?.state)).unwrap(), MatchState::Approved);
}

#[test]
fn the_lines_are_offered_in_the_language_of_each() {
    let (app, officer, pair) = matched();
    let code = app.ctx.db.read(|conn| Ok(needs::get(conn, &pair.need)?.code)).unwrap();
    let view =
        show_need::run(&app.ctx, &officer, show_need::Input { need: code, talent: None, lang: Lang::Zh }).unwrap();
    let lines: Vec<_> = view.notes.iter().map(|line| (line.side, line.lang)).collect();
    assert_eq!(lines, [(Side::Talent, Lang::En), (Side::Firm, Lang::Zh)]);
    assert!(view.notes[0].words.contains("so we thought of you"), "{:?}", view.notes[0]);
    assert!(view.notes[1].words.contains("值得一谈"), "{:?}", view.notes[1]);
    // As they are offered they may go.
    approve(&app, &officer, &pair, [&view.notes[0].words, &view.notes[1].words]).unwrap();
}

#[test]
fn lines_are_kept_sealed_and_go_with_the_person_or_the_member() {
    let one = story();
    assert!(!everything(&one.app).contains("resin work"), "sealed");
    talents::erase::run(&one.app.ctx, &one.owner).unwrap();
    one.app.run_jobs();
    assert_eq!(one.app.count("introduction_notes"), 0);

    let other = story();
    other.pass(TimeDelta::seconds(61));
    other.say(other.link(), yes(Topic::GiveContact)).unwrap();
    accounts::erase::run(&other.app.ctx, &other.member.person).unwrap();
    other.app.run_jobs();
    assert_eq!(other.app.count("introduction_notes WHERE side = 'firm'"), 0);
    assert_eq!(other.app.count("introduction_notes WHERE side = 'talent'"), 1);
}
