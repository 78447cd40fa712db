//! A person registers, is told, comes into the pool, changes their mind, and is decided on.

use longyuan::domain::account::LinkPurpose;
use longyuan::domain::decision::Verdict;
use longyuan::domain::error::Error;
use longyuan::domain::listing::Filter;
use longyuan::domain::paging::Paging;
use longyuan::domain::talent::{TalentContact, TalentState};
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::usecase::registrations::{change_address, resend};
use longyuan::usecase::talents::{
    decide, edit, erase_by_link, list, pause, register, resume, show, submit, withdraw, withdraw_by_link,
};

use crate::support::app::TestApp;
use crate::support::people::{fang, visitor};

fn input(email: &str) -> register::Input {
    register::Input { email: email.into(), record: fang(), talent_pool: Some(1), cross_border: Some(1) }
}

fn codes(error: Error) -> Vec<(String, &'static str)> {
    match error {
        Error::Invalid(errors) => errors.into_iter().map(|e| (e.field, e.code)).collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn fang_registers_confirms_and_is_in_the_pool() {
    let app = TestApp::new();
    let owner = app.register_fang("fang@example.org");
    assert_eq!(show::run(&app.ctx, &owner).unwrap().talent.state, TalentState::Draft);
    assert_eq!(app.count("changes"), 0, "a draft is not matched");

    assert_eq!(submit::run(&app.ctx, &owner).unwrap(), TalentState::Pooled);
    let view = show::run(&app.ctx, &owner).unwrap();
    assert_eq!((view.email.as_str(), view.record.identity.name.as_str()), ("fang@example.org", "王芳"));
    assert_eq!(view.consents.len(), 3);
    assert!(view.consents.iter().all(|c| c.text_hash.len() == 64 && c.lang == Lang::En));
    assert_eq!((view.card.country.as_str(), view.card.state.as_deref()), ("US", Some("CA")));
    let card = serde_json::to_string(&view.card).unwrap();
    assert!(!card.contains("王芳") && !card.contains("Palo Alto") && !card.contains("solid-phase"), "{card}");
    assert_eq!(app.count("changes WHERE entity = 'talent' AND version = 2"), 1);
    for kind in ["confirm", "talent_receipt", "consent_receipt"] {
        assert_eq!(app.count(&format!("outbox WHERE kind = '{kind}'")), 1, "{kind}");
    }
    assert_eq!(app.count("audit WHERE action IN ('talent.register', 'talent.submit')"), 2);
}

#[test]
fn nothing_is_kept_without_consents_and_everything_wrong_is_told_at_once() {
    let app = TestApp::new();
    let mut bad = input("fang.example.org");
    bad.talent_pool = None;
    bad.cross_border = Some(99);
    bad.record.profile.headline = Bilingual::default();
    bad.record.profile.fields.clear();
    bad.record.profile.modes.clear();
    bad.record.identity.name = " ".into();
    bad.record.contact = TalentContact { phone: Some("护照 E12345678".into()), wechat: None };
    let told = codes(register::run(&app.ctx, &visitor(Lang::Zh), bad).unwrap_err());
    for (field, code) in [
        ("email", "bad_email"),
        ("headline", "required"),
        ("fields", "required"),
        ("modes", "required"),
        ("name", "required"),
        ("phone", "bad_phone"),
        ("consent_pool", "consent_required"),
        ("consent_border", "stale_text"),
    ] {
        assert!(told.contains(&(field.to_owned(), code)), "{field} {code}: {told:?}");
    }
    for table in ["accounts", "talents", "talent_private", "consents", "outbox", "audit"] {
        assert_eq!(app.count(table), 0, "{table}");
    }
}

#[test]
fn a_known_address_is_told_by_mail_and_the_page_says_the_same() {
    let app = TestApp::new();
    app.pooled_fang("fang@example.org");
    let mut other = input("  FANG@example.org ");
    other.record.identity.name = "Somebody Else".into();
    let known = register::run(&app.ctx, &visitor(Lang::En), other.clone()).unwrap().ticket;
    let new = register::run(&app.ctx, &visitor(Lang::En), input("new@example.org")).unwrap().ticket;
    assert_eq!(known.len(), new.len());
    register::run(&app.ctx, &visitor(Lang::En), other).unwrap();
    assert_eq!(app.count("outbox WHERE kind = 'known_address'"), 1, "once an hour");
    assert_eq!(app.count("talents"), 2);
    // The ticket of a known address leads nowhere, and says so to nobody.
    let mails = app.count("outbox");
    resend::run(&app.ctx, resend::Input { ticket: known.clone() }).unwrap();
    let elsewhere = change_address::Input { ticket: known, email: "mine@example.org".into() };
    change_address::run(&app.ctx, &visitor(Lang::En), elsewhere).unwrap();
    assert_eq!(app.count("outbox"), mails);
}

#[test]
fn while_waiting_the_mail_can_be_sent_again_and_to_another_address() {
    let app = TestApp::new();
    let ticket = register::run(&app.ctx, &visitor(Lang::En), input("fnag@example.org")).unwrap().ticket;
    let first = app.newest_token(LinkPurpose::Confirm);
    resend::run(&app.ctx, resend::Input { ticket: ticket.clone() }).unwrap();
    let right = change_address::Input { ticket: ticket.clone(), email: "fang@example.org".into() };
    change_address::run(&app.ctx, &visitor(Lang::En), right).unwrap();
    assert_eq!(app.count("links WHERE purpose = 'confirm' AND used_at IS NULL"), 1);
    let dead = erase_by_link::run(&app.ctx, &visitor(Lang::En), erase_by_link::Input { token: first });
    assert!(matches!(dead, Err(Error::Gone("link_used"))));
    let owner = longyuan::domain::actor::Owner::try_from(app.press_confirmation()).unwrap();
    assert_eq!(show::run(&app.ctx, &owner).unwrap().email, "fang@example.org");
    // Confirmed: the ticket is worth nothing any more.
    let mails = app.count("outbox");
    resend::run(&app.ctx, resend::Input { ticket }).unwrap();
    assert_eq!(app.count("outbox"), mails);
    assert!(matches!(resend::run(&app.ctx, resend::Input { ticket: "x.y".into() }), Err(Error::Missing(_))));
}

#[test]
fn registering_again_before_confirming_counts_as_the_only_one() {
    let app = TestApp::new();
    register::run(&app.ctx, &visitor(Lang::En), input("fang@example.org")).unwrap();
    let mut second = input("fang@example.org");
    second.record.identity.name = "Wang Fang".into();
    register::run(&app.ctx, &visitor(Lang::En), second).unwrap();
    assert_eq!(
        (app.count("talents"), app.count("consents WHERE id NOT IN (SELECT consent_id FROM consent_ends)")),
        (1, 3)
    );
    let owner = longyuan::domain::actor::Owner::try_from(app.press_confirmation()).unwrap();
    assert_eq!(show::run(&app.ctx, &owner).unwrap().record.identity.name, "Wang Fang");
}

#[test]
fn a_pooled_profile_is_edited_and_matched_again_but_never_over_a_younger_version() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let mut record = fang();
    record.profile.years_experience = Some(15);
    let saved = edit::run(&app.ctx, &owner, edit::Input { version: Some(2), record: record.clone() }).unwrap();
    assert_eq!(saved, 3);
    let stale = edit::run(&app.ctx, &owner, edit::Input { version: Some(2), record: record.clone() });
    assert!(matches!(stale, Err(Error::Conflict("version"))));
    record.profile.summary = Bilingual::typed("护照号 E12345678", Lang::Zh);
    let refused = edit::run(&app.ctx, &owner, edit::Input { version: None, record });
    assert_eq!(codes(refused.unwrap_err()), [("summary".to_owned(), "do_not_collect")]);
    assert_eq!(show::run(&app.ctx, &owner).unwrap().talent.state, TalentState::Pooled);
    assert_eq!(app.count("changes WHERE entity = 'talent'"), 2);
}

#[test]
fn she_rests_goes_on_leaves_and_comes_back() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let state = || show::run(&app.ctx, &owner).unwrap().talent.state;
    let yesterday = pause::Input { until: Some(app.ctx.now().date().pred_opt().unwrap()), open_ones: None };
    assert_eq!(
        codes(pause::run(&app.ctx, &owner, yesterday).unwrap_err()),
        [("pause_until".to_owned(), "in_the_past")]
    );
    pause::run(&app.ctx, &owner, pause::Input::default()).unwrap();
    assert_eq!(state(), TalentState::Paused);
    resume::run(&app.ctx, &owner).unwrap();
    assert_eq!(state(), TalentState::Pooled);
    withdraw::run(&app.ctx, &owner).unwrap();
    assert_eq!(state(), TalentState::Withdrawn);
    assert!(matches!(pause::run(&app.ctx, &owner, pause::Input::default()), Err(Error::Conflict("illegal_move"))));
    submit::run(&app.ctx, &owner).unwrap();
    assert_eq!(state(), TalentState::Pooled);
    // Each of the five moves leaves a mark for the index.
    assert_eq!(app.count("changes WHERE entity = 'talent'"), 5);
}

