//! Shows staff the figures of the last months and the bureaus that get them.

use crate::context::Context;
use crate::domain::actor::Staff;
use crate::domain::bureau::Bureau;
use crate::domain::error::Result;
use crate::store::bureaus::{self, Kept};

/// Months shown.
const MONTHS: i64 = 12;

/// What staff see.
#[derive(Debug, Clone)]
pub struct View {
    /// The figures, the youngest first.
    pub months: Vec<Kept>,
    /// The bureaus.
    pub bureaus: Vec<Bureau>,
}

/// Shows them.
pub fn run(ctx: &Context, _staff: &Staff) -> Result<View> {
    ctx.db.read(|conn| Ok(View { months: bureaus::list_figures(conn, MONTHS)?, bureaus: bureaus::list(conn)? }))
}
