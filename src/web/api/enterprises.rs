//! One's own enterprise over the API, and the decisions of officers and leads on enterprises.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::people::{Decided, NewDecision, NewMeasure, Standing};
use crate::context::Context;
use crate::domain::actor::{Lead, Member, Officer, Person};
use crate::domain::consent::Channel;
use crate::domain::enterprise::{EnterpriseContact, EnterpriseId, EnterpriseProfile, EnterpriseState};
use crate::domain::error::Error;
use crate::domain::value::Lang;
use crate::usecase::enterprises::{close, create, decide, edit, show, take_measure};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::{self, Signed};

/// The whole of one's own enterprise.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnEnterprise {
    /// The id.
    pub id: String,
    /// The random code.
    pub code: String,
    /// Where it stands.
    pub state: EnterpriseState,
    /// To be sent back with a change.
    pub version: i32,
    /// The language it was typed in.
    pub language: Lang,
    /// What it says of itself.
    pub profile: EnterpriseProfile,
    /// Who speaks for it: the caller.
    pub contact: EnterpriseContact,
    /// The last decision of an officer.
    pub decision: Option<Decided>,
    /// When it was verified.
    pub verified_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl From<show::View> for OwnEnterprise {
    fn from(view: show::View) -> Self {
        let firm = view.enterprise;
        Self {
            id: firm.id.to_string(),
            code: firm.code,
            state: firm.state,
            version: firm.version,
            language: firm.lang,
            profile: firm.profile,
            contact: view.contact,
            decision: view.decision.map(Decided::from),
            verified_at: firm.verified_at.map(|at| at.and_utc()),
            updated_at: firm.updated_at.and_utc(),
        }
    }
}

/// The text agreed to, by version.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterpriseConsents {
    /// Version of "keep my contact data and let staff review our needs" (now 1).
    #[serde(default)]
    #[schema(example = 1)]
    pub enterprise: Option<i32>,
}

/// The enterprise as it shall be. The first time it also needs the consent.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterpriseBody {
    /// The version that was read; without it whatever stands is replaced.
    #[serde(default)]
    pub version: Option<i32>,
    /// The language it is typed in; that of `Accept-Language` if left out.
    #[serde(default)]
    pub language: Option<Lang>,
    /// What it says of itself.
    pub profile: EnterpriseProfile,
    /// Who speaks for it: the caller.
    pub contact: EnterpriseContact,
    /// Needed the first time, ignored later.
    #[serde(default)]
    pub consents: EnterpriseConsents,
}

/// Read one's own enterprise.
#[utoipa::path(
    get,
    path = "/me/enterprise",
    tag = "enterprises",
    responses(
        (status = 200, description = "The enterprise", body = OwnEnterprise),
        (status = 404, description = "This account speaks for none yet", body = Problem),
    )
)]
pub async fn show(ctx: Data<Context>, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    if person.enterprise.is_none() {
        return Err(Failure(Error::Missing("enterprise")));
    }
    let member = Member::try_from(person.0)?;
    let view = call(&ctx, move |ctx| show::run(ctx, &member)).await?;
    Ok(HttpResponse::Ok().json(OwnEnterprise::from(view)))
}

/// Write one's own enterprise: the whole of it. The first time it is made as a draft (201); it is submitted with its first
/// need.
#[utoipa::path(
    put,
    path = "/me/enterprise",
    tag = "enterprises",
    request_body = EnterpriseBody,
    responses(
        (status = 200, description = "Changed", body = OwnEnterprise),
        (status = 201, description = "Made as a draft", body = OwnEnterprise),
        (status = 409, description = "`version`: it has moved on since it was read", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn put(
    ctx: Data<Context>,
    request: HttpRequest,
    person: Signed<Person>,
    body: Body<EnterpriseBody>,
) -> Result<HttpResponse, Failure> {
    let Body(body) = body;
    let lang = body.language.unwrap_or_else(|| signed::language(&request));
    let (profile, contact) = (body.profile, body.contact);
    let mut person = person.0;
    let is_new = person.enterprise.is_none();
    let view = call(&ctx, move |ctx| {
        if is_new {
            let consent = body.consents.enterprise;
            let input = create::Input { profile, contact, lang, consent, channel: Channel::Api };
            person.enterprise = Some(create::run(ctx, &person, input)?);
            show::run(ctx, &Member::try_from(person)?)
        } else {
            let member = Member::try_from(person)?;
            edit::run(ctx, &member, edit::Input { version: body.version, profile, contact })?;
            show::run(ctx, &member)
        }
    })
    .await?;
    let mut answer = if is_new { HttpResponse::Created() } else { HttpResponse::Ok() };
    Ok(answer.json(OwnEnterprise::from(view)))
}

/// Decide on an enterprise (officers).
#[utoipa::path(
    post,
    path = "/enterprises/{id}/decisions",
    tag = "enterprises",
    params(("id" = String, Path, description = "Id of the enterprise")),
    request_body = NewDecision,
    responses(
        (status = 201, description = "Decided", body = Standing),
        (status = 403, description = "Not an officer, or one's own enterprise", body = Problem),
        (status = 404, description = "No such enterprise", body = Problem),
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
    let enterprise: EnterpriseId = id.parse().map_err(|_| Error::Missing("enterprise"))?;
    let input = decide::Input { enterprise: enterprise.clone(), verdict: body.0.decision, reason: body.0.reason };
    let state = call(&ctx, move |ctx| decide::run(ctx, &officer, input)).await?;
    Ok(HttpResponse::Created().json(Standing::of(enterprise, state)))
}

/// Suspend an enterprise, lift that, or close it for good (leads).
#[utoipa::path(
    post,
    path = "/enterprises/{id}/measures",
    tag = "enterprises",
    params(("id" = String, Path, description = "Id of the enterprise")),
    request_body = NewMeasure,
    responses(
        (status = 201, description = "Done; its members are told", body = Standing),
        (status = 403, description = "Not a lead, or one's own enterprise", body = Problem),
        (status = 404, description = "No such enterprise", body = Problem),
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
    let enterprise: EnterpriseId = id.parse().map_err(|_| Error::Missing("enterprise"))?;
    let input = take_measure::Input { enterprise: enterprise.clone(), measure: body.0.measure, reason: body.0.reason };
    let state = call(&ctx, move |ctx| take_measure::run(ctx, &lead, input)).await?;
    Ok(HttpResponse::Created().json(Standing::of(enterprise, state)))
}

/// The word that closes an enterprise.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Must be true: it cannot be undone.
    pub confirm: bool,
}

/// Close one's own enterprise for good: its needs end, and so does what was asked for them.
#[utoipa::path(
    post,
    path = "/me/enterprise/close",
    tag = "enterprises",
    request_body = Closing,
    responses(
        (status = 204, description = "Closed"),
        (status = 403, description = "This account speaks for no enterprise, or `not_firm_admin`", body = Problem),
        (status = 409, description = "`illegal_move`", body = Problem),
        (status = 422, description = "Not confirmed", body = Problem),
    )
)]
pub async fn close(ctx: Data<Context>, member: Signed<Member>, body: Body<Closing>) -> Result<HttpResponse, Failure> {
    if !body.0.confirm {
        return Err(Error::field("confirm", "required").into());
    }
    call(&ctx, move |ctx| close::run(ctx, &member)).await?;
    Ok(HttpResponse::NoContent().finish())
}
