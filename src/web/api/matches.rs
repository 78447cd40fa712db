//! Matches over the API, for staff: lists, one with its lines, and the decisions of officers.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::listing::listed;
use super::pairs::{Pair, WholePair};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{DismissReason, MatchId, MatchState};
use crate::domain::paging::Paging;
use crate::usecase::matches::decide::{self, Choice};
use crate::usecase::matches::{approve_with_notes, list as list_matches, show as show_match, undo as undo_decision};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::Signed;

/// Which matches are asked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// In this state.
    pub state: Option<MatchState>,
    /// Of this need: code or id.
    pub need: Option<String>,
    /// Of this person: code or id.
    pub talent: Option<String>,
    /// The id of the last one seen.
    pub after: Option<String>,
    /// 1 to 100; 50 if left out.
    pub limit: Option<i64>,
}

/// The three answers of an officer.
#[derive(Debug, Clone, Copy, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PairAnswer)]
pub enum Answer {
    /// Yes: verifies the firm, opens the need and accepts the person.
    Approve,
    /// Later.
    Park,
    /// No.
    Dismiss,
}

/// What an officer decides on a pair.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PairDecision {
    /// What.
    pub decision: Answer,
    /// The version that was read; without it the pair is decided on as it stands.
    #[serde(default)]
    pub version: Option<i32>,
    /// For `park`: the day on which it comes back; a week later if left out.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// For `dismiss`: why.
    #[serde(default)]
    pub reason: Option<DismissReason>,
    /// Words for colleagues.
    #[serde(default)]
    pub note: Option<String>,
    /// For `approve`: a line to the person, sent with their question.
    #[serde(default)]
    pub note_talent: Option<String>,
    /// For `approve`: a line to the firm, sent with its question.
    #[serde(default)]
    pub note_firm: Option<String>,
}

impl Answer {
    /// With its day or its reason.
    pub(super) fn choice(self, until: Option<NaiveDate>, reason: Option<DismissReason>) -> Result<Choice> {
        match self {
            Self::Approve => Ok(Choice::Approve),
            Self::Park => Ok(Choice::Park(until)),
            Self::Dismiss => reason.map(Choice::Dismiss).ok_or(Error::field("reason", "required")),
        }
    }
}

/// What came of a decision.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PairDecided {
    /// The id.
    pub id: String,
    /// Where it stands now.
    pub state: MatchState,
    /// Its version now.
    pub version: i32,
    /// Until then the decision can be undone.
    pub undo_until: DateTime<Utc>,
}

impl From<decide::View> for PairDecided {
    fn from(done: decide::View) -> Self {
        let (id, undo_until) = (done.id.to_string(), done.undo_until.and_utc());
        Self { id, state: done.state, version: done.version, undo_until }
    }
}

fn id_of(path: &str) -> Result<MatchId, Failure> {
    path.parse().map_err(|_| Failure(Error::Missing("match")))
}

/// List matches (officers), newest first.
#[utoipa::path(
    get,
    path = "/matches",
    tag = "review",
    params(Asked),
    responses(
        (status = 200, description = "A page; `Link` leads to the next", body = Vec<Pair>),
        (status = 403, description = "Not an officer", body = Problem),
        (status = 404, description = "No such need or person", body = Problem),
    )
)]
pub async fn list(
    ctx: Data<Context>,
    request: HttpRequest,
    officer: Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let Asked { state, need, talent, after, limit } = asked.into_inner();
    let input = list_matches::Input { state, need, talent, paging: Paging::new(after, limit) };
    let page = call(&ctx, move |ctx| list_matches::run(ctx, &officer, input)).await?.map(Pair::from);
    Ok(listed(&request, &page.items, page.next.as_deref()))
}

/// Read a match with both scores and every line (officers).
#[utoipa::path(
    get,
    path = "/matches/{id}",
    tag = "review",
    params(("id" = String, Path, description = "Id of the match")),
    responses(
        (status = 200, description = "The match", body = WholePair),
        (status = 403, description = "Not an officer", body = Problem),
        (status = 404, description = "No such match", body = Problem),
    )
)]
pub async fn show(ctx: Data<Context>, officer: Signed<Officer>, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id = id_of(&id)?;
    let view = call(&ctx, move |ctx| show_match::run(ctx, &officer, &id)).await?;
    Ok(HttpResponse::Ok().json(WholePair::from(view)))
}

/// Decide on a match (officers).
#[utoipa::path(
    post,
    path = "/matches/{id}/decisions",
    tag = "review",
    params(("id" = String, Path, description = "Id of the match")),
    request_body = PairDecision,
    responses(
        (status = 201, description = "Decided; its mails leave when it can no longer be undone", body = PairDecided),
        (status = 403, description = "Not an officer, or `self_review`", body = Problem),
        (status = 404, description = "No such match", body = Problem),
        (status = 409, description = "`version`, `illegal_move`, `firm_not_active`, `need_not_active`, `talent_not_active`, `talent_limit_reached`, `barred_own_firm`, `barred_own_employer` or `barred_block_list`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn decide(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    id: Path<String>,
    body: Body<PairDecision>,
) -> Result<HttpResponse, Failure> {
    let (id, choice, sent) = (id_of(&id)?, body.0.decision.choice(body.0.until, body.0.reason)?, body.0);
    let done = call(&ctx, move |ctx| {
        let (version, note) = (sent.version, sent.note);
        let lines = [sent.note_talent, sent.note_firm];
        if lines.iter().all(Option::is_none) {
            return decide::run(ctx, &officer, decide::Input { id, version, choice, note });
        }
        if choice != Choice::Approve {
            return Err(Error::field("decision", "note_without_approval"));
        }
        let [to_talent, to_firm] = lines.map(Option::unwrap_or_default);
        approve_with_notes::run(ctx, &officer, approve_with_notes::Input { id, version, note, to_talent, to_firm })
    })
    .await?;
    Ok(HttpResponse::Created().json(PairDecided::from(done)))
}

/// Undo the last decision on a match (officers), within its seconds.
#[utoipa::path(
    delete,
    path = "/matches/{id}/decisions/last",
    tag = "review",
    params(("id" = String, Path, description = "Id of the match")),
    responses(
        (status = 204, description = "Undone: firm, need and person are as before, and no mail leaves"),
        (status = 403, description = "Not an officer", body = Problem),
        (status = 404, description = "No such match", body = Problem),
        (status = 409, description = "`undo_expired` or `illegal_move`", body = Problem),
    )
)]
pub async fn undo(ctx: Data<Context>, officer: Signed<Officer>, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id = id_of(&id)?;
    call(&ctx, move |ctx| undo_decision::run(ctx, &officer, &id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
