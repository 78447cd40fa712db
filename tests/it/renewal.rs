//! After a change of the engine everything is matched anew: a few at a time, resumable, with its progress to be seen.

use longyuan::context::Context;
use longyuan::domain::actor::Doer;
use longyuan::domain::matches::MatchState;
use longyuan::domain::need::NeedId;
use longyuan::domain::todo::Todo;
use longyuan::matching::Snapshot;
use longyuan::proposals::index;
use longyuan::store::features::{self, Progress};
use longyuan::store::{matches, needs};
use longyuan::usecase::matches::decide::{self, Choice};
use longyuan::usecase::matches::{decided, renew, replay};
use longyuan::usecase::todo;

use crate::support::app::TestApp;
use crate::support::people::{firm, peptides};
use crate::support::pool::chemist;

fn progress(app: &TestApp) -> Progress {
    app.ctx.db.read(|conn| features::progress(conn, &app.ctx.engine.versions())).unwrap()
}

/// A pool of sixty and a need, all matched by this engine and then said to be of an older one.
fn outdated() -> (TestApp, NeedId) {
    let app = TestApp::new();
    for n in 0..60 {
        app.pool(chemist(&format!("王{n}")), None);
    }
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    app.run_jobs();
    assert_eq!(progress(&app), Progress { done: 61, all: 61 });
    app.execute("UPDATE features SET engine = 'older'");
    app.execute("DELETE FROM job_runs WHERE name LIKE 'renewal %'");
    app.execute("UPDATE matches SET engine = 'older', order_value = 1.0 WHERE state = 'suggested'");
    (app, need)
}

fn pool_of_three() -> (TestApp, NeedId) {
    let app = TestApp::new();
    for name in ["王芳", "李娜", "赵敏"] {
        app.pool(chemist(name), None);
    }
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    app.run_jobs();
    (app, need)
}

#[test]
fn decided_pairs_leave_with_their_verdict_and_what_they_were_scored_from() {
    let (app, need) = pool_of_three();
    let rows = app.ctx.db.read(|conn| matches::of_need(conn, &need)).unwrap();
    let input = decide::Input { id: rows[0].id.clone(), version: None, choice: Choice::Approve, note: None };
    decide::run(&app.ctx, &app.officer(), input).unwrap();
    let mut pairs = Vec::new();
    let count = decided::run(&app.ctx, &Doer::operator(None), |pair| {
        pairs.push(serde_json::to_value(pair).unwrap());
        Ok(())
    });
    assert_eq!(count.unwrap(), 1);
    let pair = &pairs[0];
    assert_eq!((pair["verdict"].as_str(), pair["id"].as_str()), (Some("approved"), Some(rows[0].id.as_str())));
    let snapshot: Snapshot = serde_json::from_value(pair["snapshot"].clone()).unwrap();
    assert_eq!(app.ctx.engine.replay(&snapshot).unwrap().need_fit, pair["need_fit"].as_f64().unwrap());
    let text = pair.to_string();
    assert!(!text.contains("王芳") && !text.contains("example.org"), "{text}");
    assert_eq!(app.count("audit WHERE action = 'matches.export'"), 1);
}

#[test]
fn a_few_at_a_time_and_what_is_done_is_kept() {
    let (app, need) = outdated();
    assert_eq!(todo::show::run(&app.ctx, Todo::listed).unwrap().renewal, Some((0, 61)));
    assert_eq!(renew::run(&app.ctx).unwrap(), 50);
    assert_eq!(todo::show::run(&app.ctx, Todo::listed).unwrap().renewal, Some((50, 61)));
    // Whoever goes on, a restarted process too, goes on from there.
    assert_eq!((renew::run(&app.ctx).unwrap(), renew::run(&app.ctx).unwrap()), (10, 1));
    assert_eq!(renew::run(&app.ctx).unwrap(), 0);
    assert_eq!(todo::show::run(&app.ctx, Todo::listed).unwrap().renewal, None);
    app.run_jobs();
    let rows = app.ctx.db.read(|conn| matches::of_need(conn, &need)).unwrap();
    let open: Vec<_> = rows.iter().filter(|row| row.state == MatchState::Suggested).collect();
    assert!(!open.is_empty());
    assert!(open.iter().all(|row| row.engine == app.ctx.engine.versions() && row.order > 50.0), "planned anew");
}

#[test]
fn the_job_runs_to_the_end_and_decided_pairs_keep_their_figures() {
    let (app, need) = outdated();
    app.execute("UPDATE matches SET state = 'dismissed' WHERE id = (SELECT min(id) FROM matches)");
    app.run_jobs();
    assert_eq!(progress(&app), Progress { done: 61, all: 61 });
    let rows = app.ctx.db.read(|conn| matches::of_need(conn, &need)).unwrap();
    let decided: Vec<_> = rows.iter().filter(|row| row.state == MatchState::Dismissed).collect();
    assert_eq!(decided.iter().map(|row| row.engine.as_str()).collect::<Vec<_>>(), ["older"]);
}

#[test]
fn a_stored_score_comes_out_the_same_from_what_it_was_computed_from() {
    let (app, _) = pool_of_three();
    let report = replay::run(&app.ctx).unwrap();
    assert_eq!((report.same, report.differing.len()), (3, 0));
    app.execute("UPDATE matches SET score_need = score_need - 0.5 WHERE id = (SELECT min(id) FROM matches)");
    let report = replay::run(&app.ctx).unwrap();
    assert_eq!((report.same, report.differing.len()), (2, 1));
    app.execute("UPDATE matches SET engine = 'older'");
    assert_eq!(replay::run(&app.ctx).unwrap(), replay::Report::default(), "another version's are its own");
}

#[test]
fn a_start_builds_the_index_from_what_is_packed() {
    let (app, need) = pool_of_three();
    let other =
        Context::new(app.ctx.db.clone(), (*app.ctx.config).clone(), app.ctx.clock.clone(), app.ctx.keys.clone())
            .unwrap();
    index::follow(&other).unwrap();
    let wanted = app.ctx.db.read(|conn| needs::get(conn, &need)).unwrap();
    let features = app.ctx.engine.need(&wanted.brief);
    let top = |ctx: &Context| index::read(ctx).top_people(&ctx.engine, &features, 5);
    assert_eq!(top(&other), top(&app.ctx));
    assert_eq!(top(&other).len(), 3);
}
