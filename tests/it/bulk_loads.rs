//! More people at once than there are needs: each need is matched once, nothing is lost wherever it is interrupted, and what was made
//! of people is stored.

use std::sync::atomic::Ordering;

use chrono::TimeDelta;
use longyuan::context::Context;
use longyuan::documents::people_needs::{self, ImportedPerson};
use longyuan::domain::audit::Entity;
use longyuan::domain::error::Error;
use longyuan::domain::need::NeedId;
use longyuan::domain::notice::NoticeParams;
use longyuan::domain::talent::TalentId;
use longyuan::jobs::{self, rematch};
use longyuan::proposals::index;
use longyuan::store::{changes, needs, sealed};

use crate::support::app::TestApp;
use crate::support::people::{firm, peptides};
use crate::support::pool::chemist;

/// The first of the graded people.
fn graded(most: usize) -> Vec<ImportedPerson> {
    let text = std::fs::read_to_string("tests/data/gold/talents.jsonl").unwrap();
    people_needs::people(&text).unwrap().into_iter().take(most).collect()
}

/// The first of the graded needs, matched while there was nobody.
fn posted(app: &TestApp, most: usize) -> Vec<NeedId> {
    let text = std::fs::read_to_string("tests/data/gold/needs.jsonl").unwrap();
    let needs = people_needs::needs(&text).unwrap().into_iter().take(most);
    let posted = needs.map(|need| app.post(firm(&need.enterprise), need.brief, None)).collect();
    app.run_jobs();
    posted
}

fn load(app: &TestApp, people: &[ImportedPerson]) {
    for person in people {
        app.pool((person.profile.clone(), person.identity.clone()), Some("load"));
    }
}

/// Who is proposed for each need: name, both scores, strength.
fn proposed(app: &TestApp, needs: &[NeedId]) -> Vec<Vec<String>> {
    let name = |id: &TalentId| app.ctx.db.read(|conn| sealed::identity(conn, &app.ctx.keys, id)).unwrap().name;
    let told = |need: &NeedId| {
        let mut rows: Vec<String> = app
            .suggested(need)
            .iter()
            .map(|m| format!("{} {} {} {}", name(&m.talent), m.score_need, m.score_talent, m.strength))
            .collect();
        rows.sort();
        rows
    };
    needs.iter().map(told).collect()
}

fn node(app: &TestApp) -> Context {
    Context::new(app.ctx.db.clone(), (*app.ctx.config).clone(), app.ctx.clock.clone(), app.ctx.keys.clone()).unwrap()
}

#[test]
fn a_load_comes_to_the_same_as_each_person_alone() {
    let people = graded(120);
    let (one_by_one, at_once) = (TestApp::new(), TestApp::new());
    let (alone, together) = (posted(&one_by_one, 6), posted(&at_once, 6));
    for some in people.chunks(40) {
        load(&one_by_one, some);
        one_by_one.run_jobs();
    }
    load(&at_once, &people);
    at_once.run_jobs();
    assert_eq!(one_by_one.count("changes WHERE version = 0"), 0, "so few are matched one by one");
    assert_eq!(at_once.count("changes WHERE version = 0"), 6, "each need once");
    let found = proposed(&at_once, &together);
    assert!(found.iter().filter(|rows| !rows.is_empty()).count() >= 4, "{found:?}");
    assert_eq!(found, proposed(&one_by_one, &alone));
    for app in [&one_by_one, &at_once] {
        assert_eq!(app.count("changes WHERE matched_at IS NULL"), 0);
        assert_eq!(app.count("features WHERE entity = 'talent' AND sketch <> ''"), 120);
    }
}

#[test]
fn the_office_hears_of_a_load_once_when_all_of_it_is_matched() {
    let app = TestApp::new();
    app.open_office();
    let needs = posted(&app, 5);
    load(&app, &graded(80));
    assert!(rematch::round(&app.ctx).unwrap());
    assert_eq!(
        (app.count("changes WHERE matched_at IS NULL"), app.count("matches")),
        (6, 0),
        "five needs and one person"
    );
    assert_eq!(app.count("outbox WHERE kind = 'office_summary'"), 0);
    app.run_jobs();
    assert_eq!(app.count("outbox WHERE kind = 'office_summary'"), 1);
    let told = app.one_text("SELECT params AS t FROM outbox WHERE kind = 'office_summary'");
    let told: NoticeParams = serde_json::from_str(&told).unwrap();
    let proposed = needs.iter().map(|need| app.suggested(need).len() as i64).sum::<i64>();
    assert_eq!((told.counts["talents"], told.counts["needs"]), (80, 0), "no need came with it");
    assert_eq!(told.counts["strong"] + told.counts["worth_a_look"], proposed);
    assert!(proposed > 0);
}

