//! An officer decides on a pair: approves it (which verifies the firm, opens the need and accepts the person in the same
//! press), parks it until a day, or dismisses it with a reason. The next best person is proposed in the same transaction.

use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};

use crate::context::Context;
use crate::domain::account::{AccountId, Role};
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::decision::Ruling;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::Introduction;
use crate::domain::matches::{DismissReason, Match, MatchAct, MatchId, MatchState, Press};
use crate::domain::need::{Need, NeedAct, NeedState};
use crate::domain::notice::NoticeId;
use crate::domain::state::By;
use crate::domain::text::bad_characters;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::locale;
use crate::proposals::index;
use crate::proposals::suggestions::{self, Given};
use crate::questions::{ask, barring};
use crate::store::db::Conn;
use crate::store::{
    audit, changes, codes, decisions, enterprises, interests, introductions, matches, needs, put_questions, talents,
};

/// Days for which a pair is parked when the officer names no day.
const PARK_DAYS: i64 = 7;
/// Longest note, in characters.
const NOTE_MAX: usize = 1000;
/// How often the next suggestion is planned anew when the matching was quicker.
const TRIES: usize = 5;

/// What is decided.
#[derive(Debug, Clone)]
pub struct Input {
    /// On which pair.
    pub id: MatchId,
    /// The version the officer saw; `None` takes the pair as it stands.
    pub version: Option<i32>,
    /// What.
    pub choice: Choice,
    /// Words for colleagues.
    pub note: Option<String>,
}

/// The three answers of an officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Yes.
    Approve,
    /// Later: on this day, or in a week.
    Park(Option<NaiveDate>),
    /// No.
    Dismiss(DismissReason),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The pair.
    pub id: MatchId,
    /// Where it stands now.
    pub state: MatchState,
    /// Its version now.
    pub version: i32,
    /// The need's code.
    pub need: String,
    /// The person's code.
    pub talent: String,
    /// Until when the decision can be undone, UTC.
    pub undo_until: Moment,
}

/// Decides.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let note = note(input.note.as_deref())?;
    let now = ctx.now();
    if let Choice::Park(Some(until)) = input.choice
        && until <= locale::day_in(now, locale::LANZHOU)
    {
        return Err(Error::field("until", "in_the_past"));
    }
    index::follow(ctx)?;
    for _ in 1..TRIES {
        match attempt(ctx, officer, &input, note.clone()) {
            Err(Error::Conflict("moved")) => {}
            outcome => return outcome,
        }
    }
    attempt(ctx, officer, &input, note)
}

fn attempt(ctx: &Context, officer: &Officer, input: &Input, note: Option<String>) -> Result<View> {
    let now = ctx.now();
    let row = ctx.db.read(|conn| matches::get(conn, &input.id))?;
    if input.version.is_some_and(|seen| seen != row.version) {
        return Err(Error::Conflict("version"));
    }
    let by = if officer.person.has(Role::Lead) { By::Lead } else { By::Officer };
    let before = row.state;
    let (act, parked_until, reason) = match input.choice {
        Choice::Approve => (MatchAct::Approve, None, None),
        Choice::Park(until) => (MatchAct::Park, Some(until.unwrap_or_else(|| a_week_later(now))), None),
        Choice::Dismiss(reason) => (MatchAct::Dismiss, None, Some(reason)),
    };
    let state = before.after(act, by)?;
    let reviewer = Some(officer.person.account.id.clone());
    let mut moved = Match { state, parked_until, reason, note, reviewer, decided_at: Some(now), press: None, ..row };
    let decided = Match { version: moved.version + 1, ..moved.clone() };
    let plan = suggestions::plan(ctx, &moved.need, &Given { person: None, decided: Some(&decided) })?;
    let press = Pressed {
        now,
        due_at: now + TimeDelta::seconds(ctx.config.review.undo_seconds),
        doer: Doer::from(&officer.person),
        officer: officer.clone(),
        keys: ctx.keys.clone(),
    };
    ctx.db.write(move |conn| {
        plan.hold(conn)?;
        let mut need = needs::get(conn, &moved.need)?;
        press.refuse_own(&moved, &need)?;
        if moved.state == MatchState::Approved {
            moved.press = Some(press.approve(conn, &moved, &mut need)?);
        }
        matches::save(conn, &mut moved, None, now)?;
        if moved.state == MatchState::Dismissed {
            interests::close(conn, &moved, (now, press.due_at))?;
        }
        let deed = Deed::new(&press.doer, action(moved.state), Entity::Match, moved.id.as_str());
        let deed = deed.moved(before, moved.state);
        audit::add(conn, now, &moved.reason.map_or(deed.clone(), |reason| deed.because(reason.as_str())))?;
        plan.apply(conn, now)?;
        let talent = talents::get(conn, &moved.talent)?.code;
        let (state, version) = (moved.state, moved.version);
        Ok(View { id: moved.id, state, version, need: need.code, talent, undo_until: press.due_at })
    })
}

fn note(typed: Option<&str>) -> Result<Option<String>> {
    let Some(note) = typed.map(str::trim).filter(|note| !note.is_empty()) else { return Ok(None) };
    if note.chars().count() > NOTE_MAX {
        return Err(Error::field("note", "too_long"));
    }
    match bad_characters(note) {
        Some(code) => Err(Error::field("note", code)),
        None => Ok(Some(note.to_owned())),
    }
}

fn a_week_later(now: Moment) -> NaiveDate {
    locale::day_in(now + TimeDelta::days(PARK_DAYS), locale::LANZHOU)
}

