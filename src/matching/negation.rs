//! Which stretches of a text say what a person does not do ("no experience in", "is not mine", "没有做过").

use std::sync::LazyLock;

use super::text::normal;

/// English words before what is denied; the denial ends with the sentence or a turn such as "but".
const BEFORE: &[&str] = &[
    "no experience in",
    "no experience of",
    "no experience with",
    "no background in",
    "no knowledge of",
    "not worked on",
    "not worked with",
    "not done",
    "never",
    "not my",
    "not a",
    "not an",
    "not in",
    "not on",
    "not with",
    "not for",
    "don't",
    "do not",
    "does not",
    "did not",
    "didn't",
    "haven't",
    "have not",
    "has not",
    "cannot",
    "can't",
    "am not",
    "i'm not",
    "rather than",
    "instead of",
    "without",
    "nothing to do with",
    "nothing about",
    "nor",
    "no longer",
    "no",
    "not",
];

/// English words after what is denied, in the same clause.
const AFTER: &[&str] = &[
    "is not mine",
    "are not mine",
    "isn't mine",
    "is not my",
    "are not my",
    "isn't my",
    "aren't my",
    "is not for me",
    "is not something i",
    "is done by others",
    "is done elsewhere",
    "is someone else",
    "are someone else",
    "i leave to",
    "i do not do",
    "i don't do",
    "i have never",
    "i've never",
    "is new to me",
    "are new to me",
    "is outside my",
    "are outside my",
    "not mine",
];

/// Turns that end an English denial within a sentence.
const TURNS: &[&str] =
    &[" but ", ", i ", ", my ", ", we ", ", and i ", ", though ", ", yet ", ", only ", ": ", " just "];

/// Openings that look like a denial and are none.
const NOT_DENIED: &[&str] = &[
    "not only",
    "no fewer",
    "no less",
    "not just",
    "no more than",
    "never miss",
    "not least",
    "no matter",
    "no problem",
];

/// Chinese words that deny the whole clause they stand in.
const HAN: &[&str] = &[
    "没有做过",
    "没做过",
    "没有从事",
    "没有接触",
    "没接触",
    "未接触",
    "未从事",
    "没有经验",
    "没有涉及",
    "没有参与",
    "没碰过",
    "从未",
    "从没",
    "未曾",
    "不曾",
    "不做",
    "不涉及",
    "不从事",
    "不负责",
    "不懂",
    "不会",
    "不熟",
    "不了解",
    "不擅长",
    "不参与",
    "不是我",
    "不在我",
    "没有实际",
    "经验不多",
    "了解不多",
    "接触不多",
    "接触很少",
    "基本不",
    "并非",
    "而非",
];

/// How far an English denial reaches, in bytes: further than any sentence that somebody would read to its end.
const REACH: usize = 600;

/// The denied stretches of a text in normal form, in their order, none touching another.
#[derive(Debug, Default)]
pub struct Denials(Vec<(usize, usize)>);

struct Cues {
    before: Vec<String>,
    after: Vec<String>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let all = |cues: &[&str]| cues.iter().map(|c| normal(c).text).collect();
    Cues { before: all(BEFORE), after: all(AFTER) }
});

impl Denials {
    /// Finds the denied stretches.
    pub fn of(text: &str) -> Self {
        let mut denied = Vec::new();
        for (from, sentence) in pieces(text, is_sentence_end) {
            latin(sentence, from, &mut denied);
        }
        for (from, clause) in pieces(text, |c| is_sentence_end(c) || matches!(c, ',' | '，' | '：' | ':')) {
            if HAN.iter().any(|cue| clause.contains(cue)) {
                denied.push((from, from + clause.len()));
            }
        }
        denied.sort_unstable();
        denied.dedup_by(|later, first| {
            let is_joined = later.0 <= first.1;
            if is_joined {
                first.1 = first.1.max(later.1);
            }
            is_joined
        });
        Self(denied)
    }

    /// True when the range lies in a denied stretch.
    pub fn cover(&self, from: usize, to: usize) -> bool {
        let after = self.0.partition_point(|(start, _)| *start <= from);
        self.0[..after].last().is_some_and(|(_, end)| to <= *end)
    }
}

fn latin(sentence: &str, offset: usize, denied: &mut Vec<(usize, usize)>) {
    for cue in &CUES.before {
        for at in words_at(sentence, cue) {
            let rest = &sentence[at..];
            let rest = &rest[..rest.floor_char_boundary(REACH)];
            if NOT_DENIED.iter().any(|n| rest.starts_with(n)) {
                continue;
            }
            let end = TURNS.iter().filter_map(|turn| rest.find(turn)).min().unwrap_or(rest.len());
            denied.push((offset + at, offset + at + end));
        }
    }
    for cue in &CUES.after {
        for at in words_at(sentence, cue) {
            let reach = sentence.ceil_char_boundary(at.saturating_sub(REACH));
            let before = &sentence[reach..at];
            let start = before.rfind([',', ':']).filter(|i| before.len() - i > 2).map_or(0, |i| i + 1);
            denied.push((offset + reach + start, offset + at));
        }
    }
}

/// The places where a cue stands as whole words.
fn words_at<'a>(text: &'a str, cue: &'a str) -> impl Iterator<Item = usize> + 'a {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '\'');
    text.match_indices(cue)
        .map(|(at, _)| at)
        .filter(move |at| !letter(text[..*at].chars().next_back()) && !letter(text[at + cue.len()..].chars().next()))
}

fn is_sentence_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | '。' | '！' | '？' | '；' | '\n')
}

/// The stretches between separators, with their places; a point within a number separates nothing.
fn pieces(text: &str, is_end: impl Fn(char) -> bool) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let in_number = before.is_ascii_digit() && chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        if is_end(c) && !in_number {
            out.push((start, &text[start..at]));
            start = at + c.len_utf8();
        }
        before = c;
    }
    out.push((start, &text[start..]));
    out
}

#[cfg(test)]
#[path = "negation_tests.rs"]
mod tests;
