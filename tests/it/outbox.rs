//! The outbox: rows of their transaction, merging, distance, numbers, leases, fences, tries.

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
use longyuan::store::outbox_claim::{Rules, claim, next_due};
use longyuan::store::outbox_outcome::{Failure, failed_once, release, renew, sent};
use longyuan::store::{offices, outbox};

use crate::support::app::TestApp;

const TIMING: OfficeTiming = OfficeTiming { merge_seconds: 120, min_gap_seconds: 900 };
const RULES: Rules = Rules { is_confirmed: true, min_gap_seconds: 900 };

/// An office with one mailbox for all fields and one for biomedicine alone.
fn office(app: &TestApp) -> (MailboxId, MailboxId) {
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

fn take(app: &TestApp) -> Vec<Notice> {
    let now = app.ctx.now();
    app.ctx.db.write(move |conn| claim(conn, now, RULES, 20)).unwrap()
}

fn mark_sent(app: &TestApp, notice: &Notice) -> Result<(), Error> {
    let (now, notice) = (app.ctx.now(), notice.clone());
    app.ctx.db.write(move |conn| sent(conn, now, &notice))
}

fn fail(app: &TestApp, notice: &Notice, is_permanent: bool) -> NoticeState {
    let (now, notice) = (app.ctx.now(), notice.clone());
    let failure = Failure { text: "451 later".into(), is_permanent, wait: retry_after(notice.attempts, 0.0) };
    app.ctx.db.write(move |conn| failed_once(conn, now, &notice, &failure)).unwrap()
}

fn send_all(app: &TestApp) -> Vec<Notice> {
    let taken = take(app);
    taken.iter().for_each(|n| mark_sent(app, n).unwrap());
    taken
}

fn all(app: &TestApp) -> Vec<Notice> {
    app.ctx.db.read(|conn| outbox::list(conn, &outbox::Filter::default(), 100)).unwrap()
}

fn to(notices: &[Notice], mailbox: &MailboxId) -> Vec<Notice> {
    notices.iter().filter(|n| n.to == Recipient::Mailbox(mailbox.clone())).cloned().collect()
}

fn plain(app: &TestApp, kind: NoticeKind, recipient: Recipient) -> NewNotice {
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

fn queue(app: &TestApp, notice: NewNotice) -> NoticeId {
    let now = app.ctx.now();
    app.ctx.db.write(move |conn| outbox::add(conn, now, &notice)).unwrap().unwrap()
}

fn staff(app: &TestApp, roles: &[Role]) -> Recipient {
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
fn numbers_have_no_gap_and_stay_through_every_try() {
    let app = TestApp::new();
    let (general, _) = office(&app);
    let mailbox = || Recipient::Mailbox(general.clone());
    let ids: Vec<NoticeId> = (0..3).map(|_| queue(&app, plain(&app, NoticeKind::OfficeSummary, mailbox()))).collect();
    let first = take(&app);
    assert_eq!(first.iter().map(|n| n.number).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
    let now = app.ctx.now();
    assert_eq!(fail(&app, &first[0], false), NoticeState::Queued);
    for notice in first.into_iter().skip(1) {
        app.ctx.db.write(move |conn| release(conn, now, &notice, now, None)).unwrap();
    }
    assert!(take(&app).is_empty(), "nothing overtakes a mail that waits for its next try");
    app.advance(TimeDelta::seconds(60));
    let again = send_all(&app);
    assert_eq!(
        again.iter().map(|n| (n.id.clone(), n.number, n.attempts)).collect::<Vec<_>>(),
        [(ids[0].clone(), Some(1), 2)]
    );
    let rest = send_all(&app);
    assert_eq!(rest.iter().map(|n| (n.number, n.attempts)).collect::<Vec<_>>(), [(Some(2), 1), (Some(3), 1)]);
}

#[test]
fn a_lease_is_retaken_after_a_minute_and_its_late_holder_is_refused() {
    let app = TestApp::new();
    let (general, _) = office(&app);
    queue(&app, plain(&app, NoticeKind::OfficeSummary, Recipient::Mailbox(general)));
    let early = take(&app);
    app.advance(TimeDelta::seconds(59));
    assert!(take(&app).is_empty());
    assert!(app.ctx.db.read(|conn| next_due(conn, app.ctx.now())).unwrap().is_some());
    app.advance(TimeDelta::seconds(1));
    let late = take(&app);
    assert_eq!((late.len(), late[0].number, late[0].fence), (1, Some(1), early[0].fence + 1));
    assert!(matches!(mark_sent(&app, &early[0]), Err(Error::Conflict("lease_lost"))));
    let (now, held) = (app.ctx.now(), late[0].clone());
    app.ctx.db.write(move |conn| renew(conn, now, &held)).unwrap();
    mark_sent(&app, &late[0]).unwrap();
    assert_eq!(all(&app)[0].state, NoticeState::Sent);
}

#[test]
fn only_the_test_mail_leaves_before_mail_is_confirmed() {
    let app = TestApp::new();
    let admin = staff(&app, &[Role::Admin]);
    queue(&app, plain(&app, NoticeKind::Security, admin.clone()));
    queue(&app, plain(&app, NoticeKind::TestMail, admin));
    let now = app.ctx.now();
    let rules = Rules { is_confirmed: false, ..RULES };
    let taken = app.ctx.db.write(move |conn| claim(conn, now, rules, 20)).unwrap();
    assert_eq!(taken.iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::TestMail]);
    assert_eq!(app.ctx.db.read(outbox::count_waiting).unwrap(), 2);
}

#[test]
fn a_sign_in_link_does_not_wait_behind_a_receipt_that_fails() {
    let app = TestApp::new();
    let person = staff(&app, &[]);
    queue(&app, plain(&app, NoticeKind::TalentReceipt, person.clone()));
    fail(&app, &take(&app)[0], false);
    queue(&app, plain(&app, NoticeKind::SignIn, person.clone()));
    queue(&app, plain(&app, NoticeKind::Security, person));
    assert_eq!(take(&app).iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::SignIn]);
}

#[test]
fn tries_follow_the_schedule_and_staff_hear_of_the_sixth_and_of_the_end() {
    let app = TestApp::new();
    let officer = staff(&app, &[Role::Officer]);
    let person = staff(&app, &[]);
    let id = queue(&app, plain(&app, NoticeKind::TalentReceipt, person.clone()));
    let start = app.ctx.now();
    let mut minutes = Vec::new();
    for _ in 0..200 {
        let Some(notice) = take(&app).into_iter().find(|n| n.id == id) else { break };
        minutes.push((app.ctx.now() - start).num_minutes());
        if fail(&app, &notice, false) == NoticeState::Failed {
            break;
        }
        let due = app.ctx.db.read(|conn| outbox::get(conn, &id)).unwrap().due_at;
        app.advance(due - app.ctx.now());
    }
    assert_eq!(minutes[..9], [0, 1, 3, 7, 15, 31, 61, 121, 181]);
    assert!(*minutes.last().unwrap() >= 5 * 24 * 60 - 60, "{minutes:?}");
    let alerts: Vec<Notice> = all(&app).into_iter().filter(|n| n.kind == NoticeKind::MailFailed).collect();
    assert!(alerts.iter().all(|n| n.to == officer));
    let mut codes: Vec<_> = alerts.iter().map(|n| n.params.code.clone().unwrap()).collect();
    codes.sort();
    assert_eq!(codes, ["failed", "late"]);
}

#[test]
fn a_permanent_refusal_fails_once_and_resend_keeps_the_id() {
    let app = TestApp::new();
    staff(&app, &[Role::Admin]);
    let person = staff(&app, &[]);
    let ids: Vec<NoticeId> =
        (0..3).map(|_| queue(&app, plain(&app, NoticeKind::TalentReceipt, person.clone()))).collect();
    for notice in take(&app) {
        assert_eq!(fail(&app, &notice, true), NoticeState::Failed);
    }
    let alerts: Vec<Notice> = all(&app).into_iter().filter(|n| n.kind == NoticeKind::MailFailed).collect();
    assert_eq!(alerts.len(), 1, "failures join one mail");
    assert_eq!((alerts[0].params.counts["mails"], alerts[0].params.about.len()), (3, 3));
    let (now, id) = (app.ctx.now(), ids[1].clone());
    app.ctx.db.write(move |conn| outbox::resend(conn, now, &id)).unwrap();
    let again: Vec<NoticeId> =
        take(&app).into_iter().filter(|n| n.kind == NoticeKind::TalentReceipt).map(|n| n.id).collect();
    assert_eq!(again, [ids[1].clone()]);
    let id = ids[1].clone();
    let twice = app.ctx.db.write(move |conn| outbox::resend(conn, now, &id));
    assert!(matches!(twice, Err(Error::Conflict(_))), "{twice:?}");
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

#[test]
fn mailers_that_race_take_every_notice_once() {
    let app = TestApp::new();
    let people: Vec<Recipient> = (0..8).map(|_| staff(&app, &[])).collect();
    for person in &people {
        for _ in 0..5 {
            queue(&app, plain(&app, NoticeKind::TalentReceipt, person.clone()));
        }
    }
    let mailers: Vec<_> = (0..6)
        .map(|_| {
            let ctx = app.ctx.clone();
            std::thread::spawn(move || {
                let mut mine = Vec::new();
                for _ in 0..30 {
                    let now = ctx.now();
                    for notice in ctx.db.write(move |conn| claim(conn, now, RULES, 3)).unwrap() {
                        mine.push(notice.id.clone());
                        ctx.db.write(move |conn| sent(conn, now, &notice)).unwrap();
                    }
                }
                mine
            })
        })
        .collect();
    let mut taken: Vec<NoticeId> = mailers.into_iter().flat_map(|m| m.join().unwrap()).collect();
    let count = taken.len();
    taken.sort();
    taken.dedup();
    assert_eq!((count, taken.len()), (40, 40));
}
