//! The name of a person in every form in which it may be met: in Han characters, and as family name and given name by sound.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{surnames, syllables};
use crate::domain::han::simplified;
use crate::domain::value::is_han;

/// One way to say a name: pinyin without tones, the given name in one word. A given name of one letter is an initial.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// Family name.
    pub surname: String,
    /// Given name.
    pub given: String,
}

impl Reading {
    /// True when only the first letter of the given name is told.
    pub fn is_initial(&self) -> bool {
        self.given.len() == 1
    }

    /// True when so many are called so that it says little.
    pub fn is_common(&self) -> bool {
        surnames::is_common(&self.surname, &self.given)
    }
}

/// All forms of one person's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonName {
    /// In simplified Han characters, without marks.
    pub han: BTreeSet<String>,
    /// By sound.
    pub readings: BTreeSet<Reading>,
}

/// Most ways to read one spelling.
const MOST: usize = 16;
/// Titles that stand beside a name.
const TITLES: &[&str] =
    &["dr", "prof", "professor", "mr", "mrs", "ms", "miss", "phd", "md", "msc", "mba", "jr", "sr", "ing", "dipl"];
const HAN_TITLES: &[&str] = &["博士", "教授", "先生", "女士", "老师", "院士", "同志", "工程师"];

impl PersonName {
    /// The forms of the names that a person gives, in any script and order.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for name in names {
            let name: String = name.nfkc().collect();
            for part in name.split(['(', ')', '[', ']', '/', '|', ';', '、']) {
                found.take(part);
            }
        }
        found
    }

    /// True when nothing of a name could be read.
    pub fn is_empty(&self) -> bool {
        self.han.is_empty() && self.readings.is_empty()
    }

    fn take(&mut self, part: &str) {
        let (mut han, mut latin) = (String::new(), String::new());
        for c in part.chars() {
            match c {
                c if is_han(c) => han.push(simplified(c)),
                '·' | '•' | '‧' | '・' | '．' if !han.is_empty() => han.push('·'),
                c => latin.push(c),
            }
        }
        self.take_han(&han);
        self.take_latin(&latin);
    }

    fn take_han(&mut self, name: &str) {
        let name = HAN_TITLES.iter().find_map(|title| name.strip_suffix(title)).unwrap_or(name).trim_matches('·');
        let chars: Vec<char> = name.chars().filter(|c| *c != '·').collect();
        if chars.len() < 2 {
            return;
        }
        self.han.insert(chars.iter().collect());
        // A name of parts, or a long one, is not cut into a family name and a given name.
        if name.contains('·') || chars.len() > 4 {
            return;
        }
        let (surname, given) = surnames::cut(&chars);
        for surname in surnames::readings(surname) {
            for given in syllables::readings_of(given, MOST) {
                self.readings.insert(Reading { surname: fold(&surname), given });
            }
        }
    }

    fn take_latin(&mut self, text: &str) {
        let (before, after) = text.split_once([',', '，']).unwrap_or((text, ""));
        let (before, after) = (words(before), words(after));
        let all: Vec<&Word> = before.iter().chain(&after).collect();
        match all.as_slice() {
            [] => {}
            [only] => self.take_word(only),
            _ if !before.is_empty() && !after.is_empty() => self.take_order(&before, &after),
            words => self.take_either(words),
        }
    }

    /// A name written as one word.
    fn take_word(&mut self, word: &Word) {
        for (surname, given) in surnames::cut_word(&word.joined()) {
            self.readings.insert(Reading { surname: fold(&surname), given });
        }
    }

    /// A name whose order is not told: capitals and known family names tell it, else either is taken.
    fn take_either(&mut self, words: &[&Word]) {
        let owned = |words: &[&Word]| words.iter().map(|w| (*w).clone()).collect::<Vec<_>>();
        let capitals: Vec<usize> = (0..words.len()).filter(|i| words[*i].is_capitals).collect();
        let (first, last) = (words[0], words[words.len() - 1]);
        if let ([one], true) = (capitals.as_slice(), words.len() > 1)
            && (*one == 0 || *one == words.len() - 1)
        {
            let (surname, given): (Vec<&Word>, Vec<&Word>) = words.iter().partition(|w| w.is_capitals);
            return self.take_order(&owned(&surname), &owned(&given));
        }
        if words.len() > 2 {
            let (head, tail) = (owned(&words[..2]), owned(&words[words.len() - 2..]));
            if surnames::is_compound(&joined(&head)) {
                return self.take_order(&head, &owned(&words[2..]));
            }
            if surnames::is_compound(&joined(&tail)) {
                return self.take_order(&tail, &owned(&words[..words.len() - 2]));
            }
        }
        let is_first = surnames::is_known(&first.joined()) || !surnames::is_known(&last.joined());
        let is_last = surnames::is_known(&last.joined()) || !surnames::is_known(&first.joined());
        if is_first && !first.is_letter() {
            self.take_order(&owned(&words[..1]), &owned(&words[1..]));
        }
        if is_last && !last.is_letter() {
            self.take_order(&owned(&words[words.len() - 1..]), &owned(&words[..words.len() - 1]));
        }
    }

    fn take_order(&mut self, surname: &[Word], given: &[Word]) {
        let is_wade_giles = surname.iter().chain(given).any(Word::is_wade_giles);
        let mut surnames = surnames::from_latin(&joined(surname));
        if is_wade_giles {
            surnames.extend(wade_giles(surname));
        }
        for given in given_forms(given, is_wade_giles) {
            for surname in &surnames {
                self.readings.insert(Reading { surname: fold(surname), given: given.clone() });
            }
        }
    }
}

