//! Takes the record along as a filter shows it; that it was taken is recorded.

use crate::context::Context;
use crate::domain::actor::{Auditor, Doer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::paging::{MOST, Paging};
use crate::domain::value::Moment;
use crate::store::audit;
use crate::usecase::reading_audit::{self, Asked, Listed};

/// Most rows that one file holds.
pub const LARGEST: usize = 20_000;

/// What is taken.
#[derive(Debug, Clone)]
pub struct View {
    /// Newest first.
    pub deeds: Vec<Listed>,
    /// True when there are more than a file holds.
    pub is_cut: bool,
    /// Who took it.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// Reads it page by page and records that it was taken.
pub fn run(ctx: &Context, auditor: &Auditor, asked: &Asked) -> Result<View> {
    let (now, doer) = (ctx.now(), Doer::from(&auditor.person));
    let mut deeds: Vec<Listed> = Vec::new();
    let mut paging = Paging::new(None, Some(MOST));
    let is_cut = loop {
        let mut rows = reading_audit::read(ctx, auditor, asked, &paging)?.unwrap_or_default();
        let has_more = rows.len() > usize::try_from(paging.limit).unwrap_or(0);
        rows.truncate(usize::try_from(paging.limit).unwrap_or(0));
        paging.after = rows.last().map(|deed| deed.id.clone());
        deeds.extend(rows);
        if !has_more || deeds.len() >= LARGEST {
            break has_more;
        }
    };
    let (count, id) = (deeds.len(), auditor.person.account.id.to_string());
    ctx.db.write(move |conn| {
        let deed = Deed::new(&doer, "audit.export", Entity::Account, &id);
        audit::add(conn, now, &deed.because(count.to_string())).map(|_| ())
    })?;
    Ok(View { deeds, is_cut, by: auditor.person.account.display_name.clone(), at: now })
}
