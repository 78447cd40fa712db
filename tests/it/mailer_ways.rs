//! The ways on which mails leave: a safe line, a sign-in, a confirmed office, a folder, several mailers at once.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use longyuan::domain::account::{AccountId, LinkPurpose, Role};
use longyuan::domain::audit::Entity;
use longyuan::domain::notice::{NewNotice, NoticeId, NoticeKind, NoticeParams, NoticeState, Recipient};
use longyuan::domain::office::{MailEncryption, MailSettings, MailTransport};
use longyuan::domain::value::Lang;
use longyuan::jobs;
use longyuan::store::accounts;
use longyuan::store::{links, offices, outbox, settings};
use mail_parser::MessageParser;

use crate::mailer::{account, notice, open, platform, queue, setting};
use crate::support::app::TestApp;
use crate::support::smtp::{Peer, taken};

fn secure(peer: &Peer, encryption: &str, ca_file: Option<String>) -> TestApp {
    platform(peer, |config| {
        config.mail.encryption = encryption.into();
        config.mail.timeout_seconds = 5;
        config.mail.ca_file = ca_file.unwrap_or_default();
    })
}

#[test]
fn a_safe_line_is_made_with_a_private_authority() {
    for (option, encryption) in [("--require-starttls", "starttls"), ("--tls", "tls")] {
        let peer = Peer::start(&[], &[option]);
        let app = secure(&peer, encryption, Some(peer.file("ca.pem").display().to_string()));
        let id = queue(&app, &account(&app, "fang@example.org", &[]));
        app.run_jobs();
        assert_eq!(notice(&app, &id).state, NoticeState::Sent, "{encryption}: {:?}", notice(&app, &id).error);
        assert_eq!(peer.log()[0]["tls"], true);
    }
}

#[test]
fn without_a_safe_line_nothing_is_said_and_nothing_is_burnt() {
    for (option, encryption) in [("--require-starttls", "starttls"), ("--tls", "tls"), ("", "starttls")] {
        let options: Vec<&str> = [option].into_iter().filter(|o| !o.is_empty()).collect();
        let peer = Peer::start(&[], &options);
        let app = secure(&peer, encryption, None);
        let id = queue(&app, &account(&app, "fang@example.org", &[]));
        app.run_jobs();
        let kept = notice(&app, &id);
        assert_eq!((kept.state, kept.attempts), (NoticeState::Queued, 0), "{option}: {:?}", kept.error);
        assert!(kept.error.unwrap().starts_with("tls_failed"));
        assert!(setting(&app, settings::MAIL_LAST_ERROR).unwrap().starts_with("tls_failed"));
        assert!(peer.mails().is_empty() && peer.log().is_empty(), "{:?}", peer.log());
    }
}

#[test]
fn a_refused_sign_in_pauses_the_queue_until_it_is_mended() {
    let peer = Peer::start(&[], &["--auth", "office:right"]);
    let app = TestApp::new();
    open(&app);
    let set = |password: &str| {
        let (now, keys) = (app.ctx.now(), app.ctx.keys.clone());
        let mail = MailSettings {
            transport: MailTransport::Smtp,
            host: "127.0.0.1".into(),
            port: peer.port,
            encryption: MailEncryption::Plain,
            user: "office".into(),
            password: password.to_owned().into(),
            from: String::new(),
        };
        app.ctx
            .db
            .write(move |conn| {
                settings::set_mail(conn, &keys, now, &mail)?;
                settings::set(conn, now, settings::MAIL_CONFIRMED_AT, "2026-11-24T00:00:00Z")
            })
            .unwrap();
    };
    set("wrong");
    let ids: Vec<NoticeId> = (0..3).map(|n| queue(&app, &account(&app, &format!("r{n}@example.org"), &[]))).collect();
    app.run_jobs();
    for id in &ids {
        assert_eq!((notice(&app, id).state, notice(&app, id).attempts), (NoticeState::Queued, 0));
    }
    assert!(setting(&app, settings::MAIL_LAST_ERROR).unwrap().starts_with("auth"));
    app.advance(TimeDelta::minutes(2));
    app.run_jobs();
    assert!(notice(&app, &ids[0]).error.is_some());
    set("right");
    app.advance(TimeDelta::minutes(6));
    app.run_jobs();
    assert_eq!(peer.mails().len(), 3);
    assert_eq!(notice(&app, &ids[0]).attempts, 1);
}

