//! People and needs of any number from one seed, each by its own number alone, so that a pool needs not be kept to be looked at again.
//!
//! - A person has a field (Zipf 0.8), a sub-field in it (Zipf 0.8) and 4 to 14 concepts: 68 % of the own sub-field, 22 % of the own
//!   field, 10 % of any, the popular ones more often (Zipf 0.7). The first stands in the headline, the next five are keywords, the rest
//!   is named in passing; strength, reach and share are those of `config/matching.toml`, and the neighbourhood is the engine's own.
//! - A text has 60 to 200 units, in Chinese, English or both, a third each: 12 % names of own concepts, 6 % names of siblings, 25 % words
//!   of the field (800 each), the rest of 24,000 words (Zipf 1.0) of which the commonest are the ordinary ones. Words are hashed as the
//!   engine hashes them, pairs of Han characters across words included.
//! - Three vectors of 128 bytes: the middle of the sub-field and noise.
//! - Years from 0 to 40, degrees, ways of working, languages, countries and availability; one in twenty leaves each of the first open.
//! - A need has a title, 3 to 8 required and 2 to 6 welcome keywords, a text of 40 to 99 units and minima. Criteria that filter let 39 %
//!   of the people through on average.

use chrono::{Days, NaiveDate};

use super::random::{Random, Zipf};
use super::texts::Texts;
use super::vectors::Vectors;
use super::world::World;
use crate::domain::value::Lang;
use crate::matching::document::{NeedDocument, PersonDocument};
use crate::matching::taxonomy::Node;
use crate::matching::{Engine, PersonFeatures};

/// Kinds of streams.
pub(super) const PEOPLE: u64 = 1;
pub(super) const NEEDS: u64 = 2;

/// Generated at a time, by all threads together.
const CHUNK: usize = 8_192;
/// Threads that generate.
const THREADS: usize = 2;

/// A person with what the index keeps of them.
pub type Generated = (PersonFeatures, PersonDocument);

/// Makes people and needs.
#[derive(Debug)]
pub struct Generator<'a> {
    pub(super) engine: &'a Engine,
    pub(super) seed: u64,
    pub(super) world: World,
    pub(super) texts: Texts,
    pub(super) vectors: Vectors,
    pub(super) countries: Zipf,
}

impl<'a> Generator<'a> {
    /// For this taxonomy and seed.
    pub fn new(engine: &'a Engine, seed: u64) -> Self {
        let taxonomy = &engine.taxonomy;
        let fields = taxonomy.entries[taxonomy.concepts..].iter().map(|entry| entry.field);
        Self {
            engine,
            seed,
            world: World::of(taxonomy),
            texts: Texts::new(taxonomy),
            vectors: Vectors::new(seed, taxonomy.concepts, fields),
            countries: Zipf::new(12, 1.0),
        }
    }

    /// The first `count` people in their order, made in chunks.
    pub fn people(&self, count: usize) -> impl Iterator<Item = Generated> + '_ {
        in_chunks(count, move |number| {
            let person = self.person(number);
            let document = self.engine.person_document(&Self::id(number), 1, self.engine.pack_person(&person))?;
            Some((person, document))
        })
        .flatten()
    }

    /// The first `count` needs in the form of the index, in their order, made in chunks.
    pub fn need_documents(&self, count: usize) -> impl Iterator<Item = NeedDocument> + '_ {
        let document = move |number| {
            let packed = self.engine.pack_need(&self.need(number));
            self.engine.need_document(&Self::id(number), 1, packed)
        };
        in_chunks(count, document).flatten()
    }

    /// A third writes Chinese, a third English, a third both.
    pub(super) fn lang(&self, random: &mut Random) -> Option<Lang> {
        [Some(Lang::Zh), Some(Lang::En), None][random.below(3)]
    }

    /// The share of a mention, less for what many specialities share.
    pub(super) fn share_of(&self, node: Node, share: f32) -> f32 {
        let is_general = self.engine.taxonomy.entry(node).is_some_and(|entry| entry.is_general);
        if is_general { share * self.engine.weights.share.general } else { share }
    }
}

/// A day of the bench's own calendar, in which time stands still.
pub(super) fn days_from(days: Days) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 12, 1)?.checked_add_days(days)
}

/// Makes things by number on all threads, and hands them out in order.
pub(super) fn in_chunks<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync) -> impl Iterator<Item = T> {
    (0..count.div_ceil(CHUNK)).flat_map(move |chunk| {
        let numbers = chunk * CHUNK..((chunk + 1) * CHUNK).min(count);
        let each = numbers.len().div_ceil(THREADS).max(1);
        let make = &make;
        std::thread::scope(|scope| {
            let parts: Vec<_> = numbers
                .clone()
                .step_by(each)
                .map(|first| {
                    let end = (first + each).min(numbers.end);
                    scope.spawn(move || (first..end).map(make).collect::<Vec<T>>())
                })
                .collect();
            let joined =
                parts.into_iter().map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            joined.flatten().collect::<Vec<T>>()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_makes_one_world() {
        let engine = Engine::shared().expect("data are sound");
        let [one, same, other] = [42, 42, 43].map(|seed| Generator::new(&engine, seed));
        assert_eq!((one.person(7), one.need(7)), (same.person(7), same.need(7)));
        assert_ne!(one.person(7), other.person(7));
        assert_ne!(one.person(7), one.person(8));
        let listed: Vec<_> = one.people(9).map(|(person, _)| person).collect();
        assert!(listed.len() == 9 && listed[7] == one.person(7));
        assert_eq!(Generator::number(&Generator::id(123_456)), Some(123_456));
    }

    #[test]
    fn filters_let_through_what_is_promised() {
        let engine = Engine::shared().expect("data are sound");
        let generator = Generator::new(&engine, 42);
        let people: Vec<_> = (0..400).map(|number| generator.person(number)).collect();
        let needs: Vec<_> = (0..200).map(|number| generator.need(number)).collect();
        let pairs = needs.iter().flat_map(|need| people.iter().map(move |person| (need, person)));
        let passed = pairs.filter(|(need, person)| engine.passes(need, person)).count();
        let rate = passed as f64 / (needs.len() * people.len()) as f64;
        assert!((0.36..0.42).contains(&rate), "{rate}");
    }

    #[test]
    fn people_are_as_long_as_real_ones() {
        let engine = Engine::shared().expect("data are sound");
        let generator = Generator::new(&engine, 42);
        let people: Vec<_> = (0..400).map(|number| generator.person(number)).collect();
        let mean = |of: &dyn Fn(&PersonFeatures) -> usize| people.iter().map(of).sum::<usize>() as f64 / 400.0;
        let (words, concepts) = (mean(&|person| person.words.len()), mean(&|person| person.mentions.len()));
        assert!((75.0..105.0).contains(&words) && (8.5..9.5).contains(&concepts), "{words} words, {concepts} concepts");
        for lang in [Some(Lang::Zh), Some(Lang::En), None] {
            let own = people.iter().filter(|person| person.lang == lang).count();
            assert!((90..=175).contains(&own), "{own} write {lang:?}");
        }
    }
}
