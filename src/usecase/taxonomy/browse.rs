//! Shows the taxonomy as the draft would have it: the fields, the sub-fields of one, the concepts of one, or what a search finds.

use crate::context::Context;
use crate::domain::actor::TaxonomyReader;
use crate::domain::error::{Error, Result};
use crate::matching::taxonomy::{Entry, Node, Taxonomy};
use crate::usecase::editing::History;

/// Most nodes that a search lists.
pub const MOST: usize = 100;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// All fields with their sub-fields.
    All,
    /// A sub-field with its concepts, by its code.
    Subfield(String),
    /// Whatever has these words in a label, a synonym or its code.
    Words(String),
}

/// A concept or a sub-field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeView {
    /// Its stable code.
    pub slug: String,
    /// Chinese label.
    pub zh: String,
    /// English label.
    pub en: String,
    /// Other names in Chinese.
    pub zh_synonyms: Vec<String>,
    /// Other names in English.
    pub en_synonyms: Vec<String>,
    /// The code and the labels of its sub-field; of itself for a sub-field.
    pub subfield: (String, String, String),
    /// The labels of the next wider concept.
    pub broader: Option<(String, String)>,
    /// True for a skill that many specialities share.
    pub is_general: bool,
    /// True for a sub-field.
    pub is_subfield: bool,
    /// How many concepts a sub-field has.
    pub concepts: usize,
    /// True when the draft changes it.
    pub is_drafted: bool,
}

/// A concept that is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetiredView {
    /// Its code.
    pub slug: String,
    /// The labels it had.
    pub names: (String, String),
    /// The code and the labels of what took over.
    pub by: (String, String, String),
    /// The day it was retired on.
    pub on: String,
}

/// A field with its sub-fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// Its stable code.
    pub slug: String,
    /// Chinese label.
    pub zh: String,
    /// English label.
    pub en: String,
    /// Its sub-fields.
    pub subfields: Vec<NodeView>,
}

/// What is shown.
#[derive(Debug, Clone)]
pub struct View {
    /// The number of the version that runs; 0 is the compiled-in one.
    pub number: i32,
    /// The hash of its data.
    pub version: String,
    /// How many changes the draft has.
    pub drafted: usize,
    /// Concepts in all.
    pub concepts: usize,
    /// Sub-fields in all.
    pub subfields: usize,
    /// Fields, where all are asked for.
    pub fields: Vec<FieldView>,
    /// The sub-field that is asked for.
    pub subfield: Option<NodeView>,
    /// Its concepts, or what was found.
    pub nodes: Vec<NodeView>,
    /// What took over from concepts that were retired, in the sub-field that is asked for.
    pub retired: Vec<RetiredView>,
    /// True when a search found more than are listed.
    pub is_cut: bool,
}

/// Shows it; `Missing` for a sub-field that there is not.
pub fn run(ctx: &Context, _reader: &TaxonomyReader, asked: &Asked) -> Result<View> {
    let history = ctx.db.read(History::read)?;
    let drafted: Vec<&str> = history.draft().map(|kept| kept.change.concept()).collect();
    let is_running = drafted.is_empty() && ctx.taxonomy == history.latest();
    let other = if is_running { None } else { Some(history.drafted()?.taxonomy) };
    let taxonomy = other.as_ref().unwrap_or(&ctx.engine.taxonomy);
    let mut view = View {
        number: ctx.taxonomy,
        version: ctx.engine.taxonomy.version.clone(),
        drafted: drafted.len(),
        concepts: taxonomy.concepts,
        subfields: taxonomy.entries.len() - taxonomy.concepts,
        fields: Vec::new(),
        subfield: None,
        nodes: Vec::new(),
        retired: Vec::new(),
        is_cut: false,
    };
    match asked {
        Asked::All => view.fields = fields(taxonomy),
        Asked::Subfield(slug) => {
            let node = taxonomy.slug(slug).filter(|node| taxonomy.is_subfield(*node));
            let node = node.ok_or(Error::Missing("page"))?;
            view.subfield = Some(shown(taxonomy, node));
            view.nodes = nodes(taxonomy)
                .filter(|(n, e)| e.subfield == node && *n != node)
                .map(|(n, _)| shown(taxonomy, n))
                .collect();
            view.retired = retired(taxonomy, node);
        }
        Asked::Words(words) => {
            let wanted = words.trim().to_lowercase();
            let mut found: Vec<Node> = nodes(taxonomy).filter(|(_, e)| names(e, &wanted)).map(|(n, _)| n).collect();
            view.is_cut = found.len() > MOST;
            found.truncate(MOST);
            view.nodes = found.into_iter().map(|node| shown(taxonomy, node)).collect();
        }
    }
    view.nodes.iter_mut().for_each(|node| node.is_drafted = drafted.contains(&node.slug.as_str()));
    Ok(view)
}

