//! What no mail may contain, and what none may lack.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use longyuan::domain::value::Bilingual;
use longyuan::mail::compose::compose;
use longyuan::mail::facts::Facts;
use longyuan::mail::office_facts::Event;

use longyuan::mail::transport::Transport;

use crate::mail_facts::{both, california, germany, new_person, nobody_strong, office, strong_need};

#[test]
fn even_a_full_mail_stays_within_twenty_kilobytes() {
    let mut need = strong_need();
    need.need.title = both(&"长链多肽工艺放大与纯化".repeat(14), &"scale-up of long peptides ".repeat(6));
    need.strong = (0..40).map(|n| if n % 2 == 0 { california() } else { germany() }).collect();
    for count in [1, 3, 40] {
        let message = compose(&office(vec![Event::Need(Box::new(need.clone())); count])).unwrap();
        let kept = Arc::new(Mutex::new(Vec::new()));
        Transport::Memory(kept.clone()).courier().send(&message);
        let bytes = kept.lock().unwrap()[0].len();
        assert!(bytes <= 20_000, "{count} events: {bytes} bytes");
    }
}

fn hostile() -> Facts {
    let bad = "X\r\nBcc: victim@example.org\r\n\r\n.\r\nMAIL FROM:<a@b.c> <script>alert(1)</script> http://evil.example =?utf-8?b?QmNj?=\u{2028}y\0";
    let mut event = strong_need();
    event.need.title = Bilingual { zh: Some(bad.into()), en: None };
    event.need.firm.name = Some(Bilingual { zh: Some(bad.into()), en: None });
    let mut facts = office(vec![Event::Need(Box::new(event))]);
    facts.office.name = both(bad, bad);
    facts
}

#[test]
fn nothing_typed_can_break_out_of_its_place() {
    let message = compose(&hostile()).unwrap();
    for text in [&message.subject, &message.from.0, &message.list.0] {
        assert!(!text.contains(['\r', '\n', '\0', '\u{2028}']), "{text:?}");
        assert!(!text.contains("=?"), "{text:?}");
    }
    assert!(!message.html.contains("<script"), "{}", message.html);
    assert!(!message.html.contains("evil.example") && !message.text.contains("evil.example"));
    let mut bad = hostile();
    bad.to = vec!["a@example.org\r\nRCPT TO:<b@example.org>".into()];
    assert!(compose(&bad).is_err());
}

#[test]
fn an_anonymous_need_names_no_firm() {
    let mut event = strong_need();
    event.need.firm.name = None;
    let message = compose(&office(vec![Event::Need(Box::new(event))])).unwrap();
    assert!(!message.text.contains("陇肽"));
    assert!(message.text.contains("企业：不具名（兰州新区；信用代码格式正确，企业待核验）"));
}

#[test]
fn a_mail_without_words_is_refused() {
    assert!(compose(&office(Vec::new())).is_err());
}

#[test]
fn subjects_differ_where_the_reader_must_tell_them_apart() {
    let subject = |events: Vec<Event>| compose(&office(events)).unwrap().subject;
    let all: BTreeSet<String> = [
        subject(vec![Event::Need(Box::new(strong_need()))]),
        subject(vec![Event::Need(Box::new(nobody_strong()))]),
        subject(vec![Event::Person(Box::new(new_person()))]),
        subject(vec![Event::Gone("N-2041".into())]),
    ]
    .into();
    assert_eq!(all.len(), 4);
}
