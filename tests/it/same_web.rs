//! Entries that may be one, in a browser and over the API: registered through the real form, compared, decided, parted.

use chrono::TimeDelta;
use longyuan::domain::account::{LinkPurpose, Role};
use longyuan::domain::same::SameState;
use longyuan::usecase::same::decide::Choice;
use serde_json::json;

use crate::people_api::token;
use crate::same::{decided, enter, named, pairs};
use crate::support::app::TestApp;
use crate::support::browser::{Browser, Page};

/// Registers through the form and presses the link of the mail; the browser is signed in after that.
fn registers(app: &TestApp, email: &str, name: &str, phone: &str) -> (Browser, Page) {
    let browser = app.browser();
    let form = browser.get("/en/talents/new");
    app.advance(TimeDelta::seconds(40));
    let stamp = form.attribute("input[name=stamp]", "value").unwrap();
    let fields = [
        ("email", email),
        ("name", name),
        ("country", "US"),
        ("fields", "biomedicine"),
        ("headline", "I take long peptides from the bench to ten-kilogram batches."),
        ("modes", "consulting"),
        ("phone", phone),
        ("consent_pool", "1"),
        ("consent_border", "1"),
        ("stamp", stamp.as_str()),
    ];
    let fields: Vec<_> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let sent = browser.post("/en/talents/new", &fields);
    assert_eq!((sent.status, sent.location()), (303, "/en/sent"), "{}", sent.body);
    let path = format!("/en/links/{}", app.newest_token(LinkPurpose::Confirm));
    browser.get(&path);
    let done = browser.post(&path, &[]);
    assert_eq!((done.status, done.location()), (303, "/en/me?done=profile_pooled"), "{}", done.body);
    let me = browser.get("/en/me");
    assert_eq!(me.status, 200);
    (browser, me)
}

fn officer(app: &TestApp) -> Browser {
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    browser
}

#[test]
fn every_spelling_of_a_name_is_found_at_the_form_and_nobody_is_told() {
    let app = TestApp::new();
    let (_, alone) = registers(&app, "ruolan@example.org", "林若兰", "");
    let words = |page: &Page| page.text("main h1 + p").unwrap();
    for (n, (email, name)) in [
        ("a@example.org", "Lin Ruolan"),
        ("b@example.org", "Ruolan LIN"),
        ("c@example.org", "林若蘭"),
        ("d@example.org", "LIN, Ruo-Lan"),
    ]
    .into_iter()
    .enumerate()
    {
        let (_, me) = registers(&app, email, name, "");
        assert_eq!(app.count("talents WHERE held_at IS NOT NULL"), n as i64 + 1, "{name}");
        assert_eq!(words(&me), words(&alone), "the page says what it always says");
        assert!(!me.body.contains("same") && !me.body.contains("joined"), "{name}");
    }
    let (_, _) = registers(&app, "e@example.org", "Wang Fang", "");
    assert_eq!(app.count("talents WHERE held_at IS NOT NULL"), 4);
}

