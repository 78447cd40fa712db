//! Needs over the API, and the decisions of officers on them.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::people::{Decided, NewDecision, Standing};
use super::staff_need::StaffNeed;
use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Member, Officer, Person};
use crate::domain::error::Error;
use crate::domain::need::{NeedBrief, NeedId, NeedState};
use crate::domain::value::Lang;
use crate::usecase::needs::{create, decide, edit, inspect, show, submit};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::{self, Signed};

/// A need of one's own enterprise.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnNeed {
    /// The id.
    pub id: String,
    /// The random code.
    pub code: String,
    /// Id of its enterprise.
    pub enterprise: String,
    /// Where it stands.
    pub state: NeedState,
    /// To be sent back with a change.
    pub version: i32,
    /// The language it was typed in.
    pub language: Lang,
    /// What it says.
    pub brief: NeedBrief,
    /// First moment after its last day.
    pub expires_at: DateTime<Utc>,
    /// When it was last submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// True while the workstation looks at it first, because too many questions to the firm stayed unanswered.
    pub waits: bool,
    /// The last decision of an officer.
    pub decision: Option<Decided>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl OwnNeed {
    fn of(view: show::View) -> Self {
        let show::View { need, decision, unanswered, .. } = view;
        Self {
            id: need.id.to_string(),
            code: need.code,
            enterprise: need.enterprise.to_string(),
            state: need.state,
            version: need.version,
            language: need.lang,
            brief: need.brief,
            expires_at: need.expires_at.and_utc(),
            submitted_at: need.submitted_at.map(|at| at.and_utc()),
            waits: unanswered.is_some(),
            decision: decision.map(Decided::from),
            updated_at: need.updated_at.and_utc(),
        }
    }
}

/// A need as its reader may see it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum SeenNeed {
    /// By a member of its enterprise.
    Own(Box<OwnNeed>),
    /// By an officer.
    Staff(Box<StaffNeed>),
}

/// A need as it shall be.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedBody {
    /// The version that was read; without it whatever stands is replaced. Not for a new need.
    #[serde(default)]
    pub version: Option<i32>,
    /// The language it is typed in; that of `Accept-Language` if left out.
    #[serde(default)]
    pub language: Option<Lang>,
    /// What it says.
    pub brief: NeedBrief,
}

fn id_of(path: &str) -> Result<NeedId, Failure> {
    path.parse().map_err(|_| Failure(Error::Missing("need")))
}

/// Write a new need as a draft.
#[utoipa::path(
    post,
    path = "/needs",
    tag = "needs",
    request_body = NeedBody,
    responses(
        (status = 201, description = "Made as a draft", body = OwnNeed),
        (status = 403, description = "This account speaks for no enterprise", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn create(
    ctx: Data<Context>,
    request: HttpRequest,
    member: Signed<Member>,
    body: Body<NeedBody>,
) -> Result<HttpResponse, Failure> {
    let lang = body.0.language.unwrap_or_else(|| signed::language(&request));
    let input = create::Input { brief: body.0.brief, lang };
    let view = call(&ctx, move |ctx| {
        let need = create::run(ctx, &member, input)?.id;
        show::run(ctx, &member, show::Input { need })
    })
    .await?;
    Ok(HttpResponse::Created()
        .insert_header(("location", format!("/api/v1/needs/{}", view.need.id)))
        .json(OwnNeed::of(view)))
}

/// Read a need: an officer any, with its firm and decisions; a member one of the own enterprise.
#[utoipa::path(
    get,
    path = "/needs/{id}",
    tag = "needs",
    params(("id" = String, Path, description = "Id of the need")),
    responses(
        (status = 200, description = "The need", body = SeenNeed),
        (status = 403, description = "Neither an officer nor a member of an enterprise", body = Problem),
        (status = 404, description = "No such need, or not of this enterprise", body = Problem),
    )
)]
pub async fn show(ctx: Data<Context>, person: Signed<Person>, id: Path<String>) -> Result<HttpResponse, Failure> {
    let Signed(person) = person;
    let is_officer = person.has(Role::Officer) || person.has(Role::Lead);
    let seen = if is_officer {
        let (officer, need) = (Officer::try_from(person)?, id_of(&id)?);
        let view = call(&ctx, move |ctx| inspect::run(ctx, &officer, inspect::Input { need })).await?;
        SeenNeed::Staff(Box::new(view.into()))
    } else {
        let (member, need) = (Member::try_from(person)?, id_of(&id)?);
        let view = call(&ctx, move |ctx| show::run(ctx, &member, show::Input { need })).await?;
        SeenNeed::Own(Box::new(OwnNeed::of(view)))
    };
    Ok(HttpResponse::Ok().json(seen))
}

/// Write a need anew: the whole of it.
#[utoipa::path(
    put,
    path = "/needs/{id}",
    tag = "needs",
    params(("id" = String, Path, description = "Id of the need")),
    request_body = NeedBody,
    responses(
        (status = 200, description = "Changed; an open need whose words changed is under review again", body = OwnNeed),
        (status = 404, description = "No such need of this enterprise", body = Problem),
        (status = 409, description = "`version` or `illegal_move`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn put(
    ctx: Data<Context>,
    member: Signed<Member>,
    id: Path<String>,
    body: Body<NeedBody>,
) -> Result<HttpResponse, Failure> {
    let input = edit::Input { need: id_of(&id)?, version: body.0.version, brief: body.0.brief };
    let view = call(&ctx, move |ctx| {
        let need = edit::run(ctx, &member, input)?.id;
        show::run(ctx, &member, show::Input { need })
    })
    .await?;
    Ok(HttpResponse::Ok().json(OwnNeed::of(view)))
}

/// Submit a need, and its enterprise with it if this is the first one.
#[utoipa::path(
    post,
    path = "/needs/{id}/submit",
    tag = "needs",
    params(("id" = String, Path, description = "Id of the need")),
    responses(
        (status = 200, description = "Submitted", body = OwnNeed),
        (status = 403, description = "`mail_unverified`: the address was never confirmed", body = Problem),
        (status = 404, description = "No such need of this enterprise", body = Problem),
        (status = 409, description = "`illegal_move` or `firm_not_active`", body = Problem),
    )
)]
pub async fn submit(ctx: Data<Context>, member: Signed<Member>, id: Path<String>) -> Result<HttpResponse, Failure> {
    let input = submit::Input { need: id_of(&id)? };
    let view = call(&ctx, move |ctx| {
        let need = submit::run(ctx, &member, input)?.id;
        show::run(ctx, &member, show::Input { need })
    })
    .await?;
    Ok(HttpResponse::Ok().json(OwnNeed::of(view)))
}

/// Decide on a need (officers): `accept` opens it and verifies its enterprise.
#[utoipa::path(
    post,
    path = "/needs/{id}/decisions",
    tag = "needs",
    params(("id" = String, Path, description = "Id of the need")),
    request_body = NewDecision,
    responses(
        (status = 201, description = "Decided", body = Standing),
        (status = 403, description = "Not an officer, or one's own enterprise", body = Problem),
        (status = 404, description = "No such need", body = Problem),
        (status = 409, description = "`illegal_move` or `firm_not_active`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn decide(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    id: Path<String>,
    body: Body<NewDecision>,
) -> Result<HttpResponse, Failure> {
    let need = id_of(&id)?;
    let input = decide::Input { need: need.clone(), verdict: body.0.decision, reason: body.0.reason };
    let state = call(&ctx, move |ctx| decide::run(ctx, &officer, input)).await?;
    Ok(HttpResponse::Created().json(Standing::of(need, state)))
}
