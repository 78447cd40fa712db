//! The mailer against a real mail server that refuses, stalls and breaks.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use longyuan::config::Config;
use longyuan::domain::account::{AccountId, AccountStatus, Role};
use longyuan::domain::audit::Entity;
use longyuan::domain::notice::{NewNotice, Notice, NoticeId, NoticeKind, NoticeParams, NoticeState, Recipient};
use longyuan::domain::value::Lang;
use longyuan::store::accounts::{self, NewAccount};
use longyuan::store::{outbox, outbox_claim, settings};
use mail_parser::MessageParser;

use crate::support::app::TestApp;
use crate::support::smtp::Peer;

/// A platform whose office mails by this server.
pub fn platform(peer: &Peer, change: impl FnOnce(&mut Config)) -> TestApp {
    let port = peer.port;
    let app = TestApp::with(|config| {
        config.mail.transport = "smtp".into();
        config.mail.host = "127.0.0.1".into();
        config.mail.port = port;
        config.mail.encryption = "none".into();
        config.mail.timeout_seconds = 1;
        change(config);
    });
    open(&app);
    app
}

/// The office stands and its mail was confirmed.
pub fn open(app: &TestApp) {
    app.open_office();
    let now = app.ctx.now();
    app.ctx
        .db
        .write(move |conn| settings::set(conn, now, settings::MAIL_CONFIRMED_AT, "2026-11-24T00:00:00Z"))
        .unwrap();
}

pub fn account(app: &TestApp, address: &str, roles: &[Role]) -> AccountId {
    let (now, keys) = (app.ctx.now(), app.ctx.keys.clone());
    let new = NewAccount {
        address: address.into(),
        status: AccountStatus::Active,
        lang: Lang::En,
        time_zone: "Europe/Berlin".into(),
        roles: roles.to_vec(),
        display_name: "Li".into(),
        passphrase_hash: None,
        verified_at: Some(now),
    };
    app.ctx.db.write(move |conn| accounts::add(conn, &keys, now, &new)).unwrap().id
}

/// Queues a mail that needs no more than its reader.
pub fn queue(app: &TestApp, reader: &AccountId) -> NoticeId {
    let now = app.ctx.now();
    let notice = NewNotice {
        kind: NoticeKind::KnownAddress,
        to: Recipient::Account(reader.clone()),
        lang: Some(Lang::En),
        about: Some((Entity::Account, reader.to_string())),
        params: NoticeParams::default(),
        event_at: now,
        due_at: now,
        dedupe_key: None,
    };
    app.ctx.db.write(move |conn| outbox::add(conn, now, &notice)).unwrap().unwrap()
}

pub fn notice(app: &TestApp, id: &NoticeId) -> Notice {
    app.ctx.db.read(|conn| outbox::get(conn, id)).unwrap()
}

pub fn setting(app: &TestApp, name: &str) -> Option<String> {
    app.ctx.db.read(|conn| settings::find(conn, name)).unwrap()
}

/// Lets the clock run to the next try, so many times.
fn wait_for_tries(app: &TestApp, times: usize) {
    for _ in 0..times {
        app.run_jobs();
        let next = app.ctx.db.read(|conn| outbox_claim::next_due(conn, app.ctx.now())).unwrap();
        let Some(next) = next else { return };
        app.advance(next - app.ctx.now());
    }
    app.run_jobs();
}

#[test]
fn a_mail_arrives_with_the_headers_it_needs() {
    let peer = Peer::start(&[], &[]);
    let app = platform(&peer, |_| {});
    let fang = account(&app, "fang@example.org", &[]);
    let id = queue(&app, &fang);
    app.run_jobs();
    assert_eq!(notice(&app, &id).state, NoticeState::Sent);
    let mails = peer.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].message_id, format!("{id}@127.0.0.1"));
    let log = peer.log();
    assert_eq!(log[0]["to"], serde_json::json!(["fang@example.org"]));
    assert_eq!(log[0]["sender"], "office@example.org");
    let mail = MessageParser::default().parse(&mails[0].bytes).unwrap();
    assert_eq!(mail.from().unwrap().first().unwrap().name(), Some("陇原英才 · Lanzhou Workstation in Silicon Valley"));
    assert_eq!(mail.reply_to().unwrap().first().unwrap().address(), Some("office@example.org"));
    assert_eq!(mail.header("Auto-Submitted").unwrap().as_text(), Some("auto-generated"));
    assert_eq!(mail.date().unwrap().to_timestamp(), app.ctx.now().and_utc().timestamp());
    assert!(mail.header("X-Notice-Seq").is_none(), "only mailboxes count their mails");
    assert_eq!((mail.text_body_count(), mail.html_body_count()), (1, 1));
    assert!(String::from_utf8_lossy(&mails[0].bytes).contains("List-Id:"));
}

