//! The first start: a one-time link, one page, a test mail that proves that mail arrives.

use longyuan::domain::account::{LinkPurpose, Role};
use longyuan::domain::error::Error;
use longyuan::domain::notice::NoticeKind;
use longyuan::second_factor;
use longyuan::store::settings;
use longyuan::usecase::offices::{confirm_mail, mail_status, open_setup, setup_link, show};
use secrecy::ExposeSecret;

use crate::support::accounts::{PASSPHRASE, credentials, fang};
use crate::support::app::TestApp;

fn secret(app: &TestApp) -> String {
    let link = setup_link::run(&app.ctx).unwrap().unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}

fn page<'a>(totp: &'a str, code: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("office_name_zh", "兰州科技创新（硅谷）工作站"),
        ("office_name_en", "Lanzhou Workstation"),
        ("postal_address", "1 Orchard Road, San Jose"),
        ("time_zone", "America/Los_Angeles"),
        ("mailboxes", "office@example.org\nbio@example.org biomedicine, new-materials"),
        ("name", "Zhou Min"),
        ("email", "zhou@example.org"),
        ("password", PASSPHRASE),
        ("totp_secret", totp),
        ("code", code),
        ("mail_transport", "smtp"),
        ("smtp_host", "smtp.example.org"),
        ("smtp_port", "587"),
        ("smtp_encryption", "starttls"),
        ("smtp_user", "office"),
        ("smtp_password", "the server's own"),
        ("mail_from", ""),
    ]
}

#[test]
fn the_first_administrator_sets_the_platform_up_on_one_page() {
    let app = TestApp::new();
    let old = secret(&app);
    let secret = secret(&app);
    assert!(open_setup::run(&app.ctx, &old, None).is_err(), "every start makes a new link");
    let browser = app.browser();
    assert_eq!(browser.get("/zh/set-up/wrong").status, 404);
    let form = browser.get(&format!("/zh/set-up/{secret}"));
    assert_eq!(form.status, 200);
    let totp = form.attribute("input[name=totp_secret]", "value").unwrap();
    let code = second_factor::code_at(&second_factor::parse(&totp).unwrap(), app.ctx.now()).unwrap();
    // A mistake keeps what was typed and the secret that was scanned.
    let mut wrong = page(&totp, "000000");
    wrong[2].1 = "";
    wrong[4].1 = "office at example.org";
    wrong[12].1 = "";
    let back = browser.post(&format!("/en/set-up/{secret}"), &wrong);
    assert_eq!(back.status, 422);
    assert_eq!(back.attribute("input[name=totp_secret]", "value").unwrap(), totp);
    assert_eq!(back.attribute("#office_name_en", "value").unwrap(), "Lanzhou Workstation");
    for field in ["postal_address", "mailboxes", "code", "smtp_port"] {
        assert!(back.body.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(show::run(&app.ctx).unwrap().is_none());
    let done = browser.post(&format!("/zh/set-up/{secret}"), &page(&totp, &code));
    assert_eq!(done.status, 200, "{}", done.body);
    assert_eq!(done.body.matches("<li class=\"tag code\">").count(), 10);
    assert!(browser.cookie("__Host-sid").is_some());
    let view = show::run(&app.ctx).unwrap().unwrap();
    assert_eq!(view.mailboxes[1].fields.len(), 2);
    let kept = app.ctx.db.read(|conn| settings::mail(conn, &app.ctx.keys)).unwrap().unwrap();
    assert_eq!((kept.host.as_str(), kept.password.expose_secret()), ("smtp.example.org", "the server's own"));
    let raw = app.ctx.db.read(|conn| settings::find(conn, settings::MAIL_SETTINGS)).unwrap().unwrap();
    assert!(!raw.contains("the server's own"), "the password is sealed");
    // It is done once.
    assert_eq!(browser.get(&format!("/zh/set-up/{secret}")).status, 410);
    assert!(setup_link::run(&app.ctx).unwrap().is_none());
    // The administrator holds every role and works at once.
    let mail = browser.get("/en/staff/mail");
    assert_eq!(mail.status, 200);
    assert!(mail.body.contains("Mail is not being sent."));
    assert!(mail.body.contains("office@example.org"));
}

#[test]
fn mail_counts_as_working_once_the_test_mail_was_opened() {
    let app = TestApp::new();
    let secret = secret(&app);
    let browser = app.browser();
    let form = browser.get(&format!("/en/set-up/{secret}"));
    let totp = form.attribute("input[name=totp_secret]", "value").unwrap();
    let code = second_factor::code_at(&second_factor::parse(&totp).unwrap(), app.ctx.now()).unwrap();
    browser.post(&format!("/en/set-up/{secret}"), &page(&totp, &code));
    assert_eq!(app.count_notices(NoticeKind::TestMail), 1);
    assert!(!mail_status::run(&app.ctx).unwrap().is_confirmed);
    let first = app.last_token(LinkPurpose::TestMail);
    // The server was wrong: another one, another test mail; the first link counts no more.
    app.advance(chrono::TimeDelta::seconds(1));
    browser.get("/en/staff/mail");
    let changed = [
        ("mail_transport", "smtp"),
        ("smtp_host", "mail.example.org"),
        ("smtp_port", "465"),
        ("smtp_encryption", "tls"),
        ("smtp_user", ""),
        ("smtp_password", ""),
        ("mail_from", "no-reply@example.org"),
    ];
    assert_eq!(browser.post("/en/staff/mail", &changed).location(), "/en/staff/mail?done=test_mail_sent");
    assert!(matches!(confirm_mail::run(&app.ctx, &fang(), &first), Err(Error::Gone("link_used"))));
    let token = app.last_token(LinkPurpose::TestMail);
    let anybody = app.browser();
    assert_eq!(anybody.get(&format!("/zh/links/{token}")).status, 200);
    assert!(!mail_status::run(&app.ctx).unwrap().is_confirmed, "looking confirms nothing");
    assert_eq!(anybody.post(&format!("/zh/links/{token}"), &[]).status, 200);
    assert!(mail_status::run(&app.ctx).unwrap().is_confirmed);
    assert!(!browser.get("/en/staff/mail").body.contains("Mail is not being sent."));
}

#[test]
fn the_administrator_of_the_set_up_signs_in_again() {
    let app = TestApp::new();
    let (person, totp) = app.staff("zhou@example.org", &[Role::Admin, Role::Officer]);
    assert!(person.account.has_second_factor);
    app.advance(chrono::TimeDelta::seconds(30));
    let code = second_factor::code_at(&totp, app.ctx.now()).unwrap();
    let entered = longyuan::usecase::accounts::sign_in::run(
        &app.ctx,
        &fang(),
        credentials("zhou@example.org", PASSPHRASE, Some(code)),
    );
    assert!(entered.is_ok());
}
