//! The needs for which an officer may propose a person, best first, with both scores.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::matches::MatchState;
use crate::domain::need::{Need, NeedId};
use crate::domain::value::Bilingual;
use crate::matching::{Fit, Hit};
use crate::proposals::{index, known};
use crate::rights::views;
use crate::store::{enterprises, matches, needs, sealed, talents};

/// Most needs of the answer.
const MOST: usize = 20;

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
pub fn run(ctx: &Context, officer: &Officer, code: &str) -> Result<View> {
    let (talent, name) = ctx.db.read(|conn| {
        let talent = talents::find_by_code(conn, code)?.ok_or(Error::Missing("talent"))?;
        let name = sealed::identity(conn, &ctx.keys, &talent.id)?.name;
        Ok((talent, name))
    })?;
    index::follow(ctx)?;
    let person = known::person(ctx, &talent.id)?;
    let hits = person.map(|(_, person)| index::read(ctx).nearest_needs(&ctx.engine, &person, MOST));
    let hits = hits.unwrap_or_default();
    let ids: Vec<NeedId> = hits.iter().map(|hit| hit.id.parse().map_err(Error::internal)).collect::<Result<_>>()?;
    let needs = ctx.db.read(|conn| {
        let rows = matches::of_talent(conn, &talent.id)?;
        let mut wanted: HashMap<String, Need> =
            needs::list_by_ids(conn, &ids)?.into_iter().map(|need| (need.id.to_string(), need)).collect();
        let firms: Vec<EnterpriseId> = wanted.values().map(|need| need.enterprise.clone()).collect();
        let firms: HashMap<EnterpriseId, Bilingual> =
            enterprises::list_by_ids(conn, &firms)?.into_iter().map(|firm| (firm.id, firm.profile.name)).collect();
        let of = |hit: &Hit| {
            let need = wanted.remove(&hit.id)?;
            Some(ForNeed {
                firm: firms.get(&need.enterprise)?.clone(),
                state: rows.iter().find(|row| row.need == need.id).map(|row| row.state),
                code: need.code,
                title: need.brief.title,
                score: hit.fit,
            })
        };
        Ok(hits.iter().filter_map(of).collect())
    })?;
    views::note(ctx, officer, [&talent.id])?;
    Ok(View { talent: talent.code, name, needs })
}
