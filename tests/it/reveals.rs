//! An officer who looks at somebody is noted; how to reach them is shown once and for a reason.

use chrono::TimeDelta;
use longyuan::domain::account::Role;

use crate::rights::{secret, story};

#[test]
fn an_officer_who_looks_is_noted_once_a_day() {
    let story = story();
    let ada = format!("audit WHERE action = 'talent.view' AND entity_id = '{}'", story.talents[0].talent);
    assert_eq!(story.app.count(&ada), 1, "the board, at the beginning");
    let browser = story.app.browser();
    browser.set_cookie("__Host-sid", &secret(&story.app, &story.officer.person));
    for page in ["/zh/staff/talents", "/en/staff/introductions?state=introduced", "/zh/staff/talents"] {
        assert_eq!(browser.get(page).status, 200);
    }
    assert_eq!(story.app.count(&ada), 1);
    assert_eq!(story.app.count("audit WHERE action = 'talent.view'"), 2, "one a person");
    let other = story.app.browser();
    other.set_cookie("__Host-sid", &story.app.officer_secret());
    other.get("/zh/staff/talents");
    assert_eq!(story.app.count(&ada), 2, "another officer");
    story.app.advance(TimeDelta::days(1));
    browser.set_cookie("__Host-sid", &secret(&story.app, &story.officer.person));
    browser.get("/zh/staff/talents");
    assert_eq!(story.app.count(&ada), 3, "another day");
}

#[test]
fn a_contact_is_shown_to_an_officer_once_and_for_a_reason() {
    let story = story();
    let app = &story.app;
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    let place = format!("/zh/staff/reveal/talents/{}", story.talents[0].talent);
    let list = browser.get("/zh/staff/talents").body;
    assert!(list.contains(&place) && !list.contains("ada@example.org"));
    assert!(browser.get(&format!("/zh/staff/introductions/{}", story.code)).body.contains(&place));
    let asked = browser.get(&place);
    assert!(asked.status == 200 && asked.body.contains("CanaryAdaName") && !asked.body.contains("ada@example.org"));
    for bad in ["", "curiosity"] {
        let refused = browser.post(&place, &[("reason", bad)]);
        assert!(refused.status == 422 && !refused.body.contains("ada@example.org"), "{bad}");
    }
    assert_eq!(app.count("audit WHERE action = 'contact.reveal'"), 0);
    let shown = browser.post(&place, &[("reason", "call_back")]);
    assert_eq!((shown.status, shown.headers["cache-control"].as_str()), (200, "no-store"));
    for known in ["ada@example.org", "+1 650 555 0177", "canaryAdawechat"] {
        assert!(shown.body.contains(known), "{known}");
    }
    assert_eq!(app.count("audit WHERE action = 'contact.reveal' AND reason = 'call_back'"), 1);
    assert!(!browser.get(&place).body.contains("ada@example.org"), "shown once");
    // The firm's contact person, through the firm.
    let firm = format!("/zh/staff/reveal/enterprises/{}", story.members[0].enterprise);
    let to = browser.get(&firm).location().to_owned();
    assert!(browser.get(&to).status == 200);
    let shown = browser.post(&to, &[("reason", "arrange")]);
    assert!(shown.body.contains("CanaryUnoContact") && shown.body.contains("uno@example.com"));
    // A person of another firm, nobody, and those who may not.
    let foreign = format!("{firm}/{}", story.members[1].person.account.id);
    let unknown = "/zh/staff/reveal/talents/0190b2c4-0000-7000-8000-000000000000";
    for missing in [foreign.as_str(), unknown, "/zh/staff/reveal/talents/x", "/zh/staff/reveal/enterprises/x/y"] {
        assert_eq!(browser.get(missing).status, 404, "{missing}");
    }
    let admin = app.browser();
    admin.set_cookie("__Host-sid", &app.staff_secret(vec![Role::Admin]));
    let talent = app.browser();
    talent.set_cookie("__Host-sid", &secret(app, &story.talents[1].person));
    for other in [&admin, &talent] {
        other.get("/zh/account");
        assert_eq!(other.get(&place).status, 403);
        assert_eq!(other.post(&place, &[("reason", "call_back")]).status, 403);
    }
    // The person sees that somebody looked, and why.
    let own = app.browser();
    own.set_cookie("__Host-sid", &secret(app, &story.talents[0].person));
    let page = own.get("/en/me/data").body;
    assert!(page.contains("Your contact, looked up") && page.contains("They asked to be called or written to"));
}
