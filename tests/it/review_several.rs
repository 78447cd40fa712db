//! Several decided on in one press: each by the rules of a single one, the mails shown as they leave, all undone by one key.

use chrono::TimeDelta;
use longyuan::domain::actor::{Member, Officer, Owner};
use longyuan::domain::enterprise::EnterpriseState;
use longyuan::domain::error::Error;
use longyuan::domain::introduction::Side;
use longyuan::domain::matches::{DismissReason, Match, MatchId, MatchState};
use longyuan::domain::need::{NeedId, NeedState};
use longyuan::store::db::Conn;
use longyuan::store::{enterprises, matches, needs};
use longyuan::usecase::matches::decide::{self, Choice};
use longyuan::usecase::matches::decide_several::{self, MOST, Wanted};
use longyuan::usecase::matches::{just_decided, preview_several, undo, undo_several};
use longyuan::usecase::needs::submit as submit_need;

use crate::support::app::TestApp;
use crate::support::browser::Browser;
use crate::support::pool::chemist;

pub struct Story {
    pub app: TestApp,
    pub officer: Officer,
    pub people: Vec<Owner>,
    pub member: Member,
    pub need: NeedId,
    pub code: String,
}

/// Three people with accounts and one without, all proposed for a submitted need of a submitted firm.
pub fn story() -> Story {
    let app = TestApp::mailing(|_| {});
    let names = [("fang@example.org", "王芳"), ("zhou@example.org", "周启明"), ("lin@example.org", "林若兰")];
    let people: Vec<Owner> = names.iter().map(|(address, name)| app.pooled_as(address, name)).collect();
    app.pool(chemist("何以安"), None);
    let member = app.register_firm("ma@example.org", "兰州陇肽生物科技有限公司");
    let need = app.ctx.db.read(|conn| Ok(needs::list_by_enterprise(conn, &member.enterprise)?.remove(0).id)).unwrap();
    submit_need::run(&app.ctx, &member, submit_need::Input { need: need.clone() }).unwrap();
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 4);
    let code = app.ctx.db.read(|conn| Ok(needs::get(conn, &need)?.code)).unwrap();
    let officer = app.officer();
    Story { app, officer, people, member, need, code }
}

fn wanted(rows: &[Match], choice: Choice) -> Vec<Wanted> {
    let one = |row: &Match| Wanted::plain(row.id.clone(), Some(row.version), choice, None);
    rows.iter().map(one).collect()
}

/// Puts one pair aside, as another press would.
pub fn park(app: &TestApp, officer: &Officer, row: &Match) {
    let input = decide::Input { id: row.id.clone(), version: None, choice: Choice::Park(None), note: None };
    decide::run(&app.ctx, officer, input).unwrap();
}

pub fn preview(rows: &[Match], choice: Choice) -> preview_several::Input {
    preview_several::Input { pairs: rows.iter().map(|row| (row.id.clone(), row.version)).collect(), choice }
}

impl Story {
    pub fn rows(&self) -> Vec<Match> {
        self.app.suggested(&self.need)
    }

    pub fn state_of(&self, id: &MatchId) -> MatchState {
        self.app.ctx.db.read(|conn| Ok(matches::get(conn, id)?.state)).unwrap()
    }

    pub fn stands(&self) -> (EnterpriseState, NeedState) {
        let read = |conn: &mut Conn| {
            Ok((enterprises::get(conn, &self.member.enterprise)?.state, needs::get(conn, &self.need)?.state))
        };
        self.app.ctx.db.read(read).unwrap()
    }

    /// The pair of a person with an account.
    pub fn of(&self, n: usize) -> Match {
        self.rows().into_iter().find(|row| row.talent == self.people[n].talent).unwrap()
    }

    pub fn browser(&self) -> Browser {
        let browser = self.app.browser();
        browser.set_cookie("__Host-sid", &self.app.officer_secret());
        browser
    }
}

fn codes(outcomes: &[decide_several::Answered]) -> Vec<Result<MatchState, &'static str>> {
    outcomes.iter().map(|one| one.outcome.as_ref().map(|done| done.state).map_err(Error::code)).collect()
}

