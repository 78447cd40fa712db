//! Cards over the API, for members of verified firms: what they see while they look around, and their interests.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::listing::listed;
use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::browse::BrowseCard;
use crate::domain::consent::{Channel, ContactField};
use crate::domain::error::Error;
use crate::domain::interest::InterestState;
use crate::domain::value::{Bilingual, Lang};
use crate::usecase::interests::{express, list_own, take_back};
use crate::usecase::people::{list as list_people, show as show_person};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::pages::people::Typed;
use crate::web::signed::{self, Signed};

/// A card in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ListedCard {
    /// The card.
    #[serde(flatten)]
    pub card: BrowseCard,
    /// How well the person fits the chosen need, 0 to 100 in tens; only when the list is ordered by a need.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fit: Option<i64>,
    /// True while the firm's interest in this person is open.
    pub is_asked_for: bool,
}

/// One of the firm's open needs beside a card.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CardNeed {
    /// The need's code.
    pub need: String,
    /// Its title.
    pub title: Bilingual,
    /// How well the person fits it, 0 to 100 in tens.
    pub fit: i64,
    /// Where the firm's interest for it stands, if it ever asked.
    pub interest: Option<InterestState>,
    /// True while the firm may ask for this person for it.
    pub may_ask: bool,
}

/// One card with the firm's open needs.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OneCard {
    /// The card.
    #[serde(flatten)]
    pub card: BrowseCard,
    /// The firm's open needs.
    pub needs: Vec<CardNeed>,
}

/// For which need the firm is interested, and what contact goes to the person if they say yes.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInterest {
    /// Code or id of an open need of the firm.
    pub need: String,
    /// The version of the text "member_contact" that was read and agreed to (P5).
    #[serde(default)]
    pub consent_contact: Option<i32>,
    /// What goes to the person: the name and at least one way to reach the member.
    #[serde(default)]
    pub fields: Vec<ContactField>,
    /// The language it was read in; that of `Accept-Language` if left out.
    #[serde(default)]
    pub language: Option<Lang>,
}

/// An interest of the firm.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnInterest {
    /// The id.
    pub id: String,
    /// The person's code.
    pub person: String,
    /// The need's code.
    pub need: String,
    /// Where it stands.
    pub state: InterestState,
    /// True while it may be taken back.
    pub may_take_back: bool,
    /// When it was expressed.
    pub since: DateTime<Utc>,
}

impl From<list_own::Row> for OwnInterest {
    fn from(row: list_own::Row) -> Self {
        Self {
            id: row.id.to_string(),
            person: row.person,
            need: row.need,
            state: row.state,
            may_take_back: row.may_take_back,
            since: row.since.and_utc(),
        }
    }
}

/// List cards (members of a verified firm with an open need): newest first, or by fit to one of its needs.
#[utoipa::path(
    get,
    path = "/people",
    tag = "people",
    params(
        ("need" = Option<String>, Query, description = "Code of an open need of the firm: ordered by fit to it"),
        ("field" = Option<String>, Query, description = "A field, by its slug"),
        ("country" = Option<String>, Query, description = "ISO 3166-1 alpha-2"),
        ("mode" = Option<String>, Query, description = "A way of working together"),
        ("degree" = Option<String>, Query, description = "A degree"),
        ("language" = Option<String>, Query, description = "ISO 639-1"),
        ("years" = Option<String>, Query, description = "A band of experience: `0-4`, `5-9`, `10-14`, `15-19`, `20+`"),
        ("after" = Option<String>, Query, description = "Where the page begins, from the `Link` of the page before"),
        ("limit" = Option<i64>, Query, description = "1 to 50; 20 if left out"),
    ),
    responses(
        (status = 200, description = "A page; `Link` leads to the next", body = Vec<ListedCard>),
        (status = 403, description = "`not_a_member`, `not_approved` or `no_open_need`", body = Problem),
        (status = 404, description = "No such open need of this firm", body = Problem),
        (status = 422, description = "`unknown_filter`: only what cards show can be asked about", body = Problem),
        (status = 429, description = "`pool_budget`: the firm has seen as many cards as it may", body = Problem),
    )
)]
pub async fn list(
    ctx: Data<Context>,
    request: HttpRequest,
    Signed(member): Signed<Member>,
) -> Result<HttpResponse, Failure> {
    let asked = Typed::of(&request).asked()?;
    let view = call(&ctx, move |ctx| list_people::run(ctx, &member, asked)).await?;
    let row = |l: list_people::Listed| ListedCard { card: l.card, fit: l.fit, is_asked_for: l.is_asked_for };
    let cards: Vec<ListedCard> = view.cards.into_iter().map(row).collect();
    Ok(listed(&request, &cards, view.next.as_deref()))
}

