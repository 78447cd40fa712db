//! Lists needs for officers: narrowed by what an address may ask for, newest first or by letter.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::{Enterprise, EnterpriseId};
use crate::domain::error::{Error, Result};
use crate::domain::listing::{Filter, ListNoun};
use crate::domain::need::{Need, NeedId, NeedState};
use crate::domain::paging::{Page, Paging};
use crate::store::{enterprises, need_waits, needs};
use crate::usecase::finding;

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// By what the list is narrowed.
    pub filter: Filter,
    /// Which page.
    pub paging: Paging,
}

/// A need as officers see it in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The need.
    pub need: Need,
    /// Its firm.
    pub enterprise: Enterprise,
    /// While it waits for an officer: how many questions the firm was asked, and how many of them stayed unanswered.
    pub unanswered: Option<(i64, i64)>,
}

/// A page of them and how many stand in each state.
#[derive(Debug, Clone)]
pub struct View {
    /// The page.
    pub page: Page<Listed>,
    /// The letters that lead somewhere, a bit a letter.
    pub letters: u32,
    /// Counts by state; states without any are left out.
    pub counts: Vec<(NeedState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let found = finding::find(ctx, officer, ListNoun::Needs, &input.filter, &input.paging)?;
    let ids: Vec<NeedId> = found.ids.iter().map(|id| id.parse().map_err(Error::internal)).collect::<Result<_>>()?;
    let items = ctx.db.read(|conn| {
        let mut rows: HashMap<NeedId, Need> =
            needs::list_by_ids(conn, &ids)?.into_iter().map(|need| (need.id.clone(), need)).collect();
        let firms: Vec<EnterpriseId> = rows.values().map(|need| need.enterprise.clone()).collect();
        let firms: HashMap<EnterpriseId, Enterprise> =
            enterprises::list_by_ids(conn, &firms)?.into_iter().map(|firm| (firm.id.clone(), firm)).collect();
        let waiting = need_waits::among(conn, &ids)?;
        let mut items = Vec::with_capacity(ids.len());
        for need in ids.iter().filter_map(|id| rows.remove(id)) {
            let enterprise = firms.get(&need.enterprise).cloned().ok_or(Error::Missing("enterprise"))?;
            let is_waiting = waiting.contains(&need.id);
            let unanswered = if is_waiting { need_waits::unanswered(conn, &need, ctx.now())? } else { None };
            items.push(Listed { need, enterprise, unanswered });
        }
        Ok(items)
    })?;
    let counts = found.counts.iter().filter_map(|(state, n)| Some((state.parse().ok()?, *n))).collect();
    Ok(View { page: Page { items, next: found.next }, letters: found.letters, counts })
}
