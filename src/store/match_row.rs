//! A match as its table holds it.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::json;
use crate::domain::account::AccountId;
use crate::domain::error::Result;
use crate::domain::matches::{DismissReason, Match, MatchId, MatchState, Origin, Press, Strength};
use crate::domain::need::NeedId;
use crate::domain::talent::TalentId;
use crate::domain::value::Moment;
use crate::schema::matches::matches;

/// A row without its lines.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = matches, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Row {
    id: MatchId,
    talent_id: TalentId,
    talent_version: i32,
    need_id: NeedId,
    need_version: i32,
    origin: Origin,
    state: MatchState,
    version: i32,
    score_need: f64,
    score_talent: f64,
    order_value: f64,
    strength: Strength,
    engine: String,
    reviewer: Option<AccountId>,
    reason: Option<DismissReason>,
    note: Option<String>,
    parked_until: Option<NaiveDate>,
    decided_at: Option<Moment>,
    undo: Option<String>,
    created_at: Moment,
    updated_at: Moment,
}

impl Row {
    /// Of a match.
    pub fn of(row: &Match) -> Result<Self> {
        Ok(Self {
            id: row.id.clone(),
            talent_id: row.talent.clone(),
            talent_version: row.talent_version,
            need_id: row.need.clone(),
            need_version: row.need_version,
            origin: row.origin,
            state: row.state,
            version: row.version,
            score_need: row.score_need,
            score_talent: row.score_talent,
            order_value: row.order,
            strength: row.strength,
            engine: row.engine.clone(),
            reviewer: row.reviewer.clone(),
            reason: row.reason,
            note: row.note.clone(),
            parked_until: row.parked_until,
            decided_at: row.decided_at,
            undo: row.press.as_ref().map(json::text).transpose()?,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }

    /// The match.
    pub fn into_match(self) -> Result<Match> {
        let press: Option<Press> = self.undo.as_deref().map(json::value).transpose()?;
        Ok(Match {
            id: self.id,
            talent: self.talent_id,
            talent_version: self.talent_version,
            need: self.need_id,
            need_version: self.need_version,
            origin: self.origin,
            state: self.state,
            version: self.version,
            score_need: self.score_need,
            score_talent: self.score_talent,
            order: self.order_value,
            strength: self.strength,
            engine: self.engine,
            reviewer: self.reviewer,
            reason: self.reason,
            note: self.note,
            parked_until: self.parked_until,
            decided_at: self.decided_at,
            press,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}
