//! The needs for which an officer may propose a person, best first, with both scores.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::MatchState;
use crate::domain::need::Need;
use crate::domain::value::Bilingual;
use crate::matching::Score;
use crate::proposals::index;
use crate::store::{enterprises, matches, needs, sealed, talents};

/// Most needs of the answer.
const MOST: usize = 30;

/// A need with the scores of the pair.
#[derive(Debug, Clone)]
pub struct ForNeed {
    /// The need's code.
    pub code: String,
    /// Its title.
    pub title: Bilingual,
    /// Its firm.
    pub firm: Bilingual,
    /// Both scores.
    pub score: Score,
    /// Where the pair stands, if it was ever proposed.
    pub state: Option<MatchState>,
}

/// The person and the needs.
#[derive(Debug, Clone)]
pub struct View {
    /// The person's code.
    pub talent: String,
    /// The person's name; officers may know.
    pub name: String,
    /// The needs, best first.
    pub needs: Vec<ForNeed>,
}

/// Lists them.
pub fn run(ctx: &Context, _officer: &Officer, code: &str) -> Result<View> {
    let (talent, name, sought) = ctx.db.read(|conn| {
        let talent = talents::find_by_code(conn, code)?.ok_or(Error::Missing("talent"))?;
        let name = sealed::identity(conn, &ctx.keys, &talent.id)?.name;
        Ok((talent, name, needs::list_matched(conn)?))
    })?;
    index::follow(ctx)?;
    let mut scored = scores(ctx, talent.id.as_str(), sought);
    scored.sort_by(|a, b| b.1.order.total_cmp(&a.1.order).then_with(|| a.0.id.cmp(&b.0.id)));
    scored.truncate(MOST);
    ctx.db.read(|conn| {
        let rows = matches::of_talent(conn, &talent.id)?;
        let mut found = Vec::with_capacity(scored.len());
        for (need, score) in &scored {
            let firm = enterprises::get(conn, &need.enterprise)?;
            found.push(ForNeed {
                code: need.code.clone(),
                title: need.brief.title.clone(),
                firm: firm.profile.name,
                score: score.clone(),
                state: rows.iter().find(|row| row.need == need.id).map(|row| row.state),
            });
        }
        Ok(View { talent: talent.code.clone(), name: name.clone(), needs: found })
    })
}

fn scores(ctx: &Context, person: &str, sought: Vec<Need>) -> Vec<(Need, Score)> {
    let index = index::read(ctx);
    let Some(person) = index.person(person) else { return Vec::new() };
    let scored = sought.into_iter().filter_map(|need| {
        let score = ctx.engine.score(index.need(need.id.as_str())?, person);
        Some((need, score))
    });
    scored.collect()
}