/// Read one card (members of a verified firm with an open need).
#[utoipa::path(
    get,
    path = "/people/{code}",
    tag = "people",
    params(("code" = String, Path, description = "The person's code")),
    responses(
        (status = 200, description = "The card", body = OneCard),
        (status = 403, description = "`not_a_member`, `not_approved` or `no_open_need`", body = Problem),
        (status = 404, description = "Nobody whom this firm may see", body = Problem),
        (status = 429, description = "`pool_budget`", body = Problem),
    )
)]
pub async fn show(
    ctx: Data<Context>,
    Signed(member): Signed<Member>,
    code: Path<String>,
) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| show_person::run(ctx, &member, &code)).await?;
    let need = |n: show_person::ForNeed| CardNeed {
        need: n.code,
        title: n.title,
        fit: n.fit,
        interest: n.interest,
        may_ask: n.may_ask,
    };
    Ok(HttpResponse::Ok().json(OneCard { card: view.card, needs: view.needs.into_iter().map(need).collect() }))
}

/// Say that the firm is interested in a person. An officer looks at it before the person is asked.
#[utoipa::path(
    post,
    path = "/people/{code}/interests",
    tag = "people",
    params(("code" = String, Path, description = "The person's code")),
    request_body = NewInterest,
    responses(
        (status = 201, description = "With the workstation", body = OwnInterest),
        (status = 403, description = "`not_a_member`, `not_approved` or `no_open_need`", body = Problem),
        (status = 404, description = "Nobody whom this firm may see", body = Problem),
        (status = 409, description = "`interest_exists`, `not_available` or `too_many_interests`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
        (status = 429, description = "Too many tries", body = Problem),
    )
)]
pub async fn ask_for(
    ctx: Data<Context>,
    request: HttpRequest,
    Signed(member): Signed<Member>,
    code: Path<String>,
    body: Body<NewInterest>,
) -> Result<HttpResponse, Failure> {
    let NewInterest { need, consent_contact, fields, language } = body.0;
    let lang = language.unwrap_or_else(|| signed::language(&request));
    let person = code.into_inner();
    let input = express::Input { person, need, consent_contact, fields, lang, channel: Channel::Api };
    let made = call(&ctx, move |ctx| {
        let id = express::run(ctx, &member, input)?;
        let rows = list_own::run(ctx, &member)?;
        rows.into_iter().find(|row| row.id == id).ok_or(Error::Missing("interest"))
    })
    .await?;
    Ok(HttpResponse::Created().json(OwnInterest::from(made)))
}

/// List the firm's interests, newest first.
#[utoipa::path(
    get,
    path = "/interests",
    tag = "people",
    responses(
        (status = 200, description = "At most fifty", body = Vec<OwnInterest>),
        (status = 403, description = "`not_a_member`", body = Problem),
    )
)]
pub async fn list_interests(ctx: Data<Context>, Signed(member): Signed<Member>) -> Result<HttpResponse, Failure> {
    let rows = call(&ctx, move |ctx| list_own::run(ctx, &member)).await?;
    let rows: Vec<OwnInterest> = rows.into_iter().map(OwnInterest::from).collect();
    Ok(HttpResponse::Ok().json(rows))
}

/// Take an interest back before it is approved.
#[utoipa::path(
    delete,
    path = "/interests/{id}",
    tag = "people",
    params(("id" = String, Path, description = "Id of the interest")),
    responses(
        (status = 204, description = "Taken back"),
        (status = 403, description = "`not_a_member`", body = Problem),
        (status = 404, description = "No such interest of this firm", body = Problem),
        (status = 409, description = "`illegal_move`: it was approved, or has ended", body = Problem),
    )
)]
pub async fn withdraw(
    ctx: Data<Context>,
    Signed(member): Signed<Member>,
    id: Path<String>,
) -> Result<HttpResponse, Failure> {
    let id = id.parse().map_err(|_| Error::Missing("interest"))?;
    call(&ctx, move |ctx| take_back::run(ctx, &member, &id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
