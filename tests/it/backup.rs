//! A copy is consistent, portable between both databases, and refused when anything about it is wrong.

use std::path::{Path, PathBuf};

use longyuan::domain::account::{AccountStatus, Role};
use longyuan::domain::actor::Doer;
use longyuan::domain::audit::{Deed, Entity};
use longyuan::domain::notice::{NewNotice, NoticeKind, NoticeParams, Recipient};
use longyuan::domain::value::Lang;
use longyuan::keys::Keys;
use longyuan::store::accounts::{self, NewAccount};
use longyuan::store::archive::Refused;
use longyuan::store::db::{Db, Target};
use longyuan::store::{audit, backup, changes, outbox, restore, settings};

use crate::support::app::TestApp;

/// A platform with a row of every kind of cell: sealed bytes, times with and without fractions, nothing, a serial number.
fn filled() -> TestApp {
    let app = TestApp::new();
    let (now, keys) = (app.ctx.now(), app.ctx.keys.clone());
    app.ctx
        .db
        .write(move |conn| {
            let new = NewAccount {
                address: "lin@example.org".into(),
                status: AccountStatus::Active,
                lang: Lang::Zh,
                time_zone: "Asia/Shanghai".into(),
                roles: vec![Role::Officer],
                display_name: "林 \"O'Neil\"\n\\".into(),
                passphrase_hash: None,
                verified_at: Some(now + chrono::TimeDelta::microseconds(120)),
            };
            let account = accounts::add(conn, &keys, now, &new)?;
            let at = now + chrono::TimeDelta::milliseconds(250);
            audit::add(conn, at, &Deed::new(&Doer::system(), "test.deed", Entity::Batch, "b1").because("试"))?;
            changes::add(conn, now, Entity::Need, "n1", 1, None)?;
            settings::set(conn, now, "test", "yes")?;
            let notice = NewNotice {
                kind: NoticeKind::TestMail,
                to: Recipient::Account(account.id),
                lang: Some(Lang::Zh),
                about: None,
                params: NoticeParams::default(),
                event_at: now,
                due_at: now,
                dedupe_key: None,
            };
            outbox::add(conn, now, &notice).map(|_| ())
        })
        .unwrap();
    app
}

fn copy(app: &TestApp, name: &str) -> PathBuf {
    let place = app.folder.path().join(name);
    backup::write(&app.ctx.db, &place, app.ctx.now(), &app.ctx.keys.mark()).unwrap();
    place
}