#[test]
fn a_link_in_the_receipt_withdraws_without_signing_in_and_only_once() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let token = app.newest_token(LinkPurpose::Withdraw);
    let press = |token: &str| {
        withdraw_by_link::run(&app.ctx, &visitor(Lang::En), withdraw_by_link::Input { token: token.into() })
    };
    press(&token).unwrap();
    assert_eq!(show::run(&app.ctx, &owner).unwrap().talent.state, TalentState::Withdrawn);
    assert!(matches!(press(&token), Err(Error::Gone("link_used"))));
    assert!(matches!(press("nonsense"), Err(Error::Missing(_))));
}

#[test]
fn an_officer_asks_for_changes_with_a_reason_and_she_submits_again() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let officer = app.officer();
    let decide = |verdict, reason: &str| {
        let input = decide::Input { talent: owner.talent.clone(), verdict, reason: reason.into() };
        decide::run(&app.ctx, &officer, input)
    };
    assert_eq!(codes(decide(Verdict::RequestChanges, " ").unwrap_err()), [("reason".to_owned(), "required")]);
    assert_eq!(decide(Verdict::RequestChanges, "Which scale?").unwrap(), TalentState::ChangesRequested);
    assert_eq!(app.count("outbox WHERE kind = 'decision'"), 1);
    assert_eq!(show::run(&app.ctx, &owner).unwrap().decision.unwrap().reason, "Which scale?");
    assert!(matches!(decide(Verdict::Accept, ""), Err(Error::Conflict("illegal_move"))));
    submit::run(&app.ctx, &owner).unwrap();
    decide(Verdict::Accept, "").unwrap();
    assert!(show::run(&app.ctx, &owner).unwrap().talent.accepted_at.is_some());
    let filter = Filter { state: Some(TalentState::Pooled.to_string()), ..Filter::default() };
    let input = list::Input { filter, paging: Paging::new(None, None) };
    let view = list::run(&app.ctx, &officer, input).unwrap();
    assert_eq!((view.page.items.len(), view.page.items[0].identity.name.as_str()), (1, "王芳"));
}

#[test]
fn with_acceptance_first_nobody_is_matched_before_an_officer_says_so() {
    let app = TestApp::with(|config| config.review.profiles = "before_matching".into());
    let owner = app.pooled_fang("fang@example.org");
    assert_eq!(app.count("changes"), 0);
    let input = decide::Input { talent: owner.talent, verdict: Verdict::Accept, reason: String::new() };
    decide::run(&app.ctx, &app.officer(), input).unwrap();
    assert_eq!(app.count("changes"), 1);
}

#[test]
fn a_list_pages_through_everybody_once() {
    let app = TestApp::with(|config| config.limits.registrations = 100);
    for n in 0..7 {
        app.register_fang(&format!("fang{n}@example.org"));
    }
    let officer = app.officer();
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let input = list::Input { filter: Filter::default(), paging: Paging::new(after, Some(3)) };
        let view = list::run(&app.ctx, &officer, input).unwrap();
        seen.extend(view.page.items.into_iter().map(|l| l.talent.code));
        after = view.page.next;
        if after.is_none() {
            break;
        }
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len()), (7, 7));
}
