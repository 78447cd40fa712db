//! What waits for officers: needs under review, people to be introduced, answers that are due; and who is at work.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use diesel::prelude::*;

use super::db::Conn;
use super::enterprises::list_by_ids as enterprises_of;
use super::{absences, accounts, corrections, json, offices, review, same_pairs, talents};
use crate::domain::account::{AccountStatus, Role};
use crate::domain::calendar::Calendar;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::escalation::{Level, Staff};
use crate::domain::introduction::{IntroductionId, IntroductionState};
use crate::domain::matches::MatchState;
use crate::domain::need::{NeedId, NeedState};
use crate::domain::notice::{NoticeKind, NoticeParams, NoticeState};
use crate::domain::paging::Paging;
use crate::domain::same::SameState;
use crate::domain::talent::TalentId;
use crate::domain::todo::{Dating, Item, Todo, Work};
use crate::domain::value::{Bilingual, Moment};
use crate::keys::Keys;
use crate::schema::enterprises::enterprises;
use crate::schema::introductions::introductions;
use crate::schema::matches::matches;
use crate::schema::needs::needs;
use crate::schema::offices::mailboxes;
use crate::schema::outbox::outbox;

/// The zone of the office's days.
pub fn zone(conn: &mut Conn) -> Result<Tz> {
    Ok(offices::find(conn)?.map_or(chrono_tz::America::Los_Angeles, |office| office.time_zone))
}

/// All that waits at a moment, each thing without what it is called (`todo_words` reads that of those that are shown).
pub fn read(conn: &mut Conn, now: Moment) -> Result<Todo> {
    let zone = zone(conn)?;
    let today = day_in(now, zone);
    let mut reading = Reading { zone, dating: Dating::on(Calendar::of_zone(zone), today), items: Vec::new() };
    reading.submitted(conn)?;
    reading.open(conn)?;
    reading.introductions(conn)?;
    reading.corrections(conn)?;
    let (people, firms) = same_pairs::count(conn, SameState::Open)?;
    Ok(Todo { same: people + firms, ..Todo::of(today, reading.items) })
}

/// The day of a moment in the office's zone.
pub(super) fn day_in(at: Moment, zone: Tz) -> NaiveDate {
    at.and_utc().with_timezone(&zone).date_naive()
}

/// The introductions of which something waits.
const ASKED: [IntroductionState; 3] =
    [IntroductionState::AskingTalent, IntroductionState::AskingFirm, IntroductionState::BothYes];

/// True when anything waits, without reading what it is.
pub fn is_any_waiting(conn: &mut Conn) -> Result<bool> {
    let one = Paging::new(None, Some(1));
    let asked = introductions::table.filter(introductions::state.eq_any(ASKED)).select(introductions::id);
    Ok(!review::queue(conn, &review::Filter::default(), &one)?.items.is_empty()
        || asked.first::<IntroductionId>(conn).optional()?.is_some()
        || !corrections::list_open(conn)?.is_empty())
}

type NeedRow = (NeedId, String, EnterpriseId, Option<Moment>, Moment);
type Answered = (Option<Moment>, Option<Moment>);
type Asked = (Option<Moment>, Option<Moment>);
type IntroductionRow = (IntroductionId, String, IntroductionState, EnterpriseId, Answered, Asked, (Moment, Moment));

/// The items as far as they are read.
struct Reading {
    zone: Tz,
    dating: Dating,
    items: Vec<Item>,
}

impl Reading {
    fn take(
        &mut self,
        work: Work,
        (id, code): (String, String),
        firm: EnterpriseId,
        when: (NaiveDate, Option<NaiveDate>),
    ) {
        let (since, due) = when;
        let (title, firm_name) = (Bilingual::default(), Bilingual::default());
        let item = Item { work, id, code, title, firm, firm_name, people: (0, 0), since, due: since, age: 0 };
        self.items.push(self.dating.date(item, due));
    }

    fn needs(&self, conn: &mut Conn, state: NeedState) -> Result<Vec<NeedRow>> {
        Ok(needs::table
            .inner_join(enterprises::table)
            .filter(needs::state.eq(state))
            .filter(enterprises::state.eq_any(review::ACTIVE))
            .select((needs::id, needs::code, needs::enterprise_id, needs::submitted_at, needs::created_at))
            .load(conn)?)
    }

