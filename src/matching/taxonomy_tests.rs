//! The compiled-in data hold to every rule of a taxonomy.

use super::*;
use crate::domain::field::FIELDS as CODES;
use crate::matching::concepts::Spotter;
use crate::matching::faults::faults;

#[test]
fn the_data_are_sound() {
    let taxonomy = Taxonomy::load().expect("no orphan, no double, both languages");
    Spotter::new(&taxonomy).expect("no label means two things");
    assert_eq!(taxonomy.fields.iter().map(|f| f.slug.as_str()).collect::<Vec<_>>(), CODES);
    assert!(taxonomy.concepts >= 2_500 && taxonomy.entries.len() - taxonomy.concepts >= 150);
    assert_eq!(faults(&taxonomy), [], "no single sign, no Chinese among English names, no ring, no empty sub-field");
}
