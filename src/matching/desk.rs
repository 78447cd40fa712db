//! The working tables of a comparison: one side is laid out once, the other, by the thousand, each in its turn.

use super::Engine;
use super::cover::{Cover, Few};
use super::judge::is_comparable;
use super::sketch::{ItemSketch, NeedSketch, PersonSketch, Used, used, weighed};
use super::taxonomy::Node;
use super::vocabulary::Vocabulary;
use crate::domain::value::Lang;

/// What a pair has in common, as far as it needs looking up.
#[derive(Debug, Default)]
pub struct Common {
    /// For each mention of the need how far the person covers it, 0 to 1.
    pub subject: Vec<f64>,
    /// The same for each concept of the need's keywords, and how much it weighs within its keyword.
    pub named: Vec<(f64, f64)>,
    /// For each mention of the person how far the need covers it, 0 to 1.
    pub heart: Vec<f64>,
    /// The need's words as a whole.
    pub words: Words,
    /// The keywords in their order.
    pub keywords: Vec<Keyword>,
}

/// A keyword of a need.
#[derive(Debug, Clone, Copy)]
pub struct Keyword {
    /// True for a required one.
    pub is_must: bool,
    /// Its concepts: the first of them among those of all keywords, and how many there are.
    pub nodes: (usize, usize),
    /// Its words.
    pub words: Words,
}

impl Keyword {
    fn new(item: &ItemSketch<'_>, words: Words) -> Self {
        Self { is_must: item.is_must, nodes: (item.first_node, item.nodes.len()), words }
    }

    fn with_found(mut self, found: u32) -> Self {
        self.words.found = found;
        self
    }
}

/// Steps of weight of a need's words, as far as the languages of both sides can be compared.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words {
    /// Of those that the person uses.
    pub found: u32,
    /// Of all.
    pub all: u32,
}

/// The same for either case: for those who write the need's language, and for others.
type Either = [u32; 2];

/// The steps of a word in either case.
fn either((_, steps, is_universal): (usize, u32, bool)) -> Either {
    [steps, if is_universal { steps } else { 0 }]
}

/// Which of the cases a person is.
fn case(a: Option<Lang>, b: Option<Lang>) -> usize {
    usize::from(!is_comparable(a, b))
}

/// Where a word of the need's vocabulary counts.
#[derive(Debug, Clone, Default)]
struct Counts {
    /// In the need as a whole.
    whole: Either,
    /// In keywords, by their places.
    keywords: Vec<(usize, Either)>,
}

/// A need laid out for comparing it with many people.
#[derive(Debug)]
pub struct NeedDesk {
    cover: Cover,
    few: Few,
    vocabulary: Vocabulary,
    counts: Vec<Counts>,
    lang: Option<Lang>,
    /// Steps of all its words together, in either case, and whatever the case.
    most: Either,
    all: u32,
    /// The case of each keyword and what of its words can be compared, for people of each language: Chinese, English, both.
    keywords: [Vec<(usize, Keyword)>; 3],
    common: Common,
}

/// The languages of people.
const LANGS: [Option<Lang>; 3] = [Some(Lang::Zh), Some(Lang::En), None];

impl NeedDesk {
    /// Lays it out.
    pub fn new(engine: &Engine, need: &NeedSketch<'_>) -> Self {
        let mut cover = Cover::new(engine.homes.len());
        cover.lay(need.cover);
        let mut counts = vec![Counts::default(); need.vocabulary.len()];
        for word in need.words.iter().map(used) {
            let whole = &mut counts[word.0].whole;
            *whole = added(*whole, either(word));
        }
        let mut keywords = Vec::new();
        for (place, item) in need.items().enumerate() {
            let mut all = [0, 0];
            for word in item.words.iter().map(used) {
                all = added(all, either(word));
                counts[word.0].keywords.push((place, either(word)));
            }
            keywords.push((item, all));
        }
        let vocabulary = Vocabulary::new(need.vocabulary.iter().map(|word| u32::from_le_bytes(*word)));
        let most = counts.iter().fold([0, 0], |most, counts| added(most, counts.whole));
        let all = need.words.iter().map(|word| used(word).1).sum();
        let few = Few::of(engine, need);
        let case_of = |lang: Option<Lang>, (item, all): &(ItemSketch<'_>, Either)| {
            let case = case(item.lang, lang);
            (case, Keyword::new(item, Words { found: 0, all: all[case] }))
        };
        let keywords = LANGS.map(|lang| keywords.iter().map(|keyword| case_of(lang, keyword)).collect());
        Self { cover, few, vocabulary, counts, lang: need.lang, most, all, keywords, common: Common::default() }
    }

    /// What the need has in common with a person.
    pub fn with(&mut self, engine: &Engine, person: &PersonSketch<'_>) -> &Common {
        self.with_subjects(engine, person);
        self.with_concepts(engine, person);
        self.with_words(person)
    }

