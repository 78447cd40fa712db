//! Mail (4): the liaison office hears of needs and people with their matches, Chinese first, then English.

use chrono::NaiveDate;

use super::facts::Facts;
use super::letter::{Block, Entry, Half, Letter, Line};
use super::office_facts::{Event, NeedEvent, PersonEvent, Summary};
use super::office_pairs::{firm_line, modes, need_entry, person_entry, person_line, terms_line, title};
use super::words::{clocks, day, label, list, plain, short, t, tv, typed};
use crate::domain::calendar::Calendar;
use crate::domain::value::Lang;
use crate::locale::{self, Value};

/// How much a mail tells: events in full, and entries of each. Tried in this order until the mail is small enough.
pub const DETAIL: [(usize, usize); 4] = [(6, 5), (6, 3), (4, 2), (3, 1)];

/// Most codes of events that are only named.
const MORE: usize = 12;
/// Longest title in a subject, in characters.
const TITLE: usize = 50;

/// The letter of needs and people; without any it is empty, and refused.
pub fn letter(facts: &Facts, events: &[Event], detail: (usize, usize)) -> Letter {
    if events.is_empty() {
        return Letter::default();
    }
    let when = When::of(facts);
    let subject = joined(|lang| subject(lang, events, &when));
    let halves = [Lang::Zh, Lang::En].map(|lang| half(facts, lang, events, &when, detail)).into();
    Letter { subject, halves, foot: foot(facts) }
}

/// The letter of an import or a load.
pub fn summary(facts: &Facts, summary: &Summary) -> Letter {
    let counts = [
        ("talents", Value::from(summary.talents)),
        ("needs", summary.needs.into()),
        ("strong", summary.strong.into()),
        ("worth", summary.worth.into()),
    ];
    let half = |lang: Lang| {
        let mut half = Half::new(lang);
        half.line(tv(lang, "mail-summary-lead", &counts));
        if !summary.first.is_empty() {
            let entries = summary.first.iter().map(|(code, title, strong)| Entry {
                head: format!("{code}  {}", tv(lang, "mail-summary-strong", &[("strong", (*strong).into())])),
                lines: vec![typed(lang, title)],
            });
            half.line(t(lang, "mail-summary-first"));
            half.blocks.push(Block::Entries(entries.collect()));
        }
        half.link(t(lang, "mail-summary-open"), format!("{}/{lang}/review", facts.public_url));
        half.lines(closing(facts, lang, false));
        half
    };
    let subject = joined(|lang| tv(lang, "mail-summary-subject", &counts));
    Letter { subject, halves: [Lang::Zh, Lang::En].map(half).into(), foot: foot(facts) }
}

/// The days that the sentences need, in the office's calendar.
struct When {
    today: NaiveDate,
    review_by: NaiveDate,
}

impl When {
    fn of(facts: &Facts) -> Self {
        let today = locale::day_in(facts.event_at, facts.office.time_zone);
        Self { today, review_by: Calendar::of_zone(facts.office.time_zone).after(today, 2) }
    }
}

/// Chinese and English with a dot between; after a full-width bracket no space is needed before it.
fn joined(half: impl Fn(Lang) -> String) -> String {
    let (zh, en) = (half(Lang::Zh), half(Lang::En));
    let space = if zh.ends_with('\u{FF09}') { "" } else { " " };
    format!("{zh}{space}· {en}")
}

/// The codes of events, at most so many.
fn codes(lang: Lang, events: &[Event], most: usize) -> String {
    let first: Vec<String> = events.iter().take(most).map(|e| e.code().to_owned()).collect();
    let more = if events.len() > most { t(lang, "mail-and-others") } else { String::new() };
    list(lang, &first) + &more
}

