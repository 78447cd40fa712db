//! Who is found in a list: a directory of each node in step with what is committed, as a list or a search asks for it.
//!
//! Names are sealed in the database, and no keyed hash of a name answers the beginning of a word, a part of a name or an index
//! by letter without a table of hashes of every part, which would tell by its counts which names are common, and would have to be
//! erased with the person. So each node opens the names once and keeps what leads to them in memory, where every page opens them
//! anyway; nothing more is written. How somebody is reached is not read at all.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLockReadGuard, RwLockWriteGuard};

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::{Enterprise, EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::facets::Facets;
use crate::domain::listing::{Filter, ListNoun};
use crate::domain::paging::Paging;
use crate::domain::talent::TalentState;
use crate::domain::value::Moment;
use crate::names::asked::Asked;
use crate::names::directory::{Directory, Entry, Kept};
use crate::names::looking::{Hits, Tally, Wanted};
use crate::names::words::Words;
use crate::store::db::Conn;
use crate::store::{enterprises, listings, needs, sealed, talents};

/// What changed is read again for so long: a transaction that began earlier may commit later.
const OVERLAP_SECONDS: i64 = 60;
/// Entries read at once.
const SOME: usize = 500;

/// A page of ids, and what stands around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The ids of the page, in their order.
    pub ids: Vec<String>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many stand in each state under the rest of the filter; states without any are left out.
    pub counts: Vec<(&'static str, i64)>,
    /// The letters that lead somewhere, a bit a letter.
    pub letters: u32,
}

/// Finds a page of a list.
pub fn find(ctx: &Context, officer: &Officer, noun: ListNoun, filter: &Filter, paging: &Paging) -> Result<Found> {
    let wanted = Wanted {
        asked: Asked::of(&filter.words),
        letter: filter.letter,
        state: filter.state.as_deref(),
        after: paging.after.as_deref(),
        limit: usize::try_from(paging.limit).unwrap_or_default(),
    };
    look(ctx, officer, (noun, filter), &wanted, |hits| {
        let ids: Vec<String> = hits.entries.iter().map(|entry| entry.id.to_string()).collect();
        let next = ids.last().filter(|_| hits.has_more).cloned();
        let Tally { mut counts, letters } = hits.tally;
        counts.sort_unstable();
        Found { ids, next, counts, letters }
    })
}

/// How many a filter finds.
pub fn count(ctx: &Context, officer: &Officer, noun: ListNoun, filter: &Filter) -> Result<i64> {
    let wanted = Wanted { asked: Asked::of(&filter.words), letter: filter.letter, ..Wanted::default() };
    look(ctx, officer, (noun, filter), &wanted, |hits| {
        let of_state = |state: &str| filter.state.as_deref().is_none_or(|asked| asked == state);
        hits.tally.counts.iter().filter(|(state, _)| of_state(state)).map(|(_, n)| n).sum()
    })
}

/// Looks into a list that is up to all that is committed.
fn look<T>(
    ctx: &Context,
    officer: &Officer,
    (noun, filter): (ListNoun, &Filter),
    wanted: &Wanted<'_>,
    take: impl FnOnce(Hits<'_>) -> T,
) -> Result<T> {
    follow(ctx, noun)?;
    let sieve = filter.sieve(ctx.now());
    let me = &officer.person.account.id;
    let mine = if filter.is_mine { Some(ctx.db.read(|conn| listings::mine(conn, noun, me))?) } else { None };
    let admits =
        |entry: &Entry| sieve.admits(&entry.facets) && mine.as_ref().is_none_or(|mine| mine.contains(&*entry.id));
    let is_narrowed = mine.is_some() || !sieve.is_open();
    let directory = read(kept(ctx, noun));
    Ok(take(directory.find(wanted, is_narrowed.then_some(&admits as &dyn Fn(&Entry) -> bool))))
}

fn kept(ctx: &Context, noun: ListNoun) -> &Kept {
    match noun {
        ListNoun::Talents => &ctx.directories.people,
        ListNoun::Enterprises => &ctx.directories.firms,
        ListNoun::Needs => &ctx.directories.needs,
    }
}

fn read(kept: &Kept) -> RwLockReadGuard<'_, Directory> {
    kept.directory.read().unwrap_or_else(PoisonError::into_inner)
}

fn write(kept: &Kept) -> RwLockWriteGuard<'_, Directory> {
    kept.directory.write().unwrap_or_else(PoisonError::into_inner)
}

/// Builds a list that nobody has asked for yet; false when there is one.
pub fn build(ctx: &Context, noun: ListNoun) -> Result<bool> {
    let is_built = kept(ctx, noun).followed.lock().unwrap_or_else(PoisonError::into_inner).is_some();
    if is_built { Ok(false) } else { follow(ctx, noun).map(|()| true) }
}