#[test]
fn a_load_where_nobody_is_sought_is_worked_off_and_told_of() {
    let app = TestApp::new();
    app.open_office();
    load(&app, &graded(60));
    app.run_jobs();
    assert_eq!((app.count("changes WHERE matched_at IS NULL"), app.count("changes")), (0, 60));
    assert_eq!(app.count("features WHERE entity = 'talent'"), 60);
    assert_eq!(app.count("outbox WHERE kind = 'office_summary'"), 1);
}

#[test]
fn who_is_interrupted_before_or_behind_the_passing_loses_nothing() {
    let app = TestApp::new();
    let needs = posted(&app, 4);
    load(&app, &graded(70));
    // A node claims some of them and ends.
    let now = app.ctx.now();
    assert_eq!(app.ctx.db.write(move |conn| changes::claim(conn, now, 50)).unwrap().len(), 50);
    app.advance(TimeDelta::seconds(changes::LEASE_SECONDS + 1));
    assert!(rematch::round(&node(&app)).unwrap(), "another passes them on and ends");
    assert_eq!(app.count("changes WHERE matched_at IS NULL"), 5);
    assert_eq!(app.count("features WHERE entity = 'talent'"), 70, "what was made is stored");
    jobs::drain(&node(&app)).unwrap();
    assert_eq!(app.count("changes WHERE matched_at IS NULL"), 0);
    assert!(needs.iter().any(|need| !app.suggested(need).is_empty()));
}

#[test]
fn marks_of_one_need_are_claimed_together() {
    let app = TestApp::new();
    let needs = posted(&app, 3);
    load(&app, &graded(60));
    let (now, first) = (app.ctx.now(), needs[0].clone());
    app.ctx.db.write(move |conn| changes::add(conn, now, Entity::Need, first.as_str(), 1, None)).unwrap();
    assert!(rematch::round(&app.ctx).unwrap());
    // The need's own mark, the newest person's, and one for each need: two of them are of one.
    let claimed = app.ctx.db.write(move |conn| changes::claim(conn, now, 1)).unwrap();
    assert_eq!(claimed.len(), 1, "the person");
    let claimed = app.ctx.db.write(move |conn| changes::claim(conn, now, 1)).unwrap();
    assert_eq!(claimed.len(), 2);
    assert!(claimed.iter().all(|mark| mark.entity_id == needs[0].as_str()));
}

#[test]
fn whoever_left_meanwhile_leaves_no_features() {
    let app = TestApp::new();
    posted(&app, 2);
    load(&app, &graded(60));
    app.run_jobs();
    app.execute("UPDATE talents SET state = 'withdrawn' WHERE id IN (SELECT id FROM talents ORDER BY id LIMIT 9)");
    app.execute("INSERT INTO changes (entity, entity_id, version, batch, at, fence) SELECT 'talent', id, 2, 'again', updated_at, 0 FROM talents");
    app.run_jobs();
    assert_eq!(app.count("changes WHERE version = 0"), 4, "passed on both times");
    assert_eq!(app.count("features WHERE entity = 'talent'"), 51);
}

#[test]
fn an_index_stores_what_it_makes_and_the_next_start_reads_it() {
    let app = TestApp::new();
    for n in 0..7 {
        app.pool(chemist(&format!("王{n}")), None);
    }
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    app.execute("DELETE FROM changes");
    let first = node(&app);
    index::follow(&first).unwrap();
    assert_eq!(app.count("features WHERE entity = 'talent' AND sketch <> ''"), 7);
    assert_eq!(app.count("features WHERE entity = 'need'"), 0, "of a need the office has not heard yet");
    let written = app.one_text("SELECT max(updated_at) || '' AS t FROM features");
    app.advance(TimeDelta::hours(1));
    let next = node(&app);
    index::follow(&next).unwrap();
    assert_eq!(app.one_text("SELECT max(updated_at) || '' AS t FROM features"), written, "nothing is made again");
    let wanted = app.ctx.db.read(|conn| needs::get(conn, &need)).unwrap();
    let features = app.ctx.engine.need(&wanted.brief);
    let top = |ctx: &Context| index::read(ctx).top_people(&ctx.engine, &features, 7);
    assert_eq!((top(&first).len(), top(&first)), (7, top(&next)));
    // What another engine made is the renewal's.
    app.execute("UPDATE features SET engine = 'older'");
    index::follow(&node(&app)).unwrap();
    assert_eq!(app.count("features WHERE engine = 'older'"), 7);
}

#[test]
fn an_index_that_is_being_made_is_given_up_at_the_end_of_the_process() {
    let app = TestApp::new();
    load(&app, &graded(3));
    app.ctx.is_stopping.store(true, Ordering::SeqCst);
    assert!(matches!(index::follow(&app.ctx), Err(Error::Unavailable(_))));
    assert_eq!(app.count("features"), 0);
    app.ctx.is_stopping.store(false, Ordering::SeqCst);
    index::follow(&app.ctx).unwrap();
    assert_eq!(app.count("features"), 3);
}