    fn submitted(&mut self, conn: &mut Conn) -> Result<()> {
        for (id, code, firm, submitted, created) in self.needs(conn, NeedState::Submitted)? {
            let since = day_in(submitted.unwrap_or(created), self.zone);
            self.take(Work::Review, (id.to_string(), code), firm, (since, None));
        }
        Ok(())
    }

    /// Open needs wait since the first of the people who wait was proposed.
    fn open(&mut self, conn: &mut Conn) -> Result<()> {
        let first: HashMap<NeedId, Option<Moment>> = matches::table
            .filter(matches::state.eq(MatchState::Suggested))
            .group_by(matches::need_id)
            .select((matches::need_id, diesel::dsl::min(matches::created_at)))
            .load::<(NeedId, Option<Moment>)>(conn)?
            .into_iter()
            .collect();
        for (id, code, firm, submitted, created) in self.needs(conn, NeedState::Open)? {
            let Some(first) = first.get(&id) else { continue };
            let since = day_in(first.or(submitted).unwrap_or(created), self.zone);
            self.take(Work::Review, (id.to_string(), code), firm, (since, None));
        }
        Ok(())
    }

    fn introductions(&mut self, conn: &mut Conn) -> Result<()> {
        let rows: Vec<IntroductionRow> = introductions::table
            .inner_join(needs::table)
            .filter(introductions::state.eq_any(ASKED))
            .select((
                introductions::id,
                introductions::code,
                introductions::state,
                needs::enterprise_id,
                (introductions::firm_answered_at, introductions::talent_answered_at),
                (introductions::asked_at, introductions::due_at),
                (introductions::created_at, introductions::updated_at),
            ))
            .load(conn)?;
        for (id, code, state, firm, (by_firm, by_talent), (asked, due), (created, updated)) in rows {
            let key = (id.to_string(), code);
            if state == IntroductionState::BothYes {
                let since = day_in(by_firm.max(by_talent).unwrap_or(updated), self.zone);
                self.take(Work::Introduce, key, firm, (since, None));
            } else {
                let since = day_in(asked.unwrap_or(created), self.zone);
                self.take(Work::Answer, key, firm, (since, due.map(|due| day_in(due, self.zone))));
            }
        }
        Ok(())
    }

    /// What a person asked to be put right has a day of its own. For the cap of the mails a person counts as their own firm.
    fn corrections(&mut self, conn: &mut Conn) -> Result<()> {
        let open = corrections::list_open(conn)?;
        let people: Vec<TalentId> = open.iter().filter_map(|one| one.talent.clone()).collect();
        let people = talents::codes(conn, &people)?;
        let firms: Vec<EnterpriseId> = open.iter().filter_map(|one| one.enterprise.clone()).collect();
        let firms: HashMap<EnterpriseId, String> =
            enterprises_of(conn, &firms)?.into_iter().map(|firm| (firm.id, firm.code)).collect();
        for one in open {
            let (code, firm) = match (&one.talent, &one.enterprise) {
                (Some(talent), _) => (people.get(talent), talent.as_str().parse().map_err(Error::internal)?),
                (None, Some(firm)) => (firms.get(firm), firm.clone()),
                (None, None) => return Err(Error::internal("a correction of nobody")),
            };
            let code = code.cloned().ok_or(Error::Missing("correction"))?;
            let when = (day_in(one.asked_at, self.zone), Some(one.due_on));
            self.take(Work::Correct, (one.id.to_string(), code), firm, when);
        }
        Ok(())
    }
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

/// What somebody was told of because it waits, by level: the keys of the items.
pub fn escalated(conn: &mut Conn) -> Result<HashSet<(Level, String)>> {
    let rows: Vec<String> =
        outbox::table.filter(outbox::kind.eq(NoticeKind::Escalation)).select(outbox::params).load(conn)?;
    let mut told = HashSet::new();
    for row in rows {
        let params: NoticeParams = json::value(&row)?;
        if let Some(level) = params.code.as_deref().and_then(|code| code.parse::<Level>().ok()) {
            told.extend(params.about.into_iter().map(|key| (level, key)));
        }
    }
    Ok(told)
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
