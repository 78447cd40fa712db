//! Counts over long lists hold until something is committed.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use longyuan::store::db::{Db, Held};
use longyuan::store::{limits, same_pairs};

use crate::long_lists::{post, shown};
use crate::support::app::TestApp;
use crate::support::pool::chemist;

#[test]
fn people_who_wait_are_counted_and_a_decision_is_seen_at_once() {
    let app = TestApp::new();
    app.open_office();
    let officer = app.officer();
    for name in ["周启明", "林若兰"] {
        app.pool(chemist(name), None);
    }
    let need = post(&app, 0..1).remove(0);
    app.run_jobs();
    let people = |app: &TestApp| shown(app, &officer, None, None).parts[0].items[0].people;
    let pairs = app.suggested(&need);
    let strong = pairs.iter().filter(|m| m.strength == longyuan::domain::matches::Strength::Strong).count() as i64;
    assert!(!pairs.is_empty());
    assert_eq!(people(&app), (pairs.len() as i64, strong));
    app.execute("UPDATE matches SET state = 'dismissed'");
    assert_eq!(people(&app), (0, 0));
    app.execute("UPDATE needs SET state = 'withdrawn'");
    assert!(shown(&app, &officer, None, None).parts.is_empty(), "what was done is no longer in it");
}

#[test]
fn an_answer_holds_until_anybody_commits() {
    let app = TestApp::new();
    app.open_office();
    // Another node, or a command, is the same database through another door.
    let other = Db::open(app.ctx.db.target().clone(), 1, Duration::from_secs(5)).unwrap();
    let held: Held<u8, i64> = Held::default();
    let read = AtomicUsize::new(0);
    let ask = |key: u8| {
        held.get(&app.ctx.db, key, |conn| {
            read.fetch_add(1, Ordering::Relaxed);
            same_pairs::count_by_state(conn).map(|counts| counts.len() as i64)
        })
        .unwrap()
    };
    // On PostgreSQL other tests commit meanwhile, after which it is read again: there a reading proves less.
    let is_alone = app.ctx.db.is_sqlite();
    for key in [1, 1, 2] {
        ask(key);
    }
    assert!(!is_alone || read.load(Ordering::Relaxed) == 2, "once for each question");
    for db in [&app.ctx.db, &other] {
        let before = (app.ctx.db.stamp().unwrap(), read.load(Ordering::Relaxed));
        let now = app.ctx.now();
        db.write(move |conn| limits::fail(conn, now, "somebody", now - TimeDelta::days(1))).unwrap();
        assert_ne!(app.ctx.db.stamp().unwrap(), before.0);
        ask(1);
        assert!(read.load(Ordering::Relaxed) > before.1);
    }
}
