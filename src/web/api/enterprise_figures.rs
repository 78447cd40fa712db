//! How firms answer, and the needs that wait for it, over the API.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::people::Standing as Stands;
use crate::context::Context;
use crate::domain::actor::{Officer, Person};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Error;
use crate::domain::need::NeedId;
use crate::usecase::enterprises::figures::{self, Standing};
use crate::usecase::needs::let_through;
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::Signed;

/// How a firm answered the questions of the last twelve months.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AnswerRate {
    /// Questions that ended, by an answer or without one.
    pub asked: i64,
    /// Those answered in time; answers that staff recorded count.
    pub answered: i64,
    /// The share of answered ones, 0 to 1; none where nothing was asked.
    pub rate: Option<f64>,
    /// The median time of the answers in working days of Lanzhou, in halves.
    pub median_working_days: Option<f64>,
    /// False while too few questions have ended to say anything.
    pub is_enough: bool,
    /// The share that the firm must reach.
    pub floor: f64,
    /// Since when it does not: its new needs wait for an officer.
    pub below_since: Option<DateTime<Utc>>,
    /// Answers in a row that bring it back.
    pub answers_to_mend: i64,
}

impl From<Standing> for AnswerRate {
    fn from(standing: Standing) -> Self {
        let figures = standing.figures;
        Self {
            asked: figures.asked,
            answered: figures.answered,
            rate: (figures.asked > 0).then(|| figures.answered as f64 / figures.asked as f64),
            median_working_days: figures.median_halves.map(|halves| halves as f64 / 2.0),
            is_enough: standing.is_enough(),
            floor: standing.floor.share,
            below_since: standing.below_since.map(|at| at.and_utc()),
            answers_to_mend: if standing.below_since.is_some() { standing.to_mend() } else { 0 },
        }
    }
}

/// The need as it was read.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenNeedVersion {
    /// The version that was read; without it the need is taken as it stands.
    #[serde(default)]
    pub version: Option<i32>,
}

/// How a firm answers: of one's own firm; officers of any.
#[utoipa::path(
    get,
    path = "/enterprises/{id}/figures",
    tag = "enterprises",
    params(("id" = String, Path, description = "Id of the enterprise")),
    responses(
        (status = 200, description = "The figures", body = AnswerRate),
        (status = 404, description = "No such enterprise, or not one's own", body = Problem),
    )
)]
pub async fn show(ctx: Data<Context>, person: Signed<Person>, id: Path<String>) -> Result<HttpResponse, Failure> {
    let firm: EnterpriseId = id.parse().map_err(|_| Error::Missing("enterprise"))?;
    let standing = call(&ctx, move |ctx| figures::run(ctx, &person, &firm)).await?;
    Ok(HttpResponse::Ok().json(AnswerRate::from(standing)))
}

/// Match a need that waits because its firm leaves too many questions unanswered (officers).
#[utoipa::path(
    post,
    path = "/needs/{id}/match",
    tag = "needs",
    params(("id" = String, Path, description = "Id of the need")),
    request_body = SeenNeedVersion,
    responses(
        (status = 201, description = "It is matched from now on", body = Stands),
        (status = 403, description = "Not an officer, or one's own enterprise", body = Problem),
        (status = 404, description = "No such need", body = Problem),
        (status = 409, description = "`already_done`: it waits for nobody; or `version`", body = Problem),
    )
)]
pub async fn match_need(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    id: Path<String>,
    body: Body<SeenNeedVersion>,
) -> Result<HttpResponse, Failure> {
    let need: NeedId = id.parse().map_err(|_| Error::Missing("need"))?;
    let input = let_through::Input { need: need.clone(), version: body.0.version };
    let state = call(&ctx, move |ctx| let_through::run(ctx, &officer, input)).await?;
    Ok(HttpResponse::Created().json(Stands::of(need, state)))
}
