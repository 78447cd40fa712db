//! Sessions as stories: second factors, and sessions that end at once or by themselves.

use chrono::TimeDelta;
use longyuan::domain::account::{LinkPurpose, Role};
use longyuan::domain::actor::{Admin, Doer, Officer};
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::value::Lang;
use longyuan::second_factor;
use longyuan::usecase::accounts::end_session::{self, Input as Ending};
use longyuan::usecase::accounts::recognise::{self, Proof};
use longyuan::usecase::accounts::{
    begin_second_factor, confirm_second_factor, create_staff, list_sessions, request_reset, reset, set_passphrase,
    sign_in, sign_out,
};

use crate::accounts::{FANG, ask_link, code};
use crate::support::accounts::{PASSPHRASE, credentials, fang, visitor};
use crate::support::app::TestApp;

#[test]
fn staff_need_a_second_factor_and_a_code_works_once() {
    let app = TestApp::new();
    let office = visitor("198.51.100.0/24", "Firefox · Linux");
    let input = create_staff::Input {
        email: "zhou@example.org".into(),
        name: "Zhou Min".into(),
        roles: vec![Role::Officer, Role::Admin],
        lang: Lang::Zh,
        time_zone: "America/Los_Angeles".into(),
        password: None,
    };
    let view = create_staff::run(&app.ctx, &Doer::operator(None), input).unwrap();
    let token = app.last_token(LinkPurpose::Invite);
    assert!(view.invitation.unwrap().ends_with(&format!("/zh/links/{token}")));
    reset::run(&app.ctx, &office, reset::Input { token, password: PASSPHRASE.into() }).unwrap();
    // Staff are not let in by a mailbox alone.
    ask_link(&app, "zhou@example.org");
    assert_eq!((app.count_notices(NoticeKind::SignIn), app.count_notices(NoticeKind::KnownAddress)), (0, 1));
    // Without a second factor nothing but enrolling is open.
    let entered = sign_in::run(&app.ctx, &office, credentials("zhou@example.org", PASSPHRASE, None)).unwrap();
    let person = app.person_at(&entered.secret, &office);
    assert_eq!(code(Officer::try_from(person.clone())), "mfa_required");
    assert_eq!(code(Admin::try_from(person.clone())), "mfa_required");
    let offer = begin_second_factor::run(&app.ctx, &person, None).unwrap();
    let secret = second_factor::parse(&offer.secret).unwrap();
    let now = |app: &TestApp| second_factor::code_at(&secret, app.ctx.now()).unwrap();
    let confirm = |sealed: &str, code: String| confirm_second_factor::Input {
        sealed: sealed.to_owned(),
        code,
        current_code: String::new(),
    };
    let wrong = confirm_second_factor::run(&app.ctx, &person, confirm(&offer.sealed, "000000".into()));
    assert_eq!(code(wrong), "code:wrong_code");
    let view = confirm_second_factor::run(&app.ctx, &person, confirm(&offer.sealed, now(&app))).unwrap();
    assert_eq!(view.recovery_codes.len(), 10);
    assert!(Officer::try_from(app.person_at(&view.entered.secret, &office)).is_ok());
    assert!(recognise::run(&app.ctx, Proof::Cookie(entered.secret), office.origin.clone()).is_err(), "re-issued");

    let enter =
        |code: Option<String>| sign_in::run(&app.ctx, &office, credentials("zhou@example.org", PASSPHRASE, code));
    assert_eq!(code(enter(Some(now(&app)))), "wrong_credentials", "the code that enrolled was taken");
    assert_eq!(code(enter(None)), "wrong_credentials");
    app.advance(TimeDelta::seconds(30));
    let used = now(&app);
    enter(Some(used.clone())).unwrap();
    assert_eq!(code(enter(Some(used))), "wrong_credentials");
    app.advance(TimeDelta::minutes(1));
    let recovery = view.recovery_codes[3].to_uppercase();
    enter(Some(recovery.clone())).unwrap();
    assert_eq!(code(enter(Some(recovery))), "wrong_credentials");
}

