//! One person entered twice: found at entry, kept back until staff decide, joined, parted again, erased after thirty days.

use chrono::TimeDelta;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::actor::Owner;
use longyuan::domain::audit::Entity;
use longyuan::domain::error::Error;
use longyuan::domain::likeness::{Fact, Likelihood};
use longyuan::domain::paging::Paging;
use longyuan::domain::record::TalentRecord;
use longyuan::domain::same::{Same, SameState};
use longyuan::domain::talent::{Talent, TalentId, TalentState};
use longyuan::domain::value::{Lang, Moment};
use longyuan::store::{same_marks, same_pairs, sealed, talents};
use longyuan::usecase::same::decide::{self, Choice};
use longyuan::usecase::same::{dispute, dispute_own, show_own, undo};
use longyuan::usecase::talents::{edit, erase, register, submit};

use crate::introductions::approved;
use crate::support::app::TestApp;
use crate::support::people::{fang, firm, peptides, visitor};

/// Somebody with a name that few have.
pub fn named(name: &str) -> TalentRecord {
    let mut record = fang();
    record.identity.name = name.into();
    record.identity.blocked_firms.clear();
    record
}

/// They register, press the link and are in the pool.
pub fn enter(app: &TestApp, email: &str, record: TalentRecord) -> Owner {
    let input = register::Input { email: email.into(), record, talent_pool: Some(1), cross_border: Some(1) };
    register::run(&app.ctx, &visitor(Lang::En), input).unwrap();
    let owner = Owner::try_from(app.press_confirmation()).unwrap();
    submit::run(&app.ctx, &owner).unwrap();
    owner
}

pub fn pairs(app: &TestApp, state: SameState) -> Vec<Same> {
    app.ctx.db.read(|conn| same_pairs::list(conn, state, &Paging::new(None, None))).unwrap().items
}

pub fn decided(app: &TestApp, pair: &Same, choice: Choice) -> Result<Same, Error> {
    decide::run(&app.ctx, &app.officer(), decide::Input { id: pair.id.clone(), version: pair.version, choice })
}

fn entry(app: &TestApp, id: &TalentId) -> Talent {
    app.ctx.db.read(|conn| talents::get(conn, id)).unwrap()
}

/// An entry without what every write changes.
fn lasting(app: &TestApp, id: &TalentId) -> Talent {
    Talent { version: 0, updated_at: Moment::default(), ..entry(app, id) }
}

#[test]
fn whoever_is_entered_twice_waits_for_staff_and_two_are_never_asked_about_again() {
    let app = TestApp::new();
    let need = app.post(firm("定西厚土种业有限公司"), peptides(), None);
    let first = enter(&app, "ruolan@example.org", named("林若兰"));
    let second = enter(&app, "lin@example.com", named("Ruolan LIN"));
    let open = pairs(&app, SameState::Open);
    assert_eq!(open.len(), 1);
    let pair = &open[0];
    assert_eq!((pair.first.as_str(), pair.entrant.as_str()), (first.talent.as_str(), second.talent.as_str()));
    assert_eq!(pair.likeness.likelihood, Likelihood::Likely);
    assert!(pair.likeness.facts.contains(&Fact::Sounds), "{:?}", pair.likeness.facts);
    assert!(entry(&app, &first.talent).held_at.is_none() && entry(&app, &second.talent).held_at.is_some());
    app.run_jobs();
    let proposed = |app: &TestApp| app.suggested(&need).into_iter().map(|m| m.talent).collect::<Vec<_>>();
    assert_eq!(proposed(&app), std::slice::from_ref(&first.talent));

    let two = decided(&app, pair, Choice::Two).unwrap();
    assert_eq!(two.state, SameState::Different);
    app.run_jobs();
    assert_eq!(proposed(&app).len(), 2, "matched at once");
    let mut record = named("Ruolan LIN");
    record.contact.phone = Some("+1 650 555 0100".into());
    edit::run(&app.ctx, &second, edit::Input { version: None, record }).unwrap();
    assert!(pairs(&app, SameState::Open).is_empty() && entry(&app, &second.talent).held_at.is_none());
}

