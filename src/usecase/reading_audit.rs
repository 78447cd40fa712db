//! What the page of the record and its download share: the filter as it is typed, and a deed as its readers see it. No name
//! of a person of the pool is in it.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::Auditor;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::paging::Paging;
use crate::domain::value::Moment;
use crate::locale;
use crate::store::audit_log::{self, Filter, LoggedDeed};
use crate::store::db::Conn;
use crate::store::{accounts, enterprises, introductions, matches, needs, talents};

/// A filter as the address of the page says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// An action, or a noun for all of its actions; empty for all.
    pub action: String,
    /// The code of a person, firm, need or introduction; empty for all.
    pub code: String,
    /// The id of an account; empty for all.
    pub actor: String,
    /// From this day on, in the reader's zone.
    pub from: Option<NaiveDate>,
    /// Until this day, included.
    pub until: Option<NaiveDate>,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// A job of the platform.
    Platform,
    /// The operator at the command line.
    Operator,
    /// Somebody of the staff, by the name that colleagues see.
    Staff(String),
    /// A person of the pool or a firm's member, by code.
    Code(String),
    /// An account that is neither, or is gone.
    Account,
    /// Somebody who was not signed in.
    Visitor,
}

/// A deed as its readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Key.
    pub id: String,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: By,
    /// What.
    pub action: String,
    /// To what kind of thing.
    pub entity: Entity,
    /// The code of that thing, where it has one; of an account of staff its name.
    pub code: Option<String>,
    /// A code or words.
    pub reason: String,
    /// The network it came from.
    pub network: String,
}

/// Deeds that a filter lets through, newest first: at most one more than the page holds. `None` when its code is nobody's.
pub(crate) fn read(ctx: &Context, auditor: &Auditor, asked: &Asked, paging: &Paging) -> Result<Option<Vec<Listed>>> {
    let zone = auditor.person.account.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let day = |day: NaiveDate| locale::at(day, chrono::NaiveTime::MIN, zone);
    let actor = Some(asked.actor.trim()).filter(|id| !id.is_empty()).map(str::parse::<AccountId>).transpose();
    let actor = actor.map_err(|_| Error::field("actor", "unknown_choice"))?;
    ctx.db.read(|conn| {
        let about = match asked.code.trim() {
            "" => None,
            code => match of_code(conn, &code.to_uppercase())? {
                Some(about) => Some(about),
                None => return Ok(None),
            },
        };
        let filter = Filter {
            action: Some(asked.action.trim().to_owned()).filter(|action| !action.is_empty()),
            about,
            actor,
            from: asked.from.map(day),
            until: asked.until.and_then(|day| day.succ_opt()).map(day),
        };
        let deeds = audit_log::list(conn, &filter, paging)?;
        let mut names = Names::default();
        deeds.into_iter().map(|deed| names.listed(conn, deed)).collect::<Result<Vec<_>>>().map(Some)
    })
}

/// What a code stands for.
fn of_code(conn: &mut Conn, code: &str) -> Result<Option<(Entity, String)>> {
    if let Some(talent) = talents::find_by_code(conn, code)? {
        return Ok(Some((Entity::Talent, talent.id.to_string())));
    }
    if let Some(need) = needs::find_by_code(conn, code)? {
        return Ok(Some((Entity::Need, need.id.to_string())));
    }
    if let Some(firm) = enterprises::find_by_code(conn, code)? {
        return Ok(Some((Entity::Enterprise, firm.id.to_string())));
    }
    let introduction = or_gone(introductions::get_by_code(conn, code))?;
    Ok(introduction.map(|found| (Entity::Introduction, found.id.to_string())))
}

/// What was looked up once is not looked up for the next row.
#[derive(Default)]
struct Names {
    accounts: HashMap<AccountId, By>,
    codes: HashMap<(Entity, String), Option<String>>,
}

impl Names {
    fn listed(&mut self, conn: &mut Conn, deed: LoggedDeed) -> Result<Listed> {
        let by = match &deed.actor {
            Some(account) => self.account(conn, account)?,
            None => match deed.address_class.as_deref() {
                Some("job") | None => By::Platform,
                Some("cli") => By::Operator,
                Some(_) => By::Visitor,
            },
        };
        let key = (deed.entity, deed.entity_id.clone());
        let code = match self.codes.get(&key) {
            Some(known) => known.clone(),
            None => {
                let code = self.code(conn, deed.entity, &deed.entity_id)?;
                self.codes.insert(key, code.clone());
                code
            }
        };
        Ok(Listed {
            id: deed.id.to_string(),
            at: deed.at,
            by,
            action: deed.action,
            entity: deed.entity,
            code,
            reason: deed.reason.unwrap_or_default(),
            network: deed.address_class.unwrap_or_default(),
        })
    }

    fn account(&mut self, conn: &mut Conn, id: &AccountId) -> Result<By> {
        if let Some(known) = self.accounts.get(id) {
            return Ok(known.clone());
        }
        let by = match or_gone(accounts::get(conn, id))? {
            Some(account) if account.is_staff() => By::Staff(account.display_name),
            Some(_) => own_code(conn, id)?.map_or(By::Account, By::Code),
            None => By::Account,
        };
        self.accounts.insert(id.clone(), by.clone());
        Ok(by)
    }

    fn code(&mut self, conn: &mut Conn, entity: Entity, id: &str) -> Result<Option<String>> {
        Ok(match entity {
            Entity::Talent => of_id(id, |id| talents::find(conn, &id))?.map(|found| found.code),
            Entity::Need => of_id(id, |id| needs::find(conn, &id))?.map(|found| found.code),
            Entity::Enterprise => of_id(id, |id| enterprises::find(conn, &id))?.map(|found| found.code),
            Entity::Member => {
                let firm = id.split('/').next().unwrap_or_default();
                of_id(firm, |id| enterprises::find(conn, &id))?.map(|found| found.code)
            }
            Entity::Introduction => of_id(id, |id| or_gone(introductions::get(conn, &id)))?.map(|found| found.code),
            Entity::Match => match of_id(id, |id| or_gone(matches::get(conn, &id)))? {
                Some(pair) => needs::find(conn, &pair.need)?.map(|need| need.code),
                None => None,
            },
            Entity::Account => match id.parse().ok().map(|id| self.account(conn, &id)).transpose()? {
                Some(By::Staff(text) | By::Code(text)) => Some(text),
                _ => None,
            },
            // A concept goes by its code, a version by its number.
            Entity::Taxonomy => Some(id.to_owned()),
            _ => None,
        })
    }
}

/// The code by which others speak of the owner of an account.
fn own_code(conn: &mut Conn, id: &AccountId) -> Result<Option<String>> {
    if let Some(talent) = talents::find_by_account(conn, id)? {
        return Ok(Some(talent.code));
    }
    match accounts::enterprise_of(conn, id)? {
        Some(firm) => Ok(enterprises::find(conn, &firm)?.map(|firm| firm.code)),
        None => Ok(None),
    }
}

fn of_id<I: std::str::FromStr, T>(id: &str, find: impl FnOnce(I) -> Result<Option<T>>) -> Result<Option<T>> {
    id.parse().ok().map_or(Ok(None), find)
}

/// The record outlives what it tells of.
fn or_gone<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Err(Error::Missing(_)) => Ok(None),
        found => found.map(Some),
    }
}
