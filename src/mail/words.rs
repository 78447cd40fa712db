//! Words in mails: what people typed made harmless, lists, folded lines, both clocks.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use crate::domain::value::{Bilingual, Lang, Moment, is_han};
use crate::locale::{self, LANZHOU, Value};

/// Widest line of an English text part, in columns (a Han character takes two).
pub const COLUMNS: usize = 76;

/// The sentence of a key.
pub fn t(lang: Lang, key: &str) -> String {
    locale::text(lang, key)
}

/// The sentence of a key with its values.
pub fn tv(lang: Lang, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
    locale::text_with(lang, key, values)
}

/// The sentence of a key made of a prefix and a code.
pub fn code(lang: Lang, prefix: &str, code: &str) -> String {
    locale::text(lang, &format!("{prefix}{}", code.replace('_', "-")))
}

/// A typed text on one line that can break nothing: no control or direction characters, no address that a mail program
/// would turn into a link, no encoded word that it would decode.
pub fn plain(typed: &str) -> String {
    let is_bad = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let spaced: String = typed.chars().map(|c| if is_bad(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = spaced.split_whitespace().map(|w| if is_link(w) { "[…]" } else { w }).collect();
    words.join(" ").replace("=?", "= ?")
}

/// The same of a text at length: its lines stay lines.
pub fn plain_lines(typed: &str) -> String {
    typed.lines().map(plain).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn is_link(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.contains("://") || lower.contains("www.") || lower.contains("mailto:")
}

/// The half of a typed text that suits the reader, harmless; a text in the other language is marked as such.
pub fn typed(lang: Lang, text: &Bilingual) -> String {
    match text.best(lang) {
        Some((written, words)) if written != lang => {
            let key = if lang == Lang::Zh { "mail-original-en" } else { "mail-original-zh" };
            tv(lang, key, &[("text", plain(words).into())])
        }
        Some((_, words)) => plain(words),
        None => String::new(),
    }
}

/// The same without the mark, as it stands in brackets inside a sentence.
pub fn bare(lang: Lang, text: &Bilingual) -> String {
    plain(text.text(lang))
}

/// A label in the reader's language, as it stands inside a sentence.
pub fn label(lang: Lang, label: &Bilingual) -> String {
    within(lang, &plain(label.text(lang)))
}

/// Words that keep their capital inside a sentence.
const NAMES: [&str; 24] = [
    "Angelica",
    "Astragalus",
    "Bayesian",
    "Bluetooth",
    "British",
    "China",
    "Chinese",
    "Codonopsis",
    "English",
    "Ethernet",
    "European",
    "Fourier",
    "Gansu",
    "Kalman",
    "Kubernetes",
    "Lanzhou",
    "Linux",
    "Markov",
    "Monte",
    "Python",
    "Raman",
    "Rust",
    "Silk",
    "Tibetan",
];

/// A label with a small first letter, unless it is a name or an abbreviation.
pub fn within(lang: Lang, label: &str) -> String {
    let first = label.split([' ', '-', ',']).next().unwrap_or_default();
    let mut letters = first.chars();
    let is_word = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && first.len() > 1
        && letters.all(|c| c.is_ascii_lowercase());
    if lang == Lang::Zh || !is_word || NAMES.contains(&first) {
        return label.to_owned();
    }
    label[..1].to_lowercase() + &label[1..]
}

/// `甲、乙` / `a, b`.
pub fn list(lang: Lang, items: &[String]) -> String {
    items.join(&t(lang, "mail-list-joint"))
}

/// A day without its year where that goes without saying.
pub fn day(lang: Lang, day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { locale::day(lang, day) } else { locale::full_day(lang, day) }
}

/// A moment in the zone given and in Lanzhou.
pub fn clocks(lang: Lang, at: Moment, zone: Tz) -> String {
    let lanzhou = locale::moment(lang, at, LANZHOU);
    if zone == LANZHOU {
        return tv(lang, "clock-one", &[("lanzhou", lanzhou.into())]);
    }
    let place = zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
    let key = format!("zone-{}", place.to_lowercase().replace(' ', "-"));
    let place = if locale::has(lang, &key) { t(lang, &key) } else { place };
    let here = locale::moment(lang, at, zone);
    tv(lang, "clock-both", &[("place", place.into()), ("here", here.into()), ("lanzhou", lanzhou.into())])
}

/// A text cut to so many characters.
pub fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// How many columns a text takes.
pub fn columns(text: &str) -> usize {
    let is_wide = |c: char| is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}');
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// An English line folded at spaces; further lines begin with `indent`. A Chinese line is left to the reader's program.
pub fn folded(lang: Lang, line: &str, indent: &str) -> String {
    if lang == Lang::Zh {
        return line.to_owned();
    }
    let mut out = String::new();
    let mut width = 0;
    for (n, piece) in line.split(' ').enumerate() {
        // A piece that itself holds a line break starts anew after it.
        let (first, last) =
            (piece.split('\n').next().unwrap_or_default(), piece.rsplit('\n').next().unwrap_or_default());
        let wide = columns(first);
        if n > 0 && width + 1 + wide > COLUMNS {
            out.push('\n');
            out.push_str(indent);
            width = indent.len() + wide;
        } else {
            if n > 0 {
                out.push(' ');
                width += 1;
            }
            width += wide;
        }
        out.push_str(piece);
        if piece.contains('\n') {
            width = columns(last);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_can_break_nothing() {
        assert_eq!(plain("a\r\nBcc: x@example.org\u{2028}b\0c"), "a Bcc: x@example.org b c");
        assert_eq!(plain("see https://evil.example/x or www.evil.example"), "see […] or […]");
        assert_eq!(plain("=?utf-8?q?x?="), "= ?utf-8?q?x?=");
    }

    #[test]
    fn labels_stand_inside_a_sentence() {
        for (label, inside) in [
            ("Freeze-drying", "freeze-drying"),
            ("NMR spectroscopy", "NMR spectroscopy"),
            ("Chinese medicine", "Chinese medicine"),
            ("X-ray imaging", "X-ray imaging"),
            ("C++", "C++"),
        ] {
            assert_eq!(within(Lang::En, label), inside);
        }
    }

    #[test]
    fn english_lines_fold_by_columns() {
        let line =
            "Firm: 兰州陇肽生物科技有限公司 (Lanzhou New Area; credit code well formed, firm still to be verified)";
        let folded = folded(Lang::En, line, "");
        assert_eq!(folded.lines().nth(1), Some("firm still to be verified)"));
        assert!(folded.lines().all(|l| columns(l) <= COLUMNS));
    }
}