/// The given name in one word: whole; and where an English name stands beside pinyin, either alone.
fn given_forms(words: &[Word], is_wade_giles: bool) -> Vec<String> {
    let full: Vec<Word> = words.iter().filter(|w| !w.is_letter()).cloned().collect();
    if full.is_empty() {
        return words.first().map(Word::joined).into_iter().collect();
    }
    let (own, other): (Vec<Word>, Vec<Word>) =
        full.iter().cloned().partition(|w| syllables::is_pinyin(&w.joined()) || w.is_wade_giles());
    let mut forms = vec![joined(&full)];
    // A letter may be a syllable: Xiu E.
    if words.iter().any(|w| w.is_letter() && syllables::is_syllable(&w.joined())) {
        forms.push(joined(words));
    }
    if !own.is_empty() && !other.is_empty() {
        forms.push(joined(&own));
        forms.extend(other.iter().map(Word::joined));
    }
    if is_wade_giles {
        forms.extend(wade_giles(&own));
    }
    forms
}

fn wade_giles(words: &[Word]) -> Vec<String> {
    let choices = |part: &String| match syllables::from_wade_giles(part) {
        [] => vec![part.clone()],
        found => found.to_vec(),
    };
    syllables::product(&words.iter().flat_map(|w| w.parts.iter().map(choices)).collect::<Vec<_>>(), MOST)
}

fn joined(words: &[Word]) -> String {
    words.iter().map(Word::joined).collect()
}

/// A word of a name in Latin letters.
#[derive(Debug, Clone)]
struct Word {
    /// Small letters without marks, cut at hyphens and apostrophes.
    parts: Vec<String>,
    is_capitals: bool,
}

impl Word {
    fn joined(&self) -> String {
        fold(&self.parts.concat())
    }

    fn is_letter(&self) -> bool {
        self.parts.concat().len() == 1
    }

    /// True for what Wade-Giles writes and pinyin does not.
    fn is_wade_giles(&self) -> bool {
        let is_one = |part: &String| !syllables::from_wade_giles(part).is_empty();
        self.parts.iter().all(is_one) && self.parts.iter().any(|part| !syllables::is_pinyin(part))
    }
}

fn words(text: &str) -> Vec<Word> {
    let found = text.split(|c: char| c.is_whitespace() || matches!(c, '.' | '_' | '"' | '*')).filter_map(|typed| {
        let letters: String = typed.chars().filter(|c| c.is_alphabetic()).collect();
        let plain: String = typed.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
        let parts: Vec<String> = plain
            .split(|c: char| !c.is_alphanumeric())
            .map(|part| part.chars().filter(char::is_ascii_lowercase).collect())
            .filter(|part: &String| !part.is_empty())
            .collect();
        let is_title = TITLES.contains(&parts.concat().as_str());
        let is_capitals = letters.chars().count() > 1 && letters.chars().all(char::is_uppercase);
        (!parts.is_empty() && !is_title).then_some(Word { parts, is_capitals })
    });
    let found: Vec<Word> = found.collect();
    // Where all is in capitals they tell nothing.
    let is_loud = found.iter().all(|w| w.is_capitals || w.is_letter());
    found.into_iter().map(|w| Word { is_capitals: w.is_capitals && !is_loud, ..w }).collect()
}

