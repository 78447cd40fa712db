//! The officers' to-do: what waits, for how long, by when; one content for the page, the morning mail and the escalation.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::enterprise::EnterpriseId;
use super::paging::{Page, Paging};
use super::value::Bilingual;
use crate::text_enum;

text_enum! {
    /// What is to be done.
    Work {
        /// Review the people proposed for a need, or the need itself.
        Review = "review",
        /// Introduce two people who both said yes.
        Introduce = "introduce",
        /// One side was asked and has not answered; nothing is to be done before its day.
        Answer = "answer",
        /// Answer what a person asked to be put right.
        Correct = "correct",
    }
}

text_enum! {
    /// How an item stands to its day.
    Standing {
        /// Its day has passed.
        Overdue = "overdue",
        /// Its day is today.
        Today = "today",
        /// Its day is to come.
        Open = "open",
    }
}

text_enum! {
    /// A part of the to-do: what staff have to do by how it stands, and what others have to answer.
    Part {
        /// Its day has passed.
        Overdue = "overdue",
        /// Its day is today.
        Today = "today",
        /// Its day is to come.
        Open = "open",
        /// Questions that others have to answer.
        Answers = "answers",
    }
}

/// Working days within which the office wants to have done a thing.
const WORKING_DAYS: u32 = 2;
/// Most items that a mail lists of one firm.
const PER_FIRM: usize = 3;
/// Most items that a mail lists.
pub const MOST: usize = 30;

/// Something that waits. Thousands may; what it is called is read of those alone that are shown, and empty in all others.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What is to be done.
    pub work: Work,
    /// The need's or the introduction's id.
    pub id: String,
    /// The code by which staff speak of it.
    pub code: String,
    /// The need's title.
    pub title: Bilingual,
    /// The firm.
    pub firm: EnterpriseId,
    /// The firm's name.
    pub firm_name: Bilingual,
    /// People proposed, of whom so many are strong.
    pub people: (i64, i64),
    /// Since when it waits.
    pub since: NaiveDate,
    /// By when it should be done.
    pub due: NaiveDate,
    /// Working days that have passed.
    pub age: u32,
}

impl Item {
    /// How it stands on a day.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match self.due.cmp(&today) {
            std::cmp::Ordering::Less => Standing::Overdue,
            std::cmp::Ordering::Equal => Standing::Today,
            std::cmp::Ordering::Greater => Standing::Open,
        }
    }

    /// In which part of the to-do it stands on a day.
    pub fn part(&self, today: NaiveDate) -> Part {
        match self.standing(today) {
            _ if self.work == Work::Answer => Part::Answers,
            Standing::Overdue => Part::Overdue,
            Standing::Today => Part::Today,
            Standing::Open => Part::Open,
        }
    }

    /// Where it stands among the others of its part: what is more urgent has a smaller one.
    pub fn place(&self) -> String {
        format!("{} {} {}", self.due, self.code, self.id)
    }

    /// What names this waiting among others of the same thing.
    pub fn key(&self) -> String {
        format!("{}:{}@{}", self.work, self.id, self.since)
    }
}

/// Ages and days of items on a day. Thousands have waited since the same few days, so each day is counted once.
#[derive(Debug)]
pub struct Dating {
    calendar: Calendar,
    today: NaiveDate,
    known: HashMap<NaiveDate, (u32, NaiveDate)>,
}

impl Dating {
    /// Of items on a day.
    pub fn on(calendar: Calendar, today: NaiveDate) -> Self {
        Self { calendar, today, known: HashMap::new() }
    }

    /// The item with its age and, unless it has a day of its own, the day by which the office wants it done.
    pub fn date(&mut self, item: Item, due: Option<NaiveDate>) -> Item {
        let (calendar, today) = (self.calendar, self.today);
        let count = || (calendar.between(item.since, today), calendar.after(item.since, WORKING_DAYS));
        let (age, wanted) = *self.known.entry(item.since).or_insert_with(count);
        Item { age, due: due.unwrap_or(wanted), ..item }
    }
}

/// The last day from which on what waits is overdue today.
pub fn overdue_since(calendar: Calendar, today: NaiveDate) -> NaiveDate {
    let mut days = std::iter::successors(Some(today), NaiveDate::pred_opt);
    days.find(|day| calendar.after(*day, WORKING_DAYS) < today).unwrap_or(today)
}

/// All that waits on a day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Todo {
    /// The day, in the office's zone.
    pub today: NaiveDate,
    /// What waits, most urgent first.
    pub items: Vec<Item>,
    /// Pairs of entries that may be one and wait for a decision.
    pub same: i64,
    /// How many of all people and needs the present engine has read, while it has not read all.
    pub renewal: Option<(i64, i64)>,
}

impl Todo {
    /// What waits on a day, most urgent first.
    pub fn of(today: NaiveDate, mut items: Vec<Item>) -> Self {
        items.sort_by(|a, b| (a.due, &a.code, &a.id).cmp(&(b.due, &b.code, &b.id)));
        Self { today, items, same: 0, renewal: None }
    }

    /// How many stand so, without the questions that others have to answer.
    pub fn count(&self, standing: Standing) -> usize {
        self.own().filter(|item| item.standing(self.today) == standing).count()
    }

    /// What staff have to do themselves.
    pub fn own(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.work != Work::Answer)
    }

    /// How many items each part has.
    pub fn counts(&self) -> Vec<(Part, usize)> {
        let mut counts: Vec<(Part, usize)> = Part::ALL.iter().map(|part| (*part, 0)).collect();
        for item in &self.items {
            let part = item.part(self.today);
            counts.iter_mut().filter(|(known, _)| *known == part).for_each(|(_, n)| *n += 1);
        }
        counts
    }

    /// A page of a part, most urgent first; `after` is the place of the last item seen. It stays right while items are done.
    pub fn page(&self, part: Part, paging: &Paging) -> Page<Item> {
        let after = paging.after.as_deref().unwrap_or_default();
        let begins = self.items.partition_point(|item| *item.place() <= *after);
        let of_part = self.items.iter().skip(begins).filter(|item| item.part(self.today) == part);
        let rows = of_part.take(usize::try_from(paging.limit).unwrap_or_default() + 1).cloned().collect();
        Page::cut(rows, paging, Item::place)
    }

    /// What a mail lists: at most so many of one firm and `MOST` in all; and how many are left out.
    pub fn capped(&self) -> (Vec<&Item>, usize) {
        let mut cap = Cap::default();
        let listed: Vec<&Item> = self.items.iter().filter(|item| cap.lets_in(&item.firm)).collect();
        let left_out = self.items.len() - listed.len();
        (listed, left_out)
    }

    /// The same items, to be told what they are called.
    pub fn listed(&mut self) -> Vec<&mut Item> {
        let mut cap = Cap::default();
        self.items.iter_mut().filter(|item| cap.lets_in(&item.firm)).collect()
    }
}

/// Lets the first few of each firm into a mail, until it is full.
#[derive(Default)]
struct Cap {
    seen: HashMap<EnterpriseId, usize>,
    all: usize,
}

impl Cap {
    fn lets_in(&mut self, firm: &EnterpriseId) -> bool {
        if self.all == MOST {
            return false;
        }
        let n = self.seen.entry(firm.clone()).or_default();
        *n += 1;
        let is_in = *n <= PER_FIRM;
        self.all += usize::from(is_in);
        is_in
    }
}

#[cfg(test)]
#[path = "todo_tests.rs"]
mod tests;
