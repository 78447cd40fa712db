//! The needs for which an officer may propose a person, best first, with both scores.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::MatchState;
use crate::domain::need::Need;
use crate::domain::talent::TalentId;
use crate::domain::value::Bilingual;
use crate::matching::Fit;
use crate::proposals::{index, known};
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
    pub score: Fit,
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
    let mut scored = scores(ctx, &talent.id, sought)?;
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
                score: *score,
                state: rows.iter().find(|row| row.need == need.id).map(|row| row.state),
            });
        }
        Ok(View { talent: talent.code.clone(), name: name.clone(), needs: found })
    })
}

fn scores(ctx: &Context, person: &TalentId, sought: Vec<Need>) -> Result<Vec<(Need, Fit)>> {
    let Some((_, person)) = known::person(ctx, person)? else { return Ok(Vec::new()) };
    let hits = index::read(ctx).suits(&ctx.engine, &person, sought.iter().map(|need| need.id.as_str()));
    let fits: HashMap<String, Fit> = hits.into_iter().map(|hit| (hit.id, hit.fit)).collect();
    let scored = sought.into_iter().filter_map(|need| fits.get(need.id.as_str()).map(|fit| (need, *fit)));
    Ok(scored.collect())
}
