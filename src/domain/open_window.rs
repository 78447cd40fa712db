//! What is kept in memory of the public needs: how many there are, and the texts in which words are looked for.

use super::field::FieldCode;
use super::need::NeedId;
use super::region::{self, Division};

/// How many public needs there are, by field and by prefecture, and how large the pool is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenCounts {
    /// All of them.
    pub total: i64,
    /// By field; a need of two fields counts in both.
    pub fields: Vec<(FieldCode, i64)>,
    /// By slug of the prefecture, as far as the place is known.
    pub prefectures: Vec<(&'static str, i64)>,
    /// People in the pool.
    pub people: i64,
    /// Needs that are open or under review, public or not.
    pub needs: i64,
    /// Pairs that were introduced.
    pub introduced: i64,
}

impl OpenCounts {
    /// How many of a field.
    pub fn of_field(&self, field: &str) -> i64 {
        self.fields.iter().find(|(code, _)| code.as_str() == field).map_or(0, |(_, n)| *n)
    }

    /// How many in a prefecture.
    pub fn in_prefecture(&self, slug: &str) -> i64 {
        self.prefectures.iter().find(|(known, _)| *known == slug).map_or(0, |(_, n)| *n)
    }

    /// Counts one group of equal needs.
    pub fn add(&mut self, fields: Vec<FieldCode>, place: Option<&'static Division>, number: i64) {
        self.total += number;
        for field in fields {
            match self.fields.iter_mut().find(|(code, _)| *code == field) {
                Some((_, n)) => *n += number,
                None => self.fields.push((field, number)),
            }
        }
        let Some(slug) = place.and_then(|p| region::prefecture_of(p.code)).and_then(|p| p.slug) else { return };
        match self.prefectures.iter_mut().find(|(known, _)| *known == slug) {
            Some((_, n)) => *n += number,
            None => self.prefectures.push((slug, number)),
        }
    }
}

/// What words are looked for in, of one public need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenText {
    /// Which.
    pub id: NeedId,
    /// What anybody may read of it, in small letters: title, text, the firm's name unless it hides.
    pub said: String,
    /// Its keywords in small letters: found by names of the taxonomy alone, since nobody reads them as typed.
    pub keywords: String,
}

impl OpenText {
    /// True when it says the word as typed, or says or asks for what the word stands for.
    pub fn says(&self, word: &Word) -> bool {
        let named = |name: &String| self.said.contains(name.as_str()) || self.keywords.contains(name.as_str());
        self.said.contains(word.typed.as_str()) || word.names.iter().any(named)
    }
}

/// One of the words looked for, in small letters: as typed, and by what else the taxonomy calls it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// As typed.
    pub typed: String,
    /// Names of the same thing in both languages.
    pub names: Vec<String>,
}

/// What is kept in memory of the public needs: their counts, and the texts in which words are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenWindow {
    /// How many there are.
    pub counts: OpenCounts,
    /// Their texts, newest first.
    pub texts: Vec<OpenText>,
}

impl OpenWindow {
    /// The newest needs that say all of the words, at most `most`.
    pub fn find(&self, words: &[Word], most: usize) -> Vec<NeedId> {
        let found = self.texts.iter().filter(|text| words.iter().all(|word| text.says(word)));
        found.take(most).map(|text| text.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_found_by_names_and_never_as_typed() {
        let text = OpenText {
            id: NeedId::new(), said: "放大到公斤级".into(), keywords: "固相合成 call me 555".into()
        };
        let word = |typed: &str, names: &[&str]| Word {
            typed: typed.into(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        assert!(text.says(&word("公斤", &[])) && text.says(&word("spps", &["固相合成"])));
        assert!(!text.says(&word("555", &[])) && !text.says(&word("固相合成", &[])));
        let window = OpenWindow { texts: vec![text], ..OpenWindow::default() };
        assert_eq!(window.find(&[word("公斤", &[]), word("x", &[])], 9), []);
    }

    #[test]
    fn a_need_of_two_fields_counts_in_both_and_once_in_its_prefecture() {
        let mut counts = OpenCounts::default();
        let fields = |slugs: &[&str]| slugs.iter().map(|slug| FieldCode((*slug).to_owned())).collect();
        counts.add(fields(&["biomedicine", "big-data"]), region::find("620123"), 2);
        counts.add(fields(&["biomedicine"]), None, 1);
        assert_eq!((counts.total, counts.of_field("biomedicine"), counts.of_field("big-data")), (3, 3, 2));
        assert_eq!((counts.in_prefecture("lanzhou"), counts.in_prefecture("dingxi")), (2, 0));
    }
}
