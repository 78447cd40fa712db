//! Notices that follow a clock, what readers switch off, and the hours in which mail may leave.

use chrono::TimeDelta;
use longyuan::config::Config;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::decision::Verdict;
use longyuan::domain::need::{NeedId, NeedState};
use longyuan::domain::notice::{Notice, NoticeKind, NoticeState, Recipient};
use longyuan::domain::talent::TalentState;
use longyuan::domain::value::Lang;
use longyuan::store::{needs, outbox, preferences, talents};
use longyuan::usecase;
use mail_parser::MessageParser;

use crate::support::app::TestApp;
use crate::support::people::visitor;

/// A platform that mails into its folder.
pub fn platform(change: impl FnOnce(&mut Config)) -> TestApp {
    let app = TestApp::with(|config| {
        config.mail.transport = "folder".into();
        change(config);
    });
    app.open_office();
    let now = app.ctx.now();
    let name = longyuan::store::settings::MAIL_CONFIRMED_AT;
    app.ctx.db.write(move |conn| longyuan::store::settings::set(conn, now, name, "2026-11-24T00:00:00Z")).unwrap();
    app
}

pub fn of_kind(app: &TestApp, kind: NoticeKind) -> Vec<Notice> {
    let all = app.ctx.db.read(|conn| outbox::list(conn, &outbox::Filter::default(), 200)).unwrap();
    all.into_iter().rev().filter(|notice| notice.kind == kind).collect()
}

/// The mail of a notice as it lies in the folder.
pub fn mail(app: &TestApp, notice: &Notice) -> Vec<u8> {
    let folder = app.ctx.config.mail_folder();
    let is_it = |path: &std::path::Path| path.to_string_lossy().contains(notice.id.as_str());
    let path = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).find(|p| is_it(p)).unwrap();
    std::fs::read(path).unwrap()
}

/// Moves the clock day by day, so that every job runs as it would.
fn live(app: &TestApp, days: i64) {
    for _ in 0..days {
        app.advance(TimeDelta::days(1));
        app.run_jobs();
    }
}

/// A firm with its need, opened by an officer.
fn open_need(app: &TestApp) -> (longyuan::domain::actor::Member, NeedId) {
    let member = app.register_firm("li@example.org", "兰州陇肽生物科技有限公司");
    let need = app.ctx.db.read(|conn| needs::list_by_enterprise(conn, &member.enterprise)).unwrap().remove(0).id;
    usecase::needs::submit::run(&app.ctx, &member, usecase::needs::submit::Input { need: need.clone() }).unwrap();
    let input = usecase::needs::decide::Input { need: need.clone(), verdict: Verdict::Accept, reason: String::new() };
    usecase::needs::decide::run(&app.ctx, &app.officer(), input).unwrap();
    (member, need)
}

fn state(app: &TestApp, need: &NeedId) -> NeedState {
    app.ctx.db.read(|conn| needs::get(conn, need)).unwrap().state
}

#[test]
fn a_firm_hears_that_the_search_goes_on_and_that_the_need_ends() {
    let app = platform(|_| {});
    let (_, need) = open_need(&app);
    app.run_jobs();
    live(&app, 6);
    assert_eq!(of_kind(&app, NoticeKind::NeedSearching).len(), 0, "Tuesday to the next Monday: four working days");
    live(&app, 1);
    assert_eq!(of_kind(&app, NoticeKind::NeedSearching).len(), 1);
    live(&app, 30);
    assert_eq!(of_kind(&app, NoticeKind::NeedSearching).len(), 2);
    live(&app, 40);
    let codes = |app: &TestApp| -> Vec<String> {
        of_kind(app, NoticeKind::NeedExpiring).into_iter().filter_map(|n| n.params.code).collect()
    };
    assert_eq!(codes(&app), ["14"]);
    live(&app, 12);
    assert_eq!(codes(&app), ["14", "3"]);
    live(&app, 4);
    assert_eq!(codes(&app), ["14", "3", "expired"]);
    assert_eq!(state(&app, &need), NeedState::Expired);
    for notice in of_kind(&app, NoticeKind::NeedExpiring) {
        assert_eq!(notice.state, NoticeState::Sent);
        let bytes = mail(&app, &notice);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        assert!(parsed.body_text(0).unwrap().contains("/zh/links/"));
    }
}

