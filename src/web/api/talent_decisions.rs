//! The decisions of officers and leads on profiles over the API.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::people::{NewDecision, NewMeasure, Standing};
use crate::context::Context;
use crate::domain::actor::{Lead, Officer};
use crate::domain::error::Error;
use crate::domain::talent::TalentId;
use crate::usecase::talents::{decide, take_measure};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::Signed;

/// Decide on a profile (officers).
#[utoipa::path(
    post,
    path = "/talents/{id}/decisions",
    tag = "talents",
    params(("id" = String, Path, description = "Id of the talent")),
    request_body = NewDecision,
    responses(
        (status = 201, description = "Decided", body = Standing),
        (status = 403, description = "Not an officer, or one's own profile", body = Problem),
        (status = 404, description = "No such talent", body = Problem),
        (status = 409, description = "`illegal_move`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn decide(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    id: Path<String>,
    body: Body<NewDecision>,
) -> Result<HttpResponse, Failure> {
    let talent: TalentId = id.parse().map_err(|_| Error::Missing("talent"))?;
    let input = decide::Input { talent: talent.clone(), verdict: body.0.decision, reason: body.0.reason };
    let state = call(&ctx, move |ctx| decide::run(ctx, &officer, input)).await?;
    Ok(HttpResponse::Created().json(Standing::of(talent, state)))
}

/// Suspend a person, lift that, or take them back on appeal (leads).
#[utoipa::path(
    post,
    path = "/talents/{id}/measures",
    tag = "talents",
    params(("id" = String, Path, description = "Id of the talent")),
    request_body = NewMeasure,
    responses(
        (status = 201, description = "Done; the person is told", body = Standing),
        (status = 403, description = "Not a lead, or one's own profile", body = Problem),
        (status = 404, description = "No such talent", body = Problem),
        (status = 409, description = "`illegal_move`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn take_measure(
    ctx: Data<Context>,
    lead: Signed<Lead>,
    id: Path<String>,
    body: Body<NewMeasure>,
) -> Result<HttpResponse, Failure> {
    let talent: TalentId = id.parse().map_err(|_| Error::Missing("talent"))?;
    let input = take_measure::Input { talent: talent.clone(), measure: body.0.measure, reason: body.0.reason };
    let state = call(&ctx, move |ctx| take_measure::run(ctx, &lead, input)).await?;
    Ok(HttpResponse::Created().json(Standing::of(talent, state)))
}
