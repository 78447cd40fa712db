//! Scores one need against one person as they stand now, for whoever runs the platform: words and codes, no names.

use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::need::Need;
use crate::domain::talent::Talent;
use crate::matching::Score;
use crate::store::db::Conn;
use crate::store::{needs, sealed, talents};

/// The score of a need and a person, each by code or id.
pub fn run(ctx: &Context, need: &str, talent: &str) -> Result<Score> {
    ctx.db.read(|conn| {
        let (need, talent) = (wanted(conn, need)?, person(conn, talent)?);
        let identity = sealed::identity(conn, &ctx.keys, &talent.id)?;
        let features = ctx.engine.person(&talent.profile, identity.title.as_deref());
        Ok(ctx.engine.score(&ctx.engine.need(&need.brief), &features))
    })
}

fn wanted(conn: &mut Conn, asked: &str) -> Result<Need> {
    let found = match asked.parse() {
        Ok(id) => needs::find(conn, &id)?,
        Err(_) => needs::find_by_code(conn, asked)?,
    };
    found.ok_or(Error::Missing("need"))
}

fn person(conn: &mut Conn, asked: &str) -> Result<Talent> {
    let found = match asked.parse() {
        Ok(id) => talents::find(conn, &id)?,
        Err(_) => talents::find_by_code(conn, asked)?,
    };
    found.ok_or(Error::Missing("talent"))
}
