//! Lets this node run with the published version of the taxonomy: engine and index are made aside and replaced together.

use std::sync::{Arc, PoisonError};

use crate::context::{Context, Matcher};
use crate::domain::error::Result;
use crate::matching::Engine;
use crate::proposals::index;
use crate::store::taxonomy;
use crate::usecase::editing::{self, History};

/// Takes it up; false when it runs already.
pub fn run(ctx: &Context) -> Result<bool> {
    let ctx = ctx.current();
    if ctx.db.read(taxonomy::latest)? == ctx.taxonomy {
        return Ok(false);
    }
    let history = ctx.db.read(History::read)?;
    let overlaid = history.taxonomy(history.latest())?;
    if !overlaid.skipped.is_empty() {
        tracing::warn!(
            changes = overlaid.skipped.len(),
            "changes of the taxonomy find no place in the data of this program"
        );
    }
    let compiled = Engine::shared().map_err(editing::broken)?;
    let engine = match overlaid.taxonomy.version == compiled.taxonomy.version {
        true => compiled,
        false => Arc::new(compiled.with(overlaid.taxonomy).map_err(editing::broken)?),
    };
    let matcher = Matcher::new(history.latest(), engine);
    // Where the index is in use the new one is built before it is needed; elsewhere the first who asks builds it.
    if ctx.followed.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
        index::follow(&ctx.with(matcher.clone()))?;
    }
    tracing::info!(version = matcher.taxonomy, hash = matcher.engine.taxonomy_version(), "the taxonomy was taken up");
    ctx.run_with(matcher);
    Ok(true)
}
