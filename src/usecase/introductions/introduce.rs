//! The officer introduces two people who both said yes: one press, one mail to both with the contacts each agreed to. The
//! follow-ups are planned in the same transaction.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{ContactField, Purpose};
use crate::domain::country;
use crate::domain::error::{Error, Result};
use crate::domain::follow_up::{FOLLOW_UP_DAYS, FollowUp, FollowUpId};
use crate::domain::introduction::{Interpreter, Introduction, IntroductionAct, IntroductionId, Side, Terms};
use crate::domain::meeting;
use crate::domain::need::Need;
use crate::domain::notice::{NewNotice, NoticeKind, NoticeParams, Recipient};
use crate::domain::state::By;
use crate::domain::text::bad_characters;
use crate::domain::value::Moment;
use crate::locale;
use crate::questions::{ask, close, shown};
use crate::store::db::Conn;
use crate::store::{accounts, audit, consents, follow_ups, introductions, needs, offices, outbox, talents};

/// Longest note to both, in characters.
const NOTE_MAX: usize = 2000;

/// Whom, and what they are told beside the reasons.
#[derive(Debug, Clone)]
pub struct Input {
    /// The introduction.
    pub id: IntroductionId,
    /// The version the officer saw; `None` takes it as it stands.
    pub version: Option<i32>,
    /// Words to both; may be empty.
    pub note: String,
}

/// Introduces and returns the code. `contact_missing` while a side has not said which contact may go to the other.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<String> {
    let note = input.note.trim().to_owned();
    if note.chars().count() > NOTE_MAX {
        return Err(Error::field("note", "too_long"));
    }
    if let Some(code) = bad_characters(&note) {
        return Err(Error::field("note", code));
    }
    let (now, officer) = (ctx.now(), officer.clone());
    let lead_fields = ctx.config.introduce.lead_fields.clone();
    ctx.db.write(move |conn| {
        let mut introduction = introductions::get(conn, &input.id)?;
        if input.version.is_some_and(|seen| seen != introduction.version) {
            return Err(Error::Conflict("version"));
        }
        let need = needs::get(conn, &introduction.need)?;
        refuse(&officer, &introduction, &need, &lead_fields)?;
        let before = introduction.state;
        let by = if officer.person.has(Role::Lead) { By::Lead } else { By::Officer };
        introduction.act(IntroductionAct::Introduce, by, now)?;
        check_contacts(conn, &introduction)?;
        let me = officer.person.account.id.clone();
        (introduction.introduced_at, introduction.introduced_by) = (Some(now), Some(me.clone()));
        introduction.officer.get_or_insert(me);
        introduction.terms = Some(terms(conn, &introduction, &need, note, now)?);
        introductions::save(conn, &mut introduction, now)?;
        close::question(conn, &introduction, now)?;
        plan_follow_ups(conn, &introduction, now)?;
        tell(conn, &introduction, now)?;
        let doer = Doer::from(&officer.person);
        let deed = Deed::new(&doer, "introduction.introduce", Entity::Introduction, introduction.id.as_str());
        audit::add(conn, now, &deed.moved(before, introduction.state))?;
        shown::contacts(conn, &doer, &introduction, now)?;
        Ok(introduction.code)
    })
}

fn refuse(officer: &Officer, introduction: &Introduction, need: &Need, lead_fields: &[String]) -> Result<()> {
    let person = &officer.person;
    if person.talent.as_ref() == Some(&introduction.talent) || person.enterprise.as_ref() == Some(&need.enterprise) {
        return Err(Error::Denied("self_review"));
    }
    let needs_lead = need.brief.fields.iter().any(|field| lead_fields.iter().any(|f| f == field.as_str()));
    if needs_lead && !person.has(Role::Lead) { Err(Error::Denied("needs_a_lead")) } else { Ok(()) }
}

/// Each side that has an account must have said which contact the other may have.
fn check_contacts(conn: &mut Conn, introduction: &Introduction) -> Result<()> {
    let id = introduction.id.as_str();
    let talent = consents::standing(conn, &introduction.talent, Purpose::GiveContact, id)?;
    let firm = consents::standing_of_firm(conn, &introduction.enterprise, Purpose::GiveContact, id)?;
    if talent.is_some() && firm.is_some() { Ok(()) } else { Err(Error::Conflict("contact_missing")) }
}

/// Two times for a first talk, and who helps the two to understand each other.
fn terms(conn: &mut Conn, introduction: &Introduction, need: &Need, note: String, now: Moment) -> Result<Terms> {
    let talent = talents::get(conn, &introduction.talent)?;
    let account = ask::readers(conn, introduction, Side::Talent)?.into_iter().next();
    let zone = account.and_then(|account| account.time_zone.parse().ok());
    let likely = || country::likely_zone(&talent.profile.country).parse().unwrap_or(locale::LANZHOU);
    let zone = zone.unwrap_or_else(likely);
    let spoken = |language: &str| match need.brief.languages.as_slice() {
        [] => language == "zh",
        wanted => wanted.iter().any(|l| l == language),
    };
    let shares = talent.profile.languages.iter().any(|language| spoken(language));
    let interpreter = if shares { Interpreter::NotNeeded } else { Interpreter::Office };
    Ok(Terms { times: meeting::times(now, zone, locale::LANZHOU), interpreter, note })
}

/// Each side that can be asked is asked after 7, 30 and 180 days.
fn plan_follow_ups(conn: &mut Conn, introduction: &Introduction, now: Moment) -> Result<()> {
    for side in Side::ALL {
        if ask::readers(conn, introduction, *side)?.is_empty() {
            continue;
        }
        for days in FOLLOW_UP_DAYS {
            let planned = FollowUp {
                id: FollowUpId::new(),
                introduction: introduction.id.clone(),
                side: *side,
                days,
                due_at: now + TimeDelta::days(i64::from(days)),
                asked_at: None,
                news: None,
                answered_at: None,
            };
            follow_ups::add(conn, &planned)?;
        }
    }
    Ok(())
}

/// One mail to both where both let the other have the e-mail address; else each gets it alone, and the office a copy.
fn tell(conn: &mut Conn, introduction: &Introduction, now: Moment) -> Result<()> {
    let given = consents::list_by_introduction(conn, introduction.id.as_str())?;
    let given: Vec<_> = given.into_iter().filter(|c| c.is_standing() && c.purpose == Purpose::GiveContact).collect();
    let is_open = given.iter().all(|c| c.account.is_some() && c.fields.contains(&ContactField::Email));
    let to = if is_open {
        vec![(Recipient::Both(introduction.id.clone()), None)]
    } else {
        let mut to = Vec::new();
        for account in given.into_iter().filter_map(|c| c.account) {
            let lang = accounts::get(conn, &account)?.lang;
            to.push((Recipient::Account(account), Some(lang)));
        }
        to.extend(offices::mailboxes(conn)?.into_iter().next().map(|mailbox| (Recipient::Mailbox(mailbox.id), None)));
        to
    };
    for (n, (to, lang)) in to.into_iter().enumerate() {
        let notice = NewNotice {
            kind: NoticeKind::Introduced,
            to,
            lang,
            about: Some((Entity::Introduction, introduction.id.to_string())),
            params: NoticeParams::default(),
            event_at: now,
            due_at: now,
            dedupe_key: Some(format!("introduced/{}/{n}", introduction.id)),
        };
        outbox::add(conn, now, &notice)?;
    }
    Ok(())
}
