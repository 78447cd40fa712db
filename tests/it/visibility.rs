//! "Who may see me": what a person allows is kept, shown as it leaves, and held to.

use chrono::TimeDelta;
use longyuan::domain::actor::{Officer, Owner};
use longyuan::domain::answer::Answer;
use longyuan::domain::error::Error;
use longyuan::domain::introduction::{CloseReason, Introduction, IntroductionState};
use longyuan::domain::paging::Paging;
use longyuan::domain::visibility::Visibility;
use longyuan::store::introductions;
use longyuan::usecase::matches::decide;
use longyuan::usecase::talents::{pause, set_visibility};
use serde_json::json;

use crate::support::app::TestApp;
use crate::support::cards::{Firm, open_to_all};

fn all(app: &TestApp) -> Vec<Introduction> {
    let filter = introductions::Filter::default();
    app.ctx.db.read(|conn| introductions::list(conn, &filter, &Paging::new(None, None))).unwrap().items
}

pub fn approve(app: &TestApp, officer: &Officer, firm: &Firm, owner: &Owner) -> Result<decide::View, Error> {
    let pair = app.matches_of(&firm.need).into_iter().find(|row| row.talent == owner.talent).unwrap();
    let input = decide::Input { id: pair.id, version: None, choice: decide::Choice::Approve, note: None };
    decide::run(&app.ctx, officer, input)
}

#[test]
fn the_page_keeps_what_is_allowed_and_shows_the_cards_that_leave() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    let fang = app.pooled_fang("fang@example.org");
    let browser = app.browser_of(&fang.person);
    let page = browser.get("/en/me/visibility");
    assert_eq!(page.status, 200);
    assert!(page.attribute("input[name=browse_ok]", "checked").is_none(), "off until it is ticked");
    assert_eq!(page.attribute("select[name=monthly_limit] option[selected]", "value").as_deref(), Some("2"));
    assert!(page.body.contains("You have not ticked it.") && page.body.contains("Nobody on this platform yet"));
    let version = page.attribute("input[name=version]", "value").unwrap();
    let typed = [
        ("version", version.as_str()),
        ("browse_ok", "yes"),
        ("monthly_limit", "11"),
        ("blocked_firms", "——\r\n陇肽\r\n"),
    ];
    let wrong = browser.post("/en/me/visibility", &typed);
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("letters or digits") && wrong.body.contains("out of range"));
    assert!(wrong.body.contains("陇肽"), "what was typed is kept");
    assert!(!app.talent(&fang.talent).browse_ok, "nothing is changed");
    let typed = [
        ("version", version.as_str()),
        ("browse_ok", "yes"),
        ("monthly_limit", "5"),
        ("blocked_firms", "陇肽\r\n陇肽 "),
    ];
    assert_eq!(browser.post("/en/me/visibility", &typed).status, 303);
    let talent = app.talent(&fang.talent);
    assert_eq!((talent.browse_ok, talent.monthly_limit), (true, 5));
    let page = browser.get("/en/me/visibility?done=visibility_saved");
    assert!(page.body.contains("Saved. It holds from now on."));
    assert!(page.body.contains("On this platform: 兰州陇肽生物科技有限公司"), "{}", page.text("main").unwrap());
    assert!(page.body.contains("The workstation has not looked at your profile yet."));
    // An old page does not overwrite a younger word.
    assert_eq!(browser.post("/en/me/visibility", &typed).status, 409);
    // The three previews are those that leave: the small one has no place and no sentence.
    let small = page.text("section[aria-labelledby=seen-browse]").unwrap();
    let whole = page.text("section[aria-labelledby=seen-asked]").unwrap();
    assert!(small.contains("United States") && !small.contains("California") && !small.contains("long peptides"));
    assert!(whole.contains("California") && whole.contains("long peptides"));
    for lang in ["zh", "en"] {
        let text = browser.get(&format!("/{lang}/me/visibility")).text("main").unwrap();
        assert!(!text.contains("visibility-") && !text.contains("card-"), "{text}");
    }
    assert_eq!(app.browser_of(&firm.member.person).get("/en/me/visibility").status, 403);
}

