//! The editors of firm and talent: what is counted and advised beside a need, and how a profile is kept while it is written.

use longyuan::domain::account::{LinkPurpose, SessionKind};
use longyuan::domain::error::Error;
use longyuan::domain::value::Lang;
use longyuan::usecase::accounts::{request_link, verify};
use longyuan::usecase::talents::{drop_draft, edit, erase, keep_draft, show};

use crate::support::app::TestApp;
use crate::support::browser::{Browser, Page};
use crate::support::people::{fang, visitor};
use crate::support::pool::chemist;

const FIRM: &str = "兰州陇肽生物科技有限公司";

fn enters(app: &TestApp, email: &str) -> Browser {
    request_link::run(&app.ctx, &visitor(Lang::En), request_link::Input { email: email.into() }).unwrap();
    let input = verify::Input { token: app.newest_token(LinkPurpose::SignIn), kind: SessionKind::Page };
    let entered = verify::run(&app.ctx, &visitor(Lang::En), input).unwrap().entered;
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &entered.secret);
    browser
}

/// Sends a form as our script does: the token of the page, and the header that asks for a part of it.
fn sends_part(browser: &Browser, page: &Page, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = page.attribute("input[name=_csrf]", "value").unwrap();
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("_csrf", &token).extend_pairs(fields);
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded;charset=UTF-8"),
        ("x-part", "1"),
    ];
    browser.send("POST", path, &headers, Some(form.finish()))
}

#[test]
fn a_need_is_counted_and_advised_while_nothing_of_it_is_kept() {
    let app = TestApp::new();
    app.register_firm("li@example.org", FIRM);
    for name in ["王芳", "李娜", "赵敏", "刘洋", "陈静"] {
        app.pool(chemist(name), None);
    }
    let browser = enters(&app, "li@example.org");
    let code = app.one_text("SELECT code AS t FROM needs");
    let page = browser.get(&format!("/zh/needs/{code}/edit"));
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.text("section.live").unwrap().contains("数一数"));
    let before = app.one_text("SELECT title_zh AS t FROM needs");
    let typed = [
        ("lang", "zh"),
        ("kind", "consulting"),
        ("title", "急聘技术专家"),
        ("body", "35岁以下，男性优先，微信号：longtai_hr"),
        ("fields", "biomedicine"),
        ("fields", ""),
        ("fields", "biomedicine"),
        ("modes", "consulting"),
        ("must", "固相合成"),
        ("interpret", "yes"),
    ];
    let whole = browser.post(&format!("/zh/needs/{code}/count"), &typed);
    assert_eq!((whole.status, whole.attribute("#title", "value").as_deref()), (200, Some("急聘技术专家")));
    let part = sends_part(&browser, &page, &format!("/zh/needs/{code}/count"), &typed);
    assert!(part.status == 200 && !part.body.contains("<html"), "{}", part.body);
    for shown in [whole.text("section.live").unwrap(), part.text("body").unwrap_or(part.body.clone())] {
        assert!(shown.contains("很合适") && !shown.contains("王芳"), "{shown}");
        for words in ["太笼统", "限制了年龄", "限制了性别", "像是联系方式", "没有写截止日期", "没有写预算"]
        {
            assert!(shown.contains(words), "{words}: {shown}");
        }
    }
    let figure = part.text(".reach dd").unwrap();
    assert!(["0", "1–4", "5+"].contains(&figure.as_str()), "bands until the firm is verified: {figure}");
    let lacking = browser.post(&format!("/zh/needs/{code}/count"), &typed[..4]);
    assert_eq!(lacking.status, 200);
    assert!(lacking.text("section.live").unwrap().contains("再补上几项"));
    assert_eq!(app.one_text("SELECT title_zh AS t FROM needs"), before, "nothing is kept");
}

#[test]
fn a_profile_is_kept_while_it_is_written_and_counts_once_it_is_saved() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    app.run_jobs();
    let counts = || ["changes", "audit", "talent_versions"].map(|table| app.count(table));
    let [changes, audits, _] = counts();
    let version = show::run(&app.ctx, &owner).unwrap().talent.version;
    let keep = |revision, typed: &str| {
        keep_draft::run(&app.ctx, &owner, keep_draft::Input { version, revision, typed: typed.into() })
    };
    assert_eq!(keep(0, "headline=half+a+sen&blocked_firms=Lanzhou").unwrap().revision, 1);
    assert_eq!(keep(1, "headline=half+a+sentence&blocked_firms=Lanzhou+Peptides").unwrap().revision, 2);
    assert!(matches!(keep(1, "headline=from+another+tab"), Err(Error::Conflict("version"))), "another tab was quicker");
    let view = show::run(&app.ctx, &owner).unwrap();
    assert_eq!((view.talent.version, view.record), (version, fang()), "nothing counts yet");
    assert!(view.draft.unwrap().typed.contains("half+a+sentence"));
    assert_eq!(counts()[..2], [changes, audits + 1], "matched for nobody, and one line of record for all of it");
    let (_, kept) = app.dump().into_iter().find(|(table, _)| table == "profile_drafts").unwrap();
    let hex: String = "half+a+sentence".bytes().map(|byte| format!("{byte:02x}")).collect();
    let is_plain = kept.contains("sentence") || kept.to_lowercase().contains(&hex);
    assert!(!kept.is_empty() && !is_plain, "sealed: {kept}");

    edit::run(&app.ctx, &owner, edit::Input { version: Some(version), record: fang() }).unwrap();
    assert_eq!((app.count("profile_drafts"), counts()[0]), (0, changes + 1), "saved: matched once");
    assert!(matches!(keep(0, "headline=late"), Err(Error::Conflict("version"))), "the profile has moved on");
    let version = show::run(&app.ctx, &owner).unwrap().talent.version;
    let begun = keep_draft::Input { version, revision: 0, typed: "city=Basel".into() };
    keep_draft::run(&app.ctx, &owner, begun).unwrap();
    drop_draft::run(&app.ctx, &owner).unwrap();
    assert_eq!(app.count("profile_drafts"), 0);
}

