//! What waits for review: needs, nearest deadline first, with how many people are proposed for each.

use std::collections::HashMap;

use chrono::NaiveTime;

use super::{Item, items};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::Result;
use crate::domain::field::FieldCode;
use crate::domain::matches::{Match, MatchState};
use crate::domain::need::{Need, NeedId, NeedState};
use crate::domain::paging::Paging;
use crate::domain::talent::TalentId;
use crate::domain::value::{Bilingual, Moment};
use crate::keys::Keys;
use crate::locale;
use crate::rights::views;
use crate::store::db::Conn;
use crate::store::{changes, enterprises, matches, need_waits, needs, review, todo};

/// Which page of the queue, narrowed how.
#[derive(Debug, Clone)]
pub struct Input {
    /// Only needs of this field.
    pub field: Option<FieldCode>,
    /// Only needs with a strong pair.
    pub only_strong: bool,
    /// With the people proposed for each need.
    pub with_people: bool,
    /// Which page; `after` is the id of the last need of the page before.
    pub paging: Paging,
}

/// A page of the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Needs, nearest deadline first.
    pub needs: Vec<Waiting>,
    /// What to give as `after` for the next page; absent on the last.
    pub next: Option<String>,
    /// How many needs wait in all, under this filter.
    pub waiting: i64,
    /// True while the matching is at work: who is not proposed yet may still be.
    pub is_matching: bool,
    /// How many pairs are parked.
    pub parked: i64,
    /// How many pairs are approved.
    pub approved: i64,
    /// How many needs the officer has finished today.
    pub finished: i64,
}

/// A need that waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Key.
    pub id: NeedId,
    /// The need's code.
    pub code: String,
    /// The need's version.
    pub version: i32,
    /// What it is.
    pub title: Bilingual,
    /// Whose.
    pub firm: Bilingual,
    /// Where the firm stands: approving verifies one that is submitted.
    pub firm_state: EnterpriseState,
    /// Where the need stands.
    pub state: NeedState,
    /// Its fields.
    pub fields: Vec<FieldCode>,
    /// First moment after its last day, UTC.
    pub expires_at: Moment,
    /// Since when it waits, UTC.
    pub since: Moment,
    /// Unless it is matched: how many questions the firm was asked, and how many of them stayed unanswered.
    pub unanswered: Option<(i64, i64)>,
    /// Strong pairs that wait.
    pub strong: i64,
    /// Pairs worth a look that wait.
    pub worth_a_look: i64,
    /// The people proposed, best first, where they were asked for.
    pub people: Vec<Item>,
}

/// Shows a page of the queue.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let mut shown = Vec::new();
    let filter = review::Filter { field: input.field, only_strong: input.only_strong };
    let asked = (filter.field.clone(), filter.only_strong);
    let waiting = ctx.counts.waiting.get(&ctx.db, asked, |conn| review::count(conn, &filter))?;
    let view = ctx.db.read(|conn| {
        let page = review::queue(conn, &filter, &input.paging)?;
        let found: HashMap<NeedId, Need> =
            needs::list_by_ids(conn, &page.items)?.into_iter().map(|need| (need.id.clone(), need)).collect();
        let counts = matches::count_by_need(conn, &page.items, MatchState::Suggested)?;
        let mut all = Vec::with_capacity(page.items.len());
        for need in page.items.iter().filter_map(|id| found.get(id)) {
            let firm = enterprises::get(conn, &need.enterprise)?;
            let people = if input.with_people { proposed(conn, &ctx.keys, &need.id, &mut shown)? } else { Vec::new() };
            let (strong, worth_a_look) = counts.get(&need.id).copied().unwrap_or_default();
            all.push(Waiting {
                id: need.id.clone(),
                code: need.code.clone(),
                version: need.version,
                title: need.brief.title.clone(),
                firm: firm.profile.name,
                firm_state: firm.state,
                state: need.state,
                fields: need.brief.fields.clone(),
                expires_at: need.expires_at,
                unanswered: need_waits::unanswered(conn, need, ctx.now())?,
                since: need.submitted_at.unwrap_or(need.created_at),
                strong,
                worth_a_look,
                people,
            });
        }
        let since = today(ctx, conn)?;
        let finished = review::count_reviewed(conn, &officer.person.account.id, since)?;
        Ok(View {
            needs: all,
            next: page.next,
            waiting,
            is_matching: changes::is_matching(conn)?,
            parked: matches::count(conn, MatchState::Parked)?,
            approved: matches::count(conn, MatchState::Approved)?,
            finished,
        })
    })?;
    views::note(ctx, officer, &shown)?;
    Ok(view)
}

/// When the office's day began.
fn today(ctx: &Context, conn: &mut Conn) -> Result<Moment> {
    let zone = todo::zone(conn)?;
    Ok(locale::at(locale::day_in(ctx.now(), zone), NaiveTime::MIN, zone))
}

fn proposed(conn: &mut Conn, keys: &Keys, need: &NeedId, shown: &mut Vec<TalentId>) -> Result<Vec<Item>> {
    let rows = matches::of_need(conn, need)?;
    let rows: Vec<Match> = rows.into_iter().filter(|row| row.state == MatchState::Suggested).collect();
    shown.extend(rows.iter().map(|row| row.talent.clone()));
    items(conn, keys, rows)
}
