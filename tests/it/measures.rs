//! A lead suspends people and firms, lifts that, closes firms and takes people back; a firm closes itself.

use longyuan::domain::account::Role;
use longyuan::domain::actor::Lead;
use longyuan::domain::decision::{Measure, Verdict};
use longyuan::domain::enterprise::EnterpriseState;
use longyuan::domain::error::Error;
use longyuan::domain::need::NeedState;
use longyuan::domain::talent::TalentState;
use longyuan::usecase::enterprises::take_measure as on_firm;
use longyuan::usecase::talents::take_measure as on_person;
use longyuan::usecase::{enterprises, needs, talents};
use serde_json::json;

use crate::introductions::{Story, approved};
use crate::people_api::token;
use crate::support::app::TestApp;

fn lead(app: &TestApp) -> Lead {
    Lead::try_from(app.person(app.staff_secret(vec![Role::Lead]))).unwrap()
}

/// A refusal by its code, or by its field and what is wrong with it.
fn said(error: Error) -> String {
    match error {
        Error::Invalid(errors) => format!("{} {}", errors[0].field, errors[0].code),
        other => other.code().to_owned(),
    }
}

impl Story {
    fn suspends(&self, measure: Measure, reason: &str) -> Result<TalentState, String> {
        let input = on_person::Input { talent: self.owner.talent.clone(), measure, reason: reason.into() };
        on_person::run(&self.app.ctx, &lead(&self.app), input).map_err(said)
    }

    fn bars(&self, measure: Measure, reason: &str) -> Result<EnterpriseState, String> {
        let input = on_firm::Input { enterprise: self.member.enterprise.clone(), measure, reason: reason.into() };
        on_firm::run(&self.app.ctx, &lead(&self.app), input).map_err(said)
    }

    /// How many people are proposed for the need of the story.
    fn proposed(&self) -> i64 {
        self.app.run_jobs();
        self.app.count("matches WHERE state = 'suggested'")
    }
}

#[test]
fn a_suspended_person_is_matched_no_more_until_it_is_lifted() {
    let app = TestApp::mailing(|_| {});
    let (owner, member) = (app.pooled_fang("fang@example.org"), app.register_firm("ma@example.org", "兰州陇肽"));
    let need = needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    needs::submit::run(&app.ctx, &member, needs::submit::Input { need }).unwrap();
    let story = Story { officer: app.officer(), app, owner, member };
    assert_eq!(story.proposed(), 1);
    assert_eq!(story.suspends(Measure::Suspend, " "), Err("reason required".to_owned()));
    assert_eq!(story.suspends(Measure::Close, "x"), Err("measure choice".to_owned()));
    assert_eq!(story.suspends(Measure::Lift, ""), Err("illegal_move".to_owned()));
    assert_eq!(story.suspends(Measure::Suspend, "A complaint is looked into."), Ok(TalentState::Suspended));
    assert_eq!(story.proposed(), 0);
    assert_eq!(story.suspends(Measure::Lift, ""), Ok(TalentState::Pooled));
    assert_eq!(story.proposed(), 1);
    let mails = story.app.mails_to("fang@example.org");
    let told: Vec<_> = mails.iter().filter(|m| m.text.contains("A complaint is looked into.")).collect();
    assert_eq!(told.len(), 1, "the reason goes into one mail");
    assert!(told[0].text.contains("30"), "and how to object: {}", told[0].text);
    assert_eq!(story.app.count("audit WHERE action = 'talent.measure'"), 2);
}

#[test]
fn who_was_not_taken_may_be_taken_on_appeal() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let reject = talents::decide::Input {
        talent: owner.talent.clone(),
        verdict: Verdict::Reject,
        reason: "Not one of our fields.".into(),
    };
    talents::decide::run(&app.ctx, &app.officer(), reject).unwrap();
    let input = on_person::Input { talent: owner.talent.clone(), measure: Measure::Reinstate, reason: String::new() };
    assert_eq!(on_person::run(&app.ctx, &lead(&app), input).map_err(said), Ok(TalentState::Pooled));
}

