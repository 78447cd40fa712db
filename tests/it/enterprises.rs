//! A firm registers, comes back, is described and decided on.

use longyuan::domain::account::LinkPurpose;
use longyuan::domain::decision::Verdict;
use longyuan::domain::enterprise::{EnterpriseContact, EnterpriseState};
use longyuan::domain::error::Error;
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::usecase::enterprises::{decide, edit, register, show};
use longyuan::usecase::needs::{list_own, submit};

use crate::support::app::TestApp;
use crate::support::people::{firm, peptides, visitor};

const FIRM: &str = "兰州陇肽生物科技有限公司";
const CODE: &str = "91620100MA6R7TCP00";

fn input(email: &str, name: &str) -> register::Input {
    register::Input {
        email: email.into(),
        contact: EnterpriseContact { name: "李明".into(), ..EnterpriseContact::default() },
        firm: firm(name),
        brief: peptides(),
        consent: Some(1),
    }
}

#[test]
fn one_form_makes_account_firm_and_need() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let view = show::run(&app.ctx, &member).unwrap();
    assert_eq!((view.enterprise.state, view.contact.name.as_str()), (EnterpriseState::Draft, "李明"));
    assert_eq!(app.count("consents WHERE enterprise_id IS NOT NULL"), 2);
    assert_eq!(app.count("enterprise_members WHERE role = 'firm_admin'"), 1);
    assert!(view.enterprise.code.starts_with("E-"));
}

#[test]
fn a_firm_that_comes_back_gets_its_need_into_its_own_list_and_a_stranger_gets_nothing() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    register::run(&app.ctx, &visitor(Lang::Zh), input("li@example.org", "兰州陇肽生物科技 有限公司")).unwrap();
    assert_eq!(list_own::run(&app.ctx, &member).unwrap().needs.len(), 2);
    assert_eq!(app.count("enterprises"), 1);
    register::run(&app.ctx, &visitor(Lang::Zh), input("li@example.org", "别的公司")).unwrap();
    assert_eq!((app.count("enterprises"), app.count("needs")), (1, 2));
    assert_eq!(app.count("outbox WHERE kind = 'known_address'"), 1);
    assert!(app.newest_token(LinkPurpose::Confirm).len() > 40);
}

#[test]
fn a_code_must_hold_and_belongs_to_one_firm() {
    let app = TestApp::new();
    let mut first = input("li@example.org", FIRM);
    first.firm.uscc = Some("9162 0100 ma6r7tcp00".into());
    register::run(&app.ctx, &visitor(Lang::Zh), first).unwrap();
    assert_eq!(app.count(&format!("enterprises WHERE uscc = '{CODE}'")), 1);
    let mut second = input("zhao@example.org", "定西厚土种业有限公司");
    second.firm.uscc = Some(CODE.into());
    let taken = register::run(&app.ctx, &visitor(Lang::Zh), second.clone()).unwrap_err();
    assert!(matches!(taken, Error::Invalid(e) if e[0].code == "uscc_taken"));
    assert_eq!((app.count("enterprises"), app.count("accounts")), (1, 1), "nothing half-written");
    second.firm.uscc = Some("91620100MA6R7TCP01".into());
    let wrong = register::run(&app.ctx, &visitor(Lang::Zh), second).unwrap_err();
    assert!(matches!(wrong, Error::Invalid(e) if e[0].code == "uscc_check"));
}

#[test]
fn a_verified_firm_keeps_the_name_that_was_checked() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let need = list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    submit::run(&app.ctx, &member, submit::Input { need }).unwrap();
    let accept =
        decide::Input { enterprise: member.enterprise.clone(), verdict: Verdict::Accept, reason: String::new() };
    assert_eq!(decide::run(&app.ctx, &app.officer(), accept).unwrap(), EnterpriseState::Verified);
    let view = show::run(&app.ctx, &member).unwrap();
    assert!(view.enterprise.verified_by.is_some());
    let edit =
        |profile| edit::run(&app.ctx, &member, edit::Input { version: None, profile, contact: view.contact.clone() });
    let mut renamed = view.enterprise.profile.clone();
    renamed.name = Bilingual::typed("另一家公司", Lang::Zh);
    assert!(matches!(edit(renamed), Err(Error::Invalid(e)) if e[0].code == "verified_locked"));
    let mut more = view.enterprise.profile.clone();
    more.intro = Bilingual::typed("做多肽原料药。", Lang::Zh);
    more.uscc = Some(CODE.into());
    assert!(edit(more).is_ok(), "a code may be added later");
}

#[test]
fn the_needs_of_a_firm_that_is_sent_back_rest_until_it_submits_again() {
    let app = TestApp::new();
    let member = app.register_firm("li@example.org", FIRM);
    let need = list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    submit::run(&app.ctx, &member, submit::Input { need }).unwrap();
    let matched = || app.ctx.db.read(longyuan::store::needs::list_matched).unwrap().len();
    assert_eq!(matched(), 1);
    let back = decide::Input {
        enterprise: member.enterprise.clone(),
        verdict: Verdict::RequestChanges,
        reason: "请写执照上的全称".into(),
    };
    decide::run(&app.ctx, &app.officer(), back).unwrap();
    assert_eq!(matched(), 0);
    assert_eq!(app.count("outbox WHERE kind = 'decision'"), 1);
    register::run(&app.ctx, &visitor(Lang::Zh), input("li@example.org", FIRM)).unwrap();
    let second = list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    submit::run(&app.ctx, &member, submit::Input { need: second }).unwrap();
    assert_eq!(matched(), 2);
}
