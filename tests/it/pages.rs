//! The pages of visitors and those who register, as a browser sees them, in both languages.

use chrono::TimeDelta;
use longyuan::domain::account::{LinkPurpose, SessionKind};
use longyuan::domain::value::Lang;
use longyuan::usecase::accounts::verify;

use crate::support::app::TestApp;
use crate::support::browser::{Browser, Page};
use crate::support::people::visitor;

/// Past the age under which a form is taken for a robot's.
const READING: TimeDelta = TimeDelta::seconds(40);

/// A browser in which the newest link was pressed.
fn signed_in(app: &TestApp) -> Browser {
    let token = app.newest_token(LinkPurpose::SignIn);
    let input = verify::Input { token, kind: SessionKind::Page };
    let entered = verify::run(&app.ctx, &visitor(Lang::En), input).unwrap().entered;
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &entered.secret);
    browser
}

/// A browser of a person who was known already: by a sign-in link of their own.
pub fn enters(app: &TestApp, email: &str) -> Browser {
    use longyuan::usecase::accounts::request_link;
    request_link::run(&app.ctx, &visitor(Lang::En), request_link::Input { email: email.into() }).unwrap();
    signed_in(app)
}

pub fn values(page: &Page, selector: &str, attribute: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse(selector).unwrap();
    html.select(&selector).filter_map(|e| e.value().attr(attribute)).map(str::to_owned).collect()
}

fn with_stamp<'a>(page: &Page, fields: &[(&'a str, &'a str)], keep: &'a mut String) -> Vec<(&'a str, &'a str)> {
    *keep = page.attribute("input[name=stamp]", "value").expect("the form has its age");
    fields.iter().copied().chain([("stamp", keep.as_str())]).collect()
}

/// Opens a form, reads it for a while and sends it.
pub fn fill_in(app: &TestApp, browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let form = browser.get(path);
    assert_eq!(form.status, 200, "{path}: {}", form.body);
    app.advance(READING);
    let mut stamp = String::new();
    browser.post(path, &with_stamp(&form, fields, &mut stamp))
}

const LIN: [(&str, &str); 12] = [
    ("email", "lin.ruolan@example.org"),
    ("name", "Lin Ruolan"),
    ("country", "US"),
    ("fields", "biomedicine"),
    ("fields", "big-data"),
    ("headline", "I take long peptides from the bench to ten-kilogram batches."),
    ("modes", "consulting"),
    ("modes", "short_visit"),
    ("skills", "SPPS, preparative HPLC"),
    ("years_experience", "10-14"),
    ("consent_pool", "1"),
    ("consent_border", "1"),
];

#[test]
fn every_public_page_answers_in_both_languages() {
    let app = TestApp::new();
    for (path, zh, en) in [
        ("/", "家乡的课题，远方的同行", "Questions from Gansu, for people who know"),
        ("/about", "关于我们与联系方式", "About us and how to reach us"),
        ("/privacy", "您的资料会怎样", "What happens to your data"),
        ("/talents/new", "登记我的专长", "Register my expertise"),
        ("/needs/new", "发布企业需求", "Post a need"),
        ("/sent", "请去邮箱点一下确认", "Now look in your mailbox"),
    ] {
        for (lang, title) in [("zh", zh), ("en", en)] {
            let page = app.browser().get(&format!("/{lang}{path}"));
            assert_eq!((page.status, page.text("h1").as_deref()), (200, Some(title)), "{lang}{path}");
            let tag = if lang == "zh" { "zh-CN" } else { "en" };
            assert_eq!(page.attribute("html", "lang").as_deref(), Some(tag));
            assert_eq!(values(&page, "h1", "class").len(), 0);
            assert!(!page.body.contains("-hint}") && !page.body.contains("{ $"), "{lang}{path}");
        }
    }
}

#[test]
fn the_consent_texts_are_shown_whole_with_version_and_hash() {
    let app = TestApp::new();
    let page = app.browser().get("/zh/privacy");
    assert_eq!(values(&page, "h2[id=talent_pool], h2[id=cross_border], h2[id=enterprise]", "id").len(), 3);
    assert!(page.body.contains("草案") && page.body.contains("第 1 版") && page.body.contains("SHA-256"));
}

