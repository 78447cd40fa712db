//! A firm's member erases their account: what goes, what stays, what it means for the firm and for who waits for it.

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, agreed};
use longyuan::domain::account::{AccountId, AccountStatus, SessionKind};
use longyuan::domain::actor::{Member, Owner, Person};
use longyuan::domain::consent::Channel;
use longyuan::domain::enterprise::{EnterpriseAct, EnterpriseContact, EnterpriseId, EnterpriseState};
use longyuan::domain::error::Error;
use longyuan::domain::giving::Giving;
use longyuan::domain::introduction::{CloseReason, IntroductionState};
use longyuan::domain::need::{NeedId, NeedState};
use longyuan::domain::state::By;
use longyuan::domain::value::Lang;
use longyuan::store::accounts::NewAccount;
use longyuan::store::db::Conn;
use longyuan::store::{accounts as account_rows, consents, enterprises as firms, needs as need_rows, sessions};
use longyuan::usecase::accounts::erase;
use longyuan::usecase::introductions::answer::Way;
use longyuan::usecase::{enterprises, needs, talents};
use serde_json::json;

use crate::erasure::everything;
use crate::introductions::{Story, approved, yes};
use crate::support::app::TestApp;
use crate::support::people::{peptides, visitor};

pub const ADDRESS: &str = "ma@example.org";
pub const FIRM: &str = "兰州陇肽生物科技有限公司";
/// What stands nowhere but with the member.
const CANARIES: [&str; 5] = [ADDRESS, "白鹭洲", "+86 931 555 0191", "wx_brachvogel", "Brachvogel wish"];

fn contact() -> EnterpriseContact {
    let text = |n: usize| Some(CANARIES[n].to_owned());
    EnterpriseContact { name: CANARIES[1].into(), phone: text(2), wechat: text(3) }
}

/// Somebody else who speaks for the same firm.
pub fn colleague(app: &TestApp, member: &Member, address: &str) -> Member {
    let (now, keys, firm) = (app.ctx.now(), app.ctx.keys.clone(), member.enterprise.clone());
    let new = NewAccount {
        address: address.into(),
        status: AccountStatus::Active,
        lang: Lang::Zh,
        time_zone: "Asia/Shanghai".into(),
        roles: Vec::new(),
        display_name: String::new(),
        passphrase_hash: None,
        verified_at: Some(now),
    };
    let join = move |conn: &mut Conn| {
        let account = account_rows::add(conn, &keys, now, &new)?;
        let contact = EnterpriseContact { name: "赵云".into(), ..EnterpriseContact::default() };
        firms::add_member(conn, &keys, (&firm, &account.id), "member", &contact, now)?;
        let text = agreed(Topic::Enterprise, Lang::Zh, Some(1), "enterprise")?;
        let giving = Giving {
            account: Some(account.id.clone()),
            channel: Channel::Web,
            basis: None,
            address_class: None,
            at: now,
        };
        for consent in giving.by_member(&firm, &text) {
            consents::add(conn, &consent)?;
        }
        Ok(account.id)
    };
    let account = app.ctx.db.write(join).unwrap();
    Member::try_from(signed(app, &account)).unwrap()
}

/// An account as it is recognised now.
pub fn signed(app: &TestApp, account: &AccountId) -> Person {
    let (now, account) = (app.ctx.now(), account.clone());
    let open = move |conn: &mut Conn| {
        let (kind, ends) = (SessionKind::Page, now + TimeDelta::hours(8));
        Ok(sessions::open(conn, now, &account, kind, ends, &visitor(Lang::Zh).origin)?.secret)
    };
    app.person(app.ctx.db.write(open).unwrap())
}

/// The story with the contact that sings, brought to a state.
pub fn story_at(state: IntroductionState) -> Story {
    let story = approved();
    let (keys, member) = (story.app.ctx.keys.clone(), story.member.clone());
    let save = move |conn: &mut Conn| {
        firms::save_member(conn, &keys, (&member.enterprise, &member.person.account.id), &contact())
    };
    story.app.ctx.db.write(save).unwrap();
    match state {
        IntroductionState::AskingTalent => story.pass(TimeDelta::seconds(61)),
        IntroductionState::AskingFirm => {
            story.pass(TimeDelta::seconds(61));
            story.say(story.link(), yes(Topic::GiveContact)).unwrap();
            story.pass(TimeDelta::hours(24));
        }
        IntroductionState::BothYes => story.both_yes(),
        _ => story.introduced(),
    }
    assert_eq!(story.state(), state);
    story
}

const OPEN: [IntroductionState; 4] = [
    IntroductionState::AskingTalent,
    IntroductionState::AskingFirm,
    IntroductionState::BothYes,
    IntroductionState::Introduced,
];

