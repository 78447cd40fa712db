//! Entries that may be one over the API, for officers: the list, one pair, the decision and its undoing.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::listing::listed;
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::audit::Entity;
use crate::domain::error::Error;
use crate::domain::likeness::{Fact, Likelihood};
use crate::domain::paging::Paging;
use crate::domain::same::{Join, Same, SameId, SameState};
use crate::usecase::same::decide::{self, Choice};
use crate::usecase::same::{Named, list as list_pairs, show as show_pair, undo as undo_joining};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::Signed;

/// Which pairs are asked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// In this state; `open` if left out.
    pub state: Option<SameState>,
    /// The id of the last one seen.
    pub after: Option<String>,
    /// 1 to 100; 50 if left out.
    pub limit: Option<i64>,
}

/// One of the two entries.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SameEntry {
    /// Its id.
    pub id: String,
    /// Its random code.
    pub code: String,
    /// What its person or firm is called.
    pub name: String,
    /// Where it stands.
    pub state: String,
}

impl From<Named> for SameEntry {
    fn from(named: Named) -> Self {
        let Named { id, code, name, state } = named;
        Self { id, code, name, state }
    }
}

/// A joining of two entries.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Joined {
    /// Id of the entry that stays.
    pub kept: String,
    /// Id of the entry that went into it.
    pub gone: String,
    /// When.
    pub joined_at: DateTime<Utc>,
    /// Until then it can be undone.
    pub undo_until: DateTime<Utc>,
    /// When somebody concerned called it wrong.
    pub disputed_at: Option<DateTime<Utc>>,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
}

impl From<Join> for Joined {
    fn from(join: Join) -> Self {
        Self {
            joined_at: join.joined_at.and_utc(),
            undo_until: join.ends_at().and_utc(),
            disputed_at: join.disputed_at.map(|at| at.and_utc()),
            undone_at: join.undone_at.map(|at| at.and_utc()),
            kept: join.kept,
            gone: join.gone,
        }
    }
}

/// Two entries that may be one. How their people are reached is in none of its fields.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SamePair {
    /// The id.
    pub id: String,
    /// `talent` or `enterprise`.
    pub entity: Entity,
    /// The older entry.
    pub first: SameEntry,
    /// The younger entry.
    pub second: SameEntry,
    /// Id of the entry that was being written when the pair was found.
    pub entrant: String,
    /// How sure it is.
    pub likelihood: Likelihood,
    /// What they have in common, and what speaks against it.
    pub facts: Vec<Fact>,
    /// Where it stands.
    pub state: SameState,
    /// Its version; a decision names it.
    pub version: i32,
    /// When it was found.
    pub found_at: DateTime<Utc>,
    /// When it was decided on.
    pub decided_at: Option<DateTime<Utc>>,
    /// The last joining of it.
    pub join: Option<Joined>,
}

impl SamePair {
    fn of(pair: Same, first: Named, second: Named, join: Option<Join>) -> Self {
        Self {
            id: pair.id.to_string(),
            entity: pair.entity,
            first: first.into(),
            second: second.into(),
            entrant: pair.entrant,
            likelihood: pair.likeness.likelihood,
            facts: pair.likeness.facts,
            state: pair.state,
            version: pair.version,
            found_at: pair.found_at.and_utc(),
            decided_at: pair.decided_at.map(|at| at.and_utc()),
            join: join.map(Joined::from),
        }
    }
}

/// What an officer says of two entries.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SameDecision {
    /// What.
    pub decision: Choice,
    /// The version that was read.
    pub version: i32,
}

/// What came of a decision.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SameDecided {
    /// The id.
    pub id: String,
    /// Where it stands now.
    pub state: SameState,
    /// Its version now.
    pub version: i32,
}

fn id_of(path: &str) -> Result<SameId, Failure> {
    path.parse().map_err(|_| Failure(Error::Missing("same")))
}

/// List entries that may be one (officers); what has waited longest comes first.
#[utoipa::path(
    get,
    path = "/same",
    tag = "same",
    params(Asked),
    responses(
        (status = 200, description = "A page; `Link` leads to the next", body = Vec<SamePair>),
        (status = 403, description = "Not an officer", body = Problem),
    )
)]
pub async fn list(
    ctx: Data<Context>,
    request: HttpRequest,
    officer: Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let Asked { state, after, limit } = asked.into_inner();
    let input = list_pairs::Input { state: state.unwrap_or(SameState::Open), paging: Paging::new(after, limit) };
    let page = call(&ctx, move |ctx| list_pairs::run(ctx, &officer, input)).await?.page;
    let page = page.map(|listed| SamePair::of(listed.pair, listed.first, listed.second, listed.join));
    Ok(listed(&request, &page.items, page.next.as_deref()))
}

/// Read two entries that may be one (officers).
#[utoipa::path(
    get,
    path = "/same/{id}",
    tag = "same",
    params(("id" = String, Path, description = "Id of the pair")),
    responses(
        (status = 200, description = "The pair", body = SamePair),
        (status = 403, description = "Not an officer", body = Problem),
        (status = 404, description = "No such pair", body = Problem),
    )
)]
pub async fn show(ctx: Data<Context>, officer: Signed<Officer>, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id = id_of(&id)?;
    let view = call(&ctx, move |ctx| show_pair::run(ctx, &officer, &id)).await?;
    let pair = SamePair::of(view.pair, view.first.named, view.second.named, view.join);
    Ok(HttpResponse::Ok().json(pair))
}

/// Decide whether two entries are one (officers).
#[utoipa::path(
    post,
    path = "/same/{id}/decisions",
    tag = "same",
    params(("id" = String, Path, description = "Id of the pair")),
    request_body = SameDecision,
    responses(
        (status = 201, description = "Decided; a joining can be undone for thirty days", body = SameDecided),
        (status = 403, description = "Not an officer, or `self_review`", body = Problem),
        (status = 404, description = "No such pair", body = Problem),
        (status = 409, description = "`version`, `illegal_move`, `same_introduction_open`, `same_not_kept`, `same_keep_verified` or `same_unconfirmed`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn decide(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    id: Path<String>,
    body: Body<SameDecision>,
) -> Result<HttpResponse, Failure> {
    let input = decide::Input { id: id_of(&id)?, version: body.0.version, choice: body.0.decision };
    let pair = call(&ctx, move |ctx| decide::run(ctx, &officer, input)).await?;
    let decided = SameDecided { id: pair.id.to_string(), state: pair.state, version: pair.version };
    Ok(HttpResponse::Created().json(decided))
}

/// Part two entries that were joined (officers), within thirty days.
#[utoipa::path(
    delete,
    path = "/same/{id}/decisions/last",
    tag = "same",
    params(("id" = String, Path, description = "Id of the pair")),
    responses(
        (status = 204, description = "Parted: both are as before, except for what changed since"),
        (status = 403, description = "Not an officer, or `self_review`", body = Problem),
        (status = 404, description = "No such pair", body = Problem),
        (status = 409, description = "`illegal_move`, `same_too_late`, `same_erased` or `same_introduction_open`", body = Problem),
    )
)]
pub async fn undo(ctx: Data<Context>, officer: Signed<Officer>, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id = id_of(&id)?;
    call(&ctx, move |ctx| undo_joining::run(ctx, &officer, &id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
