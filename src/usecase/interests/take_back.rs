//! A member takes an interest back before an officer has approved it. What the engine proposes by itself stays proposed.

use crate::context::Context;
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::interest::{InterestEnd, InterestId, may_take_back};
use crate::domain::matches::{Match, Origin};
use crate::proposals::index;
use crate::proposals::suggestions::{self, Given};
use crate::store::{audit, interests, introductions, matches};

/// How often the suggestions are planned anew when the matching or an officer was quicker.
const TRIES: usize = 5;

/// Takes it back; one of another firm is missing.
pub fn run(ctx: &Context, member: &Member, id: &InterestId) -> Result<()> {
    index::follow(ctx)?;
    for _ in 1..TRIES {
        match attempt(ctx, member, id) {
            Err(Error::Conflict("moved" | "version")) => {}
            outcome => return outcome,
        }
    }
    attempt(ctx, member, id)
}

fn attempt(ctx: &Context, member: &Member, id: &InterestId) -> Result<()> {
    let now = ctx.now();
    let (interest, row) = ctx.db.read(|conn| {
        let interest = interests::get(conn, id)?;
        if interest.enterprise != member.enterprise {
            return Err(Error::Missing("interest"));
        }
        let row = matches::get(conn, &interest.pair)?;
        let introduction = introductions::find_by_match(conn, &row.id)?;
        match may_take_back(interest.state(row.state, introduction.as_ref(), now), row.state) {
            true => Ok((interest, row)),
            false => Err(Error::Conflict("illegal_move")),
        }
    })?;
    let before = row.state;
    let mut moved = Match { origin: Origin::Engine, ..row };
    let decided = Match { version: moved.version + 1, ..moved.clone() };
    let plan = suggestions::plan(ctx, &moved.need, &Given { person: Some(&decided.talent), decided: Some(&decided) })?;
    let doer = Doer::from(&member.person);
    ctx.db.write(move |conn| {
        plan.hold(conn)?;
        interests::end(conn, &interest.id, InterestEnd::TakenBack, now)?;
        matches::save(conn, &mut moved, None, now)?;
        let deed = Deed::new(&doer, "interest.take_back", Entity::Match, moved.id.as_str()).moved(before, moved.state);
        audit::add(conn, now, &deed)?;
        plan.apply(conn, now)
    })
}
