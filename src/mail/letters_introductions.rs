//! Mails of introductions: the two questions, what ends them, the introduction itself and what comes after.

use super::facts::Facts;
use super::introduction_facts::{
    AskContact, AskFirm, AskTalent, Closed, FollowUpFacts, Introduced, Introducee, OfficeNews, Recorded,
};
use super::letter::{Block, Half, Letter, Line};
use super::letters_access::{link, one};
use super::letters_people::card_lines;
use super::office;
use super::words::{bare, clocks, code, day, list, plain, plain_lines, short, t, tv, typed};
use crate::domain::introduction::{Interpreter, Side};
use crate::domain::value::Lang;
use crate::locale;

/// Longest text of a need that a mail quotes, in characters; the page shows the whole.
const BODY: usize = 1200;
/// Longest title in a subject.
const TITLE: usize = 40;

/// (7) The person is asked. The subject does not tell what they are registered for.
pub fn ask_talent(facts: &Facts, lang: Lang, ask: &AskTalent) -> Letter {
    let mut half = Half::new(lang);
    let office = facts.office.name.text(lang);
    let lead = if ask.is_reminder { "mail-ask-talent-again" } else { "mail-ask-talent-lead" };
    half.line(tv(lang, lead, &[("office", office.into())]));
    half.line(plain(&ask.asks));
    half.line(t(lang, "mail-ask-talent-original"));
    half.blocks.push(Block::Quote(typed(lang, &ask.title)));
    let body = short(&typed(lang, &ask.body), BODY);
    if !body.is_empty() {
        half.blocks.push(Block::Quote(body));
    }
    let mut lines = Vec::new();
    lines.extend(ask.budget.as_ref().map(|b| tv(lang, "mail-line-budget", &[("text", plain(b).into())])));
    if !ask.met.is_empty() {
        lines.push(tv(lang, "mail-ask-talent-why", &[("text", list(lang, &ask.met).into())]));
    }
    half.lines(lines);
    note(&mut half, ask.note.as_deref());
    let mut card = vec![t(lang, "mail-ask-talent-card")];
    card.extend(card_lines(lang, &ask.card));
    half.lines(card);
    let open = if ask.may_postpone { "mail-ask-talent-open" } else { "mail-ask-talent-last" };
    half.link(t(lang, open), link(facts, lang, &ask.token));
    half.lines(vec![due(facts, lang, ask.due_on), t(lang, "mail-ask-talent-free")]);
    let key = if ask.is_reminder { "mail-ask-talent-again-subject" } else { "mail-ask-talent-subject" };
    one(tv(lang, key, &[("day", due_day(facts, lang, ask.due_on).into())]), half)
}

/// The officer's line, marked as the workstation's.
fn note(half: &mut Half, words: Option<&str>) {
    let words = words.map(plain_lines).unwrap_or_default();
    if !words.is_empty() {
        half.line(t(half.lang, "mail-ask-note"));
        half.blocks.push(Block::Quote(words));
    }
}

/// (8) The firm is asked.
pub fn ask_firm(facts: &Facts, lang: Lang, ask: &AskFirm) -> Letter {
    let mut half = Half::new(lang);
    let title = bare(lang, &ask.need.1);
    let values = [("code", ask.need.0.as_str().into()), ("title", title.into())];
    let lead = if ask.is_reminder { "mail-ask-firm-again" } else { "mail-ask-firm-lead" };
    half.line(tv(lang, lead, &values));
    half.lines(card_lines(lang, &ask.card));
    let mut lines = Vec::new();
    if !ask.met.is_empty() {
        lines.push(tv(lang, "mail-line-met", &[("text", list(lang, &ask.met).into())]));
    }
    if !ask.missing.is_empty() {
        lines.push(tv(lang, "mail-line-missing", &[("text", list(lang, &ask.missing).into())]));
    }
    half.lines(lines);
    note(&mut half, ask.note.as_deref());
    half.link(t(lang, "mail-ask-firm-open"), link(facts, lang, &ask.token));
    half.lines(vec![due(facts, lang, ask.due_on), t(lang, "mail-ask-firm-until")]);
    let day = due_day(facts, lang, ask.due_on);
    let values = [("code", ask.need.0.as_str().into()), ("day", day.into())];
    let key = if ask.is_reminder { "mail-ask-firm-again-subject" } else { "mail-ask-firm-subject" };
    one(tv(lang, key, &values), half)
}

