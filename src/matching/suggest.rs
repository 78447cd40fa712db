//! Concepts by what is typed of one of their names: its beginning, a word inside it or a part of a word, in either language,
//! as an abbreviation, or in the letters of its pinyin.

use memchr::memmem::Finder;
use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

use super::taxonomy::{Entry, Node, Taxonomy};
use super::text::normal;
use crate::domain::han::simplified;
use crate::domain::value::{Lang, is_han};

/// Every name of every node as one text, a name a line.
#[derive(Debug)]
pub struct Suggestions {
    text: String,
    names: Vec<Name>,
    nodes: usize,
}

/// A line of the text.
#[derive(Debug)]
struct Name {
    /// Its first byte.
    start: usize,
    node: Node,
    /// Which of the names of its node.
    place: u16,
    /// `None` for the letters of its pinyin.
    lang: Option<Lang>,
}

/// A concept that may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggested {
    /// Which.
    pub node: Node,
    /// The language in which it was typed; that of the reader for pinyin.
    pub lang: Lang,
    /// By which of its names ([`Entry::names`]) it was found.
    pub place: u16,
}

/// How well a name answers, the best first: where it holds what was typed, whether it is in the reader's language, whether it
/// is the name or another one, and how little of it is left to type.
type Rank = (Place, bool, bool, usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Whole,
    Start,
    Word,
    Inside,
}

impl Suggestions {
    /// Reads the names of a taxonomy.
    pub fn of(taxonomy: &Taxonomy) -> Self {
        let mut all = Self { text: "\n".to_owned(), names: Vec::new(), nodes: taxonomy.entries.len() };
        for (node, entry) in taxonomy.entries.iter().enumerate() {
            for (place, (lang, name)) in entry.names().enumerate() {
                let typed = plain(name);
                let folded = normal(name).text;
                let mut add = |text: &str, lang| all.add(text, node as Node, place as u16, lang);
                if folded != typed {
                    add(&folded, Some(lang));
                }
                add(&typed, Some(lang));
                if lang == Lang::Zh {
                    let (letters, syllables) = pinyin(name);
                    add(&letters, None);
                    add(&syllables, None);
                }
            }
        }
        all
    }

    fn add(&mut self, text: &str, node: Node, place: u16, lang: Option<Lang>) {
        if text.chars().count() > 1 {
            self.names.push(Name { start: self.text.len(), node, place, lang });
            self.text.push_str(text);
            self.text.push('\n');
        }
    }

    /// The concepts, best first, each once.
    pub fn find(&self, typed: &str, lang: Lang, most: usize) -> Vec<Suggested> {
        let (as_typed, folded) = (plain(typed), normal(typed).text);
        let mut best: Vec<Option<(Rank, Suggested)>> = vec![None; self.nodes];
        self.look(&as_typed, lang, &mut best);
        // Plurals and other spellings, for whoever has typed a word to its end.
        if folded != as_typed {
            self.look(&folded, lang, &mut best);
        }
        let mut found: Vec<(Rank, Suggested)> = best.into_iter().flatten().collect();
        let order = |(rank, one): &(Rank, Suggested)| (*rank, one.node);
        if found.len() > most {
            found.select_nth_unstable_by_key(most, order);
            found.truncate(most);
        }
        found.sort_unstable_by_key(order);
        found.into_iter().map(|(_, one)| one).collect()
    }

    fn look(&self, wanted: &str, lang: Lang, best: &mut [Option<(Rank, Suggested)>]) {
        if wanted.is_empty() || wanted.contains('\n') {
            return;
        }
        // One or two letters stand inside nearly every name: only those that begin with them are meant.
        if wanted.len() <= 2 {
            let begins =
                |name: &Name| self.text.as_bytes().get(name.start..).is_some_and(|t| t.starts_with(wanted.as_bytes()));
            for (number, name) in self.names.iter().enumerate().filter(|(_, name)| begins(name)) {
                self.take((number, name, name.start), wanted, lang, best);
            }
            return;
        }
        let mut number = 0;
        for hit in Finder::new(wanted).find_iter(self.text.as_bytes()) {
            while self.names.get(number + 1).is_some_and(|after| after.start <= hit) {
                number += 1;
            }
            let Some(name) = self.names.get(number) else { return };
            self.take((number, name, hit), wanted, lang, best);
        }
    }

    /// Notes a place where a name holds what was typed, if it is the best of its concept so far.
    fn take(
        &self,
        (number, name, hit): (usize, &Name, usize),
        wanted: &str,
        lang: Lang,
        best: &mut [Option<(Rank, Suggested)>],
    ) {
        let Some((rank, one)) = self.rank(number, name, hit, wanted.len(), lang) else { return };
        let Some(standing) = best.get_mut(usize::from(name.node)) else { return };
        if standing.is_none_or(|(other, _)| rank < other) {
            *standing = Some((rank, one));
        }
    }

