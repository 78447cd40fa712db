//! What each label of a taxonomy names, in any spelling, and which name two things.

use std::collections::HashMap;

use super::taxonomy::{Node, Taxonomy};
use super::text::normal;

/// What a label means: one node, or what a rule makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A node.
    One(Node),
    /// Several, by the place of their rule among the rules.
    Several(usize),
}

/// A label that names two things, without a rule for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The label as it is written the second time.
    pub label: String,
    /// What it names.
    pub one: String,
    /// What it names, too.
    pub other: String,
}

/// Every label that names two things.
pub fn clashes(taxonomy: &Taxonomy) -> Vec<Clash> {
    senses(taxonomy).1
}

/// The concept or sub-field that has this name in any spelling; nothing for one that means several things.
pub fn bearer(taxonomy: &Taxonomy, name: &str) -> Option<Node> {
    let wanted = normal(name).text;
    taxonomy.labels().find(|(_, label)| normal(label).text == wanted).map(|(node, _)| node)
}

/// Every label once in its normal form, as it is written, with what it means; and those that mean two things.
pub fn senses(taxonomy: &Taxonomy) -> (Vec<(String, &str, Sense)>, Vec<Clash>) {
    let mut seen: HashMap<String, Sense> = HashMap::new();
    let (mut senses, mut clashes) = (Vec::new(), Vec::new());
    let rules = taxonomy.ambiguous.iter().enumerate();
    let rules = rules.map(|(i, rule)| (Sense::Several(i), rule.label.as_str()));
    for (sense, label) in rules.chain(taxonomy.labels().map(|(node, label)| (Sense::One(node), label))) {
        let text = normal(label).text;
        match seen.get(&text) {
            Some(other) if *other == sense => {}
            Some(other) => {
                let (one, other) = (named(taxonomy, *other), named(taxonomy, sense));
                clashes.push(Clash { label: label.to_owned(), one, other });
            }
            None => {
                seen.insert(text.clone(), sense);
                senses.push((text, label, sense));
            }
        }
    }
    (senses, clashes)
}

fn named(taxonomy: &Taxonomy, sense: Sense) -> String {
    match sense {
        Sense::One(node) => taxonomy.slug_of(node).to_owned(),
        Sense::Several(_) => "a rule of ambiguous.tsv".to_owned(),
    }
}