#[test]
fn a_suspended_firm_sees_nobody_and_a_closed_one_has_no_needs() {
    let story = approved();
    assert_eq!(story.bars(Measure::Suspend, "The licence has run out."), Ok(EnterpriseState::Suspended));
    assert_eq!(story.proposed(), 0);
    let member = story.app.browser_of(&story.member.person);
    let page = member.get("/en/enterprise");
    assert!(page.body.contains("The licence has run out."), "the firm reads why");
    assert_eq!(story.app.count("needs WHERE state = 'open'"), 1, "its need waits");
    assert_eq!(story.bars(Measure::Reinstate, ""), Err("illegal_move".to_owned()));
    assert_eq!(story.bars(Measure::Lift, ""), Ok(EnterpriseState::Verified));
    assert_eq!(story.bars(Measure::Close, "It no longer exists."), Ok(EnterpriseState::Closed));
    assert_eq!(story.app.count(&format!("needs WHERE state = '{}'", NeedState::Withdrawn)), 1);
    assert_eq!(story.bars(Measure::Lift, ""), Err("illegal_move".to_owned()));
    // On its objection a lead takes the closing back: an officer verifies it anew, and what had ended stays ended.
    assert_eq!(story.bars(Measure::Reinstate, ""), Ok(EnterpriseState::Submitted));
    assert_eq!(story.app.count("needs WHERE state = 'withdrawn'"), 1);
    story.app.run_jobs();
    let told = story.app.mails_to("ma@example.org");
    for words in ["The licence has run out.", "It no longer exists."] {
        assert_eq!(told.iter().filter(|m| m.text.contains(words)).count(), 1, "{words}");
    }
}

#[test]
fn a_lead_presses_it_in_the_list_and_an_officer_cannot() {
    let story = approved();
    let browser = |roles| {
        let browser = story.app.browser();
        browser.set_cookie("__Host-sid", &story.app.staff_secret(roles));
        browser
    };
    let (officer, lead) = (browser(vec![Role::Officer]), browser(vec![Role::Lead]));
    for (noun, id) in [("talents", story.owner.talent.as_str()), ("enterprises", story.member.enterprise.as_str())] {
        let path = format!("/zh/staff/{noun}/{id}/measures");
        let form = |reason| [("measure", "suspend"), ("reason", reason), ("state", "")];
        assert!(!officer.get(&format!("/zh/staff/{noun}")).body.contains("/measures"), "{noun}");
        assert_eq!(officer.post(&path, &form("正在核实一项投诉。")).status, 403, "{noun}");
        assert!(lead.get(&format!("/zh/staff/{noun}")).text("button[value=suspend]").unwrap().starts_with("暂停"));
        let refused = lead.post(&path, &form(""));
        assert_eq!((refused.status, refused.text(".errors li").is_some()), (422, true), "{noun}");
        assert_eq!(lead.post(&path, &form("正在核实一项投诉。")).status, 303, "{noun}");
        assert_eq!(lead.post(&path, &form("正在核实一项投诉。")).status, 409, "{noun}");
        let page = lead.get(&format!("/en/staff/{noun}?state=suspended"));
        assert!(page.text("button[value=lift]").unwrap().starts_with("Lift the suspension"), "{noun}");
        let back = lead.post(&path, &[("measure", "lift"), ("reason", ""), ("state", "suspended")]);
        assert_eq!(back.location(), format!("/zh/staff/{noun}?done=decided&state=suspended"));
    }
}

#[test]
fn the_same_over_the_api() {
    let story = approved();
    let (browser, lead) = (story.app.browser(), token(&story.app, "lead@example.org", vec![Role::Lead]));
    let officer = token(&story.app, "officer@example.org", vec![Role::Officer]);
    let body = |measure: &str| json!({"measure": measure, "reason": "A complaint is looked into."});
    for (path, measure) in [
        (format!("/talents/{}/measures", story.owner.talent), "suspend"),
        (format!("/enterprises/{}/measures", story.member.enterprise), "close"),
    ] {
        let call = |token: &str, body| browser.call("POST", &path, Some(token), Some(&body));
        assert_eq!(call(&officer, body(measure)).status, 403);
        assert_eq!(call(&lead, json!({"measure": measure})).status, 422);
        assert_eq!(call(&lead, body(measure)).status, 201);
        assert_eq!(call(&lead, body(measure)).status, 409);
    }
}

