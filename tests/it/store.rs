//! The store on both databases: group commit, isolation of failures, sealed data, an audit that only grows.

use diesel::RunQueryDsl;
use longyuan::domain::actor::Doer;
use longyuan::domain::audit::{Deed, Entity};
use longyuan::domain::error::Error;
use longyuan::store::{audit, changes};

use crate::support::app::TestApp;

#[test]
fn a_failed_write_takes_nothing_of_its_neighbours_with_it() {
    let app = TestApp::new();
    let now = app.ctx.now();
    let writers: Vec<_> = (0..32)
        .map(|n| {
            let db = app.ctx.db.clone();
            std::thread::spawn(move || {
                db.write(move |conn| {
                    changes::add(conn, now, Entity::Need, &format!("need-{n}"), 1, None)?;
                    match n % 4 {
                        0 => Err(Error::Conflict("on_purpose")),
                        1 => panic!("on purpose"),
                        _ => Ok(()),
                    }
                })
            })
        })
        .collect();
    let outcomes: Vec<bool> = writers.into_iter().map(|w| w.join().map(|r| r.is_ok()).unwrap_or(false)).collect();
    assert_eq!(outcomes.iter().filter(|ok| **ok).count(), 16);
    #[derive(diesel::QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let count: Count =
        app.ctx.db.read(|conn| Ok(diesel::sql_query("SELECT count(*) AS n FROM changes").get_result(conn)?)).unwrap();
    assert_eq!(count.n, 16);
}

#[test]
fn audit_rows_are_only_ever_added() {
    let app = TestApp::new();
    let now = app.ctx.now();
    app.ctx
        .db
        .write(move |conn| audit::add(conn, now, &Deed::new(&Doer::system(), "test.deed", Entity::Batch, "b1")))
        .unwrap();
    for statement in ["UPDATE audit SET action = 'x'", "DELETE FROM audit"] {
        let refused = app.ctx.db.write(move |conn| Ok(diesel::sql_query(statement).execute(conn)?));
        assert!(matches!(refused, Err(Error::Internal(_))), "{statement}: {refused:?}");
    }
}

#[test]
fn sqlite_readers_cannot_write() {
    let app = TestApp::new();
    if std::env::var("LONGYUAN_TEST_DATABASE").is_err() {
        assert!(app.ctx.db.read(|conn| Ok(diesel::sql_query("DELETE FROM changes").execute(conn)?)).is_err());
    }
}
