//! The generated needs: features as the engine would read them from a firm's posting.

use chrono::Days;

use super::generator::{Generator, NEEDS, days_from};
use super::people::head;
use super::random::Random;
use super::texts::Subject;
use super::world::Home;
use crate::domain::need::OnlyCriterion;
use crate::domain::value::{Degree, Lang, Mode};
use crate::matching::features::{Item, Mention, NeedFeatures, Part, Spot, Word};
use crate::matching::meaning::letters;
use crate::matching::reading::cover;
use crate::matching::sketch::step;
use crate::matching::taxonomy::Node;
use crate::matching::words;

/// Required and welcome keywords.
const MUST: (usize, usize) = (3, 8);
const NICE: (usize, usize) = (2, 6);
/// Keywords that the taxonomy does not know.
const UNKNOWN: f64 = 0.15;
/// Length of the text, in units of [`super::texts::Texts::text`].
const UNITS: (usize, usize) = (40, 99);
/// Likelihood that a criterion is asked for, and that it then filters: together they let some 39 % of the people through.
const ASKS_DEGREE: f64 = 0.7;
const ASKS_YEARS: f64 = 0.8;
const ONLY_MODE: f64 = 0.9;
const ONLY_DEGREE: f64 = 0.8;
const ONLY_YEARS: f64 = 0.9;

/// A keyword before it is read: its text and what it names.
type Keyword = (String, Option<Node>);

impl Generator<'_> {
    /// The need of this number, whatever else is generated.
    pub fn need(&self, number: usize) -> NeedFeatures {
        let random = &mut Random::of(self.seed, NEEDS, number as u64);
        let home = self.world.home(random);
        let lang = self.lang(random);
        let must = self.keywords(home, lang, MUST, random);
        let nice = self.keywords(home, lang, NICE, random);
        let title = self.world.own_concept(home, random);
        let named: Vec<Node> = must.iter().chain(&nice).filter_map(|keyword| keyword.1).collect();
        let subject = Subject { field: home.field, own: &named, siblings: &[title] };
        let units = random.between(UNITS.0, UNITS.1);
        let body = self.texts.text(lang, subject, units, random);
        let keywords = must.iter().chain(&nice).map(|keyword| keyword.0.as_str()).collect::<Vec<_>>().join("\n");
        let text = format!("{}\n{body}\n{keywords}", self.texts.name(lang, title, random));
        let mentions = self.mentions_of_need(title, (&must, &nice), lang, random);
        let min_degree = random.chance(ASKS_DEGREE).then(|| least_degree(random));
        let min_years = random.chance(ASKS_YEARS).then(|| random.between(2, 12) as i32);
        NeedFeatures {
            made_by: self.engine.versions(),
            cover: cover(&self.engine.taxonomy, &mentions, self.engine.weights.tree.related),
            items: [items(&must, true), items(&nice, false)].concat(),
            words: words::terms(&text).into_iter().map(Word::from).collect(),
            near: Vec::new(),
            meaning: self.vectors.meaning(home, letters(&text), random),
            head: head(&mentions),
            mentions,
            lang: Lang::of_text(&text),
            fields: self.fields(home, 0.2, random),
            min_degree,
            min_years,
            modes: modes(random),
            languages: languages(lang, random),
            only: only(random),
            deadline: days_from(Days::new(60)),
        }
    }

    fn keywords(
        &self,
        home: Home,
        lang: Option<Lang>,
        (least, most): (usize, usize),
        random: &mut Random,
    ) -> Vec<Keyword> {
        let count = random.between(least, most);
        let concepts = self.world.concepts(home, count, random);
        let keyword = |node: Node| match random.chance(UNKNOWN) {
            true => (self.texts.topic_word(lang, home.field, random).to_owned(), None),
            false => (self.texts.name(lang, node, random).to_owned(), Some(node)),
        };
        concepts.into_iter().map(keyword).collect()
    }

    /// Each node once with the most that any place gives it: the title, then the required keywords, then the welcome ones.
    fn mentions_of_need(
        &self,
        title: Node,
        (must, nice): (&[Keyword], &[Keyword]),
        lang: Option<Lang>,
        random: &mut Random,
    ) -> Vec<Mention> {
        let share = &self.engine.weights.share;
        let named = |keywords: &[Keyword], part, share| -> Vec<(Node, Part, f32)> {
            keywords.iter().filter_map(|keyword| keyword.1).map(|node| (node, part, share)).collect()
        };
        let mut all = vec![(title, Part::Title, share.title)];
        all.extend(named(must, Part::Must, share.keywords));
        all.extend(named(nice, Part::Nice, share.nice));
        let mut mentions: Vec<Mention> = Vec::with_capacity(all.len());
        for (node, part, share) in all {
            if mentions.iter().all(|known| known.node != node) {
                let phrase = self.texts.name(lang, node, random).to_owned();
                let at = Spot { part, item: None, lang, from: 0, to: phrase.chars().count() as u32 };
                let share = step(self.share_of(node, share));
                mentions.push(Mention { node, strength: 1.0, reach: 1.0, share, phrase, at });
            }
        }
        mentions
    }
}

fn items(keywords: &[Keyword], is_must: bool) -> Vec<Item> {
    let item = |(place, (text, node)): (usize, &Keyword)| Item {
        is_must,
        text: text.clone(),
        place: place as u16,
        lang: Lang::of_text(text),
        nodes: node.iter().copied().collect(),
        words: words::terms(text).into_iter().map(Word::from).collect(),
    };
    keywords.iter().enumerate().map(item).collect()
}

fn modes(random: &mut Random) -> Vec<Mode> {
    let count = random.between(2, 4);
    random.some_of(Mode::ALL, count)
}

fn least_degree(random: &mut Random) -> Degree {
    match random.share() {
        ..0.3 => Degree::Bachelor,
        ..0.75 => Degree::Master,
        _ => Degree::Doctor,
    }
}

fn languages(lang: Option<Lang>, random: &mut Random) -> Vec<String> {
    let own = if lang == Some(Lang::En) { "en" } else { "zh" };
    random.chance(0.5).then(|| own.to_owned()).into_iter().collect()
}

fn only(random: &mut Random) -> Vec<OnlyCriterion> {
    let asked =
        [(OnlyCriterion::Mode, ONLY_MODE), (OnlyCriterion::Degree, ONLY_DEGREE), (OnlyCriterion::Years, ONLY_YEARS)];
    asked.into_iter().filter(|(_, likelihood)| random.chance(*likelihood)).map(|(only, _)| only).collect()
}
