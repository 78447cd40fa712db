//! The outbox as mailers empty it: numbers, leases, fences, tries, races.

use chrono::TimeDelta;
use longyuan::domain::account::Role;
use longyuan::domain::error::Error;
use longyuan::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState, Recipient};
use longyuan::store::outbox;
use longyuan::store::outbox_claim::{Rules, claim, next_due};
use longyuan::store::outbox_outcome::{release, renew, sent};

use crate::outbox::{RULES, all, fail, mark_sent, office, plain, queue, send_all, staff, take};
use crate::support::app::TestApp;

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
