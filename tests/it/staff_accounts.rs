//! How an administrator keeps the accounts of staff: inviting, roles, suspending, a lost second factor.

use longyuan::domain::account::{AccountId, LinkPurpose, Role};
use longyuan::domain::actor::{Admin, Person};
use longyuan::domain::error::Error;
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::value::Lang;
use longyuan::store::audit_log::{self, LoggedDeed};
use longyuan::store::{accounts, sessions};
use longyuan::usecase::accounts::list_staff::{self, StaffRow};
use longyuan::usecase::accounts::{
    invite_again, invite_staff, reactivate, reset_second_factor, set_roles, sign_in, suspend,
};

use crate::support::accounts::{PASSPHRASE, credentials, visitor};
use crate::support::app::TestApp;
use crate::support::browser::Browser;

const NEW: &str = "li.na@example.org";

fn admin_of(person: &Person) -> Admin {
    Admin::try_from(person.clone()).unwrap()
}

fn row(app: &TestApp, admin: &Admin, id: &AccountId) -> StaffRow {
    list_staff::run(&app.ctx, admin, Some(id)).unwrap().remove(0)
}

fn invite(app: &TestApp, admin: &Admin, email: &str, roles: &[Role]) -> Result<AccountId, Error> {
    let input = invite_staff::Input {
        email: email.to_owned(),
        name: "李娜".to_owned(),
        roles: roles.to_vec(),
        lang: Lang::En,
        time_zone: "Asia/Shanghai".to_owned(),
    };
    invite_staff::run(&app.ctx, admin, input)
}

fn deeds(app: &TestApp, id: &AccountId, action: &str) -> Vec<LoggedDeed> {
    let about = longyuan::domain::audit::Entity::Account;
    app.ctx.db.read(|conn| audit_log::about(conn, about, id.as_str(), &[action])).unwrap()
}

fn open_sessions(app: &TestApp, id: &AccountId) -> usize {
    let now = app.ctx.now();
    app.ctx.db.read(|conn| sessions::list(conn, id, now)).unwrap().len()
}

fn version(app: &TestApp, id: &AccountId) -> i32 {
    app.ctx.db.read(|conn| accounts::get(conn, id)).unwrap().version
}

/// Chooses the passphrase by the link of the invitation, in a browser.
fn accept(app: &TestApp, browser: &Browser) {
    let token = app.last_open_token(LinkPurpose::Invite);
    let page = browser.get(&format!("/en/links/{token}"));
    assert_eq!((page.status, page.text("h1").as_deref()), (200, Some("Choose your passphrase")));
    assert_eq!(browser.post(&format!("/en/links/{token}"), &[("password", PASSPHRASE)]).status, 200);
    assert_eq!(app.browser().get(&format!("/en/links/{token}")).status, 410, "a link works once");
}

#[test]
fn an_invitation_is_mailed_and_chooses_passphrase_then_code() {
    let app = TestApp::mailing(|_| {});
    let (admin, _) = app.staff("zhou@example.org", &[Role::Admin]);
    let browser = app.browser_of(&admin);
    let page = browser.get("/en/staff/accounts");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("z***@example.org") && !page.body.contains("zhou@example.org"));
    let form = [
        ("name", "Li Na"),
        ("email", NEW),
        ("roles", "officer"),
        ("roles", "auditor"),
        ("lang", "en"),
        ("time_zone", "Asia/Shanghai"),
    ];
    let wrong =
        browser.post("/en/staff/accounts", &[("name", ""), ("email", "li"), ("lang", "en"), ("time_zone", "x")]);
    assert_eq!(wrong.status, 422);
    for id in ["name", "email", "roles", "time_zone"] {
        assert!(wrong.body.contains(&format!("href=\"#{id}\"")), "{id}: {}", wrong.body);
    }
    let done = browser.post("/en/staff/accounts", &form);
    assert_eq!((done.status, done.location()), (303, "/en/staff/accounts?done=staff_invited"));
    let list = browser.get("/zh/staff/accounts?done=staff_invited");
    assert!(list.body.contains("已邀请") && list.body.contains("联络专员、审计员"), "{}", list.text("main").unwrap());
    // Twice is a mistake that the form tells.
    assert_eq!(browser.post("/en/staff/accounts", &form).status, 422);
    app.run_jobs();
    let mails = app.mails_to(NEW);
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("three days") && mails[0].text.contains("/en/links/"), "{}", mails[0].text);
    let new = app.browser();
    accept(&app, &new);
    new.get("/en/sign-in");
    let signing = [("email", NEW), ("password", PASSPHRASE), ("part", "staff")];
    assert_eq!(new.post("/en/sign-in", &signing).location(), "/en/account/second-factor");
    assert_eq!(new.get("/en/review").status, 403, "nothing before the one-time code");
    let id = list_staff::run(&app.ctx, &admin_of(&admin), None).unwrap().pop().unwrap().account.id;
    assert_eq!(deeds(&app, &id, "account.invite_staff").len(), 1);
}

