//! One firm entered twice: both work on, are joined with needs, members and code, and parted again as they were.

use chrono::TimeDelta;
use longyuan::domain::account::AccountId;
use longyuan::domain::actor::Member;
use longyuan::domain::decision::Verdict;
use longyuan::domain::enterprise::{Enterprise, EnterpriseContact, EnterpriseId, EnterpriseState};
use longyuan::domain::likeness::Fact;
use longyuan::domain::need::{Need, NeedState};
use longyuan::domain::same::SameState;
use longyuan::domain::value::{Lang, Moment};
use longyuan::store::sealed::{self, Contact, Disclosure, Whose};
use longyuan::store::{accounts, enterprises as rows, needs as need_rows};
use longyuan::usecase::same::decide::Choice;
use longyuan::usecase::same::undo;
use longyuan::usecase::{enterprises, needs};

use crate::same::{decided, enter, named, pairs};
use crate::support::app::TestApp;
use crate::support::people::{firm, peptides, visitor};

const CODE: &str = "91620100MA6R7TCP00";

/// A firm with a submitted need.
fn posted(app: &TestApp, email: &str, name: &str, uscc: Option<&str>) -> Member {
    let mut profile = firm(name);
    profile.uscc = uscc.map(str::to_owned);
    let input = enterprises::register::Input {
        email: email.into(),
        contact: EnterpriseContact { name: "李明".into(), ..EnterpriseContact::default() },
        firm: profile,
        brief: peptides(),
        consent: Some(1),
    };
    enterprises::register::run(&app.ctx, &visitor(Lang::Zh), input).unwrap();
    let member = Member::try_from(app.press_confirmation()).unwrap();
    let need = needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    needs::submit::run(&app.ctx, &member, needs::submit::Input { need }).unwrap();
    member
}

type Whole = (Enterprise, Vec<Need>, Vec<(AccountId, EnterpriseContact)>);

/// A firm with its needs and members, without what every write changes.
fn whole(app: &TestApp, id: &EnterpriseId) -> Whole {
    app.ctx
        .db
        .read(|conn| {
            let firm = rows::get(conn, id)?;
            let needs = need_rows::list_by_enterprise(conn, id)?;
            let mut members = Vec::new();
            for account in rows::list_members(conn, id)? {
                let whose = Whose::Member(id, &account);
                let why = Disclosure::Owner(&account);
                let Contact::Member(contact) = sealed::disclose(conn, &app.ctx.keys, whose, why)? else { panic!() };
                members.push((account.clone(), contact));
            }
            let quiet = |need: Need| Need { version: 0, updated_at: Moment::default(), ..need };
            let firm = Enterprise { version: 0, updated_at: Moment::default(), ..firm };
            Ok((firm, needs.into_iter().map(quiet).collect(), members))
        })
        .unwrap()
}

fn firm_of(app: &TestApp, member: &Member) -> EnterpriseId {
    app.ctx.db.read(|conn| accounts::enterprise_of(conn, &member.person.account.id)).unwrap().unwrap()
}

#[test]
fn needs_members_and_code_go_to_the_firm_that_stays_and_come_back() {
    let app = TestApp::mailing(|_| {});
    let first = posted(&app, "li@example.org", "兰州陇肽生物科技有限公司", None);
    let second = posted(&app, "zhao@example.com", "陇肽生物科技（兰州）有限公司", Some(CODE));
    let pair = pairs(&app, SameState::Open).remove(0);
    assert!(pair.likeness.facts.contains(&Fact::Written), "{pair:?}");
    app.run_jobs();
    let before = [whole(&app, &first.enterprise), whole(&app, &second.enterprise)];

    decided(&app, &pair, Choice::JoinFirst).unwrap();
    let (kept, all, members) = whole(&app, &first.enterprise);
    assert_eq!((all.len(), members.len(), kept.profile.uscc.as_deref()), (2, 2, Some(CODE)));
    assert!(whole(&app, &second.enterprise).1.is_empty());
    assert_eq!(firm_of(&app, &second), first.enterprise);
    // Who joined speaks for the firm with the consent they gave.
    let joined = Member { enterprise: first.enterprise.clone(), ..second.clone() };
    let own = needs::list_own::run(&app.ctx, &joined).unwrap().needs;
    assert_eq!(own.len(), 2);
    let new = needs::create::Input { brief: peptides(), lang: Lang::Zh };
    let new = needs::create::run(&app.ctx, &joined, new).unwrap();
    needs::submit::run(&app.ctx, &joined, needs::submit::Input { need: new.id.clone() }).unwrap();
    app.run_jobs();

    undo::run(&app.ctx, &app.officer(), &pair.id).unwrap();
    let (back, mut theirs, people) = whole(&app, &second.enterprise);
    // What its people have posted since went with them; all else is as it was.
    theirs.retain(|need| need.id != new.id);
    assert_eq!([whole(&app, &first.enterprise), (back, theirs, people)], before);
    assert_eq!(firm_of(&app, &second), second.enterprise);
    assert_eq!(app.count(&format!("needs WHERE enterprise_id = '{}'", second.enterprise)), 2);
    app.advance(TimeDelta::days(1));
    app.run_jobs();
    for (address, n) in [("li@example.org", 2), ("zhao@example.com", 2)] {
        let told = app.mails_to(address).into_iter().filter(|mail| mail.subject.contains("登记")).count();
        assert_eq!(told, n, "{address}");
    }
}

