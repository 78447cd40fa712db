//! What is submitted or changed is matched, at once, for staff's eyes.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use longyuan::domain::audit::Entity;
use longyuan::domain::enterprise::EnterpriseProfile;
use longyuan::domain::matches::{MatchState, Strength};
use longyuan::domain::need::NeedState;
use longyuan::domain::talent::TalentIdentity;
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::jobs;
use longyuan::store::{changes, needs, sealed};
use longyuan::usecase::needs::{submit as submit_need, withdraw as withdraw_need};
use longyuan::usecase::talents::{edit, pause, resume};

use crate::support::app::TestApp;
use crate::support::people::{fang, firm, peptides};
use crate::support::pool::chemist;

fn need_of(app: &TestApp, member: &longyuan::domain::actor::Member) -> longyuan::domain::need::Need {
    app.ctx.db.read(|conn| Ok(needs::list_by_enterprise(conn, &member.enterprise)?.remove(0))).unwrap()
}

#[test]
fn a_need_in_chinese_finds_a_talent_who_writes_english() {
    let app = TestApp::new();
    app.open_office();
    app.pooled_fang("fang@example.org");
    app.run_jobs();
    assert_eq!(app.count("outbox WHERE kind = 'office'"), 0, "a profile without a strong pair tells nobody");

    let member = app.register_firm("li@example.org", "兰州陇肽生物科技有限公司");
    let need = need_of(&app, &member);
    app.run_jobs();
    assert!(app.matches_of(&need.id).is_empty(), "a draft is not matched");
    submit_need::run(&app.ctx, &member, submit_need::Input { need: need.id.clone() }).unwrap();
    app.run_jobs();

    let found = app.suggested(&need.id);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].strength, Strength::Strong, "{found:?}");
    assert!(found[0].score_need >= app.ctx.config.matching.strong);
    assert_eq!(app.count("outbox WHERE kind = 'office' AND state = 'queued'"), 1);
    assert_eq!(app.count("changes WHERE matched_at IS NULL"), 0);
    assert_eq!(app.count("features"), 2);
    assert_eq!(app.count("audit WHERE action = 'match.suggest'"), 1);
}

#[test]
fn the_office_hears_of_a_need_that_nobody_fits_and_of_the_person_who_comes_later() {
    let app = TestApp::new();
    app.open_office();
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    app.run_jobs();
    assert_eq!(app.count("outbox WHERE kind = 'office'"), 1, "also when nobody fits");
    app.pooled_fang("fang@example.org");
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 1);
    // The second event joins the first mail, which has not left yet.
    assert_eq!(app.count("outbox WHERE kind = 'office' AND params LIKE '%talent:%' AND params LIKE '%need:%'"), 1);
}

#[test]
fn a_submitted_need_is_matched_within_a_second() {
    let app = TestApp::new();
    app.pooled_fang("fang@example.org");
    let running = jobs::start(&app.ctx).unwrap();
    let started = Instant::now();
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    while app.suggested(&need).is_empty() {
        assert!(started.elapsed() < Duration::from_secs(1), "not matched within a second");
        std::thread::yield_now();
    }
    eprintln!("matched after {:?}", started.elapsed());
    running.stop();
}

#[test]
fn at_most_five_are_open_and_the_best_of_all() {
    let app = TestApp::new();
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    let mut people = Vec::new();
    for n in 0..7 {
        let (mut profile, identity) = chemist(&format!("人选{n}"));
        if n < 4 {
            // The first four know half of it: worth a look, at most.
            profile.skills = vec!["solid-phase synthesis".into()];
            profile.headline = Bilingual::typed("Peptide synthesis in the laboratory.", Lang::En);
        }
        people.push(app.pool((profile, identity), None));
        app.run_jobs();
    }
    let open = app.suggested(&need);
    assert_eq!(open.len(), 5);
    for late in &people[4..] {
        assert!(open.iter().any(|m| m.talent == *late), "the best are open, whenever they came");
    }
    let lapsed = app.matches_of(&need).into_iter().filter(|m| m.state == MatchState::Lapsed).count();
    assert_eq!(lapsed, 2, "the weakest made room");
}

