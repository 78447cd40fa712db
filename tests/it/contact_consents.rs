//! Contact leaves only under a consent: once introduced, what was ticked, while it stands.

use longyuan::domain::actor::{Member, Owner};
use longyuan::domain::answer::Answer;
use longyuan::domain::consent::{Channel, ContactField, ContactYes, GivenContact, Giving, Pair, Purpose, ShownText};
use longyuan::domain::error::Error;
use longyuan::domain::introduction::{Introduction, IntroductionId, IntroductionState};
use longyuan::domain::value::Lang;
use longyuan::store::sealed::{Contact, Disclosure, Whose};
use longyuan::store::{consents, enterprises, introductions, matches, needs, sealed, talents};
use longyuan::usecase::consents::list;

use crate::consents::{proposed, take_back};
use crate::support::app::TestApp;

/// An introduction of the two in a state, with her P4 and P5 for it.
fn introduced(app: &TestApp, owner: &Owner, member: &Member, state: IntroductionState) -> IntroductionId {
    let (now, talent, firm) = (app.ctx.now(), owner.talent.clone(), member.enterprise.clone());
    let account = owner.person.account.id.clone();
    let need = app.ctx.db.read(|conn| needs::list_by_enterprise(conn, &firm)).unwrap().remove(0);
    app.ctx
        .db
        .write(move |conn| {
            let pair = matches::of_need(conn, &need.id)?.remove(0);
            let new = Introduction {
                id: IntroductionId::new(),
                code: "R-7K3F".into(),
                match_id: pair.id,
                talent: talent.clone(),
                need: need.id,
                enterprise: firm.clone(),
                state,
                version: 1,
                is_firm_first: false,
                talent_answer: Answer::Yes,
                talent_answered_at: Some(now),
                firm_answer: Answer::Yes,
                firm_answered_at: Some(now),
                firm_reason: None,
                is_postponed: false,
                asked_at: None,
                due_at: None,
                sentence: None,
                officer: None,
                introduced_at: None,
                introduced_by: None,
                terms: None,
                outcome: None,
                close_reason: None,
                closed_at: None,
                created_at: now,
                updated_at: now,
            };
            introductions::add(conn, &new)?;
            let text = ShownText { version: 1, hash: "aa".repeat(32), lang: Lang::En };
            let fields = [ContactField::Name, ContactField::Phone];
            let pair = Pair { introduction: new.id.as_str(), talent: &talent, country: "US", enterprise: &firm };
            let giving =
                Giving { account: Some(account), channel: Channel::Web, basis: None, address_class: None, at: now };
            let yes = ContactYes { text: &text, fields: &fields };
            for consent in giving.by_answer(&pair, &text, Some(yes)) {
                consents::add(conn, &consent)?;
            }
            Ok(new.id)
        })
        .unwrap()
}

fn disclosed(app: &TestApp, owner: &Owner, id: &IntroductionId) -> Result<GivenContact, Error> {
    let why = Disclosure::Introduction(id);
    let found = app.ctx.db.read(|conn| sealed::disclose(conn, &app.ctx.keys, Whose::Talent(&owner.talent), why))?;
    match found {
        Contact::Given(given) => Ok(given),
        other => panic!("{other:?}"),
    }
}

#[test]
fn contact_leaves_only_introduced_only_what_was_ticked_only_while_the_consent_stands() {
    let (app, owner, member) = proposed();
    let id = introduced(&app, &owner, &member, IntroductionState::Introduced);
    let given =
        GivenContact { name: Some("王芳".into()), phone: Some("+1 650 555 0100".into()), ..Default::default() };
    assert_eq!(disclosed(&app, &owner, &id).unwrap(), given);
    let firm = Whose::Member(&member.enterprise, &member.person.account.id);
    let refused = app.ctx.db.read(|conn| sealed::disclose(conn, &app.ctx.keys, firm, Disclosure::Introduction(&id)));
    assert!(matches!(refused, Err(Error::Denied("contact_not_given"))), "{refused:?}");
    let code = list::run(&app.ctx, &owner.person).unwrap().standing.pop().and_then(|entry| entry.recipient_code);
    let known = app.ctx.db.read(|conn| enterprises::get(conn, &member.enterprise)).unwrap().code;
    assert_eq!(code, Some(known));
    take_back(&app, &owner, Purpose::GiveContact).unwrap();
    assert!(matches!(disclosed(&app, &owner, &id), Err(Error::Denied("contact_not_given"))));
    assert!(app.ctx.db.read(|conn| talents::get(conn, &owner.talent)).unwrap().may_be_asked());
}

#[test]
fn before_the_introduction_no_contact_leaves() {
    for state in [IntroductionState::BothYes, IntroductionState::AskingFirm, IntroductionState::Halted] {
        let (app, owner, member) = proposed();
        let id = introduced(&app, &owner, &member, state);
        assert!(matches!(disclosed(&app, &owner, &id), Err(Error::Denied("contact_not_given"))), "{state}");
    }
}

#[test]
fn reads_that_start_after_the_withdrawal_was_answered_see_nothing() {
    let (app, owner, member) = proposed();
    let id = introduced(&app, &owner, &member, IntroductionState::Introduced);
    let answered = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..5 {
            scope.spawn(|| {
                for _ in 0..10 {
                    let was_answered = answered.load(std::sync::atomic::Ordering::SeqCst);
                    let read = disclosed(&app, &owner, &id);
                    assert!(!(was_answered && read.is_ok()), "read after the withdrawal");
                }
            });
        }
        take_back(&app, &owner, Purpose::GiveContact).unwrap();
        answered.store(true, std::sync::atomic::Ordering::SeqCst);
    });
}
