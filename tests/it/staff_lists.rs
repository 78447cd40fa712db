//! The officers' lists in a browser: who may open them, what they say, deciding with and without a reason.

use longyuan::usecase::needs::{list_own, submit};

use crate::support::app::TestApp;
use crate::support::browser::Browser;
use crate::support::pool::chemist;

fn officer(app: &TestApp) -> Browser {
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    browser
}

#[test]
fn only_officers_open_the_lists() {
    let app = TestApp::new();
    app.pooled_fang("fang@example.org");
    for noun in ["talents", "enterprises", "needs"] {
        let path = format!("/zh/staff/{noun}");
        assert_eq!(app.browser().get(&path).status, 303, "{noun}");
        let page = officer(&app).get(&path);
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(!page.body.contains("staff-"), "a sentence is missing on {noun}");
    }
}

#[test]
fn a_person_is_sent_back_with_a_reason_and_nothing_typed_is_lost_without_one() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let browser = officer(&app);
    let page = browser.get("/en/staff/talents?state=pooled");
    assert_eq!(page.text("li h2").as_deref(), Some("王芳"));
    assert_eq!(page.attribute("li h2", "lang").as_deref(), Some("zh-CN"));
    assert!(!page.body.contains("fang@example.org"), "no contact on a list");
    let path = format!("/en/staff/talents/{}/decisions", owner.talent);
    let refused = browser.post(&path, &[("decision", "request_changes"), ("reason", "  "), ("state", "pooled")]);
    assert_eq!((refused.status, refused.text(".errors li").is_some()), (422, true));
    assert!(refused.text("title").unwrap().starts_with("Error: "), "{:?}", refused.text("title"));
    let long = "x".repeat(2001);
    let refused = browser.post(&path, &[("decision", "reject"), ("reason", &long), ("state", "")]);
    assert_eq!(refused.text("textarea").unwrap(), long);
    let done = browser.post(&path, &[("decision", "request_changes"), ("reason", "Which scale?"), ("state", "pooled")]);
    assert_eq!((done.status, done.location()), (303, "/en/staff/talents?done=decided&state=pooled"));
    let page = browser.get(done.location());
    assert!(page.text(".banner.ok").is_some() && page.text(".empty").is_some());
    let again = browser.post(&path, &[("decision", "accept"), ("reason", ""), ("state", "")]);
    assert_eq!(again.status, 409);
    assert_eq!(
        browser.post("/en/staff/talents/nobody/decisions", &[("decision", "accept"), ("state", "")]).status,
        404
    );
}

#[test]
fn a_decision_on_the_second_page_comes_back_to_it_and_names_the_entry() {
    let app = TestApp::new();
    let people: Vec<_> = (0..26).map(|i| app.pool(chemist(&format!("王{i}")), None)).collect();
    let browser = officer(&app);
    let first = browser.get("/en/staff/talents");
    let next = first.attribute(".pager a", "href").expect("a second page");
    let second = browser.get(&next);
    let code = second.text("li .code").unwrap();
    let on_second = people.iter().find(|person| second.body.contains(person.as_str())).unwrap();
    let after = second.attribute("input[name=after]", "value").unwrap();
    assert!(!after.is_empty() && next.contains(&after));
    let path = format!("/en/staff/talents/{}/decisions", on_second);
    let form = |reason| [("decision", "reject"), ("reason", reason), ("after", &*after), ("code", &*code)];
    let refused = browser.post(&path, &form(""));
    assert_eq!(refused.text("li .code"), Some(code.clone()), "the same page");
    assert!(refused.text(".errors li").unwrap().starts_with(&code), "{:?}", refused.text(".errors li"));
    let done = browser.post(&path, &form("Not in our fields."));
    assert!(done.location().contains(&format!("about={code}")) && done.location().contains(&format!("after={after}")));
    assert!(browser.get(done.location()).text(".banner.ok").unwrap().starts_with(&format!("{code}: ")));
    let forged = browser.get("/en/staff/talents?done=decided&about=Call+555+now");
    assert!(!forged.text(".banner.ok").unwrap().contains("555"), "only codes are repeated");
}

#[test]
fn opening_a_need_verifies_its_firm() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", "兰州陇肽生物科技有限公司");
    let need = list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    submit::run(&app.ctx, &member, submit::Input { need: need.clone() }).unwrap();
    let browser = officer(&app);
    browser.get("/zh/staff/needs");
    let done = browser.post(&format!("/zh/staff/needs/{need}/decisions"), &[("decision", "accept"), ("state", "")]);
    assert_eq!(done.status, 303, "{}", done.body);
    assert_eq!(browser.get("/zh/staff/needs").text("li .badge").as_deref(), Some("已开放"));
    assert_eq!(browser.get("/zh/staff/enterprises").text("li .badge").as_deref(), Some("已核验"));
}