fn action(state: MatchState) -> &'static str {
    match state {
        MatchState::Approved => "match.approve",
        MatchState::Parked => "match.park",
        _ => "match.dismiss",
    }
}

/// The press of an officer: who, when, and when its mails may leave.
struct Pressed {
    now: Moment,
    due_at: Moment,
    doer: Doer,
    officer: Officer,
    keys: Arc<Keys>,
}

impl Pressed {
    fn refuse_own(&self, row: &Match, need: &Need) -> Result<()> {
        let person = &self.officer.person;
        let is_own =
            person.talent.as_ref() == Some(&row.talent) || person.enterprise.as_ref() == Some(&need.enterprise);
        if is_own { Err(Error::Denied("self_review")) } else { Ok(()) }
    }

    /// Brings firm, need and person to where an approval needs them, and notes what was changed.
    fn approve(&self, conn: &mut Conn, row: &Match, need: &mut Need) -> Result<Press> {
        let is_verified = self.verify_firm(conn, need)?;
        let is_opened = match need.state {
            NeedState::Open => false,
            NeedState::Submitted => {
                let before = need.state;
                need.act(NeedAct::Open, By::Officer)?;
                needs::save(conn, need, self.now)?;
                self.record(conn, "need.open", (Entity::Need, need.id.as_str()), (before, need.state), None)?;
                true
            }
            _ => return Err(Error::Conflict("need_not_active")),
        };
        let talent = self.accept_talent(conn, row, need)?;
        // One mail tells the firm of its need and of itself; its own only where the need was open before.
        let about = match (is_opened, is_verified) {
            (true, _) => Some((Entity::Need, need.id.as_str())),
            (false, true) => Some((Entity::Enterprise, need.enterprise.as_str())),
            (false, false) => None,
        };
        let members = enterprises::list_members(conn, &need.enterprise)?;
        let told = about.map(|about| self.tell(conn, members, about)).transpose()?.unwrap_or_default();
        let question = self.ask(conn, row, need)?;
        let (of_need, of_firm) = if is_opened { (told, Vec::new()) } else { (Vec::new(), told) };
        Ok(Press {
            firm: is_verified.then_some(of_firm),
            need: is_opened.then_some(of_need),
            talent,
            question: Some(question),
        })
    }

    /// The question to the person leaves after the seconds of undo.
    fn ask(&self, conn: &mut Conn, row: &Match, need: &Need) -> Result<Vec<NoticeId>> {
        let mut introduction = Introduction::begin(codes::for_introduction(conn)?, row, need, self.now);
        introduction.officer = Some(self.officer.person.account.id.clone());
        introductions::add(conn, &introduction)?;
        let queued = ask::put(conn, &mut introduction, self.due_at)?;
        introductions::save(conn, &mut introduction, self.now)?;
        let about = (Entity::Introduction, introduction.id.as_str());
        self.record(conn, "introduction.begin", about, (row.state, introduction.state), None)?;
        let talent = talents::get(conn, &row.talent)?;
        if put_questions::monthly(conn, &talent, self.due_at)?.is_reached() {
            // The other needs look anew: somebody who may be asked takes the place.
            changes::add(conn, self.now, Entity::Talent, talent.id.as_str(), talent.version, None)?;
        }
        Ok(queued)
    }

    fn verify_firm(&self, conn: &mut Conn, need: &Need) -> Result<bool> {
        let mut firm = enterprises::get(conn, &need.enterprise)?;
        let before = firm.state;
        if !firm.verify_for_need(&self.officer.person.account.id, self.now)? {
            return Ok(false);
        }
        enterprises::save(conn, &mut firm, self.now)?;
        self.record(
            conn,
            "enterprise.verify",
            (Entity::Enterprise, firm.id.as_str()),
            (before, firm.state),
            Some(firm.code_remark()),
        )?;
        Ok(true)
    }

    fn accept_talent(&self, conn: &mut Conn, row: &Match, need: &Need) -> Result<Option<Vec<NoticeId>>> {
        talents::hold(conn, &row.talent)?;
        let mut talent = talents::get(conn, &row.talent)?;
        if !talent.may_be_asked() {
            return Err(Error::Conflict("talent_not_active"));
        }
        let firm = enterprises::get(conn, &need.enterprise)?;
        barring::check(conn, &self.keys, &talent, &firm)?;
        put_questions::check(conn, &talent, self.due_at)?;
        if talent.accepted_at.is_some() {
            return Ok(None);
        }
        talent.accepted_at = Some(self.now);
        talents::save(conn, &mut talent, self.now)?;
        let about = (Entity::Talent, talent.id.as_str());
        self.record(conn, "talent.accept", about, (talent.state, "accepted"), None)?;
        // Imported people have no account: the office tells them by hand.
        self.tell(conn, talent.account.into_iter().collect(), about).map(Some)
    }

    fn record(
        &self,
        conn: &mut Conn,
        action: &'static str,
        about: (Entity, &str),
        (before, after): (impl ToString, impl ToString),
        reason: Option<&str>,
    ) -> Result<()> {
        let deed = Deed::new(&self.doer, action, about.0, about.1).moved(before, after);
        let deed = reason.map_or(deed.clone(), |reason| deed.because(reason));
        audit::add(conn, self.now, &deed).map(|_| ())
    }

    fn tell(&self, conn: &mut Conn, to: Vec<AccountId>, about: (Entity, &str)) -> Result<Vec<NoticeId>> {
        decisions::tell(conn, to, about, (Ruling::Accept, None), (self.now, self.due_at))
    }
}
