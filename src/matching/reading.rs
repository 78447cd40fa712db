//! How a profile or a need is read into features: where a word stands decides what it is worth.

use super::Engine;
use super::features::{Cover, Item, Mention, NeedFeatures, PersonFeatures, Word};
use super::taxonomy::{Node, Taxonomy};
use super::text::hash;
use super::words;
use crate::domain::need::NeedBrief;
use crate::domain::talent::TalentProfile;
use crate::domain::value::{Bilingual, Degree, Lang};

/// What a mention is worth by where it stands.
#[derive(Clone, Copy)]
struct Place {
    strength: f32,
    reach: f32,
    share: f32,
}

/// Collects what the texts of one side name.
#[derive(Default)]
struct Reading {
    mentions: Vec<Mention>,
    denied: Vec<Node>,
    text: String,
}

impl Reading {
    fn add(&mut self, engine: &Engine, text: &str, place: Place, may_deny: bool) {
        let Place { strength, reach, share } = place;
        for found in engine.spotter.find(text, may_deny) {
            if found.is_denied {
                self.denied.push(found.node);
                continue;
            }
            let general = engine.taxonomy.entry(found.node).is_some_and(|e| e.is_general);
            let share = if general { share * engine.weights.share.general } else { share };
            match self.mentions.iter_mut().find(|m| m.node == found.node) {
                Some(known) => {
                    known.strength = known.strength.max(strength);
                    known.reach = known.reach.max(reach);
                    known.share = known.share.max(share);
                }
                None => {
                    let phrase = text.get(found.from..found.to).unwrap_or_default().to_owned();
                    self.mentions.push(Mention { node: found.node, strength, reach, share, phrase });
                }
            }
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn halves(&mut self, engine: &Engine, text: &Bilingual, place: Place, may_deny: bool) {
        for half in [&text.zh, &text.en].into_iter().flatten() {
            self.add(engine, half, place, may_deny);
        }
    }
}

impl Engine {
    /// The features of a profile; `title` is the job title, which counts as matching text.
    pub fn person(&self, profile: &TalentProfile, title: Option<&str>) -> PersonFeatures {
        let w = &self.weights;
        let title_place = Place { strength: w.strength.title, reach: w.reach.title, share: w.share.title };
        let skill_place = Place { strength: w.strength.skills, reach: w.reach.skills, share: w.share.keywords };
        let summary_place = Place { strength: w.strength.summary, reach: w.reach.summary, share: w.share.text };
        let mut reading = Reading::default();
        reading.halves(self, &profile.headline, title_place, true);
        if let Some(title) = title {
            reading.add(self, title, title_place, true);
        }
        for skill in &profile.skills {
            reading.add(self, skill, skill_place, false);
        }
        reading.halves(self, &profile.summary, summary_place, true);
        let Reading { mentions, mut denied, text } = reading;
        denied.retain(|node| mentions.iter().all(|m| m.node != *node));
        denied.sort_unstable();
        denied.dedup();
        let mut words: Vec<u32> = words::terms(&text).iter().map(|t| hash(&t.text)).collect();
        words.sort_unstable();
        PersonFeatures {
            made_by: self.versions(),
            cover: cover(&self.taxonomy, &mentions, self.weights.tree.related),
            mentions,
            denied,
            words,
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
        let mut reading = Reading::default();
        reading.halves(self, &brief.title, place(share.title), false);
        reading.halves(self, &brief.body, place(share.text), false);
        let lang = Lang::of_text(&reading.text);
        for keyword in &brief.must {
            reading.add(self, keyword, place(share.keywords), false);
        }
        for keyword in &brief.nice {
            reading.add(self, keyword, place(share.nice), false);
        }
        let musts = brief.must.iter().map(|text| self.item(text, true));
        let items = musts.chain(brief.nice.iter().map(|text| self.item(text, false))).collect();
        NeedFeatures {
            made_by: self.versions(),
            cover: cover(&self.taxonomy, &reading.mentions, self.weights.tree.related),
            items,
            words: words::terms(&reading.text).into_iter().map(Word::from).collect(),
            mentions: reading.mentions,
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

    fn item(&self, text: &str, is_must: bool) -> Item {
        let mut nodes: Vec<Node> = self.spotter.find(text, false).iter().map(|f| f.node).collect();
        nodes.dedup();
        let words = words::terms(text).into_iter().map(Word::from).collect();
        Item { is_must, text: text.to_owned(), lang: Lang::of_text(text), nodes, words }
    }
}

/// The neighbourhood of what is named.
fn cover(taxonomy: &Taxonomy, mentions: &[Mention], related: f32) -> Cover {
    let mut all: Cover = Vec::with_capacity(mentions.len() * 4);
    for mention in mentions {
        let Some(entry) = taxonomy.entry(mention.node) else { continue };
        let near = mention.reach * related;
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
