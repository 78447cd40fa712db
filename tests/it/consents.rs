//! Consents on their owners' hands: seen, taken back, given again; what stops with them.

use diesel::connection::SimpleConnection;
use longyuan::consent_texts::Topic;
use longyuan::domain::account::SessionKind;
use longyuan::domain::actor::{Member, Owner, Person};
use longyuan::domain::consent::{Channel, Consent, EndCause, Purpose};
use longyuan::domain::error::Error;
use longyuan::domain::need::NeedState;
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::talent::TalentState;
use longyuan::domain::value::Lang;
use longyuan::store::sessions::Opened;
use longyuan::store::{consents, needs, sessions, talents};
use longyuan::usecase::consents::{give, list, withdraw};
use longyuan::usecase::needs::submit;
use longyuan::usecase::talents::register;

use crate::support::app::TestApp;
use crate::support::people::{fang, visitor};

const EMAIL: &str = "fang@example.org";

/// Fang is in the pool with a telephone, a firm has sent its need in, and the engine has proposed her for it.
pub fn proposed() -> (TestApp, Owner, Member) {
    let app = TestApp::new();
    app.open_office();
    let mut record = fang();
    record.contact.phone = Some("+1 650 555 0100".into());
    record.contact.wechat = Some("fang-wang".into());
    let input = register::Input { email: EMAIL.into(), record, talent_pool: Some(1), cross_border: Some(1) };
    register::run(&app.ctx, &visitor(Lang::En), input).unwrap();
    let owner = Owner::try_from(app.press_confirmation()).unwrap();
    longyuan::usecase::talents::submit::run(&app.ctx, &owner).unwrap();
    let member = app.register_firm("li@example.com", "兰州陇肽生物");
    let firm = member.enterprise.clone();
    let need = app.ctx.db.read(|conn| needs::list_by_enterprise(conn, &firm)).unwrap().remove(0);
    submit::run(&app.ctx, &member, submit::Input { need: need.id }).unwrap();
    app.run_jobs();
    assert_eq!(app.count("matches WHERE state = 'suggested'"), 1);
    (app, owner, member)
}

fn of_talent(app: &TestApp, owner: &Owner) -> Vec<Consent> {
    app.ctx.db.read(|conn| consents::list_by_talent(conn, &owner.talent)).unwrap()
}

pub fn take_back(app: &TestApp, owner: &Owner, purpose: Purpose) -> Result<(), Error> {
    let consent = of_talent(app, owner).into_iter().rfind(|c| c.purpose == purpose).unwrap();
    withdraw::run(&app.ctx, &owner.person, withdraw::Input { consent: consent.id })
}

fn agree(app: &TestApp, owner: &Owner, topic: Topic) -> Result<(), Error> {
    let input = give::Input { topic, version: Some(1), lang: Lang::Zh, channel: Channel::Web };
    give::run(&app.ctx, &owner.person, input)
}

fn asked(app: &TestApp, owner: &Owner) -> Vec<Topic> {
    list::run(&app.ctx, &owner.person).unwrap().asked
}

#[test]
fn without_one_consent_nobody_proposes_her_and_with_it_again_they_do() {
    let (app, owner, _) = proposed();
    take_back(&app, &owner, Purpose::CrossBorder).unwrap();
    let mut talent = app.ctx.db.read(|conn| talents::get(conn, &owner.talent)).unwrap();
    assert!(talent.state == TalentState::Pooled && !talent.may_be_asked());
    app.run_jobs();
    assert_eq!(app.count("matches WHERE state = 'suggested'"), 0);
    assert_eq!(app.count_notices(NoticeKind::ConsentReceipt), 2);
    assert_eq!(asked(&app, &owner), [Topic::CrossBorder]);
    assert!(matches!(take_back(&app, &owner, Purpose::CrossBorder), Err(Error::Conflict("consent_ended"))));

    agree(&app, &owner, Topic::CrossBorder).unwrap();
    agree(&app, &owner, Topic::CrossBorder).unwrap();
    assert_eq!(of_talent(&app, &owner).len(), 4, "a second yes to the same text adds nothing");
    let given = of_talent(&app, &owner).pop().unwrap();
    assert_eq!((given.lang, given.address_class.as_deref()), (Lang::Zh, Some("192.0.2.0/24")));
    assert_eq!(given.border, Some(("US".into(), "CN".into())));
    app.run_jobs();
    talent = app.ctx.db.read(|conn| talents::get(conn, &owner.talent)).unwrap();
    assert!(talent.may_be_asked() && asked(&app, &owner).is_empty());
    assert_eq!(app.count("matches WHERE state = 'suggested'"), 1);
    assert_eq!(app.count_notices(NoticeKind::ConsentReceipt), 3);
}

