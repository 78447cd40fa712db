//! The generated people: features as the engine would read them from a profile.

use chrono::{Days, NaiveDate};

use super::generator::{Generator, PEOPLE, days_from};
use super::random::Random;
use super::texts::Subject;
use super::world::Home;
use crate::domain::field::FieldCode;
use crate::domain::value::{Degree, Lang, Mode};
use crate::matching::features::{Head, Mention, Part, PersonFeatures, Spot};
use crate::matching::meaning::letters;
use crate::matching::reading::cover;
use crate::matching::sketch::step;
use crate::matching::taxonomy::Node;
use crate::matching::words;

/// Concepts that somebody names.
const CONCEPTS: (usize, usize) = (4, 14);
/// Concepts, from the first on, that stand in the headline and among the keywords; the rest is named in passing.
const IN_HEADLINE: usize = 1;
const IN_SKILLS: usize = 6;
/// Length of all texts, in units of [`super::texts::Texts::text`].
const UNITS: (usize, usize) = (60, 200);
/// Who leaves years, degree or ways of working open.
const UNSTATED: f64 = 0.05;
/// Who says of something not to do it.
const DENYING: f64 = 0.03;

/// Where people live, by frequency.
const COUNTRIES: [&str; 12] = ["US", "DE", "CN", "GB", "CA", "JP", "AU", "SG", "FR", "NL", "SE", "CH"];
/// What they speak beside English or Chinese.
const FURTHER: [&str; 6] = ["de", "fr", "ja", "ru", "es", "nl"];

impl Generator<'_> {
    /// The id of a person: a UUID in its text form, as long as a real one.
    pub fn id(number: usize) -> String {
        format!("01930000-0000-7000-8000-{number:012x}")
    }

    /// The number of the person or need with this id.
    pub fn number(id: &str) -> Option<usize> {
        usize::from_str_radix(id.rsplit('-').next()?, 16).ok()
    }

    /// The person of this number, whoever else is generated.
    pub fn person(&self, number: usize) -> PersonFeatures {
        let random = &mut Random::of(self.seed, PEOPLE, number as u64);
        let home = self.world.home(random);
        let lang = self.lang(random);
        let count = random.between(CONCEPTS.0, CONCEPTS.1);
        let concepts = self.world.concepts(home, count, random);
        let siblings: Vec<Node> = (0..3).map(|_| self.world.own_concept(home, random)).collect();
        let subject = Subject { field: home.field, own: &concepts, siblings: &siblings };
        let (first, last) = UNITS;
        let units = random.between(first, last);
        let text = self.texts.text(lang, subject, units, random);
        let mut words: Vec<u32> = words::terms(&text).iter().map(words::Term::hash).collect();
        words.sort_unstable();
        words.dedup();
        let mentions = self.mentions_of_person(&concepts, lang, random);
        let denies = random.chance(DENYING).then(|| self.world.concept(home, random));
        let meaning = self.vectors.meaning(home, letters(&text), random);
        PersonFeatures {
            made_by: self.engine.versions(),
            cover: cover(&self.engine.taxonomy, &mentions, self.engine.weights.tree.related),
            denied: denies.into_iter().filter(|node| !concepts.contains(node)).collect(),
            words,
            near: Vec::new(),
            meaning,
            head: head(&mentions),
            mentions,
            lang: Lang::of_text(&text),
            fields: self.fields(home, 0.2, random),
            degree: (!random.chance(UNSTATED)).then(|| degree(random)),
            years: (!random.chance(UNSTATED)).then(|| years(random)),
            modes: self.modes_of_person(random),
            languages: languages(lang, random),
            country: COUNTRIES[self.countries.draw(random)].to_owned(),
            available_from: available_from(random),
        }
    }

    fn mentions_of_person(&self, concepts: &[Node], lang: Option<Lang>, random: &mut Random) -> Vec<Mention> {
        let w = &self.engine.weights;
        let mention = |(place, node): (usize, &Node)| {
            let (part, strength, reach, share) = match place {
                0..IN_HEADLINE => (Part::Headline, w.strength.title, w.reach.title, w.share.title),
                IN_HEADLINE..IN_SKILLS => (Part::Skill, w.strength.skills, w.reach.skills, w.share.keywords),
                _ => (Part::Summary, w.strength.summary, w.reach.summary, w.share.text),
            };
            let phrase = self.texts.name(lang, *node, random).to_owned();
            let at = Spot { part, item: None, lang, from: 0, to: phrase.chars().count() as u32 };
            let share = step(self.share_of(*node, share));
            Mention { node: *node, strength: step(strength), reach: step(reach), share, phrase, at }
        };
        concepts.iter().enumerate().map(mention).collect()
    }

    fn modes_of_person(&self, random: &mut Random) -> Vec<Mode> {
        let count = if random.chance(UNSTATED) { 0 } else { random.between(1, 4) };
        random.some_of(Mode::ALL, count)
    }

    /// The own field, and with this likelihood another one.
    pub(super) fn fields(&self, home: Home, another: f64, random: &mut Random) -> Vec<FieldCode> {
        let mut places = vec![home.field];
        places.extend(random.chance(another).then(|| self.world.home(random).field));
        places.dedup();
        places.iter().map(|place| FieldCode(self.engine.taxonomy.fields[*place].slug.clone())).collect()
    }
}

/// The text that says most: the first concept.
pub(super) fn head(mentions: &[Mention]) -> Head {
    let at = Spot { part: Part::Headline, item: None, lang: None, from: 0, to: 0 };
    mentions
        .first()
        .map_or(Head { text: String::new(), at }, |first| Head { text: first.phrase.clone(), at: first.at.clone() })
}

/// Most have a master's degree or a doctorate.
fn degree(random: &mut Random) -> Degree {
    match random.share() {
        ..0.05 => Degree::None,
        ..0.25 => Degree::Bachelor,
        ..0.60 => Degree::Master,
        _ => Degree::Doctor,
    }
}

/// From 0 to 40, the young more often.
fn years(random: &mut Random) -> i32 {
    (random.share().powi(2) * 41.0) as i32
}

fn languages(lang: Option<Lang>, random: &mut Random) -> Vec<String> {
    let mut codes: Vec<&str> = match lang {
        Some(Lang::En) => vec!["en"],
        _ => vec!["zh", "en"],
    };
    codes.extend(random.chance(0.4).then(|| FURTHER[random.below(FURTHER.len())]));
    codes.into_iter().map(str::to_owned).collect()
}

/// At once, in a quarter, in three, or not stated.
fn available_from(random: &mut Random) -> Option<NaiveDate> {
    let wait = match random.below(4) {
        0 => return None,
        1 => 0,
        2 => 91,
        _ => 274,
    };
    days_from(Days::new(wait))
}
