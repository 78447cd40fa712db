//! Mails that came back: their address is silenced, and staff send again.

use chrono::TimeDelta;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::notice::{Notice, NoticeKind, NoticeState, Recipient};
use longyuan::domain::value::Lang;
use longyuan::usecase;

use crate::notices::{of_kind, platform};
use crate::support::app::TestApp;
use crate::support::people::visitor;

/// What a mail server writes when a mail of ours came back.
fn report(app: &TestApp, notice: &Notice, action: &str, status: &str) -> String {
    let host = app.ctx.config.public_url().split("://").nth(1).unwrap().split(':').next().unwrap().to_owned();
    format!(
        "From: MAILER-DAEMON@mail.example.org\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.org\r\n\r\nFinal-Recipient: rfc822; fang@example.org\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 {status} <fang@example.org> no such mailbox\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{}@{host}>\r\n\r\n--b--\r\n",
        notice.id
    )
}

#[test]
fn a_mail_that_came_back_silences_its_address_until_the_person_shows_that_it_is_read() {
    let maildir = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(maildir.path().join("new")).unwrap();
    let folder = maildir.path().display().to_string();
    let app = platform(move |config| config.mail.bounce_maildir = folder);
    let officer = app.officer();
    let owner = app.pooled_fang("fang@example.org");
    app.run_jobs();
    let receipt = of_kind(&app, NoticeKind::TalentReceipt).remove(0);
    assert_eq!(receipt.state, NoticeState::Sent);
    let drop_in = |name: &str, text: &str| std::fs::write(maildir.path().join("new").join(name), text).unwrap();
    drop_in("1.delayed", &report(&app, &receipt, "delayed", "4.4.1"));
    drop_in("2.other", "From: a@example.org\r\n\r\nhello\r\n");
    app.advance(TimeDelta::minutes(2));
    app.run_jobs();
    assert_eq!(of_kind(&app, NoticeKind::TalentReceipt).remove(0).state, NoticeState::Sent);
    drop_in("3.failed", &report(&app, &receipt, "failed", "5.1.1"));
    app.advance(TimeDelta::minutes(2));
    app.run_jobs();
    let receipt = of_kind(&app, NoticeKind::TalentReceipt).remove(0);
    assert_eq!(receipt.state, NoticeState::Bounced);
    assert!(receipt.error.unwrap().contains("no such mailbox"));
    assert_eq!(std::fs::read_dir(maildir.path().join("new")).unwrap().count(), 0);
    assert_eq!(std::fs::read_dir(maildir.path().join("cur")).unwrap().count(), 3);
    let alerts = of_kind(&app, NoticeKind::MailFailed);
    assert_eq!(alerts.len(), 1);
    assert_eq!(alerts[0].to, Recipient::Account(officer.person.account.id.clone()));
    assert_eq!(alerts[0].state, NoticeState::Sent);

    // Nothing more goes there, but a link to sign in does, and its use lifts the ban.
    app.advance(TimeDelta::days(180));
    app.run_jobs();
    let first = of_kind(&app, NoticeKind::ProfileCheck).remove(0);
    assert_eq!((first.state, first.error.as_deref()), (NoticeState::Suppressed, Some("address_bounced")));
    let input = usecase::accounts::request_link::Input { email: "fang@example.org".into() };
    usecase::accounts::request_link::run(&app.ctx, &visitor(Lang::En), input).unwrap();
    app.run_jobs();
    assert_eq!(of_kind(&app, NoticeKind::SignIn).pop().unwrap().state, NoticeState::Sent);
    assert_eq!(app.count("suppressions"), 1);
    let token = app.newest_token(LinkPurpose::SignIn);
    let input = usecase::accounts::verify::Input { token, kind: longyuan::domain::account::SessionKind::Page };
    usecase::accounts::verify::run(&app.ctx, &visitor(Lang::En), input).unwrap();
    assert_eq!(app.count("suppressions"), 0);
    drop(owner);
}

#[test]
fn another_machine_posts_a_bounce_with_the_secret_and_staff_send_again() {
    let app = platform(|config| config.mail.bounce_secret = "quiet-pelican".to_owned().into());
    let closed = platform(|_| {});
    assert_eq!(closed.browser().send("POST", "/hooks/bounces", &[], Some(String::new())).status, 404);
    app.pooled_fang("fang@example.org");
    app.run_jobs();
    let receipt = of_kind(&app, NoticeKind::TalentReceipt).remove(0);
    let raw = report(&app, &receipt, "failed", "5.1.1");
    let post = |secret: &str, body: &str| {
        let secret = format!("Bearer {secret}");
        let headers = [("authorization", secret.as_str()), ("content-type", "message/rfc822")];
        app.browser().send("POST", "/hooks/bounces", &headers, Some(body.to_owned())).status
    };
    assert_eq!(post("wrong", &raw), 403);
    assert_eq!(post("quiet-pelican", "hello"), 422);
    assert_eq!(of_kind(&app, NoticeKind::TalentReceipt).remove(0).state, NoticeState::Sent);
    assert_eq!(post("quiet-pelican", &raw), 204);
    assert_eq!(post("quiet-pelican", &raw), 204, "told twice");
    assert_eq!(of_kind(&app, NoticeKind::TalentReceipt).remove(0).state, NoticeState::Bounced);
    let admin = app.person(app.staff_secret(vec![longyuan::domain::account::Role::Admin]));
    let admin = longyuan::domain::actor::Admin::try_from(admin).unwrap();
    usecase::notices::resend::run(&app.ctx, &admin, &receipt.id).unwrap();
    assert_eq!(app.count("suppressions"), 0);
    app.run_jobs();
    assert_eq!(of_kind(&app, NoticeKind::TalentReceipt).remove(0).state, NoticeState::Sent);
}
