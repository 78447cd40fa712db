//! What is kept of two entries of one person: little of the pair, a code of the one that went, marks of old entries.

use chrono::TimeDelta;
use longyuan::domain::audit::Entity;
use longyuan::domain::likeness::Fact;
use longyuan::domain::same::SameState;
use longyuan::domain::talent::TalentState;
use longyuan::store::{same_marks, sealed};
use longyuan::usecase::same::decide::Choice;
use longyuan::usecase::same::undo;

use crate::same::{decided, enter, entry, named, pairs};
use crate::support::app::TestApp;
use crate::support::people::fang;

#[test]
fn after_thirty_days_the_entry_is_erased_but_for_its_code_and_what_it_shut_out_stays_out() {
    let app = TestApp::mailing(|_| {});
    let first = enter(&app, "ruolan@example.org", named("林若兰"));
    let mut record = named("Lin Ruolan");
    record.identity.blocked_firms = vec!["Secretive Pharma".into()];
    let second = enter(&app, "lin@example.com", record);
    let pair = pairs(&app, SameState::Open).remove(0);
    decided(&app, &pair, Choice::JoinFirst).unwrap();
    let code = entry(&app, &second.talent).code;
    app.run_jobs();
    app.advance(TimeDelta::days(30) - TimeDelta::hours(2));
    app.run_jobs();
    assert_eq!(entry(&app, &second.talent).state, TalentState::Pooled);
    app.advance(TimeDelta::hours(2));
    app.run_jobs();
    let gone = entry(&app, &second.talent);
    assert_eq!((gone.state, &gone.code), (TalentState::Erased, &code));
    assert_eq!(app.count("talent_private"), 1);
    assert_eq!(app.count(&format!("same_marks WHERE entry_id = '{}'", second.talent)), 0);
    let kept = app.ctx.db.read(|conn| sealed::identity(conn, &app.ctx.keys, &first.talent)).unwrap();
    assert_eq!(kept.blocked_firms, ["Secretive Pharma"]);
    let late = undo::run(&app.ctx, &app.officer(), &pair.id).unwrap_err();
    assert_eq!(late.code(), "same_too_late");
    assert_eq!(app.count("same_joins"), 1, "the codes of what was joined stay");
}

#[test]
fn nothing_personal_is_kept_of_a_pair_and_few_rows_are_read_however_many_share_a_mark() {
    let app = TestApp::new();
    let mut record = named("林若兰");
    record.contact.phone = Some("+86 139 0000 1234".into());
    enter(&app, "ruolan@example.org", record.clone());
    let second = enter(&app, "lin@example.com", record);
    let pair = pairs(&app, SameState::Open).remove(0);
    assert!(pair.likeness.facts.contains(&Fact::Phone), "{:?}", pair.likeness.facts);
    for table in ["same_marks", "same_pairs"] {
        let all = app.rows_of(table);
        for word in ["林", "lin", "ruolan", "0000", "example"] {
            assert!(!all.to_lowercase().contains(word), "{word} in {table}: {all}");
        }
    }
    // Twenty thousand others have the same name.
    let mark = app.one_text(&format!(
        "SELECT mark AS t FROM same_marks WHERE entry_id = '{}' AND kind = 'name' ORDER BY mark LIMIT 1",
        second.talent
    ));
    let (keys, id) = (app.ctx.keys.clone(), second.talent.clone());
    app.ctx
        .db
        .write(move |conn| {
            use diesel::RunQueryDsl;
            for some in 0..200 {
                let rows: Vec<String> = (0..100)
                    .map(|n| format!("('{mark}', '01935c2e-7f00-7000-8000-{:012}', 'talent', 'name')", some * 100 + n))
                    .collect();
                let sql = format!("INSERT INTO same_marks (mark, entry_id, entity, kind) VALUES {}", rows.join(","));
                diesel::sql_query(sql).execute(conn)?;
            }
            Ok(())
        })
        .unwrap();
    let clear: Vec<same_marks::Clear> = vec![("name", "name lin ruolan".into()), ("phone", "3900001234".into())];
    let found =
        app.ctx.db.read(|conn| same_marks::bearers(conn, &keys, (Entity::Talent, id.as_str()), &clear)).unwrap();
    assert!((1..=same_marks::MOST_COMPARED).contains(&found.len()), "{}", found.len());
    assert!(app.count("same_marks") > 20_000);
    enter(&app, "third@example.org", named("林若兰"));
}

#[test]
fn who_was_entered_before_there_were_marks_is_found_as_well() {
    let app = TestApp::new();
    app.pool((fang().profile, named("林若兰").identity), None);
    assert_eq!(app.count("same_marks"), 0);
    app.run_jobs();
    assert!(app.count("same_marks") > 0);
    let second = enter(&app, "lin@example.com", named("Lin Ruolan"));
    assert!(entry(&app, &second.talent).held_at.is_some());
    assert_eq!(app.count("talents WHERE held_at IS NOT NULL"), 1);
}