#[test]
fn one_that_changed_and_ones_own_are_told_and_the_others_go_through() {
    let s = story();
    let rows = [s.of(0), s.of(1), s.of(2)];
    // Somebody else puts the first aside; the second is the officer's own profile.
    park(&s.app, &s.app.officer(), &rows[0]);
    let mut person = s.officer.person.clone();
    person.talent = Some(s.people[1].talent.clone());
    let own = Officer { person };
    let shown = preview_several::run(&s.app.ctx, &own, preview(&rows, Choice::Approve)).unwrap();
    let stays: Vec<_> = shown.stays.iter().map(|(pair, why)| (pair.name.as_str(), *why)).collect();
    assert_eq!(stays, [("王芳", "version"), ("周启明", "self_review")]);
    assert_eq!(shown.goes.iter().map(|going| going.pair.name.as_str()).collect::<Vec<_>>(), ["林若兰"]);

    let done = decide_several::run(&s.app.ctx, &own, wanted(&rows, Choice::Approve)).unwrap();
    assert_eq!(codes(&done), [Err("version"), Err("self_review"), Ok(MatchState::Approved)]);
    assert_eq!(s.state_of(&rows[0].id), MatchState::Parked);
    assert_eq!(s.state_of(&rows[1].id), MatchState::Suggested);
    assert_eq!(s.app.count("introductions"), 1);
    assert_eq!(s.app.count("audit WHERE action = 'match.approve'"), 1);
}

#[test]
fn all_of_a_press_are_undone_and_everything_is_as_before() {
    let s = story();
    let rows = s.rows();
    let done = decide_several::run(&s.app.ctx, &s.officer, wanted(&rows, Choice::Approve)).unwrap();
    assert!(done.iter().all(|one| one.outcome.is_ok()), "{done:?}");
    assert_eq!(s.stands(), (EnterpriseState::Verified, NeedState::Open));
    assert_eq!(s.app.count("outbox WHERE kind = 'decision' AND entity = 'need'"), 1, "the firm hears once");
    let ids: Vec<MatchId> = rows.iter().map(|row| row.id.clone()).collect();
    s.app.advance(TimeDelta::seconds(59));
    let toast = just_decided::run(&s.app.ctx, &s.officer, &ids).unwrap().unwrap();
    assert_eq!((toast.pairs.len(), toast.seconds), (4, 1));
    let back = undo_several::run(&s.app.ctx, &s.officer, &ids).unwrap();
    assert_eq!((back.undone.len(), back.left), (4, 0));
    assert_eq!(s.rows().len(), 4);
    assert_eq!(s.stands(), (EnterpriseState::Submitted, NeedState::Submitted), "as before the press");
    assert_eq!(s.app.count("introductions"), 0);
    assert_eq!(s.app.count("outbox WHERE kind IN ('ask_talent', 'decision') AND state = 'queued'"), 0);
    assert_eq!(s.app.count("talents WHERE accepted_at IS NOT NULL"), 0);

    // Some later, some not at all: what can be taken back is.
    let first = decide_several::run(&s.app.ctx, &s.officer, wanted(&s.rows()[..1], Choice::Approve)).unwrap();
    s.app.advance(TimeDelta::seconds(60));
    let second = decide_several::run(&s.app.ctx, &s.officer, wanted(&s.rows()[..1], Choice::Approve)).unwrap();
    let ids = [first[0].id.clone(), second[0].id.clone()];
    assert_eq!(just_decided::run(&s.app.ctx, &s.officer, &ids).unwrap().unwrap().pairs.len(), 1);
    let back = undo_several::run(&s.app.ctx, &s.officer, &ids).unwrap();
    assert_eq!((back.undone.len(), back.left), (1, 1));
    let refused = undo_several::run(&s.app.ctx, &s.officer, &ids[..1]);
    assert!(matches!(refused, Err(Error::Conflict("undo_expired"))), "{refused:?}");
}

