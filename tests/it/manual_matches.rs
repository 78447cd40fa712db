//! Officers propose somebody by hand, and end a search that found nobody.

use chrono::TimeDelta;
use longyuan::domain::actor::{Member, Officer};
use longyuan::domain::error::Error;
use longyuan::domain::field::FieldCode;
use longyuan::domain::matches::{MatchState, Origin};
use longyuan::domain::need::NeedState;
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::talent::{TalentId, TalentIdentity};
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::usecase::matches::{decide, look_up, propose};
use longyuan::usecase::needs::{close_without, reopen};
use serde_json::json;

use crate::support::app::TestApp;
use crate::support::cards::Firm;
use crate::support::people::fang;
use crate::support::pool::chemist;

struct Story {
    app: TestApp,
    officer: Officer,
    firm: Firm,
    wind: TalentId,
}

/// A peptide firm, a chemist who fits, and an engineer of wind turbines who does not.
fn story() -> Story {
    let app = TestApp::mailing(|_| {});
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    app.pooled_fang("fang@example.org");
    let mut profile = fang().profile;
    profile.headline = Bilingual::typed("Wind turbine gearboxes", Lang::En);
    (profile.skills, profile.fields) = (vec!["gearbox diagnosis".into()], vec![FieldCode("new-energy".into())]);
    let identity =
        TalentIdentity { name: "Ouyang Wen".into(), other_name: Some("欧阳文".into()), ..Default::default() };
    let wind = app.pool((profile, identity), None);
    app.run_jobs();
    Story { app, officer, firm, wind }
}

impl Story {
    fn propose(&self, talent: &TalentId, reason: &str) -> Result<longyuan::domain::matches::MatchId, Error> {
        let talent = self.app.talent(talent).code;
        let input = propose::Input { need: self.firm.code.clone(), talent, reason: reason.into() };
        propose::run(&self.app.ctx, &self.officer, input)
    }

    fn look(&self, words: &str, field: Option<&str>) -> Vec<String> {
        let input = look_up::Input {
            need: self.firm.code.clone(),
            words: words.into(),
            field: field.map(|slug| FieldCode(slug.into())),
            talent: None,
            lang: Lang::Zh,
        };
        let view = look_up::run(&self.app.ctx, &self.officer, input).unwrap();
        view.people.into_iter().map(|found| found.identity.name).collect()
    }
}

#[test]
fn an_officer_finds_and_proposes_whom_the_engine_does_not() {
    let story = story();
    for words in ["ouyang", "OuyangWen", "欧阳", &story.app.talent(&story.wind).code.to_lowercase()] {
        assert_eq!(story.look(words, None), ["Ouyang Wen"], "{words}");
    }
    assert_eq!(story.look("", Some("new-energy")), ["Ouyang Wen"]);
    assert!(story.look("网方", None).is_empty() && story.look("", None).is_empty());
    assert!(matches!(story.propose(&story.wind, " "), Err(Error::Invalid(_))), "a reason is needed");
    let id = story.propose(&story.wind, "Knows the people of the region").unwrap();
    let row = story.app.matches_of(&story.firm.need).into_iter().find(|row| row.id == id).unwrap();
    assert_eq!((row.origin, row.state), (Origin::Staff, MatchState::Suggested));
    assert!(row.score_need < story.app.ctx.config.matching.worth_a_look, "{}", row.score_need);
    assert_eq!(story.propose(&story.wind, "again").unwrap_err().code(), "already_suggested");
    assert_eq!(story.app.count("audit WHERE action = 'match.propose'"), 1);
    // The engine leaves it alone, and it is decided on like any other.
    let other = story.app.pool(chemist("周启明"), None);
    story.app.run_jobs();
    let rows = story.app.suggested(&story.firm.need);
    assert!([&story.wind, &other].iter().all(|id| rows.iter().any(|row| row.talent == **id)));
    let input = decide::Input { id, version: None, choice: decide::Choice::Approve, note: None };
    decide::run(&story.app.ctx, &story.officer, input).unwrap();
    assert_eq!(story.propose(&story.wind, "again").unwrap_err().code(), "already_approved");
}

