//! People and needs as they are kept for comparing by the million: stated facts and a sketch. From these alone the index is built and a
//! score is computed again.

use longyuan_index::Document;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Engine;
use super::compare::WithNeed;
use super::facts::{NeedFacts, PersonFacts};
use super::features::{NeedFeatures, PersonFeatures};
use super::judge::{NeedView, PersonView};
use super::lines::Fit;
use super::sketch::{NeedSketch, PersonSketch, steps};

/// Facts and sketch of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed<F> {
    /// What is stated or asked for.
    pub facts: F,
    /// What is said, packed.
    #[serde(serialize_with = "write_base64", deserialize_with = "read_base64")]
    pub sketch: Vec<u8>,
}

/// A need, packed.
pub type PackedNeed = Packed<NeedFacts>;
/// A person, packed.
pub type PackedPerson = Packed<PersonFacts>;
/// A need in the form in which the index keeps it.
pub type NeedDocument = Document<String, NeedFacts>;
/// A person in the form in which the index keeps them.
pub type PersonDocument = Document<String, PersonFacts>;

/// Both sides of a pair as they were scored: what a stored match is computed from again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The need.
    pub need: PackedNeed,
    /// The person.
    pub person: PackedPerson,
}

impl Engine {
    /// A person, packed.
    pub fn pack_person(&self, person: &PersonFeatures) -> PackedPerson {
        Packed { facts: PersonFacts::of(&self.taxonomy, person), sketch: PersonSketch::pack(person) }
    }

    /// A need, packed.
    pub fn pack_need(&self, need: &NeedFeatures) -> PackedNeed {
        Packed { facts: NeedFacts::of(&self.taxonomy, need), sketch: NeedSketch::pack(need) }
    }

    /// Both sides, packed.
    pub fn snapshot(&self, need: &NeedFeatures, person: &PersonFeatures) -> Snapshot {
        Snapshot { need: self.pack_need(need), person: self.pack_person(person) }
    }

    /// The figures of a snapshot: by the engine that took it the very same. `None` for bytes that are none.
    pub fn replay(&self, snapshot: &Snapshot) -> Option<Fit> {
        let Snapshot { need, person } = snapshot;
        WithNeed::new(self, need)?.fit(&person.facts, &person.sketch)
    }

    /// What a packed need looks for in the index, by weight; nothing for bytes that are none.
    pub fn asked_tokens(&self, need: &PackedNeed) -> Vec<(u32, f32)> {
        WithNeed::new(self, need).map(|with| self.tokens_of_need(with.view())).unwrap_or_default()
    }

    /// A packed person for the index; `None` for bytes that are none.
    pub fn person_document(&self, id: &str, version: i32, person: PackedPerson) -> Option<PersonDocument> {
        let view = PersonView { facts: person.facts, sketch: PersonSketch::read(&person.sketch)? };
        let (tokens, hint) = (self.tokens_of_person(&view), self.hint(view.sketch.mentions));
        Some(Document { key: id.to_owned(), version, tokens, facts: person.facts, forward: person.sketch, hint })
    }

    /// A packed need for the index; `None` for bytes that are none.
    pub fn need_document(&self, id: &str, version: i32, need: PackedNeed) -> Option<NeedDocument> {
        let view = NeedView { facts: need.facts, sketch: NeedSketch::read(&need.sketch)? };
        let tokens = self.tokens_of_need(&view).into_iter();
        let tokens = tokens.map(|(token, weight)| (token, steps(weight.min(1.0)).max(1))).collect();
        let hint = self.hint(view.sketch.mentions);
        Some(Document { key: id.to_owned(), version, tokens, facts: need.facts, forward: need.sketch, hint })
    }
}

fn write_base64<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    use base64::Engine;
    serializer.serialize_str(&base64::engine::general_purpose::STANDARD.encode(bytes))
}

fn read_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    use base64::Engine;
    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
    base64::engine::general_purpose::STANDARD.decode(text.as_bytes()).map_err(D::Error::custom)
}