fn subject(lang: Lang, events: &[Event], when: &When) -> String {
    let by = ("day", locale::day_short(lang, when.review_by).into());
    let strong: usize = events.iter().map(Event::strong).sum();
    let values = |code: String, title: String| {
        vec![("code", code.into()), ("title", title.into()), ("strong", strong.into()), by.clone()]
    };
    match events {
        [Event::Need(event)] => {
            let title = short(&plain(event.need.title.text(lang)), TITLE);
            let key = if strong > 0 { "mail-office-subject-need" } else { "mail-office-subject-none" };
            tv(lang, key, &values(event.need.code.clone(), title))
        }
        [Event::Person(event)] => {
            let title = event.person.subject.as_ref().map(|s| label(lang, s)).unwrap_or_default();
            tv(lang, "mail-office-subject-person", &values(event.person.code.clone(), title))
        }
        [Event::Gone(code)] => tv(lang, "mail-office-subject-gone", &values(code.clone(), String::new())),
        many => {
            let key = if strong > 0 { "mail-office-subject-many" } else { "mail-office-subject-many-none" };
            tv(lang, key, &values(codes(lang, many, 3), String::new()))
        }
    }
}

fn half(facts: &Facts, lang: Lang, events: &[Event], when: &When, (told, entries): (usize, usize)) -> Half {
    let mut half = Half::new(lang);
    let by = locale::day_with_weekday(lang, when.review_by);
    if let [one] = events {
        half.line(lead(lang, one, &by));
    } else {
        let strong: usize = events.iter().map(Event::strong).sum();
        let worth: i64 = events.iter().map(Event::worth).sum();
        let values =
            [("n", Value::from(events.len())), ("strong", strong.into()), ("worth", worth.into()), ("day", by.into())];
        half.line(tv(lang, if strong > 0 { "mail-office-lead-many" } else { "mail-office-lead-many-none" }, &values));
    }
    for event in events.iter().take(told) {
        let head = if events.len() > 1 { Some(section(lang, event)) } else { None };
        tell(&mut half, event, head, entries, when);
    }
    if events.len() > told {
        half.line(tv(lang, "mail-office-more", &[("codes", codes(lang, &events[told..], MORE).into())]));
    }
    half.link(t(lang, "mail-office-open"), format!("{}{}", facts.public_url, path(lang, events)));
    if events.iter().any(|e| !matches!(e, Event::Gone(_))) {
        half.lines(closing(facts, lang, events.iter().all(|e| e.strong() == 0)));
    }
    half
}

/// The first sentence: what was found, and by when to look at it.
fn lead(lang: Lang, event: &Event, by: &str) -> String {
    let (key, is_new) = match event {
        Event::Need(event) if event.strong.is_empty() => ("mail-office-none", event.is_new),
        Event::Need(event) => ("mail-office-need", event.is_new),
        Event::Person(event) => ("mail-office-person", event.is_new),
        Event::Gone(_) => ("mail-office-gone", true),
    };
    let key = if is_new { key.to_owned() } else { format!("{key}-changed") };
    tv(
        lang,
        &key,
        &[
            ("code", event.code().into()),
            ("strong", event.strong().into()),
            ("worth", event.worth().into()),
            ("day", by.into()),
        ],
    )
}

/// The heading of an event in a mail of several.
fn section(lang: Lang, event: &Event) -> String {
    let key = match event {
        Event::Need(event) if event.strong.is_empty() => "mail-office-section-none",
        Event::Need(_) => "mail-office-section-need",
        Event::Person(_) => "mail-office-section-person",
        Event::Gone(_) => "mail-office-gone",
    };
    let values = [("code", event.code().into()), ("strong", event.strong().into()), ("worth", event.worth().into())];
    tv(lang, key, &values)
}

fn tell(half: &mut Half, event: &Event, head: Option<String>, most: usize, when: &When) {
    match event {
        Event::Need(event) => tell_need(half, event, head, most, when),
        Event::Person(event) => tell_person(half, event, head, most, when),
        Event::Gone(_) => half.lines(head.into_iter().collect()),
    }
}

