//! People and needs in the form in which the index keeps them.

use longyuan_index::Document;

use super::Engine;
use super::facts::{NeedFacts, PersonFacts};
use super::features::{NeedFeatures, PersonFeatures};
use super::sketch::{NeedSketch, PersonSketch, steps};

/// A need with its tokens, ready for the index.
pub type NeedDocument = Document<String, NeedFacts>;
/// A person with their tokens, ready for the index.
pub type PersonDocument = Document<String, PersonFacts>;

impl Engine {
    /// A person in the form in which the index keeps them.
    pub fn person_document(&self, id: &str, version: i32, person: &PersonFeatures) -> PersonDocument {
        Document {
            key: id.to_owned(),
            version,
            tokens: self.tokens_of_person(person),
            facts: PersonFacts::of(&self.taxonomy, person),
            forward: PersonSketch::pack(person),
            hint: self.hint(&person.mentions),
        }
    }

    /// A need in the form in which the index keeps it.
    pub fn need_document(&self, id: &str, version: i32, need: &NeedFeatures) -> NeedDocument {
        let tokens =
            self.tokens_of_need(need).into_iter().map(|(token, weight)| (token, steps(weight.min(1.0)).max(1)));
        Document {
            key: id.to_owned(),
            version,
            tokens: tokens.collect(),
            facts: NeedFacts::of(&self.taxonomy, need),
            forward: NeedSketch::pack(need),
            hint: self.hint(&need.mentions),
        }
    }
}