#[test]
fn a_firm_closes_itself_by_its_administrator() {
    let story = approved();
    let member = story.app.browser_of(&story.member.person);
    assert!(member.get("/zh/enterprise").body.contains("/zh/enterprise/close"));
    assert_eq!(member.get("/zh/enterprise/close").text("h1").as_deref(), Some("关闭我的企业"));
    assert_eq!(member.post("/en/enterprise/close", &[]).location(), "/en/enterprise?done=enterprise_closed");
    let page = member.get("/en/enterprise?done=enterprise_closed");
    assert!(page.text(".banner.ok").is_some() && !page.body.contains("/enterprise/close"));
    assert_eq!(story.app.count("needs WHERE state = 'withdrawn'"), 1);
    assert_eq!(member.post("/en/enterprise/close", &[]).status, 409);
    let (browser, token) = (story.app.browser(), story.app.token_of(&story.member.person));
    let close =
        |yes: bool| browser.call("POST", "/me/enterprise/close", Some(&token), Some(&json!({"confirm": yes}))).status;
    assert_eq!((close(false), close(true)), (422, 409));
    let again = enterprises::close::run(&story.app.ctx, &story.member).map_err(said);
    assert_eq!(again, Err("illegal_move".to_owned()));
    story.app.run_jobs();
    let told = story.app.mails_to("ma@example.org");
    assert_eq!(
        told.iter().filter(|mail| mail.text.contains("贵单位刚刚由其联系人")).count(),
        1,
        "one mail confirms it"
    );
}

#[test]
fn a_closed_firm_reads_that_it_is_closed_and_writes_nothing() {
    let story = approved();
    let member = story.app.browser_of(&story.member.person);
    member.get("/zh/enterprise/close");
    assert_eq!(member.post("/zh/enterprise/close", &[]).status, 303);
    let own = member.get("/zh/enterprise");
    assert!(own.text("#firm-form").is_none() && own.text("dl.facts").is_some(), "{}", own.body);
    let needs = member.get("/zh/needs");
    assert!(!needs.body.contains("/zh/needs/new"), "it looks for nobody");
    let people = member.get("/zh/people");
    assert_eq!(people.status, 403);
    assert!(people.text(".lead").unwrap().starts_with("贵单位已经关闭"), "{}", people.body);
    let draft = [("need_title", "多肽合成"), ("action", "draft")];
    assert_ne!(member.post("/zh/needs/new", &draft).status, 303);
    assert_eq!(story.app.count("needs"), 1);
}

#[test]
fn who_was_introduced_still_reads_it_after_the_firm_has_gone() {
    let story = approved();
    story.introduced();
    let (person, firm) = (story.app.browser_of(&story.owner.person), story.app.browser_of(&story.member.person));
    let code = story.introduction().code;
    let page = format!("/zh/introductions/{code}");
    for browser in [&person, &firm] {
        let told = browser.get(&page).text(".banner").unwrap();
        assert!(told.contains("已为你们引荐") && told.contains("您给出了"), "{told}");
    }
    assert_eq!(firm.post("/zh/enterprise/close", &[]).status, 303);
    for browser in [&person, &firm] {
        let read = browser.get(&page);
        assert_eq!(read.status, 200, "{}", read.body);
        assert!(read.text(".banner").unwrap().contains("工作站不再跟进"), "{}", read.body);
        assert_eq!(browser.get("/zh/introductions").text("li .badge").as_deref(), Some("已引荐，后已结束"));
    }
    assert!(firm.get(&page).text("#card-title + dl dd").is_none(), "the card is shown no longer");
}

#[test]
fn nobody_measures_what_is_their_own() {
    let app = TestApp::new();
    let member = app.register_firm("ma@example.org", "兰州陇肽");
    let mut own = lead(&app);
    own.person.enterprise = Some(member.enterprise.clone());
    let input = on_firm::Input { enterprise: member.enterprise, measure: Measure::Suspend, reason: "x".into() };
    assert_eq!(on_firm::run(&app.ctx, &own, input).map_err(said), Err("self_review".to_owned()));
}
