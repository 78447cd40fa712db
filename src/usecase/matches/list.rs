//! A page of matches for staff, newest first, narrowed by state, need or person.

use super::{Item, items};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::MatchState;
use crate::domain::need::NeedId;
use crate::domain::paging::{Page, Paging};
use crate::domain::talent::TalentId;
use crate::rights::views;
use crate::store::db::Conn;
use crate::store::{matches, needs, talents};

/// Which matches are asked for.
#[derive(Debug, Clone)]
pub struct Input {
    /// In this state.
    pub state: Option<MatchState>,
    /// Of this need: its code or id.
    pub need: Option<String>,
    /// Of this person: the code or id.
    pub talent: Option<String>,
    /// Which page.
    pub paging: Paging,
}

/// Lists matches.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<Page<Item>> {
    let (page, people) = ctx.db.read(|conn| {
        let need = input.need.as_deref().map(|text| need(conn, text)).transpose()?;
        let talent = input.talent.as_deref().map(|text| talent(conn, text)).transpose()?;
        let filter = matches::Filter { state: input.state, need, talent };
        let page = matches::list(conn, &filter, &input.paging)?;
        let people: Vec<TalentId> = page.items.iter().map(|row| row.talent.clone()).collect();
        Ok((Page { items: items(conn, &ctx.keys, page.items)?, next: page.next }, people))
    })?;
    views::note(ctx, officer, &people)?;
    Ok(page)
}

fn need(conn: &mut Conn, text: &str) -> Result<NeedId> {
    match text.parse() {
        Ok(id) => Ok(id),
        Err(_) => needs::find_by_code(conn, text)?.map(|need| need.id).ok_or(Error::Missing("need")),
    }
}

fn talent(conn: &mut Conn, text: &str) -> Result<TalentId> {
    match text.parse() {
        Ok(id) => Ok(id),
        Err(_) => talents::find_by_code(conn, text)?.map(|talent| talent.id).ok_or(Error::Missing("talent")),
    }
}
