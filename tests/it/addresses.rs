//! An account goes on under another address: proved by who they are, by a link to the new one, told to the old one.

use chrono::TimeDelta;
use longyuan::domain::account::{LinkPurpose, Role};
use longyuan::domain::actor::Person;
use longyuan::domain::error::Error;
use longyuan::second_factor;
use longyuan::store::sealed::{self, Disclosure};
use longyuan::usecase::accounts::{change_address, request_address, request_link, request_reset, reset, show_address};

use crate::support::accounts::{PASSPHRASE, fang, visitor};
use crate::support::app::TestApp;

const OLD: &str = "fang.wang@example.org";
const NEW: &str = "fang@new.example.org";

fn ask(app: &TestApp, person: &Person, email: &str, password: &str, code: &str) -> Result<(), Error> {
    let input = request_address::Input { email: email.into(), password: password.into(), code: code.into() };
    request_address::run(&app.ctx, person, input)
}

fn press(app: &TestApp, token: &str) -> Result<(), Error> {
    let input = change_address::Input { token: token.into(), session: None };
    change_address::run(&app.ctx, &fang(), input)
}

fn open_token(app: &TestApp) -> String {
    assert_eq!(app.count("links WHERE purpose = 'change_address' AND used_at IS NULL"), 1);
    app.last_open_token(LinkPurpose::ChangeAddress)
}

fn address(app: &TestApp, person: &Person) -> String {
    let id = &person.account.id;
    app.ctx.db.read(|conn| sealed::address(conn, &app.ctx.keys, id, Disclosure::Owner(id))).unwrap()
}

fn told<T: std::fmt::Debug>(done: Result<T, Error>) -> String {
    match done.unwrap_err() {
        Error::Invalid(errors) => format!("{}:{}", errors[0].field, errors[0].code),
        other => other.code().to_owned(),
    }
}

fn subjects(app: &TestApp, address: &str) -> Vec<String> {
    app.mails_to(address).into_iter().map(|mail| mail.subject).collect()
}

#[test]
fn the_old_address_stays_until_the_new_one_is_confirmed_and_both_are_told() {
    let app = TestApp::mailing(|_| {});
    let person = app.register_confirmed(OLD, &fang());
    app.run_jobs();
    assert_eq!(told(ask(&app, &person, NEW, "wrong", "")), "password:wrong_password");
    assert_eq!(told(ask(&app, &person, OLD, PASSPHRASE, "")), "email:same_address");
    assert_eq!(told(ask(&app, &person, "nobody", PASSPHRASE, "")), "email:bad_email");
    // A reset link asked for before holds no more after the change.
    request_reset::run(&app.ctx, &fang(), request_reset::Input { email: OLD.into() }).unwrap();
    let reset_token = app.last_token(LinkPurpose::Reset);
    ask(&app, &person, &format!(" {} ", NEW.to_uppercase()), PASSPHRASE, "").unwrap();
    assert_eq!(address(&app, &person), OLD);
    let token = open_token(&app);
    // Pressed before any of the mails has left: each goes where it belongs all the same.
    app.sign_in_elsewhere(&person);
    assert_eq!(app.count("sessions WHERE ended_at IS NULL"), 2);
    let input = change_address::Input { token: token.clone(), session: Some(person.session.clone()) };
    change_address::run(&app.ctx, &fang(), input).unwrap();
    assert_eq!(address(&app, &person), NEW);
    assert_eq!(app.count("sessions WHERE ended_at IS NULL"), 1, "the one that pressed");
    assert_eq!(told(press(&app, &token)), "link_used");
    let input = reset::Input { token: reset_token, password: "another quiet pelican 77".into() };
    assert_eq!(told(reset::run(&app.ctx, &fang(), input)), "link_used");
    app.run_jobs();
    let old = subjects(&app, OLD);
    for subject in ["Your address is about to change", "Your address was changed"] {
        assert!(old.contains(&subject.to_owned()), "{old:?}");
    }
    assert!(subjects(&app, NEW).is_empty(), "its link was used already");
    let link = request_link::Input { email: NEW.into() };
    request_link::run(&app.ctx, &fang(), link).unwrap();
    app.run_jobs();
    assert_eq!(subjects(&app, NEW), ["Your sign-in link"]);
    assert_eq!(app.count("audit WHERE action IN ('account.request_address', 'account.change_address')"), 2);
}