#[test]
fn an_invitation_that_ran_out_is_sent_again() {
    let app = TestApp::mailing(|_| {});
    let admin = admin_of(&app.staff("zhou@example.org", &[Role::Admin]).0);
    let id = invite(&app, &admin, NEW, &[Role::Officer]).unwrap();
    let first = app.last_token(LinkPurpose::Invite);
    assert!(row(&app, &admin, &id).invited_until.is_some());
    let input = invite_again::Input { account: id.clone(), version: version(&app, &id) };
    invite_again::run(&app.ctx, &admin, input.clone()).unwrap();
    assert_eq!(app.browser().get(&format!("/en/links/{first}")).status, 410);
    accept(&app, &app.browser());
    assert_eq!(invite_again::run(&app.ctx, &admin, input).unwrap_err().code(), "version");
    let input = invite_again::Input { account: id.clone(), version: version(&app, &id) };
    assert_eq!(invite_again::run(&app.ctx, &admin, input).unwrap_err().code(), "illegal_move");
}

#[test]
fn the_last_administrator_stays_one() {
    let app = TestApp::mailing(|_| {});
    let (person, _) = app.staff("zhou@example.org", &[Role::Admin, Role::Officer]);
    let admin = admin_of(&person);
    let own = person.account.id.clone();
    let roles = |id: &AccountId, roles: &[Role]| {
        let input = set_roles::Input { account: id.clone(), version: version(&app, id), roles: roles.to_vec() };
        set_roles::run(&app.ctx, &admin, input)
    };
    assert_eq!(roles(&own, &[Role::Officer]).unwrap_err().code(), "last_administrator");
    assert!(matches!(roles(&own, &[]), Err(Error::Invalid(_))));
    assert!(matches!(roles(&own, &[Role::Talent]), Err(Error::Invalid(_))));
    // Somebody who was invited cannot administer yet; once they can, the first one may give the role up.
    let id = invite(&app, &admin, NEW, &[Role::Admin]).unwrap();
    assert_eq!(roles(&own, &[Role::Officer]).unwrap_err().code(), "last_administrator");
    accept(&app, &app.browser());
    roles(&own, &[Role::Officer]).unwrap();
    assert_eq!(deeds(&app, &own, "account.set_roles")[0].reason.as_deref(), Some("officer admin > officer"));
    assert_eq!(app.browser_of(&person).get("/en/staff/accounts").status, 403, "it counts from the next request on");
    app.run_jobs();
    assert!(app.mails_to("zhou@example.org").iter().any(|mail| mail.text.contains("您作为工作人员的角色刚刚改过")));
    // An administrator who is no officer sees nobody of the pool.
    let talent = app.pooled_fang("fang@example.org");
    roles(&id, &[Role::Admin, Role::Auditor]).unwrap();
    let other = app.ctx.db.read(|conn| accounts::get(conn, &id)).unwrap();
    assert!(!other.roles.contains(&Role::Officer));
    let (only_admin, _) = app.staff("wu@example.org", &[Role::Admin]);
    let browser = app.browser_of(&only_admin);
    for page in ["/staff/talents", "/review", &format!("/staff/reveal/talents/{}", talent.talent)] {
        assert_eq!(browser.get(&format!("/en{page}")).status, 403, "{page}");
    }
}