#[test]
fn sessions_end_when_their_person_says_so_and_by_themselves() {
    let app = TestApp::new();
    let first = app.register_confirmed(FANG, &fang());
    let work = visitor("192.0.2.0/24", "Edge · Windows");
    let second = sign_in::run(&app.ctx, &work, credentials(FANG, PASSPHRASE, None)).unwrap();
    let other = app.person_at(&second.secret, &work);
    let devices = list_sessions::run(&app.ctx, &first).unwrap();
    assert_eq!(
        devices.iter().map(|d| (d.device.as_str(), d.is_current)).collect::<Vec<_>>(),
        [("Edge · Windows", false), ("Safari · iPhone", true)]
    );
    let stranger = app.register_confirmed("lin@example.org", &fang());
    let foreign = end_session::run(&app.ctx, &stranger, Ending::One(other.session.clone()));
    assert_eq!(code(foreign), "session", "nobody ends the session of another");
    end_session::run(&app.ctx, &first, Ending::One(other.session.clone())).unwrap();
    let shown = |secret: &str| recognise::run(&app.ctx, Proof::Cookie(secret.to_owned()), work.origin.clone());
    assert_eq!(code(shown(&second.secret)), "no_session");
    // At most ten: the eleventh ends the oldest.
    let secrets: Vec<String> = (0..10)
        .map(|_| {
            app.advance(TimeDelta::minutes(2));
            sign_in::run(&app.ctx, &work, credentials(FANG, PASSPHRASE, None)).unwrap().secret
        })
        .collect();
    assert_eq!(list_sessions::run(&app.ctx, &app.person_at(&secrets[9], &work)).unwrap().len(), 10);
    assert!(!app.api_session_holds(&first.session));
    let last = app.person_at(&secrets[9], &work);
    end_session::run(&app.ctx, &last, Ending::Others).unwrap();
    assert!(shown(&secrets[0]).is_err() && shown(&secrets[9]).is_ok());
    app.advance(TimeDelta::days(90));
    assert_eq!(code(shown(&secrets[9])), "no_session");
    let entered = sign_in::run(&app.ctx, &work, credentials(FANG, PASSPHRASE, None)).unwrap();
    sign_out::run(&app.ctx, &app.person_at(&entered.secret, &work)).unwrap();
    assert_eq!(code(shown(&entered.secret)), "no_session");
}

#[test]
fn staff_sign_in_again_after_twelve_hours() {
    let app = TestApp::new();
    let (person, _) = app.staff("zhou@example.org", &[Role::Officer]);
    let devices = list_sessions::run(&app.ctx, &person).unwrap();
    assert_eq!(devices[0].expires_at - devices[0].created_at, TimeDelta::hours(12));
}

#[test]
fn a_new_passphrase_ends_every_session() {
    let app = TestApp::new();
    let person = app.register_confirmed(FANG, &fang());
    let other = sign_in::run(&app.ctx, &fang(), credentials(FANG, PASSPHRASE, None)).unwrap();
    let set = |person, current: &str, password: &str| {
        set_passphrase::run(
            &app.ctx,
            person,
            set_passphrase::Input { current: current.into(), password: password.into() },
        )
    };
    assert_eq!(code(set(&person, "not the present one", "seven grey herons 19")), "current:wrong_password");
    assert_eq!(code(set(&person, PASSPHRASE, "fang.wang@example.org")), "password:password_common");
    let entered = set(&person, PASSPHRASE, "seven grey herons 19").unwrap();
    let shown = |secret: &str| recognise::run(&app.ctx, Proof::Cookie(secret.to_owned()), fang().origin).is_ok();
    assert!(shown(&entered.secret) && !shown(&other.secret));
    // Reset: the older link is replaced, the newer one works once and signs nobody in.
    for _ in 0..2 {
        app.advance(TimeDelta::seconds(1));
        request_reset::run(&app.ctx, &fang(), request_reset::Input { email: FANG.into() }).unwrap();
    }
    request_reset::run(&app.ctx, &fang(), request_reset::Input { email: "nobody@example.org".into() }).unwrap();
    assert_eq!(app.count_notices(NoticeKind::Reset), 2);
    let token = app.last_token(LinkPurpose::Reset);
    let renew = |password: &str| {
        reset::run(&app.ctx, &fang(), reset::Input { token: token.clone(), password: password.into() })
    };
    assert_eq!(code(renew("short")), "password:password_too_short");
    renew("nine brown sparrows 88").unwrap();
    assert_eq!(code(renew("nine brown sparrows 88")), "link_used");
    assert!(!shown(&entered.secret));
    assert!(sign_in::run(&app.ctx, &fang(), credentials(FANG, "nine brown sparrows 88", None)).is_ok());
    assert_eq!(app.count_notices(NoticeKind::Security), 2);
}
