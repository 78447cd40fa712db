//! People and needs from files: all of the graded set, twice, as drafts and as accepted, with bad rows among them.

use std::cell::RefCell;

use longyuan::documents::people_needs;
use longyuan::domain::account::AccountId;
use longyuan::domain::actor::Doer;
use longyuan::domain::intake::{Counts, Intake};
use longyuan::domain::value::Source;
use longyuan::usecase::{needs, talents};

use crate::support::app::TestApp;

const PEOPLE: &str = include_str!("../data/gold/talents.jsonl");
const NEEDS: &str = include_str!("../data/gold/needs.jsonl");

fn accepted(app: &TestApp) -> (Doer, Intake) {
    let by: AccountId = app.officer().person.account.id;
    (Doer::operator(Some(by.clone())), Intake::Accepted { by, basis: "signed lists of 3 November".into() })
}

fn people(app: &TestApp, text: &str, (doer, intake): (Doer, Intake)) -> talents::import::View {
    let people = people_needs::people(text).unwrap();
    let input =
        talents::import::Input { people, intake, source: Source::Import, batch: "b1".into(), progress: &|_| {} };
    talents::import::run(&app.ctx, &doer, input).unwrap()
}

fn posts(app: &TestApp, text: &str, (doer, intake): (Doer, Intake), source: Source) -> needs::import::View {
    let needs = people_needs::needs(text).unwrap();
    let input = needs::import::Input { needs, intake, source, batch: "b2".into(), progress: &|_| {} };
    needs::import::run(&app.ctx, &doer, input).unwrap()
}

#[test]
fn the_graded_set_is_taken_in_once() {
    let app = TestApp::new();
    let first = people(&app, PEOPLE, accepted(&app));
    assert_eq!(first.refused, []);
    assert_eq!(first.counts, Counts { added: 240, changed: 0, unchanged: 0 });
    assert_eq!(app.count("talents WHERE state = 'pooled' AND accepted_at IS NOT NULL AND account_id IS NULL"), 240);
    assert_eq!(app.count("consents WHERE channel = 'paper' AND basis = 'signed lists of 3 November'"), 720);
    assert_eq!(app.count("audit WHERE action = 'talent.import'"), 240);
    assert_eq!(app.count("changes WHERE entity = 'talent' AND batch = 'b1'"), 240);
    assert_eq!(people(&app, PEOPLE, accepted(&app)).counts, Counts { added: 0, changed: 0, unchanged: 240 });

    let first = posts(&app, NEEDS, accepted(&app), Source::Import);
    assert_eq!((first.refused.len(), first.counts.added), (0, 24));
    assert_eq!(app.count("needs WHERE state = 'submitted' AND deadline IS NOT NULL"), 24);
    assert_eq!(
        app.count("enterprises WHERE state = 'submitted' AND source = 'import' AND uscc IS NULL"),
        app.count("enterprises")
    );
    assert_eq!(posts(&app, NEEDS, accepted(&app), Source::Import).counts.unchanged, 24);
    assert_eq!(app.count("changes WHERE entity = 'need' AND batch = 'b2'"), 24);
}

#[test]
fn a_changed_row_is_a_new_version_and_a_draft_is_accepted_later() {
    let app = TestApp::new();
    let three: String = PEOPLE.lines().take(3).collect::<Vec<_>>().join("\n");
    people(&app, &three, (Doer::operator(None), Intake::Draft));
    assert_eq!((app.count("changes"), app.count("consents"), app.count("talents WHERE state = 'draft'")), (0, 0, 3));
    assert_eq!(people(&app, &three, accepted(&app)).counts.changed, 3);
    assert_eq!((app.count("changes"), app.count("consents"), app.count("talents WHERE state = 'pooled'")), (3, 9, 3));
    let changed = three.replacen("\"degree\": \"doctor\"", "\"degree\": \"master\"", 1);
    assert_eq!(people(&app, &changed, accepted(&app)).counts, Counts { added: 0, changed: 1, unchanged: 2 });
    assert_eq!(app.count("talents WHERE version = 3"), 1);
    assert_eq!(app.count("consents"), 9);
}

#[test]
fn one_bad_row_keeps_all_rows_out_and_is_named() {
    let app = TestApp::new();
    let mut lines: Vec<String> = PEOPLE.lines().take(4).map(str::to_owned).collect();
    lines[2] = lines[2].replacen("\"summary\": \"", "\"summary\": \"passport E12345678. ", 1);
    let view = people(&app, &lines.join("\n"), accepted(&app));
    assert_eq!((view.refused.len(), view.refused[0].line, view.refused[0].code), (1, 3, "do_not_collect"));
    assert_eq!((app.count("talents"), app.count("consents")), (0, 0));
}

#[test]
fn a_need_that_is_too_late_is_refused_but_never_in_the_sample() {
    let app = TestApp::new();
    let late = NEEDS.lines().next().unwrap().replacen("\"kind\"", "\"deadline\": \"2026-01-31\", \"kind\"", 1);
    let view = posts(&app, &late, accepted(&app), Source::Import);
    assert_eq!(
        (view.refused[0].line, view.refused[0].code, view.refused[0].detail.as_str()),
        (1, "in_the_past", "deadline")
    );
    let view = posts(&app, &late, accepted(&app), Source::Sample);
    assert_eq!(view.counts.added, 1);
    assert_eq!(app.count("needs WHERE deadline = '2027-02-22'"), 1);
    assert_eq!(posts(&app, &late, accepted(&app), Source::Sample).counts.unchanged, 1);
}

#[test]
fn the_sample_pool_is_taken_in_and_progress_is_told() {
    let app = TestApp::new();
    let (doer, intake) = accepted(&app);
    let told = RefCell::new(Vec::new());
    let input = talents::import::Input {
        people: people_needs::people(include_str!("../../config/sample/talents.jsonl")).unwrap(),
        intake,
        source: Source::Sample,
        batch: "demo".into(),
        progress: &|n| told.borrow_mut().push(n),
    };
    assert_eq!(talents::import::run(&app.ctx, &doer, input).unwrap().counts.added, 60);
    assert_eq!(*told.borrow(), [60]);
    let view = posts(&app, include_str!("../../config/sample/needs.jsonl"), accepted(&app), Source::Sample);
    assert_eq!((view.refused.len(), view.counts.added), (0, 20));
}