#[test]
fn a_taken_address_gets_the_same_answer_and_changes_nothing() {
    let app = TestApp::mailing(|_| {});
    let person = app.register_confirmed(OLD, &fang());
    app.register_confirmed("taken@example.org", &visitor("198.51.100.0/24", "Firefox · Linux"));
    app.run_jobs();
    app.advance(TimeDelta::seconds(1));
    let browser = app.browser();
    browser.get("/en/sign-in");
    browser.post("/en/sign-in", &[("email", OLD), ("password", PASSPHRASE), ("part", "own")]);
    assert!(browser.get("/en/account/address").body.contains(OLD));
    let form = |email| [("email", email), ("password", PASSPHRASE)];
    let taken = browser.post("/en/account/address", &form("taken@example.org"));
    let free = browser.post("/en/account/address", &form("unused@example.org"));
    assert_eq!((taken.status, free.status), (202, 202));
    assert_eq!(taken.body.replace("taken@", "X@"), free.body.replace("unused@", "X@"));
    assert_eq!(taken.headers.keys().collect::<Vec<_>>(), free.headers.keys().collect::<Vec<_>>());
    app.run_jobs();
    assert!(subjects(&app, "taken@example.org").contains(&"This address is registered already".to_owned()));
    assert_eq!(subjects(&app, "unused@example.org"), ["Please confirm your new address"]);
    // Whoever registers the address meanwhile keeps it.
    let token = open_token(&app);
    app.register_confirmed("unused@example.org", &visitor("198.51.100.0/24", "Firefox · Linux"));
    assert_eq!(told(press(&app, &token)), "link_expired");
    assert_eq!(address(&app, &person), OLD);
}

#[test]
fn the_link_holds_half_an_hour_and_only_the_youngest() {
    let app = TestApp::mailing(|_| {});
    let person = app.register_confirmed(OLD, &fang());
    ask(&app, &person, "first@example.org", PASSPHRASE, "").unwrap();
    let first = open_token(&app);
    ask(&app, &person, NEW, PASSPHRASE, "").unwrap();
    assert_eq!(told(press(&app, &first)), "link_used");
    let token = open_token(&app);
    let browser = app.browser();
    let page = browser.get(&format!("/zh/links/{token}"));
    assert!(page.body.contains("改用这个邮箱") && page.body.contains("f***@new.example.org"), "{}", page.body);
    assert_eq!(address(&app, &person), OLD, "looking changes nothing");
    app.advance(TimeDelta::minutes(30));
    assert_eq!(told(press(&app, &token)), "link_expired");
    assert_eq!(browser.post(&format!("/zh/links/{token}"), &[]).status, 410);
    ask(&app, &person, NEW, PASSPHRASE, "").unwrap();
    let token = open_token(&app);
    browser.get(&format!("/zh/links/{token}"));
    let done = browser.post(&format!("/zh/links/{token}"), &[]);
    assert_eq!((done.status, done.text("h1").as_deref()), (200, Some("邮箱已改")));
    assert_eq!(app.count("sessions WHERE ended_at IS NULL"), 0, "a browser that is not signed in keeps none");
}

#[test]
fn without_a_passphrase_a_fresh_sign_in_proves_who_asks() {
    let app = TestApp::mailing(|_| {});
    let owner = app.register_fang(OLD);
    assert!(!show_address::run(&app.ctx, &owner.person).unwrap().asks_sign_in);
    app.advance(TimeDelta::minutes(31));
    assert!(show_address::run(&app.ctx, &owner.person).unwrap().asks_sign_in);
    assert_eq!(told(ask(&app, &owner.person, NEW, "", "")), ":sign_in_again");
    let browser = app.browser();
    browser.get("/zh/sign-in");
    browser.post("/zh/sign-in/link", &[("email", OLD)]);
    let token = app.last_token(LinkPurpose::SignIn);
    browser.get(&format!("/zh/links/{token}"));
    browser.post(&format!("/zh/links/{token}"), &[]);
    browser.get("/zh/account/address");
    assert_eq!(browser.post("/zh/account/address", &[("email", NEW)]).status, 202);
    app.run_jobs();
    assert_eq!(subjects(&app, NEW), ["Please confirm your new address"], "in the language of the account");
    assert!(subjects(&app, OLD).contains(&"Your address is about to change".to_owned()));
}

#[test]
fn staff_show_their_second_factor_as_well() {
    let app = TestApp::mailing(|_| {});
    let (person, totp) = app.staff("zhou@example.org", &[Role::Officer]);
    let view = show_address::run(&app.ctx, &person).unwrap();
    assert!(view.asks_passphrase && view.asks_code && !view.asks_sign_in);
    assert_eq!(told(ask(&app, &person, NEW, PASSPHRASE, "")), "code:wrong_code");
    app.advance(TimeDelta::seconds(30));
    let code = second_factor::code_at(&totp, app.ctx.now()).unwrap();
    ask(&app, &person, NEW, PASSPHRASE, &code).unwrap();
    assert_eq!(told(ask(&app, &person, NEW, PASSPHRASE, &code)), "code:wrong_code", "a code is taken once");
}

#[test]
fn nobody_acts_before_the_address_is_confirmed() {
    let app = TestApp::mailing(|_| {});
    let input = longyuan::usecase::accounts::register::Input {
        email: OLD.into(),
        role: longyuan::usecase::accounts::register::Joining::Talent,
        language: longyuan::domain::value::Lang::En,
        password: Some(PASSPHRASE.into()),
    };
    longyuan::usecase::accounts::register::run(&app.ctx, &fang(), input).unwrap();
    let browser = app.browser();
    browser.get("/en/sign-in");
    let page = browser.post("/en/sign-in", &[("email", OLD), ("password", PASSPHRASE), ("part", "own")]);
    assert_eq!(page.status, 403);
    assert!(page.body.contains("open the link in the confirmation mail first"), "{}", page.body);
    assert!(browser.cookie("__Host-sid").is_none());
}
