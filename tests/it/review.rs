//! Officers review: one press approves, one undoes, two at once cannot both decide.

use chrono::TimeDelta;
use longyuan::domain::actor::{Member, Officer, Owner};
use longyuan::domain::enterprise::EnterpriseState;
use longyuan::domain::error::Error;
use longyuan::domain::matches::{DismissReason, Match, MatchId, MatchState};
use longyuan::domain::need::{Need, NeedId, NeedState};
use longyuan::domain::paging::Paging;
use longyuan::store::{enterprises, matches, needs, talents};
use longyuan::usecase::matches::decide::{self, Choice};
use longyuan::usecase::matches::{list, queue, undo};
use longyuan::usecase::needs::submit as submit_need;

use crate::support::app::TestApp;
use crate::support::pool::chemist;

pub struct Story {
    pub app: TestApp,
    pub officer: Officer,
    pub fang: Owner,
    pub member: Member,
    pub need: NeedId,
}

/// Fang is in the pool, the peptide firm has submitted its need, they are matched.
pub fn story() -> Story {
    let app = TestApp::new();
    app.open_office();
    let fang = app.pooled_fang("fang@example.org");
    let member = app.register_firm("li@example.org", "兰州陇肽生物科技有限公司");
    let need = app.ctx.db.read(|conn| Ok(needs::list_by_enterprise(conn, &member.enterprise)?.remove(0).id)).unwrap();
    submit_need::run(&app.ctx, &member, submit_need::Input { need: need.clone() }).unwrap();
    app.run_jobs();
    let officer = app.officer();
    Story { app, officer, fang, member, need }
}

impl Story {
    pub fn first(&self) -> Match {
        self.app.suggested(&self.need).remove(0)
    }

    pub fn need(&self) -> Need {
        self.app.ctx.db.read(|conn| needs::get(conn, &self.need)).unwrap()
    }

    pub fn states(&self) -> (EnterpriseState, NeedState, bool) {
        let (firm, talent) = self
            .app
            .ctx
            .db
            .read(|conn| Ok((enterprises::get(conn, &self.member.enterprise)?, talents::get(conn, &self.fang.talent)?)))
            .unwrap();
        (firm.state, self.need().state, talent.accepted_at.is_some())
    }

    pub fn decide(&self, row: &Match, choice: Choice) -> Result<decide::View, Error> {
        let input = decide::Input { id: row.id.clone(), version: Some(row.version), choice, note: None };
        decide::run(&self.app.ctx, &self.officer, input)
    }

    pub fn state_of(&self, id: &MatchId) -> MatchState {
        self.app.ctx.db.read(|conn| Ok(matches::get(conn, id)?.state)).unwrap()
    }
}

pub fn queue_of(app: &TestApp, officer: &Officer) -> queue::View {
    let input = queue::Input { field: None, only_strong: false, with_people: true, paging: Paging::new(None, None) };
    queue::run(&app.ctx, officer, input).unwrap()
}

#[test]
fn one_press_approves_verifies_and_opens() {
    let s = story();
    let waiting = queue_of(&s.app, &s.officer);
    assert_eq!((waiting.needs.len(), waiting.needs[0].strong, waiting.waiting), (1, 1, 1));
    assert_eq!(s.states(), (EnterpriseState::Submitted, NeedState::Submitted, false));

    let view = s.decide(&s.first(), Choice::Approve).unwrap();
    assert_eq!(view.state, MatchState::Approved);
    assert_eq!(s.states(), (EnterpriseState::Verified, NeedState::Open, true));
    assert_eq!(view.undo_until, s.app.ctx.now() + TimeDelta::seconds(60));
    // One mail to the firm, one to the person, neither before the undo time is over.
    assert_eq!(s.app.count("outbox WHERE kind = 'decision' AND state = 'queued'"), 2);
    let due = view.undo_until.format("%Y-%m-%d %H:%M:%S");
    assert_eq!(s.app.count(&format!("outbox WHERE kind = 'decision' AND due_at < '{due}'")), 0);
    for deed in ["match.approve", "need.open", "enterprise.verify", "talent.accept"] {
        assert_eq!(s.app.count(&format!("audit WHERE action = '{deed}'")), 1, "{deed}");
    }
    let approved = list::Input {
        state: Some(MatchState::Approved),
        need: Some(view.need.clone()),
        talent: None,
        paging: Paging::new(None, None),
    };
    let page = list::run(&s.app.ctx, &s.officer, approved).unwrap();
    assert_eq!((page.items.len(), page.items[0].name.as_str()), (1, "王芳"));
    assert!(queue_of(&s.app, &s.officer).needs.is_empty());
}

#[test]
fn undo_restores_everything_and_cancels_the_mails() {
    let s = story();
    let row = s.first();
    s.decide(&row, Choice::Approve).unwrap();
    s.app.advance(TimeDelta::seconds(59));
    undo::run(&s.app.ctx, &s.officer, &row.id).unwrap();
    assert_eq!(s.state_of(&row.id), MatchState::Suggested);
    assert_eq!(s.states(), (EnterpriseState::Submitted, NeedState::Submitted, false));
    assert_eq!(s.app.count("outbox WHERE kind = 'decision' AND state = 'cancelled'"), 2);
    assert_eq!(s.app.count("outbox WHERE kind = 'need_receipt' AND state = 'queued'"), 1, "other mails stay");

    // Approved again: the mails are queued anew. After a minute there is no way back.
    s.decide(&s.first(), Choice::Approve).unwrap();
    assert_eq!(s.app.count("outbox WHERE kind = 'decision' AND state = 'queued'"), 2);
    s.app.advance(TimeDelta::seconds(60));
    let refused = undo::run(&s.app.ctx, &s.officer, &row.id);
    assert!(matches!(refused, Err(Error::Conflict("undo_expired"))), "{refused:?}");
}

