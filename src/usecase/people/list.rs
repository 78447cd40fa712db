//! A page of cards for a verified firm: narrowed by what cards show, newest first or by fit to one of its open needs.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{count_look, spend};
use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::browse::{Asked, BrowseCard, told_fit};
use crate::domain::error::{Error, Result};
use crate::domain::talent::{Talent, TalentId};
use crate::domain::value::Bilingual;
use crate::keys::{Keys, Place, hex};
use crate::proposals::{index, known};
use crate::questions::browsing::{self, Looking};
use crate::store::{interests, introductions, matches};

/// Beyond so many people the number is not told.
const COUNTED: usize = 1000;

/// A card of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The card.
    pub card: BrowseCard,
    /// How well the person fits the chosen need, in tens.
    pub fit: Option<i64>,
    /// True when the firm has asked for this person and it is still open.
    pub is_asked_for: bool,
}

/// A page of cards.
#[derive(Debug, Clone)]
pub struct View {
    /// The firm's open needs: code and title.
    pub needs: Vec<(String, Bilingual)>,
    /// The need by whose fit the cards are ordered.
    pub need: Option<String>,
    /// The cards.
    pub cards: Vec<Listed>,
    /// How many people there are in all, up to a thousand.
    pub total: usize,
    /// True when there are more than that.
    pub is_more: bool,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Where a page ends: sealed for the firm, so that no address names anybody.
#[derive(Serialize, Deserialize)]
struct Cursor {
    /// The bits of the fit: a decimal would not come back as the same number.
    fit: Option<u64>,
    id: TalentId,
}

/// A page of them; `Denied` to a firm that may not look, `Spent` beyond its budget.
pub fn run(ctx: &Context, member: &Member, asked: Asked) -> Result<View> {
    let looking = ctx.db.read(|conn| browsing::looking(conn, &member.enterprise))?;
    looking.check()?;
    count_look(ctx, member, true)?;
    let firm = looking.firm.id.as_str();
    let after = asked.after.as_deref().map(|text| opened(&ctx.keys, firm, text)).transpose()?;
    let need = asked.need.as_deref().map(|code| looking.need(code)).transpose()?;
    let people = ctx.db.read(|conn| browsing::list(conn, &ctx.keys, &looking.firm, &asked.filter))?;
    let total = people.len();
    let mut ranked = match need {
        None => people.into_iter().map(|talent| (None, talent)).collect(),
        Some(need) => fitting(ctx, need, people)?,
    };
    ranked.retain(|(fit, talent)| after.as_ref().is_none_or(|cursor| is_after(cursor, *fit, &talent.id)));
    let has_more = ranked.len() > asked.limit;
    ranked.truncate(asked.limit);
    let last = ranked.last().filter(|_| has_more);
    let next = last
        .map(|(fit, talent)| sealed(&ctx.keys, firm, &Cursor { fit: fit.map(f64::to_bits), id: talent.id.clone() }));
    spend(ctx, member, ranked.iter().map(|(_, talent)| talent.id.clone()).collect())?;
    let wanted = asked_for(ctx, &looking)?;
    let listed = |(fit, talent): (Option<f64>, Talent)| Listed {
        card: BrowseCard::of(&talent),
        fit: fit.map(told_fit),
        is_asked_for: wanted.contains(&talent.id),
    };
    Ok(View {
        need: need.map(|need| need.code.clone()),
        cards: ranked.into_iter().map(listed).collect(),
        total: total.min(COUNTED),
        is_more: total > COUNTED,
        next: next.transpose()?,
        needs: looking.needs.into_iter().map(|need| (need.code, need.brief.title)).collect(),
    })
}

/// By how well they fit the need, the firm's own direction; ties newest first.
fn fitting(ctx: &Context, need: &crate::domain::need::Need, people: Vec<Talent>) -> Result<Vec<(Option<f64>, Talent)>> {
    index::follow(ctx)?;
    let wanted = known::need(ctx, need)?;
    let hits = index::read(ctx).fits(&ctx.engine, &wanted, people.iter().map(|talent| talent.id.as_str()));
    let fits: HashMap<String, f64> = hits.into_iter().map(|hit| (hit.id, hit.fit.need_fit)).collect();
    let fit = |talent: &Talent| fits.get(talent.id.as_str()).copied().unwrap_or_default();
    let mut ranked: Vec<_> = people.into_iter().map(|talent| (Some(fit(&talent)), talent)).collect();
    ranked.sort_by(|a, b| b.0.unwrap_or(0.0).total_cmp(&a.0.unwrap_or(0.0)).then_with(|| b.1.id.cmp(&a.1.id)));
    Ok(ranked)
}

fn is_after(cursor: &Cursor, fit: Option<f64>, id: &TalentId) -> bool {
    let by_fit = cursor.fit.map_or(0.0, f64::from_bits).total_cmp(&fit.unwrap_or(0.0));
    by_fit.then_with(|| cursor.id.cmp(id)).is_gt()
}

/// The people whom the firm has asked for, as far as it is open.
fn asked_for(ctx: &Context, looking: &Looking) -> Result<HashSet<TalentId>> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let mut found = HashSet::new();
        for interest in interests::list_by_enterprise(conn, &looking.firm.id, 100)? {
            let pair = matches::get(conn, &interest.pair)?;
            let introduction = introductions::find_by_match(conn, &pair.id)?;
            if interest.state(pair.state, introduction.as_ref(), now).is_open() {
                found.insert(pair.talent);
            }
        }
        Ok(found)
    })
}

fn place(firm: &str) -> Place<'_> {
    Place { table: "people", column: "cursor", row: firm }
}

fn sealed(keys: &Keys, firm: &str, cursor: &Cursor) -> Result<String> {
    let plain = serde_json::to_vec(cursor).map_err(Error::internal)?;
    keys.seal(place(firm), &plain).map(|sealed| hex(&sealed))
}

fn opened(keys: &Keys, firm: &str, text: &str) -> Result<Cursor> {
    let wrong = || Error::field("after", "unknown_code");
    let digits = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(digits).collect();
    let plain = keys.open_sealed(place(firm), &bytes.ok_or_else(wrong)?).map_err(|_| wrong())?;
    serde_json::from_slice(&plain).map_err(|_| wrong())
}
