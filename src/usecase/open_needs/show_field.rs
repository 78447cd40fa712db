//! One field: its sub-fields with examples of what belongs to them, and its public needs.

use super::{Card, cards, window};
use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::field::FieldCode;
use crate::domain::open_need;
use crate::domain::value::Lang;
use crate::store::open_needs;

/// Needs on the page; the list has all of them.
const NEEDS: i64 = 6;
/// Examples of a sub-field.
const EXAMPLES: usize = 6;

/// A sub-field in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubfieldView {
    /// Its label.
    pub label: String,
    /// Labels of some of what belongs to it.
    pub examples: Vec<String>,
}

/// The page of a field.
#[derive(Debug, Clone)]
pub struct View {
    /// Its slug.
    pub code: FieldCode,
    /// Its sub-fields.
    pub subfields: Vec<SubfieldView>,
    /// Its newest public needs.
    pub cards: Vec<Card>,
    /// How many it has in all.
    pub total: i64,
}

/// The field with this slug, or `Missing`.
pub fn run(ctx: &Context, lang: Lang, slug: &str) -> Result<View> {
    let code = open_need::field(slug)?;
    let newest = ctx.db.read(|conn| open_needs::newest(conn, ctx.now(), Some(&code), "", NEEDS))?;
    let total = window(ctx)?.counts.of_field(slug).max(i64::try_from(newest.len()).unwrap_or(0));
    Ok(View { subfields: subfields(ctx, lang, slug), cards: cards(ctx, lang, newest), total, code })
}

fn subfields(ctx: &Context, lang: Lang, slug: &str) -> Vec<SubfieldView> {
    let taxonomy = &ctx.engine.taxonomy;
    let place = taxonomy.fields.iter().position(|field| field.slug == slug);
    let label = |slug: &str| taxonomy.label(slug, lang).to_owned();
    let nodes = taxonomy.entries.iter().skip(taxonomy.concepts).filter(|e| Some(usize::from(e.field)) == place);
    nodes
        .map(|node| {
            let inside = taxonomy.entries.iter().take(taxonomy.concepts).filter(|e| e.subfield == node.subfield);
            let examples = inside.filter(|e| !e.is_general).take(EXAMPLES).map(|e| label(&e.slug)).collect();
            SubfieldView { label: label(&node.slug), examples }
        })
        .collect()
}
