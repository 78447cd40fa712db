//! The officers' to-do: what waits, for how long, by when; one content for the page, the morning mail and the escalation.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::account::{Account, AccountId, Role};
use super::calendar::Calendar;
use super::enterprise::EnterpriseId;
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

/// Working days within which the office wants to have done a thing.
const WORKING_DAYS: u32 = 2;
/// Most items that a mail lists of one firm.
const PER_FIRM: usize = 3;

/// Something that waits.
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
    /// The same with its age and, unless it has a day of its own, the day by which the office wants it done.
    pub fn dated(mut self, calendar: Calendar, today: NaiveDate, due: Option<NaiveDate>) -> Self {
        self.age = calendar.between(self.since, today);
        self.due = due.unwrap_or_else(|| calendar.after(self.since, WORKING_DAYS));
        self
    }

    /// How it stands on a day.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match self.due.cmp(&today) {
            std::cmp::Ordering::Less => Standing::Overdue,
            std::cmp::Ordering::Equal => Standing::Today,
            std::cmp::Ordering::Greater => Standing::Open,
        }
    }

    /// What names this waiting among others of the same thing.
    pub fn key(&self) -> String {
        format!("{}:{}@{}", self.work, self.id, self.since)
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
        items.sort_by(|a, b| (a.due, &a.code).cmp(&(b.due, &b.code)));
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

    /// At most so many of one firm, and how many of them are left out.
    pub fn capped(&self) -> (Vec<&Item>, usize) {
        let mut seen: HashMap<&EnterpriseId, usize> = HashMap::new();
        let mut listed = Vec::new();
        for item in &self.items {
            let n = seen.entry(&item.firm).or_default();
            *n += 1;
            if *n <= PER_FIRM {
                listed.push(item);
            }
        }
        let left_out = self.items.len() - listed.len();
        (listed, left_out)
    }
}

text_enum! {
    /// Who hears of what has waited for too long.
    Level {
        /// Those who hold it: officers.
        Officer = "officer",
        /// Leads.
        Lead = "lead",
        /// The director named in the settings.
        Director = "director",
    }
}

impl Level {
    /// The highest level that an age in working days has passed: more than 2, 4, 6.
    pub fn of(age: u32) -> Option<Self> {
        match age {
            0..=2 => None,
            3..=4 => Some(Self::Officer),
            5..=6 => Some(Self::Lead),
            _ => Some(Self::Director),
        }
    }
}

/// Who is at work on a day.
#[derive(Debug, Clone, Default)]
pub struct Staff {
    /// Officers and leads who are not away; where all are away, all of them.
    pub present: Vec<Account>,
    /// The director, if one is named and not away.
    pub director: Option<AccountId>,
}

impl Staff {
    /// Those who hold what waits: the officers, and where there is none the leads.
    pub fn holders(&self) -> Vec<&Account> {
        let has = |role| self.present.iter().filter(move |a| a.roles.contains(&role)).collect::<Vec<_>>();
        let officers = has(Role::Officer);
        if officers.is_empty() { has(Role::Lead) } else { officers }
    }

    /// Who hears at a level. Whoever holds it already has heard, so that it goes to the next one up; where nobody is left,
    /// the holders hear again.
    pub fn readers(&self, level: Level) -> Vec<AccountId> {
        let holders: Vec<AccountId> = self.holders().into_iter().map(|a| a.id.clone()).collect();
        let is_other = |id: &AccountId| !holders.contains(id);
        let leads = self.present.iter().filter(|a| a.roles.contains(&Role::Lead)).map(|a| a.id.clone());
        let leads: Vec<AccountId> = leads.filter(is_other).collect();
        let director: Vec<AccountId> = self.director.iter().filter(|id| is_other(id)).cloned().collect();
        let order = match level {
            Level::Officer => [holders.clone(), Vec::new()],
            Level::Lead => [leads, director],
            Level::Director => [director, leads],
        };
        order.into_iter().find(|readers| !readers.is_empty()).unwrap_or(holders)
    }
}

#[cfg(test)]
mod tests {
    use super::super::account::AccountStatus;
    use super::super::value::{Lang, Moment};
    use super::*;

    fn person(roles: &[Role]) -> Account {
        Account {
            id: AccountId::new(),
            status: AccountStatus::Active,
            lang: Lang::Zh,
            time_zone: "Asia/Shanghai".into(),
            roles: roles.to_vec(),
            display_name: "Li".into(),
            has_passphrase: true,
            has_second_factor: true,
            verified_at: None,
            created_at: Moment::default(),
            version: 1,
        }
    }

    #[test]
    fn an_escalation_never_ends_with_whoever_holds_the_item() {
        let (officer, lead, both) =
            (person(&[Role::Officer]), person(&[Role::Lead]), person(&[Role::Officer, Role::Lead]));
        let director = AccountId::new();
        let staff = Staff { present: vec![officer.clone(), lead.clone()], director: Some(director.clone()) };
        assert_eq!(staff.readers(Level::Officer), vec![officer.id.clone()]);
        assert_eq!(staff.readers(Level::Lead), vec![lead.id.clone()]);
        assert_eq!(staff.readers(Level::Director), vec![director.clone()]);
        // One person is everything: the lead's level goes to the director.
        let alone = Staff { present: vec![both.clone()], director: Some(director.clone()) };
        assert_eq!(alone.readers(Level::Lead), vec![director.clone()]);
        let nobody = Staff { present: vec![both.clone()], director: Some(both.id.clone()) };
        assert_eq!(nobody.readers(Level::Director), vec![both.id.clone()], "nobody else is there");
        // The officer is away: the lead holds it.
        let away = Staff { present: vec![lead.clone()], director: Some(director.clone()) };
        assert_eq!(away.readers(Level::Officer), [lead.id]);
        assert_eq!(away.readers(Level::Lead), [director]);
    }

    #[test]
    fn levels_begin_after_two_four_and_six_working_days() {
        let levels: Vec<_> = [2, 3, 4, 5, 6, 7].map(Level::of).into();
        let (o, l, d) = (Some(Level::Officer), Some(Level::Lead), Some(Level::Director));
        assert_eq!(levels, [None, o, o, l, l, d]);
    }
}
