//! Pairs at random: ranking and explaining say the same, and nobody is left out who counts.

use proptest::prelude::*;

use super::*;
use crate::domain::need::OnlyCriterion;
use crate::domain::value::Lang;
use crate::matching::features::{Head, Item, Mention, NeedFeatures, Part, PersonFeatures, Spot, Word};
use crate::matching::meaning::Meaning;
use crate::matching::reading::cover;
use crate::matching::taxonomy::Node;

/// Draws numbers below a bound from a seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn some<T>(&mut self, one_of: u64, value: T) -> Option<T> {
        (self.below(one_of) > 0).then_some(value)
    }

    fn lang(&mut self) -> Option<Lang> {
        [Some(Lang::Zh), Some(Lang::En), None][self.below(3) as usize]
    }

    /// A node of a corner of the taxonomy, so that pairs meet.
    fn node(&mut self, engine: &Engine) -> Node {
        let (end, few) = (engine.taxonomy.entries.len() as u64, self.below(4) > 0);
        let place = self.below(if few { 40 } else { end });
        if self.below(5) == 0 { (end - 1 - place) as Node } else { place as Node }
    }

    fn mentions(&mut self, engine: &Engine) -> Vec<Mention> {
        let at = || Spot { part: Part::Skill, item: None, lang: None, from: 0, to: 0 };
        let mut weight = |steps: &[u64]| steps[self.below(steps.len() as u64) as usize] as f32 / 200.0;
        let weights: Vec<[f32; 3]> =
            (0..8).map(|_| [weight(&[160, 180, 200]), weight(&[100, 180, 200]), weight(&[0, 50, 60, 160])]).collect();
        let mention = |[strength, reach, share]: [f32; 3], node| Mention {
            node,
            strength,
            reach: reach.min(strength),
            share,
            phrase: String::new(),
            at: at(),
        };
        let count = self.below(9) as usize;
        weights.into_iter().take(count).map(|weights| mention(weights, self.node(engine))).collect()
    }

    fn word(&mut self) -> Word {
        let (hash, steps) = (self.below(60) as u32 * 0x0101_6B35, self.below(32) as f32);
        Word { text: String::new(), hash, weight: steps / 20.0, is_universal: self.below(3) == 0 }
    }

    fn meaning(&mut self) -> Meaning {
        let mut meaning = Meaning { letters: self.below(600) as u16, ..Meaning::default() };
        let base: Vec<i8> = (0..128).map(|_| self.below(90) as i8 - 30).collect();
        for part in [&mut meaning.whole, &mut meaning.head, &mut meaning.keywords] {
            if self.below(4) > 0 {
                part.0 = std::array::from_fn(|i| base[i] + self.below(30) as i8);
            }
        }
        meaning
    }

    fn head() -> Head {
        Head { text: String::new(), at: Spot { part: Part::Title, item: None, lang: None, from: 0, to: 0 } }
    }

    fn person(&mut self, engine: &Engine) -> PersonFeatures {
        let mentions = self.mentions(engine);
        let mut words: Vec<u32> = (0..self.below(40)).map(|_| self.word().hash).collect();
        words.sort_unstable();
        words.dedup();
        let person = engine.person(&crate::domain::talent::TalentProfile::default(), None);
        let denied = (0..self.below(6) / 4).map(|_| self.node(engine)).collect();
        let (cover, meaning, lang) = (cover(&engine.taxonomy, &mentions, 0.5), self.meaning(), self.lang());
        let years = self.some(4, self.0 as i32 % 20);
        PersonFeatures { cover, mentions, denied, words, meaning, lang, years, head: Self::head(), ..person }
    }

    fn need(&mut self, engine: &Engine) -> NeedFeatures {
        let item = |draw: &mut Self, is_must, place| Item {
            is_must,
            text: String::new(),
            place,
            lang: draw.lang(),
            nodes: (0..draw.below(3)).map(|_| draw.node(engine)).collect(),
            words: (0..draw.below(4)).map(|_| draw.word()).collect(),
        };
        let mentions = self.mentions(engine);
        let (musts, nices) = (self.below(5) as u16, self.below(4) as u16);
        let mut items: Vec<Item> = (0..musts).map(|place| item(self, true, place)).collect();
        items.extend((0..nices).map(|place| item(self, false, place)));
        NeedFeatures {
            made_by: engine.versions(),
            cover: cover(&engine.taxonomy, &mentions, 0.5),
            mentions,
            items,
            words: (0..self.below(40)).map(|_| self.word()).collect(),
            meaning: self.meaning(),
            near: Vec::new(),
            head: Self::head(),
            lang: self.lang(),
            fields: Vec::new(),
            min_degree: None,
            min_years: self.some(3, 5),
            modes: Vec::new(),
            languages: Vec::new(),
            only: Vec::<OnlyCriterion>::new(),
            deadline: None,
        }
    }
}

proptest! {
    #[test]
    fn whoever_is_left_out_falls_short(seed: u64) {
        let engine = Engine::shared().expect("data are sound");
        let mut draw = Draw(seed);
        let (need, person) = (engine.pack_need(&draw.need(&engine)), engine.pack_person(&draw.person(&engine)));
        let mut with = WithNeed::new(&engine, &need).expect("is whole");
        let explained = engine.fit(&with.judge(&person.facts, &person.sketch));
        prop_assert_eq!(with.fit(&person.facts, &person.sketch), Some(explained));
        prop_assert_eq!(with.fit_from(&person.facts, &person.sketch, explained.order), Some(explained));
        prop_assert_eq!(with.fit_from(&person.facts, &person.sketch, explained.order.next_up()), None);
        let sketch = PersonSketch::read(&person.sketch).expect("is whole");
        let known = with.known(&person.facts, (sketch.lang, &sketch.meaning));
        let subjects = engine.subjects(&with.need.sketch, &sketch, with.desk.with_subjects(&engine, &sketch));
        let stated = engine.stated(&known);
        let first = engine.at_most(&stated, with.rest.after_facts());
        let second = engine.at_most(&engine.with_subjects(stated, subjects), with.rest.after_subjects());
        let lesser = explained.need_fit.min(explained.person_fit);
        let mut lesser_from = |least| with.lesser_from((&person.facts, &sketch), known.near, least);
        prop_assert!(lesser_from(lesser).is_some_and(|found| (found - lesser).abs() < 1e-8));
        prop_assert_eq!(lesser_from(lesser + 1e-6), None);
        let mut other_way = WithPerson::new(&engine, &person).expect("is whole");
        let (foreseen, seen) = with.bound(&person.facts, &person.sketch, 0.0);
        let (other_foreseen, other_seen) = other_way.bound(&need.facts, &need.sketch, 0.0);
        let judged = Judge::judge(&mut with, &person.facts, &person.sketch, 0.0, &seen, explained.order);
        prop_assert_eq!(judged, Some(explained));
        let judged = Judge::judge(&mut other_way, &need.facts, &need.sketch, 0.0, &other_seen, explained.order);
        prop_assert_eq!(judged, Some(explained));
        for bound in [first, second].into_iter().chain([foreseen, other_foreseen]) {
            prop_assert!(bound >= explained.order, "{} beside {}", bound, explained.order);
        }
        let judged = Judge::judge(&mut other_way, &need.facts, &need.sketch, 0.0, &other_seen, f64::NEG_INFINITY);
        prop_assert_eq!(judged, Some(explained));
    }
}