#[test]
fn before_its_link_was_opened_only_the_test_mail_leaves() {
    let peer = Peer::start(&[], &[]);
    let app = platform(&peer, |_| {});
    let admin = account(&app, "admin@example.org", &[Role::Admin]);
    let now = app.ctx.now();
    let who = admin.clone();
    app.ctx
        .db
        .write(move |conn| {
            settings::remove(conn, settings::MAIL_CONFIRMED_AT)?;
            let mailbox = offices::mailboxes(conn)?.remove(0);
            let link = links::add(conn, now, &who, LinkPurpose::TestMail, Some(mailbox.id.as_str()))?;
            let notice = NewNotice {
                kind: NoticeKind::TestMail,
                to: Recipient::Mailbox(mailbox.id),
                lang: None,
                about: None,
                params: NoticeParams { link: Some(link.id), ..NoticeParams::default() },
                event_at: now,
                due_at: now,
                dedupe_key: None,
            };
            outbox::add(conn, now, &notice)
        })
        .unwrap();
    let other = queue(&app, &admin);
    app.run_jobs();
    let mails = peer.mails();
    assert_eq!(mails.len(), 1);
    let token = mails[0].text.split("/zh/links/").nth(1).unwrap().lines().next().unwrap().to_owned();
    let mail = MessageParser::default().parse(&mails[0].bytes).unwrap();
    assert_eq!(mail.header("X-Notice-Seq").and_then(|h| h.as_text()), Some("1"));
    let visitor = crate::support::people::visitor(Lang::En);
    longyuan::usecase::offices::confirm_mail::run(&app.ctx, &visitor, &token).unwrap();
    app.run_jobs();
    assert_eq!((notice(&app, &other).state, peer.mails().len()), (NoticeState::Sent, 2));
}

#[test]
fn a_link_that_opens_nothing_is_not_mailed() {
    let peer = Peer::start(&[], &[]);
    let app = platform(&peer, |_| {});
    let fang = account(&app, "fang@example.org", &[]);
    let (now, who) = (app.ctx.now(), fang.clone());
    let id = app
        .ctx
        .db
        .write(move |conn| {
            let link = links::add(conn, now, &who, LinkPurpose::SignIn, None)?;
            let account = accounts::get(conn, &who)?;
            let notice = NewNotice::to(NoticeKind::SignIn, &account, (Entity::Account, who.as_str()), now);
            outbox::add(conn, now, &notice.with_link(&link.id))
        })
        .unwrap()
        .unwrap();
    app.advance(TimeDelta::minutes(31));
    app.run_jobs();
    assert_eq!(notice(&app, &id).state, NoticeState::Cancelled);
    assert!(peer.mails().is_empty());
}

#[test]
fn mails_go_into_the_folder_whole_or_not_at_all() {
    let app = TestApp::with(|config| config.mail.transport = "folder".into());
    open(&app);
    let fang = account(&app, "fang@example.org", &[]);
    let ids: Vec<NoticeId> = (0..3).map(|_| queue(&app, &fang)).collect();
    app.run_jobs();
    let names: Vec<String> = std::fs::read_dir(app.ctx.config.mail_folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 3, "{names:?}");
    for id in ids {
        let name = format!("20261124T021000Z-known_address-{id}.eml");
        assert!(names.contains(&name), "{name} is not in {names:?}");
        let read = taken(std::fs::read(app.ctx.config.mail_folder().join(name)).unwrap());
        assert_eq!(read.subject, "This address is registered already");
    }
}

#[test]
fn mailers_that_race_send_every_mail_once() {
    let peer = Peer::start(&["4xx@rcpt*20%0.3"], &[]);
    let app = platform(&peer, |config| config.mail.timeout_seconds = 30);
    let readers: Vec<AccountId> = (0..40).map(|n| account(&app, &format!("r{n}@example.org"), &[])).collect();
    let ids: BTreeSet<String> =
        (0..120).map(|n| format!("{}@127.0.0.1", queue(&app, &readers[n % readers.len()]))).collect();
    // Two nodes with the jobs of each; the clock goes on so that what was refused for now comes again.
    let nodes = [jobs::start(&app.ctx).unwrap(), jobs::start(&app.ctx).unwrap()];
    let begun = std::time::Instant::now();
    while app.ctx.db.read(outbox::count_waiting).unwrap() > 0 && begun.elapsed().as_secs() < 60 {
        std::thread::park_timeout(std::time::Duration::from_millis(100));
        // The clock must not run ahead of a mail under way, else its lease ends while it is held.
        if app.ctx.db.read(|conn| outbox::count_in(conn, NoticeState::Sending)).unwrap() == 0 {
            app.advance(TimeDelta::seconds(10));
        }
    }
    nodes.into_iter().for_each(jobs::Running::stop);
    let arrived: Vec<String> = peer.mails().into_iter().map(|m| m.message_id).collect();
    assert_eq!(arrived.len(), 120, "after {:?}", begun.elapsed());
    assert_eq!(arrived.into_iter().collect::<BTreeSet<_>>(), ids);
}
