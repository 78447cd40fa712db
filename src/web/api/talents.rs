//! One's own profile over the API.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::people::{Agreed, Decided, Standing};
use crate::context::Context;
use crate::domain::actor::{Owner, Person};
use crate::domain::card::TalentCard;
use crate::domain::consent::Channel;
use crate::domain::error::{Error, Result as Outcome};
use crate::domain::record::TalentRecord;
use crate::domain::talent::{TalentContact, TalentIdentity, TalentProfile, TalentState};
use crate::domain::value::Lang;
use crate::domain::visibility::{LIMIT_DEFAULT, Visibility};
use crate::usecase::talents::{create, edit, set_visibility, show, submit};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::{self, Signed};

/// The whole of one's own profile.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnTalent {
    /// The id.
    pub id: String,
    /// The random code by which others speak of this person.
    pub code: String,
    /// Where it stands.
    pub state: TalentState,
    /// To be sent back with a change, so that no younger one is lost.
    pub version: i32,
    /// The language it was typed in.
    pub language: Lang,
    /// The address of the account.
    pub email: String,
    /// For matching and review.
    pub profile: TalentProfile,
    /// Who the person is; firms see it only after an introduction.
    pub identity: TalentIdentity,
    /// Telephone and WeChat.
    pub contact: TalentContact,
    /// Verified firms may see the coded card.
    pub browse_ok: bool,
    /// Most questions in a calendar month.
    pub monthly_limit: i32,
    /// What a firm that is asked sees.
    pub card: TalentCard,
    /// Consents, oldest first.
    pub consents: Vec<Agreed>,
    /// The last decision of an officer.
    pub decision: Option<Decided>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl From<show::View> for OwnTalent {
    fn from(view: show::View) -> Self {
        Self {
            id: view.talent.id.to_string(),
            code: view.talent.code,
            state: view.talent.state,
            version: view.talent.version,
            language: view.talent.lang,
            email: view.email,
            profile: view.record.profile,
            identity: view.record.identity,
            contact: view.record.contact,
            browse_ok: view.talent.browse_ok,
            monthly_limit: view.talent.monthly_limit,
            card: view.card,
            consents: view.consents.into_iter().map(Agreed::from).collect(),
            decision: view.decision.map(Decided::from),
            updated_at: view.talent.updated_at.and_utc(),
        }
    }
}

/// The texts agreed to, by version; the texts themselves are on the pages of registration.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalentConsents {
    /// Version of "keep my profile and let staff review it" (now 1).
    #[serde(default)]
    #[schema(example = 1)]
    pub talent_pool: Option<i32>,
    /// Version of "let my data cross the border" (now 1).
    #[serde(default)]
    #[schema(example = 1)]
    pub cross_border: Option<i32>,
}

/// The profile as it shall be. The first time it also needs both consents.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalentBody {
    /// The version that was read; without it whatever stands is replaced.
    #[serde(default)]
    pub version: Option<i32>,
    /// The language it is typed in; that of `Accept-Language` if left out.
    #[serde(default)]
    pub language: Option<Lang>,
    /// For matching and review.
    pub profile: TalentProfile,
    /// Who the person is.
    pub identity: TalentIdentity,
    /// Telephone and WeChat.
    #[serde(default)]
    pub contact: TalentContact,
    /// Verified firms may see the coded card; left out, it stays as it stands (at first: off).
    #[serde(default)]
    pub browse_ok: Option<bool>,
    /// Most questions in a calendar month, 0 to 10; left out, it stays as it stands (at first: 2).
    #[serde(default)]
    pub monthly_limit: Option<i32>,
    /// Needed the first time, ignored later.
    #[serde(default)]
    pub consents: TalentConsents,
}

/// The owner behind a person, or `Missing` for an account without a profile.
pub fn own(person: Person) -> Result<Owner, Failure> {
    if person.talent.is_none() {
        return Err(Failure(Error::Missing("talent")));
    }
    Ok(Owner::try_from(person)?)
}

