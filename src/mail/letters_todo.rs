//! [5] The morning to-do, [6] what has waited for too long.

use super::facts::Facts;
use super::letter::{Block, Entry, Half, Letter};
use super::letters_access::one;
use super::words::{code, day, list, plain, short, t, tv, typed};
use crate::domain::escalation::Level;
use crate::domain::todo::{Item, MOST, Standing, Todo, Work};
use crate::domain::value::Lang;
use crate::locale::Value;

/// Longest title in a line, in characters.
const TITLE: usize = 60;

fn entry(lang: Lang, todo: &Todo, item: &Item) -> Entry {
    let (title, work) = (short(&typed(lang, &item.title), TITLE), code(lang, "todo-work-", item.work.as_str()));
    // What has no title is named by what is to be done.
    let head = if title.is_empty() {
        format!("{}  {work}", item.code)
    } else {
        let values = [("code", item.code.as_str().into()), ("text", title.into()), ("work", work.into())];
        tv(lang, "mail-todo-item", &values)
    };
    let firm = short(&typed(lang, &item.firm_name), TITLE);
    let mut lines: Vec<String> = if firm.is_empty() { Vec::new() } else { vec![firm] };
    if item.work == Work::Review && item.people.0 > 0 {
        lines.push(tv(lang, "todo-people", &[("n", item.people.0.into()), ("strong", item.people.1.into())]));
    }
    let values = [("days", Value::from(i64::from(item.age))), ("day", day(lang, item.due, todo.today).into())];
    lines.push(tv(lang, &format!("todo-due-{}", item.standing(todo.today)), &values));
    Entry { head, lines }
}

fn entries<'a>(half: &mut Half, todo: &Todo, title: &str, items: impl Iterator<Item = &'a Item>) {
    let all: Vec<Entry> = items.map(|item| entry(half.lang, todo, item)).collect();
    if !all.is_empty() {
        half.line(t(half.lang, title));
        half.blocks.push(Block::Entries(all));
    }
}

/// [5] What waits, in four parts.
pub fn morning(facts: &Facts, lang: Lang, todo: &Todo, numbers: &[(String, i32, i32, i64)]) -> Letter {
    let (listed, left_out) = todo.capped();
    let mut half = Half::new(lang);
    for standing in Standing::ALL {
        let of = |item: &&&Item| item.work != Work::Answer && item.standing(todo.today) == *standing;
        entries(&mut half, todo, &format!("mail-todo-{standing}"), listed.iter().filter(of).copied());
    }
    let asked = listed.iter().filter(|item| item.work == Work::Answer).copied();
    entries(&mut half, todo, "mail-todo-answers", asked);
    if left_out > 0 {
        half.line(tv(lang, "mail-todo-more", &[("n", left_out.into())]));
    }
    half.link(t(lang, "mail-todo-open-link"), format!("{}/{lang}/staff/todo", facts.public_url));
    let told = numbers.iter().map(|(address, first, last, n)| {
        let values = [
            ("address", plain(address).into()),
            ("first", i64::from(*first).into()),
            ("last", i64::from(*last).into()),
            ("n", (*n).into()),
        ];
        tv(lang, "mail-todo-numbers", &values)
    });
    half.lines(told.collect());
    let counts = [
        ("n", Value::from(todo.own().count())),
        ("overdue", todo.count(Standing::Overdue).into()),
        ("today", todo.count(Standing::Today).into()),
        ("answers", (todo.items.len() - todo.own().count()).into()),
    ];
    one(tv(lang, "mail-todo-subject", &counts), half)
}

/// [6] What has waited for too long, and who holds it.
pub fn escalation(facts: &Facts, lang: Lang, level: Level, todo: &Todo, holders: &[String]) -> Letter {
    let oldest = todo.items.iter().map(|item| item.age).max().unwrap_or(0);
    let values = [("n", Value::from(todo.items.len())), ("days", i64::from(oldest).into())];
    let mut half = Half::new(lang);
    half.line(tv(lang, &format!("mail-escalation-{level}"), &values));
    entries(&mut half, todo, "mail-escalation-items", todo.items.iter().take(MOST));
    let names: Vec<String> = holders.iter().map(|name| plain(name)).collect();
    half.line(tv(lang, "mail-escalation-held", &[("names", list(lang, &names).into())]));
    half.link(t(lang, "mail-todo-open-link"), format!("{}/{lang}/staff/todo", facts.public_url));
    half.line(t(lang, "mail-escalation-away"));
    one(tv(lang, "mail-escalation-subject", &values), half)
}
