//! What ending the search for a need would mean: the introductions that are still open, and the people who are proposed.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::IntroductionState;
use crate::domain::matches::MatchState;
use crate::domain::need::{NeedId, NeedState};
use crate::domain::value::Bilingual;
use crate::store::introductions::{self, Filter};
use crate::store::{enterprises, matches, needs, talents};

/// A need before or just after its end.
#[derive(Debug, Clone)]
pub struct View {
    /// Key.
    pub id: NeedId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Bilingual,
    /// Its firm.
    pub firm: Bilingual,
    /// Where it stands.
    pub state: NeedState,
    /// Its version.
    pub version: i32,
    /// Introductions that are open: code, the person's code, where they stand.
    pub open: Vec<(String, String, IntroductionState)>,
    /// People who are proposed or put aside and would lapse.
    pub proposed: usize,
    /// Seconds for which an end can still be taken back.
    pub undo_seconds: i64,
}

/// Shows it by the need's code.
pub fn run(ctx: &Context, _officer: &Officer, code: &str) -> Result<View> {
    let (now, most) = (ctx.now(), ctx.config.review.undo_seconds);
    ctx.db.read(|conn| {
        let need = needs::find_by_code(conn, code)?.ok_or(Error::Missing("need"))?;
        let which = Filter { need: Some(need.id.clone()), ..Filter::default() };
        let mut open = Vec::new();
        for introduction in introductions::list_open(conn, &which)? {
            let person = talents::get(conn, &introduction.talent)?.code;
            open.push((introduction.code, person, introduction.state));
        }
        let waits = |state| matches!(state, MatchState::Suggested | MatchState::Parked);
        let proposed = matches::of_need(conn, &need.id)?.iter().filter(|row| waits(row.state)).count();
        let passed = (now - need.updated_at).num_seconds();
        Ok(View {
            firm: enterprises::get(conn, &need.enterprise)?.profile.name,
            undo_seconds: if need.state == NeedState::NoCandidate { (most - passed).max(0) } else { 0 },
            id: need.id,
            code: need.code,
            title: need.brief.title,
            state: need.state,
            version: need.version,
            open,
            proposed,
        })
    })
}
