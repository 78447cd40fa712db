//! An officer proposes somebody else for a need, whatever the scores, with a reason for colleagues. Whoever must not meet is
//! refused with the reason; the pair is then decided on like any other.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::matches::{MatchId, Origin};
use crate::domain::text::bad_characters;
use crate::proposals::asked_for;
use crate::questions::barring;
use crate::store::{audit, enterprises, matches, needs, talents};

/// Longest reason, in characters.
const REASON_MAX: usize = 1000;

/// Whom, for which need, and why.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need's code or id.
    pub need: String,
    /// The person's code.
    pub talent: String,
    /// Words for colleagues; needed.
    pub reason: String,
}

/// Proposes the pair and returns its id.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<MatchId> {
    let reason = input.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Error::field("reason", "required"));
    }
    if reason.chars().count() > REASON_MAX {
        return Err(Error::field("reason", "too_long"));
    }
    if let Some(code) = bad_characters(&reason) {
        return Err(Error::field("reason", code));
    }
    let (need, talent) = ctx.db.read(|conn| {
        let talent = talents::find_by_code(conn, &input.talent)?.ok_or(Error::Missing("talent"))?;
        let need = match input.need.parse() {
            Ok(id) => needs::find(conn, &id)?,
            Err(_) => needs::find_by_code(conn, &input.need)?,
        };
        Ok((need.ok_or(Error::Missing("need"))?, talent))
    })?;
    let person = &officer.person;
    if person.talent.as_ref() == Some(&talent.id) || person.enterprise.as_ref() == Some(&need.enterprise) {
        return Err(Error::Denied("self_review"));
    }
    let scored = asked_for::score(ctx, &talent.id, &need.id)?;
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(person));
    ctx.db.write(move |conn| {
        matches::hold_need(conn, &need.id)?;
        let talent = talents::get(conn, &talent.id)?;
        let firm = enterprises::get(conn, &need.enterprise)?;
        barring::check(conn, &keys, &talent, &firm)?;
        let before = matches::of_need(conn, &need.id)?.into_iter().find(|row| row.talent == talent.id);
        let row = asked_for::propose(conn, &scored, Origin::Staff, Some(reason), now)?;
        let was = before.map_or_else(|| "none".to_owned(), |row| row.state.to_string());
        let deed = Deed::new(&doer, "match.propose", Entity::Match, row.id.as_str()).moved(was, row.state);
        audit::add(conn, now, &deed)?;
        Ok(row.id)
    })
}
