//! After a change of the engine everything is matched anew: a few at a time, resumable, with its progress to be seen.

use longyuan::domain::matches::MatchState;
use longyuan::store::features::{self, Progress};
use longyuan::store::matches;
use longyuan::usecase::matches::renew;
use longyuan::usecase::todo;

use crate::support::app::TestApp;
use crate::support::people::{firm, peptides};
use crate::support::pool::chemist;

fn progress(app: &TestApp) -> Progress {
    app.ctx.db.read(|conn| features::progress(conn, &app.ctx.engine.versions())).unwrap()
}

/// A pool of sixty and a need, all matched by this engine and then said to be of an older one.
fn outdated() -> (TestApp, longyuan::domain::need::NeedId) {
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

#[test]
fn a_few_at_a_time_and_what_is_done_is_kept() {
    let (app, need) = outdated();
    assert_eq!(todo::show::run(&app.ctx).unwrap().renewal, Some((0, 61)));
    assert_eq!(renew::run(&app.ctx).unwrap(), 50);
    assert_eq!(todo::show::run(&app.ctx).unwrap().renewal, Some((50, 61)));
    // Whoever goes on, a restarted process too, goes on from there.
    assert_eq!((renew::run(&app.ctx).unwrap(), renew::run(&app.ctx).unwrap()), (10, 1));
    assert_eq!(renew::run(&app.ctx).unwrap(), 0);
    assert_eq!(todo::show::run(&app.ctx).unwrap().renewal, None);
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
