//! A member erases their account on the page and over the API; who has a profile, too, and staff who speak for a firm.

use longyuan::domain::account::AccountStatus;
use longyuan::domain::actor::{Member, Owner, Person};
use longyuan::domain::enterprise::EnterpriseState;
use longyuan::domain::error::Error;
use longyuan::domain::introduction::IntroductionState;
use longyuan::domain::value::Lang;
use longyuan::usecase::accounts::erase;
use longyuan::usecase::{enterprises, needs, talents};
use serde_json::json;

use crate::member_erasure::{ADDRESS, FIRM, colleague, contact, left_of, only_need, signed, state_of, story_at};
use crate::support::app::TestApp;
use crate::support::people::{peptides, visitor};

#[test]
fn the_page_says_what_goes_and_what_it_means_for_the_firm() {
    let story = story_at(IntroductionState::AskingFirm);
    let app = &story.app;
    let other = colleague(app, &story.member, "zhao@example.org");
    let browser = app.browser_of(&story.member.person);
    assert!(browser.get("/zh/account").body.contains("/zh/me/erase"));
    assert!(browser.get("/zh/me/data").body.contains("/zh/me/erase"));
    let page = browser.get("/zh/me/erase");
    for part in [FIRM, "照常参与", "现有 1 项", "您的账户也一并删除", "现在删除我的账户和联系人资料"]
    {
        assert!(page.body.contains(part), "{part} is not in\n{}", page.body);
    }
    let done = browser.post("/zh/me/erase", &[("what", "account")]);
    assert_eq!((done.status, done.location()), (303, "/zh/?done=account_erased"));
    assert!(browser.get("/zh/?done=account_erased").body.contains("已经彻底删除"));
    assert_eq!(browser.get("/zh/account").status, 303, "signed out");

    let browser = app.browser_of(&other.person);
    let page = browser.get("/en/me/erase");
    for part in ["Nobody else speaks for it", "withdrawn (1)", "Drafts are erased", "Erase my account and contact now"]
    {
        assert!(page.body.contains(part), "{part} is not in\n{}", page.body);
    }
    assert_eq!(browser.post("/en/me/erase", &[]).location(), "/en/?done=account_erased");
    assert_eq!(state_of(app, &other.enterprise), EnterpriseState::Closed);
}

#[test]
fn over_the_api_it_is_the_same_deed() {
    let story = story_at(IntroductionState::BothYes);
    let caller = story.app.caller(&story.member.person);
    let later = caller.says("/me/erasure", json!({ "when": "after_grace" }));
    assert_eq!(later, (422, "only_at_once".into()));
    let profile = caller.says("/me/erasure", json!({ "when": "now", "what": "profile" }));
    assert_eq!(profile.0, 404);
    let done = caller.post("/me/erasure", json!({ "when": "now" }));
    let wanted = json!({ "id": story.member.person.account.id.to_string(), "state": "erased" });
    assert_eq!((done.status, done.json()), (202, wanted));
    assert_eq!(caller.get("/me/consents").status, 401);
    assert_eq!(state_of(&story.app, &story.member.enterprise), EnterpriseState::Closed);
    // Staff have nothing of their own to erase; an account on which nothing hangs goes by itself.
    let staff = story.app.caller(&story.officer.person);
    assert_eq!(staff.says("/me/erasure", json!({ "when": "now" })), (409, "account_in_use".into()));
    assert!(story.app.browser_of(&story.officer.person).get("/en/me/erase").body.contains("belongs to staff"));
    let bare = story.app.register_confirmed("bare@example.org", &visitor(Lang::En));
    assert!(story.app.browser_of(&bare).get("/en/me/erase").body.contains("Erase my account now"));
    assert_eq!(story.app.caller(&bare).says("/me/erasure", json!({ "when": "now" })), (202, "erased".into()));
    story.app.run_jobs();
    let last = story.app.mails_to("bare@example.org").pop().unwrap();
    assert!(last.text.starts_with("Your account and its address are erased"), "{}", last.text);
}

