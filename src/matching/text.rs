//! One form for texts of any spelling: full width, capitals, traditional characters, British and American spelling and
//! plurals fall together, and each byte of the result knows where it came from.

use unicode_normalization::UnicodeNormalization;

use crate::domain::han::simplified;
use crate::domain::value::is_han;

/// A text in normal form, with the way back to the original.
#[derive(Debug, Default)]
pub struct Normal {
    /// The normal form.
    pub text: String,
    /// For each byte of `text`, the bytes of the original it stands for.
    spans: Vec<(u32, u32)>,
}

impl Normal {
    /// The byte range of the original that the range `from..to` of the normal form stands for.
    pub fn original(&self, from: usize, to: usize) -> (usize, usize) {
        let start = self.spans.get(from).map_or(0, |s| s.0 as usize);
        let end = to.checked_sub(1).and_then(|i| self.spans.get(i)).map_or(start, |s| s.1 as usize);
        (start, end)
    }

    fn push(&mut self, c: char, span: (u32, u32)) {
        self.text.push(c);
        self.spans.resize(self.text.len(), span);
    }
}

/// Brings a text into normal form.
pub fn normal(original: &str) -> Normal {
    let mut out = Normal::default();
    let mut word: Vec<(char, (u32, u32))> = Vec::new();
    for (at, raw) in original.char_indices() {
        let span = (at as u32, (at + raw.len_utf8()) as u32);
        // Nearly all characters are ASCII or Han: those need no table of forms.
        if raw.is_ascii() || is_han(raw) {
            take(&mut out, &mut word, raw.to_ascii_lowercase(), span);
            continue;
        }
        for c in std::iter::once(raw).nfkc().flat_map(char::to_lowercase) {
            take(&mut out, &mut word, c, span);
        }
    }
    flush(&mut out, &mut word);
    if out.text.ends_with(' ') {
        out.text.pop();
        out.spans.pop();
    }
    out
}

fn take(out: &mut Normal, word: &mut Vec<(char, (u32, u32))>, c: char, span: (u32, u32)) {
    if c.is_ascii_alphanumeric() {
        word.push((c, span));
        return;
    }
    flush(out, word);
    separate(out, c, span);
}

/// Adds a character that is no Latin letter or digit. Spaces beside Han characters carry no meaning and are dropped.
fn separate(out: &mut Normal, c: char, span: (u32, u32)) {
    let c = match c {
        '-' | '/' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' => ' ',
        '\u{2019}' | '\u{2018}' => '\'',
        c if c.is_whitespace() && c != '\n' => ' ',
        c => simplified(c),
    };
    if c == ' ' {
        let last = out.text.chars().next_back();
        if last.is_some_and(|l| l != ' ' && !is_han(l)) {
            out.push(' ', span);
        }
        return;
    }
    if is_han(c) && out.text.ends_with(' ') {
        out.text.pop();
        out.spans.pop();
    }
    out.push(c, span);
}

fn flush(out: &mut Normal, word: &mut Vec<(char, (u32, u32))>) {
    if word.is_empty() {
        return;
    }
    let folded = fold(&word.iter().map(|(c, _)| *c).collect::<String>());
    let last = word.len() - 1;
    let count = folded.chars().count();
    for (i, c) in folded.chars().enumerate() {
        let mut span = word[i.min(last)].1;
        if i + 1 == count {
            span.1 = word[last].1.1;
        }
        out.push(c, span);
    }
    word.clear();
}

/// British and American spelling, by what the word contains.
const SPELLINGS: &[(&str, &str)] = &[
    ("sulph", "sulf"),
    ("aluminium", "aluminum"),
    ("fibre", "fiber"),
    ("centre", "center"),
    ("colour", "color"),
    ("tumour", "tumor"),
    ("behaviour", "behavior"),
    ("vapour", "vapor"),
    ("mould", "mold"),
    ("modelling", "modeling"),
    ("labelling", "labeling"),
    ("catalys", "catalyz"),
    ("hydrolys", "hydrolyz"),
    ("plough", "plow"),
    ("haemo", "hemo"),
    ("paediatric", "pediatric"),
    ("programme", "program"),
    ("defence", "defense"),
    ("licence", "license"),
    ("storey", "story"),
];

/// Folds one lower-case Latin word: a simple plural and the spelling.
fn fold(word: &str) -> String {
    let mut folded = singular(word);
    if folded.len() >= 5 {
        for (from, to) in SPELLINGS {
            if folded.contains(from) {
                folded = folded.replace(from, to);
            }
        }
    }
    for (from, to) in [("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("iser", "izer")] {
        if folded.len() > from.len() + 3
            && let Some(stem) = folded.strip_suffix(from)
        {
            return format!("{stem}{to}");
        }
    }
    folded
}

/// Words that end like plurals and mean something else without their ending.
const NO_PLURALS: &[&str] = &["customs", "generics", "logistics", "news", "physics", "series", "species"];

fn singular(word: &str) -> String {
    if word.len() < 4 || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    if NO_PLURALS.contains(&word) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("yses") {
        return format!("{stem}ysis");
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() >= 2) {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    let plural = word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e));
    if plural { word[..word.len() - 1].to_owned() } else { word.to_owned() }
}

/// A short stable hash (FNV-1a) of a word.
pub fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fall_together() {
        assert_eq!(normal("Aluminium FIBRES, Freeze-Drying").text, normal("aluminum fiber, freeze drying").text);
        assert_eq!(normal("馬鈴薯 凍乾").text, normal("马铃薯冻干").text);
        assert_eq!(normal("ＬＣ－ＭＳ 分析").text, "lc ms分析");
        assert_eq!(normal("optimisation of analyses").text, "optimization of analysis");
    }

    #[test]
    fn a_range_leads_back_to_the_original() {
        let text = "做 LC-MS/MS 與 peptides 分析";
        let normal = normal(text);
        let at = normal.text.find("peptide").expect("is there");
        let (from, to) = normal.original(at, at + "peptide".len());
        assert_eq!(&text[from..to], "peptides");
    }
}