#[test]
fn officers_compare_decide_and_part_again_and_see_no_number() {
    let app = TestApp::new();
    let (_, _) = registers(&app, "ruolan@example.org", "林若兰", "+1 650 555 0100");
    let (own, _) = registers(&app, "lin@example.com", "Lin Ruolan", "650-555-0100");
    let pair = pairs(&app, SameState::Open).remove(0);
    officer(&app).get("/en/staff/same");
    assert_eq!(app.count("audit WHERE action = 'talent.view'"), 2, "who reads both names in the list is noted");
    let browser = officer(&app);
    for lang in ["zh", "en"] {
        let todo = browser.get(&format!("/{lang}/staff/todo"));
        assert!(todo.body.contains(&format!("/{lang}/staff/same")), "{}", todo.body);
        let people = browser.get(&format!("/{lang}/staff/talents"));
        let mark = if lang == "zh" { "可能另有一份登记" } else { "another entry may be the same" };
        assert_eq!(people.body.matches(mark).count(), 2);
        let list = browser.get(&format!("/{lang}/staff/same"));
        assert_eq!(list.status, 200);
        assert!(list.body.contains(pair.id.as_str()) && list.body.contains("林若兰"), "{}", list.body);
        let both = browser.get(&format!("/{lang}/staff/same/{}", pair.id));
        assert_eq!(both.status, 200);
        for page in [&list, &both] {
            assert!(!page.body.contains("555") && !page.body.contains("@example"), "{}", page.body);
            assert!(!page.body.contains("same-"), "a sentence is missing: {}", page.body);
        }
        assert!(both.body.contains(if lang == "zh" { "电话相同" } else { "same telephone" }));
        let empty = browser.get(&format!("/{lang}/staff/same?state=joined"));
        assert!(empty.text(".empty").is_some());
    }
    let path = format!("/en/staff/same/{}", pair.id);
    browser.get(&path);
    let version = pair.version.to_string();
    let form = [("decision", "join_first"), ("version", version.as_str())];
    let done = browser.post(&format!("{path}/decisions"), &form);
    assert_eq!((done.status, done.location()), (303, format!("{path}?done=same_joined").as_str()), "{}", done.body);
    assert_eq!(browser.post(&format!("{path}/decisions"), &form).status, 409);
    let joined = browser.get(&path);
    assert!(joined.body.contains("Part them again"), "{}", joined.body);

    // Its owner reads which entry stays, in their language, and says that it is wrong.
    for (lang, words) in [("en", "found two entries of yours"), ("zh", "发现您有两份登记")] {
        let me = own.get(&format!("/{lang}/me"));
        assert!(me.status == 200 && me.body.contains(words), "{}", me.body);
        assert!(!me.body.contains("same-"), "{}", me.body);
    }
    let wrong = own.post("/zh/me/same/wrong", &[]);
    assert_eq!((wrong.status, wrong.location()), (303, "/zh/me?done=same_disputed"));
    assert!(browser.get("/en/staff/same?state=joined").body.contains("Somebody concerned says this is wrong."));
    browser.get(&path);
    let parted = browser.post(&format!("{path}/undo"), &[]);
    assert_eq!((parted.status, parted.location()), (303, format!("{path}?done=same_parted").as_str()));
    assert_eq!(own.get("/en/me").text("h1").as_deref(), Some("My profile"));
}

#[test]
fn nobody_but_an_officer_sees_them_and_nobody_decides_on_themselves() {
    let app = TestApp::new();
    let first = enter(&app, "ruolan@example.org", named("林若兰"));
    enter(&app, "lin@example.com", named("Lin Ruolan"));
    let pair = pairs(&app, SameState::Open).remove(0);
    let (browser, member) = (app.browser(), token(&app, "li@example.net", vec![]));
    let auditor = token(&app, "audit@example.net", vec![Role::Auditor]);
    let chen = token(&app, "chen@example.net", vec![Role::Officer]);
    let path = format!("/same/{}", pair.id);
    let body = json!({"decision": "two", "version": pair.version});
    for who in [&member, &auditor] {
        for (method, path) in [("GET", "/same".to_owned()), ("GET", path.clone())] {
            assert_eq!(browser.call(method, &path, Some(who), None).status, 403);
        }
        assert_eq!(browser.call("POST", &format!("{path}/decisions"), Some(who), Some(&body)).status, 403);
        assert_eq!(browser.call("DELETE", &format!("{path}/decisions/last"), Some(who), None).status, 403);
    }
    assert_eq!(browser.call("GET", "/same", None, None).status, 401);
    assert_eq!(app.browser().get("/en/staff/same").status, 303);
    for unknown in ["/same/nothing", "/same/01935c2e-7f00-7000-8000-0000000000bb"] {
        assert_eq!(browser.call("GET", unknown, Some(&chen), None).status, 404);
    }
    let own = officer(&app);
    for unknown in ["nothing", "01935c2e-7f00-7000-8000-0000000000bb"] {
        assert_eq!(own.get(&format!("/en/staff/same/{unknown}")).status, 404);
    }
    // An officer who is one of the two.
    app.make_officer(&first.person.account.id);
    let himself = app.officer_of(&first.person.account.id);
    let input =
        longyuan::usecase::same::decide::Input { id: pair.id.clone(), version: pair.version, choice: Choice::Two };
    let refused = longyuan::usecase::same::decide::run(&app.ctx, &himself, input).unwrap_err();
    assert_eq!(refused.code(), "self_review");
}