#[test]
fn an_edit_that_makes_two_alike_ends_the_proposals_and_a_mailbox_has_many_spellings() {
    let app = TestApp::new();
    let need = app.post(firm("定西厚土种业有限公司"), peptides(), None);
    enter(&app, "wei.qiao@gmail.com", named("乔伟"));
    let other = enter(&app, "someone@example.org", named("Maria Keller"));
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 2);
    edit::run(&app.ctx, &other, edit::Input { version: None, record: named("Qiao Wei") }).unwrap();
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 1, "who now looks like another waits");
    // The same mailbox under another name is worth a look, and holds nobody.
    let third = enter(&app, "weiqiao+cv@gmail.com", named("Peter Zimmermann"));
    let weak: Vec<_> =
        pairs(&app, SameState::Open).into_iter().filter(|p| p.entrant == third.talent.as_str()).collect();
    assert_eq!((weak.len(), weak[0].likeness.likelihood), (1, Likelihood::Weak));
    assert_eq!(weak[0].likeness.facts[0], Fact::Mail);
    assert!(entry(&app, &third.talent).held_at.is_none());
}

#[test]
fn a_draft_that_nobody_confirmed_holds_nobody_and_an_erased_entry_lets_go() {
    let app = TestApp::new();
    let input = register::Input {
        email: "typo@example.org".into(),
        record: named("林若兰"),
        talent_pool: Some(1),
        cross_border: Some(1),
    };
    register::run(&app.ctx, &visitor(Lang::En), input).unwrap();
    let first = enter(&app, "ruolan@example.org", named("林若兰"));
    assert!(entry(&app, &first.talent).held_at.is_none());
    let second = enter(&app, "lin@example.com", named("Lin Ruolan"));
    assert!(entry(&app, &second.talent).held_at.is_some());
    erase::run(&app.ctx, &first).unwrap();
    assert!(entry(&app, &second.talent).held_at.is_none());
    assert_eq!(pairs(&app, SameState::Open).len(), 0);
    assert_eq!(app.count(&format!("same_marks WHERE entry_id = '{}'", first.talent)), 0);
    assert_eq!(app.count(&format!("changes WHERE entity_id = '{}'", second.talent)), 1, "matched at once");
}

#[test]
fn joined_and_parted_again_everything_is_as_it_was() {
    let app = TestApp::mailing(|_| {});
    let need = app.post(firm("定西厚土种业有限公司"), peptides(), None);
    let first = enter(&app, "ruolan@example.org", named("林若兰"));
    let second = enter(&app, "lin@example.com", named("Lin Ruolan"));
    let third = enter(&app, "lrl@example.net", named("LIN, Ruo-Lan"));
    app.run_jobs();
    let before = [&first, &second, &third].map(|owner| lasting(&app, &owner.talent));
    let opened = pairs(&app, SameState::Open);
    assert_eq!(opened.len(), 3);
    let pair = same_pair(&opened, &first, &second);
    decided(&app, &pair, Choice::JoinFirst).unwrap();

    // The one that went is hidden; what it was compared with is compared with the one that stayed, once.
    assert_eq!(entry(&app, &second.talent).joined_at, Some(app.ctx.now()));
    assert_eq!(entry(&app, &second.talent).state, TalentState::Pooled);
    let left = pairs(&app, SameState::Open);
    assert_eq!(left.len(), 1, "{left:?}");
    same_pair(&left, &first, &third);
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 1);
    let told = show_own::run(&app.ctx, &second).unwrap().unwrap();
    assert_eq!(told.kept, entry(&app, &first.talent).code);
    assert_eq!(show_own::run(&app.ctx, &first).unwrap(), None);
    let refused = edit::run(&app.ctx, &second, edit::Input { version: None, record: named("Lin") }).unwrap_err();
    assert_eq!(refused.code(), "same_joined");

    app.advance(TimeDelta::days(29));
    undo::run(&app.ctx, &app.officer(), &pair.id).unwrap();
    let after = [&first, &second, &third].map(|owner| lasting(&app, &owner.talent));
    assert_eq!(before, after);
    let mut again = pairs(&app, SameState::Open);
    let known = |pair: &Same| (pair.id.clone(), pair.entrant.clone(), pair.likeness.clone());
    let mut opened: Vec<_> = opened.iter().map(known).collect();
    let mut again: Vec<_> = again.drain(..).map(|pair| known(&pair)).collect();
    opened.sort_by(|a, b| a.0.cmp(&b.0));
    again.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(opened, again);
    let twice = undo::run(&app.ctx, &app.officer(), &pair.id).unwrap_err();
    assert_eq!(twice.code(), "illegal_move");
    app.advance(TimeDelta::days(1));
    app.run_jobs();
    for address in ["ruolan@example.org", "lin@example.com"] {
        let subjects: Vec<_> = app.mails_to(address).into_iter().map(|mail| mail.subject).collect();
        for subject in ["Two entries, now one", "Your entries are separate again"] {
            assert!(subjects.iter().any(|s| s == subject), "{address}: {subjects:?}");
        }
    }
    assert!(!app.mails_to("lrl@example.net").iter().any(|mail| mail.subject.contains("entries")));
}

