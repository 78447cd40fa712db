//! What people cannot change themselves, put right by the office; and what stays provable when they change it themselves.

use chrono::TimeDelta;
use longyuan::domain::correction::{CorrectionState, Wish};
use longyuan::domain::error::Error;
use longyuan::domain::todo::{Standing, Todo, Work};
use longyuan::store::sealed::{self, Contact, Disclosure, Whose};
use longyuan::store::talent_versions;
use longyuan::usecase::corrections::{answer, ask, list_own};
use longyuan::usecase::talents::{edit, erase};
use longyuan::usecase::todo::{escalate, show};
use serde_json::json;

use crate::introductions::approved;
use crate::rights::secret;
use crate::support::app::TestApp;
use crate::support::people::fang;

fn wish() -> Wish {
    Wish {
        wrong: "The verified name is one character too long.".into(), right: "兰州陇肽生物有限公司".into()
    }
}

#[test]
fn what_is_wrong_is_said_seen_answered_and_mailed() {
    let app = TestApp::mailing(|_| {});
    let member = app.register_firm("ma@example.org", "兰州陇肽生物科技有限公司");
    app.run_jobs();
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &secret(&app, &member.person));
    assert_eq!(browser.get("/zh/me/corrections").status, 200);
    // Bad input keeps what was typed and changes nothing.
    let long = "x".repeat(100_000);
    for (wrong, right) in [("", ""), (long.as_str(), "x"), ("护照 E12345678", "x"), ("a\u{202e}b", "x")] {
        let page = browser.post("/zh/me/corrections", &[("wrong", wrong), ("right", right)]);
        assert_eq!(page.status, 422, "{}", wrong.len());
        assert!(page.text(".errors").is_some() && page.body.contains(right));
    }
    assert_eq!(app.count("corrections"), 0);
    let wanted = wish();
    let sent = browser.post("/zh/me/corrections", &[("wrong", &wanted.wrong), ("right", &wanted.right)]);
    assert_eq!(sent.location(), "/zh/me/corrections?done=correction_asked");
    app.run_jobs();
    let receipt = app.mails_to("ma@example.org").into_iter().find(|m| m.subject.contains("已收到您的更正请求"));
    assert!(receipt.unwrap().text.contains("12月8日"));
    // It stands among what is to be done, with its age, and is told when it waits.
    let todo = show::run(&app.ctx, Todo::listed).unwrap();
    let item = todo.items.iter().find(|item| item.work == Work::Correct).unwrap();
    assert_eq!((item.due.to_string().as_str(), item.age), ("2026-12-08", 0));
    let staff = app.browser();
    staff.set_cookie("__Host-sid", &app.officer_secret());
    let page = staff.get("/en/staff/todo").body;
    let place = format!("/en/staff/corrections/{}", item.id);
    assert!(page.contains(&place), "{page}");
    app.advance(TimeDelta::days(8)); // Thanksgiving and the day after are no working days
    assert_eq!(escalate::run(&app.ctx).unwrap(), 1);
    app.advance(TimeDelta::days(8));
    let todo = show::run(&app.ctx, Todo::listed).unwrap();
    let late = todo.items.iter().find(|item| item.work == Work::Correct).unwrap();
    assert_eq!(late.standing(todo.today), Standing::Overdue);
    staff.set_cookie("__Host-sid", &app.officer_secret());
    assert!(staff.get("/zh/staff/corrections").body.contains("12月8日"));
    let shown = staff.get(&place);
    assert!(shown.status == 200 && shown.body.contains(&wanted.right));
    assert_eq!(staff.post(&place, &[("act", "accepted"), ("words", "")]).status, 422);
    assert_eq!(staff.post(&place, &[("act", "maybe"), ("words", "好")]).status, 422);
    assert_eq!(staff.post(&place, &[("act", "accepted"), ("words", &long)]).status, 422);
    let done = staff.post(&place, &[("act", "accepted"), ("words", "已按营业执照改好。"), ("version", "1")]);
    assert_eq!(done.location(), "/en/staff/corrections?done=correction_answered");
    assert_eq!(staff.post(&place, &[("act", "declined"), ("words", "no")]).status, 409, "answered once");
    app.run_jobs();
    let mail = app.mails_to("ma@example.org").into_iter().find(|m| m.subject == "已经更正").unwrap();
    assert!(mail.text.contains("已按营业执照改好。") && mail.text.contains("one character too long"));
    let own = list_own::run(&app.ctx, &member.person).unwrap().remove(0);
    assert_eq!((own.correction.state, own.wish), (CorrectionState::Accepted, wanted));
    assert!(!show::run(&app.ctx, Todo::listed).unwrap().items.iter().any(|item| item.work == Work::Correct));
    assert_eq!(staff.get("/en/staff/corrections/nonsense").status, 404);
}