pub fn state_of(app: &TestApp, firm: &EnterpriseId) -> EnterpriseState {
    app.ctx.db.read(|conn| firms::get(conn, firm)).unwrap().state
}

pub fn needs_of(app: &TestApp, firm: &EnterpriseId) -> Vec<NeedState> {
    app.ctx.db.read(|conn| need_rows::list_by_enterprise(conn, firm)).unwrap().iter().map(|n| n.state).collect()
}

pub fn only_need(app: &TestApp, firm: &EnterpriseId) -> NeedId {
    app.ctx.db.read(|conn| need_rows::list_by_enterprise(conn, firm)).unwrap().remove(0).id
}

pub fn left_of(app: &TestApp) -> Vec<&'static str> {
    let text = everything(app);
    CANARIES.into_iter().filter(|canary| text.contains(canary)).collect()
}

pub fn draft(app: &TestApp, member: &Member) -> NeedId {
    needs::create::run(&app.ctx, member, needs::create::Input { brief: peptides(), lang: Lang::Zh }).unwrap().id
}

#[test]
fn the_last_one_takes_the_firm_along_from_every_state() {
    for state in OPEN {
        let story = story_at(state);
        let (app, firm) = (&story.app, &story.member.enterprise);
        draft(app, &story.member);
        let rematched = app.count("changes WHERE entity = 'need'");
        assert_eq!(erase::run(&app.ctx, &story.member.person).unwrap(), AccountStatus::Erased);
        assert_eq!(state_of(app, firm), EnterpriseState::Closed, "{state}");
        assert_eq!(needs_of(app, firm), [NeedState::Withdrawn], "{state}: the draft is gone");
        assert_eq!(app.count("changes WHERE entity = 'need'"), rematched + 1, "{state}");
        let ended = story.introduction();
        assert_eq!(
            (ended.state, ended.close_reason),
            (IntroductionState::Halted, Some(CloseReason::FirmGone)),
            "{state}"
        );
        assert_eq!(app.count("enterprise_members"), 0, "{state}");
        assert_eq!(
            app.count("consents WHERE enterprise_id IS NOT NULL"),
            app.count("consent_ends WHERE consent_id IN (SELECT id FROM consents WHERE enterprise_id IS NOT NULL)"),
            "{state}"
        );
        let waits = format!("outbox WHERE recipient = '{}' AND state = 'queued'", story.member.person.account.id);
        assert_eq!(app.count(&waits), 1, "{state}: the last mail alone");
        let links = format!("links WHERE account_id = '{}'", story.member.person.account.id);
        assert_eq!(app.count(&links), 0, "{state}");
        app.run_jobs();
        let (subject, words) = match state {
            IntroductionState::Introduced => ("About the introduction", "does not follow this introduction any more"),
            _ => ("About the question", "is no longer available"),
        };
        assert!(story.last_mail("fang@example.org", subject).contains(words), "{state}");
        let last = app.mails_to(ADDRESS).pop().unwrap();
        assert_eq!(last.subject, "您的资料已经删除", "{state}");
        assert!(last.text.contains("企业已关闭") && !last.text.contains("白鹭洲"), "{}", last.text);
        app.advance(TimeDelta::days(40));
        app.run_jobs();
        assert_eq!(app.mails_to(ADDRESS).pop().unwrap().subject, "您的资料已经删除", "{state}: it was the last one");
        assert_eq!(left_of(app), Vec::<&str>::new(), "{state}");
        assert_eq!(app.count("accounts WHERE status = 'erased' AND length(email_sealed) > 0"), 0, "{state}");
    }
}

