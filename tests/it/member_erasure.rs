//! A firm's member erases their account: what goes, what stays, what it means for the firm and for who waits for it.

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, agreed};
use longyuan::domain::account::{AccountId, AccountStatus, SessionKind};
use longyuan::domain::actor::{Member, Person};
use longyuan::domain::consent::Channel;
use longyuan::domain::enterprise::{EnterpriseContact, EnterpriseId, EnterpriseState};
use longyuan::domain::giving::Giving;
use longyuan::domain::introduction::{CloseReason, IntroductionState};
use longyuan::domain::need::{NeedId, NeedState};
use longyuan::domain::value::Lang;
use longyuan::store::accounts::NewAccount;
use longyuan::store::db::Conn;
use longyuan::store::{accounts as account_rows, consents, enterprises as firms, needs as need_rows, sessions};
use longyuan::usecase::accounts::erase;
use longyuan::usecase::introductions::answer::Way;
use longyuan::usecase::needs;

use crate::erasure::everything;
use crate::introductions::{Story, approved, yes};
use crate::support::app::TestApp;
use crate::support::people::{peptides, visitor};

pub const ADDRESS: &str = "ma@example.org";
pub const FIRM: &str = "兰州陇肽生物科技有限公司";
/// What stands nowhere but with the member.
const CANARIES: [&str; 5] = [ADDRESS, "白鹭洲", "+86 931 555 0191", "wx_brachvogel", "Brachvogel wish"];

pub fn contact() -> EnterpriseContact {
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
