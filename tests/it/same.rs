//! One person entered twice: found at entry, kept back until staff decide, joined, parted again.

use chrono::TimeDelta;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::actor::Owner;
use longyuan::domain::error::Error;
use longyuan::domain::likeness::{Fact, Likelihood};
use longyuan::domain::paging::Paging;
use longyuan::domain::record::TalentRecord;
use longyuan::domain::same::{Same, SameState};
use longyuan::domain::talent::{Talent, TalentId, TalentState};
use longyuan::domain::value::{Lang, Moment};
use longyuan::store::{same_pairs, talents};
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

pub fn entry(app: &TestApp, id: &TalentId) -> Talent {
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