#[test]
fn the_editor_goes_section_by_section_and_loses_nothing() {
    let app = TestApp::new();
    app.pooled_fang("fang@example.org");
    let browser = enters(&app, "fang@example.org");
    let page = browser.get("/en/me/edit?part=career");
    assert_eq!(page.attribute("[aria-current=step]", "data-part").as_deref(), Some("career"));
    let value =
        |page: &Page, name: &str| page.attribute(&format!("#profile-form [name={name}]"), "value").unwrap_or_default();
    let version = value(&page, "version");
    let typed = |then: &'static str, revision: &'static str| {
        [
            ("version", version.clone()),
            ("revision", revision.to_owned()),
            ("lang", "en".to_owned()),
            ("part", "career".to_owned()),
            ("then", then.to_owned()),
            ("name", "Wang Fang".to_owned()),
            ("country", "DE".to_owned()),
            ("fields", "biomedicine".to_owned()),
            ("headline", "I scale peptides up.".to_owned()),
            ("modes", "consulting".to_owned()),
            ("employer", "Some Works".to_owned()),
        ]
    };
    let sent = |path: &str, fields: &[(&'static str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(path, &fields)
    };
    let moved = sent("/en/me/edit/draft", &typed("wishes", ""));
    assert_eq!((moved.status, moved.location()), (303, "/en/me/edit?part=wishes"));
    let page = browser.get("/en/me/edit?part=career");
    assert_eq!((value(&page, "employer").as_str(), value(&page, "revision").as_str()), ("Some Works", "1"));
    assert!(browser.get("/en/me").text(".banner").unwrap().contains("not saved yet"));

    browser.get("/en/me/edit");
    let fields = typed("career", "1");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let line = sends_part(&browser, &page, "/en/me/edit/draft", &fields);
    assert_eq!(
        (line.status, line.attribute("[data-revision]", "data-revision").as_deref()),
        (200, Some("2")),
        "{}",
        line.body
    );
    let late = sends_part(&browser, &page, "/en/me/edit/draft", &fields);
    assert_eq!(late.status, 409, "{}", late.body);
    assert!(late.body.contains("changed elsewhere"));

    let next = sent("/en/me/edit", &typed("next", "2"));
    assert_eq!(next.location(), "/en/me/edit?part=wishes&done=profile_saved");
    let older = sent("/en/me/edit", &typed("next", "2"));
    assert_eq!(
        (older.status, value(&older, "employer").as_str()),
        (409, "Some Works"),
        "what was typed is still there"
    );
    let last = [("version", value(&older, "version"))];
    let again: Vec<_> = last.into_iter().chain(typed("done", "").into_iter().skip(1)).collect();
    assert_eq!(sent("/en/me/edit", &again).location(), "/en/me?done=profile_saved");
}

#[test]
fn a_draft_leaves_with_its_person() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let version = show::run(&app.ctx, &owner).unwrap().talent.version;
    keep_draft::run(&app.ctx, &owner, keep_draft::Input { version, revision: 0, typed: "city=Basel".into() }).unwrap();
    erase::run(&app.ctx, &owner).unwrap();
    assert_eq!(app.count("profile_drafts"), 0);
}

#[test]
fn a_need_that_a_colleague_changed_meanwhile_comes_back_with_what_was_typed() {
    let app = TestApp::new();
    app.register_firm("li@example.org", FIRM);
    let browser = enters(&app, "li@example.org");
    let code = app.one_text("SELECT code AS t FROM needs");
    let path = format!("/en/needs/{code}/edit");
    let opened = browser.get(&path);
    let version = opened.attribute("#need-edit [name=version]", "value").unwrap();
    let typed = |version: &str, title: &str| {
        let all = [
            ("version", version),
            ("lang", "en"),
            ("kind", "consulting"),
            ("title", title),
            ("body", "Purity of long peptides stays at sixty percent."),
            ("fields", "biomedicine"),
            ("modes", "consulting"),
            ("interpret", "yes"),
            ("then", "draft"),
        ];
        all.map(|(name, value)| (name, value.to_owned()))
    };
    let send = |fields: [(&'static str, String); 9]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(&path, &fields)
    };
    assert_eq!(send(typed(&version, "Scale up long peptides")).status, 303);
    let late = send(typed(&version, "Purify long peptides"));
    assert_eq!((late.status, late.attribute("#title", "value").as_deref()), (409, Some("Purify long peptides")));
    assert!(late.text(".banner.warn").unwrap().contains("A colleague has changed this need"), "{}", late.body);
    assert_eq!(app.one_text("SELECT title_en AS t FROM needs"), "Scale up long peptides", "nothing is replaced unseen");
    let newest = late.attribute("#need-edit [name=version]", "value").unwrap();
    assert_eq!(send(typed(&newest, "Purify long peptides")).status, 303, "now it was seen");
    assert_eq!(app.one_text("SELECT title_en AS t FROM needs"), "Purify long peptides");
}
