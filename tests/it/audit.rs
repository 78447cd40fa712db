//! The chain of audit and consents: sealed after every commit, verified, and every tampering by SQL found out.

use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use longyuan::domain::actor::Doer;
use longyuan::domain::audit::{Deed, Entity};
use longyuan::domain::error::Error;
use longyuan::domain::seal::FaultKind;
use longyuan::jobs;
use longyuan::store::{audit, consents};
use longyuan::usecase::audit::verify::{self, View};
use longyuan::usecase::audit::{note_head, seal};

use crate::support::app::TestApp;
use crate::support::people::fang;

/// Somebody in the pool, and all of it sealed and noted.
fn sealed() -> TestApp {
    let app = TestApp::new();
    app.pooled_fang("fang@example.org");
    while seal::run(&app.ctx).unwrap() {}
    assert!(note_head::run(&app.ctx, note_head::Input::Hourly).unwrap());
    app
}

fn verified(app: &TestApp) -> View {
    verify::run(&app.ctx).unwrap()
}

fn faults(app: &TestApp) -> Vec<(FaultKind, Option<i64>)> {
    verified(app).faults.into_iter().map(|fault| (fault.kind, fault.seq)).collect()
}

/// What only somebody with the whole database in hand can do: the triggers are gone.
fn tamper(app: &TestApp, sql: &str) {
    let mut conn = app.ctx.db.target().connect().unwrap();
    let drop = if app.ctx.db.is_sqlite() {
        "DROP TRIGGER IF EXISTS audit_refuses_update; DROP TRIGGER IF EXISTS audit_refuses_delete;
         DROP TRIGGER IF EXISTS consents_refuse_update; DROP TRIGGER IF EXISTS consents_refuse_delete;
         DROP TRIGGER IF EXISTS consent_ends_refuse_update; DROP TRIGGER IF EXISTS consent_ends_refuse_delete;
         DROP TRIGGER IF EXISTS seals_refuse_update; DROP TRIGGER IF EXISTS seals_refuse_delete;"
    } else {
        "DROP TRIGGER IF EXISTS audit_refuses_change ON audit; DROP TRIGGER IF EXISTS consents_refuse_update ON consents;
         DROP TRIGGER IF EXISTS consents_refuse_delete ON consents;
         DROP TRIGGER IF EXISTS consent_ends_refuse_change ON consent_ends;
         DROP TRIGGER IF EXISTS seals_refuse_change ON seals;"
    };
    conn.batch_execute(drop).unwrap();
    conn.batch_execute(sql).unwrap();
}

fn deed(app: &TestApp) {
    let now = app.ctx.now();
    app.ctx
        .db
        .write(move |conn| {
            audit::add(conn, now, &Deed::new(&Doer::system(), "test.deed", Entity::Office, "o")).map(|_| ())
        })
        .unwrap();
}

#[test]
fn what_is_committed_is_sealed_and_holds() {
    let app = sealed();
    let view = verified(&app);
    assert_eq!((view.faults.len(), view.waiting, view.noted), (0, 0, 1));
    assert_eq!(view.sealed, app.count("audit") + app.count("consents") + app.count("consent_ends"));
    assert_eq!(view.head.map(|(seq, _)| seq), Some(view.sealed));
    deed(&app);
    assert_eq!(verified(&app).waiting, 1);
    jobs::drain(&app.ctx).unwrap();
    assert_eq!((verified(&app).waiting, faults(&app)), (0, vec![]));
}

#[test]
fn the_head_is_noted_once_an_hour_and_only_when_the_chain_grew() {
    let app = sealed();
    let hourly = || note_head::run(&app.ctx, note_head::Input::Hourly).unwrap();
    assert!(!hourly());
    app.advance(TimeDelta::hours(1));
    assert!(!hourly());
    deed(&app);
    assert!(seal::run(&app.ctx).unwrap() && hourly() && !hourly());
    assert_eq!(verified(&app).noted, 2);
}

#[test]
fn jobs_seal_within_a_second_and_at_the_stop() {
    let app = TestApp::new();
    let running = jobs::start(&app.ctx).unwrap();
    let wake = app.ctx.db.wake();
    deed(&app);
    let begun = std::time::Instant::now();
    while app.count("unsealed") > 0 {
        wake.wait(wake.count(), std::time::Duration::from_millis(20));
    }
    assert!(begun.elapsed() < std::time::Duration::from_secs(1), "{:?}", begun.elapsed());
    deed(&app);
    running.stop();
    let view = verified(&app);
    assert_eq!((view.waiting, view.sealed, view.faults.len()), (0, 2, 0));
    assert!(view.noted >= 1);
}

#[test]
fn no_route_of_the_database_edits_or_deletes_a_row() {
    let app = sealed();
    app.ctx.db.write(|conn| conn.batch_execute("UPDATE audit SET reason = 'x'").map_err(Error::from)).unwrap_err();
    for sql in [
        "DELETE FROM audit",
        "UPDATE consents SET text_version = 9",
        "DELETE FROM consents",
        "UPDATE seals SET row_hash = 'x'",
        "DELETE FROM seals",
    ] {
        app.ctx.db.write(move |conn| conn.batch_execute(sql).map_err(Error::from)).unwrap_err();
    }
    assert_eq!(faults(&app), []);
}

