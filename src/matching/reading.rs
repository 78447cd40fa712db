//! How a profile or a need is read into features: where a word stands decides what it is worth.

use super::Engine;
use super::concepts::Surroundings;
use super::features::{Cover, Item, Mention, NeedFeatures, Part, PersonFeatures, Word};
use super::meaning::Meaning;
use super::sketch::step;
use super::taxonomy::{Node, Taxonomy};
use super::texts::{Place, Texts};
use super::words::{self, Term};
use crate::domain::need::NeedBrief;
use crate::domain::talent::TalentProfile;
use crate::domain::value::{Degree, Lang};

/// What some texts name, each node once with the most that any place gives it, and what they deny.
fn named(engine: &Engine, texts: &Texts<'_>, around: &Surroundings) -> (Vec<Mention>, Vec<Node>) {
    let (mut mentions, mut denied): (Vec<Mention>, Vec<Node>) = (Vec::new(), Vec::new());
    for text in &texts.0 {
        for found in engine.spotter.find_among(text.text, text.may_deny, around) {
            if found.is_denied {
                denied.push(found.node);
                continue;
            }
            let general = engine.taxonomy.entry(found.node).is_some_and(|e| e.is_general);
            let share = if general { text.place.share * engine.weights.share.general } else { text.place.share };
            match mentions.iter_mut().find(|m| m.node == found.node) {
                Some(known) => {
                    known.strength = known.strength.max(step(text.place.strength));
                    known.reach = known.reach.max(step(text.place.reach));
                    known.share = known.share.max(step(share));
                }
                None => mentions.push(text.mention(&found, share)),
            }
        }
    }
    denied.retain(|node| mentions.iter().all(|m| m.node != *node));
    denied.sort_unstable();
    denied.dedup();
    (mentions, denied)
}

const PERSON: [Part; 4] = [Part::Headline, Part::JobTitle, Part::Skill, Part::Summary];
const NEED: [Part; 4] = [Part::Title, Part::Body, Part::Must, Part::Nice];

impl Engine {
    /// What a profile names, without what it denies and without its features: for counting.
    pub fn named_by_person(&self, profile: &TalentProfile) -> Vec<Node> {
        let place = Place { strength: 1.0, reach: 1.0, share: 1.0 };
        let mut texts = Texts::default();
        texts.halves(&profile.headline, Part::Headline, place, true);
        texts.keywords(&profile.skills, Part::Skill, place);
        texts.halves(&profile.summary, Part::Summary, place, true);
        self.nodes_in(&texts, &PERSON)
    }

    /// What a need names, for counting.
    pub fn named_by_need(&self, brief: &NeedBrief) -> Vec<Node> {
        let place = Place { strength: 1.0, reach: 1.0, share: 1.0 };
        let mut texts = Texts::default();
        texts.halves(&brief.title, Part::Title, place, false);
        texts.halves(&brief.body, Part::Body, place, false);
        texts.keywords(&brief.must, Part::Must, place);
        texts.keywords(&brief.nice, Part::Nice, place);
        self.nodes_in(&texts, &NEED)
    }

    fn nodes_in(&self, texts: &Texts<'_>, parts: &[Part]) -> Vec<Node> {
        let around = self.spotter.surroundings(&texts.joined(parts));
        named(self, texts, &around).0.into_iter().map(|mention| mention.node).collect()
    }

