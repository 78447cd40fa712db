//! The outbox: rows of their transaction, merging, distance.

use chrono::TimeDelta;
use longyuan::domain::account::{AccountStatus, Role};
use longyuan::domain::audit::Entity;
use longyuan::domain::error::Error;
use longyuan::domain::field::FieldCode;
use longyuan::domain::notice::{
    MailboxId, NewNotice, Notice, NoticeId, NoticeKind, NoticeParams, NoticeState, OfficeId, Recipient,
};
use longyuan::domain::office::{Mailbox, Office};
use longyuan::domain::retry::retry_after;
use longyuan::domain::value::Lang;
use longyuan::store::accounts::{self, NewAccount};
use longyuan::store::office_notices::{OfficeEvent, OfficeTiming, tell_office};
use longyuan::store::outbox_claim::{Rules, claim};
use longyuan::store::outbox_outcome::{Failure, failed_once, sent};
use longyuan::store::{offices, outbox};

use crate::support::app::TestApp;

const TIMING: OfficeTiming = OfficeTiming { merge_seconds: 120, min_gap_seconds: 900 };
pub const RULES: Rules = Rules { is_confirmed: true, min_gap_seconds: 900 };

/// An office with one mailbox for all fields and one for biomedicine alone.
pub fn office(app: &TestApp) -> (MailboxId, MailboxId) {
    let now = app.ctx.now();
    let office = Office {
        id: OfficeId::new(),
        name_zh: "兰州科技创新（硅谷）工作站".into(),
        name_en: "Lanzhou Science and Technology Innovation (Silicon Valley) Workstation".into(),
        postal_address: "1 Example Way".into(),
        time_zone: chrono_tz::America::Los_Angeles,
        version: 1,
    };
    let mailbox = |address: &str, fields: &[&str]| {
        let fields = fields.iter().map(|f| FieldCode((*f).into())).collect();
        Mailbox::new(office.id.clone(), address.into(), fields)
    };
    let all = mailbox("office@example.org", &[]);
    let biomedicine = mailbox("bio@example.org", &["biomedicine"]);
    let ids = (all.id.clone(), biomedicine.id.clone());
    app.ctx
        .db
        .write(move |conn| {
            offices::add(conn, now, &office)?;
            offices::add_mailbox(conn, &all)?;
            offices::add_mailbox(conn, &biomedicine)
        })
        .unwrap();
    ids
}

fn event(app: &TestApp, id: &str, field: &str) -> OfficeEvent {
    OfficeEvent {
        about: (Entity::Need, id.into()),
        fields: vec![FieldCode(field.into())],
        event_at: app.ctx.now(),
        is_new_strong: false,
        is_first_strong_of_need: false,
        batch: None,
        counts: Default::default(),
    }
}

fn tell(app: &TestApp, event: OfficeEvent) {
    let now = app.ctx.now();
    app.ctx.db.write(move |conn| tell_office(conn, now, TIMING, &event)).unwrap();
}

pub fn take(app: &TestApp) -> Vec<Notice> {
    let now = app.ctx.now();
    app.ctx.db.write(move |conn| claim(conn, now, RULES, 20)).unwrap()
}

pub fn mark_sent(app: &TestApp, notice: &Notice) -> Result<(), Error> {
    let (now, notice) = (app.ctx.now(), notice.clone());
    app.ctx.db.write(move |conn| sent(conn, now, &notice))
}

pub fn fail(app: &TestApp, notice: &Notice, is_permanent: bool) -> NoticeState {
    let (now, notice) = (app.ctx.now(), notice.clone());
    let failure = Failure { text: "451 later".into(), is_permanent, wait: retry_after(notice.attempts, 0.0) };
    app.ctx.db.write(move |conn| failed_once(conn, now, &notice, &failure)).unwrap()
}

pub fn send_all(app: &TestApp) -> Vec<Notice> {
    let taken = take(app);
    taken.iter().for_each(|n| mark_sent(app, n).unwrap());
    taken
}

pub fn all(app: &TestApp) -> Vec<Notice> {
    app.ctx.db.read(|conn| outbox::list(conn, &outbox::Filter::default(), 100)).unwrap()
}

fn to(notices: &[Notice], mailbox: &MailboxId) -> Vec<Notice> {
    notices.iter().filter(|n| n.to == Recipient::Mailbox(mailbox.clone())).cloned().collect()
}

pub fn plain(app: &TestApp, kind: NoticeKind, recipient: Recipient) -> NewNotice {
    NewNotice {
        kind,
        to: recipient,
        lang: Some(Lang::En),
        about: None,
        params: NoticeParams::default(),
        event_at: app.ctx.now(),
        due_at: app.ctx.now(),
        dedupe_key: None,
    }
}

pub fn queue(app: &TestApp, notice: NewNotice) -> NoticeId {
    let now = app.ctx.now();
    app.ctx.db.write(move |conn| outbox::add(conn, now, &notice)).unwrap().unwrap()
}

