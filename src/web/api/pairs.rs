//! A match as the API tells staff of it: in lists, and whole with its lines.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::domain::matches::{DismissReason, MatchState, Origin, Strength};
use crate::domain::value::Bilingual;
use crate::usecase::matches::Item;
use crate::usecase::matches::show::{Shown, Spot, View};

/// A match as staff read it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Pair {
    /// The id.
    pub id: String,
    /// Where it stands.
    pub state: MatchState,
    /// To be sent with a decision.
    pub version: i32,
    /// The need's code.
    pub need: String,
    /// What the need is.
    pub title: Bilingual,
    /// The person's code.
    pub talent: String,
    /// The person's name.
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
    /// A note for colleagues.
    pub note: Option<String>,
    /// Parked until this day.
    pub parked_until: Option<NaiveDate>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// When it was last proposed.
    pub proposed_at: DateTime<Utc>,
}

impl From<Item> for Pair {
    fn from(item: Item) -> Self {
        Self {
            id: item.id.to_string(),
            state: item.state,
            version: item.version,
            need: item.need,
            title: item.title,
            talent: item.talent,
            name: item.name,
            score_need: item.score_need,
            score_talent: item.score_talent,
            order: item.order,
            strength: item.strength,
            origin: item.origin,
            reason: item.reason,
            note: item.note,
            parked_until: item.parked_until,
            decided_at: item.decided_at.map(|at| at.and_utc()),
            proposed_at: item.created_at.and_utc(),
        }
    }
}

/// One line of a score.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PairLine {
    /// `need`: does the person do what is asked for? `person`: does the need suit the person?
    pub side: &'static str,
    /// What it is about.
    pub criterion: &'static str,
    /// `met`, `partly`, `missing` or `not_stated`.
    pub result: &'static str,
    /// Points brought, of 100 a side.
    pub points: f64,
    /// Points that could be brought.
    pub of: f64,
    /// The need's words or code.
    pub need: Option<String>,
    /// The person's words or code.
    pub person: Option<String>,
    /// Where the need's words stand in its texts.
    pub need_at: Option<Spot>,
    /// Where the person's words stand in their texts.
    pub person_at: Option<Spot>,
    /// The concept of the taxonomy, by its slug.
    pub concept: Option<String>,
    /// How the person's words are tied to it.
    pub link: Option<&'static str>,
}

/// A match with both scores and every line.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct WholePair {
    /// What lists show of it.
    #[serde(flatten)]
    pub pair: Pair,
    /// The version of the profile that was scored.
    pub talent_version: i32,
    /// The version of the need that was scored.
    pub need_version: i32,
    /// Versions of engine, taxonomy and weights that scored it.
    pub engine: String,
    /// The lines; the points of a side add up to its score.
    pub lines: Vec<PairLine>,
}

impl From<View> for WholePair {
    fn from(view: View) -> Self {
        let line = |line: Shown| PairLine {
            side: line.side.as_str(),
            criterion: line.criterion.as_str(),
            result: line.result.as_str(),
            points: line.points,
            of: line.of,
            need: line.need_phrase,
            person: line.person_phrase,
            need_at: line.need_at,
            person_at: line.person_at,
            concept: line.concept,
            link: line.link.map(|link| link.as_str()),
        };
        Self {
            pair: view.item.into(),
            talent_version: view.talent_version,
            need_version: view.need_version,
            engine: view.engine,
            lines: view.lines.into_iter().map(line).collect(),
        }
    }
}