#[test]
fn a_talent_registers_and_waits_for_the_mail() {
    let app = TestApp::new();
    let browser = app.browser();
    let sent = fill_in(&app, &browser, "/en/talents/new", &LIN);
    assert_eq!((sent.status, sent.location()), (303, "/en/sent"), "{}", sent.body);
    let waiting = browser.get("/en/sent");
    assert_eq!(waiting.text(".lead strong").as_deref(), Some("lin.ruolan@example.org"));
    assert_eq!(app.count("talents WHERE state = 'draft'"), 1);
    assert_eq!(app.count("outbox WHERE kind = 'confirm'"), 1);

    assert_eq!(browser.post("/en/sent", &[]).location(), "/en/sent?done=sent_again");
    assert_eq!(app.count("outbox WHERE kind = 'confirm'"), 2);
    let bad = browser.post("/en/sent/address", &[("email", "lin.example.org")]);
    assert_eq!((bad.status, bad.attribute("#email", "value").as_deref()), (422, Some("lin.example.org")));
    let moved = browser.post("/en/sent/address", &[("email", "lin@example.org")]);
    assert_eq!(moved.location(), "/en/sent?done=address_changed");
    assert_eq!(browser.get(moved.location()).text(".lead strong").as_deref(), Some("lin@example.org"));
}

#[test]
fn the_waiting_page_says_the_same_for_a_known_address() {
    let app = TestApp::new();
    app.pooled_fang("lin.ruolan@example.org");
    let browser = app.browser();
    let sent = fill_in(&app, &browser, "/en/talents/new", &LIN);
    assert_eq!((sent.status, sent.location()), (303, "/en/sent"));
    let known = browser.get("/en/sent");
    assert_eq!(browser.post("/en/sent", &[]).location(), "/en/sent?done=sent_again");
    assert_eq!(app.count("talents"), 1);

    let fresh = TestApp::new();
    let other = fresh.browser();
    fill_in(&fresh, &other, "/en/talents/new", &LIN);
    let words = |page: &Page| page.text("main").unwrap().replace(|c: char| c.is_ascii_digit(), "0");
    assert_eq!(words(&known), words(&other.get("/en/sent")));
}

#[test]
fn a_half_filled_form_goes_along_to_the_other_language_without_scripts() {
    let app = TestApp::new();
    let browser = app.browser();
    for (path, there, name, words) in [
        ("/zh/talents/new", "/en/talents/new", "headline", "多肽放大"),
        ("/en/needs/new", "/zh/needs/new", "problem", "Purity stays at sixty percent"),
    ] {
        let page = browser.get(path);
        assert!(page.body.contains(&format!("formaction=\"{there}\"")), "{path}");
        let shown = fill_in(&app, &browser, there, &[(name, words), ("modes", "consulting"), ("then", "again")]);
        assert_eq!((shown.status, shown.text(&format!("#{name}")).as_deref()), (200, Some(words)), "{}", shown.body);
        assert_eq!(values(&shown, "input[name=modes][checked]", "value"), ["consulting"]);
        assert_eq!(values(&shown, ".errors", "class").len(), 0, "nothing was sent yet, so nothing is wrong");
    }
    assert_eq!((app.count("talents"), app.count("needs"), app.count("outbox")), (0, 0, 0));
}

