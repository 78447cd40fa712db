//! Old questions stop counting after twelve months: the answers of firms are weighed anew as time passes.

use std::collections::BTreeSet;

use crate::context::Context;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::questions::standing;
use crate::store::{answer_falls, firm_questions};

/// Weighs those whose standing has changed, and says how many they were.
pub fn run(ctx: &Context) -> Result<usize> {
    let (now, floor) = (ctx.now(), ctx.answer_floor());
    let changed: Vec<EnterpriseId> = ctx.db.read(|conn| {
        let fallen: BTreeSet<EnterpriseId> = answer_falls::list(conn)?.into_iter().collect();
        let counts = firm_questions::counts(conn, now)?;
        let below: BTreeSet<EnterpriseId> =
            counts.into_iter().filter(|(_, figures)| figures.is_below(floor)).map(|(firm, _)| firm).collect();
        Ok(fallen.symmetric_difference(&below).cloned().collect())
    })?;
    let mut count = 0;
    for firm in changed {
        match ctx.db.write(move |conn| standing::weigh(conn, &firm, floor, now)) {
            Ok(()) => count += 1,
            // Its firm, or another node, was quicker; the next hour looks again.
            Err(Error::Conflict(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(count)
}
