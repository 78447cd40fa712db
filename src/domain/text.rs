//! What every typed text goes through: trimmed, measured, and searched for characters that must not be kept.

use super::value::Bilingual;

/// Trims both halves; an empty half is no half.
pub fn tidy_text(text: &mut Bilingual) {
    tidy_option(&mut text.zh);
    tidy_option(&mut text.en);
}

/// Trims a text; an empty one is none.
pub fn tidy_option(text: &mut Option<String>) {
    *text = text.take().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
}

/// Trims entries, drops empty and repeated ones.
pub fn tidy_list(list: &mut Vec<String>) {
    let mut seen = Vec::new();
    let tidy = std::mem::take(list).into_iter().map(|e| e.trim().to_owned());
    *list = tidy.filter(|e| !e.is_empty() && keep_first(&mut seen, e)).collect();
}

/// True for an item that was not seen before; it is then.
pub fn keep_first<T: PartialEq + Clone>(seen: &mut Vec<T>, item: &T) -> bool {
    let is_new = !seen.contains(item);
    if is_new {
        seen.push(item.clone());
    }
    is_new
}

/// Characters of the longer half.
pub fn longest(text: &Bilingual) -> usize {
    [&text.zh, &text.en].into_iter().flatten().map(|t| t.chars().count()).max().unwrap_or(0)
}

/// The code of what makes a text unfit to be kept (control characters, bidirectional overrides), if anything does.
pub fn bad_characters(text: &str) -> Option<&'static str> {
    let bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    text.chars().any(bad).then_some("bad_characters")
}