/// Read one's own profile.
#[utoipa::path(
    get,
    path = "/me/talent",
    tag = "talents",
    responses(
        (status = 200, description = "The profile", body = OwnTalent),
        (status = 404, description = "This account has no profile yet", body = Problem),
    )
)]
pub async fn show(ctx: Data<Context>, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let owner = own(person.0)?;
    let view = call(&ctx, move |ctx| show::run(ctx, &owner)).await?;
    Ok(HttpResponse::Ok().json(OwnTalent::from(view)))
}

/// Write one's own profile: the whole of it. The first time it is made as a draft (201).
#[utoipa::path(
    put,
    path = "/me/talent",
    tag = "talents",
    request_body = TalentBody,
    responses(
        (status = 200, description = "Changed", body = OwnTalent),
        (status = 201, description = "Made as a draft", body = OwnTalent),
        (status = 409, description = "`version`: it has moved on since it was read", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn put(
    ctx: Data<Context>,
    request: HttpRequest,
    person: Signed<Person>,
    body: Body<TalentBody>,
) -> Result<HttpResponse, Failure> {
    let Body(body) = body;
    let lang = body.language.unwrap_or_else(|| signed::language(&request));
    let wished = (body.browse_ok, body.monthly_limit);
    let record = TalentRecord { profile: body.profile, identity: body.identity, contact: body.contact };
    let mut person = person.0;
    let is_new = person.talent.is_none();
    let view = call(&ctx, move |ctx| {
        if is_new {
            let TalentConsents { talent_pool, cross_border } = body.consents;
            let input = create::Input { record, lang, talent_pool, cross_border, channel: Channel::Api };
            check(wished)?;
            person.talent = Some(create::run(ctx, &person, input)?);
            seen(ctx, Owner::try_from(person)?, wished)
        } else {
            let owner = Owner::try_from(person)?;
            check(wished)?;
            edit::run(ctx, &owner, edit::Input { version: body.version, record })?;
            seen(ctx, owner, wished)
        }
    })
    .await?;
    let mut answer = if is_new { HttpResponse::Created() } else { HttpResponse::Ok() };
    Ok(answer.json(OwnTalent::from(view)))
}

type Wished = (Option<bool>, Option<i32>);

/// What cannot be allowed is refused before anything is written.
fn check((_, limit): Wished) -> Outcome<()> {
    let visibility =
        Visibility { browse_ok: false, monthly_limit: limit.unwrap_or(LIMIT_DEFAULT), blocked_firms: vec![] };
    visibility.checked().map(|_| ())
}

/// The profile with what was said of who may see it.
fn seen(ctx: &Context, owner: Owner, (browse_ok, limit): Wished) -> Outcome<show::View> {
    let view = show::run(ctx, &owner)?;
    if browse_ok.is_none() && limit.is_none() {
        return Ok(view);
    }
    let visibility = Visibility {
        browse_ok: browse_ok.unwrap_or(view.talent.browse_ok),
        monthly_limit: limit.unwrap_or(view.talent.monthly_limit),
        blocked_firms: view.record.identity.blocked_firms,
    };
    set_visibility::run(ctx, &owner, set_visibility::Input { version: None, visibility })?;
    show::run(ctx, &owner)
}

/// Put one's own profile into the pool.
#[utoipa::path(
    post,
    path = "/me/talent/submit",
    tag = "talents",
    responses(
        (status = 200, description = "In the pool", body = Standing),
        (status = 403, description = "`mail_unverified`: the address was never confirmed", body = Problem),
        (status = 404, description = "This account has no profile yet", body = Problem),
        (status = 409, description = "`illegal_move` or `consent_missing`", body = Problem),
    )
)]
pub async fn submit(ctx: Data<Context>, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let owner = own(person.0)?;
    let id = owner.talent.clone();
    let state = call(&ctx, move |ctx| submit::run(ctx, &owner)).await?;
    Ok(HttpResponse::Ok().json(Standing::of(id, state)))
}
