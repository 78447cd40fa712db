//! The page of one's data: who saw what of them last, and until when a copy that was asked for may be taken.

use crate::context::Context;
use crate::domain::account::{Link, LinkPurpose};
use crate::domain::actor::Person;
use crate::domain::disclosure::Seen;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::rights::seen;
use crate::store::links;

/// Most looks that the page lists; the copy has all of them.
const MOST: usize = 50;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct View {
    /// The token of a copy that may be taken now, and until when.
    pub open: Option<(String, Moment)>,
    /// The latest looks, newest first.
    pub seen: Vec<Seen>,
    /// How many there were in all.
    pub count: usize,
}

/// Shows it.
pub fn run(ctx: &Context, person: &Person) -> Result<View> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let link: Option<Link> = links::last_open(conn, &person.account.id, LinkPurpose::DataCopy, now)?;
        let mut seen = seen::of(conn, person)?;
        let count = seen.len();
        seen.reverse();
        seen.truncate(MOST);
        Ok(View { open: link.map(|link| (links::token(&ctx.keys, &link), link.expires_at)), seen, count })
    })
}
