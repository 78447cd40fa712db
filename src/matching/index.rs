//! The in-memory inverted index: who may fit is found by shared concepts, who fits best by the exact score. It is never a
//! truth: it is rebuilt from stored features and follows the change marks.

use super::Engine;
use super::features::{NeedFeatures, PersonFeatures};
use super::lines::Score;
use super::postings::Half;

/// A hit: id, version, both scores with their lines.
pub type Hit = (String, i32, Score);

/// Most candidates that are scored exactly, and how many times the number asked for.
const CANDIDATES: usize = 600;
const CANDIDATES_PER_HIT: usize = 8;

/// People and needs by the concepts they touch.
#[derive(Debug, Default)]
pub struct Index {
    people: Half<PersonFeatures>,
    needs: Half<NeedFeatures>,
}

impl Index {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a person; an older version than the known one is ignored.
    pub fn put_person(&mut self, id: &str, version: i32, features: PersonFeatures) {
        self.people.put(id, version, features);
    }

    /// Takes a person out.
    pub fn remove_person(&mut self, id: &str) {
        self.people.remove(id);
    }

    /// Adds or replaces a need; an older version than the known one is ignored.
    pub fn put_need(&mut self, id: &str, version: i32, features: NeedFeatures) {
        self.needs.put(id, version, features);
    }

    /// Takes a need out.
    pub fn remove_need(&mut self, id: &str) {
        self.needs.remove(id);
    }

    /// Numbers of people and of needs.
    pub fn len(&self) -> (usize, usize) {
        (self.people.len(), self.needs.len())
    }

    /// True when nobody and nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.len() == (0, 0)
    }

    /// The version of a person that is in the index.
    pub fn person_version(&self, id: &str) -> Option<i32> {
        self.people.version(id)
    }

    /// The version of a need that is in the index.
    pub fn need_version(&self, id: &str) -> Option<i32> {
        self.needs.version(id)
    }

    /// The features of a person.
    pub fn person(&self, id: &str) -> Option<&PersonFeatures> {
        self.people.get(id)
    }

    /// The features of a need.
    pub fn need(&self, id: &str) -> Option<&NeedFeatures> {
        self.needs.get(id)
    }

    /// The best `k` people for a need, best first, ties by id; those whom an "only" shuts out are not among them.
    pub fn top_people(&self, engine: &Engine, need: &NeedFeatures, k: usize) -> Vec<Hit> {
        let slots = self.people.candidates(engine, need, CANDIDATES.max(k * CANDIDATES_PER_HIT));
        let people = slots.iter().filter_map(|s| self.people.at(*s));
        let scored = people
            .filter(|(_, person)| engine.passes(need, person))
            .map(|(id, person)| (id, engine.score(need, person)));
        best(scored, k, |id| self.people.version(id))
    }

    /// The best `k` needs for a person, best first, ties by id; those that shut the person out are not among them.
    pub fn top_needs(&self, engine: &Engine, person: &PersonFeatures, k: usize) -> Vec<Hit> {
        let slots = self.needs.candidates(engine, person, CANDIDATES.max(k * CANDIDATES_PER_HIT));
        let needs = slots.iter().filter_map(|s| self.needs.at(*s));
        let scored =
            needs.filter(|(_, need)| engine.passes(need, person)).map(|(id, need)| (id, engine.score(need, person)));
        best(scored, k, |id| self.needs.version(id))
    }

    /// Everybody who passes, best first, ties by id: for measures and small files.
    pub fn rank_all(&self, engine: &Engine, need: &NeedFeatures) -> Vec<Hit> {
        let people = self.people.all();
        let scored = people
            .filter(|(_, person)| engine.passes(need, person))
            .map(|(id, person)| (id, engine.score(need, person)));
        best(scored, usize::MAX, |id| self.people.version(id))
    }
}

fn best<'a>(
    scored: impl Iterator<Item = (&'a String, Score)>,
    k: usize,
    version: impl Fn(&str) -> Option<i32>,
) -> Vec<Hit> {
    let mut hits: Vec<(&String, Score)> = scored.collect();
    hits.sort_unstable_by(|a, b| b.1.order.total_cmp(&a.1.order).then_with(|| a.0.cmp(b.0)));
    hits.truncate(k);
    hits.into_iter().map(|(id, score)| (id.clone(), version(id).unwrap_or_default(), score)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::FieldCode;
    use crate::domain::need::{NeedBrief, NeedKind};
    use crate::domain::talent::TalentProfile;
    use crate::domain::value::{Bilingual, Lang, Mode};

    fn person(engine: &Engine, headline: &str) -> PersonFeatures {
        let profile = TalentProfile {
            headline: Bilingual::typed(headline, Lang::En),
            fields: vec![FieldCode("biomedicine".to_owned())],
            country: "US".to_owned(),
            modes: vec![Mode::Consulting],
            ..TalentProfile::default()
        };
        engine.person(&profile, None)
    }

    fn need(engine: &Engine, title: &str) -> NeedFeatures {
        let json = serde_json::json!({
            "kind": NeedKind::Consulting, "title": {"zh": title}, "fields": ["biomedicine"], "modes": ["consulting"]
        });
        engine.need(&serde_json::from_value::<NeedBrief>(json).expect("a need"))
    }

    fn ids(hits: &[Hit]) -> Vec<&str> {
        hits.iter().map(|h| h.0.as_str()).collect()
    }

    #[test]
    fn the_best_come_first_and_ties_go_by_id() {
        let engine = Engine::shared().expect("data are sound");
        let mut index = Index::new();
        for id in ["c", "a", "b"] {
            index.put_person(id, 1, person(&engine, "Peptide synthesis"));
        }
        index.put_person("z", 1, person(&engine, "Solid-phase peptide synthesis, scale-up"));
        index.put_person("x", 1, person(&engine, "Wind turbine gearboxes"));
        let need = need(&engine, "固相合成工艺放大");
        let top = index.top_people(&engine, &need, 4);
        assert_eq!(ids(&top), ["z", "a", "b", "c"]);
        assert_eq!(ids(&index.rank_all(&engine, &need)), ["z", "a", "b", "c", "x"]);
    }

    #[test]
    fn a_replaced_or_removed_person_leaves_no_trace() {
        let engine = Engine::shared().expect("data are sound");
        let mut index = Index::new();
        index.put_person("a", 1, person(&engine, "Peptide synthesis"));
        index.put_person("a", 2, person(&engine, "Wind turbine gearboxes"));
        index.put_person("a", 1, person(&engine, "Peptide synthesis"));
        assert_eq!(index.person_version("a"), Some(2));
        let hits = index.top_needs(&engine, index.person("a").expect("is there"), 5);
        assert!(hits.is_empty());
        index.remove_person("a");
        assert!(index.is_empty() && index.top_people(&engine, &need(&engine, "多肽合成"), 5).is_empty());
    }

    #[test]
    fn a_person_finds_needs() {
        let engine = Engine::shared().expect("data are sound");
        let mut index = Index::new();
        index.put_need("n1", 3, need(&engine, "风电齿轮箱诊断"));
        index.put_need("n2", 1, need(&engine, "多肽合成"));
        let hits = index.top_needs(&engine, &person(&engine, "Wind turbine gearboxes"), 1);
        assert_eq!((hits[0].0.as_str(), hits[0].1), ("n1", 3));
    }
}
