//! Rests a profile at its owner's wish: nobody is proposed who does not want to be asked.

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::audit::{Deed, Entity};
use crate::domain::brief::lanzhou_day;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::state::By;
use crate::domain::talent::TalentAct;
use crate::questions::close::{self, Halt};
use crate::store::introductions::Filter;
use crate::store::{audit, changes, talents};

crate::text_enum! {
    /// What becomes of the introductions that are open.
    OpenOnes {
        /// They go on.
        Finish = "finish",
        /// Those that have not come to an introduction end.
        End = "end",
    }
}

/// How long.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The day on which it goes on by itself; `None` rests until the owner goes on.
    pub until: Option<NaiveDate>,
    /// What becomes of the open introductions; they go on where nothing is said.
    pub open_ones: Option<OpenOnes>,
}

/// Pauses it.
pub fn run(ctx: &Context, owner: &Owner, input: Input) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(&owner.person), owner.talent.clone());
    if input.until.is_some_and(|day| day <= lanzhou_day(now)) {
        return Err(Error::field("pause_until", "in_the_past"));
    }
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &id)?;
        let before = talent.state;
        talent.act(TalentAct::Pause, By::Owner)?;
        talent.pause_until = input.until;
        talents::save(conn, &mut talent, now)?;
        let deed = Deed::new(&doer, "talent.pause", Entity::Talent, id.as_str()).moved(before, talent.state);
        audit::add(conn, now, &deed)?;
        if input.open_ones == Some(OpenOnes::End) {
            let which = Filter { talent: Some(id.clone()), ..Filter::default() };
            let (reason, cause) = (CloseReason::TalentPaused, Some(Side::Talent));
            close::halt_unanswered(conn, &which, &Halt { doer: &doer, by: By::System, reason, cause, now })?;
        }
        changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)
    })
}