#[test]
fn a_suspended_account_is_out_at_once_and_may_come_back() {
    let app = TestApp::mailing(|_| {});
    let (person, _) = app.staff("zhou@example.org", &[Role::Admin]);
    let admin = admin_of(&person);
    let (officer, _) = app.staff("chen@example.org", &[Role::Officer]);
    let id = officer.account.id.clone();
    let browser = app.browser_of(&officer);
    assert_eq!(browser.get("/en/review").status, 200);
    let own = suspend::Input { account: person.account.id.clone(), version: version(&app, &person.account.id) };
    assert_eq!(suspend::run(&app.ctx, &admin, own).unwrap_err().code(), "own_account");
    let input = suspend::Input { account: id.clone(), version: version(&app, &id) };
    let stale = suspend::Input { version: input.version - 1, ..input.clone() };
    assert_eq!(suspend::run(&app.ctx, &admin, stale).unwrap_err().code(), "version");
    suspend::run(&app.ctx, &admin, input).unwrap();
    assert_eq!((open_sessions(&app, &id), browser.get("/en/review").status), (0, 303));
    let office = visitor("198.51.100.0/24", "Firefox · Linux");
    let signing = || sign_in::run(&app.ctx, &office, credentials("chen@example.org", PASSPHRASE, None));
    assert!(signing().is_err());
    app.run_jobs();
    let mails = app.mails_to("chen@example.org");
    assert!(mails.iter().any(|mail| mail.text.contains("刚刚停用")));
    let input = reactivate::Input { account: id.clone(), version: version(&app, &id) };
    reactivate::run(&app.ctx, &admin, input.clone()).unwrap();
    assert_eq!(reactivate::run(&app.ctx, &admin, input).unwrap_err().code(), "version");
    assert_eq!((deeds(&app, &id, "account.suspend").len(), deeds(&app, &id, "account.reactivate").len()), (1, 1));
}

#[test]
fn a_lost_second_factor_is_reset_and_its_person_told() {
    let app = TestApp::mailing(|_| {});
    let (person, _) = app.staff("zhou@example.org", &[Role::Admin]);
    let (officer, _) = app.staff("chen@example.org", &[Role::Officer]);
    let id = officer.account.id.clone();
    let browser = app.browser_of(&person);
    let page = browser.get(&format!("/en/staff/accounts/{id}"));
    assert_eq!(page.status, 200);
    let seen = version(&app, &id).to_string();
    let done = browser.post(&format!("/en/staff/accounts/{id}"), &[("act", "reset"), ("version", &seen)]);
    assert_eq!(done.location(), format!("/en/staff/accounts/{id}?done=second_factor_reset"));
    assert_eq!(browser.post(&format!("/en/staff/accounts/{id}"), &[("act", "reset"), ("version", &seen)]).status, 409);
    assert_eq!(open_sessions(&app, &id), 0);
    let account = app.ctx.db.read(|conn| accounts::get(conn, &id)).unwrap();
    assert!(account.has_passphrase && !account.has_second_factor);
    let own = &person.account.id;
    let input = reset_second_factor::Input { account: own.clone(), version: version(&app, own) };
    let admin = admin_of(&person);
    assert_eq!(reset_second_factor::run(&app.ctx, &admin, input).unwrap_err().code(), "own_account");
    // The passphrase alone leads to the enrolment and nowhere else.
    let again = app.browser();
    again.get("/zh/sign-in");
    let signing = [("email", "chen@example.org"), ("password", PASSPHRASE), ("part", "staff")];
    assert_eq!(again.post("/zh/sign-in", &signing).location(), "/zh/account/second-factor");
    assert_eq!(again.get("/zh/review").status, 403);
    assert_eq!(deeds(&app, &id, "account.reset_second_factor").len(), 1);
    assert!(app.count_notices(NoticeKind::Security) >= 1);
    app.run_jobs();
    assert!(app.mails_to("chen@example.org").iter().any(|mail| mail.text.contains("动态码已经取消")));
}