#[test]
fn an_edited_row_is_named() {
    let app = sealed();
    tamper(
        &app,
        "UPDATE audit SET action = 'talent.forge' WHERE id = (SELECT row_id FROM seals WHERE record = 'audit' ORDER BY seq LIMIT 1)",
    );
    let found = verified(&app).faults;
    assert_eq!((found.len(), found[0].kind), (1, FaultKind::Edited));
    let app = sealed();
    tamper(&app, "UPDATE consents SET text_hash = 'ff', text_version = 2 WHERE purpose = 'cross_border'");
    assert_eq!(faults(&app).iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [FaultKind::Edited]);
}

#[test]
fn a_removed_row_is_named_and_so_are_removed_links() {
    let app = sealed();
    tamper(&app, "DELETE FROM audit WHERE id = (SELECT row_id FROM seals WHERE record = 'audit' ORDER BY seq LIMIT 1)");
    assert_eq!(faults(&app).iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [FaultKind::Removed]);
    let app = sealed();
    tamper(&app, "DELETE FROM seals WHERE seq = 2");
    let found = verified(&app).faults;
    assert_eq!((found[0].kind, found[0].seq, found[1].kind), (FaultKind::LinksMissing, Some(3), FaultKind::Added));
}

#[test]
fn moved_rows_are_named() {
    let app = sealed();
    tamper(
        &app,
        "UPDATE seals SET seq = -1 WHERE seq = 2; UPDATE seals SET seq = 2 WHERE seq = 3; UPDATE seals SET seq = 3 WHERE seq = -1",
    );
    let found = faults(&app);
    assert_eq!(&found[..2], [(FaultKind::Reordered, Some(2)), (FaultKind::Reordered, Some(3))]);
    let app = sealed();
    deed(&app);
    deed(&app);
    while seal::run(&app.ctx).unwrap() {}
    // The two deeds change places in the table: each stands under the other's id.
    tamper(
        &app,
        "UPDATE audit SET id = 'x' WHERE id = (SELECT min(id) FROM audit WHERE action = 'test.deed');
         UPDATE audit SET id = (SELECT min(row_id) FROM seals WHERE seq > (SELECT max(seq) - 2 FROM seals)), reason = 'moved'
           WHERE id = (SELECT max(id) FROM audit WHERE action = 'test.deed' AND id <> 'x');
         UPDATE audit SET id = (SELECT max(row_id) FROM seals WHERE seq > (SELECT max(seq) - 2 FROM seals)) WHERE id = 'x'",
    );
    assert_eq!(faults(&app).first().map(|(kind, _)| *kind), Some(FaultKind::Edited));
}

#[test]
fn a_row_from_another_hand_is_named() {
    let app = sealed();
    tamper(
        &app,
        "INSERT INTO audit (id, at, action, entity, entity_id) SELECT '0', at, action, entity, entity_id FROM audit LIMIT 1",
    );
    assert_eq!(faults(&app), [(FaultKind::Added, None)]);
}

#[test]
fn a_cut_tail_and_a_chain_made_anew_are_noticed_by_the_noted_heads() {
    let app = sealed();
    let last = verified(&app).sealed;
    tamper(
        &app,
        "DELETE FROM audit WHERE id = (SELECT row_id FROM seals ORDER BY seq DESC LIMIT 1);
         DELETE FROM consents WHERE id = (SELECT row_id FROM seals ORDER BY seq DESC LIMIT 1);
         DELETE FROM seals WHERE seq = (SELECT max(seq) FROM seals)",
    );
    assert_eq!(faults(&app), [(FaultKind::TailCut, Some(last))]);
    let app = sealed();
    tamper(
        &app,
        "DELETE FROM seals; UPDATE audit SET reason = 'forged'; INSERT INTO unsealed SELECT 'audit', id FROM audit;
         INSERT INTO unsealed SELECT 'consent', id FROM consents;
         INSERT INTO unsealed SELECT 'consent_end', consent_id FROM consent_ends",
    );
    while seal::run(&app.ctx).unwrap() {}
    assert_eq!(faults(&app), [(FaultKind::HeadDiffers, Some(last))]);
    let file = app.ctx.config.audit_heads_file();
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace(&format!("\"seq\":{last}"), "\"seq\":1")).unwrap();
    assert_eq!(faults(&app).last(), Some(&(FaultKind::HeadForged, None)));
}

#[test]
fn the_words_of_a_basis_are_erased_and_the_chain_holds() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let talent = owner.talent.clone();
    let given = app.ctx.db.read(|conn| consents::list_by_talent(conn, &talent)).unwrap();
    let now = app.ctx.now();
    let id = app
        .ctx
        .db
        .write(move |conn| {
            let giving = longyuan::domain::consent::Giving {
                account: None,
                channel: longyuan::domain::consent::Channel::Paper,
                basis: Some("Wang Fang, by telephone".into()),
                address_class: None,
                at: now,
            };
            let text = longyuan::domain::consent::ShownText {
                version: 1,
                hash: given[0].text_hash.clone(),
                lang: given[0].lang,
            };
            let new = giving.of_talent(&talent, &fang().profile.country, given[0].purpose, &text);
            let id = consents::add(conn, &new)?;
            Ok((id, talent))
        })
        .map(|(_, talent)| talent)
        .unwrap();
    while seal::run(&app.ctx).unwrap() {}
    app.ctx.db.write(move |conn| consents::forget_basis(conn, &id)).unwrap();
    assert_eq!(
        (app.count("consents WHERE basis IS NOT NULL"), app.count("consents WHERE basis_hash IS NOT NULL")),
        (0, 1)
    );
    assert_eq!(faults(&app), []);
    tamper(&app, "UPDATE consents SET basis = 'other words' WHERE basis_hash IS NOT NULL");
    assert_eq!(faults(&app).len(), 1);
}
