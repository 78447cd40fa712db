//! What makes a taxonomy unsound beyond what its reader refuses: the data files are held to it by a test, editors at each edit.

use super::senses::clashes;
use super::taxonomy::{Entry, Node, Taxonomy};
use crate::domain::value::is_han;

/// What is wrong with a taxonomy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A label that names two things, without a rule for it.
    Ambiguous {
        /// The label.
        label: String,
        /// What it names.
        one: String,
        /// What it names, too.
        other: String,
    },
    /// A name of a single sign: it stands in too many words.
    Short {
        /// Whose.
        code: String,
        /// The name.
        label: String,
    },
    /// Chinese among the English names.
    Foreign {
        /// Whose.
        code: String,
        /// The name.
        label: String,
    },
    /// A concept that is wider than itself.
    Cycle {
        /// Its code.
        code: String,
    },
    /// A concept that is related to itself.
    OwnNeighbour {
        /// Its code.
        code: String,
    },
    /// A sub-field without a concept.
    Empty {
        /// Its code.
        code: String,
    },
}

/// Everything that is wrong; nothing for sound data.
pub fn faults(taxonomy: &Taxonomy) -> Vec<Fault> {
    let clashing = clashes(taxonomy).into_iter();
    let mut all: Vec<Fault> =
        clashing.map(|clash| Fault::Ambiguous { label: clash.label, one: clash.one, other: clash.other }).collect();
    for (node, entry) in taxonomy.entries.iter().enumerate() {
        all.extend(of_entry(taxonomy, node as Node, entry));
    }
    for subfield in &taxonomy.entries[taxonomy.concepts..] {
        let home = taxonomy.slug(&subfield.slug);
        if !taxonomy.entries[..taxonomy.concepts].iter().any(|entry| Some(entry.subfield) == home) {
            all.push(Fault::Empty { code: subfield.slug.clone() });
        }
    }
    all
}

fn of_entry(taxonomy: &Taxonomy, node: Node, entry: &Entry) -> Vec<Fault> {
    let mut all = Vec::new();
    let code = || entry.slug.clone();
    let zh = entry.zh_synonyms.iter().chain([&entry.zh]).filter(|label| label.chars().count() < 2);
    all.extend(zh.map(|label| Fault::Short { code: code(), label: label.clone() }));
    let en = entry.en_synonyms.iter().chain([&entry.en]).filter(|label| label.chars().any(is_han));
    all.extend(en.map(|label| Fault::Foreign { code: code(), label: label.clone() }));
    let wider = std::iter::successors(entry.broader, |wide| taxonomy.entry(*wide).and_then(|entry| entry.broader));
    if wider.take(taxonomy.concepts).any(|wide| wide == node) {
        all.push(Fault::Cycle { code: code() });
    }
    if entry.related.contains(&node) {
        all.push(Fault::OwnNeighbour { code: code() });
    }
    all
}
