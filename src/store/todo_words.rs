//! What the items of the to-do are called: titles, firms and numbers of people, of those alone that are shown.

use std::collections::HashMap;

use diesel::prelude::*;

use super::db::Conn;
use super::matches::count_by_need;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::IntroductionId;
use crate::domain::matches::MatchState;
use crate::domain::need::NeedId;
use crate::domain::todo::{Item, Work};
use crate::domain::value::Bilingual;
use crate::schema::enterprises::enterprises;
use crate::schema::introductions::introductions;
use crate::schema::needs::needs;

/// Ids of one query: SQLite takes some tens of thousands.
const SOME: usize = 500;

type Named<I> = (I, Option<String>, Option<String>);

/// Reads it into the items, however many they are in a few queries. A person who asked for a correction has no firm.
pub fn tell(conn: &mut Conn, items: &mut [&mut Item]) -> Result<()> {
    for some in items.chunks_mut(SOME) {
        let reviewed: Vec<NeedId> = ids(some, |item| item.work == Work::Review)?;
        let people = count_by_need(conn, &reviewed, MatchState::Suggested)?;
        let people: HashMap<String, (i64, i64)> =
            people.into_iter().map(|(id, (strong, worth))| (id.to_string(), (strong + worth, strong))).collect();
        let mut titles = titles(conn, &reviewed)?;
        titles.extend(of_introductions(conn, some)?);
        let firms = firms(conn, some)?;
        for item in some.iter_mut() {
            item.title = titles.get(&item.id).cloned().unwrap_or_default();
            item.firm_name = firms.get(&item.firm).cloned().unwrap_or_default();
            item.people = people.get(&item.id).copied().unwrap_or_default();
        }
    }
    Ok(())
}

fn ids<I: std::str::FromStr>(items: &[&mut Item], is_meant: impl Fn(&Item) -> bool) -> Result<Vec<I>>
where
    I::Err: std::fmt::Display,
{
    items.iter().filter(|item| is_meant(item)).map(|item| item.id.parse().map_err(Error::internal)).collect()
}

fn named<I: ToString>(rows: Vec<Named<I>>) -> HashMap<String, Bilingual> {
    rows.into_iter().map(|(id, zh, en)| (id.to_string(), Bilingual { zh, en })).collect()
}

fn titles(conn: &mut Conn, of: &[NeedId]) -> Result<HashMap<String, Bilingual>> {
    let rows = needs::table.filter(needs::id.eq_any(of)).select((needs::id, needs::title_zh, needs::title_en));
    Ok(named(rows.load::<Named<NeedId>>(conn)?))
}

/// The titles of the needs of introductions.
fn of_introductions(conn: &mut Conn, items: &[&mut Item]) -> Result<HashMap<String, Bilingual>> {
    let of: Vec<IntroductionId> = ids(items, |item| matches!(item.work, Work::Introduce | Work::Answer))?;
    let rows = introductions::table.inner_join(needs::table).filter(introductions::id.eq_any(&of)).select((
        introductions::id,
        needs::title_zh,
        needs::title_en,
    ));
    Ok(named(rows.load::<Named<IntroductionId>>(conn)?))
}

fn firms(conn: &mut Conn, items: &[&mut Item]) -> Result<HashMap<EnterpriseId, Bilingual>> {
    let of: Vec<&EnterpriseId> = items.iter().map(|item| &item.firm).collect();
    let rows: Vec<Named<EnterpriseId>> = enterprises::table
        .filter(enterprises::id.eq_any(of))
        .select((enterprises::id, enterprises::name_zh, enterprises::name_en))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, zh, en)| (id, Bilingual { zh, en })).collect())
}