/// (8) Both said yes, and the person has not said which contact may go.
pub fn ask_contact(facts: &Facts, lang: Lang, ask: &AskContact) -> Letter {
    let mut half = Half::new(lang);
    half.line(tv(lang, "mail-ask-contact-lead", &[("title", bare(lang, &ask.title).into())]));
    half.link(t(lang, "mail-ask-contact-open"), link(facts, lang, &ask.token));
    one(t(lang, "mail-ask-contact-subject"), half)
}

/// (9) It does not go on; why is nobody's business.
pub fn closed(facts: &Facts, lang: Lang, closed: &Closed) -> Letter {
    let mut half = Half::new(lang);
    let (need, title) = &closed.need;
    let values = [("code", need.as_str().into()), ("title", bare(lang, title).into())];
    // Two who were introduced know each other: theirs are other words, and another page.
    let way = if closed.is_known { format!("{}-ended", closed.side) } else { closed.side.to_string() };
    half.line(tv(lang, &format!("mail-closed-{}-{}", closed.side, closed.code), &values));
    half.line(t(lang, &format!("mail-closed-{way}-next")));
    let page = match closed.side {
        Side::Firm if !closed.is_known => format!("/needs/{need}"),
        Side::Firm | Side::Talent => "/introductions".to_owned(),
    };
    half.link(t(lang, "mail-closed-open"), format!("{}/{lang}{page}", facts.public_url));
    one(tv(lang, &format!("mail-closed-{way}-subject"), &values), half)
}

/// (10, 13) The office is told, Chinese then English.
pub fn office_news(facts: &Facts, news: &OfficeNews) -> Letter {
    let way = match news.lacks_contact {
        Some(_) => "both-yes-lacks".to_owned(),
        None => news.code.replace('_', "-"),
    };
    let values = |lang: Lang| {
        [
            ("code", news.introduction.as_str().into()),
            ("need", news.need.0.as_str().into()),
            ("title", short(&typed(lang, &news.need.1), TITLE).into()),
            ("talent", news.talent.as_str().into()),
        ]
    };
    let half = |lang: Lang| {
        let mut half = Half::new(lang);
        half.line(tv(lang, &format!("mail-office-intro-{way}"), &values(lang)));
        half.line(tv(lang, "mail-office-intro-need", &values(lang)));
        if let Some(side) = news.lacks_contact {
            half.line(t(lang, &format!("mail-office-intro-lacks-{side}")));
        }
        let page = format!("{}/{lang}/staff/introductions/{}", facts.public_url, news.introduction);
        half.link(t(lang, &format!("mail-office-intro-{way}-open")), page);
        half
    };
    let subject = [Lang::Zh, Lang::En]
        .map(|lang| tv(lang, &format!("mail-office-intro-{way}-subject"), &values(lang)))
        .join(" · ");
    Letter { subject, halves: [Lang::Zh, Lang::En].map(half).into(), foot: office::foot(facts) }
}

/// (11) The introduction: in the language of both, or in Chinese and English.
pub fn introduced(facts: &Facts, about: &Introduced) -> Letter {
    let halves: Vec<Lang> = facts.lang.map_or_else(|| vec![Lang::Zh, Lang::En], |lang| vec![lang]);
    let subject = halves.iter().map(|lang| {
        let title = short(&plain(about.title.text(*lang)), TITLE);
        tv(*lang, "mail-introduced-subject", &[("code", about.code.as_str().into()), ("title", title.into())])
    });
    let subject = subject.collect::<Vec<_>>().join(" · ");
    let foot = if facts.lang.is_none() { joint_foot(facts) } else { Vec::new() };
    Letter { subject, halves: halves.into_iter().map(|lang| introduced_half(facts, about, lang)).collect(), foot }
}

/// The foot of a mail to two people in two languages: who writes, and from where.
fn joint_foot(facts: &Facts) -> Vec<Line> {
    let sender = |lang| tv(lang, "mail-sender", &[("office", facts.office.name.text(lang).into())]);
    let words = [sender(Lang::Zh), sender(Lang::En), plain(&facts.office.postal_address)];
    words.into_iter().filter(|words| !words.is_empty()).map(|words| Line { words, url: None }).collect()
}