/// ü in its three spellings (u, v, yu after l and n) in one.
fn fold(word: &str) -> String {
    if syllables::is_pinyin(word) {
        return word.to_owned();
    }
    let folded = word.replace("lyu", "lu").replace("nyu", "nu").replace("lv", "lu").replace("nv", "nu");
    if folded != word && syllables::is_pinyin(&folded) { folded } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn meet(a: &str, b: &str) -> bool {
        let (a, b) = (PersonName::of([a]), PersonName::of([b]));
        a.readings.intersection(&b.readings).next().is_some()
    }

    #[test]
    fn one_name_has_many_spellings() {
        for (a, b) in [
            ("张晓明", "Xiaoming Zhang"),
            ("张晓明", "ZHANG, Xiao-Ming"),
            ("張曉明", "Zhang Xiao Ming"),
            ("张晓明", "zhāng xiǎomíng"),
            ("张晓明", "Dr. Xiao Ming ZHANG"),
            ("张晓明", "Chang Hsiao-ming"),
            ("张晓明", "zhangxiaoming"),
            ("吕绿", "Lyu Lv"),
            ("吕绿", "Lü Lü"),
            ("单雄信", "Shan Xiongxin"),
            ("解缙", "XIE Jin"),
            ("仇英", "Qiu Ying"),
            ("欧阳文", "Wen Ouyang"),
            ("欧阳文", "Ou Yang Wen"),
            ("陈大文", "Chan Dawen"),
            ("王芳", "Jessica Fang Wang"),
            ("ＷＡＮＧ Fang", "Fang Wang"),
            ("王秀娥", "Wang Xiu E"),
        ] {
            assert!(meet(a, b), "{a} and {b}: {:?} / {:?}", PersonName::of([a]), PersonName::of([b]));
        }
        for (a, b) in [("张晓明", "Zhang Ming"), ("Wei Zhang", "Wei Wang"), ("李强", "Li Qian")] {
            assert!(!meet(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn two_scripts_in_one_field_are_one_name() {
        let name = PersonName::of(["王芳 (Wang Fang)"]);
        assert_eq!(name.han.iter().map(String::as_str).collect::<Vec<_>>(), ["王芳"]);
        assert!(name.readings.iter().any(|r| (r.surname.as_str(), r.given.as_str()) == ("wang", "fang")));
        assert!(PersonName::of(["阿依古丽·买买提"]).readings.is_empty(), "such a name has no family name");
        assert!(PersonName::of(["Zhang W."]).readings.iter().any(Reading::is_initial));
    }

    proptest! {
        #[test]
        fn either_order_and_any_spacing_meets(
            surname in prop::sample::select(vec!["王", "李", "单", "欧阳", "吕", "曾", "司马"]),
            given in "[\u{4E00}-\u{6FFF}]{1,2}",
        ) {
            let han = PersonName::of([format!("{surname}{given}").as_str()]);
            let chars: Vec<char> = given.chars().collect();
            let spelled = chars.iter().map(|c| syllables::readings(simplified(*c)).first().cloned().unwrap_or_default());
            let spelled: Vec<String> = spelled.collect();
            // 嗯 and the like are sounds without a vowel: nobody is called so, and one letter reads as an initial.
            prop_assume!(spelled.iter().all(|s| s.contains(['a', 'e', 'i', 'o', 'u', 'v'])));
            // 单于 is a family name of two characters.
            prop_assume!(!(surname == "单" && given.starts_with('于')));
            // E E reads as two initials, whoever writes it.
            prop_assume!(spelled.len() == 1 || spelled.iter().any(|s| s.len() > 1));
            let family = surnames::readings(&surname.chars().collect::<Vec<_>>())[0].clone();
            for typed in [
                format!("{} {family}", spelled.concat()),
                format!("{} {}", family.to_uppercase(), spelled.join("-")),
                format!("{family}, {}", spelled.join(" ")),
            ] {
                let latin = PersonName::of([typed.as_str()]);
                prop_assert!(han.readings.intersection(&latin.readings).next().is_some(), "{} {}", han.han.first().unwrap(), typed);
            }
        }

        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,60}") {
            let name = PersonName::of([text.as_str()]);
            prop_assert!(name.readings.len() <= 400);
        }
    }
}
