//! Accounts as stories: links that work once, wrong ways in that look the same, limits; sessions are in `account_sessions.rs`.

use chrono::TimeDelta;
use longyuan::domain::account::{LinkPurpose, SessionKind};
use longyuan::domain::error::Error;
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::value::Lang;
use longyuan::usecase::accounts::{
    register, request_link, reset, set_language, set_passphrase, show_link, sign_in, verify,
};

use crate::support::accounts::{PASSPHRASE, credentials, fang, visitor};
use crate::support::app::TestApp;

pub const FANG: &str = "fang.wang@example.org";

fn page(token: String) -> verify::Input {
    verify::Input { token, kind: SessionKind::Page }
}

pub fn ask_link(app: &TestApp, email: &str) {
    request_link::run(&app.ctx, &fang(), request_link::Input { email: email.to_owned() }).unwrap();
}

pub fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result.unwrap_err() {
        Error::Invalid(errors) => format!("{}:{}", errors[0].field, errors[0].code),
        other => other.code().to_owned(),
    }
}

#[test]
fn an_address_is_registered_confirmed_and_signed_in_by_links() {
    let app = TestApp::new();
    let person = app.register_confirmed(FANG, &fang());
    assert!(person.account.verified_at.is_some());
    assert_eq!(app.count_notices(NoticeKind::Confirm), 1);
    // A second registration changes nothing; the person is told by mail.
    let again = register::Input {
        email: format!("  {} ", FANG.to_uppercase()),
        role: register::Joining::Enterprise,
        language: Lang::Zh,
        password: Some("another quiet pelican 77".into()),
    };
    register::run(&app.ctx, &fang(), again).unwrap();
    assert_eq!((app.count_notices(NoticeKind::Confirm), app.count_notices(NoticeKind::KnownAddress)), (1, 1));
    assert!(sign_in::run(&app.ctx, &fang(), credentials(FANG, PASSPHRASE, None)).is_ok());
    // The next link signs in, once.
    ask_link(&app, FANG);
    let token = app.last_token(LinkPurpose::SignIn);
    assert_eq!(show_link::run(&app.ctx, &token).unwrap().gone, None);
    assert_eq!(show_link::run(&app.ctx, &token).unwrap().gone, None, "looking uses nothing up");
    verify::run(&app.ctx, &fang(), page(token.clone())).unwrap();
    assert_eq!(code(verify::run(&app.ctx, &fang(), page(token.clone()))), "link_used");
    assert_eq!(show_link::run(&app.ctx, &token).unwrap().gone, Some("link_used"));
    // Nobody hears of an address that is not here.
    ask_link(&app, "nobody@example.org");
    assert_eq!(app.count_notices(NoticeKind::SignIn), 1);
}

#[test]
fn a_link_serves_its_purpose_and_its_time_only() {
    let app = TestApp::new();
    app.register_confirmed(FANG, &fang());
    ask_link(&app, FANG);
    let token = app.last_token(LinkPurpose::SignIn);
    let as_reset = reset::Input { token: token.clone(), password: PASSPHRASE.into() };
    assert_eq!(code(reset::run(&app.ctx, &fang(), as_reset)), "link");
    let (id, signature) = token.split_once('.').unwrap();
    for forged in [id.to_owned(), format!("{id}."), format!("{id}.{}", signature.to_lowercase()), "x.y".to_owned()] {
        assert_eq!(code(verify::run(&app.ctx, &fang(), page(forged.clone()))), "link", "{forged}");
    }
    app.advance(TimeDelta::minutes(30));
    assert_eq!(code(verify::run(&app.ctx, &fang(), page(token))), "link_expired");
}

#[test]
fn of_two_uses_of_a_link_at_once_one_wins() {
    let app = TestApp::new();
    app.register_confirmed(FANG, &fang());
    ask_link(&app, FANG);
    let token = app.last_token(LinkPurpose::SignIn);
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let (ctx, token) = (app.ctx.clone(), token.clone());
            std::thread::spawn(move || verify::run(&ctx, &fang(), page(token)).is_ok())
        })
        .collect();
    assert_eq!(threads.into_iter().map(|t| t.join().unwrap()).filter(|ok| *ok).count(), 1);
}

