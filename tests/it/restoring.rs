//! Who was erased stays erased, whatever copy is brought back.

use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use longyuan::context::Context;
use longyuan::domain::state::By;
use longyuan::store::db::Db;
use longyuan::store::{backup, erased, restore};
use longyuan::usecase::erasures::{note, replay};
use longyuan::usecase::talents::{erase, register};

use crate::erasure::{ADDRESS, CANARIES, everything, pooled_canary};
use crate::support::app::TestApp;
use crate::support::people::visitor;

/// The same platform on a fresh database into which a copy was brought back.
pub fn restored(app: &TestApp, copy: &Path) -> TestApp {
    let mut fresh = TestApp::unmigrated();
    let contents = restore::verify(copy).unwrap();
    restore::run(fresh.ctx.db.target(), copy, &contents).unwrap();
    std::fs::copy(app.ctx.config.erased_file(), fresh.ctx.config.erased_file()).ok();
    let db = Db::open(fresh.ctx.db.target().clone(), 2, std::time::Duration::from_secs(5)).unwrap();
    let config = (*fresh.ctx.config).clone();
    fresh.ctx = Context::new(db, config, app.ctx.clock.clone(), Arc::clone(&app.ctx.keys)).unwrap();
    fresh
}

#[test]
fn a_copy_from_before_an_erasure_is_erased_anew() {
    let app = TestApp::mailing(|_| {});
    let owner = pooled_canary(&app);
    let kept = app.pooled_fang("fang@example.org");
    app.run_jobs();
    let copy = app.folder.path().join("before.gz");
    backup::write(&app.ctx.db, &copy, app.ctx.now(), &app.ctx.keys.mark()).unwrap();
    app.advance(TimeDelta::hours(1));
    erase::run(&app.ctx, &owner).unwrap();
    app.run_jobs();
    let listed = erased::list(&app.ctx.config.erased_file()).unwrap();
    assert_eq!(listed.len(), 2, "profile and account: {listed:?}");
    let text = std::fs::read_to_string(app.ctx.config.erased_file()).unwrap();
    assert!(CANARIES.iter().all(|canary| !text.contains(canary)) && text.lines().count() == 2);

    let fresh = restored(&app, &copy);
    assert!(everything(&fresh).contains("Canary Headline"), "the copy brought it back");
    assert_eq!(replay::run(&fresh.ctx).unwrap(), 1, "the account goes with the profile");
    let text = everything(&fresh);
    let left: Vec<_> = CANARIES.iter().filter(|canary| text.contains(**canary)).collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(fresh.count("accounts WHERE status = 'erased' AND length(email_sealed) > 0"), 0);
    assert_eq!(fresh.count("talents WHERE state = 'erased'"), 1);
    assert_eq!(fresh.count("outbox WHERE kind = 'erasure'"), 0, "the last mail was sent before");
    assert_eq!(fresh.count("audit WHERE action = 'talent.erase' AND reason = 'restored'"), 1);
    let other = kept.talent;
    assert_eq!(fresh.count(&format!("talents WHERE id = '{other}' AND state = 'pooled'")), 1);
    // A second time there is nothing to do, and the list does not grow.
    assert_eq!(replay::run(&fresh.ctx).unwrap(), 0);
    assert_eq!(note::run(&fresh.ctx).unwrap(), 0);
    assert_eq!(erased::list(&fresh.ctx.config.erased_file()).unwrap(), listed);
    // The address is free.
    let input = register::Input {
        email: ADDRESS.into(),
        record: crate::support::people::fang(),
        talent_pool: Some(1),
        cross_border: Some(1),
    };
    register::run(&fresh.ctx, &visitor(longyuan::domain::value::Lang::En), input).unwrap();
    assert_eq!(fresh.count("outbox WHERE kind = 'known_address'"), 0);
}

#[test]
fn the_list_is_completed_after_a_crash_and_never_says_a_thing_twice() {
    let app = TestApp::new();
    let owner = pooled_canary(&app);
    let file = app.ctx.config.erased_file();
    // The erasing was committed and the process died before the list was written.
    let erasing = longyuan::usecase::erasing::Erasing {
        now: app.ctx.now(),
        doer: longyuan::domain::actor::Doer::system(),
        by: By::Owner,
        reason: "owner",
    };
    let id = owner.talent.clone();
    let erase = move |conn: &mut longyuan::store::db::Conn| {
        let talent = longyuan::store::talents::get(conn, &id)?;
        erasing.talent(conn, talent)
    };
    app.ctx.db.write(erase).unwrap();
    assert!(erased::list(&file).unwrap().is_empty());
    app.run_jobs();
    assert_eq!(erased::list(&file).unwrap().len(), 2);
    assert_eq!(note::run(&app.ctx).unwrap(), 0);
    // A line that a crash cut short is written again as a whole.
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, &text[..text.len() - 20]).unwrap();
    assert_eq!(erased::list(&file).unwrap().len(), 1);
    assert_eq!(note::run(&app.ctx).unwrap(), 1);
    assert_eq!(erased::list(&file).unwrap().len(), 2);
    let threads: Vec<usize> = std::thread::scope(|scope| {
        let run = || note::run(&app.ctx).unwrap();
        let all: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        all.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(threads.iter().sum::<usize>(), 0);
}