#[test]
fn whoever_must_not_meet_is_refused_with_the_reason() {
    let story = story();
    let mut person = chemist("许可");
    person.1.employer = Some("兰州陇肽生物科技".into());
    let employed = story.app.pool(person, None);
    let mut person = chemist("苏文");
    person.1.blocked_firms = vec!["陇肽".into()];
    let shut = story.app.pool(person, None);
    story.app.run_jobs();
    assert_eq!(story.propose(&employed, "why not").unwrap_err().code(), "barred_own_employer");
    assert_eq!(story.propose(&shut, "why not").unwrap_err().code(), "barred_block_list");
    assert!(story.app.matches_of(&story.firm.need).iter().all(|row| row.talent != employed && row.talent != shut));
    let browser = story.app.browser_of(&story.officer.person);
    let place = format!("/en/review/{}/people?talent={}", story.firm.code, story.app.talent(&shut).code);
    let page = browser.get(&place);
    assert!(page.body.contains("the firm must never see them") && !page.body.contains("name=\"reason\""));
}

#[test]
fn the_pages_and_the_api_propose() {
    let story = story();
    let (browser, code) = (story.app.browser_of(&story.officer.person), story.app.talent(&story.wind).code);
    let list = browser.get("/en/staff/talents");
    assert!(list.body.contains(&format!("/en/staff/talents/{code}/needs")), "the way from the list of people");
    let needs = browser.get(&format!("/en/staff/talents/{code}/needs"));
    let to = needs.attribute("table a", "href").unwrap();
    assert_eq!(to, format!("/en/review/{}/people?talent={code}", story.firm.code));
    for lang in ["zh", "en"] {
        let page = browser.get(&format!("/{lang}/review/{}/people?words=ouyang&talent={code}", story.firm.code));
        assert_eq!(page.status, 200);
        let text = page.text("main").unwrap();
        assert!(page.text(".pts").is_some(), "the lines of the score stand before the press");
        for raw in ["propose-", "review-", "people-", "failure-"] {
            assert!(!text.contains(raw), "{raw}: {text}");
        }
    }
    let place = format!("/en/review/{}/people", story.firm.code);
    let bare = browser.post(&place, &[("talent", &code), ("reason", "")]);
    assert_eq!(bare.status, 422);
    let done = browser.post(&place, &[("talent", &code), ("reason", "Knows the region")]);
    assert_eq!(done.status, 303, "{}", done.body);
    let pair = browser.get(done.location());
    assert!(pair.body.contains("Proposed by hand") && pair.body.contains("Knows the region"));
    let token = story.app.token_of(&story.officer.person);
    let other = story.app.pool(chemist("周启明"), None);
    let body = json!({"talent": story.app.talent(&other).code, "reason": "Also good"});
    let path = format!("/needs/{}/matches", story.firm.need);
    let made = browser.call("POST", &path, Some(&token), Some(&body));
    assert_eq!((made.status, made.json()["origin"].as_str()), (201, Some("staff")), "{}", made.body);
    assert_eq!(browser.call("POST", &path, Some(&token), Some(&body)).status, 409);
    assert_eq!(browser.call("POST", "/needs/N-0000/matches", Some(&token), Some(&body)).status, 404);
    let member = story.app.token_of(&story.firm.member.person);
    assert_eq!(browser.call("POST", &path, Some(&member), Some(&body)).status, 403);
}

