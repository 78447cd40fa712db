//! Lists people for officers: all of them or those in one state, newest first.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::paging::{Page, Paging};
use crate::domain::talent::{Talent, TalentIdentity, TalentState};
use crate::rights::views;
use crate::store::{same_pairs, sealed, talents};

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// Only in this state.
    pub state: Option<TalentState>,
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
    /// Counts by state; states without anybody are left out.
    pub counts: Vec<(TalentState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let view = ctx.db.read(|conn| {
        let found = talents::list(conn, input.state, &input.paging)?;
        let ids: Vec<String> = found.items.iter().map(|talent| talent.id.to_string()).collect();
        let doubtful = same_pairs::among(conn, &ids)?;
        let mut items = Vec::with_capacity(found.items.len());
        for talent in found.items {
            let identity = sealed::identity(conn, &ctx.keys, &talent.id)?;
            items.push(Listed { is_doubtful: doubtful.contains(talent.id.as_str()), talent, identity });
        }
        Ok(View { page: Page { items, next: found.next }, counts: talents::count_by_state(conn)? })
    })?;
    views::note(ctx, officer, view.page.items.iter().map(|listed| &listed.talent.id))?;
    Ok(view)
}
