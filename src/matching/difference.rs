//! In what two taxonomies differ, concept by concept.

use std::collections::BTreeSet;

use super::taxonomy::{Entry, Node, Taxonomy};
use crate::domain::taxonomy_difference::{Difference, Facet, Move, Turn};
use crate::domain::value::Lang;

/// What leads from one taxonomy to another; concepts it is tied to are named in `lang`.
pub fn between(before: &Taxonomy, after: &Taxonomy, lang: Lang) -> Vec<Difference> {
    let mut all = Vec::new();
    for entry in &before.entries {
        match after.own(&entry.slug) {
            Some(now) => {
                let moves = moves((before, Some(entry)), (after, now), lang);
                if !moves.is_empty() {
                    all.push(Difference { moves, ..difference(now, Turn::Changed) });
                }
            }
            None => all.push(gone(after, entry, lang)),
        }
    }
    for entry in after.entries.iter().filter(|entry| before.own(&entry.slug).is_none()) {
        let moves = moves((before, None), (after, entry), lang);
        all.push(Difference { moves, ..difference(entry, Turn::Added) });
    }
    all
}

fn difference(entry: &Entry, turn: Turn) -> Difference {
    let names = (entry.zh.clone(), entry.en.clone());
    Difference { code: entry.slug.clone(), names, turn, moves: Vec::new() }
}

fn gone(after: &Taxonomy, entry: &Entry, lang: Lang) -> Difference {
    match after.slug(&entry.slug) {
        Some(_) => {
            let come = vec![after.label(&entry.slug, lang).to_owned()];
            let moves = vec![Move { facet: Facet::ReplacedBy, gone: Vec::new(), come }];
            Difference { moves, ..difference(entry, Turn::Retired) }
        }
        None => difference(entry, Turn::Removed),
    }
}

/// What an entry holds of a facet; ties by their codes, so that a neighbour that is only called otherwise is none that differs.
fn held<'a>(taxonomy: &'a Taxonomy, entry: &'a Entry, facet: Facet) -> BTreeSet<&'a str> {
    let code = |node: &Node| taxonomy.slug_of(*node);
    match facet {
        Facet::Zh => [entry.zh.as_str()].into(),
        Facet::En => [entry.en.as_str()].into(),
        Facet::SynonymsZh => entry.zh_synonyms.iter().map(String::as_str).collect(),
        Facet::SynonymsEn => entry.en_synonyms.iter().map(String::as_str).collect(),
        Facet::Broader => entry.broader.iter().map(code).collect(),
        Facet::Related => entry.related.iter().map(code).collect(),
        Facet::Reach => entry.is_general.then_some("general").into_iter().collect(),
        Facet::ReplacedBy => BTreeSet::new(),
    }
}

fn moves((before, then): (&Taxonomy, Option<&Entry>), (after, now): (&Taxonomy, &Entry), lang: Lang) -> Vec<Move> {
    let moved = |facet: &Facet| {
        let was = then.map(|then| held(before, then, *facet)).unwrap_or_default();
        let is = held(after, now, *facet);
        let said = |taxonomy: &Taxonomy, value: &str| match facet {
            Facet::Broader | Facet::Related => taxonomy.label(value, lang).to_owned(),
            _ => value.to_owned(),
        };
        let gone: Vec<String> = was.difference(&is).map(|value| said(before, value)).collect();
        let come: Vec<String> = is.difference(&was).map(|value| said(after, value)).collect();
        (!gone.is_empty() || !come.is_empty()).then_some(Move { facet: *facet, gone, come })
    };
    Facet::ALL.iter().filter_map(moved).collect()
}
