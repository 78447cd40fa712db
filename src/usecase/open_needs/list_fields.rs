//! The twelve fields with what belongs to each and how many public needs it has.

use super::window;
use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::field::{self, FieldCode};
use crate::domain::open_window::OpenCounts;
use crate::domain::value::Lang;

/// A field with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// Its slug.
    pub code: FieldCode,
    /// Labels of its sub-fields.
    pub subfields: Vec<String>,
}

/// The fields.
#[derive(Debug, Clone)]
pub struct View {
    /// In the order in which they are shown.
    pub fields: Vec<FieldView>,
    /// How many public needs each has.
    pub counts: OpenCounts,
}

/// Reads them.
pub fn run(ctx: &Context, lang: Lang) -> Result<View> {
    let taxonomy = &ctx.engine.taxonomy;
    let of = |code: FieldCode| {
        let place = taxonomy.fields.iter().position(|field| field.slug == code.as_str());
        let own = taxonomy.entries.iter().skip(taxonomy.concepts).filter(|e| Some(usize::from(e.field)) == place);
        FieldView { subfields: own.map(|e| taxonomy.label(&e.slug, lang).to_owned()).collect(), code }
    };
    Ok(View { fields: field::all().map(of).collect(), counts: window(ctx)?.counts.clone() })
}