#[test]
fn mails_with_links_are_limited_without_a_word() {
    let app = TestApp::new();
    app.register_confirmed(FANG, &fang());
    for _ in 0..10 {
        ask_link(&app, FANG);
    }
    // The registration counted as the first of six an hour.
    assert_eq!(app.count_notices(NoticeKind::SignIn), 5);
    app.advance(TimeDelta::hours(1));
    ask_link(&app, FANG);
    assert_eq!(app.count_notices(NoticeKind::SignIn), 6);
}

#[test]
fn every_wrong_way_in_looks_the_same() {
    let app = TestApp::new();
    app.register_confirmed(FANG, &fang());
    for (email, password) in [
        (FANG, "thirteen quiet pelicans 43"),
        (FANG, "Thirteen quiet pelicans 42"),
        (FANG, "thirteen quiet pelicans 42 "),
        (FANG, ""),
        ("nobody@example.org", PASSPHRASE),
    ] {
        let tried = sign_in::run(&app.ctx, &fang(), credentials(email, password, None));
        assert_eq!(code(tried), "wrong_credentials", "{email} {password:?}");
    }
    // Two ways to write the same letters are the same passphrase.
    let (one, two) = ("caf\u{e9} by the iron bridge 7", "cafe\u{301} by the iron bridge 7");
    let person = app.register_confirmed("lin@example.org", &fang());
    let input = set_passphrase::Input { current: PASSPHRASE.into(), password: one.into() };
    set_passphrase::run(&app.ctx, &person, input).unwrap();
    assert!(sign_in::run(&app.ctx, &fang(), credentials("lin@example.org", two, None)).is_ok());
}

#[test]
fn failures_slow_strangers_down_but_not_a_known_device() {
    let app = TestApp::new();
    app.register_confirmed(FANG, &fang());
    for email in ["nobody@example.org", FANG] {
        let mut waits = vec![];
        for n in 0..11 {
            let stranger = visitor(&format!("192.0.{n}.0/24"), "curl");
            match sign_in::run(&app.ctx, &stranger, credentials(email, "a guess that is long 1", None)) {
                Err(Error::TooMany { retry_after }) => {
                    waits.push(retry_after);
                    app.advance(TimeDelta::seconds(i64::try_from(retry_after).unwrap()));
                }
                other => assert_eq!(code(other), "wrong_credentials"),
            }
        }
        // Five are free; then each failure doubles the wait.
        assert_eq!(waits, [16, 31, 61], "{email}");
    }
    let stranger = visitor("192.0.99.0/24", "curl");
    let tried = sign_in::run(&app.ctx, &stranger, credentials(FANG, PASSPHRASE, None));
    assert!(matches!(tried, Err(Error::TooMany { .. })), "{tried:?}");
    sign_in::run(&app.ctx, &fang(), credentials(FANG, PASSPHRASE, None)).unwrap();
    // A success forgets the failures.
    sign_in::run(&app.ctx, &stranger, credentials(FANG, PASSPHRASE, None)).unwrap();
    assert_eq!(app.count_notices(NoticeKind::Security), 1, "and the new device is told of");
}

#[test]
fn a_network_may_try_thirty_times_a_minute_and_an_account_ten() {
    let app = TestApp::new();
    let mut refused = vec![];
    for n in 0..40 {
        let email = format!("person{}@example.org", n % 10);
        if let Err(Error::TooMany { .. }) = sign_in::run(&app.ctx, &fang(), credentials(&email, "no", None)) {
            refused.push(n);
        }
    }
    assert_eq!(refused, (30..40).collect::<Vec<_>>());
    app.advance(TimeDelta::minutes(1));
    let tried = sign_in::run(&app.ctx, &fang(), credentials("person0@example.org", "no", None));
    assert_eq!(code(tried), "wrong_credentials");
}

#[test]
fn the_language_of_mails_follows_the_account() {
    let app = TestApp::new();
    let person = app.register_confirmed(FANG, &fang());
    set_language::run(&app.ctx, &person, Lang::Zh).unwrap();
    let entered = sign_in::run(&app.ctx, &fang(), credentials(FANG, PASSPHRASE, None)).unwrap();
    assert_eq!(app.person_at(&entered.secret, &fang()).account.lang, Lang::Zh);
}