#[test]
fn without_leave_to_keep_it_the_profile_leaves_and_comes_back_only_with_it() {
    let (app, owner, _) = proposed();
    take_back(&app, &owner, Purpose::Keep).unwrap();
    let state = || app.ctx.db.read(|conn| talents::get(conn, &owner.talent)).unwrap().state;
    assert_eq!(state(), TalentState::Withdrawn);
    let back = longyuan::usecase::talents::submit::run(&app.ctx, &owner);
    assert!(matches!(back, Err(Error::Conflict("consent_missing"))));
    agree(&app, &owner, Topic::TalentPool).unwrap();
    longyuan::usecase::talents::submit::run(&app.ctx, &owner).unwrap();
    app.run_jobs();
    assert_eq!((state(), app.count("matches WHERE state = 'suggested'")), (TalentState::Pooled, 1));
}

#[test]
fn a_newer_text_stops_matching_until_she_agrees_to_it() {
    let (app, owner, _) = proposed();
    // As if version 1 had come after what she agreed to.
    let sql = if app.ctx.db.is_sqlite() {
        "DROP TRIGGER consents_refuse_update"
    } else {
        "DROP TRIGGER consents_refuse_update ON consents"
    };
    let sql = format!(
        "{sql}; UPDATE consents SET text_version = 0 WHERE purpose <> 'cross_border'; DELETE FROM settings WHERE name = 'consent_texts'"
    );
    app.ctx.db.target().connect().unwrap().batch_execute(&sql).unwrap();
    app.advance(chrono::TimeDelta::minutes(2));
    app.run_jobs();
    assert_eq!(app.count("matches WHERE state = 'suggested'"), 0);
    assert_eq!(asked(&app, &owner), [Topic::TalentPool]);
    assert_eq!(app.count("audit WHERE action = 'consent.lapse'"), 1);
    agree(&app, &owner, Topic::TalentPool).unwrap();
    let replaced = of_talent(&app, &owner).iter().filter(|c| c.end_cause == Some(EndCause::Replaced)).count();
    app.run_jobs();
    assert_eq!((replaced, app.count("matches WHERE state = 'suggested'")), (2, 1));
}

#[test]
fn a_firms_needs_rest_without_the_consent_of_who_is_responsible() {
    let (app, _, member) = proposed();
    let view = list::run(&app.ctx, &member.person).unwrap();
    assert_eq!((view.standing.len(), view.asked.len()), (2, 0));
    let consent = view.standing[0].consent.id.clone();
    withdraw::run(&app.ctx, &member.person, withdraw::Input { consent }).unwrap();
    let need = app.ctx.db.read(|conn| needs::list_by_enterprise(conn, &member.enterprise)).unwrap().remove(0);
    assert_eq!(need.state, NeedState::Draft);
    let again = submit::run(&app.ctx, &member, submit::Input { need: need.id.clone() });
    assert!(matches!(again, Err(Error::Conflict("consent_missing"))), "{again:?}");
    let input = give::Input { topic: Topic::Enterprise, version: Some(1), lang: Lang::Zh, channel: Channel::Web };
    give::run(&app.ctx, &member.person, input).unwrap();
    submit::run(&app.ctx, &member, submit::Input { need: need.id }).unwrap();
}