fn tell_need(half: &mut Half, event: &NeedEvent, head: Option<String>, most: usize, when: &When) {
    let (lang, need) = (half.lang, &event.need);
    let mut lines: Vec<String> = head.into_iter().collect();
    lines.push(tv(lang, "mail-line-need", &[("text", title(lang, &need.title).into())]));
    lines.push(tv(lang, "mail-line-firm", &[("text", firm_line(lang, &need.firm).into())]));
    lines.push(terms_line(lang, need, when.today));
    half.lines(lines);
    let is_none = event.strong.is_empty();
    if is_none && !event.nearest.is_empty() {
        half.line(tv(lang, "mail-office-nearest", &[("n", event.nearest.len().min(3).into())]));
    }
    let (pairs, most) = if is_none { (&event.nearest, most.min(3)) } else { (&event.strong, most) };
    entries(half, pairs.iter().take(most).map(|(person, pair)| person_entry(lang, person, pair, when.today)));
    if let Some((what, n)) = event.without.as_ref().filter(|_| is_none) {
        half.line(tv(lang, "mail-office-without", &[("text", label(lang, what).into()), ("n", (*n).into())]));
    }
}

fn tell_person(half: &mut Half, event: &PersonEvent, head: Option<String>, most: usize, when: &When) {
    let lang = half.lang;
    let mut lines: Vec<String> = head.into_iter().collect();
    lines.push(tv(lang, "mail-line-person", &[("text", person_line(lang, &event.person).into())]));
    let mut terms = vec![tv(lang, "mail-line-mode", &[("text", modes(lang, &event.modes).into())])];
    let free = event.available_from.filter(|from| *from > when.today);
    terms.extend(free.map(|from| tv(lang, "mail-line-free", &[("day", day(lang, from, when.today).into())])));
    lines.push(terms.join("   "));
    half.lines(lines);
    entries(half, event.strong.iter().take(most).map(|(need, pair)| need_entry(lang, need, pair, when.today)));
}

fn entries(half: &mut Half, entries: impl Iterator<Item = Entry>) {
    let entries: Vec<Entry> = entries.collect();
    if !entries.is_empty() {
        half.blocks.push(Block::Entries(entries));
    }
}

/// The one page that the mail leads to: the need's, where there is but one, else the list.
fn path(lang: Lang, events: &[Event]) -> String {
    let one = match events {
        [Event::Need(event)] => Some(&event.need.code),
        [Event::Person(event)] if event.strong.len() == 1 => Some(&event.strong[0].0.code),
        _ => None,
    };
    one.map_or_else(|| format!("/{lang}/review"), |code| format!("/{lang}/review/{code}"))
}

fn closing(facts: &Facts, lang: Lang, will_hear_again: bool) -> Vec<String> {
    let mut lines = Vec::new();
    if will_hear_again {
        lines.push(t(lang, "mail-office-again"));
    }
    lines.push(t(lang, "mail-office-until"));
    let time = clocks(lang, facts.event_at, facts.office.time_zone);
    lines.push(tv(lang, "mail-line-time", &[("text", time.into())]));
    lines
}

/// The foot of a mail to a mailbox: who writes, the number, and where to change it.
pub fn foot(facts: &Facts) -> Vec<Line> {
    let name = facts.office.name.text(Lang::Zh);
    let mut words = tv(Lang::Zh, "mail-sender", &[("office", name.into())]);
    if let Some(number) = facts.number {
        let (zh, en) = (t(Lang::Zh, "mail-foot-number"), t(Lang::En, "mail-foot-number"));
        words.push_str(&format!(" · {zh} / {en} {number}"));
    }
    let (zh, en) = (t(Lang::Zh, "mail-foot-settings"), t(Lang::En, "mail-foot-settings"));
    let settings =
        Line { words: format!("{zh} / {en}: "), url: Some(format!("{}/en/mail-settings", facts.public_url)) };
    vec![Line { words, url: None }, settings]
}