pub fn staff(app: &TestApp, roles: &[Role]) -> Recipient {
    let (now, keys, roles) = (app.ctx.now(), app.ctx.keys.clone(), roles.to_vec());
    let address = format!("{}@example.org", NoticeId::new());
    let account = app
        .ctx
        .db
        .write(move |conn| {
            let new = NewAccount {
                address,
                status: AccountStatus::Active,
                lang: Lang::En,
                time_zone: "America/Los_Angeles".into(),
                roles,
                display_name: "Li".into(),
                passphrase_hash: None,
                verified_at: Some(now),
            };
            accounts::add(conn, &keys, now, &new)
        })
        .unwrap();
    Recipient::Account(account.id)
}

#[test]
fn a_notice_lives_and_dies_with_the_transaction_of_its_cause() {
    let app = TestApp::new();
    office(&app);
    let (now, told) = (app.ctx.now(), event(&app, "n1", "biomedicine"));
    let undone: Result<(), Error> = app.ctx.db.write(move |conn| {
        tell_office(conn, now, TIMING, &told)?;
        Err(Error::Conflict("on_purpose"))
    });
    assert!(undone.is_err());
    assert!(all(&app).is_empty());
    tell(&app, event(&app, "n1", "biomedicine"));
    assert_eq!(all(&app).len(), 2);
}

#[test]
fn neighbouring_events_join_one_mail_and_mailboxes_hear_of_their_fields_only() {
    let app = TestApp::new();
    let (general, biomedicine) = office(&app);
    tell(&app, event(&app, "n1", "biomedicine"));
    app.advance(TimeDelta::seconds(60));
    tell(&app, event(&app, "n2", "logistics"));
    tell(&app, event(&app, "n2", "logistics"));
    assert!(take(&app).is_empty(), "two minutes have not passed");
    app.advance(TimeDelta::seconds(60));
    let mails = send_all(&app);
    assert_eq!(mails.len(), 2);
    assert_eq!(to(&mails, &general)[0].params.about, ["need:n1", "need:n2"]);
    assert_eq!(to(&mails, &biomedicine)[0].params.about, ["need:n1"]);
    let mut person = event(&app, "t1", "biomedicine");
    person.about.0 = Entity::Talent;
    tell(&app, person);
    assert_eq!(all(&app).len(), 2, "a person without a strong pair tells nobody");
}

#[test]
fn mails_keep_their_distance_but_the_first_strong_pair_of_a_need_does_not_wait() {
    let app = TestApp::new();
    let (general, _) = office(&app);
    tell(&app, event(&app, "n1", "logistics"));
    app.advance(TimeDelta::seconds(120));
    assert_eq!(send_all(&app).len(), 1);
    tell(&app, event(&app, "n2", "logistics"));
    app.advance(TimeDelta::minutes(10));
    assert!(take(&app).is_empty(), "less than a quarter of an hour");
    tell(&app, OfficeEvent { is_first_strong_of_need: true, is_new_strong: true, ..event(&app, "n3", "logistics") });
    app.advance(TimeDelta::seconds(120));
    let mails = send_all(&app);
    assert_eq!(to(&mails, &general)[0].params.about, ["need:n2", "need:n3"]);
    tell(&app, event(&app, "n4", "logistics"));
    app.advance(TimeDelta::seconds(899));
    assert!(take(&app).is_empty());
    app.advance(TimeDelta::seconds(1));
    assert_eq!(send_all(&app).len(), 1);
}

#[test]
fn a_mail_queued_while_another_was_leaving_keeps_its_distance_too() {
    let app = TestApp::new();
    office(&app);
    tell(&app, event(&app, "n1", "logistics"));
    app.advance(TimeDelta::seconds(120));
    let first = take(&app);
    tell(&app, event(&app, "n2", "logistics"));
    app.advance(TimeDelta::seconds(30));
    mark_sent(&app, &first[0]).unwrap();
    app.advance(TimeDelta::seconds(120));
    assert!(take(&app).is_empty());
    app.advance(TimeDelta::seconds(780));
    assert_eq!(take(&app).len(), 1);
}

#[test]
fn a_batch_gives_one_summary_at_once() {
    let app = TestApp::new();
    let (general, _) = office(&app);
    let batch = || OfficeEvent {
        batch: Some("b1".into()),
        counts: [("needs".to_owned(), 24), ("strong".to_owned(), 40)].into(),
        ..event(&app, "n1", "logistics")
    };
    tell(&app, batch());
    tell(&app, batch());
    let mails = send_all(&app);
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].kind, to(&mails, &general)[0].params.counts["strong"]), (NoticeKind::OfficeSummary, 40));
}

#[test]
fn an_undone_cause_cancels_what_has_not_left() {
    let app = TestApp::new();
    let person = staff(&app, &[]);
    let about = Some((Entity::Match, "m1".to_owned()));
    queue(&app, NewNotice { about: about.clone(), ..plain(&app, NoticeKind::Decision, person.clone()) });
    queue(&app, plain(&app, NoticeKind::Decision, person));
    let now = app.ctx.now();
    let cancelled = app.ctx.db.write(move |conn| outbox::cancel_for(conn, now, Entity::Match, "m1")).unwrap();
    assert_eq!((cancelled, take(&app).len()), (1, 1));
}
