//! Texts of the generated people and needs, in Chinese, English or both, of invented words and real names of concepts. Their words are
//! then taken apart by the engine itself.

use super::random::{Random, Zipf};
use crate::domain::value::{Lang, is_han};
use crate::matching::taxonomy::{Node, Taxonomy};
use crate::matching::words::{ordinary, ordinary_han};

/// Words of one field, and words of any text.
const TOPIC: usize = 800;
const GENERAL: usize = 24_000;
/// Exponents of Zipf's law for them.
const TOPIC_EXPONENT: f64 = 0.7;
const GENERAL_EXPONENT: f64 = 1.0;
/// Every so-many-th word of a field is an abbreviation that both languages use.
const ABBREVIATED: usize = 20;

/// Shares of a text, each added to the one before: names of own concepts, of siblings, words of the field; the rest is general.
const OWN_NAMES: f64 = 0.12;
const SIBLING_NAMES: f64 = 0.18;
const TOPIC_WORDS: f64 = 0.43;

/// One in so many words is followed by a mark.
const MARKED: f64 = 0.2;

/// What a text is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Place of the field.
    pub field: usize,
    /// Concepts named as one's own.
    pub own: &'a [Node],
    /// Concepts named beside.
    pub siblings: &'a [Node],
}

/// The words of one language.
#[derive(Debug)]
struct Language {
    lang: Lang,
    general: Vec<String>,
    topics: Vec<Vec<String>>,
    /// Names of all nodes.
    names: Vec<String>,
}

/// The words of both.
#[derive(Debug)]
pub struct Texts {
    zh: Language,
    en: Language,
    topic: Zipf,
    general: Zipf,
}

impl Texts {
    /// Invents all words; the commonest of each language are the ordinary ones that the engine knows.
    pub fn new(taxonomy: &Taxonomy) -> Self {
        let (fields, names) = (taxonomy.fields.len(), |lang| names(taxonomy, lang));
        let mut latin = (0..).map(latin);
        let general_en = ordinary().map(str::to_owned).chain(latin.by_ref()).take(GENERAL).collect();
        let topics_en: Vec<Vec<String>> = (0..fields).map(|_| topic(&mut latin)).collect();
        let mut signs: Vec<char> =
            names(Lang::Zh).iter().flat_map(|name| name.chars()).filter(|c| is_han(*c)).collect();
        signs.sort_unstable();
        signs.dedup();
        let mut random = Random::of(0, 200, 0);
        let mut han = std::iter::repeat_with(|| (0..2).map(|_| signs[random.below(signs.len())]).collect::<String>());
        let general_zh = ordinary_han().map(str::to_owned).chain(han.by_ref()).take(GENERAL).collect();
        let topic_zh = |english: &Vec<String>| {
            let word = |(place, abbreviation): (usize, &String)| match place % ABBREVIATED {
                0 => abbreviation.clone(),
                _ => han.next().unwrap_or_default(),
            };
            english.iter().enumerate().map(word).collect()
        };
        let topics_zh = topics_en.iter().map(topic_zh).collect();
        Self {
            zh: Language { lang: Lang::Zh, general: general_zh, topics: topics_zh, names: names(Lang::Zh) },
            en: Language { lang: Lang::En, general: general_en, topics: topics_en, names: names(Lang::En) },
            topic: Zipf::new(TOPIC, TOPIC_EXPONENT),
            general: Zipf::new(GENERAL, GENERAL_EXPONENT),
        }
    }

    /// A text of so many units: a Latin word is one, a Han character is one. `None` is both languages, a half each.
    pub fn text(&self, lang: Option<Lang>, subject: Subject<'_>, units: usize, random: &mut Random) -> String {
        let mut text = String::with_capacity(units * 8);
        match lang {
            Some(lang) => self.write(&mut text, lang, subject, units, random),
            None => {
                self.write(&mut text, Lang::Zh, subject, units / 2, random);
                text.push('\n');
                self.write(&mut text, Lang::En, subject, units / 2, random);
            }
        }
        text
    }

    /// The name of a node; a mixed text uses either.
    pub fn name(&self, lang: Option<Lang>, node: Node, random: &mut Random) -> &str {
        let lang = lang.unwrap_or(if random.chance(0.5) { Lang::Zh } else { Lang::En });
        &self.language(lang).names[usize::from(node)]
    }

    /// A word of a field.
    pub fn topic_word(&self, lang: Option<Lang>, field: usize, random: &mut Random) -> &str {
        &self.language(lang.unwrap_or(Lang::En)).topics[field][self.topic.draw(random)]
    }

    fn language(&self, lang: Lang) -> &Language {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    fn write(&self, text: &mut String, lang: Lang, subject: Subject<'_>, units: usize, random: &mut Random) {
        let language = self.language(lang);
        let mut written = 0;
        while written < units {
            let kind = random.share();
            let word = match () {
                () if kind < OWN_NAMES => language.name_of(subject.own, random),
                () if kind < SIBLING_NAMES => language.name_of(subject.siblings, random),
                () if kind < TOPIC_WORDS => &language.topics[subject.field][self.topic.draw(random)],
                () => &language.general[self.general.draw(random)],
            };
            written += language.units(word);
            text.push_str(word);
            let mark = random.chance(MARKED);
            text.push_str(match (lang, mark) {
                (Lang::Zh, false) => "",
                (Lang::Zh, true) => "，",
                (Lang::En, false) => " ",
                (Lang::En, true) => ", ",
            });
        }
    }
}

impl Language {
    /// The name of one of these; an ordinary word when there is none.
    fn name_of(&self, nodes: &[Node], random: &mut Random) -> &str {
        nodes.get(random.below(nodes.len())).map_or(&self.general[0], |node| &self.names[usize::from(*node)])
    }

    fn units(&self, word: &str) -> usize {
        match self.lang {
            Lang::Zh => word.chars().count(),
            Lang::En => word.split(' ').count(),
        }
    }
}

fn names(taxonomy: &Taxonomy, lang: Lang) -> Vec<String> {
    let name = |entry: &crate::matching::taxonomy::Entry| match lang {
        Lang::Zh => entry.zh.clone(),
        Lang::En => entry.en.clone(),
    };
    taxonomy.entries.iter().map(name).collect()
}

/// The words of one field, some of them abbreviations.
fn topic(latin: &mut impl Iterator<Item = String>) -> Vec<String> {
    let spelt = |(place, word): (usize, String)| match place % ABBREVIATED {
        0 => word.to_uppercase().chars().skip(2).collect(),
        _ => word,
    };
    latin.take(TOPIC).enumerate().map(spelt).collect()
}

/// An invented word of three syllables; another one for each number up to a quarter of a million.
fn latin(number: usize) -> String {
    const CONSONANTS: &[u8; 13] = b"bdfgklmnprstv";
    const VOWELS: &[u8; 5] = b"aeiou";
    const SYLLABLES: usize = CONSONANTS.len() * VOWELS.len();
    // A number without a factor in common with the count of words takes neighbours far apart.
    let mut left = number.wrapping_mul(100_003) % SYLLABLES.pow(3);
    let mut word = String::with_capacity(6);
    for _ in 0..3 {
        let syllable = left % SYLLABLES;
        left /= SYLLABLES;
        word.push(char::from(CONSONANTS[syllable / VOWELS.len()]));
        word.push(char::from(VOWELS[syllable % VOWELS.len()]));
    }
    word
}