fn introduced_half(facts: &Facts, about: &Introduced, lang: Lang) -> Half {
    let mut half = Half::new(lang);
    let names = [("talent", plain(&about.talent.name).into()), ("firm", plain(&about.firm.name).into())];
    half.line(tv(lang, "mail-introduced-lead", &names));
    half.lines(introducee(lang, "mail-introduced-talent", &about.talent));
    half.lines(introducee(lang, "mail-introduced-firm", &about.firm));
    let met = &about.met[if lang == Lang::Zh { 0 } else { 1 }];
    if !met.is_empty() {
        half.line(tv(lang, "mail-introduced-why", &[("text", list(lang, met).into())]));
    }
    let mut times = vec![t(lang, "mail-introduced-times")];
    times.extend(about.terms.times.iter().map(|at| clocks(lang, *at, about.time_zone)));
    half.lines(times);
    half.line(t(
        lang,
        match about.terms.interpreter {
            Interpreter::NotNeeded => "mail-introduced-own-language",
            Interpreter::Office => "mail-introduced-interpreter",
        },
    ));
    let note = plain_lines(&about.terms.note);
    if !note.is_empty() {
        half.line(tv(lang, "mail-introduced-note", &[("office", facts.office.name.text(lang).into())]));
        half.blocks.push(Block::Quote(note));
    }
    half.lines(vec![t(lang, "mail-introduced-duties"), t(lang, "mail-introduced-reply")]);
    half
}

fn introducee(lang: Lang, key: &str, who: &Introducee) -> Vec<String> {
    let firm = who.firm.as_ref().map(|firm| plain(firm.text(lang)));
    let name = match firm {
        Some(firm) => tv(lang, "mail-introduced-of", &[("name", plain(&who.name).into()), ("firm", firm.into())]),
        None => plain(&who.name),
    };
    let mut lines = vec![tv(lang, key, &[("text", name.into())])];
    let does = typed(lang, &who.does);
    lines.extend((!does.is_empty()).then_some(does));
    let ways =
        [("mail-contact-email", &who.email), ("mail-contact-phone", &who.phone), ("mail-contact-wechat", &who.wechat)];
    lines.extend(
        ways.into_iter()
            .filter_map(|(key, value)| value.as_ref().map(|value| tv(lang, key, &[("text", plain(value).into())]))),
    );
    lines
}

/// (12) What came of it?
pub fn follow_up(facts: &Facts, lang: Lang, asked: &FollowUpFacts) -> Letter {
    let mut half = Half::new(lang);
    let title = bare(lang, &asked.title);
    half.line(tv(lang, &format!("mail-follow-up-{}", asked.days), &[("title", title.into())]));
    half.link(t(lang, "mail-follow-up-open"), link(facts, lang, &asked.token));
    half.line(t(lang, "mail-follow-up-why"));
    one(t(lang, &format!("mail-follow-up-{}-subject", asked.days)), half)
}

/// Staff recorded an answer for the reader.
pub fn recorded(facts: &Facts, lang: Lang, recorded: &Recorded) -> Letter {
    let mut half = Half::new(lang);
    let today = locale::day_in(facts.event_at, locale::LANZHOU);
    let values = [
        ("title", bare(lang, &recorded.title).into()),
        ("answer", code(lang, "answer-", recorded.answer.as_str()).into()),
        ("channel", code(lang, "answer-channel-", recorded.channel.as_str()).into()),
        ("day", recorded.said_on.map(|on| day(lang, on, today)).unwrap_or_default().into()),
    ];
    half.line(tv(lang, "mail-recorded-lead", &values));
    let words = recorded.words.as_deref().map(plain_lines).unwrap_or_default();
    if !words.is_empty() {
        half.line(t(lang, "mail-recorded-words"));
        half.blocks.push(Block::Quote(words));
    }
    if let Some(token) = &recorded.token {
        half.link(t(lang, "mail-recorded-wrong"), link(facts, lang, token));
    }
    one(t(lang, "mail-recorded-subject"), half)
}

fn due(facts: &Facts, lang: Lang, due_on: Option<chrono::NaiveDate>) -> String {
    match due_on {
        Some(_) => tv(lang, "mail-ask-due", &[("day", due_day(facts, lang, due_on).into())]),
        None => String::new(),
    }
}

fn due_day(facts: &Facts, lang: Lang, due_on: Option<chrono::NaiveDate>) -> String {
    let today = locale::day_in(facts.event_at, locale::LANZHOU);
    due_on.map(|on| day(lang, on, today)).unwrap_or_default()
}
