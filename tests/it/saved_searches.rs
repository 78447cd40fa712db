//! Searches that officers keep: named, counted, renamed, removed; for their owner alone, and gone with the account.

use crate::support::app::TestApp;
use crate::support::pool::chemist;

#[test]
fn a_search_is_kept_under_a_name_counted_renamed_and_removed() {
    let app = TestApp::new();
    app.pool(chemist("王芳"), None);
    app.pool(chemist("李强"), None);
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    let narrowed = browser.get("/zh/staff/talents?q=wf");
    let query = narrowed.attribute("form input[name=query]", "value").expect("what is shown can be kept");
    assert_eq!(query, "q=wf");
    let to = "/zh/staff/searches";
    let refused = browser.post(to, &[("noun", "talents"), ("name", "  "), ("query", &query)]);
    assert_eq!(refused.status, 422);
    assert!(refused.text("#name-error").is_some());
    let kept = browser.post(to, &[("noun", "talents"), ("name", "王芳们"), ("query", &query)]);
    assert_eq!((kept.status, kept.location()), (303, "/zh/staff/talents?done=search_kept&q=wf"));
    assert_eq!(
        browser.post(to, &[("noun", "talents"), ("name", "王芳们"), ("query", "q=li")]).status,
        422,
        "one name, one search"
    );

    let page = browser.get(kept.location());
    assert_eq!(page.text(".tabs.saved a").as_deref().map(str::trim), Some("王芳们 1"));
    assert!(page.attribute(".tabs.saved a", "aria-current").is_some());
    app.pool(chemist("吴凡"), None);
    let page = browser.get("/zh/staff/talents?q=wf");
    assert_eq!(page.text(".tabs.saved a").as_deref().map(str::trim), Some("王芳们 2"), "it counts what is there now");

    let change = page.attribute("form[action*='/staff/searches/']", "action").unwrap();
    let form = |version: &'static str, name: &'static str, act: &'static str| {
        [("version", version), ("name", name), ("act", act), ("noun", "talents"), ("query", "q=wf")]
    };
    assert_eq!(browser.post(&change, &form("1", "", "rename")).status, 422);
    assert_eq!(browser.post(&change, &form("1", "W 和 F", "rename")).status, 303);
    assert_eq!(browser.post(&change, &form("1", "Late", "rename")).status, 409, "an old page");
    assert!(browser.get("/en/staff/talents").text(".tabs.saved a").unwrap().contains("W 和 F"));
    assert!(browser.get("/en/staff/needs").text(".tabs.saved a").is_none(), "a list has its own");

    // A search is nobody else's.
    let other = app.browser();
    other.set_cookie("__Host-sid", &app.officer_secret());
    assert!(other.get("/zh/staff/talents").text(".tabs.saved a").is_none());
    assert_eq!(other.post(&change, &form("2", "Mine", "rename")).status, 404);

    let gone = browser.post(&change, &form("2", "", "remove"));
    assert_eq!((gone.status, gone.location()), (303, "/zh/staff/talents?done=search_removed"));
    assert_eq!(app.count("saved_searches"), 0);
    assert_eq!(app.count("audit WHERE action LIKE 'saved_search.%'"), 3);
}

#[test]
fn searches_go_with_the_account() {
    let app = TestApp::new();
    let secret = app.officer_secret();
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &secret);
    browser.get("/en/staff/needs");
    assert_eq!(
        browser.post("/en/staff/searches", &[("noun", "needs"), ("name", "Open"), ("query", "state=open")]).status,
        303
    );
    let account = app.person(secret).account.id;
    let now = app.ctx.now();
    app.ctx.db.write(move |conn| longyuan::store::erasure::account(conn, &account, false, now)).unwrap();
    assert_eq!(app.count("saved_searches"), 0);
}
