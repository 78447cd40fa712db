//! Every sentence that a person reads is in the locales, complete in both languages, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::reading::{Kind, files, pieces};

/// Words that a template may spell itself: names and units that are the same for every reader.
#[rustfmt::skip]
const SAME_FOR_ALL: &[&str] = &[
    "陇原英才", "中文", "Longyuan", "English", "EN", "API", "JSON", "OpenAPI", "Atom", "iCal", "TOTP", "TLS",
    "STARTTLS", "SHA", "PDF", "CSV", "KB", "MB", "GB", "km", "px", "Ctrl", "Esc", "Enter", "Tab",
];

/// Sentences that one mail says in both languages at once: what the Chinese half gives, the English half need not repeat.
const SAID_TOGETHER: &str = "mail-office-subject-";

/// Blocks of the layout that fill an attribute, not a text.
const ATTRIBUTE_BLOCKS: &[&str] = &["{% block width %}"];

/// Attributes whose text is read or heard by people.
const READ_ATTRIBUTES: &[&str] = &["title", "alt", "placeholder", "aria-label", "aria-description", "label"];

/// The people and the office of the demo are data, not sentences.
const SAMPLE: [&str; 2] = ["src/usecase/demo/", "src/mail/samples/"];

/// The layers that speak to people: Han text in their code is a sentence in the wrong place.
const SPEAKING: &[&str] = &["src/web", "src/usecase", "src/mail", "src/jobs", "src/cli", "src/app.rs", "src/main.rs"];