#[test]
fn a_form_with_errors_comes_back_as_it_was_typed_in_the_readers_language() {
    let app = TestApp::new();
    for (lang, title, line, choose) in [
        ("zh", "有错误：登记我的专长 · 陇原英才", "电子邮箱：邮箱地址不完整", "错误：请至少选一个"),
        (
            "en",
            "Error: Register my expertise · Longyuan",
            "E-mail: This e-mail address is not complete",
            "Error: Please choose at least one",
        ),
    ] {
        let browser = app.browser();
        let path = format!("/{lang}/talents/new");
        let page = fill_in(
            &app,
            &browser,
            &path,
            &[
                ("email", "lin.ruolan.example.org"),
                ("name", "林若兰"),
                ("country", "US"),
                ("headline", "I take <b>long</b> peptides\nto ten-kilogram batches."),
                ("modes", "consulting"),
                ("skills", "SPPS"),
                ("consent_border", "1"),
            ],
        );
        assert_eq!(page.status, 422);
        assert_eq!(page.text("title").as_deref(), Some(title));
        assert_eq!(page.text(".errors li").as_deref(), Some(line));
        assert_eq!(values(&page, ".errors a", "href"), ["#email", "#fields", "#consent_pool"]);
        assert_eq!(page.text("#fields-error").as_deref(), Some(choose));
        assert_eq!(page.attribute("#email", "value").as_deref(), Some("lin.ruolan.example.org"));
        assert_eq!(page.attribute("#email", "aria-describedby").as_deref(), Some("email-hint email-error"));
        assert_eq!(page.attribute("#name", "value").as_deref(), Some("林若兰"));
        assert_eq!(values(&page, "option[selected][value=US]", "value"), ["US"]);
        assert_eq!(values(&page, "input[name=modes][checked]", "value"), ["consulting"]);
        assert!(page.body.contains("I take &#60;b&#62;long&#60;/b&#62; peptides\nto ten-kilogram batches.</textarea>"));
        assert_eq!(values(&page, "fieldset input[checked][id^=consent]", "id"), ["consent_border"]);
        assert!(page.body.contains("<details class=\"fold\" open>"), "what was filled in is not hidden");
        assert_eq!(app.count("talents"), 0);
    }
}

#[test]
fn robots_and_other_sites_are_refused() {
    let app = TestApp::new();
    let browser = app.browser();
    let form = browser.get("/en/talents/new");
    let mut stamp = String::new();
    let fields = with_stamp(&form, &LIN, &mut stamp);
    let fast = browser.post("/en/talents/new", &fields);
    assert_eq!((fast.status, fast.text(".errors li").is_some()), (422, true), "within three seconds");
    assert_eq!(fast.attribute("#email", "value").as_deref(), Some("lin.ruolan@example.org"));

    app.advance(READING);
    let mut trapped = fields.clone();
    trapped.push(("nickname", "bot"));
    assert_eq!(browser.post("/en/talents/new", &trapped).status, 422);
    let forged: Vec<_> = LIN.iter().copied().chain([("stamp", "1.abc")]).collect();
    assert_eq!(browser.post("/en/talents/new", &forged).status, 422);
    let mut unknown = fields.clone();
    unknown.push(("is_admin", "1"));
    assert_eq!(browser.post("/en/talents/new", &unknown).status, 422);
    assert_eq!(app.count("talents"), 0);

    let headers = [("origin", "https://evil.example"), ("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(browser.send("POST", "/en/talents/new", &headers, Some("email=a".into())).status, 403);
    assert_eq!(browser.post("/en/talents/new", &fields).status, 303);
}

#[test]
fn a_page_lets_its_own_forms_be_sent_by_a_real_browser() {
    let app = TestApp::new();
    let browser = app.browser();
    let policy = |path: &str| browser.get(path).headers["referrer-policy"].clone();
    // Under "no-referrer" browsers send `Origin: null` with the forms of the page.
    assert_eq!(policy("/en/talents/new"), "same-origin");
    assert_eq!(policy("/en/links/some-token"), "no-referrer");
    let form = ("content-type", "application/x-www-form-urlencoded");
    let sent = |site: &str| {
        let headers = [("origin", "null"), ("sec-fetch-site", site), form];
        browser.send("POST", "/en/talents/new", &headers, Some("email=a".into())).status
    };
    assert_eq!((sent("same-origin"), sent("cross-site")), (422, 403));
    assert_eq!(browser.send("POST", "/en/talents/new", &[("origin", "null"), form], Some(String::new())).status, 403);
}
