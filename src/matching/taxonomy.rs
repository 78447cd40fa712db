//! The bilingual taxonomy: fields, sub-fields and concepts, read from the data files in `config/taxonomy`, and where to find
//! them. What each of them is stands in `nodes`.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

pub use super::nodes::{Ambiguous, Entry, Field, Home, Node, Retired};
use super::source::Source;
use super::tables::{DataError, list, wrong};
use crate::domain::field::FieldCode;
use crate::domain::value::Lang;

/// All nodes, and where to find them.
#[derive(Debug)]
pub struct Taxonomy {
    /// Fields in the order of the data file.
    pub fields: Vec<Field>,
    /// Concepts, then sub-fields.
    pub entries: Vec<Entry>,
    /// Number of concepts.
    pub concepts: usize,
    /// Labels that mean several things.
    pub ambiguous: Vec<Ambiguous>,
    /// Concepts that are no more, in the order in which they went.
    pub retired: Vec<Retired>,
    /// A short hash of the data: changes with any of them.
    pub version: String,
    by_slug: HashMap<String, Node>,
}

impl Taxonomy {
    /// Reads the compiled-in data.
    pub fn load() -> Result<Self, DataError> {
        Self::read(&Source::compiled_in())
    }

    /// Reads a taxonomy from its tables.
    pub fn read(source: &Source) -> Result<Self, DataError> {
        let version = version(source);
        let fields: Vec<Field> = source
            .fields()?
            .into_iter()
            .map(|r| Field { slug: r[0].clone(), zh: r[1].clone(), en: r[2].clone() })
            .collect();
        let (concept_rows, subfield_rows) = (source.concepts()?, source.subfields()?);
        let mut by_slug = HashMap::new();
        for (i, row) in concept_rows.iter().chain(&subfield_rows).enumerate() {
            let node = Node::try_from(i).map_err(|_| wrong("concepts.tsv", "too many concepts".to_owned()))?;
            if by_slug.insert(row[0].clone(), node).is_some() {
                return Err(wrong("concepts.tsv", format!("{}: slug used twice", row[0])));
            }
        }
        let (entries, concepts) = (Vec::new(), concept_rows.len());
        let (ambiguous, retired) = (Vec::new(), Vec::new());
        let mut taxonomy = Self { fields, entries, concepts, ambiguous, retired, version, by_slug };
        taxonomy.add_retired(&source.retired()?)?;
        taxonomy.add_subfields_after(&concept_rows, &subfield_rows)?;
        taxonomy.ambiguous = source.ambiguous()?.iter().map(|row| taxonomy.rule(row)).collect::<Result<_, _>>()?;
        Ok(taxonomy)
    }

    fn add_retired(&mut self, rows: &[Vec<String>]) -> Result<(), DataError> {
        for row in rows {
            let by = self.concepts_named(&row[0], &row[1])?;
            let [by] = by[..] else { return Err(wrong("retired.tsv", format!("{}: one that took over", row[0]))) };
            if self.by_slug.insert(row[0].clone(), by).is_some() {
                return Err(wrong("retired.tsv", format!("{}: slug used twice", row[0])));
            }
            let [on, zh, en] = [2, 3, 4].map(|cell| row[cell].clone());
            self.retired.push(Retired { slug: row[0].clone(), zh, en, by, on });
        }
        Ok(())
    }

    fn rule(&self, row: &[String]) -> Result<Ambiguous, DataError> {
        let node = |slug: &str| {
            self.slug(slug).ok_or_else(|| wrong("ambiguous.tsv", format!("{}: no concept {slug}", row[0])))
        };
        let meanings: Vec<Node> = list(&row[1]).map(node).collect::<Result<_, _>>()?;
        let default = Some(row[2].as_str()).filter(|slug| !slug.is_empty()).map(node).transpose()?;
        if meanings.len() < 2 || default.is_some_and(|d| !meanings.contains(&d)) {
            return Err(wrong("ambiguous.tsv", format!("{}: two meanings, the default among them", row[0])));
        }
        Ok(Ambiguous { label: row[0].clone(), meanings, default })
    }

