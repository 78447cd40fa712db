//! A firm posts a need, changes it, rests it, ends it, and an officer decides on it.

use longyuan::domain::account::LinkPurpose;
use longyuan::domain::decision::Verdict;
use longyuan::domain::enterprise::EnterpriseState;
use longyuan::domain::error::Error;
use longyuan::domain::need::{Need, NeedId, NeedState, OnlyCriterion};
use longyuan::domain::need_clock::NeedAnswer;
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::usecase::needs::{
    answer, coach, create, decide, edit, hold, list_own, resume, show, submit, withdraw, withdraw_by_link,
};

use crate::support::app::TestApp;
use crate::support::people::{peptides, visitor};
use crate::support::pool::chemist;

const FIRM: &str = "兰州陇肽生物科技有限公司";

fn first_need(app: &TestApp, member: &longyuan::domain::actor::Member) -> Need {
    list_own::run(&app.ctx, member).unwrap().needs.remove(0)
}

#[test]
fn a_firm_and_its_first_need_are_submitted_together() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let need = first_need(&app, &member);
    assert_eq!((need.state, need.brief.deadline), (NeedState::Draft, None));
    let need = submit::run(&app.ctx, &member, submit::Input { need: need.id }).unwrap();
    assert_eq!(need.state, NeedState::Submitted);
    // 24 November in Lanzhou and ninety days more, to the end of that day.
    assert_eq!(need.brief.deadline.unwrap().to_string(), "2027-02-22");
    assert_eq!(need.expires_at.to_string(), "2027-02-22 16:00:00");
    let view = show::run(&app.ctx, &member, show::Input { need: need.id.clone() }).unwrap();
    assert_eq!(view.enterprise.state, EnterpriseState::Submitted);
    assert_eq!(app.count("changes WHERE entity = 'need'"), 1);
    assert_eq!(app.count("outbox WHERE kind = 'need_receipt'"), 1);
    assert!(matches!(
        submit::run(&app.ctx, &member, submit::Input { need: need.id }),
        Err(Error::Conflict("illegal_move"))
    ));
}

#[test]
fn a_renewal_never_brings_the_last_day_forward() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let id = first_need(&app, &member).id;
    submit::run(&app.ctx, &member, submit::Input { need: id.clone() }).unwrap();
    let input = decide::Input { need: id.clone(), verdict: Verdict::Accept, reason: String::new() };
    decide::run(&app.ctx, &app.officer(), input).unwrap();
    app.execute("UPDATE needs SET deadline = '2027-03-31'");
    let renew = |app: &TestApp| {
        let input = answer::Input { need: id.clone(), answer: NeedAnswer::Renew };
        answer::run(&app.ctx, &member, input).unwrap();
        first_need(app, &member).brief.deadline.unwrap().to_string()
    };
    assert_eq!(renew(&app), "2027-03-31");
    app.advance(chrono::TimeDelta::days(60));
    assert_eq!(renew(&app), "2027-04-23", "ninety days from then");
}

#[test]
fn an_officer_opens_it_and_verifies_the_firm_in_the_same_press() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let need = first_need(&app, &member).id;
    submit::run(&app.ctx, &member, submit::Input { need: need.clone() }).unwrap();
    let officer = app.officer();
    let input = |verdict, reason: &str| decide::Input { need: need.clone(), verdict, reason: reason.into() };
    assert_eq!(decide::run(&app.ctx, &officer, input(Verdict::Accept, "")).unwrap(), NeedState::Open);
    let view = list_own::run(&app.ctx, &member).unwrap();
    assert_eq!(view.enterprise.state, EnterpriseState::Verified);
    assert_eq!(app.count("outbox WHERE kind = 'decision'"), 1);
    assert_eq!(app.count("decisions"), 1);
    let again = decide::run(&app.ctx, &officer, input(Verdict::Reject, "no"));
    assert!(matches!(again, Err(Error::Conflict("illegal_move"))));
}

#[test]
fn an_open_need_with_other_words_goes_back_under_review_but_other_terms_leave_it_open() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let id = first_need(&app, &member).id;
    submit::run(&app.ctx, &member, submit::Input { need: id.clone() }).unwrap();
    let accept = decide::Input { need: id.clone(), verdict: Verdict::Accept, reason: String::new() };
    decide::run(&app.ctx, &app.officer(), accept).unwrap();
    let edited =
        |brief| edit::run(&app.ctx, &member, edit::Input { need: id.clone(), version: None, brief }).unwrap().state;
    let mut brief = first_need(&app, &member).brief;
    brief.min_years = Some(5);
    assert_eq!(edited(brief.clone()), NeedState::Open);
    brief.body = Bilingual::typed("改成找冻干专家", Lang::Zh);
    assert_eq!(edited(brief), NeedState::Submitted);
    assert_eq!(app.count("changes WHERE entity = 'need'"), 4);
}

