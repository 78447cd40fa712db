//! Shows a concept as it stands in the draft, to be changed.

use crate::context::Context;
use crate::domain::actor::TaxonomyReader;
use crate::domain::error::{Error, Result};
use crate::domain::value::Lang;
use crate::matching::Overlaid;
use crate::matching::taxonomy::{Entry, Node, Taxonomy};
use crate::usecase::editing::{self, History, Typed};

/// A concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its code.
    pub code: String,
    /// Its names, Chinese and English.
    pub names: (String, String),
    /// Code and names of its sub-field.
    pub subfield: (String, String, String),
    /// True for a skill that many specialities share.
    pub is_general: bool,
    /// Its names and ties as they would be typed.
    pub text: Typed,
    /// What was seen of it; goes back with what is typed.
    pub mark: String,
    /// Code and names of what took over, where it was retired.
    pub replaced_by: Option<(String, String, String)>,
    /// True when the draft changes it.
    pub is_drafted: bool,
}

/// Shows it, with ties named in `lang`; `Missing` for one that there is not.
pub fn run(ctx: &Context, _reader: &TaxonomyReader, code: &str, lang: Lang) -> Result<View> {
    let history = ctx.db.read(History::read)?;
    let Overlaid { mut source, taxonomy, .. } = history.drafted()?;
    let node = taxonomy.slug(code).filter(|node| !taxonomy.is_subfield(*node)).ok_or(Error::Missing("concept"))?;
    let entry = taxonomy.entry(node).ok_or(Error::Missing("concept"))?;
    let retired = taxonomy.retired.iter().find(|gone| gone.slug == code);
    let names = retired.map_or((&entry.zh, &entry.en), |gone| (&gone.zh, &gone.en));
    let triple = |entry: &Entry| (entry.slug.clone(), entry.zh.clone(), entry.en.clone());
    Ok(View {
        code: code.to_owned(),
        names: (names.0.clone(), names.1.clone()),
        subfield: taxonomy.entry(entry.subfield).map(triple).unwrap_or_default(),
        is_general: entry.is_general,
        text: typed(&taxonomy, entry, lang),
        mark: source.concept(code).as_ref().map(editing::mark_of).transpose()?.unwrap_or_default(),
        replaced_by: retired.map(|_| triple(entry)),
        is_drafted: history.draft().any(|kept| kept.change.concept() == code),
    })
}

fn typed(taxonomy: &Taxonomy, entry: &Entry, lang: Lang) -> Typed {
    let name = |node: &Node| taxonomy.entry(*node).map(|entry| entry.name(lang).to_owned());
    Typed {
        zh: entry.zh.clone(),
        en: entry.en.clone(),
        synonyms_zh: entry.zh_synonyms.join("\n"),
        synonyms_en: entry.en_synonyms.join("\n"),
        broader: entry.broader.as_ref().and_then(name).unwrap_or_default(),
        related: entry.related.iter().filter_map(name).collect::<Vec<_>>().join("\n"),
    }
}