#[test]
fn a_refusal_for_now_at_any_stage_delays_and_doubles_nothing() {
    let peer = Peer::start(&[], &[]);
    let app = platform(&peer, |_| {});
    let fang = account(&app, "fang@example.org", &[]);
    for (n, stage) in ["banner", "ehlo", "mail", "rcpt", "data", "end"].into_iter().enumerate() {
        peer.rules(&[&format!("4xx@{stage}*2")]);
        let id = queue(&app, &fang);
        app.run_jobs();
        let first = notice(&app, &id);
        assert_eq!((first.state, first.attempts), (NoticeState::Queued, 1), "{stage}: {:?}", first.error);
        assert!(first.error.is_some());
        wait_for_tries(&app, 3);
        let last = notice(&app, &id);
        assert_eq!((last.state, last.attempts, last.error), (NoticeState::Sent, 3, None), "{stage}");
        assert_eq!(peer.mails().len(), n + 1, "{stage}");
    }
}

#[test]
fn a_refusal_for_good_fails_at_once_and_staff_hear_of_it() {
    let peer = Peer::start(&[], &[]);
    let app = platform(&peer, |_| {});
    let fang = account(&app, "fang@example.org", &[]);
    account(&app, "admin@example.org", &[Role::Admin]);
    for (n, stage) in ["mail", "rcpt", "data", "end"].into_iter().enumerate() {
        peer.rules(&[&format!("550@{stage}*1")]);
        let id = queue(&app, &fang);
        app.run_jobs();
        let failed = notice(&app, &id);
        assert_eq!((failed.state, failed.attempts), (NoticeState::Failed, 1), "{stage}");
        let alert = &peer.mails()[2 * n];
        assert_eq!(alert.subject, "A mail was not delivered");
        assert!(alert.text.contains("f***@example.org") && alert.text.contains("550"), "{}", alert.text);
        assert!(!alert.text.contains("fang@"), "the address is masked");
        let (now, again) = (app.ctx.now(), id.clone());
        app.ctx.db.write(move |conn| outbox::resend(conn, now, &again)).unwrap();
        app.run_jobs();
        assert_eq!(notice(&app, &id).state, NoticeState::Sent);
        assert_eq!(peer.mails()[2 * n + 1].message_id, format!("{id}@127.0.0.1"), "resend keeps the Message-ID");
    }
}

#[test]
fn only_a_break_after_the_final_dot_makes_a_copy_and_it_has_the_same_id() {
    let peer = Peer::start(&["drop_before_dot*1", "drop_after_dot*1"], &[]);
    let app = platform(&peer, |_| {});
    let fang = account(&app, "fang@example.org", &[]);
    let id = queue(&app, &fang);
    app.run_jobs();
    assert!(peer.mails().is_empty());
    assert!(notice(&app, &id).error.unwrap().starts_with("ambiguous"));
    wait_for_tries(&app, 3);
    assert_eq!(notice(&app, &id).state, NoticeState::Sent);
    let mails = peer.mails();
    assert_eq!(mails.len(), 2, "one drop after the dot, one copy");
    assert_eq!(mails[0].message_id, mails[1].message_id);
    assert_eq!(mails[0].text, mails[1].text);
}

#[test]
fn an_hour_without_a_server_loses_and_doubles_nothing() {
    let peer = Peer::start(&["refuse"], &[]);
    let app = platform(&peer, |_| {});
    let readers: Vec<AccountId> = (0..20).map(|n| account(&app, &format!("r{n}@example.org"), &[])).collect();
    let ids: BTreeSet<String> = readers.iter().map(|r| format!("{}@127.0.0.1", queue(&app, r))).collect();
    app.run_jobs();
    assert!(setting(&app, settings::MAIL_LAST_ERROR).is_some(), "staff see the cause");
    let back = peer.stop();
    let hour = app.ctx.now() + TimeDelta::hours(1);
    while app.ctx.now() < hour {
        wait_for_tries(&app, 1);
    }
    let peer = back();
    while app.ctx.db.read(outbox::count_waiting).unwrap() > 0 && app.ctx.now() < hour + TimeDelta::hours(2) {
        wait_for_tries(&app, 1);
    }
    let arrived: Vec<String> = peer.mails().into_iter().map(|m| m.message_id).collect();
    assert_eq!(arrived.len(), 20);
    assert_eq!(arrived.into_iter().collect::<BTreeSet<_>>(), ids);
    assert_eq!(setting(&app, settings::MAIL_LAST_ERROR), None);
}

#[test]
fn a_server_that_stalls_is_left_after_its_time() {
    let peer = Peer::start(&["stall@rcpt:3*1"], &[]);
    let app = platform(&peer, |_| {});
    let fang = account(&app, "fang@example.org", &[]);
    let id = queue(&app, &fang);
    let begun = std::time::Instant::now();
    app.run_jobs();
    assert!(begun.elapsed().as_secs_f64() < 2.9, "one second a command: {:?}", begun.elapsed());
    assert_eq!(notice(&app, &id).state, NoticeState::Queued);
    wait_for_tries(&app, 2);
    assert_eq!((notice(&app, &id).state, peer.mails().len()), (NoticeState::Sent, 1));
}