#[test]
fn the_mails_shown_before_are_the_mails_that_leave() {
    let s = story();
    s.app.execute("UPDATE accounts SET lang = 'zh' WHERE id IN (SELECT account_id FROM talents ORDER BY id LIMIT 1)");
    let rows = s.rows();
    let tables = ["outbox", "introductions", "links", "put_questions", "changes WHERE matched_at IS NULL"];
    let stood = tables.map(|table| s.app.count(table));
    let shown = preview_several::run(&s.app.ctx, &s.officer, preview(&rows, Choice::Approve)).unwrap();
    assert_eq!(tables.map(|table| s.app.count(table)), stood, "a preview changes nothing");
    assert_eq!(s.rows(), rows);
    assert_eq!(s.stands(), (EnterpriseState::Submitted, NeedState::Submitted));
    assert_eq!((shown.goes.len(), shown.stays.len(), shown.undo_seconds), (4, 0, 60));
    let by_hand: Vec<_> = shown.goes.iter().filter(|going| going.is_by_hand).collect();
    assert_eq!(by_hand.iter().map(|going| going.pair.name.as_str()).collect::<Vec<_>>(), ["何以安"]);
    let all: Vec<_> = shown.goes.iter().flat_map(|going| &going.mails).collect();
    // A question and an acceptance to each of three people; the firm hears once.
    assert_eq!(all.iter().filter(|mail| mail.to == Side::Talent).count(), 6);
    assert_eq!(all.iter().filter(|mail| mail.to == Side::Firm).count(), 1);
    for mail in &all {
        assert!(!mail.text.contains("@example.org") && !mail.text.contains("王芳"), "{}", mail.text);
    }

    decide_several::run(&s.app.ctx, &s.officer, wanted(&rows, Choice::Approve)).unwrap();
    s.app.advance(TimeDelta::seconds(61));
    s.app.run_jobs();
    let names = [("fang@example.org", "王芳"), ("zhou@example.org", "周启明"), ("lin@example.org", "林若兰")];
    let mut compared = 0;
    for (address, name) in names {
        let going = shown.goes.iter().find(|going| going.pair.name == name).unwrap();
        for mail in going.mails.iter().filter(|mail| mail.to == Side::Talent) {
            let sent = s.app.mails_to(address).into_iter().rfind(|sent| sent.subject == mail.subject);
            let sent = sent.unwrap_or_else(|| panic!("{} to {address} did not leave", mail.subject));
            assert_eq!(without_links(&mail.text), without_links(&sent.text), "{name}");
            compared += 1;
        }
    }
    let to_firm = all.iter().find(|mail| mail.to == Side::Firm).unwrap();
    let sent = s.app.mails_to("ma@example.org").into_iter().rfind(|sent| sent.subject == to_firm.subject).unwrap();
    assert_eq!(without_links(&to_firm.text), without_links(&sent.text));
    assert_eq!(compared, 6);
}

/// A text without the tokens of its links.
fn without_links(text: &str) -> String {
    let is_link = |line: &&str| !line.contains("/links/");
    text.replace("\r\n", "\n").lines().filter(is_link).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[test]
fn whoever_may_not_be_asked_is_named_with_the_reason() {
    let s = story();
    let rows = s.rows();
    s.app.execute("UPDATE talents SET monthly_limit = 0");
    let shown = preview_several::run(&s.app.ctx, &s.officer, preview(&rows, Choice::Approve)).unwrap();
    assert!(shown.goes.is_empty());
    assert!(shown.stays.iter().all(|(_, why)| *why == "talent_limit_reached"), "{:?}", shown.stays);
    // Putting aside asks nobody.
    let shown = preview_several::run(&s.app.ctx, &s.officer, preview(&rows, Choice::Park(None))).unwrap();
    assert_eq!(shown.goes.len(), 4);
    assert!(shown.goes.iter().all(|going| going.mails.is_empty() && !going.is_by_hand));
}

#[test]
fn a_press_has_a_limit_and_needs_somebody() {
    let s = story();
    let row = s.of(0);
    let many: Vec<Wanted> =
        std::iter::repeat_n(wanted(std::slice::from_ref(&row), Choice::Approve), MOST + 1).flatten().collect();
    for inputs in [Vec::new(), many] {
        let refused = decide_several::run(&s.app.ctx, &s.officer, inputs);
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    }
    let many = preview_several::Input { pairs: vec![(row.id.clone(), row.version); MOST + 1], choice: Choice::Approve };
    assert!(matches!(preview_several::run(&s.app.ctx, &s.officer, many), Err(Error::Invalid(_))));
    assert_eq!(s.state_of(&row.id), MatchState::Suggested);
    // One that is named twice is decided once.
    let twice = wanted(&[row.clone(), row.clone()], Choice::Dismiss(DismissReason::TooJunior));
    assert_eq!(codes(&decide_several::run(&s.app.ctx, &s.officer, twice).unwrap()), [Ok(MatchState::Dismissed)]);
    undo::run(&s.app.ctx, &s.officer, &row.id).unwrap();
}
