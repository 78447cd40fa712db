//! Nobody is asked more often in a month than they wish, and whoever was asked enough takes nobody's place.

use chrono::TimeDelta;
use longyuan::domain::matches::MatchState;
use longyuan::domain::value::Moment;
use longyuan::domain::visibility::Visibility;
use longyuan::usecase::matches::undo;

use crate::support::app::TestApp;
use crate::support::cards::{Firm, open_to_all};
use crate::visibility::approve;

#[test]
fn nobody_is_asked_more_often_than_they_wish() {
    let app = TestApp::mailing(|_| {});
    let officer = app.officer();
    let fang = app.browsed_fang(&officer, "fang@example.org");
    app.ctx
        .db
        .write({
            let (now, account) = (app.ctx.now(), fang.person.account.clone());
            move |conn| {
                let zone = longyuan::domain::account::Account { time_zone: "America/Los_Angeles".into(), ..account };
                longyuan::store::accounts::save(conn, now, &zone)
            }
        })
        .unwrap();
    let names = ["兰州甲肽", "兰州乙肽", "兰州丙肽"];
    let firms: Vec<Firm> = names
        .iter()
        .enumerate()
        .map(|(n, name)| app.verified_firm(&officer, &format!("f{n}@example.org"), name))
        .collect();
    app.run_jobs();
    // An undone approval does not count.
    let first = approve(&app, &officer, &firms[0], &fang).unwrap();
    undo::run(&app.ctx, &officer, &first.id).unwrap();
    assert_eq!(app.count("put_questions"), 0);
    approve(&app, &officer, &firms[0], &fang).unwrap();
    approve(&app, &officer, &firms[1], &fang).unwrap();
    let refused = approve(&app, &officer, &firms[2], &fang).unwrap_err();
    assert_eq!(refused.code(), "talent_limit_reached");
    assert_eq!(app.count("introductions"), 2);
    app.run_jobs();
    let pair = app.matches_of(&firms[2].need).remove(0);
    assert_eq!(pair.state, MatchState::Suggested, "the pair stays proposed");
    let page = app.browser_of(&officer.person);
    let page = page.get(&format!("/en/review/{}", firms[2].code));
    assert!(page.body.contains("Asked 2 times this month"), "{}", page.text("main").unwrap());
    assert!(page.body.contains("next from 1 December"));
    // 30 November, 23:30 in San Francisco, is December in Lanzhou: it is her month that counts.
    let at = |text: &str| Moment::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    app.advance(at("2026-12-01 07:30") - app.ctx.now());
    assert_eq!(approve(&app, &officer, &firms[2], &fang).unwrap_err().code(), "talent_limit_reached");
    app.advance(TimeDelta::minutes(31));
    approve(&app, &officer, &firms[2], &fang).unwrap();
    // With none wished, none is put, whatever the month.
    let fourth = app.verified_firm(&officer, "f4@example.org", "兰州丁肽");
    app.run_jobs();
    app.allow(&fang, Visibility { monthly_limit: 0, ..open_to_all() });
    assert_eq!(approve(&app, &officer, &fourth, &fang).unwrap_err().code(), "talent_limit_reached");
    let never = app.browser_of(&officer.person).get(&format!("/en/review/{}", fourth.code));
    assert!(never.body.contains("Takes no questions at the moment."));
}

#[test]
fn of_two_approvals_at_once_one_takes_the_last_question() {
    let app = TestApp::new();
    let officer = app.officer();
    let fang = app.browsed_fang(&officer, "fang@example.org");
    app.allow(&fang, Visibility { monthly_limit: 1, ..open_to_all() });
    let firms = ["兰州甲肽", "兰州乙肽"].map(|name| app.verified_firm(&officer, &format!("{name}@example.org"), name));
    app.run_jobs();
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = firms.iter().map(|firm| scope.spawn(|| approve(&app, &officer, firm, &fang))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    assert_eq!(app.count("introductions"), 1);
}

#[test]
fn a_person_who_was_asked_enough_takes_nobodys_place() {
    let app = TestApp::with(|config| config.matching.open_per_need = 1);
    app.open_office();
    let officer = app.officer();
    let fang = app.browsed_fang(&officer, "fang@example.org");
    app.allow(&fang, Visibility { monthly_limit: 1, ..open_to_all() });
    let firms =
        ["甲", "乙"].map(|name| app.verified_firm(&officer, &format!("{name}@example.org"), &format!("兰州{name}肽")));
    app.run_jobs();
    assert_eq!(app.suggested(&firms[1].need)[0].talent, fang.talent);
    let mut less = crate::support::pool::chemist("周启明");
    less.0.skills = vec!["preparative purification".into()];
    let less = app.pool(less, None);
    app.run_jobs();
    assert_eq!(app.suggested(&firms[1].need).len(), 1, "one place");
    approve(&app, &officer, &firms[0], &fang).unwrap();
    app.run_jobs();
    let people: Vec<_> = app.suggested(&firms[1].need).into_iter().map(|row| row.talent).collect();
    assert!(people.contains(&fang.talent), "she stays, marked");
    assert!(people.contains(&less), "and somebody who may be asked stands beside her: {people:?}");
}
