//! The world of the generated people and needs: who works in what, by the real taxonomy, some specialities more often than others.

use super::random::{Random, Zipf};
use crate::matching::taxonomy::{Node, Taxonomy};

/// Exponents of Zipf's law for fields and sub-fields, and for concepts within a sub-field.
const SUBJECTS: f64 = 0.8;
const CONCEPTS: f64 = 0.7;

/// How many concepts are of the own sub-field, and how many of that or of the own field; the rest is of any.
const OWN_SUBFIELD: f64 = 0.68;
const OWN_FIELD: f64 = 0.90;

/// A sub-field with its concepts.
#[derive(Debug)]
struct SubField {
    node: Node,
    concepts: Vec<Node>,
    popularity: Zipf,
}

/// A field with its sub-fields.
#[derive(Debug)]
struct Field {
    subfields: Vec<SubField>,
    popularity: Zipf,
}

/// A speciality: places of field and sub-field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home {
    /// Place of the field.
    pub field: usize,
    subfield: usize,
    /// Node of the sub-field.
    pub node: Node,
}

/// All fields.
#[derive(Debug)]
pub struct World {
    fields: Vec<Field>,
    popularity: Zipf,
}

impl World {
    /// The world of a taxonomy.
    pub fn of(taxonomy: &Taxonomy) -> Self {
        let field = |place: usize| {
            let nodes = taxonomy.concepts..taxonomy.entries.len();
            let own = nodes.filter(|node| usize::from(taxonomy.entries[*node].field) == place);
            let subfields: Vec<SubField> = own.map(|node| subfield(taxonomy, node as Node)).collect();
            Field { popularity: Zipf::new(subfields.len(), SUBJECTS), subfields }
        };
        let fields: Vec<Field> = (0..taxonomy.fields.len()).map(field).collect();
        Self { popularity: Zipf::new(fields.len(), SUBJECTS), fields }
    }

    /// A speciality.
    pub fn home(&self, random: &mut Random) -> Home {
        self.home_in(self.popularity.draw(random), random)
    }

    fn home_in(&self, field: usize, random: &mut Random) -> Home {
        let subfield = self.fields[field].popularity.draw(random);
        Home { field, subfield, node: self.fields[field].subfields[subfield].node }
    }

    /// A concept that somebody of this speciality has to do with.
    pub fn concept(&self, home: Home, random: &mut Random) -> Node {
        let place = random.share();
        let home = match () {
            () if place < OWN_SUBFIELD => home,
            () if place < OWN_FIELD => self.home_in(home.field, random),
            () => self.home(random),
        };
        self.own_concept(home, random)
    }

    /// A concept of the speciality itself.
    pub fn own_concept(&self, home: Home, random: &mut Random) -> Node {
        let subfield = &self.fields[home.field].subfields[home.subfield];
        subfield.concepts.get(subfield.popularity.draw(random)).copied().unwrap_or(subfield.node)
    }

    /// So many different concepts, the first of the speciality itself; fewer when luck does not find as many.
    pub fn concepts(&self, home: Home, count: usize, random: &mut Random) -> Vec<Node> {
        let mut concepts = vec![self.own_concept(home, random)];
        for _ in 0..4 * count {
            if concepts.len() >= count {
                break;
            }
            let concept = self.concept(home, random);
            if !concepts.contains(&concept) {
                concepts.push(concept);
            }
        }
        concepts
    }
}

fn subfield(taxonomy: &Taxonomy, node: Node) -> SubField {
    let own = |concept: &usize| taxonomy.entries[*concept].subfield == node;
    let concepts: Vec<Node> = (0..taxonomy.concepts).filter(own).map(|concept| concept as Node).collect();
    SubField { node, popularity: Zipf::new(concepts.len(), CONCEPTS), concepts }
}
