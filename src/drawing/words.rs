//! How wide words come out, roughly, and how they break into lines; and what may stand in XML.

/// Width of a text in letters of this size. No font is at hand, so it is rather too wide than too narrow.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(letter).sum::<f64>() * size
}

fn letter(c: char) -> f64 {
    match c {
        '\u{1100}'.. if !('\u{2000}'..='\u{206f}').contains(&c) => 1.0,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | '|' | '\'' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' => 0.98,
        'A'..='Z' => 0.74,
        _ => 0.6,
    }
}

fn is_wide(c: char) -> bool {
    letter(c) >= 1.0
}

/// Breaks a text into lines no wider than `most`: after spaces, and anywhere between Han characters.
pub fn lines(text: &str, size: f64, most: f64) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for c in text.chars() {
        match parts.last_mut() {
            Some(part) if !(part.ends_with(' ') || is_wide(c) || part.chars().last().is_some_and(is_wide)) => {
                part.push(c)
            }
            _ => parts.push(c.to_string()),
        }
    }
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if width(line.trim_end(), size) + width(part.trim_end(), size) <= most => line.push_str(&part),
            _ => lines.push(part),
        }
    }
    lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The beginning of a word that fits.
pub fn cut(text: &str, size: f64, most: f64) -> String {
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept, size) > most {
            kept.pop();
            break;
        }
    }
    kept
}

/// A text as XML may hold it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_where_a_reader_expects_it() {
        assert_eq!(lines("Energy saving and environment", 10.0, 90.0), ["Energy saving", "and environment"]);
        assert_eq!(lines("高端装备与智能制造", 10.0, 50.0), ["高端装备与", "智能制造"]);
        assert!(lines("", 10.0, 50.0).is_empty());
    }

    #[test]
    fn a_word_is_cut_where_it_no_longer_fits() {
        assert_eq!(cut("Zhangye", 12.0, 36.0), "Zhan");
        assert_eq!(cut("兰州", 12.0, 36.0), "兰州");
    }

    #[test]
    fn nothing_breaks_out_of_a_text() {
        assert_eq!(escaped("a<b> & \"c\"\u{8}"), "a&lt;b&gt; &amp; &quot;c&quot; ");
    }
}
