//! An officer decides on two entries: they are one, and which of them stays; or they are two, and are never proposed again.

use super::is_own;
use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::same::{Same, SameAct, SameId};
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{audit, same_pairs};
use crate::text_enum;
use crate::usecase::entering;
use crate::usecase::joining::{Joining, parsed};

text_enum! {
    /// What an officer says of two entries.
    Choice {
        /// They are one: the first stays.
        JoinFirst = "join_first",
        /// They are one: the second stays.
        JoinSecond = "join_second",
        /// They are two.
        Two = "two",
    }
}

/// What is decided.
#[derive(Debug, Clone)]
pub struct Input {
    /// On which pair.
    pub id: SameId,
    /// The version that the officer saw.
    pub version: i32,
    /// What.
    pub choice: Choice,
}

/// Decides; returns the pair as it stands now. Of two officers at once, one gets `Conflict("version")`.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<Same> {
    let (now, keys, doer) = (ctx.now(), ctx.keys.clone(), Doer::from(&officer.person));
    let officer = officer.clone();
    ctx.db.write(move |conn| {
        let mut pair = same_pairs::get(conn, &input.id)?;
        if is_own(&officer, &pair) {
            return Err(Error::Denied("self_review"));
        }
        if pair.version != input.version {
            return Err(Error::Conflict("version"));
        }
        let deed = Joining { keys: &keys, doer: &doer, officer: &officer.person.account.id, now };
        let keep = match input.choice {
            Choice::Two => {
                set_apart(conn, &mut pair, &deed, now)?;
                return Ok(pair);
            }
            Choice::JoinFirst => pair.first.clone(),
            Choice::JoinSecond => pair.second.clone(),
        };
        deed.join(conn, &mut pair, &keep)?;
        Ok(pair)
    })
}

/// Whoever waited because of the pair is matched at once.
fn set_apart(conn: &mut Conn, pair: &mut Same, deed: &Joining<'_>, now: Moment) -> Result<()> {
    let before = pair.state;
    pair.decide(SameAct::SetApart, deed.officer, now)?;
    same_pairs::save(conn, pair)?;
    if pair.entity == Entity::Talent {
        entering::release(conn, &parsed(&pair.first)?, now)?;
        entering::release(conn, &parsed(&pair.second)?, now)?;
    }
    let deed = Deed::new(deed.doer, "same.set_apart", pair.entity, &pair.entrant).moved(before, pair.state);
    audit::add(conn, now, &deed.because(pair.id.as_str())).map(|_| ())
}
