//! Lists enterprises for officers: narrowed by what an address may ask for, newest first or by letter.

use std::collections::{HashMap, HashSet};

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::{Enterprise, EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::listing::{Filter, ListNoun};
use crate::domain::paging::{Page, Paging};
use crate::questions::standing::Standing;
use crate::store::{enterprises, same_pairs};
use crate::usecase::finding;

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// By what the list is narrowed.
    pub filter: Filter,
    /// Which page.
    pub paging: Paging,
}

/// A firm with how it answers.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The firm.
    pub enterprise: Enterprise,
    /// How it answers.
    pub answering: Standing,
}

/// A page of them and how many stand in each state.
#[derive(Debug, Clone)]
pub struct View {
    /// The page.
    pub page: Page<Listed>,
    /// The ids of those of which another entry may be of the same firm.
    pub doubtful: HashSet<String>,
    /// The letters that lead somewhere, a bit a letter.
    pub letters: u32,
    /// Counts by state; states without any are left out.
    pub counts: Vec<(EnterpriseState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let (now, floor) = (ctx.now(), ctx.answer_floor());
    let found = finding::find(ctx, officer, ListNoun::Enterprises, &input.filter, &input.paging)?;
    let ids: Vec<EnterpriseId> =
        found.ids.iter().map(|id| id.parse().map_err(Error::internal)).collect::<Result<_>>()?;
    let (items, doubtful) = ctx.db.read(|conn| {
        let doubtful = same_pairs::among(conn, &found.ids)?;
        let mut rows: HashMap<EnterpriseId, Enterprise> =
            enterprises::list_by_ids(conn, &ids)?.into_iter().map(|firm| (firm.id.clone(), firm)).collect();
        let standings = Standing::of_all(conn, &ids, floor, now)?;
        let listed = |(id, answering)| Some(Listed { enterprise: rows.remove(id)?, answering });
        let items = ids.iter().zip(standings).filter_map(listed).collect();
        Ok((items, doubtful))
    })?;
    let counts = found.counts.iter().filter_map(|(state, n)| Some((state.parse().ok()?, *n))).collect();
    Ok(View { page: Page { items, next: found.next }, doubtful, letters: found.letters, counts })
}
