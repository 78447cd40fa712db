//! "Who may see me" over the API.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};

use super::talents::own;
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::browse::BrowseCard;
use crate::domain::card::TalentCard;
use crate::domain::visibility::Visibility;
use crate::usecase::talents::{set_visibility, show_visibility};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::Signed;

/// What a person allows, and the cards as they leave.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnVisibility {
    /// To be sent back with a change.
    pub version: i32,
    /// What is allowed.
    pub visibility: Visibility,
    /// Questions put in this calendar month.
    pub asked_this_month: i64,
    /// What a verified firm that looks around sees, if it is allowed.
    pub browse: BrowseCard,
    /// What a firm sees after the person's yes.
    pub asked: TalentCard,
}

/// What shall be allowed.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisibilityBody {
    /// The version that was read; without it whatever stands is replaced.
    #[serde(default)]
    pub version: Option<i32>,
    /// What is allowed.
    pub visibility: Visibility,
}

impl From<show_visibility::View> for OwnVisibility {
    fn from(view: show_visibility::View) -> Self {
        Self {
            version: view.talent.version,
            visibility: view.visibility,
            asked_this_month: view.monthly.put,
            browse: view.browse,
            asked: view.asked,
        }
    }
}

/// Read who may see one's own card.
#[utoipa::path(
    get,
    path = "/me/visibility",
    tag = "talents",
    responses(
        (status = 200, description = "What is allowed", body = OwnVisibility),
        (status = 404, description = "This account has no profile yet", body = Problem),
    )
)]
pub async fn show(ctx: Data<Context>, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let owner = own(person.0)?;
    let view = call(&ctx, move |ctx| show_visibility::run(ctx, &owner)).await?;
    Ok(HttpResponse::Ok().json(OwnVisibility::from(view)))
}

/// Say who may see one's own card, how often one may be asked, and which firms never see anything.
#[utoipa::path(
    put,
    path = "/me/visibility",
    tag = "talents",
    request_body = VisibilityBody,
    responses(
        (status = 200, description = "In force; what was open with a firm shut out now is halted", body = OwnVisibility),
        (status = 404, description = "This account has no profile yet", body = Problem),
        (status = 409, description = "`version` or `illegal_move`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn put(
    ctx: Data<Context>,
    person: Signed<Person>,
    body: Body<VisibilityBody>,
) -> Result<HttpResponse, Failure> {
    let owner = own(person.0)?;
    let input = set_visibility::Input { version: body.0.version, visibility: body.0.visibility };
    let view = call(&ctx, move |ctx| {
        set_visibility::run(ctx, &owner, input)?;
        show_visibility::run(ctx, &owner)
    })
    .await?;
    Ok(HttpResponse::Ok().json(OwnVisibility::from(view)))
}