#[test]
fn own_employer_and_block_list_are_never_listed() {
    let app = TestApp::new();
    let profile = EnterpriseProfile {
        name: Bilingual {
            zh: Some("兰州陇肽生物科技有限公司".into()),
            en: Some("Lanzhou Longtai Biotech Co., Ltd.".into()),
        },
        website: Some("https://www.longtai.example".into()),
        ..EnterpriseProfile::default()
    };
    let need = app.post(profile, peptides(), None);
    let barred = [
        TalentIdentity { employer: Some("Lanzhou Longtai Biotech".into()), ..TalentIdentity::default() },
        TalentIdentity { blocked_firms: vec!["longtai.example".into()], ..TalentIdentity::default() },
        TalentIdentity { blocked_firms: vec!["陇肽".into()], ..TalentIdentity::default() },
    ];
    for identity in barred {
        app.pool((fang().profile, TalentIdentity { name: "某".into(), ..identity }), None);
    }
    app.run_jobs();
    assert!(app.matches_of(&need).is_empty());
    let free = app.pool(chemist("周"), None);
    app.run_jobs();
    let open = app.suggested(&need);
    assert_eq!(open.iter().map(|m| &m.talent).collect::<Vec<_>>(), [&free]);

    // She blocks the firm afterwards: the suggestion lapses with the change.
    let (keys, now) = (app.ctx.keys.clone(), app.ctx.now());
    app.ctx
        .db
        .write(move |conn| {
            let mut identity = sealed::identity(conn, &keys, &free)?;
            identity.blocked_firms = vec!["兰州陇肽生物科技".into()];
            sealed::save_talent(conn, &keys, &free, &identity, &Default::default())?;
            changes::add(conn, now, Entity::Talent, free.as_str(), 1, None)
        })
        .unwrap();
    app.run_jobs();
    assert!(app.suggested(&need).is_empty());
}

#[test]
fn who_rests_and_what_is_withdrawn_is_not_proposed() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let member = app.register_firm("li@example.org", "兰州陇肽生物科技有限公司");
    let need = need_of(&app, &member);
    submit_need::run(&app.ctx, &member, submit_need::Input { need: need.id.clone() }).unwrap();
    app.run_jobs();
    assert_eq!(app.suggested(&need.id).len(), 1);

    pause::run(&app.ctx, &owner, pause::Input::default()).unwrap();
    app.run_jobs();
    assert!(app.suggested(&need.id).is_empty());
    resume::run(&app.ctx, &owner).unwrap();
    app.run_jobs();
    assert_eq!(app.suggested(&need.id).len(), 1, "the same pair is proposed again");
    assert_eq!(app.count("matches"), 1);

    let input = withdraw_need::Input { need: need.id.clone(), reason: withdraw_need::Reason::Withdrawn };
    withdraw_need::run(&app.ctx, &member, input).unwrap();
    app.run_jobs();
    assert!(app.suggested(&need.id).is_empty());
}

#[test]
fn a_rest_with_a_day_ends_on_it_and_a_need_expires_on_its_day() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let until = app.ctx.now().date() + TimeDelta::days(10);
    pause::run(&app.ctx, &owner, pause::Input { until: Some(until), open_ones: None }).unwrap();
    let mut brief = peptides();
    brief.deadline = Some(app.ctx.now().date() + TimeDelta::days(20));
    let need = app.post(firm("兰州陇肽生物科技有限公司"), brief, None);
    app.run_jobs();
    assert!(app.suggested(&need).is_empty());
    app.advance(TimeDelta::days(11));
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 1);
    app.advance(TimeDelta::days(10));
    app.run_jobs();
    assert!(app.suggested(&need).is_empty());
    let state = app.ctx.db.read(|conn| Ok(needs::get(conn, &need)?.state)).unwrap();
    assert_eq!(state, NeedState::Expired);
}

#[test]
fn thirty_days_undecided_and_it_lapses_until_something_changes() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 1);
    app.advance(TimeDelta::days(31));
    app.run_jobs();
    assert!(app.suggested(&need).is_empty());

    let unchanged = edit_input(&app, &owner, |_| {});
    edit::run(&app.ctx, &owner, unchanged).unwrap();
    app.run_jobs();
    assert!(app.suggested(&need).is_empty(), "nothing that counts has changed");
    let other = edit_input(&app, &owner, |record| record.profile.skills.truncate(1));
    edit::run(&app.ctx, &owner, other).unwrap();
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 1);
}

fn edit_input(
    app: &TestApp,
    owner: &longyuan::domain::actor::Owner,
    change: impl FnOnce(&mut longyuan::domain::record::TalentRecord),
) -> edit::Input {
    let view = longyuan::usecase::talents::show::run(&app.ctx, owner).unwrap();
    let mut record = view.record;
    change(&mut record);
    edit::Input { record, version: Some(view.talent.version) }
}