fn lines(path: &Path) -> Vec<String> {
    use std::io::Read;
    let mut text = String::new();
    let file = std::fs::File::open(path).unwrap();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// The rows as values, for the two databases write JSON with other spaces.
fn rows(path: &Path) -> Vec<serde_json::Value> {
    let all = lines(path);
    all[1..all.len() - 1].iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn empty_file(app: &TestApp, name: &str) -> Target {
    Target::Sqlite(app.folder.path().join(name).display().to_string())
}

#[test]
fn a_copy_comes_back_as_it_was_but_nobody_is_signed_in_and_no_mail_leaves() {
    let app = filled();
    let first = copy(&app, "first.gz");
    let contents = restore::verify(&first).unwrap();
    assert_eq!(contents.head.key, app.ctx.keys.mark());
    // From either database into SQLite, and into this test's kind of database.
    let fresh = TestApp::unmigrated();
    for target in [empty_file(&app, "second.db"), fresh.ctx.db.target().clone()] {
        restore::run(&target, &first, &contents).unwrap();
        let db = Db::open(target, 1, std::time::Duration::from_secs(5)).unwrap();
        let second = app.folder.path().join("second.gz");
        backup::write(&db, &second, app.ctx.now(), &app.ctx.keys.mark()).unwrap();
        let (before, after) = (rows(&first), rows(&second));
        assert_eq!(before.len(), after.len());
        assert_eq!(
            (&before[1]["totp_sealed"], &before[1]["passphrase_hash"]),
            (&serde_json::Value::Null, &serde_json::Value::Null)
        );
        let differing: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
        assert_eq!(differing.len(), 1, "{differing:#?}");
        assert_eq!((&differing[0].1["state"], &differing[0].1["error"]), (&"failed".into(), &"restored".into()));
        let found = db.read(|conn| accounts::find(conn, &app.ctx.keys, "lin@example.org")).unwrap();
        assert_eq!(found.unwrap().display_name, "林 \"O'Neil\"\n\\");
        // New rows do not collide with the numbers of restored ones.
        let now = app.ctx.now();
        db.write(move |conn| changes::add(conn, now, Entity::Need, "n2", 1, None)).unwrap();
    }
}

#[test]
fn a_damaged_copy_is_refused_and_leaves_no_trace() {
    let app = filled();
    let place = copy(&app, "whole.gz");
    let whole = std::fs::read(&place).unwrap();
    let bad = app.folder.path().join("bad.gz");
    let mut cases: Vec<Vec<u8>> = vec![Vec::new(), b"not a copy".to_vec(), whole[..whole.len() / 2].to_vec()];
    cases.push(whole[..whole.len() - 1].to_vec());
    cases.push([whole.as_slice(), b"more"].concat());
    // Every 7th byte: enough to hit head, rows, end and checksum.
    for at in (0..whole.len()).step_by(7) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x10;
        cases.push(flipped);
    }
    for (n, case) in cases.iter().enumerate() {
        std::fs::write(&bad, case).unwrap();
        let outcome = restore::verify(&bad);
        // A few bits of gzip mean nothing (its header's time, the padding of its last byte): then nothing is damaged.
        let is_whole = outcome.is_ok() && lines(&bad) == lines(&place);
        assert!(is_whole || matches!(outcome, Err(Refused::Unusable(_))), "case {n}: {outcome:?}");
    }
}

#[test]
fn a_copy_of_a_newer_version_is_refused_by_name() {
    let app = filled();
    let place = copy(&app, "now.gz");
    let newer = app.folder.path().join("newer.gz");
    let mut writing = longyuan::store::archive::Writing::start(&newer).unwrap();
    for (n, line) in lines(&place).iter().enumerate() {
        if n == 0 {
            let mut head: longyuan::store::archive::Head = serde_json::from_str(line).unwrap();
            head.migrations.push("9999".into());
            writing.json(&head).unwrap();
        } else if !line.contains("sha256") {
            writing.line(line).unwrap();
        }
    }
    writing.finish().unwrap();
    let refused = restore::verify(&newer).unwrap_err().to_string();
    assert!(refused.contains("9999") && refused.contains("newer longyuan"), "{refused}");
}

#[test]
fn a_place_that_holds_anything_is_refused_and_unchanged() {
    let app = filled();
    let place = copy(&app, "copy.gz");
    let contents = restore::verify(&place).unwrap();
    let refused = restore::run(app.ctx.db.target(), &place, &contents).unwrap_err();
    assert!(refused.to_string().contains("not empty"), "{refused}");
    assert_eq!(rows(&copy(&app, "again.gz")), rows(&place));
}

#[test]
fn every_table_is_copied_or_known_to_be_left_out() {
    assert_eq!(restore::unlisted(&TestApp::new().ctx.db).unwrap(), Vec::<String>::new());
}

#[test]
fn a_copy_taken_while_others_write_is_of_one_moment() {
    let app = TestApp::new();
    let now = app.ctx.now();
    let stop = std::sync::atomic::AtomicBool::new(false);
    let copies: Vec<PathBuf> = std::thread::scope(|scope| {
        for n in 0..4 {
            let (db, stop) = (app.ctx.db.clone(), &stop);
            scope.spawn(move || {
                let mut count = 0;
                while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                    count += 1;
                    let id = format!("w{n}-{count}");
                    // Two tables in one write: a copy has both or neither.
                    db.write(move |conn| {
                        changes::add(conn, now, Entity::Need, &id, 1, None)?;
                        settings::set(conn, now, &id, "1")
                    })
                    .unwrap();
                }
            });
        }
        let copies = (0..5).map(|n| copy(&app, &format!("live-{n}.gz"))).collect();
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        copies
    });
    for place in copies {
        let tables = restore::verify(&place).unwrap().tables;
        let rows = |name: &str| tables.iter().find(|t| t.table == name).unwrap().rows;
        assert_eq!(rows("changes"), rows("settings"));
    }
}

#[test]
fn another_master_key_has_another_mark() {
    assert_ne!(Keys::from_master(&[1; 32]).unwrap().mark(), Keys::from_master(&[2; 32]).unwrap().mark());
}

#[test]
fn a_copy_is_kept_every_night_and_leaves_when_it_is_old() {
    let app = TestApp::with(|config| config.backup.keep_days = 14);
    let names = || {
        let mut all: Vec<String> = std::fs::read_dir(app.ctx.config.backup_folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        all.sort();
        all
    };
    for _ in 0..20 * 24 {
        while longyuan::jobs::nightly::round(&app.ctx).unwrap() {}
        app.advance(chrono::TimeDelta::hours(1));
    }
    let kept = names();
    assert_eq!(kept.len(), 15, "{kept:?}");
    assert!(restore::verify(&app.ctx.config.backup_folder().join(&kept[14])).is_ok());
    std::fs::write(app.ctx.config.backup_folder().join("mine.txt"), "stays").unwrap();
    app.advance(chrono::TimeDelta::days(30));
    assert!(longyuan::jobs::nightly::round(&app.ctx).unwrap());
    assert_eq!(names().len(), 2, "{:?}", names());
}