    fn rank(&self, number: usize, name: &Name, hit: usize, length: usize, lang: Lang) -> Option<(Rank, Suggested)> {
        let end = self.names.get(number + 1).map_or(self.text.len(), |next| next.start) - 1;
        let before = self.text.get(..hit)?.chars().next_back()?;
        let starts_word = !before.is_ascii_alphanumeric() || self.text.get(hit..)?.starts_with(is_han);
        let place = match (hit == name.start, hit + length == end) {
            (true, true) => Place::Whole,
            (true, false) => Place::Start,
            _ if name.lang.is_none() => return None,
            _ if starts_word => Place::Word,
            _ => Place::Inside,
        };
        let place = if name.lang.is_none() { place.max(Place::Start) } else { place };
        let rank = (place, name.lang != Some(lang), name.place > 1, end - name.start);
        Some((rank, Suggested { node: name.node, lang: name.lang.unwrap_or(lang), place: name.place }))
    }
}

impl Entry {
    /// Every name with its language: the Chinese and the English one, then all others.
    pub fn names(&self) -> impl Iterator<Item = (Lang, &str)> {
        let mains = [(Lang::Zh, self.zh.as_str()), (Lang::En, self.en.as_str())].into_iter();
        let zh = self.zh_synonyms.iter().map(|name| (Lang::Zh, name.as_str()));
        mains.chain(zh).chain(self.en_synonyms.iter().map(|name| (Lang::En, name.as_str())))
    }
}

/// Small letters, half width and simplified signs, a space for every hyphen: what a half-typed word can be compared with.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase).map(simplified) {
        let is_gap = c.is_whitespace() || matches!(c, '-' | '/' | '_' | '\u{2010}'..='\u{2015}');
        match is_gap {
            false => plain.push(c),
            true if plain.is_empty() || plain.ends_with(' ') => {}
            true => plain.push(' '),
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The first letters and the whole syllables of a name's pinyin, with its Latin letters and digits between them.
fn pinyin(name: &str) -> (String, String) {
    let (mut letters, mut syllables) = (String::new(), String::new());
    for c in name.chars() {
        let plain = c.to_pinyin().map(|syllable| syllable.plain().replace('ü', "v"));
        let read = plain.unwrap_or_else(|| c.to_lowercase().filter(char::is_ascii_alphanumeric).collect());
        letters.extend(read.chars().next());
        syllables.push_str(&read);
    }
    (letters, syllables)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(typed: &str, lang: Lang) -> Vec<String> {
        let taxonomy = Taxonomy::load().expect("data are sound");
        let found = Suggestions::of(&taxonomy).find(typed, lang, 10);
        found.iter().map(|one| taxonomy.slug_of(one.node).to_owned()).collect()
    }

    #[test]
    fn the_beginning_of_a_name_comes_before_its_inside() {
        assert_eq!(labels("固相合", Lang::Zh)[0], "solid-phase-peptide-synthesis");
        assert_eq!(labels("monoclon", Lang::En)[0], labels("单克隆抗", Lang::Zh)[0]);
        assert!(labels("clonal anti", Lang::En).contains(&labels("monoclon", Lang::En)[0]), "inside a word");
        assert_eq!(labels("SPPS", Lang::Zh)[0], "solid-phase-peptide-synthesis", "an abbreviation");
    }

    #[test]
    fn other_spellings_and_pinyin_find_the_same() {
        assert_eq!(labels("Freeze-Dry", Lang::En), labels("freeze dry", Lang::En));
        assert_eq!(labels("凍乾", Lang::Zh), labels("冻干", Lang::Zh));
        assert!(labels("gxhc", Lang::Zh).contains(&"solid-phase-peptide-synthesis".to_owned()), "initials");
        assert!(labels("guxiangh", Lang::Zh).contains(&"solid-phase-peptide-synthesis".to_owned()), "syllables");
        assert_eq!(labels("carbon fiber", Lang::En)[0], labels("carbon fibre", Lang::En)[0]);
    }

    #[test]
    fn each_once_few_and_never_for_nothing() {
        let found = labels("a", Lang::En);
        let mut once = found.clone();
        once.sort();
        once.dedup();
        assert_eq!((found.len(), once.len()), (10, 10));
        assert!(labels("", Lang::Zh).is_empty() && labels("\n", Lang::Zh).is_empty());
        assert!(labels("xyzzyx", Lang::En).is_empty());
    }
}
