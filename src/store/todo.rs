//! What waits for officers: needs under review, people to be introduced, answers that are due; and who is at work.

use std::collections::HashMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use diesel::prelude::*;

use super::db::Conn;
use super::{absences, accounts, corrections, enterprises, introductions, needs, offices, review, same_pairs, talents};
use crate::domain::account::{AccountStatus, Role};
use crate::domain::calendar::Calendar;
use crate::domain::correction::Correction;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{Introduction, IntroductionState};
use crate::domain::matches::{MatchState, Strength};
use crate::domain::need::{Need, NeedId};
use crate::domain::notice::{NoticeKind, NoticeState};
use crate::domain::paging::Paging;
use crate::domain::same::SameState;
use crate::domain::todo::{Item, Level, Staff, Todo, Work};
use crate::domain::value::{Bilingual, Moment};
use crate::keys::Keys;
use crate::schema::matches::matches;
use crate::schema::offices::mailboxes;
use crate::schema::outbox::outbox;

/// The zone of the office's days.
pub fn zone(conn: &mut Conn) -> Result<Tz> {
    Ok(offices::find(conn)?.map_or(chrono_tz::America::Los_Angeles, |office| office.time_zone))
}

/// All that waits at a moment.
pub fn read(conn: &mut Conn, now: Moment) -> Result<Todo> {
    let zone = zone(conn)?;
    let day = |at: Moment| at.and_utc().with_timezone(&zone).date_naive();
    let (calendar, today) = (Calendar::of_zone(zone), day(now));
    let mut items = Vec::new();
    let waiting = waiting_needs(conn)?;
    let mut pairs = suggested(conn)?;
    for need in waiting {
        let (first, all, strong) = pairs.remove(&need.id).unwrap_or((None, 0, 0));
        let submitted = need.submitted_at.unwrap_or(need.created_at);
        let is_open = need.state == crate::domain::need::NeedState::Open;
        let since = if is_open { first.unwrap_or(submitted) } else { submitted };
        let id = need.id.to_string();
        let item = item(conn, Work::Review, (id, need.code.clone()), &need, day(since))?;
        items.push(Item { people: (all, strong), ..item }.dated(calendar, today, None));
    }
    let states = vec![IntroductionState::AskingTalent, IntroductionState::AskingFirm, IntroductionState::BothYes];
    let filter = introductions::Filter { states: states.clone(), ..Default::default() };
    for open in introductions::list_open(conn, &filter)?.iter().filter(|open| states.contains(&open.state)) {
        items.push(of_introduction(conn, open, &day, calendar, today)?);
    }
    for correction in corrections::list_open(conn)? {
        items.push(of_correction(conn, &correction, &day, calendar, today)?);
    }
    let (people, firms) = same_pairs::count(conn, SameState::Open)?;
    Ok(Todo { same: people + firms, ..Todo::of(today, items) })
}

/// Needs of the review queue, all pages of it.
fn waiting_needs(conn: &mut Conn) -> Result<Vec<Need>> {
    let mut found = Vec::new();
    let mut paging = Paging::new(None, None);
    loop {
        let page = review::queue(conn, &review::Filter::default(), &paging)?;
        found.extend(needs::list_by_ids(conn, &page.items)?);
        match page.next {
            Some(next) => paging = Paging::new(Some(next), None),
            None => return Ok(found),
        }
    }
}

type Pairs = (Option<Moment>, i64, i64);

/// Of each need: since when people wait, how many they are, how many of them are strong.
fn suggested(conn: &mut Conn) -> Result<HashMap<NeedId, Pairs>> {
    let rows: Vec<(NeedId, Strength, Moment)> = matches::table
        .filter(matches::state.eq(MatchState::Suggested))
        .select((matches::need_id, matches::strength, matches::created_at))
        .load(conn)?;
    let mut found: HashMap<NeedId, Pairs> = HashMap::new();
    for (need, strength, at) in rows {
        let pairs = found.entry(need).or_default();
        pairs.0 = Some(pairs.0.map_or(at, |first| first.min(at)));
        pairs.1 += 1;
        pairs.2 += i64::from(strength == Strength::Strong);
    }
    Ok(found)
}

fn item(conn: &mut Conn, work: Work, (id, code): (String, String), need: &Need, since: NaiveDate) -> Result<Item> {
    let firm = enterprises::get(conn, &need.enterprise)?;
    Ok(Item {
        work,
        id,
        code,
        title: need.brief.title.clone(),
        firm: need.enterprise.clone(),
        firm_name: firm.profile.name,
        people: (0, 0),
        since,
        due: since,
        age: 0,
    })
}

