//! An officer's decision on one pair, as every use case that decides makes it: approve, park until a day, or dismiss with a
//! reason. The next best person is proposed in the same transaction. `approving` says what an approval brings along.

use chrono::{NaiveDate, TimeDelta};

use super::approving::Pressed;
use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::Officer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, FieldError, Result};
use crate::domain::matches::{DismissReason, Match, MatchAct, MatchId, MatchState};
use crate::domain::need::Need;
use crate::domain::party_notes::PartyNotes;
use crate::domain::state::By;
use crate::domain::text::bad_characters;
use crate::domain::value::Moment;
use crate::locale;
use crate::proposals::index;
use crate::proposals::suggestions::{self, Given};
use crate::store::db::Conn;
use crate::store::{audit, interests, matches, needs, talents};

/// Days for which a pair is parked when the officer names no day.
const PARK_DAYS: i64 = 7;
/// Longest note, in characters.
const NOTE_MAX: usize = 1000;
/// How often the next suggestion is planned anew when the matching was quicker.
const TRIES: usize = 5;

/// Most pairs of one press.
pub const MOST: usize = 50;

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

/// What is decided.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// On which pair.
    pub id: MatchId,
    /// The version the officer saw; `None` takes the pair as it stands.
    pub version: Option<i32>,
    /// What.
    pub choice: Choice,
    /// Words for colleagues.
    pub note: Option<String>,
    /// Words to the two of an approved pair.
    pub parties: PartyNotes,
}

impl Wanted {
    /// What is decided on a pair without a word to the two.
    pub fn plain(id: MatchId, version: Option<i32>, choice: Choice, note: Option<String>) -> Self {
        Self { id, version, choice, note, parties: PartyNotes::default() }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
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

/// `Invalid` when a press on several pairs names none, or more than `MOST`.
pub fn check_count(pairs: usize) -> Result<()> {
    match pairs {
        0 => Err(Error::field("pair", "required_pair")),
        n if n > MOST => Err(Error::Invalid(vec![FieldError::with("pair", "too_many_pairs", MOST as i64)])),
        _ => Ok(()),
    }
}

/// Decides, in one transaction.
pub fn decide(ctx: &Context, officer: &Officer, wanted: &Wanted) -> Result<Decided> {
    let wanted = Wanted { note: note(wanted.note.as_deref())?, ..wanted.clone() };
    if let Choice::Park(Some(until)) = wanted.choice
        && until <= locale::day_in(ctx.now(), locale::LANZHOU)
    {
        return Err(Error::field("until", "in_the_past"));
    }
    index::follow(ctx)?;
    for _ in 1..TRIES {
        match attempt(ctx, officer, &wanted) {
            Err(Error::Conflict("moved")) => {}
            outcome => return outcome,
        }
    }
    attempt(ctx, officer, &wanted)
}

fn attempt(ctx: &Context, officer: &Officer, wanted: &Wanted) -> Result<Decided> {
    let row = ctx.db.read(|conn| matches::get(conn, &wanted.id))?;
    let press = Pressed::of(ctx, officer);
    let moving = Moving::of(row, officer, wanted, press.now)?;
    let after = Match { version: moving.row.version + 1, ..moving.row.clone() };
    let plan = suggestions::plan(ctx, &after.need, &Given { person: None, decided: Some(&after) })?;
    let parties = wanted.parties.clone();
    ctx.db.write(move |conn| {
        plan.hold(conn)?;
        let (moved, need) = moving.write(conn, &press, &parties)?;
        plan.apply(conn, press.now)?;
        let talent = talents::get(conn, &moved.talent)?.code;
        let (state, version) = (moved.state, moved.version);
        Ok(Decided { id: moved.id, state, version, need: need.code, talent, undo_until: press.due_at })
    })
}

/// Does in this transaction what deciding does to the pair and what hangs on it, by the same rules; who is proposed next is
/// left out. For a rehearsal that is taken back.
pub fn rehearse(conn: &mut Conn, officer: &Officer, press: &Pressed, wanted: &Wanted) -> Result<Match> {
    let row = matches::get(conn, &wanted.id)?;
    let moving = Moving::of(row, officer, wanted, press.now)?;
    moving.write(conn, press, &wanted.parties).map(|(moved, _)| moved)
}

/// A pair as it is to stand, and where it stood.
struct Moving {
    before: MatchState,
    row: Match,
}

impl Moving {
    /// `Conflict` when the pair has changed meanwhile or its state allows no such move.
    fn of(row: Match, officer: &Officer, wanted: &Wanted, now: Moment) -> Result<Self> {
        if wanted.version.is_some_and(|seen| seen != row.version) {
            return Err(Error::Conflict("version"));
        }
        let by = if officer.person.has(Role::Lead) { By::Lead } else { By::Officer };
        let before = row.state;
        let (act, parked_until, reason) = match wanted.choice {
            Choice::Approve => (MatchAct::Approve, None, None),
            Choice::Park(until) => (MatchAct::Park, Some(until.unwrap_or_else(|| a_week_later(now))), None),
            Choice::Dismiss(reason) => (MatchAct::Dismiss, None, Some(reason)),
        };
        let state = before.after(act, by)?;
        let (note, reviewer) = (wanted.note.clone(), Some(officer.person.account.id.clone()));
        let row = Match { state, parked_until, reason, note, reviewer, decided_at: Some(now), press: None, ..row };
        Ok(Self { before, row })
    }

    fn write(self, conn: &mut Conn, press: &Pressed, parties: &PartyNotes) -> Result<(Match, Need)> {
        let Self { before, row: mut moved } = self;
        let mut need = needs::get(conn, &moved.need)?;
        press.refuse_own(&moved, &need)?;
        if moved.state == MatchState::Approved {
            moved.press = Some(press.approve(conn, &moved, &mut need, parties)?);
        }
        matches::save(conn, &mut moved, None, press.now)?;
        if moved.state == MatchState::Dismissed {
            interests::close(conn, &moved, (press.now, press.due_at))?;
        }
        let deed = Deed::new(&press.doer, action(moved.state), Entity::Match, moved.id.as_str());
        let deed = deed.moved(before, moved.state);
        audit::add(conn, press.now, &moved.reason.map_or(deed.clone(), |reason| deed.because(reason.as_str())))?;
        Ok((moved, need))
    }
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