#[test]
fn the_api_reads_and_writes_it_and_older_bodies_still_work() {
    let app = TestApp::new();
    let fang = app.pooled_fang("fang@example.org");
    let (browser, token) = (app.browser(), app.token_of(&fang.person));
    let read = browser.call("GET", "/me/visibility", Some(&token), None).json();
    assert_eq!(read["visibility"]["browse_ok"], false);
    assert_eq!(read["visibility"]["blocked_firms"], json!(["Secretive Pharma"]));
    assert!(read["browse"].get("sentence").is_none() && read["asked"]["sentence"].is_object());
    let body = json!({"version": read["version"], "visibility": {"browse_ok": true, "monthly_limit": 0}});
    let written = browser.call("PUT", "/me/visibility", Some(&token), Some(&body));
    assert_eq!(written.status, 200, "{}", written.body);
    assert_eq!(written.json()["visibility"]["blocked_firms"], json!([]));
    assert_eq!(browser.call("PUT", "/me/visibility", Some(&token), Some(&body)).status, 409);
    let wrong = json!({"visibility": {"monthly_limit": -1}});
    assert_eq!(browser.call("PUT", "/me/visibility", Some(&token), Some(&wrong)).status, 422);
    // The profile as it was written before these were there leaves them as they stand.
    let own = browser.call("GET", "/me/talent", Some(&token), None).json();
    assert_eq!((own["browse_ok"].as_bool(), own["monthly_limit"].as_i64()), (Some(true), Some(0)));
    let mut older = json!({"profile": own["profile"], "identity": own["identity"], "contact": own["contact"]});
    assert_eq!(browser.call("PUT", "/me/talent", Some(&token), Some(&older)).status, 200);
    assert_eq!(app.talent(&fang.talent).monthly_limit, 0);
    older["monthly_limit"] = json!(99);
    assert_eq!(browser.call("PUT", "/me/talent", Some(&token), Some(&older)).status, 422);
    older["monthly_limit"] = json!(3);
    let changed = browser.call("PUT", "/me/talent", Some(&token), Some(&older));
    assert_eq!(changed.json()["monthly_limit"], 3, "{}", changed.body);
}

#[test]
fn a_firm_that_is_shut_out_is_halted_and_told_only_if_it_knew() {
    let app = TestApp::mailing(|_| {});
    let officer = app.officer();
    let fang = app.browsed_fang(&officer, "fang@example.org");
    let firms = [("ma", "兰州陇肽生物科技有限公司"), ("zhao", "天水风电有限公司")];
    let firms = firms.map(|(who, name)| app.verified_firm(&officer, &format!("{who}@example.org"), name));
    app.run_jobs();
    for firm in &firms {
        approve(&app, &officer, firm, &fang).unwrap();
    }
    app.advance(TimeDelta::seconds(61));
    app.run_jobs();
    // The second firm's question is the newest: the person says yes to it, so that this firm knows.
    app.answer_newest(Answer::Yes).unwrap();
    app.advance(TimeDelta::days(1));
    app.run_jobs();
    let shut = |name: &str| Visibility { blocked_firms: vec![name.into()], ..open_to_all() };
    app.allow(&fang, shut("陇肽"));
    let state_of = |firm: &Firm| all(&app).into_iter().find(|i| i.need == firm.need).unwrap();
    let halted = state_of(&firms[0]);
    assert_eq!((halted.state, halted.close_reason), (IntroductionState::Halted, Some(CloseReason::FirmBlocked)));
    assert_eq!(state_of(&firms[1]).state, IntroductionState::AskingFirm, "the other one goes on");
    app.allow(&fang, shut("天水风电"));
    assert_eq!(state_of(&firms[1]).state, IntroductionState::Halted);
    app.advance(TimeDelta::days(1));
    app.run_jobs();
    let told = |address: &str| app.mails_to(address).iter().filter(|mail| mail.subject.contains("未能继续")).count();
    assert_eq!((told("ma@example.org"), told("zhao@example.org")), (0, 1));
    // A list that only the editor of the profile changes does the same.
    assert!(matches!(
        set_visibility::run(&app.ctx, &fang, set_visibility::Input { version: Some(1), visibility: open_to_all() }),
        Err(Error::Conflict("version"))
    ));
}

#[test]
fn a_pause_ends_what_is_open_only_where_the_person_says_so() {
    for ends_open in [false, true] {
        let app = TestApp::mailing(|_| {});
        let officer = app.officer();
        let fang = app.browsed_fang(&officer, "fang@example.org");
        let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
        app.run_jobs();
        approve(&app, &officer, &firm, &fang).unwrap();
        app.advance(TimeDelta::minutes(5));
        app.run_jobs();
        let open_ones = ends_open.then_some(pause::OpenOnes::End);
        pause::run(&app.ctx, &fang, pause::Input { until: None, open_ones }).unwrap();
        let left = all(&app).remove(0);
        let wanted = if ends_open { Some(CloseReason::TalentPaused) } else { None };
        assert_eq!((left.state.is_open(), left.close_reason), (!ends_open, wanted));
    }
}

#[test]
fn an_erased_person_leaves_no_trace_of_who_saw_them() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    let fang = app.browsed_fang(&officer, "fang@example.org");
    app.run_jobs();
    let code = app.talent(&fang.talent).code;
    assert_eq!(app.browser_of(&firm.member.person).get(&format!("/en/people/{code}")).status, 200);
    app.express(&firm, &code).unwrap();
    assert_eq!(app.count("card_views"), 1);
    longyuan::usecase::talents::erase::run(&app.ctx, &fang).unwrap();
    app.run_jobs();
    let talent = app.talent(&fang.talent);
    assert_eq!((talent.browse_ok, talent.monthly_limit, app.count("card_views")), (false, 2, 0));
    assert_eq!(app.browser_of(&firm.member.person).get(&format!("/en/people/{code}")).status, 404);
}
