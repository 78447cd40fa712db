//! What officers do by hand with a need over the API: propose somebody, end a search that found nobody.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use super::enterprise_figures::SeenNeedVersion;
use super::pairs::WholePair;
use super::people::Standing;
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Error;
use crate::usecase::matches::{propose, show};
use crate::usecase::needs::close_without;
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::Signed;

/// Whom, and why.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPair {
    /// The person's code.
    pub talent: String,
    /// Words for colleagues.
    pub reason: String,
}

/// Propose somebody for a need by hand (officers), whatever the scores. The pair is then decided on like any other.
#[utoipa::path(
    post,
    path = "/needs/{id}/matches",
    tag = "review",
    params(("id" = String, Path, description = "Id or code of the need")),
    request_body = NewPair,
    responses(
        (status = 201, description = "Proposed", body = WholePair),
        (status = 403, description = "Not an officer, or `self_review`", body = Problem),
        (status = 404, description = "No such need or person", body = Problem),
        (status = 409, description = "`already_suggested`, `already_approved`, `talent_not_active`, `need_not_active`, `barred_own_firm`, `barred_own_employer` or `barred_block_list`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn propose_one(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    id: Path<String>,
    body: Body<NewPair>,
) -> Result<HttpResponse, Failure> {
    let input = propose::Input { need: id.into_inner(), talent: body.0.talent, reason: body.0.reason };
    let view = call(&ctx, move |ctx| {
        let id = propose::run(ctx, &officer, input)?;
        show::run(ctx, &officer, &id)
    })
    .await?;
    Ok(HttpResponse::Created().json(WholePair::from(view)))
}

/// End the search for an open need (officers): nobody was found.
#[utoipa::path(
    post,
    path = "/needs/{id}/none-found",
    tag = "needs",
    params(("id" = String, Path, description = "Id of the need")),
    request_body = SeenNeedVersion,
    responses(
        (status = 201, description = "Ended; the firm's mail leaves after the seconds of undo", body = Standing),
        (status = 403, description = "Not an officer, or `self_review`", body = Problem),
        (status = 404, description = "No such need", body = Problem),
        (status = 409, description = "`illegal_move`, `introductions_open` or `version`", body = Problem),
    )
)]
pub async fn none_found(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    id: Path<String>,
    body: Body<SeenNeedVersion>,
) -> Result<HttpResponse, Failure> {
    let need: crate::domain::need::NeedId = id.parse().map_err(|_| Error::Missing("need"))?;
    let input = close_without::Input { need: need.clone(), version: body.0.version };
    let done = call(&ctx, move |ctx| close_without::run(ctx, &officer, input)).await?;
    Ok(HttpResponse::Created().json(Standing::of(need, done.state)))
}
