//! The fields that the text of a problem speaks of most, for a firm that has not named any.

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::field::FieldCode;

/// Most fields that are suggested.
const MOST: usize = 2;

/// At most two fields, the likeliest first; the second only when the text names at least half as much of it.
pub fn run(ctx: &Context, text: &str) -> Result<Vec<FieldCode>> {
    let taxonomy = &ctx.engine.taxonomy;
    let mut counts = vec![0_usize; taxonomy.fields.len()];
    for found in ctx.engine.concepts_in(text).iter().filter(|found| !found.is_denied) {
        let entry = taxonomy.entry(found.node).filter(|entry| !entry.is_general);
        if let Some(count) = entry.and_then(|entry| counts.get_mut(usize::from(entry.field))) {
            *count += 1;
        }
    }
    let mut named: Vec<(usize, &str)> =
        counts.iter().copied().zip(taxonomy.fields.iter().map(|f| f.slug.as_str())).collect();
    // Of fields that are named as often the one that is shown first comes first.
    named.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let most = named.first().map_or(0, |(count, _)| *count);
    let likely = named.into_iter().filter(|(count, _)| *count > 0 && *count * 2 >= most).take(MOST);
    Ok(likely.filter_map(|(_, slug)| FieldCode::parse(slug)).collect())
}
