//! Features of one person or need as committed: the stored ones where they are of the right versions, else made anew.

use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::error::Result;
use crate::domain::need::Need;
use crate::domain::talent::{Talent, TalentId};
use crate::matching::{Engine, NeedFeatures, PersonFeatures};
use crate::store::db::Conn;
use crate::store::features::{self, Stored};
use crate::store::{sealed, talents};

/// Those of a person who may be proposed now, with the version they are of.
pub fn person(ctx: &Context, id: &TalentId) -> Result<Option<(i32, PersonFeatures)>> {
    let accepted_first = ctx.config.review.accepts_first();
    ctx.db.read(|conn| {
        let Some(talent) = talents::find(conn, id)?.filter(|t| t.is_proposed(accepted_first)) else { return Ok(None) };
        Ok(Some((talent.version, of_person(ctx, conn, &talent)?)))
    })
}

/// Those of a person, proposed or not.
pub fn of_person(ctx: &Context, conn: &mut Conn, talent: &Talent) -> Result<PersonFeatures> {
    Ok(source(ctx, conn, talent)?.features(&ctx.engine, talent))
}

/// Where features of a person come from: read within a reading, made outside it where many are made.
pub enum Source {
    /// They are stored.
    Stored(Box<PersonFeatures>),
    /// They are made of the profile and this job title. It counts as matching text; it is read from what is sealed and goes no
    /// further than the features.
    Title(Option<String>),
}

/// Where those of a person come from.
pub fn source(ctx: &Context, conn: &mut Conn, talent: &Talent) -> Result<Source> {
    let stored = features::find(conn, Entity::Talent, talent.id.as_str(), &ctx.engine.versions())?;
    match stored.filter(|stored: &Stored<PersonFeatures>| stored.version == talent.version) {
        Some(stored) => Ok(Source::Stored(Box::new(stored.features))),
        None => Ok(Source::Title(sealed::identity(conn, &ctx.keys, &talent.id)?.title)),
    }
}

impl Source {
    /// The features: some milliseconds where they are made.
    pub fn features(self, engine: &Engine, talent: &Talent) -> PersonFeatures {
        match self {
            Self::Stored(features) => *features,
            Self::Title(title) => engine.person(&talent.profile, title.as_deref()),
        }
    }
}

/// Those of a need.
pub fn need(ctx: &Context, need: &Need) -> Result<NeedFeatures> {
    ctx.db.read(|conn| of_need(ctx, conn, need))
}

/// Those of a need, within a reading.
pub fn of_need(ctx: &Context, conn: &mut Conn, need: &Need) -> Result<NeedFeatures> {
    let stored = features::find(conn, Entity::Need, need.id.as_str(), &ctx.engine.versions())?;
    let fresh = stored.filter(|stored: &Stored<NeedFeatures>| stored.version == need.version);
    Ok(fresh.map_or_else(|| ctx.engine.need(&need.brief), |stored| stored.features))
}
