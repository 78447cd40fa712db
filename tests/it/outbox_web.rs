//! The outbox, the mail settings and the demo's mails in a browser, and the outbox over the API.

use longyuan::domain::account::{Role, SessionKind};
use longyuan::domain::notice::{NewNotice, NoticeId, NoticeKind, NoticeParams, NoticeState, Recipient};
use longyuan::domain::value::Lang;
use longyuan::mail::Message;
use longyuan::mail::transport::{Outcome, Transport};
use longyuan::store::db::Conn;
use longyuan::store::outbox_claim::{Rules, claim};
use longyuan::store::outbox_outcome::{Failure, failed_once};
use longyuan::store::{offices, outbox, sessions, talents};

use crate::support::app::TestApp;
use crate::support::browser::{Browser, Page};
use crate::support::people::visitor;

pub fn staff(app: &TestApp, roles: Vec<Role>) -> Browser {
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.staff_secret(roles));
    browser
}

/// A browser and a token of the API for the account behind a session.
fn signed_in(app: &TestApp, secret: &str) -> (Browser, String) {
    let browser = app.browser();
    browser.set_cookie("__Host-sid", secret);
    let (now, account) = (app.ctx.now(), app.person(secret.to_owned()).account.id);
    let (ends, origin) = (now + chrono::TimeDelta::hours(1), visitor(Lang::En).origin);
    let open = move |conn: &mut Conn| Ok(sessions::open(conn, now, &account, SessionKind::Api, ends, &origin)?.id);
    let session = app.ctx.db.write(open).unwrap();
    let token = longyuan::web::token::mint(&app.ctx, &session).unwrap().token;
    (browser, token)
}

pub fn talent_secret(app: &TestApp) -> String {
    let owner = app.pooled_fang("fang.wang@example.org");
    let (now, account) = (app.ctx.now(), owner.person.account.id);
    let ends = now + chrono::TimeDelta::hours(1);
    let open = move |conn: &mut Conn| {
        Ok(sessions::open(conn, now, &account, SessionKind::Page, ends, &visitor(Lang::En).origin)?.secret)
    };
    app.ctx.db.write(open).unwrap()
}

/// One mail to the office that the server refused for good; its Message-ID is its id.
fn failed_notice(app: &TestApp) -> NoticeId {
    app.open_office();
    let now = app.ctx.now();
    app.ctx
        .db
        .write(move |conn| {
            let mailbox = offices::mailboxes(conn)?.remove(0).id;
            let notice = NewNotice {
                kind: NoticeKind::TestMail,
                to: Recipient::Mailbox(mailbox),
                lang: None,
                about: None,
                params: NoticeParams::default(),
                event_at: now,
                due_at: now,
                dedupe_key: None,
            };
            let id = outbox::add(conn, now, &notice)?.unwrap();
            let taken = claim(conn, now, Rules { is_confirmed: false, min_gap_seconds: 900 }, 20)?;
            let text = "550 5.1.1 <office@example.org>: user unknown".to_owned();
            let failure = Failure { text, is_permanent: true, wait: chrono::TimeDelta::zero() };
            failed_once(conn, now, &taken[0], &failure)?;
            Ok(id)
        })
        .unwrap()
}

fn state(app: &TestApp, id: &NoticeId) -> NoticeState {
    app.ctx.db.read(|conn| Ok(outbox::get(conn, id)?.state)).unwrap()
}

/// No key of a sentence stands where its sentence should.
pub fn assert_said(page: &Page) {
    assert_eq!(page.status, 200, "{}", page.body);
    let html = scraper::Html::parse_document(&page.body);
    let text: String = html.root_element().text().collect();
    for raw in ["outbox-", "notice-", "mail-settings-", "demo-", "form-", "done-"] {
        assert!(!text.contains(raw), "a sentence is missing: {raw}");
    }
}