fn same_pair(all: &[Same], one: &Owner, other: &Owner) -> Same {
    let both = [one.talent.as_str(), other.talent.as_str()];
    let found = all.iter().find(|p| both.contains(&p.first.as_str()) && both.contains(&p.second.as_str()));
    found.cloned().unwrap_or_else(|| panic!("no such pair among {all:?}"))
}

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
fn what_is_under_way_is_finished_first_and_of_two_officers_one_wins() {
    let s = approved();
    let app = &s.app;
    let second = enter(app, "wang@example.com", fang());
    let pair = pairs(app, SameState::Open).remove(0);
    assert_eq!(pair.first, s.owner.talent.to_string());
    let refused = decided(app, &pair, Choice::JoinSecond).unwrap_err();
    assert_eq!(refused.code(), "same_introduction_open");
    assert!(entry(app, &s.owner.talent).joined_at.is_none());

    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let press = |choice| {
            let (officer, pair) = (app.officer(), &pair);
            scope.spawn(move || {
                let input = decide::Input { id: pair.id.clone(), version: pair.version, choice };
                decide::run(&app.ctx, &officer, input)
            })
        };
        let both = [press(Choice::JoinFirst), press(Choice::Two)];
        both.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let lost: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
    assert_eq!(lost.len(), 1, "{outcomes:?}");
    assert!(matches!(lost[0], Error::Conflict("version")), "{lost:?}");
    let is_joined = entry(app, &second.talent).joined_at.is_some();
    assert_eq!(is_joined, pairs(app, SameState::Joined).len() == 1);
}

#[test]
fn whoever_is_concerned_may_call_it_wrong_and_the_officers_hear_of_it_once() {
    let app = TestApp::mailing(|_| {});
    app.officer();
    enter(&app, "ruolan@example.org", named("林若兰"));
    let second = enter(&app, "lin@example.com", named("Lin Ruolan"));
    let pair = pairs(&app, SameState::Open).remove(0);
    decided(&app, &pair, Choice::JoinFirst).unwrap();
    let token = app.newest_token(LinkPurpose::SameWrong);
    dispute::run(&app.ctx, &visitor(Lang::En), dispute::Input { token: token.clone() }).unwrap();
    let used = dispute::run(&app.ctx, &visitor(Lang::En), dispute::Input { token }).unwrap_err();
    assert!(matches!(used, Error::Gone(_)));
    dispute_own::run(&app.ctx, &second).unwrap();
    assert!(show_own::run(&app.ctx, &second).unwrap().unwrap().is_disputed);
    assert_eq!(app.count("audit WHERE action = 'same.dispute'"), 1);
    assert_eq!(app.count("outbox WHERE kind = 'same_disputed'"), app.count("accounts WHERE roles <> '[]'"));
    undo::run(&app.ctx, &app.officer(), &pair.id).unwrap();
    assert!(dispute_own::run(&app.ctx, &second).is_err());
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