#[test]
fn the_api_pages_decides_and_parts() {
    let app = TestApp::new();
    for (email, name) in [("a@example.org", "林若兰"), ("b@example.org", "Lin Ruolan"), ("c@example.org", "LIN RuoLan")]
    {
        enter(&app, email, named(name));
    }
    let (browser, chen) = (app.browser(), token(&app, "chen@example.net", vec![Role::Officer]));
    let page = browser.call("GET", "/same?limit=2", Some(&chen), None);
    assert_eq!((page.status, page.json().as_array().unwrap().len()), (200, 2), "{}", page.body);
    assert!(page.headers.contains_key("link"), "{:?}", page.headers);
    let first = page.json()[0].clone();
    assert_eq!((first["entity"].as_str(), first["state"].as_str()), (Some("talent"), Some("open")));
    let path = format!("/same/{}", first["id"].as_str().unwrap());
    assert!(!browser.call("GET", &path, Some(&chen), None).body.contains("@example"));
    let decide = |body| browser.call("POST", &format!("{path}/decisions"), Some(&chen), Some(&body));
    assert_eq!(decide(json!({"decision": "both", "version": 1})).status, 422);
    assert_eq!(decide(json!({"decision": "two"})).status, 422);
    let stale = decide(json!({"decision": "join_first", "version": 7}));
    assert_eq!((stale.status, stale.json()["code"].as_str()), (409, Some("version")));
    let done = decide(json!({"decision": "join_first", "version": first["version"]}));
    assert_eq!((done.status, done.json()["state"].as_str()), (201, Some("joined")), "{}", done.body);
    let shown = browser.call("GET", &path, Some(&chen), None).json();
    assert_eq!(shown["join"]["kept"], first["first"]["id"]);
    let undone = browser.call("DELETE", &format!("{path}/decisions/last"), Some(&chen), None);
    assert_eq!(undone.status, 204, "{}", undone.body);
    let again = browser.call("DELETE", &format!("{path}/decisions/last"), Some(&chen), None);
    assert_eq!((again.status, again.json()["code"].as_str()), (409, Some("illegal_move")));
}

#[test]
fn officers_hear_once_a_working_day_while_any_wait() {
    let app = TestApp::mailing(|_| {});
    app.officer();
    enter(&app, "ruolan@example.org", named("林若兰"));
    let told = |app: &TestApp| app.count("outbox WHERE kind = 'same_suspected'");
    // Tuesday 24 November, 08:30 where the office is: nothing to compare.
    app.advance(TimeDelta::minutes(14 * 60 + 20));
    app.run_jobs();
    assert_eq!(told(&app), 0);
    enter(&app, "lin@example.com", named("Lin Ruolan"));
    app.run_jobs();
    assert_eq!(told(&app), 0, "not before the next morning");
    app.advance(TimeDelta::days(1));
    app.run_jobs();
    app.advance(TimeDelta::minutes(5));
    app.run_jobs();
    assert_eq!(told(&app), 1);
    let mail = app.mails_to("officer-").into_iter().find(|mail| mail.text.contains("/staff/same")).unwrap();
    for name in ["林若兰", "Ruolan", "ruolan", "lin@"] {
        assert!(!mail.text.contains(name), "{}", mail.text);
    }
    assert!(mail.text.contains("T-") && mail.text.contains("unsubscribe"), "{}", mail.text);
    let pair = pairs(&app, SameState::Open).remove(0);
    decided(&app, &pair, Choice::Two).unwrap();
    // Thanksgiving, the day after and the weekend are no working days; on Monday nothing waits.
    for _ in 0..5 {
        app.advance(TimeDelta::days(1));
        app.run_jobs();
    }
    assert_eq!(told(&app), 1);
}
