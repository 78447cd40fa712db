//! What a draft of a need would reach, over the API.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::Serialize;

use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::need::NeedBrief;
use crate::usecase::needs::coach::{self, Reach};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::Signed;

/// What a draft reaches now.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Coached {
    /// As it stands.
    now: Reach,
    /// Without one requirement each, those that cost most first.
    without: Vec<Lessened>,
    /// False until an officer has verified the firm: each number is then the least of its band, 0, 1 (to 4) or 5 (and more).
    is_exact: bool,
}

/// What it would reach without a requirement.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Lessened {
    /// `must`, `min_degree`, `min_years`, `languages`, or `only` for a criterion that filters.
    requirement: &'static str,
    /// The keyword as typed, or the code asked for.
    phrase: Option<String>,
    /// Strong people.
    strong: usize,
    /// People worth a look.
    worth_a_look: usize,
}

/// Count the people whom a draft of a need would reach, and what each of its requirements costs. Nothing is kept.
#[utoipa::path(
    post,
    path = "/needs/coach",
    tag = "needs",
    request_body = NeedBrief,
    responses(
        (status = 200, description = "The numbers", body = Coached),
        (status = 403, description = "This account speaks for no enterprise", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
        (status = 429, description = "`pool_budget`: asked too often", body = Problem),
    )
)]
pub async fn count(ctx: Data<Context>, member: Signed<Member>, body: Body<NeedBrief>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| coach::run(ctx, &member, body.0)).await?;
    let lessened = |one: coach::Without| Lessened {
        requirement: one.requirement,
        phrase: one.phrase,
        strong: one.reach.strong,
        worth_a_look: one.reach.worth_a_look,
    };
    let without = view.without.into_iter().map(lessened).collect();
    Ok(HttpResponse::Ok().json(Coached { now: view.now, without, is_exact: view.is_exact }))
}
