//! The mails of the story as they are written down: what chance decides is left out.

use chrono::{DateTime, Utc};
use longyuan::domain::value::Moment;
use longyuan::locale::LANZHOU;
use mail_parser::MessageParser;

use super::super::mail_snapshots::same_words;
use super::super::support::smtp::taken;

/// Readers, subject and text of a mail; its HTML says the same.
pub fn written(bytes: Vec<u8>) -> String {
    let head = String::from_utf8_lossy(&bytes).into_owned();
    let readers = head.lines().take_while(|line| !line.is_empty());
    let readers: Vec<&str> = readers.filter(|line| line.starts_with("To: ") || line.starts_with("Cc: ")).collect();
    let html = MessageParser::default().parse(&bytes).unwrap().body_html(0).unwrap().into_owned();
    let mail = taken(bytes);
    same_words(&mail.text, &html);
    format!("{}\nSubject: {}\n\n{}", readers.join("\n"), mail.subject, mail.text.trim_end())
}

pub fn both_clocks(at: Moment) -> String {
    let at = DateTime::<Utc>::from_naive_utc_and_offset(at, Utc);
    let shown = |zone: chrono_tz::Tz| at.with_timezone(&zone).format("%a %Y-%m-%d %H:%M");
    format!("California {} · Lanzhou {}", shown(chrono_tz::America::Los_Angeles), shown(LANZHOU))
}

/// The same with what chance decides left out: the secrets of links, the codes of rows, the officer's mailbox.
pub fn masked(mail: &str, codes: &mut Vec<String>) -> String {
    let mut text = mail.to_owned();
    for way in ["/links/", "/answers/", "/unsubscribe/", "officer-"] {
        let parts: Vec<String> = text.split(way).map(str::to_owned).collect();
        let rest = |part: &String| {
            part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "-_.".contains(c)).to_owned()
        };
        let tail: Vec<String> = parts[1..].iter().map(|part| format!("{way}…{}", rest(part))).collect();
        text = format!("{}{}", parts[0], tail.concat());
    }
    let words: Vec<String> = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').map(str::to_owned).collect();
    for word in words.iter().filter(|word| is_code(word)) {
        if !codes.contains(word) {
            codes.push(word.clone());
        }
    }
    for code in codes.iter() {
        text = text.replace(code.as_str(), &format!("{}-····", &code[..1]));
    }
    text
}

fn is_code(word: &str) -> bool {
    let Some((kind, rest)) = word.split_once('-') else { return false };
    matches!(kind, "T" | "N" | "E" | "R")
        && rest.len() >= 4
        && rest.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}