#[test]
fn a_need_is_renewed_by_its_link_once_and_other_links_are_answered_with_it() {
    let app = platform(|_| {});
    let (member, need) = open_need(&app);
    live(&app, 91);
    assert_eq!(state(&app, &need), NeedState::Expired);
    let token = app.newest_token(LinkPurpose::NeedStill);
    let browser = app.browser();
    let page = browser.get(&format!("/en/links/{token}"));
    assert_eq!(page.status, 200);
    assert_eq!(state(&app, &need), NeedState::Expired, "a look changes nothing");
    let page = browser.post(&format!("/en/links/{token}"), &[("act", "renew")]);
    assert_eq!(page.status, 200, "{}", page.body);
    assert_eq!(state(&app, &need), NeedState::Open);
    let open = "links WHERE purpose = 'need_still' AND used_at IS NULL";
    assert_eq!(app.count(open), 0);
    assert_eq!(browser.post(&format!("/en/links/{token}"), &[("act", "filled")]).status, 410);
    assert_eq!(state(&app, &need), NeedState::Open);
    let input = usecase::needs::answer::Input {
        need: need.clone(),
        answer: longyuan::domain::need_clock::NeedAnswer::NoneFound,
    };
    usecase::needs::answer::run(&app.ctx, &member, input).unwrap();
    assert_eq!(state(&app, &need), NeedState::NoCandidate);
    // A link that was never used is dead all the same when its question is settled in another way.
    let account = member.person.account.id.clone();
    let (now, subject) = (app.ctx.now(), need.to_string());
    let add = move |conn: &mut longyuan::store::db::Conn| {
        longyuan::store::links::add(conn, now, &account, LinkPurpose::NeedStill, Some(&subject))
    };
    app.ctx.db.write(add).unwrap();
    let token = app.newest_token(LinkPurpose::NeedStill);
    assert_eq!(browser.get(&format!("/zh/links/{token}")).status, 410);
    assert_eq!(browser.post(&format!("/zh/links/{token}"), &[("act", "renew")]).status, 410);
    assert_eq!(state(&app, &need), NeedState::NoCandidate);
}

