//! The public window: the needs that anybody may read, in which fields they are and where. What each use case gives has no
//! field of a person or of a firm that hides.

use std::sync::{Arc, PoisonError};

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::need::NeedState;
use crate::domain::open_need::OpenNeed;
use crate::domain::open_window::OpenWindow;
use crate::domain::talent::TalentState;
use crate::domain::value::Lang;
use crate::store::open_needs::{self, Listed};
use crate::store::{needs, talents};

pub mod count;
pub mod home;
pub mod list;
pub mod list_codes;
pub mod list_fields;
pub mod show;
pub mod show_field;

/// For so long what was read is told again without reading.
const KEPT: TimeDelta = TimeDelta::seconds(30);
/// Most labels of a need.
const TOPICS: usize = 8;

/// A public need with the engine's labels for what the firm asks for, in the reader's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The need.
    pub need: OpenNeed,
    /// Labels of the taxonomy: made by us, so that they can be told in either language.
    pub topics: Vec<String>,
}

/// Counts and texts of the public needs, at most half a minute old: they are asked for by every page, and reading them looks
/// at every open need.
fn window(ctx: &Context) -> Result<Arc<OpenWindow>> {
    let now = ctx.now();
    // Held while reading: of many who ask at once one reads and the others wait for it.
    let mut kept = ctx.window.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, window)) = kept.as_ref().filter(|(at, _)| *at <= now && now - *at < KEPT) {
        return Ok(Arc::clone(window));
    }
    let window = ctx.db.read(|conn| {
        let mut counts = open_needs::counts(conn, now)?;
        let people = talents::count_by_state(conn)?;
        let known = needs::count_by_state(conn)?;
        counts.people = people.iter().filter(|(state, _)| *state == TalentState::Pooled).map(|(_, n)| n).sum();
        let is_alive = |state: &NeedState| matches!(state, NeedState::Open | NeedState::Submitted);
        counts.needs = known.iter().filter(|(state, _)| is_alive(state)).map(|(_, n)| n).sum();
        Ok(Arc::new(OpenWindow { counts, texts: open_needs::texts(conn, now)? }))
    })?;
    *kept = Some((now, Arc::clone(&window)));
    Ok(window)
}

/// A need as its card: its keywords become labels, those that the taxonomy does not know stay unsaid.
fn card(ctx: &Context, lang: Lang, listed: Listed) -> Card {
    let mut topics: Vec<String> = Vec::new();
    for keyword in &listed.keywords {
        for found in ctx.engine.concepts_in(keyword).iter().filter(|found| !found.is_denied) {
            let taxonomy = &ctx.engine.taxonomy;
            let label = taxonomy.label(taxonomy.slug_of(found.node), lang);
            if topics.len() < TOPICS && !topics.iter().any(|known| known == label) {
                topics.push(label.to_owned());
            }
        }
    }
    Card { need: listed.need, topics }
}

fn cards(ctx: &Context, lang: Lang, listed: Vec<Listed>) -> Vec<Card> {
    listed.into_iter().map(|one| card(ctx, lang, one)).collect()
}
