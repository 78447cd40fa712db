//! Words of a need that ask for an age, a sex, a family or an origin, from `config/words/discriminatory.tsv`.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::table;
use crate::text_enum;

text_enum! {
    /// What must not decide.
    Ground {
        /// How old somebody is.
        Age = "age",
        /// Man or woman.
        Sex = "sex",
        /// Married, with children.
        Family = "family",
        /// Where somebody or their family comes from, and of which people they are.
        Origin = "origin",
    }
}

/// Ages of people who work: any other number is none.
const AGES: std::ops::RangeInclusive<u32> = 16..=70;

struct Term {
    ground: Ground,
    is_word: bool,
    letters: Vec<char>,
}

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../config/words/discriminatory.tsv"));
    let term = |row: Vec<&str>| match row.as_slice() {
        [ground, lang, term] => {
            Some(Term { ground: ground.parse().ok()?, is_word: *lang == "en", letters: term.chars().collect() })
        }
        _ => None,
    };
    rows.filter_map(term).collect()
});

/// A letter of the comparable form, and the bytes of the original that it stands for.
type Folded = (char, usize, usize);

/// What a text says that must not decide, each ground once with the words as they were typed.
pub fn unfair(text: &str) -> Vec<(Ground, String)> {
    let folded = fold(text);
    let mut found: Vec<(Ground, String)> = Vec::new();
    for term in TERMS.iter() {
        if found.iter().any(|(ground, _)| *ground == term.ground) {
            continue;
        }
        let place = (0..folded.len()).find(|at| stands(&folded, *at, term));
        let words = place.and_then(|at| {
            let (first, last) = (folded.get(at)?, folded.get(at + term.letters.len() - 1)?);
            text.get(first.1..last.2)
        });
        found.extend(words.map(|words| (term.ground, words.to_owned())));
    }
    found
}

fn stands(folded: &[Folded], at: usize, term: &Term) -> bool {
    let end = at + term.letters.len();
    let is_there = folded.get(at..end).is_some_and(|part| part.iter().zip(&term.letters).all(|((c, ..), t)| c == t));
    let joins = |place: Option<&Folded>| place.is_some_and(|(c, ..)| c.is_ascii_alphanumeric() || *c == '#');
    is_there && (!term.is_word || !(joins(at.checked_sub(1).and_then(|n| folded.get(n))) || joins(folded.get(end))))
}

/// Small letters, half width, one space for many; `#` for the number of an age.
fn fold(text: &str) -> Vec<Folded> {
    let mut folded: Vec<Folded> = Vec::with_capacity(text.len());
    for (at, raw) in text.char_indices() {
        for c in std::iter::once(raw).nfkc().flat_map(char::to_lowercase) {
            let c = if c.is_whitespace() { ' ' } else { c };
            if !(c == ' ' && folded.last().is_none_or(|(last, ..)| *last == ' ')) {
                folded.push((c, at, at + raw.len_utf8()));
            }
        }
    }
    let mut marked = Vec::with_capacity(folded.len());
    for run in folded.chunk_by(|a, b| a.0.is_ascii_digit() && b.0.is_ascii_digit()) {
        let number: Option<u32> = run.iter().map(|(c, ..)| *c).collect::<String>().parse().ok();
        match (number, run.first(), run.last()) {
            (Some(n), Some(first), Some(last)) if AGES.contains(&n) => marked.push(('#', first.1, last.2)),
            _ => marked.extend_from_slice(run),
        }
    }
    // Spaces beside Han characters mean nothing: "35 岁以下" is "35岁以下".
    let is_han = |c: Option<&Folded>| c.is_some_and(|(c, ..)| super::value::is_han(*c));
    let kept = (0..marked.len()).filter(|n| {
        let before = n.checked_sub(1).and_then(|n| marked.get(n));
        !(marked.get(*n).is_some_and(|(c, ..)| *c == ' ') && (is_han(before) || is_han(marked.get(n + 1))))
    });
    kept.filter_map(|n| marked.get(n).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grounds(text: &str) -> Vec<(Ground, String)> {
        unfair(text)
    }

    #[test]
    fn what_must_not_decide_is_found_as_it_was_typed() {
        assert_eq!(grounds("博士，35 岁以下，有发酵经验"), [(Ground::Age, "35 岁以下".to_owned())]);
        assert_eq!(grounds("年龄不超过４５周岁")[0].0, Ground::Age);
        assert_eq!(grounds("Chemist, no older than 40, Male Preferred").len(), 2);
        assert_eq!(grounds("限男性"), [(Ground::Sex, "限男".to_owned())]);
        assert_eq!(grounds("已婚已育者为佳")[0].0, Ground::Family);
        assert_eq!(grounds("甘肃籍优先")[0].0, Ground::Origin);
        assert_eq!(grounds("We want locals only.")[0], (Ground::Origin, "locals only".to_owned()));
    }

    #[test]
    fn technical_texts_are_left_alone() {
        for text in [
            "3 岁以下儿童的疫苗",
            "女性健康产品的配方",
            "kept under 40 °C, stage 2 of 3",
            "男性不育的体外诊断",
            "协助办理户口，提供单身公寓",
            "a race condition in firmware",
            "ageing of 35 CrMo steel below 60 degrees",
            "雌雄同株、限制性内切酶",
        ] {
            assert_eq!(grounds(text), [], "{text}");
        }
    }
}
