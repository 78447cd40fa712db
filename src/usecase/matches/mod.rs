//! Matches: made by the engine for staff's eyes, reviewed by officers.

pub mod age;
pub mod approve_with_notes;
pub mod decide;
pub mod decide_several;
pub mod decided;
pub mod explain;
pub mod gather;
pub mod just_decided;
pub mod list;
pub mod look_up;
pub mod needs_for;
pub mod preview_several;
pub mod propose;
pub mod queue;
pub mod refresh;
pub mod renew;
pub mod replay;
pub mod show;
pub mod show_need;
pub mod undo;
pub mod undo_several;

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::error::{Error, Result};
use crate::domain::matches::{DismissReason, Match, MatchId, MatchState, Origin, Strength};
use crate::domain::need::{Need, NeedId};
use crate::domain::talent::{Talent, TalentId};
use crate::domain::value::{Bilingual, Moment};
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::{needs, sealed, talents};

/// A match as staff read it in lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Key.
    pub id: MatchId,
    /// Where it stands.
    pub state: MatchState,
    /// Its version; a decision names the one it was made on.
    pub version: i32,
    /// The need's code.
    pub need: String,
    /// What the need is.
    pub title: Bilingual,
    /// The person's code.
    pub talent: String,
    /// The person's name; staff see it.
    pub name: String,
    /// Fits the need, 0 to 100.
    pub score_need: f64,
    /// Suits the person, 0 to 100.
    pub score_talent: f64,
    /// The value that orders the review.
    pub order: f64,
    /// Strong or worth a look.
    pub strength: Strength,
    /// Who proposed it.
    pub origin: Origin,
    /// Why it was dismissed.
    pub reason: Option<DismissReason>,
    /// A note of the officer.
    pub note: Option<String>,
    /// Parked until this day.
    pub parked_until: Option<NaiveDate>,
    /// When it was decided, UTC.
    pub decided_at: Option<Moment>,
    /// When it was last proposed, UTC.
    pub created_at: Moment,
}

/// Matches with what lists show of their needs and people.
fn items(conn: &mut Conn, keys: &Keys, rows: Vec<Match>) -> Result<Vec<Item>> {
    let needs: Vec<NeedId> = rows.iter().map(|row| row.need.clone()).collect();
    let people: Vec<TalentId> = rows.iter().map(|row| row.talent.clone()).collect();
    let needs: HashMap<NeedId, Need> =
        needs::list_by_ids(conn, &needs)?.into_iter().map(|need| (need.id.clone(), need)).collect();
    let people: HashMap<TalentId, Talent> =
        talents::list_by_ids(conn, &people)?.into_iter().map(|talent| (talent.id.clone(), talent)).collect();
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let need = needs.get(&row.need).ok_or(Error::Missing("need"))?;
        let talent = people.get(&row.talent).ok_or(Error::Missing("talent"))?;
        items.push(Item {
            id: row.id,
            state: row.state,
            version: row.version,
            need: need.code.clone(),
            title: need.brief.title.clone(),
            talent: talent.code.clone(),
            name: sealed::identity(conn, keys, &talent.id)?.name,
            score_need: row.score_need,
            score_talent: row.score_talent,
            order: row.order,
            strength: row.strength,
            origin: row.origin,
            reason: row.reason,
            note: row.note,
            parked_until: row.parked_until,
            decided_at: row.decided_at,
            created_at: row.created_at,
        });
    }
    Ok(items)
}