#[test]
fn what_changed_since_stays_changed_and_an_opened_need_is_reviewed_again() {
    let app = TestApp::new();
    let first = posted(&app, "li@example.org", "兰州陇肽生物科技有限公司", None);
    let second = posted(&app, "zhao@example.com", "陇肽生物科技（兰州）有限公司", None);
    let pair = pairs(&app, SameState::Open).remove(0);
    let need = whole(&app, &second.enterprise).1.remove(0).id;
    decided(&app, &pair, Choice::JoinFirst).unwrap();
    let input = needs::decide::Input { need: need.clone(), verdict: Verdict::Accept, reason: String::new() };
    assert_eq!(needs::decide::run(&app.ctx, &app.officer(), input).unwrap(), NeedState::Open);
    let joined = Member { enterprise: first.enterprise.clone(), ..second.clone() };
    let shown = enterprises::show::run(&app.ctx, &joined).unwrap();
    let contact = EnterpriseContact { phone: Some("+86 931 555 0100".into()), ..shown.contact };
    let input = enterprises::edit::Input { version: None, profile: shown.enterprise.profile, contact: contact.clone() };
    enterprises::edit::run(&app.ctx, &joined, input).unwrap();

    undo::run(&app.ctx, &app.officer(), &pair.id).unwrap();
    let (gone, needs, members) = whole(&app, &second.enterprise);
    assert_eq!(gone.state, EnterpriseState::Submitted);
    assert_eq!((needs[0].id.clone(), needs[0].state), (need, NeedState::Submitted));
    assert_eq!(members[0].1, contact);
    assert_eq!(whole(&app, &first.enterprise).2.len(), 1);
}

#[test]
fn a_verified_firm_is_kept_a_draft_is_nobody_yet_and_a_code_tells_nothing_of_its_owner() {
    let app = TestApp::new();
    let first = posted(&app, "li@example.org", "兰州陇肽生物科技有限公司", Some(CODE));
    let need = whole(&app, &first.enterprise).1.remove(0).id;
    let input = needs::decide::Input { need, verdict: Verdict::Accept, reason: String::new() };
    needs::decide::run(&app.ctx, &app.officer(), input).unwrap();
    let draft = app.register_firm("zhao@example.com", "陇肽生物科技（兰州）有限公司");
    let pair = pairs(&app, SameState::Open).remove(0);
    assert_eq!(decided(&app, &pair, Choice::JoinFirst).unwrap_err().code(), "same_unconfirmed");
    assert_eq!(decided(&app, &pair, Choice::JoinSecond).unwrap_err().code(), "same_not_kept");
    let need = needs::list_own::run(&app.ctx, &draft).unwrap().needs.remove(0).id;
    needs::submit::run(&app.ctx, &draft, needs::submit::Input { need }).unwrap();
    let pair = pairs(&app, SameState::Open).remove(0);
    assert_eq!(decided(&app, &pair, Choice::JoinSecond).unwrap_err().code(), "same_keep_verified");
    let input = enterprises::register::Input {
        email: "sun@example.net".into(),
        contact: EnterpriseContact { name: "孙".into(), ..EnterpriseContact::default() },
        firm: longyuan::domain::enterprise::EnterpriseProfile {
            uscc: Some(CODE.into()), ..firm("武威甲乙丙有限公司")
        },
        brief: peptides(),
        consent: Some(1),
    };
    let taken = enterprises::register::run(&app.ctx, &visitor(Lang::Zh), input).unwrap_err();
    assert_eq!(format!("{taken:?}").matches("uscc_taken").count(), 1);
    assert!(!format!("{taken:?}").contains("陇肽") && !format!("{taken:?}").contains("E-"));
}

#[test]
fn nobody_is_proposed_to_their_employer_under_the_name_that_went() {
    let app = TestApp::new();
    let first = posted(&app, "li@example.org", "兰州陇肽生物科技有限公司", None);
    posted(&app, "zhao@example.com", "陇肽生物科技（兰州）有限公司", None);
    let mut record = named("林若兰");
    record.identity.employer = Some("陇肽生物科技（兰州）有限公司".into());
    enter(&app, "ruolan@example.org", record);
    app.run_jobs();
    let need = whole(&app, &first.enterprise).1.remove(0).id;
    assert_eq!(app.suggested(&need).len(), 1);
    let pair = pairs(&app, SameState::Open).remove(0);
    decided(&app, &pair, Choice::JoinFirst).unwrap();
    app.run_jobs();
    let all = whole(&app, &first.enterprise).1;
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|need| app.suggested(&need.id).is_empty()), "the two are one firm");
}