fn fail_with(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A sentence of a locale: where it is, its text, the variables it takes.
#[derive(Debug, Default)]
struct Sentence {
    place: String,
    text: String,
}

impl Sentence {
    fn variables(&self) -> BTreeSet<&str> {
        let name =
            |part: &'_ str| part.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(part.len());
        self.text.split('$').skip(1).map(|part| &part[..name(part)]).collect()
    }
}

/// Keys (and `key.attribute`) of one language with their sentences; a key given twice is added to `complaints`.
fn sentences(language: &str, complaints: &mut Vec<String>) -> BTreeMap<String, Sentence> {
    let mut found: BTreeMap<String, Sentence> = BTreeMap::new();
    for (file, text) in files(&format!("config/locales/{language}"), "ftl") {
        let (mut message, mut key) = (String::new(), String::new());
        for (number, line) in text.lines().enumerate() {
            let place = format!("{file}:{}", number + 1);
            let start = line.trim_start();
            let assigned = start.split_once('=').map(|(left, right)| (left.trim(), right));
            match assigned {
                Some((name, value)) if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') => {
                    message = name.to_owned();
                    key = name.to_owned();
                    if let Some(earlier) =
                        found.insert(key.clone(), Sentence { place: place.clone(), text: value.to_owned() })
                    {
                        complaints.push(format!("{place}: `{name}` is already at {}", earlier.place));
                    }
                }
                Some((name, value)) if start.starts_with('.') && line != start => {
                    key = format!("{message}{name}");
                    found.insert(key.clone(), Sentence { place, text: value.to_owned() });
                }
                _ if line != start && !start.starts_with('#') => {
                    if let Some(sentence) = found.get_mut(&key) {
                        sentence.text.push('\n');
                        sentence.text.push_str(line);
                    }
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn both_languages_say_everything() {
    let mut complaints = Vec::new();
    let (zh, en) = (sentences("zh-CN", &mut complaints), sentences("en", &mut complaints));
    for (key, sentence) in zh.iter().chain(&en) {
        let has_attributes = || zh.keys().chain(en.keys()).any(|other| other.starts_with(&format!("{key}.")));
        if sentence.text.trim().is_empty() && !has_attributes() {
            complaints.push(format!("{}: `{key}` says nothing", sentence.place));
        }
    }
    for (here, there, other) in [(&zh, &en, "en"), (&en, &zh, "zh-CN")] {
        for (key, sentence) in here {
            match there.get(key) {
                None => complaints.push(format!("{}: `{key}` is missing in {other}", sentence.place)),
                _ if key.starts_with(SAID_TOGETHER) => {}
                Some(twin) if other == "en" && twin.variables() != sentence.variables() => complaints.push(format!(
                    "{}: `{key}` takes {:?}, at {} {:?}",
                    sentence.place,
                    sentence.variables(),
                    twin.place,
                    twin.variables()
                )),
                Some(_) => {}
            }
        }
    }
    let areas = |language: &str| -> BTreeSet<String> {
        let folder = format!("config/locales/{language}/");
        files(&folder, "ftl").into_iter().map(|(file, _)| file.trim_start_matches(&folder).to_owned()).collect()
    };
    complaints
        .extend(areas("zh-CN").symmetric_difference(&areas("en")).map(|file| format!("{file}: in one language only")));
    fail_with(complaints);
}

/// Blanks everything from `open` to `close`, keeping lines.
fn blank(text: &str, open: &str, close: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(start) = rest.find(open) {
        let end = rest[start..].find(close).map_or(rest.len(), |length| start + length + close.len());
        out.push_str(&rest[..start]);
        out.push(' ');
        out.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out + rest
}

/// Text of a macro that writes attributes: ` aria-invalid="true"` is none of the text that people read.
fn without_attributes(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, (value, after))) = rest.split_once("=\"").and_then(|(b, a)| Some((b, a.split_once('"')?))) {
        let name = before.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '-');
        out.push_str(name);
        if READ_ATTRIBUTES.contains(&&before[name.len()..]) {
            out.push_str(value);
        }
        rest = after;
    }
    out + rest
}

/// The parts of a template that people read: text between tags and the texts of some attributes, with their lines.
fn read_parts(template: &str, is_html: bool) -> Vec<(usize, String)> {
    let mut text = template.to_owned();
    for open in ATTRIBUTE_BLOCKS {
        text = blank(&text, open, "{% endblock %}");
    }
    for (open, close) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}"), ("<!--", "-->")] {
        text = blank(&text, open, close);
    }
    if !is_html {
        return text.lines().enumerate().map(|(number, line)| (number + 1, line.to_owned())).collect();
    }
    for (open, close) in [("<style", "</style>"), ("<script", "</script>"), ("<!doctype", ">"), ("<!DOCTYPE", ">")] {
        text = blank(&text, open, close);
    }
    let (mut parts, mut line) = (Vec::new(), 1);
    for piece in text.split_inclusive('>') {
        let (words, tag) = piece.split_once('<').unwrap_or((piece, ""));
        for (number, part) in words.split('\n').enumerate() {
            parts.push((line + number, without_attributes(part.trim_end_matches('>'))));
        }
        line += words.matches('\n').count();
        let attribute = |name: &&str| {
            let value = tag.split_once(&format!(" {name}=\""))?.1;
            Some((line, value.split('"').next().unwrap_or_default().to_owned()))
        };
        parts.extend(READ_ATTRIBUTES.iter().filter_map(attribute));
        line += tag.matches('\n').count();
    }
    parts
}

/// Words of a text that are neither the same for all readers, nor a single key, nor an HTML entity.
fn foreign_words(text: &str) -> Vec<String> {
    let mut plain = text.to_owned();
    for entity in
        ["&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&middot;", "&times;", "&rarr;", "&larr;", "&ensp;", "&emsp;"]
    {
        plain = plain.replace(entity, " ");
    }
    let words = plain.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let fine = |word: &str| SAME_FOR_ALL.contains(&word) || (word.len() == 1 && word.is_ascii());
    words.filter(|word| !fine(word)).map(str::to_owned).collect()
}

#[test]
fn templates_hold_no_sentence() {
    let mut complaints = Vec::new();
    for (file, text) in ["html", "txt"].into_iter().flat_map(|kind| files("templates", kind)) {
        for (line, part) in read_parts(&text, file.ends_with(".html")) {
            let words = foreign_words(&part);
            if !words.is_empty() {
                complaints.push(format!("{file}:{line}: `{}` belongs to config/locales", words.join(" ")));
            }
        }
        // A sentence may also hide in an argument of a macro, which the parts above leave out.
        for (number, line) in blank(&text, "{#", "#}").lines().enumerate() {
            let other = SAME_FOR_ALL.iter().fold(line.to_owned(), |text, name| text.replace(name, ""));
            if other.contains(is_han) {
                complaints.push(format!("{file}:{}: `{}` belongs to config/locales", number + 1, line.trim()));
            }
        }
    }
    fail_with(complaints);
}

#[test]
fn code_holds_no_chinese_sentence() {
    let mut complaints = Vec::new();
    let speaks = |file: &str| {
        SPEAKING.iter().any(|place| file.starts_with(place)) && !SAMPLE.iter().any(|sample| file.starts_with(sample))
    };
    for (file, text) in files("src", "rs").into_iter().filter(|(file, _)| speaks(file)) {
        let mut line = 1;
        // Unit tests stand at the foot of a file and may quote what they expect.
        let body = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (kind, piece) in pieces(body) {
            let other = SAME_FOR_ALL.iter().fold(piece.clone(), |text, name| text.replace(name, ""));
            if kind == Kind::Literal && other.contains(is_han) {
                complaints.push(format!("{file}:{line}: {piece} belongs to config/locales"));
            }
            line += piece.matches('\n').count();
        }
    }
    fail_with(complaints);
}

#[test]
fn the_reader_of_templates_finds_text_and_attributes() {
    let template = "<p class=\"a b\">{{ t.hello }} · 陇原英才</p>\n{% if x > 1 %}<b title=\"Close\">J</b>{% endif %}\n<i>待审 &nbsp;</i>\n\
        {% macro m() %} aria-invalid=\"true\" title=\"Open\"{% endmacro %}";
    let parts = read_parts(template, true).into_iter().map(|(line, part)| (line, foreign_words(&part).join(" ")));
    let found: Vec<_> = parts.filter(|(_, words)| !words.is_empty()).collect();
    assert_eq!(found, [(2, "Close".to_owned()), (3, "待审".to_owned()), (4, "Open".to_owned())]);
}
