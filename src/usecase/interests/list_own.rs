//! A firm's interests and where each stands, in words that tell no more of a person than the firm may know.

use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::error::Result;
use crate::domain::interest::{InterestId, InterestState, may_take_back};
use crate::domain::value::{Bilingual, Moment};
use crate::store::{interests, introductions, matches, needs, talents};

/// Most interests of a list, newest first.
const MOST: i64 = 50;

/// An interest as its firm sees it.
#[derive(Debug, Clone)]
pub struct Row {
    /// Key.
    pub id: InterestId,
    /// The person's code.
    pub person: String,
    /// The need's code.
    pub need: String,
    /// The need's title.
    pub title: Bilingual,
    /// Where it stands.
    pub state: InterestState,
    /// True while it may be taken back.
    pub may_take_back: bool,
    /// When it was expressed.
    pub since: Moment,
}

/// Lists them.
pub fn run(ctx: &Context, member: &Member) -> Result<Vec<Row>> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let mut rows = Vec::new();
        for interest in interests::list_by_enterprise(conn, &member.enterprise, MOST)? {
            let pair = matches::get(conn, &interest.pair)?;
            let introduction = introductions::find_by_match(conn, &pair.id)?;
            let need = needs::get(conn, &pair.need)?;
            let state = interest.state(pair.state, introduction.as_ref(), now);
            rows.push(Row {
                person: talents::get(conn, &pair.talent)?.code,
                need: need.code,
                title: need.brief.title,
                may_take_back: may_take_back(state, pair.state),
                state,
                since: interest.created_at,
                id: interest.id,
            });
        }
        Ok(rows)
    })
}
