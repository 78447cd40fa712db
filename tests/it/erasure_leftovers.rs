//! What is erased because nobody needs it any more: unconfirmed registrations, addresses that no mail reaches, leftovers.

use chrono::TimeDelta;
use longyuan::domain::enterprise::EnterpriseContact;
use longyuan::domain::talent::TalentState;
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::store::talents as rows;
use longyuan::usecase::enterprises;
use longyuan::usecase::talents::{erase, register};

use crate::erasure::{
    ADDRESS, CANARIES, assert_gone, canary, everything, pooled_canary, registration, sealed_addresses, subjects,
};
use crate::support::app::TestApp;
use crate::support::people::{firm, peptides, visitor};

#[test]
fn a_registration_that_nobody_confirms_is_erased_after_seven_days() {
    let app = TestApp::mailing(|config| config.limits.registrations = 9);
    register::run(&app.ctx, &visitor(Lang::Zh), registration(canary())).unwrap();
    let input = enterprises::register::Input {
        email: "kanarienvogel.firm@example.org".into(),
        contact: EnterpriseContact { name: "Canary Name".into(), ..EnterpriseContact::default() },
        firm: firm("Canary City 有限公司"),
        brief: {
            let mut brief = peptides();
            brief.title = Bilingual::typed("Canary Headline", Lang::En);
            brief
        },
        consent: Some(1),
    };
    enterprises::register::run(&app.ctx, &visitor(Lang::Zh), input).unwrap();
    let confirmed = app.register_fang("fang@example.org");
    app.run_jobs();
    app.advance(TimeDelta::days(7) - TimeDelta::minutes(2));
    app.run_jobs();
    assert_eq!(app.count("talents WHERE state = 'draft'"), 2);
    app.advance(TimeDelta::hours(1));
    app.run_jobs();
    assert_eq!((app.count("needs"), app.count("enterprise_members"), sealed_addresses(&app)), (0, 0, 0));
    assert_eq!(app.count("enterprises WHERE state = 'erased' AND name_zh IS NULL"), 1);
    assert_eq!(app.count("accounts WHERE status = 'erased'"), 2);
    let kept = app.ctx.db.read(|conn| rows::get(conn, &confirmed.talent)).unwrap();
    assert_eq!(kept.state, TalentState::Draft, "a draft of somebody who confirmed is theirs to keep");
    assert_eq!(app.count("talent_private"), 1);
    let text = everything(&app);
    assert!(CANARIES.iter().all(|canary| !text.contains(canary)));
    assert_eq!((subjects(&app).len(), app.count("outbox WHERE kind = 'erasure'")), (1, 0));
}

#[test]
fn an_account_that_serves_something_else_goes_on() {
    let app = TestApp::mailing(|_| {});
    let owner = pooled_canary(&app);
    let input = enterprises::register::Input {
        email: ADDRESS.into(),
        contact: EnterpriseContact { name: "李明".into(), ..EnterpriseContact::default() },
        firm: firm("兰州陇肽生物科技有限公司"),
        brief: peptides(),
        consent: Some(1),
    };
    enterprises::register::run(&app.ctx, &visitor(Lang::Zh), input).unwrap();
    erase::run(&app.ctx, &owner).unwrap();
    app.run_jobs();
    assert_eq!((app.count("accounts WHERE status = 'active'"), app.count("sessions WHERE ended_at IS NULL")), (1, 1));
    let last = app.mails_to(ADDRESS).into_iter().find(|mail| mail.subject == "Your data are erased").unwrap();
    assert!(last.text.contains("Your account goes on"), "{}", last.text);
    // The need that waits for its own link is erased by itself, and the confirmed account stays.
    app.advance(TimeDelta::days(8));
    app.run_jobs();
    assert_eq!((app.count("needs"), app.count("accounts WHERE status = 'active'")), (0, 1));
}

#[test]
fn an_address_that_no_mail_reaches_is_forgotten_all_the_same() {
    let app = TestApp::mailing(|config| {
        config.mail.transport = "smtp".into();
        config.mail.host = "127.0.0.1".into();
        config.mail.port = 1;
        config.mail.encryption = "none".into();
    });
    let owner = pooled_canary(&app);
    erase::run(&app.ctx, &owner).unwrap();
    app.run_jobs();
    assert_eq!(sealed_addresses(&app), 1);
    app.advance(TimeDelta::days(7) + TimeDelta::hours(1));
    app.run_jobs();
    assert_eq!(sealed_addresses(&app), 0);
    assert_eq!(app.count("outbox WHERE kind = 'erasure' AND state = 'cancelled'"), 1);
    assert_gone(&app);
}

#[test]
fn what_serves_nobody_any_more_is_forgotten() {
    let app = TestApp::mailing(|_| {});
    app.pooled_fang("fang@example.org");
    app.run_jobs();
    assert!(app.count("limits") > 0);
    app.advance(TimeDelta::days(3));
    app.run_jobs();
    assert_eq!(app.count("limits"), 0);
    assert_eq!((app.count("links"), app.count("sessions")), (2, 1));
    app.advance(TimeDelta::days(90));
    app.run_jobs();
    assert_eq!((app.count("links"), app.count("sessions")), (0, 0));
}