#[test]
fn nobody_takes_back_or_gives_what_is_not_theirs() {
    let (app, owner, member) = proposed();
    let hers = of_talent(&app, &owner).remove(0).id;
    let other = withdraw::run(&app.ctx, &member.person, withdraw::Input { consent: hers });
    assert!(matches!(other, Err(Error::Missing("consent"))));
    assert!(matches!(agree(&app, &owner, Topic::Enterprise), Err(Error::Missing("consent"))));
    assert!(matches!(agree(&app, &owner, Topic::GiveContact), Err(Error::Missing("consent"))));
    let input = give::Input { topic: Topic::TalentPool, version: None, lang: Lang::En, channel: Channel::Web };
    assert!(matches!(give::run(&app.ctx, &owner.person, input), Err(Error::Invalid(_))));
}

#[test]
fn the_page_shows_takes_back_and_gives_in_both_languages() {
    let (app, owner, _) = proposed();
    for lang in ["zh", "en"] {
        let browser = app.browser();
        browser.set_cookie("__Host-sid", &session(&app, &owner.person, SessionKind::Page).secret);
        let page = browser.get(&format!("/{lang}/me/consents"));
        assert_eq!(page.status, 200, "{}", page.body);
        let action = page.attribute("details form", "action").unwrap();
        let text = page.attribute("dd a[href*='/privacy/']", "href").unwrap();
        let shown = browser.get(&text);
        let is_hers = of_talent(&app, &owner).iter().any(|consent| shown.body.contains(&consent.text_hash));
        assert!(shown.status == 200 && is_hers, "{text}");
        let gone = browser.post(&action, &[]);
        assert_eq!(gone.location(), format!("/{lang}/me/consents?done=consent_withdrawn"));
        assert_eq!(browser.post(&action, &[]).status, 409);
        let me = browser.get(&format!("/{lang}/me"));
        assert_eq!(me.attribute(".banner.warn a", "href"), Some(format!("/{lang}/me/consents")));
        let asks = browser.get(&format!("/{lang}/me/consents?done=consent_withdrawn"));
        let topic = asks.attribute("form.card input[name=topic]", "value").unwrap();
        let empty = browser.post(&format!("/{lang}/me/consents"), &[("topic", &topic)]);
        assert_eq!((empty.status, empty.attribute("form.card .error", "id")), (422, Some(format!("{topic}-error"))));
        let given = browser.post(&format!("/{lang}/me/consents"), &[("topic", &topic), ("version", "1")]);
        assert_eq!(given.location(), format!("/{lang}/me/consents?done=consent_given"));
    }
    assert_eq!(app.browser().get("/en/privacy/talent_pool/9").status, 404);
}

#[test]
fn the_api_lists_gives_and_takes_back() {
    let (app, owner, member) = proposed();
    let (hers, other) = (token(&app, &owner.person), token(&app, &member.person));
    let browser = app.browser();
    assert_eq!(browser.call("GET", "/me/consents", None, None).status, 401);
    let all = browser.call("GET", "/me/consents", Some(&hers), None).json();
    assert_eq!(all["consents"].as_array().map(Vec::len), Some(3));
    let id = all["consents"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/me/consents/{id}/withdraw");
    assert_eq!(browser.call("POST", &path, Some(&other), None).status, 404);
    assert_eq!(browser.call("POST", &path, Some(&hers), None).status, 204);
    assert_eq!(browser.call("POST", &path, Some(&hers), None).status, 409);
    let asked = browser.call("GET", "/me/consents", Some(&hers), None).json()["asked"][0].clone();
    assert_eq!(browser.call("POST", "/me/consents", Some(&hers), Some(&asked)).status, 201);
    let stale = serde_json::json!({"topic": asked["topic"], "version": 99});
    assert_eq!(browser.call("POST", "/me/consents", Some(&hers), Some(&stale)).status, 422);
}

/// A fresh session: in a browser, or of the API.
fn session(app: &TestApp, person: &Person, kind: SessionKind) -> Opened {
    let (now, account) = (app.ctx.now(), person.account.id.clone());
    let ends = now + chrono::TimeDelta::hours(1);
    let origin = visitor(Lang::En).origin;
    app.ctx.db.write(move |conn| sessions::open(conn, now, &account, kind, ends, &origin)).unwrap()
}

fn token(app: &TestApp, person: &Person) -> String {
    longyuan::web::token::mint(&app.ctx, &session(app, person, SessionKind::Api).id).unwrap().token
}