    /// The features of a profile; `title` is the job title, which counts as matching text.
    pub fn person(&self, profile: &TalentProfile, title: Option<&str>) -> PersonFeatures {
        let w = &self.weights;
        let title_place = Place { strength: w.strength.title, reach: w.reach.title, share: w.share.title };
        let skill_place = Place { strength: w.strength.skills, reach: w.reach.skills, share: w.share.keywords };
        let summary_place = Place { strength: w.strength.summary, reach: w.reach.summary, share: w.share.text };
        let mut texts = Texts::default();
        texts.halves(&profile.headline, Part::Headline, title_place, true);
        if let Some(title) = title {
            texts.one(title, Part::JobTitle, title_place, true);
        }
        texts.keywords(&profile.skills, Part::Skill, skill_place);
        texts.halves(&profile.summary, Part::Summary, summary_place, true);
        let text = texts.joined(&PERSON);
        let (mentions, denied) = named(self, &texts, &self.spotter.surroundings(&text));
        let head = texts.joined(&[Part::Headline, Part::JobTitle]);
        let mut words: Vec<u32> = words::terms(&text).iter().map(Term::hash).collect();
        words.sort_unstable();
        words.dedup();
        let meaning = Meaning::of(&self.embedder, &text, &head, &texts.joined(&[Part::Skill]));
        PersonFeatures {
            made_by: self.versions(),
            cover: cover(&self.taxonomy, &mentions, self.weights.tree.related),
            mentions,
            denied,
            words,
            near: self.nearby.of(&meaning),
            meaning,
            head: texts.head(),
            lang: Lang::of_text(&text),
            fields: profile.fields.clone(),
            degree: profile.degree,
            years: profile.years_experience,
            modes: profile.modes.clone(),
            languages: codes(&profile.languages),
            country: profile.country.to_uppercase(),
            available_from: profile.available_from,
        }
    }

    /// The features of a need.
    pub fn need(&self, brief: &NeedBrief) -> NeedFeatures {
        let share = &self.weights.share;
        let place = |share: f32| Place { strength: 1.0, reach: 1.0, share };
        let mut texts = Texts::default();
        texts.halves(&brief.title, Part::Title, place(share.title), false);
        texts.halves(&brief.body, Part::Body, place(share.text), false);
        let lang = Lang::of_text(&texts.joined(&NEED));
        texts.keywords(&brief.must, Part::Must, place(share.keywords));
        texts.keywords(&brief.nice, Part::Nice, place(share.nice));
        let text = texts.joined(&NEED);
        let around = self.spotter.surroundings(&text);
        let (mentions, _) = named(self, &texts, &around);
        let items = |list: &[String], is_must| -> Vec<Item> {
            let of = |(place, text): (usize, &String)| self.item(text, is_must, place as u16, &around);
            list.iter().enumerate().map(of).collect()
        };
        let (head, keywords) = (texts.joined(&[Part::Title]), texts.joined(&[Part::Must, Part::Nice]));
        let meaning = Meaning::of(&self.embedder, &text, &head, &keywords);
        NeedFeatures {
            made_by: self.versions(),
            cover: cover(&self.taxonomy, &mentions, self.weights.tree.related),
            items: [items(&brief.must, true), items(&brief.nice, false)].concat(),
            words: words::terms(&text).into_iter().map(Word::from).collect(),
            near: self.nearby.of(&meaning),
            meaning,
            head: texts.head(),
            mentions,
            lang,
            fields: brief.fields.clone(),
            min_degree: brief.min_degree.filter(|d| *d != Degree::None),
            min_years: brief.min_years.filter(|y| *y > 0),
            modes: brief.modes.clone(),
            languages: codes(&brief.languages),
            only: brief.only.clone(),
            deadline: brief.deadline,
        }
    }

    fn item(&self, text: &str, is_must: bool, place: u16, around: &Surroundings) -> Item {
        let mut nodes: Vec<Node> =
            self.spotter.find_among(text, false, around).iter().map(|found| found.node).collect();
        nodes.dedup();
        let words = words::terms(text).into_iter().map(Word::from).collect();
        Item { is_must, text: text.to_owned(), place, lang: Lang::of_text(text), nodes, words }
    }
}

/// The neighbourhood of what is named.
pub(crate) fn cover(taxonomy: &Taxonomy, mentions: &[Mention], related: f32) -> Cover {
    let mut all: Cover = Vec::with_capacity(mentions.len() * 4);
    for mention in mentions {
        let Some(entry) = taxonomy.entry(mention.node) else { continue };
        let near = step(mention.reach * related);
        all.push((mention.node, mention.strength));
        all.push((entry.subfield, mention.reach));
        all.extend(taxonomy.ancestors(mention.node).map(|n| (n, mention.reach)));
        all.extend(entry.related.iter().map(|n| (*n, near)));
    }
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    all.dedup_by_key(|(node, _)| *node);
    all
}

/// Language codes without region, in lower case.
fn codes(languages: &[String]) -> Vec<String> {
    languages
        .iter()
        .map(|l| l.trim().chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_lowercase())
        .collect()
}
