//! An import or load of more people than there are needs: each need is matched once against all of them, instead of each of them
//! against the needs. One transaction passes the marks on, so whoever is interrupted before or after it loses nothing.

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::need::NeedId;
use crate::domain::talent::TalentId;
use crate::proposals::many;
use crate::store::changes::{self, Claimed};
use crate::store::{features, needs, talents};

/// Passes what is left of the batch of claimed people on to the needs; false when there is no such batch, or matching its people
/// is less work.
pub fn run(ctx: &Context, claimed: &[Claimed]) -> Result<bool> {
    let Some(batch) = batch_of_people(claimed) else { return Ok(false) };
    let now = ctx.now();
    let (people, sought) =
        ctx.db.read(|conn| Ok((changes::people_waiting(conn, &batch)?, needs::list_matched(conn)?)))?;
    if people.len() <= sought.len() {
        return Ok(false);
    }
    let people: Vec<TalentId> = people.iter().map(|id| id.parse().map_err(Error::internal)).collect::<Result<_>>()?;
    let sought: Vec<NeedId> = sought.into_iter().map(|need| need.id).collect();
    let gone = prepare(ctx, &people)?;
    ctx.db.write(move |conn| {
        changes::hold_batch(conn, &batch)?;
        gone.iter().try_for_each(|id| features::remove(conn, Entity::Talent, id.as_str()))?;
        changes::pass_to_needs(conn, now, &batch, &sought)
    })?;
    Ok(true)
}

/// Sees to it that the features of all are stored, and gives back those whom nobody may propose: of them nothing stays.
fn prepare(ctx: &Context, people: &[TalentId]) -> Result<Vec<TalentId>> {
    let (accepted_first, engine) = (ctx.config.review.accepts_first(), ctx.engine.versions());
    let (mut gone, mut behind) = (Vec::new(), Vec::new());
    for some in people.chunks(500) {
        let ids: Vec<&str> = some.iter().map(TalentId::as_str).collect();
        let (found, stored) = ctx.db.read(|conn| {
            Ok((talents::list_by_ids(conn, some)?, features::versions(conn, Entity::Talent, &engine, &ids)?))
        })?;
        for talent in found {
            if !talent.is_proposed(accepted_first) {
                gone.push(talent.id);
            } else if stored.get(talent.id.as_str()) != Some(&talent.version) {
                behind.push(talent.id);
            }
        }
    }
    many::store(ctx, &behind)?;
    Ok(gone)
}

/// The batch, where all that is claimed are people of one.
fn batch_of_people(claimed: &[Claimed]) -> Option<String> {
    let batch = claimed.first()?.batch.as_ref()?;
    let is_of_it = |mark: &Claimed| mark.entity == Entity::Talent && mark.batch.as_ref() == Some(batch);
    claimed.iter().all(is_of_it).then(|| batch.clone())
}
