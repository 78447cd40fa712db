//! Lists people for officers: narrowed by what an address may ask for, newest first or by letter.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::listing::{Filter, ListNoun};
use crate::domain::paging::{Page, Paging};
use crate::domain::talent::{Talent, TalentId, TalentIdentity, TalentState};
use crate::rights::views;
use crate::store::{same_pairs, sealed, talents};
use crate::usecase::finding;

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// By what the list is narrowed.
    pub filter: Filter,
    /// Which page.
    pub paging: Paging,
}

/// A person as officers see them in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The open part.
    pub talent: Talent,
    /// Who it is; officers may know.
    pub identity: TalentIdentity,
    /// True while another entry may be of the same person.
    pub is_doubtful: bool,
}

/// A page of them and how many stand in each state.
#[derive(Debug, Clone)]
pub struct View {
    /// The page.
    pub page: Page<Listed>,
    /// The letters that lead somewhere, a bit a letter.
    pub letters: u32,
    /// Counts by state; states without anybody are left out.
    pub counts: Vec<(TalentState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let found = finding::find(ctx, officer, ListNoun::Talents, &input.filter, &input.paging)?;
    let ids: Vec<TalentId> = found.ids.iter().map(|id| id.parse().map_err(Error::internal)).collect::<Result<_>>()?;
    let items = ctx.db.read(|conn| {
        let doubtful = same_pairs::among(conn, &found.ids)?;
        let mut who = sealed::identities(conn, &ctx.keys, &ids)?;
        let mut rows: HashMap<TalentId, Talent> =
            talents::list_by_ids(conn, &ids)?.into_iter().map(|talent| (talent.id.clone(), talent)).collect();
        let listed = |id: &TalentId| {
            let talent = rows.remove(id).filter(|talent| talent.state != TalentState::Erased)?;
            let identity = who.remove(id).unwrap_or_default();
            Some(Listed { is_doubtful: doubtful.contains(talent.id.as_str()), talent, identity })
        };
        Ok(ids.iter().filter_map(listed).collect::<Vec<_>>())
    })?;
    views::note(ctx, officer, items.iter().map(|listed| &listed.talent.id))?;
    let counts = found.counts.iter().filter_map(|(state, n)| Some((state.parse().ok()?, *n))).collect();
    Ok(View { page: Page { items, next: found.next }, letters: found.letters, counts })
}