#[test]
fn a_search_that_found_nobody_ends_with_a_mail_and_can_be_undone() {
    let story = story();
    let input = || close_without::Input { need: story.firm.need.clone(), version: None };
    let proposed = story.app.suggested(&story.firm.need).len();
    assert!(proposed > 0);
    let done = close_without::run(&story.app.ctx, &story.officer, input()).unwrap();
    assert_eq!((done.state, story.app.suggested(&story.firm.need).len()), (NeedState::NoCandidate, 0));
    let back = |undo: &str| {
        reopen::run(&story.app.ctx, &story.officer, reopen::Input { need: done.code.clone(), undo: undo.into() })
    };
    assert_eq!(back("forged").unwrap_err().code(), "undo_expired");
    back(&done.undo).unwrap();
    story.app.run_jobs();
    assert_eq!(story.app.suggested(&story.firm.need).len(), proposed, "as before");
    story.app.advance(TimeDelta::minutes(2));
    story.app.run_jobs();
    let mails =
        |app: &TestApp| app.mails_to("ma@example.org").iter().filter(|m| m.subject.contains("暂时没有找到")).count();
    assert_eq!(mails(&story.app), 0);
    let done = close_without::run(&story.app.ctx, &story.officer, input()).unwrap();
    story.app.advance(TimeDelta::minutes(2));
    story.app.run_jobs();
    assert_eq!(mails(&story.app), 1);
    let late = reopen::Input { need: done.code.clone(), undo: done.undo };
    assert_eq!(reopen::run(&story.app.ctx, &story.officer, late).unwrap_err().code(), "undo_expired");
    assert_eq!(close_without::run(&story.app.ctx, &story.officer, input()).unwrap_err().code(), "illegal_move");
    assert_eq!(story.app.count("audit WHERE action = 'need.none_found'"), 2);
}

#[test]
fn a_search_does_not_end_while_somebody_is_asked() {
    let story = story();
    let pair = story.app.suggested(&story.firm.need).remove(0);
    let input = decide::Input { id: pair.id, version: None, choice: decide::Choice::Approve, note: None };
    decide::run(&story.app.ctx, &story.officer, input).unwrap();
    let input = close_without::Input { need: story.firm.need.clone(), version: None };
    assert_eq!(close_without::run(&story.app.ctx, &story.officer, input).unwrap_err().code(), "introductions_open");
    let browser = story.app.browser_of(&story.officer.person);
    let place = format!("/en/review/{}/none-found", story.firm.code);
    let page = browser.get(&place);
    assert!(page.body.contains("is still open") && page.body.contains("/en/staff/introductions/R-"));
    assert!(!page.body.contains("name=\"version\""), "nothing to press");
}

#[test]
fn the_page_ends_a_search_after_a_question_and_offers_undo() {
    let story = story();
    let browser = story.app.browser_of(&story.officer.person);
    let place = format!("/en/review/{}/none-found", story.firm.code);
    let page = browser.get(&place);
    let version = page.attribute("main input[name=version]", "value").unwrap();
    let done = browser.post(&place, &[("version", &version)]);
    assert_eq!(done.status, 303, "{}", done.body);
    let after = browser.get(done.location());
    assert!(after.body.contains("The search has ended."), "{}", after.text("main").unwrap());
    let undo = after.attribute("input[name=undo]", "value").unwrap();
    let reopen = format!("/en/review/{}/reopen", story.firm.code);
    assert_eq!(browser.post(&reopen, &[("undo", &undo)]).status, 303);
    assert_eq!(story.app.need(&story.firm.need).state, NeedState::Open);
    let token = story.app.token_of(&story.officer.person);
    let path = format!("/needs/{}/none-found", story.firm.need);
    let ended = browser.call("POST", &path, Some(&token), Some(&serde_json::json!({})));
    assert_eq!((ended.status, ended.json()["state"].as_str()), (201, Some("no_candidate")), "{}", ended.body);
    assert_eq!(story.app.count_notices(NoticeKind::NeedNoneFound), 2, "the first was cancelled");
    let member = Member::try_from(story.firm.member.person.clone()).unwrap();
    assert_eq!(
        browser.call("POST", &path, Some(&story.app.token_of(&member.person)), Some(&serde_json::json!({}))).status,
        403
    );
}