#[test]
fn where_others_remain_only_what_rested_on_who_leaves_ends() {
    for state in OPEN {
        for is_by_colleague in [false, true] {
            let story = story_at(state);
            let app = &story.app;
            let other = colleague(app, &story.member, "zhao@example.org");
            let firm = &other.enterprise;
            if is_by_colleague {
                let (now, account, id) = (app.ctx.now(), other.person.account.id.clone(), only_need(app, firm));
                let enter = move |conn: &mut Conn| {
                    let mut need = need_rows::get(conn, &id)?;
                    need.created_by = Some(account);
                    need_rows::save(conn, &mut need, now)
                };
                app.ctx.db.write(enter).unwrap();
            }
            let at = format!("{state}, entered by the colleague: {is_by_colleague}");
            erase::run(&app.ctx, &story.member.person).unwrap();
            app.run_jobs();
            assert_eq!(state_of(app, firm), EnterpriseState::Verified, "{at}");
            let rests = if is_by_colleague { NeedState::Open } else { NeedState::OnHold };
            assert_eq!(needs_of(app, firm), [rests], "{at}");
            // Who has agreed to give a contact that is gone takes the introduction along; else it is the need that rests.
            let was_promised = matches!(state, IntroductionState::BothYes | IntroductionState::Introduced);
            let goes_on = is_by_colleague && !was_promised;
            let left = story.introduction();
            let wanted =
                if goes_on { (state, None) } else { (IntroductionState::Halted, Some(CloseReason::ConsentWithdrawn)) };
            assert_eq!((left.state, left.close_reason), wanted, "{at}");
            assert_eq!(app.count("enterprise_members"), 1, "{at}");
            assert_eq!(left_of(app), Vec::<&str>::new(), "{at}");
            let last = app.mails_to(ADDRESS).pop().unwrap();
            assert!(last.text.contains("企业还有其他联系人"), "{}", last.text);
            if goes_on && state == IntroductionState::AskingFirm {
                let way = Way::Signed { person: Box::new(other.person.clone()), code: left.code };
                story.say(way, yes(Topic::MemberContact)).unwrap();
                assert_eq!(story.state(), IntroductionState::BothYes, "{at}: the colleague answers");
            }
            if !is_by_colleague {
                let need = only_need(app, firm);
                needs::resume::run(&app.ctx, &other, needs::resume::Input { need }).unwrap();
                assert_eq!(needs_of(app, firm), [NeedState::Open], "{at}: the colleague goes on");
            }
        }
    }
}

#[test]
fn drafts_of_who_left_stay_with_the_firm_and_wait_for_nobody() {
    let app = TestApp::mailing(|_| {});
    let member = app.register_firm(ADDRESS, FIRM);
    let need = only_need(&app, &member.enterprise);
    needs::submit::run(&app.ctx, &member, needs::submit::Input { need }).unwrap();
    draft(&app, &member);
    let other = colleague(&app, &member, "zhao@example.org");
    app.run_jobs();
    erase::run(&app.ctx, &member.person).unwrap();
    app.advance(TimeDelta::days(9));
    app.run_jobs();
    assert_eq!(needs_of(&app, &other.enterprise), [NeedState::Draft; 2], "what waited for an officer is a draft again");
    // Its last member goes: the one that had been sent in has pairs, the other one leaves no trace.
    erase::run(&app.ctx, &other.person).unwrap();
    assert_eq!(needs_of(&app, &other.enterprise), [NeedState::Withdrawn]);
    assert_eq!(state_of(&app, &other.enterprise), EnterpriseState::Closed);
}

#[test]
fn a_firm_closes_wherever_it_stands_and_a_draft_is_erased() {
    let acts: [(&[EnterpriseAct], EnterpriseState); 6] = [
        (&[], EnterpriseState::Erased),
        (&[EnterpriseAct::Submit], EnterpriseState::Closed),
        (&[EnterpriseAct::Submit, EnterpriseAct::RequestChanges], EnterpriseState::Closed),
        (&[EnterpriseAct::Submit, EnterpriseAct::Reject], EnterpriseState::Closed),
        (&[EnterpriseAct::Submit, EnterpriseAct::Verify], EnterpriseState::Closed),
        (&[EnterpriseAct::Submit, EnterpriseAct::Verify, EnterpriseAct::Suspend], EnterpriseState::Closed),
    ];
    for (acts, wanted) in acts {
        let app = TestApp::mailing(|_| {});
        let member = app.register_firm(ADDRESS, FIRM);
        let (now, id) = (app.ctx.now(), member.enterprise.clone());
        let moved = move |conn: &mut Conn| {
            let mut firm = firms::get(conn, &id)?;
            for act in acts {
                firm.act(*act, if *act == EnterpriseAct::Submit { By::Owner } else { By::Lead })?;
            }
            firms::save(conn, &mut firm, now)
        };
        app.ctx.db.write(moved).unwrap();
        erase::run(&app.ctx, &member.person).unwrap();
        app.run_jobs();
        assert_eq!(state_of(&app, &member.enterprise), wanted, "{acts:?}");
        assert_eq!(app.count("needs"), 0, "{acts:?}");
        let fate = if wanted == EnterpriseState::Erased { "连同草稿一并删除" } else { "企业已关闭" };
        assert!(app.mails_to(ADDRESS).pop().unwrap().text.contains(fate), "{acts:?}");
        assert!(matches!(erase::run(&app.ctx, &member.person), Err(Error::Conflict("illegal_move"))));
        // The office sees it in its list, and the address is free.
        let page = app.browser_of(&app.officer().person).get("/zh/staff/enterprises");
        assert_eq!(page.body.contains(FIRM), wanted == EnterpriseState::Closed, "{acts:?}: {}", page.status);
        app.register_firm(ADDRESS, "兰州甲生物科技有限公司");
    }
}

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