#[test]
fn an_administrator_sees_what_failed_and_sends_it_again() {
    let app = TestApp::new();
    let secret = talent_secret(&app);
    let id = failed_notice(&app);
    let code = app.ctx.db.read(|conn| talents::get(conn, &app.person(secret).talent.unwrap())).unwrap().code;
    let admin = staff(&app, vec![Role::Admin]);
    for lang in ["zh", "en"] {
        let page = admin.get(&format!("/{lang}/outbox"));
        assert_said(&page);
        assert!(page.body.contains("f***@example.org") && page.body.contains("o***@example.org"));
        assert!(!page.body.contains("fang.wang@") && !page.body.contains("office@example.org"));
        assert!(page.body.contains("user unknown") && page.body.contains(&code));
    }
    let failed = admin.get("/en/outbox?state=failed");
    assert_eq!(failed.body.matches("<tr>").count(), 2, "the head and one row");
    let resend = format!("/en/outbox/{id}/resend");
    let done = admin.post(&resend, &[]);
    assert_eq!((done.status, done.location()), (303, "/en/outbox?done=notice_resent"), "{}", done.body);
    assert_eq!(state(&app, &id), NoticeState::Queued, "the same row, so the same Message-ID");
    assert_eq!(app.count("audit WHERE action = 'notice.resend'"), 1);
    assert_said(&admin.get("/en/outbox?done=notice_resent"));
    assert_eq!(admin.post(&resend, &[]).status, 409, "only what failed is sent again");
    assert_eq!(admin.post("/en/outbox/nonsense/resend", &[]).status, 404);
    assert_eq!(app.count("audit WHERE action = 'notice.resend'"), 1);
}

#[test]
fn nobody_but_administrators_sees_the_outbox() {
    let app = TestApp::new();
    let talent = talent_secret(&app);
    let id = failed_notice(&app);
    assert_eq!(app.browser().get("/zh/outbox").location(), "/zh/sign-in?next=%2Fzh%2Foutbox");
    assert_eq!(app.browser().call("GET", "/outbox", None, None).status, 401);
    for secret in [talent, app.officer_secret()] {
        let (browser, token) = signed_in(&app, &secret);
        assert_eq!(browser.get("/zh/outbox").status, 403);
        browser.get("/zh/account");
        assert_eq!(browser.post(&format!("/zh/outbox/{id}/resend"), &[]).status, 403);
        assert_eq!(browser.call("GET", "/outbox", Some(&token), None).status, 403);
    }
    assert_eq!(state(&app, &id), NoticeState::Failed);
}

#[test]
fn a_program_reads_the_outbox_in_pages() {
    let app = TestApp::new();
    talent_secret(&app);
    failed_notice(&app);
    let (browser, token) = signed_in(&app, &app.staff_secret(vec![Role::Admin]));
    let call = |path: &str| browser.call("GET", path, Some(&token), None);
    let (mut seen, mut path) = (Vec::new(), "/outbox?limit=1".to_owned());
    loop {
        let page = call(&path);
        assert_eq!(page.status, 200, "{}", page.body);
        seen.extend(page.json().as_array().unwrap().clone());
        let Some(link) = page.headers.get("link") else { break };
        path = link.trim_start_matches("</api/v1").split('>').next().unwrap().to_owned();
    }
    let all = call("/outbox");
    assert_eq!(serde_json::Value::from(seen), all.json());
    assert!(!all.body.contains("fang.wang@") && !all.body.contains("office@"), "{}", all.body);
    let failed = call("/outbox?state=failed").json();
    assert_eq!(failed.as_array().unwrap().len(), 1);
    assert_eq!(
        (failed[0]["kind"].as_str(), failed[0]["recipient"].as_str()),
        (Some("test_mail"), Some("o***@example.org"))
    );
    assert_eq!(failed[0]["error"], "550 5.1.1 <o***@example.org>: user unknown");
    let receipt = all.json().as_array().unwrap().iter().find(|n| n["kind"] == "talent_receipt").cloned().unwrap();
    assert!(receipt["codes"][0].as_str().unwrap().starts_with("T-"), "{receipt}");
    assert_eq!(call("/outbox?state=lost").status, 400);
    assert_eq!(call("/outbox?after=nonsense").status, 422);
}

