//! The review in a browser without scripts, and over the API.

use longyuan::domain::account::SessionKind;
use longyuan::domain::actor::Person;
use longyuan::domain::need::NeedId;
use longyuan::domain::value::Lang;
use longyuan::store::db::Conn;
use longyuan::store::{needs, sessions};
use serde_json::json;

use crate::support::app::TestApp;
use crate::support::browser::Browser;
use crate::support::people::{firm, peptides, visitor};
use crate::support::pool::chemist;

fn matched() -> (TestApp, NeedId, String) {
    let app = TestApp::new();
    app.open_office();
    app.pooled_fang("fang@example.org");
    app.pool(chemist("周启明"), None);
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 2);
    let code = app.ctx.db.read(|conn| Ok(needs::get(conn, &need)?.code)).unwrap();
    (app, need, code)
}

fn officer(app: &TestApp) -> Browser {
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    browser
}

/// A token of the API for a signed-in person.
fn token(app: &TestApp, person: &Person) -> String {
    let (now, account) = (app.ctx.now(), person.account.id.clone());
    let ends = now + chrono::TimeDelta::hours(1);
    let origin = visitor(Lang::En).origin;
    let open = move |conn: &mut Conn| Ok(sessions::open(conn, now, &account, SessionKind::Api, ends, &origin)?.id);
    let session = app.ctx.db.write(open).unwrap();
    longyuan::web::token::mint(&app.ctx, &session).unwrap().token
}

fn hidden(page: &crate::support::browser::Page, name: &str) -> String {
    page.attribute(&format!("section.actions input[name={name}]"), "value").unwrap()
}

#[test]
fn people_pass_by_and_one_press_approves() {
    let (app, need, code) = matched();
    let browser = officer(&app);
    for lang in ["zh", "en"] {
        let queue = browser.get(&format!("/{lang}/review"));
        assert_eq!(queue.status, 200);
        assert!(queue.body.contains(&code) && queue.body.contains("长链多肽工艺放大"));
        let page = browser.get(&format!("/{lang}/review/{code}"));
        assert_eq!(page.status, 200);
        assert!(page.text(".pts").is_some());
        for raw in ["review-", "matching-", "mode-", "degree-"] {
            let text = scraper::Html::parse_document(&page.body);
            let words: String = text.root_element().text().collect();
            assert!(!words.contains(raw), "{lang}: a sentence of {raw} is missing");
        }
        for key in ["a", "s", "x", "j", "?"] {
            assert!(page.body.contains(&format!("data-key=\"{key}\"")), "{key}");
        }
        assert!(!page.body.contains("fang@example.org"));
    }
    let page = browser.get(&format!("/zh/review/{code}"));
    let (pair, version) = (hidden(&page, "pair"), hidden(&page, "version"));
    let to = format!("/zh/review/{code}/decisions");
    let pressed = browser.post(&to, &[("pair", &pair), ("version", &version), ("decision", "approve")]);
    assert_eq!((pressed.status, pressed.location()), (303, format!("/zh/review/{code}?undo={pair}").as_str()));
    let next = browser.get(pressed.location());
    assert_eq!(next.attribute(".toast", "data-seconds").as_deref(), Some("60"));
    assert_ne!(hidden(&next, "pair"), pair, "the next person is shown");

    // A second press on the old page is told that it has moved on.
    let late = browser.post(&to, &[("pair", &pair), ("version", &version), ("decision", "approve")]);
    assert_eq!(late.status, 409);

    let back = browser.post("/zh/review/undo", &[("pair", &pair)]);
    assert_eq!(back.status, 303);
    assert!(browser.get(back.location()).body.contains("已撤销"));
    assert_eq!(app.suggested(&need).len(), 2);

    // Dismissed by a digit's button, parked: the need is through, and the queue says so.
    for fields in [vec![("decision", "dismiss"), ("reason", "too_junior")], vec![("decision", "park")]] {
        let page = browser.get(&format!("/zh/review/{code}"));
        let (pair, version) = (hidden(&page, "pair"), hidden(&page, "version"));
        let fields = [vec![("pair", pair.as_str()), ("version", version.as_str())], fields].concat();
        assert_eq!(browser.post(&to, &fields).status, 303);
    }
    let parked = browser.get("/zh/review?show=parked");
    assert!(parked.body.contains(&code));
    assert_eq!(browser.get("/zh/review?show=approved").status, 200);
    assert_eq!(browser.get("/en/review?field=biomedicine&strong=1").status, 200);
    assert_eq!(browser.get("/zh/review/N-0000").status, 404);
}

#[test]
fn nobody_but_officers_sees_the_review() {
    let (app, _, code) = matched();
    let visitor_browser = app.browser();
    assert_eq!(visitor_browser.get("/zh/review").status, 303, "to the sign-in");
    assert_eq!(visitor_browser.call("GET", "/review", None, None).status, 401);
    let owner = app.pooled_fang("fang2@example.org");
    let token = token(&app, &owner.person);
    for path in ["/review", "/matches", "/matches/0192f0c1-2345-7890-abcd-1234567890ab"] {
        assert_eq!(visitor_browser.call("GET", path, Some(&token), None).status, 403, "{path}");
    }
    assert!(!code.is_empty());
}

#[test]
fn a_program_lists_reads_and_decides() {
    let (app, _, code) = matched();
    let officer = app.officer();
    let token = token(&app, &officer.person);
    let browser = app.browser();
    let call = |method: &str, path: &str, body: Option<serde_json::Value>| {
        browser.call(method, path, Some(&token), body.as_ref())
    };

    let review = call("GET", "/review", None).json();
    assert_eq!((review[0]["code"].as_str().unwrap(), review[0]["strong"].as_i64().unwrap()), (code.as_str(), 2));
    assert_eq!(review[0]["suggestions"].as_array().unwrap().len(), 2);
    let page = call("GET", &format!("/matches?state=suggested&need={code}&limit=1"), None);
    assert_eq!(page.json().as_array().unwrap().len(), 1);
    let link = page.headers.get("link").unwrap().clone();
    assert!(link.starts_with("</api/v1/matches?") && link.ends_with("; rel=\"next\""), "{link}");
    let id = page.json()[0]["id"].as_str().unwrap().to_owned();
    let whole = call("GET", &format!("/matches/{id}"), None).json();
    let points: f64 = whole["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["side"] == "person")
        .map(|line| line["points"].as_f64().unwrap())
        .sum();
    assert!((points - whole["score_talent"].as_f64().unwrap()).abs() < 1e-6);

    let decisions = format!("/matches/{id}/decisions");
    assert_eq!(call("POST", &decisions, Some(json!({"decision": "dismiss"}))).status, 422);
    assert_eq!(call("POST", &decisions, Some(json!({"decision": "marry"}))).status, 422);
    assert_eq!(call("POST", &decisions, Some(json!({"decision": "approve", "version": 9}))).status, 409);
    let done = call("POST", &decisions, Some(json!({"decision": "approve", "version": whole["version"]})));
    assert_eq!((done.status, done.json()["state"].as_str().unwrap()), (201, "approved"));
    assert_eq!(call("DELETE", &format!("{decisions}/last"), None).status, 204);
    assert_eq!(call("DELETE", &format!("{decisions}/last"), None).status, 409);
    assert_eq!(call("GET", "/matches/nonsense", None).status, 404);
    assert_eq!(call("GET", "/matches?state=married", None).status, 400);
}
