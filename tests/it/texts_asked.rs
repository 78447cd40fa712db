//! Every text that a template or the code asks for is there: a key that nobody wrote would stand on the page as it is.

use std::collections::BTreeSet;

use crate::architecture::reading::files;

/// How a text is asked for by its whole key.
const CALLS: [&str; 8] = [
    ".t(\"",
    ".tv(\"",
    "t(lang, \"",
    "tv(lang, \"",
    "t(Lang::Zh, \"",
    "tv(Lang::Zh, \"",
    "text(self.lang, \"",
    "text_with(self.lang, \"",
];
/// How one of several is asked for, by the beginning of their keys.
const BEGINNINGS: [&str; 3] = [".tc(\"", "tc(lang, \"", "tc(Lang::Zh, \""];

fn keys(language: &str) -> BTreeSet<String> {
    let texts = files(&format!("config/locales/{language}"), "ftl");
    let lines = texts.iter().flat_map(|(_, text)| text.lines());
    lines
        .filter(|line| !line.starts_with([' ', '#']))
        .filter_map(|line| Some(line.split_once(" =")?.0.into()))
        .collect()
}

/// What stands behind any of these calls, up to the next quotation mark.
fn asked<'a>(text: &'a str, calls: &[&'a str]) -> Vec<&'a str> {
    let behind = calls.iter().flat_map(|call| text.match_indices(call).map(|(at, _)| &text[at + call.len()..]));
    behind.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let languages = ["zh-CN", "en"].map(keys);
    let (mut whole, mut missing) = (0, Vec::new());
    for (file, text) in files("templates", "html").into_iter().chain(files("src", "rs")) {
        for key in asked(&text, &CALLS) {
            whole += 1;
            if !languages.iter().all(|keys| keys.contains(key)) {
                missing.push(format!("{file}: {key}"));
            }
        }
        for begin in asked(&text, &BEGINNINGS) {
            if !languages.iter().all(|keys| keys.iter().any(|key| key.starts_with(begin))) {
                missing.push(format!("{file}: {begin}…"));
            }
        }
    }
    assert!(whole > 2_000, "{whole} keys were found: the calls are written otherwise now");
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}
