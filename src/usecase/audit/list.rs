//! The record of deeds as auditors and administrators read it: newest first, by filter, with the state of its seals.

use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::Auditor;
use crate::domain::error::{Error, Result};
use crate::domain::paging::{Page, Paging};
use crate::domain::seal::Verified;
use crate::store::{accounts, seals, settings};
use crate::usecase::reading_audit::{self, Asked, Listed};

/// A page of the record.
#[derive(Debug, Clone)]
pub struct View {
    /// Its deeds; empty when nobody has the code that was asked for.
    pub page: Page<Listed>,
    /// False when nothing has the code that was asked for.
    pub is_known: bool,
    /// The accounts of staff, by which it can be filtered.
    pub staff: Vec<(AccountId, String)>,
    /// The number of the last link of the chain.
    pub sealed: i64,
    /// Rows that wait for their link.
    pub waiting: i64,
    /// What the last walk along the chain found.
    pub verified: Option<Verified>,
}

/// Lists it; a field error under `actor` for what is no account.
pub fn run(ctx: &Context, auditor: &Auditor, asked: &Asked, paging: &Paging) -> Result<View> {
    let now = ctx.now();
    let found = reading_audit::read(ctx, auditor, asked, paging)?;
    let is_known = found.is_some();
    let page = Page::cut(found.unwrap_or_default(), paging, |deed| deed.id.clone());
    let waiting = ctx.counts.unsealed.get(&ctx.db, (), seals::count_waiting)?;
    ctx.db.read(|conn| {
        let staff = accounts::list_staff(conn)?.into_iter().map(|one| (one.id, one.display_name)).collect();
        let verified = settings::find(conn, settings::AUDIT_VERIFIED)?;
        let verified = verified.map(|text| serde_json::from_str(&text)).transpose().map_err(Error::internal)?;
        Ok(View {
            page,
            is_known,
            staff,
            sealed: seals::head(conn, now)?.map_or(0, |head| head.seq),
            waiting,
            verified,
        })
    })
}
