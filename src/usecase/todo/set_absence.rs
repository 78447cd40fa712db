//! A member of staff notes the days on which they are away: their mails go to the next.

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::actor::{Doer, Staff};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::store::{absences, audit};

/// Longest absence that is noted at once, in days.
const LONGEST: i64 = 366;

/// The days; both empty for "here again".
#[derive(Debug, Clone)]
pub struct Input {
    /// First day away.
    pub from: Option<NaiveDate>,
    /// Last day away.
    pub to: Option<NaiveDate>,
}

/// Keeps them; errors under `from` and `to`.
pub fn run(ctx: &Context, staff: &Staff, input: Input) -> Result<()> {
    let days = match (input.from, input.to) {
        (None, None) => None,
        (Some(_), None) => return Err(Error::field("to", "required")),
        (None, Some(_)) => return Err(Error::field("from", "required")),
        (Some(from), Some(to)) if to < from || (to - from).num_days() > LONGEST => {
            return Err(Error::field("to", "bad_period"));
        }
        (Some(from), Some(to)) => Some((from, to)),
    };
    let (now, doer, id) = (ctx.now(), Doer::from(&staff.person), staff.person.account.id.clone());
    ctx.db.write(move |conn| {
        absences::set(conn, now, &id, days)?;
        let after = days.map_or_else(|| "here".to_owned(), |(from, to)| format!("{from}..{to}"));
        audit::add(conn, now, &Deed::new(&doer, "account.absence", Entity::Account, id.as_str()).because(after))
            .map(|_| ())
    })
}
