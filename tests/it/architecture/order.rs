//! Order in every Rust file: a sentence on top, a length that can be read, names that say what a thing is, nothing undone.

use super::fail_with;
use super::reading::{code, files, tokens};

/// Endings that say nothing about what a thing is.
const EMPTY_ENDINGS: &[&str] = &["Dto", "Impl", "Manager", "Service", "Helper", "Helpers", "Util", "Utils"];

fn every_rust_file() -> impl Iterator<Item = (String, String)> {
    ["src", "tests", "benches"].into_iter().flat_map(|folder| files(folder, "rs"))
}

#[test]
fn every_file_opens_with_a_sentence() {
    let closes = |line: &str| line.ends_with(['.', ':', '?']);
    let speaks = |text: &str| {
        let first: Vec<_> = text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
        first.iter().any(|line| closes(line))
    };
    let silent = every_rust_file().filter(|(_, text)| !speaks(text));
    fail_with(silent.map(|(file, _)| format!("{file}:1: no `//!` sentence says what this file is")).collect());
}

/// Most lines of a file: more are not taken in by one who reads it for the first time.
const MOST_LINES: usize = 250;

#[test]
fn files_are_short_enough_to_read() {
    let lengths = every_rust_file().map(|(file, text)| (file, text.lines().count()));
    let long = lengths.filter(|(_, lines)| *lines > MOST_LINES);
    fail_with(long.map(|(file, lines)| format!("{file}: {lines} lines; split it ({MOST_LINES} at most)")).collect());
}

#[test]
fn names_say_what_a_thing_is() {
    let mut complaints = Vec::new();
    for (file, text) in every_rust_file() {
        for pair in tokens(&code(&text)).windows(2) {
            let (line, name) = &pair[1];
            let defines = matches!(pair[0].1.as_str(), "struct" | "enum" | "trait" | "type" | "mod");
            let lower = name.to_lowercase();
            let empty = EMPTY_ENDINGS.iter().any(|ending| name.ends_with(ending) || lower == ending.to_lowercase());
            if defines && empty {
                complaints.push(format!("{file}:{line}: `{name}` does not say what it is"));
            }
        }
    }
    fail_with(complaints);
}

#[test]
fn nothing_is_left_undone_and_no_machine_is_named() {
    // Put together here, so that this file does not find itself.
    let marks = ["TO\u{44}O", "FIX\u{4d}E", "X\u{58}X:", "/ro\u{6f}t/", "/ho\u{6d}e/"];
    let mut complaints = Vec::new();
    for (folder, kind) in [
        ("src", "rs"),
        ("tests", "rs"),
        ("benches", "rs"),
        ("tests", "py"),
        ("templates", "html"),
        ("templates", "txt"),
        ("config", "toml"),
        ("config", "ftl"),
        ("assets", "js"),
        ("assets", "css"),
    ] {
        for (file, text) in files(folder, kind) {
            for (number, line) in text.lines().enumerate() {
                let found = marks.iter().filter(|mark| line.contains(**mark));
                complaints.extend(found.map(|mark| format!("{file}:{}: `{mark}`", number + 1)));
            }
        }
    }
    fail_with(complaints);
}
