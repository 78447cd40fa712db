//! Nodes that match beside each other: a claim is finished once, and each follows what the other matched.

use chrono::TimeDelta;
use longyuan::domain::error::Error;
use longyuan::jobs;
use longyuan::store::changes;

use crate::support::app::TestApp;
use crate::support::people::{firm, peptides};

#[test]
fn a_claim_that_passed_on_is_not_finished_twice() {
    let app = TestApp::new();
    app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    let now = app.ctx.now();
    let first = app.ctx.db.write(move |conn| changes::claim(conn, now, 10)).unwrap();
    assert_eq!(first.len(), 1);
    assert!(app.ctx.db.write(move |conn| changes::claim(conn, now, 10)).unwrap().is_empty());
    app.advance(TimeDelta::seconds(61));
    let now = app.ctx.now();
    let second = app.ctx.db.write(move |conn| changes::claim(conn, now, 10)).unwrap();
    assert_eq!(second[0].fence, first[0].fence + 1);
    let (id, fence) = (first[0].id, first[0].fence);
    let refused = app.ctx.db.write(move |conn| changes::done(conn, now, id, fence));
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
}

#[test]
fn a_second_node_follows_what_the_first_matched() {
    let app = TestApp::new();
    let other = longyuan::context::Context::new(
        app.ctx.db.clone(),
        (*app.ctx.config).clone(),
        app.ctx.clock.clone(),
        app.ctx.keys.clone(),
    )
    .unwrap();
    jobs::drain(&other).unwrap();
    app.pooled_fang("fang@example.org");
    app.run_jobs();
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    jobs::drain(&other).unwrap();
    assert_eq!(app.suggested(&need).len(), 1, "the other node knew the person by the change mark alone");
}