#[test]
fn a_talent_is_answered_in_english_and_what_was_asked_goes_with_the_person() {
    let app = TestApp::mailing(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let officer = app.officer();
    let asked = ask::run(&app.ctx, &owner.person, wish()).unwrap();
    let input = |is_accepted| answer::Input {
        id: asked.id.clone(),
        version: Some(1),
        is_accepted,
        words: "It stands as you wrote it.".into(),
    };
    answer::run(&app.ctx, &officer, input(false)).unwrap();
    assert!(matches!(answer::run(&app.ctx, &officer, input(true)), Err(Error::Conflict(_))));
    app.run_jobs();
    let mails = app.mails_to("fang@example.org");
    let mail = mails.iter().find(|m| m.subject == "About what you wanted put right").unwrap();
    assert!(mail.text.contains("It stands as you wrote it."));
    assert!(!mails.iter().any(|m| m.subject.starts_with("Received")), "the answer was quicker than the receipt");
    for _ in 0..4 {
        ask::run(&app.ctx, &owner.person, wish()).unwrap();
    }
    assert!(matches!(ask::run(&app.ctx, &owner.person, wish()), Err(Error::TooMany { .. })));
    let nobody = app.person(app.officer_secret());
    assert!(matches!(ask::run(&app.ctx, &nobody, wish()), Err(Error::Missing(_))));
    erase::run(&app.ctx, &owner).unwrap();
    assert_eq!(app.count("corrections"), 0);
}

#[test]
fn after_a_card_was_shown_an_edit_keeps_what_stood_there_and_the_firm_has_the_new_value() {
    let story = approved();
    let app = &story.app;
    let change = |phone: &str| {
        let mut record = fang();
        record.contact.phone = Some(phone.into());
        record.identity.name = format!("王芳 {phone}");
        edit::run(&app.ctx, &story.owner, edit::Input { version: None, record }).unwrap();
    };
    let kept = || app.ctx.db.read(|conn| talent_versions::list(conn, &app.ctx.keys, &story.owner.talent)).unwrap();
    change("650 555 0101");
    assert!(kept().is_empty(), "nobody had seen it yet");
    story.introduced();
    change("650 555 0102");
    let before = kept();
    assert_eq!(before.len(), 1);
    assert_eq!(before[0].record.identity.name, "王芳 650 555 0101");
    // What the firm was given is read as it stands now, only the fields that were ticked.
    let id = story.introduction().id;
    let why = Disclosure::Introduction(&id);
    let given = app.ctx.db.read(|conn| sealed::disclose(conn, &app.ctx.keys, Whose::Talent(&story.owner.talent), why));
    let Contact::Given(given) = given.unwrap() else { panic!("not given") };
    assert_eq!((given.name.as_deref(), given.phone), (Some("王芳 650 555 0102"), None));
    assert!(
        app.count("audit WHERE action = 'talent.edit' AND before_hash IS NOT NULL AND after_hash IS NOT NULL") == 2
    );
    erase::run(&app.ctx, &story.owner).unwrap();
    assert_eq!(app.count("talent_versions"), 0);
}

#[test]
fn the_api_does_the_same() {
    let app = TestApp::mailing(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let (now, account) = (app.ctx.now(), owner.person.account.id.clone());
    let (ends, origin) = (now + TimeDelta::hours(1), owner.person.origin.clone());
    let kind = longyuan::domain::account::SessionKind::Api;
    let open = move |conn: &mut longyuan::store::db::Conn| {
        Ok(longyuan::store::sessions::open(conn, now, &account, kind, ends, &origin)?.id)
    };
    let session = app.ctx.db.write(open).unwrap();
    let token = longyuan::web::token::mint(&app.ctx, &session).unwrap().token;
    let browser = app.browser();
    let call = |method: &str, path: &str, body: Option<serde_json::Value>| {
        browser.call(method, path, Some(&token), body.as_ref())
    };
    assert_eq!(call("GET", "/me/export", None).status, 405, "whoever only looks takes nothing along");
    assert_eq!(app.count("audit WHERE action = 'data.export'"), 0, "HEAD takes nothing");
    let copy = call("POST", "/me/export", None);
    assert_eq!((copy.status, &copy.bytes[..2]), (200, b"PK".as_slice()));
    let asked = call("POST", "/me/corrections", Some(json!({"wrong": "a", "right": "b"})));
    assert_eq!((asked.status, asked.json()["due_on"].as_str()), (201, Some("2026-12-08")));
    assert_eq!(
        call("POST", "/me/corrections", Some(json!({"wrong": "a", "right": "b", "state": "accepted"}))).status,
        422
    );
    let signed = call("GET", "/me/disclosures", None).json();
    assert_eq!(
        (signed["signature"]["algorithm"].as_str(), signed["record"]["person"]["name"].as_str()),
        (Some("Ed25519"), Some("王芳"))
    );
    let undone = call("DELETE", "/me/erasure", None);
    assert_eq!((undone.status, undone.json()["code"].as_str()), (409, Some("illegal_move")), "{}", undone.body);
    let left = call("POST", "/me/erasure", Some(json!({"when": "after_grace"})));
    assert_eq!((left.status, left.json()["state"].as_str()), (202, Some("withdrawn")));
    assert_eq!(call("DELETE", "/me/erasure", None).json()["state"], "pooled");
    assert_eq!(call("POST", "/me/erasure", Some(json!({"when": "someday"}))).status, 422);
    assert_eq!(call("POST", "/me/erasure", Some(json!({"when": "now"}))).json()["state"], "erased");
    assert_eq!(call("POST", "/me/export", None).status, 401, "the session went with the account");
    assert_eq!(app.count("talents WHERE state = 'erased'"), 1);
}
