//! The web frame from outside: languages, headers, hosts, failures, static files, health.

use crate::support::app::TestApp;

#[test]
fn the_start_page_follows_the_visitors_language() {
    let app = TestApp::new();
    let browser = app.browser();
    assert_eq!(browser.send("GET", "/", &[("accept-language", "en-US,en;q=0.9")], None).location(), "/en/");
    assert_eq!(browser.send("GET", "/", &[("accept-language", "zh-CN")], None).location(), "/zh/");
    assert_eq!(browser.send("GET", "/", &[("accept-language", "fr")], None).location(), "/zh/");
}

#[test]
fn every_answer_carries_its_headers_once() {
    let app = TestApp::new();
    for path in ["/", "/healthz", "/zh/nowhere", "/api/v1/nowhere", "/assets/none.css"] {
        let page = app.browser().get(path);
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "permissions-policy",
            "cache-control",
        ] {
            assert!(page.headers.contains_key(name), "{path} lacks {name}");
        }
        assert!(!page.headers.contains_key("server"), "{path}");
    }
}

#[test]
fn the_page_of_a_failure_leads_back_to_where_the_reader_was() {
    let app = TestApp::new();
    let member = app.register_firm("ma@example.org", "兰州陇肽");
    let browser = app.browser_of(&member.person);
    let own = format!("{}/en/needs?x=1", app.address());
    let refused = browser.send("GET", "/en/staff/talents", &[("referer", &own)], None);
    assert_eq!(refused.status, 403);
    assert_eq!(refused.attribute("main a.btn.primary", "href").as_deref(), Some("/en/needs?x=1"));
    assert!(!refused.body.contains("mistyped"), "that is said of missing pages alone");
    let two_strokes = format!("{}//elsewhere.example/en", app.address());
    for from in ["https://elsewhere.example/en/needs", "nonsense", "", &two_strokes] {
        let refused = browser.send("GET", "/en/staff/talents", &[("referer", from)], None);
        assert!(refused.attribute("main a.btn.primary", "href").is_none(), "{from}");
    }
    let missing = browser.get("/en/nowhere");
    assert!((missing.status, missing.body.contains("mistyped")) == (404, true), "{}", missing.body);
}

#[test]
fn a_failure_is_a_page_in_the_readers_language_or_problem_json() {
    let app = TestApp::new();
    let zh = app.browser().get("/zh/nowhere");
    assert_eq!((zh.status, zh.text("h1").as_deref()), (404, Some("这里没有这一页")));
    let en = app.browser().get("/en/nowhere");
    assert_eq!((en.status, en.text("h1").as_deref()), (404, Some("There is no such page")));
    let api = app.browser().call("GET", "/nowhere", None, None);
    assert_eq!((api.status, api.json()["code"].as_str()), (404, Some("missing")));
    assert_eq!(api.headers["content-type"], "application/problem+json");
}

#[test]
fn another_host_is_not_answered_but_health_is() {
    let app = TestApp::new();
    assert_eq!(app.browser().send("GET", "/zh/", &[("host", "evil.example")], None).status, 421);
    assert_eq!(app.browser().send("GET", "/healthz", &[("host", "evil.example")], None).status, 200);
}

#[test]
fn static_files_are_named_by_their_content() {
    let app = TestApp::new();
    let page = app.browser().get("/zh/nowhere");
    let css = page.attribute("link[rel=stylesheet]", "href").unwrap();
    let file = app.browser().get(&css);
    assert_eq!(file.status, 200);
    assert!(file.headers["cache-control"].contains("immutable"));
    let river = file.body.split("url(").nth(1).unwrap().split(')').next().unwrap();
    assert_eq!(app.browser().get(&format!("/assets/{river}")).status, 200, "{river}");
    // The model lies in the same folder and is no file of the web.
    assert!(!longyuan::web::assets::address("embedding/NOTICE").contains("NOTICE-"));
}

#[test]
fn readiness_says_whether_mail_is_confirmed() {
    let app = TestApp::new();
    let ready = app.browser().get("/readyz");
    assert_eq!((ready.status, ready.json()["mail"].as_str()), (200, Some("unconfirmed")));
}

#[test]
fn the_api_describes_itself_and_its_viewer_needs_no_other_host() {
    let app = TestApp::new();
    let document = app.browser().get("/api/v1/openapi.json").json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"), "{}", document["openapi"]);
    let viewer = app.browser().follow("/api/docs/");
    assert_eq!(viewer.status, 200);
    assert!(!viewer.body.contains("https://"), "{}", viewer.body);
}