/// Somebody with a profile who speaks for a firm, too.
pub fn both(app: &TestApp) -> (Owner, Person) {
    let owner = app.pooled_fang(ADDRESS);
    let input = enterprises::register::Input {
        email: ADDRESS.into(),
        contact: contact(),
        firm: crate::support::people::firm(FIRM),
        brief: peptides(),
        consent: Some(1),
    };
    enterprises::register::run(&app.ctx, &visitor(Lang::Zh), input).unwrap();
    let person = app.press_confirmation();
    let need = only_need(app, person.enterprise.as_ref().unwrap());
    let member = Member::try_from(person.clone()).unwrap();
    needs::submit::run(&app.ctx, &member, needs::submit::Input { need }).unwrap();
    (owner, person)
}

#[test]
fn who_is_both_erases_one_after_the_other() {
    let app = TestApp::mailing(|_| {});
    let (owner, person) = both(&app);
    app.run_jobs();
    let account = &person.account.id;
    let page = app.browser_of(&person).get("/en/me/erase");
    for part in ["since you are a contact of", "since you have a profile", "own button", "Erase me as a contact"] {
        assert!(page.body.contains(part), "{part} is not in\n{}", page.body);
    }
    let browser = app.browser_of(&person);
    browser.get("/en/me/erase");
    let done = browser.post("/en/me/erase", &[("what", "account")]);
    assert_eq!(done.location(), "/en/account?done=place_erased");
    assert_eq!(browser.get("/en/account?done=place_erased").status, 200, "still signed in");
    let firm = person.enterprise.as_ref().unwrap();
    assert_eq!((state_of(&app, firm), app.count("enterprise_members")), (EnterpriseState::Closed, 0));
    // What was the firm's has left with it, and what is the profile's stays.
    let of_firm = format!("links WHERE account_id = '{account}' AND subject IN (SELECT id FROM needs)");
    assert_eq!(app.count(&of_firm), 0);
    let of_profile = format!("links WHERE account_id = '{account}' AND subject = '{}'", owner.talent);
    assert!(app.count(&of_profile) > 0);
    assert_eq!(app.count("consents WHERE talent_id IS NOT NULL"), 3);
    assert_eq!(app.count("consent_ends WHERE consent_id IN (SELECT id FROM consents WHERE talent_id IS NOT NULL)"), 0);
    app.run_jobs();
    let mail = app.mails_to(ADDRESS).into_iter().rfind(|mail| mail.subject.contains("erased")).unwrap();
    assert!(mail.text.contains("Your account goes on"), "{}", mail.text);
    assert!(!mail.text.contains("last mail to this address"));
    // The profile goes next, and the account with it.
    let left = Owner::try_from(signed(&app, account)).unwrap();
    talents::erase::run(&app.ctx, &left).unwrap();
    app.run_jobs();
    assert_eq!(app.count(&format!("accounts WHERE id = '{account}' AND status = 'erased'")), 1);
    assert_eq!(left_of(&app), Vec::<&str>::new());
}

#[test]
fn staff_who_speak_for_a_firm_keep_their_account() {
    let app = TestApp::mailing(|_| {});
    let member = app.register_firm(ADDRESS, FIRM);
    app.make_officer(&member.person.account.id);
    let person = app.officer_of(&member.person.account.id).person;
    let page = app.browser_of(&person).get("/zh/me/erase");
    assert!(page.body.contains("因为它是工作人员账户"), "{}", page.body);
    assert_eq!(erase::run(&app.ctx, &person).unwrap(), AccountStatus::Active);
    assert_eq!((app.count("enterprise_members"), app.count("accounts WHERE status = 'erased'")), (0, 0));
    assert!(matches!(erase::run(&app.ctx, &person), Err(Error::Conflict("account_in_use"))));
}