#[test]
fn it_rests_goes_on_and_ends_with_its_reason() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let id = first_need(&app, &member).id;
    submit::run(&app.ctx, &member, submit::Input { need: id.clone() }).unwrap();
    assert!(hold::run(&app.ctx, &member, hold::Input { need: id.clone() }).is_err(), "not open yet");
    let accept = decide::Input { need: id.clone(), verdict: Verdict::Accept, reason: String::new() };
    decide::run(&app.ctx, &app.officer(), accept).unwrap();
    hold::run(&app.ctx, &member, hold::Input { need: id.clone() }).unwrap();
    resume::run(&app.ctx, &member, resume::Input { need: id.clone() }).unwrap();
    let ended = withdraw::run(&app.ctx, &member, withdraw::Input { need: id, reason: withdraw::Reason::Filled });
    assert_eq!(ended.unwrap(), NeedState::Filled);
}

#[test]
fn the_need_of_another_firm_is_missing() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let id = first_need(&app, &member).id;
    let other = app.register_firm("zhao@example.org", "定西厚土种业有限公司");
    let missing = |done: bool| assert!(done);
    missing(matches!(show::run(&app.ctx, &other, show::Input { need: id.clone() }), Err(Error::Missing("need"))));
    missing(matches!(submit::run(&app.ctx, &other, submit::Input { need: id.clone() }), Err(Error::Missing("need"))));
    let brief = peptides();
    missing(matches!(
        edit::run(&app.ctx, &other, edit::Input { need: id.clone(), version: None, brief }),
        Err(Error::Missing("need"))
    ));
    let end = withdraw::Input { need: id, reason: withdraw::Reason::Withdrawn };
    missing(matches!(withdraw::run(&app.ctx, &other, end), Err(Error::Missing("need"))));
    missing(matches!(show::run(&app.ctx, &other, show::Input { need: NeedId::new() }), Err(Error::Missing("need"))));
}

#[test]
fn a_draft_is_tidied_and_checked_before_it_is_kept() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let mut brief = peptides();
    brief.must = vec![" 冻干 ".into(), "冻干".into(), String::new()];
    let need = create::run(&app.ctx, &member, create::Input { brief: brief.clone(), lang: Lang::Zh }).unwrap();
    assert_eq!(need.brief.must, ["冻干"]);
    brief.deadline = "2026-11-23".parse().ok();
    let refused = create::run(&app.ctx, &member, create::Input { brief, lang: Lang::Zh });
    assert!(matches!(refused, Err(Error::Invalid(e)) if e[0].code == "in_the_past"));
}

#[test]
fn this_was_not_me_takes_back_what_was_registered() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let id = first_need(&app, &member).id;
    submit::run(&app.ctx, &member, submit::Input { need: id.clone() }).unwrap();
    let token = app.newest_token(LinkPurpose::Withdraw);
    withdraw_by_link::run(&app.ctx, &visitor(Lang::Zh), withdraw_by_link::Input { token }).unwrap();
    assert_eq!(first_need(&app, &member).state, NeedState::Withdrawn);
}

#[test]
fn a_draft_is_told_how_many_it_reaches_and_what_each_wish_costs() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let first = first_need(&app, &member).id;
    submit::run(&app.ctx, &member, submit::Input { need: first.clone() }).unwrap();
    for name in ["王芳", "李娜", "赵敏"] {
        app.pool(chemist(name), None);
    }
    let counted = |draft| coach::run(&app.ctx, &member, draft).unwrap();
    let banded = counted(peptides());
    assert_eq!(
        (banded.is_exact, banded.now.strong, banded.now.worth_a_look),
        (false, 1, 0),
        "one to four, until it is verified"
    );
    let accept = decide::Input { need: first, verdict: Verdict::Accept, reason: String::new() };
    decide::run(&app.ctx, &app.officer(), accept).unwrap();
    let plain = counted(peptides());
    assert_eq!((plain.now.strong, plain.now.worth_a_look), (3, 0));
    let mut asking = peptides();
    asking.must.push("冷冻电镜".into());
    asking.must.push("碳纤维".into());
    asking.min_years = Some(40);
    asking.only = vec![OnlyCriterion::Years];
    let hard = counted(asking.clone());
    assert_eq!((hard.now.strong, hard.now.worth_a_look), (0, 0), "nobody has worked for forty years");
    let first = &hard.without[0];
    assert!(["min_years", "only"].contains(&first.requirement), "{first:?}");
    assert_eq!(first.reach.strong + first.reach.worth_a_look, 3);
    let kept = hard.without.iter().filter(|one| one.requirement == "must");
    assert_eq!(kept.map(|one| one.reach.strong).sum::<usize>(), 0);
    asking.title = Bilingual { zh: None, en: None };
    assert!(matches!(coach::run(&app.ctx, &member, asking), Err(Error::Invalid(_))));
    assert_eq!(app.count("needs"), 1, "nothing is kept of a draft that was only counted");
}