    /// The first part of it, from which [`Engine::subjects`] are known.
    pub fn with_subjects(&mut self, engine: &Engine, person: &PersonSketch<'_>) -> &Common {
        let Self { cover, few, common, .. } = self;
        few.lay(person.cover);
        refill(&mut common.subject, few.subject.iter().map(|asked| few.credit(&engine.weights.tree, asked)));
        refill(&mut common.heart, person.mentions.iter().map(|mention| cover.credit(engine, weighed(mention).0)));
        common
    }

    /// The concepts of keywords, after the first part of the same person, and for words the most that can be found: whoever falls
    /// short with all of them need not be searched for each.
    pub fn with_concepts(&mut self, engine: &Engine, person: &PersonSketch<'_>) -> &Common {
        let Self { few, lang, most, all, keywords, common, .. } = self;
        let tree = &engine.weights.tree;
        refill(&mut common.named, few.named.iter().map(|(asked, weight)| (few.credit(tree, asked), *weight)));
        let keywords = keywords_for(keywords, person.lang).iter();
        refill(&mut common.keywords, keywords.map(|(_, keyword)| keyword.with_found(keyword.words.all)));
        common.words = Words { found: most[case(*lang, person.lang)], all: *all };
        common
    }

    /// The words, after the concepts of the same person.
    pub fn with_words(&mut self, person: &PersonSketch<'_>) -> &Common {
        let Self { vocabulary, counts, lang, all, keywords, common, .. } = self;
        let keywords = keywords_for(keywords, person.lang);
        refill(&mut common.keywords, keywords.iter().map(|(_, keyword)| *keyword));
        common.words = Words { found: 0, all: *all };
        let whole = case(*lang, person.lang);
        for word in vocabulary.used(person.words).filter_map(|place| counts.get(place)) {
            common.words.found += word.whole[whole];
            for (place, steps) in &word.keywords {
                common.keywords[*place].words.found += steps[keywords[*place].0];
            }
        }
        common
    }
}

/// The keywords as they are compared with people of a language.
fn keywords_for(keywords: &[Vec<(usize, Keyword)>; 3], lang: Option<Lang>) -> &[(usize, Keyword)] {
    &keywords[LANGS.iter().position(|known| *known == lang).unwrap_or_default()]
}

/// A person laid out for comparing them with many needs.
#[derive(Debug)]
pub struct PersonDesk {
    person: Cover,
    need: Cover,
    words: Vocabulary,
    lang: Option<Lang>,
    mentions: Vec<Node>,
    /// For each word of the need whether the person uses it.
    is_used: Vec<bool>,
    common: Common,
}

impl PersonDesk {
    /// Lays them out.
    pub fn new(engine: &Engine, person: &PersonSketch<'_>) -> Self {
        let [mut cover, need] = [(); 2].map(|()| Cover::new(engine.homes.len()));
        cover.lay(person.cover);
        let mentions = person.mentions.iter().map(|mention| weighed(mention).0).collect();
        let words = Vocabulary::new(person.words.iter().collect::<Vec<_>>().into_iter());
        let (is_used, common) = (Vec::new(), Common::default());
        Self { person: cover, need, words, lang: person.lang, mentions, is_used, common }
    }

    /// What the person has in common with a need: the part from which [`Engine::subjects`] are known.
    pub fn with_subjects(&mut self, engine: &Engine, need: &NeedSketch<'_>) -> &Common {
        let Self { person, need: cover, mentions, common, .. } = self;
        refill(&mut common.subject, need.mentions.iter().map(|mention| person.credit(engine, weighed(mention).0)));
        cover.lay(need.cover);
        refill(&mut common.heart, mentions.iter().map(|node| cover.credit(engine, *node)));
        cover.clear(need.cover);
        common
    }

    /// The rest of it, after the first part of the same need.
    pub fn with_keywords(&mut self, engine: &Engine, need: &NeedSketch<'_>) -> &Common {
        let Self { person, words, lang, is_used, common, .. } = self;
        let named = need.named().iter().map(|node| u16::from_le_bytes(*node));
        refill(&mut common.named, named.map(|node| (person.credit(engine, node), engine.weight_in_keyword(node))));
        refill(is_used, need.vocabulary.iter().map(|word| words.has(u32::from_le_bytes(*word))));
        let count = |list: &[Used], lang: Option<Lang>, own: Option<Lang>| {
            let (mut words, case) = (Words::default(), case(lang, own));
            for word in list.iter().map(used) {
                let steps = either(word)[case];
                words.all += steps;
                words.found += if is_used.get(word.0) == Some(&true) { steps } else { 0 };
            }
            words
        };
        let all = need.words.iter().map(|word| used(word).1).sum();
        common.words = Words { all, ..count(need.words, need.lang, *lang) };
        let keyword = |item: ItemSketch<'_>| Keyword::new(&item, count(item.words, item.lang, *lang));
        refill(&mut common.keywords, need.items().map(keyword));
        common
    }
}

fn added(a: Either, b: Either) -> Either {
    [a[0] + b[0], a[1] + b[1]]
}

fn refill<T>(list: &mut Vec<T>, items: impl Iterator<Item = T>) {
    list.clear();
    list.extend(items);
}