fn of_introduction(
    conn: &mut Conn,
    open: &Introduction,
    day: &impl Fn(Moment) -> NaiveDate,
    calendar: Calendar,
    today: NaiveDate,
) -> Result<Item> {
    let need = needs::get(conn, &open.need)?;
    let key = (open.id.to_string(), open.code.clone());
    if open.state == IntroductionState::BothYes {
        let since = open.firm_answered_at.max(open.talent_answered_at).unwrap_or(open.updated_at);
        return Ok(item(conn, Work::Introduce, key, &need, day(since))?.dated(calendar, today, None));
    }
    let since = open.asked_at.unwrap_or(open.created_at);
    Ok(item(conn, Work::Answer, key, &need, day(since))?.dated(calendar, today, open.due_at.map(day)))
}

/// What a person asked to be put right has a day of its own. For the cap of the mails a person counts as their own firm.
fn of_correction(
    conn: &mut Conn,
    correction: &Correction,
    day: &impl Fn(Moment) -> NaiveDate,
    calendar: Calendar,
    today: NaiveDate,
) -> Result<Item> {
    let (code, firm, firm_name) = match (&correction.talent, &correction.enterprise) {
        (Some(talent), _) => {
            let own = talent.as_str().parse().map_err(Error::internal)?;
            (talents::get(conn, talent)?.code, own, Bilingual::default())
        }
        (None, Some(id)) => {
            let firm = enterprises::get(conn, id)?;
            (firm.code, id.clone(), firm.profile.name)
        }
        (None, None) => return Err(Error::internal("a correction of nobody")),
    };
    let since = day(correction.asked_at);
    let item = Item {
        work: Work::Correct,
        id: correction.id.to_string(),
        code,
        title: Bilingual::default(),
        firm,
        firm_name,
        people: (0, 0),
        since,
        due: since,
        age: 0,
    };
    Ok(item.dated(calendar, today, Some(correction.due_on)))
}

/// Who is at work on a day; `director` is the address of an account.
pub fn staff(conn: &mut Conn, keys: &Keys, today: NaiveDate, director: &str) -> Result<Staff> {
    let away = absences::list(conn, today)?;
    let is_at_work = |roles: &[Role]| roles.contains(&Role::Officer) || roles.contains(&Role::Lead);
    let all = accounts::list_staff(conn)?;
    let all: Vec<_> = all.into_iter().filter(|a| a.status == AccountStatus::Active && is_at_work(&a.roles)).collect();
    let present: Vec<_> = all.iter().filter(|a| !away.contains(&a.id)).cloned().collect();
    let director = match crate::domain::account::normalise_email(director) {
        Ok(address) => accounts::find(conn, keys, &address)?.map(|a| a.id).filter(|id| !away.contains(id)),
        Err(_) => None,
    };
    Ok(Staff { present: if present.is_empty() { all } else { present }, director })
}

/// True when somebody was told at this level that an item waits.
pub fn was_escalated(conn: &mut Conn, level: Level, key: &str) -> Result<bool> {
    let told: i64 = outbox::table
        .filter(outbox::kind.eq(NoticeKind::Escalation))
        .filter(outbox::params.like(format!("%\"code\":\"{level}\"%")))
        .filter(outbox::params.like(format!("%\"{key}\"%")))
        .count()
        .get_result(conn)?;
    Ok(told > 0)
}

/// A mailbox with the first and last number of the mails it was sent since a moment, and how many they were.
pub type Numbers = (String, i32, i32, i64);

/// The numbers of mails (4) since a moment, so that the office sees whether one is missing.
pub fn numbers(conn: &mut Conn, since: Moment) -> Result<Vec<Numbers>> {
    let boxes: Vec<(String, String)> =
        mailboxes::table.select((mailboxes::id, mailboxes::address)).order(mailboxes::id).load(conn)?;
    let mut found = Vec::new();
    for (id, address) in boxes {
        let sent: Vec<Option<i32>> = outbox::table
            .filter(outbox::recipient.eq(&id))
            .filter(outbox::state.eq(NoticeState::Sent))
            .filter(outbox::sent_at.assume_not_null().ge(since))
            .filter(outbox::number.is_not_null())
            .order((outbox::number, outbox::id))
            .select(outbox::number)
            .load(conn)?;
        let sent: Vec<i32> = sent.into_iter().flatten().collect();
        if let (Some(first), Some(last)) = (sent.first(), sent.last()) {
            found.push((address, *first, *last, sent.len() as i64));
        }
    }
    Ok(found)
}