#[test]
fn a_profile_ages_is_asked_twice_hidden_and_comes_back_by_one_click() {
    let app = platform(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let state = || app.ctx.db.read(|conn| talents::get(conn, &owner.talent)).unwrap().state;
    app.run_jobs();
    app.advance(TimeDelta::days(180));
    app.run_jobs();
    assert_eq!((state(), of_kind(&app, NoticeKind::ProfileCheck).len()), (TalentState::Stale, 1));
    app.advance(TimeDelta::days(30));
    app.run_jobs();
    assert_eq!((state(), of_kind(&app, NoticeKind::ProfileCheck).len()), (TalentState::Stale, 2));
    app.advance(TimeDelta::days(29));
    app.run_jobs();
    assert_eq!(state(), TalentState::Stale);
    app.advance(TimeDelta::days(1));
    app.run_jobs();
    assert_eq!((state(), of_kind(&app, NoticeKind::ProfileHidden).len()), (TalentState::Archived, 1));
    let token = app.newest_token(LinkPurpose::ProfileStill);
    let browser = app.browser();
    assert_eq!(browser.get(&format!("/zh/links/{token}")).status, 200);
    assert_eq!(state(), TalentState::Archived);
    assert_eq!(browser.post(&format!("/zh/links/{token}"), &[]).status, 200);
    assert_eq!(state(), TalentState::Pooled);
    app.run_jobs();
    assert_eq!(state(), TalentState::Pooled, "the clock begins anew");
}

#[test]
fn a_hidden_profile_is_announced_and_then_withdrawn() {
    let app = platform(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let state = || app.ctx.db.read(|conn| talents::get(conn, &owner.talent)).unwrap().state;
    for days in [180, 30, 30, 459] {
        app.advance(TimeDelta::days(days));
        app.run_jobs();
    }
    assert_eq!(of_kind(&app, NoticeKind::ProfileHidden).len(), 1, "day 699");
    app.advance(TimeDelta::days(1));
    app.run_jobs();
    assert_eq!((state(), of_kind(&app, NoticeKind::ProfileHidden).len()), (TalentState::Archived, 2));
    app.advance(TimeDelta::days(30));
    app.run_jobs();
    assert!(matches!(state(), TalentState::Withdrawn | TalentState::Erased));
}

#[test]
fn what_a_reader_switched_off_does_not_come_and_one_post_switches_it_off() {
    let app = platform(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let account = owner.person.account.id.clone();
    app.run_jobs();
    app.advance(TimeDelta::days(180));
    app.run_jobs();
    let first = of_kind(&app, NoticeKind::ProfileCheck).remove(0);
    assert_eq!(first.state, NoticeState::Sent);
    let bytes = mail(&app, &first);
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let header = |name: &str| parsed.header_raw(name).map(|v| v.split_whitespace().collect::<String>());
    assert_eq!(header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    let url = header("List-Unsubscribe").unwrap().trim_matches(['<', '>']).to_owned();
    let path = url.strip_prefix(&app.ctx.config.public_url()).unwrap().to_owned();
    assert!(parsed.body_text(0).unwrap().contains(&path), "the foot leads to it");
    let off = || app.ctx.db.read(|conn| preferences::list_off(conn, &account)).unwrap();

    let address = app.address().to_owned();
    let looked = ureq::get(format!("{address}{path}")).call().unwrap();
    assert_eq!((looked.status().as_u16(), off().len()), (200, 0), "a look changes nothing");
    for _ in 0..2 {
        // As RFC 8058 has it: no cookie, no token of a form.
        let sent = ureq::post(format!("{address}{path}"))
            .header("content-type", "application/x-www-form-urlencoded")
            .send("List-Unsubscribe=One-Click")
            .unwrap();
        assert_eq!(sent.status().as_u16(), 200);
    }
    assert_eq!(off(), [NoticeKind::ProfileCheck]);
    let forged = path.replace("profile_check", "profile_hidden");
    assert_eq!(ureq::post(format!("{address}{forged}")).send("x").unwrap_err().to_string(), "http status: 404");

    app.advance(TimeDelta::days(30));
    app.run_jobs();
    let second = of_kind(&app, NoticeKind::ProfileCheck).remove(1);
    assert_eq!((second.state, second.error.as_deref()), (NoticeState::Suppressed, Some("switched_off")));
}

#[test]
fn the_page_of_mails_offers_what_may_be_switched_off() {
    let app = platform(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let view = usecase::notices::show_preferences::run(&app.ctx, &owner.person).unwrap();
    assert_eq!(view.kinds, [(NoticeKind::ProfileCheck, true)]);
    let none = usecase::notices::set_preferences::Input { on: vec![NoticeKind::Security] };
    usecase::notices::set_preferences::run(&app.ctx, &owner.person, none).unwrap();
    let view = usecase::notices::show_preferences::run(&app.ctx, &owner.person).unwrap();
    assert_eq!(view.kinds, [(NoticeKind::ProfileCheck, false)]);
    let forged = preferences::token(&app.ctx.keys, owner.person.account.id.as_str(), NoticeKind::Security);
    assert!(usecase::notices::unsubscribe::run(&app.ctx, &visitor(Lang::En), &forged).is_err());
    assert!(of_kind(&app, NoticeKind::Confirm).iter().all(|n| matches!(n.to, Recipient::Account(_))));
}
