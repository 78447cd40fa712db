//! What staff have decided on pairs, each with what it was scored from: the pairs from which later weights are learned. No name, no
//! contact and no text is in it.

use serde::Serialize;
use serde_json::Value;

use crate::context::Context;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::introduction_moves::IntroductionState;
use crate::domain::matches::{DismissReason, Match, MatchState, Origin};
use crate::store::db::Conn;
use crate::store::{audit, introductions, json, matches};

/// Pairs read at once.
const AT_ONCE: i64 = 200;

/// A pair on which somebody decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decided {
    /// The match.
    pub id: String,
    /// Who proposed it.
    pub origin: Origin,
    /// `approved` or `dismissed`.
    pub verdict: MatchState,
    /// Why it was dismissed.
    pub reason: Option<DismissReason>,
    /// What has become of the introduction of an approved pair.
    pub introduction: Option<IntroductionState>,
    /// Versions of engine, taxonomy and weights that scored it.
    pub engine: String,
    /// How well the person fits the need, 0 to 100, as the officer saw it.
    pub need_fit: f64,
    /// How well the need suits the person, 0 to 100.
    pub person_fit: f64,
    /// Facts and packed features of both sides; absent where one was erased.
    pub snapshot: Option<Value>,
}

/// Gives every decided pair to `take`, in the order of their ids, and records that they were read; returns how many.
pub fn run(ctx: &Context, doer: &Doer, mut take: impl FnMut(Decided) -> Result<()>) -> Result<usize> {
    let (mut after, mut count) = (None, 0);
    loop {
        let rows = ctx.db.read(|conn| {
            let rows = matches::list_decided(conn, after.as_ref(), AT_ONCE)?;
            rows.into_iter().map(|(row, snapshot)| Ok((row.id.clone(), decided(conn, row, &snapshot)?))).collect()
        })?;
        let rows: Vec<(_, Decided)> = rows;
        let Some((last, _)) = rows.last() else { break };
        after = Some(last.clone());
        count += rows.len();
        rows.into_iter().try_for_each(|(_, row)| take(row))?;
    }
    let (now, doer) = (ctx.now(), doer.clone());
    let about = format!("{count} decided");
    ctx.db.write(move |conn| audit::add(conn, now, &Deed::new(&doer, "matches.export", Entity::Match, &about)))?;
    Ok(count)
}

fn decided(conn: &mut Conn, row: Match, snapshot: &str) -> Result<Decided> {
    let introduction = introductions::find_by_match(conn, &row.id)?.map(|introduction| introduction.state);
    Ok(Decided {
        id: row.id.to_string(),
        origin: row.origin,
        verdict: row.state,
        reason: row.reason,
        introduction,
        engine: row.engine,
        need_fit: row.score_need,
        person_fit: row.score_talent,
        snapshot: if snapshot.is_empty() { None } else { Some(json::value(snapshot)?) },
    })
}