/// Brings a list up to all that is committed; builds it the first time. Nothing is read while nothing was committed.
pub fn follow(ctx: &Context, noun: ListNoun) -> Result<()> {
    let kept = kept(ctx, noun);
    let mut followed = kept.followed.lock().unwrap_or_else(PoisonError::into_inner);
    let (now, stamp) = (ctx.now(), ctx.db.stamp()?.into_text());
    if followed.as_ref().is_some_and(|(_, seen)| *seen == stamp) {
        return Ok(());
    }
    let since = followed.as_ref().map(|(at, _)| (*at).min(now) - TimeDelta::seconds(OVERLAP_SECONDS));
    match noun {
        ListNoun::Talents => people(ctx, kept, since)?,
        ListNoun::Enterprises => firms(ctx, kept, since)?,
        ListNoun::Needs => wanted(ctx, kept, since)?,
    }
    *followed = Some((now, stamp));
    Ok(())
}

/// The ids of those that stand here in another version, or not at all.
fn news<I: ToString + Ord>(kept: &Kept, changed: Vec<(I, i32)>) -> Vec<I> {
    let directory = read(kept);
    let is_news = |(id, version): &(I, i32)| directory.version(&id.to_string()) != Some(*version);
    let mut news: Vec<I> = changed.into_iter().filter(is_news).map(|(id, _)| id).collect();
    // In the order of their ids a list is found in order.
    news.sort();
    news
}

fn people(ctx: &Context, kept: &Kept, since: Option<Moment>) -> Result<()> {
    let changed = ctx.db.read(|conn| listings::changed_people(conn, since))?;
    for some in news(kept, changed).chunks(SOME) {
        let (mut rows, mut who) =
            ctx.db.read(|conn| Ok((talents::list_by_ids(conn, some)?, sealed::identities(conn, &ctx.keys, some)?)))?;
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        let mut directory = write(kept);
        for talent in rows {
            if talent.state == TalentState::Erased {
                directory.remove(talent.id.as_str());
                continue;
            }
            let identity = who.remove(&talent.id).unwrap_or_default();
            let names = [Some(&identity.name), identity.other_name.as_ref()];
            let names = names.into_iter().flatten().map(String::as_str);
            let words = Words::of_person(&talent.code, names, &talent.profile.headline);
            directory.put(talent.id.as_str(), talent.version, Facets::of_talent(&talent), words);
        }
    }
    Ok(())
}

fn firms(ctx: &Context, kept: &Kept, since: Option<Moment>) -> Result<()> {
    let changed = ctx.db.read(|conn| listings::changed_firms(conn, since))?;
    for some in news(kept, changed).chunks(SOME) {
        let rows = ctx.db.read(|conn| enterprises::list_by_ids(conn, some))?;
        let mut directory = write(kept);
        for firm in rows {
            if firm.state == EnterpriseState::Erased {
                directory.remove(firm.id.as_str());
            } else {
                let words = Words::of_firm(&firm.code, &firm.profile.name);
                directory.put(firm.id.as_str(), firm.version, Facets::of_firm(&firm), words);
            }
        }
    }
    Ok(())
}

fn wanted(ctx: &Context, kept: &Kept, since: Option<Moment>) -> Result<()> {
    let changed = ctx.db.read(|conn| listings::changed_needs(conn, since))?;
    for some in news(kept, changed).chunks(SOME) {
        let (rows, firms) = ctx.db.read(|conn| {
            let rows = needs::list_by_ids(conn, some)?;
            let firms: Vec<EnterpriseId> = rows.iter().map(|need| need.enterprise.clone()).collect();
            Ok((rows, by_id(conn, &firms)?))
        })?;
        let mut directory = write(kept);
        for need in rows {
            let firm = firms.get(&need.enterprise).ok_or(Error::Missing("enterprise"))?;
            let words = Words::of_need(&need.code, &need.brief.title, &firm.profile.name);
            let version = listings::need_version(need.version, firm.version);
            directory.put(need.id.as_str(), version, Facets::of_need(&need, firm), words);
        }
    }
    forget_removed(ctx, kept)
}

fn by_id(conn: &mut Conn, ids: &[EnterpriseId]) -> Result<HashMap<EnterpriseId, Enterprise>> {
    Ok(enterprises::list_by_ids(conn, ids)?.into_iter().map(|firm| (firm.id.clone(), firm)).collect())
}

/// A need that nobody submitted may be removed, which leaves no change to follow.
fn forget_removed(ctx: &Context, kept: &Kept) -> Result<()> {
    let count = ctx.db.read(listings::count_needs)?;
    if usize::try_from(count).ok() == Some(read(kept).len()) {
        return Ok(());
    }
    let there: HashMap<String, i32> = ctx
        .db
        .read(|conn| listings::changed_needs(conn, None))?
        .into_iter()
        .map(|(id, v)| (id.to_string(), v))
        .collect();
    let mut directory = write(kept);
    let gone: Vec<String> = directory.ids().filter(|id| !there.contains_key(*id)).map(str::to_owned).collect();
    gone.iter().for_each(|id| directory.remove(id));
    Ok(())
}
