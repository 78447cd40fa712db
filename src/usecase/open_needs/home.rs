//! What the start page shows of the platform: how large it is, the newest public needs, in which fields and places they are.

use super::{Card, cards, window};
use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::figures::told;
use crate::domain::open_window::OpenCounts;
use crate::domain::value::Lang;
use crate::store::open_needs;

/// Figures appear from so many people on; smaller ones say more about single persons than about the pool.
pub const FIGURES_FROM: i64 = 20;
/// The map appears from so many prefectures on.
pub const MAP_FROM: usize = 3;
/// Cards of the newest needs.
const CARDS: i64 = 3;

/// How large the pool is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// People in the pool.
    pub people: i64,
    /// Needs that are open or under review.
    pub needs: i64,
    /// Pairs that were introduced; `None` while there are few.
    pub introduced: Option<i64>,
}

/// The start page.
#[derive(Debug, Clone)]
pub struct View {
    /// How large the pool is, once it is large enough to be told.
    pub figures: Option<Figures>,
    /// The newest public needs.
    pub newest: Vec<Card>,
    /// Where and in which fields they are.
    pub counts: OpenCounts,
    /// True once enough prefectures have one.
    pub has_map: bool,
}

/// Reads it.
pub fn run(ctx: &Context, lang: Lang) -> Result<View> {
    let counts = window(ctx)?.counts.clone();
    let newest = ctx.db.read(|conn| open_needs::newest(conn, ctx.now(), None, "", CARDS))?;
    let figures = Figures { people: counts.people, needs: counts.needs, introduced: told(counts.introduced) };
    Ok(View {
        figures: (figures.people >= FIGURES_FROM).then_some(figures),
        newest: cards(ctx, lang, newest),
        has_map: counts.prefectures.len() >= MAP_FROM,
        counts,
    })
}
