//! Syllables of Chinese names: readings of a character, pinyin words, and what Wade-Giles writes for them. Tones, the
//! dots of ü and apostrophes are dropped everywhere, since people drop them.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use pinyin::{ToPinyin, ToPinyinMulti};

/// Every syllable that a character of the basic block has as its usual reading.
static SYLLABLES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let usual = ('\u{4E00}'..='\u{9FA5}').filter_map(|c| c.to_pinyin()).map(|p| plain(p.plain()));
    usual.filter(|syllable| syllable.contains(['a', 'e', 'i', 'o', 'u'])).collect()
});

/// Wade-Giles spellings with the pinyin syllables that they may stand for.
static WADE_GILES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut spelled: HashMap<String, Vec<String>> = HashMap::new();
    for syllable in SYLLABLES.iter() {
        for spelling in wade_giles(syllable) {
            spelled.entry(spelling).or_default().push(syllable.clone());
        }
    }
    spelled
});

/// Most readings of a character that are looked at; names use the usual ones.
const MOST_READINGS: usize = 4;

fn plain(reading: &str) -> String {
    reading.chars().map(|c| if matches!(c, 'ü' | 'v') { 'u' } else { c }).filter(char::is_ascii_lowercase).collect()
}

/// The readings of a character, the usual one first; none for what is no Han character.
pub fn readings(c: char) -> Vec<String> {
    let mut found: Vec<String> = c.to_pinyin().map(|p| plain(p.plain())).into_iter().collect();
    for reading in c.to_pinyin_multi().into_iter().flatten().map(|p| plain(p.plain())) {
        if !reading.is_empty() && !found.contains(&reading) {
            found.push(reading);
        }
    }
    found.truncate(MOST_READINGS);
    found
}

/// Every way to read some characters, the usual one first, at most `most`.
pub fn readings_of(chars: &[char], most: usize) -> Vec<String> {
    product(&chars.iter().map(|c| readings(*c)).collect::<Vec<_>>(), most)
}

/// Every joining of one choice a place, those with the first choices first, at most `most`; none where a place has none.
pub fn product(choices: &[Vec<String>], most: usize) -> Vec<String> {
    choices.iter().fold(vec![String::new()], |done, next| {
        let mut longer: Vec<String> = Vec::new();
        for choice in next {
            longer.extend(done.iter().map(|head| format!("{head}{choice}")));
        }
        longer.truncate(most);
        longer
    })
}

/// True for one syllable of pinyin.
pub fn is_syllable(word: &str) -> bool {
    SYLLABLES.contains(word)
}

/// True for a word that can be cut into syllables of pinyin.
pub fn is_pinyin(word: &str) -> bool {
    if word.is_empty() || !word.is_ascii() {
        return false;
    }
    let mut reached = vec![false; word.len() + 1];
    reached[0] = true;
    for start in 0..word.len() {
        for end in (start + 1)..=word.len().min(start + 6) {
            reached[end] |= reached[start] && is_syllable(&word[start..end]);
        }
    }
    reached[word.len()]
}

/// The pinyin syllables for which Wade-Giles writes this; empty when it writes nothing so.
pub fn from_wade_giles(syllable: &str) -> &'static [String] {
    WADE_GILES.get(syllable).map_or(&[], Vec::as_slice)
}

/// How Wade-Giles writes a syllable of pinyin, without its apostrophes and dots.
fn wade_giles(syllable: &str) -> Vec<String> {
    let initials =
        ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s"];
    let initial = initials.into_iter().find(|initial| syllable.starts_with(initial)).unwrap_or_default();
    let ending = &syllable[initial.len()..];
    let ending = match (initial, ending) {
        ("", "yi") => "i",
        ("", "you") => "yu",
        ("", "ye") => "yeh",
        ("", "yan") => "yen",
        ("", "yong") => "yung",
        ("", "yue") => "yueh",
        ("", "er") => "erh",
        ("zh" | "ch" | "sh" | "r", "i") => "ih",
        ("z" | "c" | "s", "i") => "u",
        ("g" | "k" | "h", "e") => "o",
        ("g" | "k", "ui") => "uei",
        ("g" | "k" | "h" | "sh", "uo") => "uo",
        (_, "uo") => "o",
        (_, "ian") => "ien",
        (_, "ie") => "ieh",
        (_, "ue") => "ueh",
        (_, "iong") => "iung",
        (_, "ong") => "ung",
        (_, ending) => ending,
    };
    let is_buzzed = syllable.ends_with('i') && syllable.len() == initial.len() + 1;
    let heads: &[&str] = match initial {
        "b" | "p" => &["p"],
        "d" | "t" => &["t"],
        "g" | "k" => &["k"],
        "j" | "q" | "zh" | "ch" => &["ch"],
        "x" => &["hs"],
        "r" => &["j"],
        "z" | "c" if is_buzzed => &["tz"],
        "z" | "c" => &["ts"],
        "s" if is_buzzed => &["ss", "sz"],
        other => return vec![format!("{other}{ending}")],
    };
    heads.iter().map(|head| format!("{head}{ending}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_read_in_every_usual_way() {
        assert_eq!(readings('芳'), ["fang"]);
        assert!(readings('单').contains(&"shan".to_owned()), "{:?}", readings('单'));
        assert!(readings('绿').contains(&"lu".to_owned()));
        assert_eq!(readings('a'), Vec::<String>::new());
        assert!(readings_of(&['乐', '行'], 8).len() > 1);
    }

    #[test]
    fn pinyin_is_known_from_other_words() {
        for word in ["xiaoming", "wei", "xian", "nu", "lu", "zhuangyuan", "ouyang"] {
            assert!(is_pinyin(word), "{word}");
        }
        for word in ["david", "smith", "hsiao", "jessica", "", "x"] {
            assert!(!is_pinyin(word), "{word}");
        }
    }

    #[test]
    fn wade_giles_leads_back_to_pinyin() {
        for (spelled, meant) in [
            ("hsiao", "xiao"),
            ("chang", "zhang"),
            ("tsai", "cai"),
            ("kuo", "guo"),
            ("hsueh", "xue"),
            ("jen", "ren"),
            ("chih", "zhi"),
            ("tung", "dong"),
            ("chien", "jian"),
            ("tzu", "zi"),
            ("szu", "si"),
            ("kuei", "gui"),
        ] {
            assert!(from_wade_giles(spelled).iter().any(|s| s == meant), "{spelled}: {:?}", from_wade_giles(spelled));
        }
    }
}
