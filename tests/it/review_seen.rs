//! What officers see while they review: names and reasons, no way to reach anybody; a whole pool from matching to mails.

use longyuan::documents::people_needs;
use longyuan::domain::matches::DismissReason;
use longyuan::domain::need::NeedId;
use longyuan::domain::value::Lang;
use longyuan::usecase::matches::decide::{self, Choice};
use longyuan::usecase::matches::{show, show_need};

use crate::review::{queue_of, story};
use crate::support::app::TestApp;
use crate::support::people::firm;

#[test]
fn the_officer_sees_the_name_and_the_reasons_but_no_way_to_reach_anybody() {
    let s = story();
    for lang in [Lang::Zh, Lang::En] {
        let input = show_need::Input { need: s.need().code, talent: None, lang };
        let view = show_need::run(&s.app.ctx, &s.officer, input).unwrap();
        let shown = view.shown().unwrap();
        assert_eq!(shown.identity.name, "王芳");
        assert!(!view.fits.is_empty() && !view.suits.is_empty());
        for reason in view.fits.iter().chain(&view.suits) {
            assert!(!reason.name.is_empty() && !reason.name.starts_with("matching-"), "{reason:?}");
            assert!(!reason.text.contains("matching-") && !reason.text.contains("{"), "{reason:?}");
        }
        let points: i64 = view.fits.iter().map(|r| r.of).sum();
        assert!((97..=103).contains(&points), "the parts are of a hundred: {points}");
        assert!(view.is_marked("固相合成") && view.is_marked("solid-phase synthesis"));
        eprintln!("{:#?}", view.fits);
    }
    let one = show::run(&s.app.ctx, &s.officer, &s.first().id).unwrap();
    let sum: f64 = one.lines.iter().filter(|line| line.side.as_str() == "need").map(|line| line.points).sum();
    assert!((sum - one.item.score_need).abs() < 1e-6);
    assert!(!format!("{one:?}").contains("fang@example.org"));
}

#[test]
fn the_graded_pool_is_matched_reviewed_and_told_of() {
    let app = TestApp::new();
    app.open_office();
    let people = people_needs::people(&std::fs::read_to_string("tests/data/gold/talents.jsonl").unwrap()).unwrap();
    let needs = people_needs::needs(&std::fs::read_to_string("tests/data/gold/needs.jsonl").unwrap()).unwrap();
    assert_eq!((people.len(), needs.len()), (240, 24));
    for person in people {
        app.pool((person.profile, person.identity), Some("gold"));
    }
    let posted: Vec<NeedId> =
        needs.into_iter().map(|need| app.post(firm(&need.enterprise), need.brief, Some("gold"))).collect();
    let started = std::time::Instant::now();
    app.run_jobs();
    eprintln!("264 changes matched in {:?}", started.elapsed());
    assert_eq!(app.count("changes WHERE matched_at IS NULL"), 0);
    assert_eq!(app.count("outbox WHERE kind = 'office'"), 0);
    assert_eq!(app.count("outbox WHERE kind = 'office_summary'"), 1, "one summary for the batch");

    let officer = app.officer();
    let waiting = queue_of(&app, &officer);
    let live: Vec<_> = posted.iter().filter(|id| !app.matches_of(id).is_empty()).collect();
    let mut strong: Vec<i64> = waiting.needs.iter().map(|n| n.strong).collect();
    strong.sort_unstable();
    eprintln!("{} needs wait, {} with matches, strong {strong:?}", waiting.waiting, live.len());
    assert!(live.len() >= 20, "{}", live.len());
    let deadlines: Vec<_> = waiting.needs.iter().map(|n| n.expires_at).collect();
    assert!(deadlines.is_sorted());
    for id in &posted {
        assert!(app.suggested(id).len() <= 5);
    }
    for (n, id) in live.iter().enumerate() {
        let Some(row) = app.suggested(id).into_iter().next() else { continue };
        let choice = match n % 3 {
            0 => Choice::Approve,
            1 => Choice::Dismiss(DismissReason::TooJunior),
            _ => Choice::Park(None),
        };
        let input = decide::Input { id: row.id, version: Some(row.version), choice, note: Some("看过".into()) };
        decide::run(&app.ctx, &officer, input).unwrap();
    }
    assert!(app.count("matches WHERE state = 'approved'") >= 6);
    app.run_jobs();
    let after = queue_of(&app, &officer);
    assert_eq!(after.approved, app.count("matches WHERE state = 'approved'"));
    assert_eq!(after.parked, app.count("matches WHERE state = 'parked'"));
}