/// The concepts that are no more and whose place is taken by one of this sub-field.
fn retired(taxonomy: &Taxonomy, subfield: Node) -> Vec<RetiredView> {
    let gone = taxonomy.retired.iter().filter_map(|gone| Some((gone, taxonomy.entry(gone.by)?)));
    gone.filter(|(_, by)| by.subfield == subfield)
        .map(|(gone, by)| RetiredView {
            slug: gone.slug.clone(),
            names: (gone.zh.clone(), gone.en.clone()),
            by: (by.slug.clone(), by.zh.clone(), by.en.clone()),
            on: gone.on.clone(),
        })
        .collect()
}

fn nodes(taxonomy: &Taxonomy) -> impl Iterator<Item = (Node, &Entry)> {
    taxonomy.entries.iter().enumerate().filter_map(|(n, entry)| Some((Node::try_from(n).ok()?, entry)))
}

/// True when a name or the code of the entry holds these words.
fn names(entry: &Entry, wanted: &str) -> bool {
    let all = [&entry.slug, &entry.zh, &entry.en].into_iter().chain(&entry.zh_synonyms).chain(&entry.en_synonyms);
    !wanted.is_empty() && all.into_iter().any(|name| name.to_lowercase().contains(wanted))
}

fn fields(taxonomy: &Taxonomy) -> Vec<FieldView> {
    let mut fields: Vec<FieldView> = taxonomy
        .fields
        .iter()
        .map(|f| FieldView { slug: f.slug.clone(), zh: f.zh.clone(), en: f.en.clone(), subfields: Vec::new() })
        .collect();
    for (node, entry) in nodes(taxonomy).filter(|(node, _)| taxonomy.is_subfield(*node)) {
        if let Some(field) = fields.get_mut(usize::from(entry.field)) {
            field.subfields.push(shown(taxonomy, node));
        }
    }
    fields
}

fn shown(taxonomy: &Taxonomy, node: Node) -> NodeView {
    let empty = Entry::default();
    let entry = taxonomy.entry(node).unwrap_or(&empty);
    let home = taxonomy.entry(entry.subfield).unwrap_or(&empty);
    let broader = entry.broader.and_then(|node| taxonomy.entry(node));
    let is_subfield = taxonomy.is_subfield(node);
    NodeView {
        slug: entry.slug.clone(),
        zh: entry.zh.clone(),
        en: entry.en.clone(),
        zh_synonyms: entry.zh_synonyms.clone(),
        en_synonyms: entry.en_synonyms.clone(),
        subfield: (home.slug.clone(), home.zh.clone(), home.en.clone()),
        broader: broader.map(|b| (b.zh.clone(), b.en.clone())),
        is_general: entry.is_general,
        is_subfield,
        concepts: if is_subfield {
            nodes(taxonomy).filter(|(n, e)| e.subfield == node && *n != node).count()
        } else {
            0
        },
        is_drafted: false,
    }
}