#[test]
fn what_a_second_approval_rests_on_stays_when_the_first_is_undone() {
    let s = story();
    s.app.pool(chemist("周"), None);
    s.app.run_jobs();
    let rows = s.app.suggested(&s.need);
    assert_eq!(rows.len(), 2);
    s.decide(&rows[0], Choice::Approve).unwrap();
    s.decide(&rows[1], Choice::Approve).unwrap();
    undo::run(&s.app.ctx, &s.officer, &rows[0].id).unwrap();
    let (firm, need, _) = s.states();
    assert_eq!((firm, need), (EnterpriseState::Verified, NeedState::Open));
    assert_eq!(s.app.count("outbox WHERE kind = 'decision' AND entity = 'need' AND state = 'queued'"), 1);
}

#[test]
fn two_officers_at_the_same_moment_one_is_told_that_it_has_moved_on() {
    let s = story();
    let row = s.first();
    let presses: Vec<_> = [s.officer.clone(), s.app.officer()]
        .into_iter()
        .map(|officer| {
            let (ctx, id, version) = (s.app.ctx.clone(), row.id.clone(), row.version);
            std::thread::spawn(move || {
                let input = decide::Input { id, version: Some(version), choice: Choice::Approve, note: None };
                decide::run(&ctx, &officer, input)
            })
        })
        .collect();
    let outcomes: Vec<_> = presses.into_iter().map(|p| p.join().unwrap()).collect();
    assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1, "{outcomes:?}");
    let conflict = |o: &Result<decide::View, Error>| matches!(o, Err(Error::Conflict(_)));
    assert_eq!(outcomes.iter().filter(|o| conflict(o)).count(), 1, "{outcomes:?}");
    assert_eq!(s.app.count("audit WHERE action = 'match.approve'"), 1);
}

#[test]
fn dismissed_is_not_proposed_again_and_the_next_comes() {
    let s = story();
    for n in 0..6 {
        s.app.pool(chemist(&format!("人选{n}")), None);
    }
    s.app.run_jobs();
    let open = s.app.suggested(&s.need);
    assert_eq!(open.len(), 5);
    let view = s.decide(&open[0], Choice::Dismiss(DismissReason::AlreadyKnown)).unwrap();
    assert_eq!(view.state, MatchState::Dismissed);
    let after = s.app.suggested(&s.need);
    assert_eq!(after.len(), 5, "the next came with the same press");
    assert!(after.iter().all(|m| m.talent != open[0].talent));
    s.app.run_jobs();
    let now = s.app.ctx.now();
    let (id, version) = (s.need.clone(), s.need().version);
    s.app
        .ctx
        .db
        .write(move |conn| {
            longyuan::store::changes::add(conn, now, longyuan::domain::audit::Entity::Need, id.as_str(), version, None)
        })
        .unwrap();
    s.app.run_jobs();
    assert_eq!(s.state_of(&open[0].id), MatchState::Dismissed);

    // Undone: it is open again, and the one who had come for it makes room.
    undo::run(&s.app.ctx, &s.officer, &open[0].id).unwrap();
    let back = s.app.suggested(&s.need);
    assert_eq!(back.len(), 5);
    assert!(back.iter().any(|m| m.talent == open[0].talent));
}

#[test]
fn parked_comes_back_on_its_day() {
    let s = story();
    let row = s.first();
    let past = s.decide(&row, Choice::Park(Some(s.app.ctx.now().date())));
    assert!(matches!(past, Err(Error::Invalid(_))));
    s.decide(&row, Choice::Park(None)).unwrap();
    s.app.advance(TimeDelta::days(3));
    s.app.run_jobs();
    assert_eq!(s.state_of(&row.id), MatchState::Parked);
    for n in 0..5 {
        s.app.pool(chemist(&format!("人选{n}")), None);
    }
    s.app.advance(TimeDelta::days(5));
    s.app.run_jobs();
    assert_eq!(s.state_of(&row.id), MatchState::Suggested, "also where five others are open");
    assert_eq!(s.app.suggested(&s.need).len(), 5);
}

#[test]
fn nobody_reviews_themselves_or_their_own_firm() {
    let s = story();
    let row = s.first();
    let mut person = s.officer.person.clone();
    person.talent = Some(s.fang.talent.clone());
    let own = Officer { person };
    let input = decide::Input { id: row.id.clone(), version: None, choice: Choice::Approve, note: None };
    assert!(matches!(decide::run(&s.app.ctx, &own, input.clone()), Err(Error::Denied("self_review"))));
    let mut person = s.officer.person.clone();
    person.enterprise = Some(s.member.enterprise.clone());
    assert!(matches!(decide::run(&s.app.ctx, &Officer { person }, input), Err(Error::Denied("self_review"))));
    assert_eq!(s.states(), (EnterpriseState::Submitted, NeedState::Submitted, false));
}