    fn add_subfields_after(&mut self, concepts: &[Vec<String>], subfields: &[Vec<String>]) -> Result<(), DataError> {
        let field_of: Vec<u8> = subfields
            .iter()
            .map(|row| {
                let place = self.fields.iter().position(|f| f.slug == row[1]);
                place.map(|p| p as u8).ok_or_else(|| wrong("subfields.tsv", format!("{}: no field {}", row[0], row[1])))
            })
            .collect::<Result<_, _>>()?;
        for row in concepts {
            let subfield = self.slug(&row[1]).filter(|n| usize::from(*n) >= self.concepts);
            let subfield =
                subfield.ok_or_else(|| wrong("concepts.tsv", format!("{}: no sub-field {}", row[0], row[1])))?;
            let broader = self.concepts_named(&row[0], &row[6])?.first().copied();
            let related = self.concepts_named(&row[0], &row[7])?;
            let field = field_of[usize::from(subfield) - self.concepts];
            let is_general = row[8] == "general";
            self.entries.push(entry(
                row,
                [2, 3, 4, 5],
                Entry { subfield, broader, related, is_general, field, ..Entry::default() },
            ));
        }
        for (i, row) in subfields.iter().enumerate() {
            let subfield = (self.concepts + i) as Node;
            self.entries.push(entry(row, [2, 3, 4, 5], Entry { subfield, field: field_of[i], ..Entry::default() }));
        }
        Ok(())
    }

    fn concepts_named(&self, slug: &str, names: &str) -> Result<Vec<Node>, DataError> {
        list(names)
            .map(|name| {
                self.slug(name)
                    .filter(|n| usize::from(*n) < self.concepts)
                    .ok_or_else(|| wrong("concepts.tsv", format!("{slug}: no concept {name}")))
            })
            .collect()
    }

    /// The node with this slug; of a retired one that which took over.
    pub fn slug(&self, slug: &str) -> Option<Node> {
        self.by_slug.get(slug).copied()
    }

    /// The entry of this very code; `None` for one that was retired.
    pub fn own(&self, slug: &str) -> Option<&Entry> {
        self.slug(slug).and_then(|node| self.entry(node)).filter(|entry| entry.slug == slug)
    }

    /// The entry of a node; features of another taxonomy are never asked here.
    pub fn entry(&self, node: Node) -> Option<&Entry> {
        self.entries.get(usize::from(node))
    }

    /// True for a sub-field.
    pub fn is_subfield(&self, node: Node) -> bool {
        usize::from(node) >= self.concepts
    }

    /// The wider concepts of a node, nearest first.
    pub fn ancestors(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        let up = |n: &Node| self.entry(*n).and_then(|e| e.broader);
        std::iter::successors(up(&node), move |n| up(n)).take(6)
    }

    /// What gathers a concept with its nearest neighbours: its wider concept, else itself.
    pub fn cluster(&self, node: Node) -> Node {
        self.entry(node).and_then(|e| e.broader).unwrap_or(node)
    }

    /// Where each node belongs.
    pub fn homes(&self) -> Vec<Home> {
        let home = |(node, entry): (usize, &Entry)| Home {
            cluster: self.cluster(node as Node),
            subfield: entry.subfield,
            is_subfield: self.is_subfield(node as Node),
            is_general: entry.is_general,
        };
        self.entries.iter().enumerate().map(home).collect()
    }

    /// The slug of a node.
    pub fn slug_of(&self, node: Node) -> &str {
        self.entry(node).map_or("", |e| e.slug.as_str())
    }

    /// The label of a slug in a language, or the slug itself when the taxonomy has no such node.
    pub fn label<'a>(&'a self, slug: &'a str, lang: Lang) -> &'a str {
        match self.slug(slug).and_then(|n| self.entry(n)) {
            Some(entry) => entry.name(lang),
            None => slug,
        }
    }

    /// The label of a field in a language.
    pub fn field_label<'a>(&'a self, field: &'a FieldCode, lang: Lang) -> &'a str {
        let found = self.fields.iter().find(|f| f.slug == field.as_str());
        found.map_or(field.as_str(), |f| f.name(lang))
    }

    /// Every label and synonym with its node.
    pub fn labels(&self) -> impl Iterator<Item = (Node, &str)> {
        self.entries.iter().enumerate().flat_map(|(i, e)| {
            [&e.zh, &e.en]
                .into_iter()
                .chain(&e.zh_synonyms)
                .chain(&e.en_synonyms)
                .map(move |label| (i as Node, label.as_str()))
        })
    }
}

/// A short hash of the tables.
fn version(source: &Source) -> String {
    let mut hasher = Sha256::new();
    for (_, text) in source.files() {
        hasher.update(text.as_bytes());
    }
    hasher.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
}

fn entry(row: &[String], columns: [usize; 4], rest: Entry) -> Entry {
    let names = |i: usize| list(&row[columns[i]]).map(str::to_owned).collect();
    Entry {
        slug: row[0].clone(),
        zh: row[columns[0]].clone(),
        en: row[columns[1]].clone(),
        zh_synonyms: names(2),
        en_synonyms: names(3),
        ..rest
    }
}

#[cfg(test)]
#[path = "taxonomy_tests.rs"]
mod tests;