/// Two mails in the folder, the second a minute after the first.
fn put_mails(app: &TestApp) {
    let transport = Transport::Folder(app.ctx.config.mail_folder());
    let ours = app.ctx.config.public_url();
    for (minute, subject) in [(0, "请确认您的登记"), (1, "Please review <N-2041>")] {
        let message = Message {
            message_id: format!("<{}@example.org>", NoticeId::new()),
            kind: NoticeKind::Confirm,
            date: app.ctx.now() + chrono::TimeDelta::minutes(minute),
            from: ("陇原英才".into(), "no-reply@example.org".into()),
            to: vec!["lin@example.org".into()],
            copy_to: None,
            reply_to: "office@example.org".into(),
            list: ("陇原英才".into(), "notices.example.org".into()),
            unsubscribe: None,
            number: None,
            subject: subject.into(),
            text: format!("您好：\n{ours}/zh/review/N-2041\n{}\nHello <b>\nhttps://evil.example/\n", "-".repeat(60)),
            html: "<p>您好</p>".into(),
        };
        assert_eq!(transport.courier().send(&message), Outcome::Accepted);
    }
}

#[test]
fn the_mails_of_the_demo_are_read_by_anybody() {
    let app = TestApp::with(|config| config.demo = true);
    let browser = app.browser();
    assert_said(&browser.get("/en/demo/mails"));
    put_mails(&app);
    for lang in ["zh", "en"] {
        let list = browser.get(&format!("/{lang}/demo/mails"));
        assert_said(&list);
        assert_eq!(list.text(".list h2").as_deref(), Some("Please review <N-2041>"), "newest first");
        assert!(list.body.contains("lin@example.org"));
        let newest = list.attribute(".list h2 a", "href").unwrap();
        let mail = browser.get(&newest);
        assert_said(&mail);
        let ours = format!("{}/zh/review/N-2041", app.ctx.config.public_url());
        assert_eq!(mail.attribute("pre.letter a", "href"), Some(ours));
        assert_eq!(mail.body.matches("evil.example").count(), 1, "quoted, not linked");
        assert!(
            mail.body.contains("Hello &#60;b&#62;") && mail.text(".facts").unwrap().contains("no-reply@example.org")
        );
        assert_eq!(mail.attribute("pre.letter span", "lang").as_deref(), Some("zh-CN"));
        let earlier = browser.get(&mail.attribute(".pager a[rel=next]", "href").unwrap());
        assert_eq!(earlier.text(".facts strong").as_deref(), Some("请确认您的登记"));
        assert_eq!(earlier.attribute(".pager a[rel=prev]", "href"), Some(newest));
    }
}

#[test]
fn no_name_leads_out_of_the_folder_and_there_are_no_mails_outside_the_demo() {
    let app = TestApp::with(|config| config.demo = true);
    put_mails(&app);
    std::fs::write(app.folder.path().join("secret.eml"), "From: a@example.org\r\n\r\nsecret").unwrap();
    std::fs::write(app.ctx.config.mail_folder().join("notes.txt"), "From: a@example.org\r\n\r\nnotes").unwrap();
    let browser = app.browser();
    for name in [
        "..%2Fsecret.eml",
        "%2e%2e%2fsecret.eml",
        "../secret.eml",
        "..",
        "notes.txt",
        "none.eml",
        ".%00",
        "%2Fetc%2Fpasswd",
    ] {
        let page = browser.get(&format!("/zh/demo/mails/{name}"));
        assert_eq!(page.status, 404, "{name}: {}", page.body);
    }
    let work = TestApp::new();
    put_mails(&work);
    let name = std::fs::read_dir(work.ctx.config.mail_folder()).unwrap().next().unwrap().unwrap().file_name();
    let browser = work.browser();
    assert_eq!(browser.get("/zh/demo/mails").status, 404);
    assert_eq!(browser.get(&format!("/zh/demo/mails/{}", name.to_str().unwrap())).status, 404);
}
