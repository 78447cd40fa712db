//! What people may have of what is kept of them, over the API: the copy, the erasure and its undoing, the disclosure record,
//! what is to be put right.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::people::Standing;
use crate::context::Context;
use crate::domain::actor::{Owner, Person};
use crate::domain::correction::{CorrectionState, Wish};
use crate::domain::disclosure_record::SignedRecord;
use crate::domain::error::Error;
use crate::domain::talent::TalentState;
use crate::usecase::accounts::{Part, erase as erase_account};
use crate::usecase::corrections::ask;
use crate::usecase::data_copies::export as export_own;
use crate::usecase::disclosures::sign;
use crate::usecase::talents::{erase as erase_own, submit, withdraw};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::pages::data_copies::{attached, only_looks};
use crate::web::signed::Signed;

fn own(person: Person) -> Result<Owner, Failure> {
    if person.talent.is_none() {
        return Err(Failure(Error::Missing("talent")));
    }
    Ok(Owner::try_from(person)?)
}

/// Take a copy of everything that is kept of this account: a ZIP of JSON files with their description.
#[utoipa::path(
    post,
    path = "/me/export",
    tag = "rights",
    responses(
        (status = 200, description = "The copy", body = Vec<u8>, content_type = "application/zip"),
        (status = 429, description = "Too many copies in a day", body = Problem),
    )
)]
pub async fn export(ctx: Data<Context>, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    Ok(attached(call(&ctx, move |ctx| export_own::run(ctx, &person)).await?))
}

/// When it is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// At once; there is no way back, and the account goes with it when nothing else hangs on it.
    Now,
    /// After seven days, in which it may be undone; for a profile only.
    AfterGrace,
}

/// An erasure.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewErasure {
    /// When.
    pub when: When,
    /// What: `profile`, or `account` with the place in a firm that it has. Where it is not said, the profile of who has one,
    /// else the account.
    #[serde(default)]
    pub what: Option<Part>,
}

/// Erase one's own profile, at once or after the days of grace; or one's own account with one's place in a firm, at once.
///
/// An account on which a profile or an office of staff hangs goes on without its place in the firm. A firm for which nobody
/// speaks any more is closed: its needs are withdrawn and its open introductions end.
#[utoipa::path(
    post,
    path = "/me/erasure",
    tag = "rights",
    request_body = NewErasure,
    responses(
        (status = 202, description = "Erased, or withdrawn and erased after seven days: id and state of the profile, or of \
                                      the account (`active` where it goes on)", body = Standing),
        (status = 404, description = "This account has no profile", body = Problem),
        (status = 409, description = "`illegal_move`; `account_in_use`: there was nothing but an account that stays", body = Problem),
        (status = 422, description = "`only_at_once`: an account has no days of grace", body = Problem),
    )
)]
pub async fn erase(
    ctx: Data<Context>,
    person: Signed<Person>,
    body: Body<NewErasure>,
) -> Result<HttpResponse, Failure> {
    let (person, NewErasure { when, what }) = (person.0, body.0);
    let standing = match what.unwrap_or_else(|| Part::of(&person)) {
        Part::Profile => erase_profile(&ctx, own(person)?, when).await?,
        Part::Account if when == When::AfterGrace => return Err(Failure(Error::field("when", "only_at_once"))),
        Part::Account => {
            let id = person.account.id.clone();
            Standing::of(id, call(&ctx, move |ctx| erase_account::run(ctx, &person)).await?)
        }
    };
    Ok(HttpResponse::Accepted().json(standing))
}

async fn erase_profile(ctx: &Data<Context>, owner: Owner, when: When) -> Result<Standing, Failure> {
    let id = owner.talent.clone();
    call(ctx, move |ctx| match when {
        When::Now => erase_own::run(ctx, &owner),
        When::AfterGrace => withdraw::run(ctx, &owner),
    })
    .await?;
    Ok(Standing::of(id, if when == When::Now { TalentState::Erased } else { TalentState::Withdrawn }))
}

/// Come back within the days of grace: the profile is in the pool again.
#[utoipa::path(
    delete,
    path = "/me/erasure",
    tag = "rights",
    responses(
        (status = 200, description = "In the pool again", body = Standing),
        (status = 404, description = "This account has no profile", body = Problem),
        (status = 409, description = "`illegal_move`: nothing is to be undone; `consent_missing`", body = Problem),
    )
)]
pub async fn come_back(ctx: Data<Context>, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let owner = own(person.0)?;
    let id = owner.talent.clone();
    let state = call(&ctx, move |ctx| submit::run(ctx, &owner)).await?;
    Ok(HttpResponse::Ok().json(Standing::of(id, state)))
}

/// One's own disclosure record, signed: `record` in the form of RFC 8785 is what the Ed25519 signature is over.
#[utoipa::path(
    get,
    path = "/me/disclosures",
    tag = "rights",
    responses(
        (status = 200, description = "The signed record", body = SignedRecord),
        (status = 404, description = "This account has no profile", body = Problem),
    )
)]
pub async fn disclosures(
    ctx: Data<Context>,
    request: HttpRequest,
    person: Signed<Person>,
) -> Result<HttpResponse, Failure> {
    let owner = own(person.0)?;
    if only_looks(&request) {
        return Ok(HttpResponse::Ok().content_type("application/json").finish());
    }
    Ok(HttpResponse::Ok().json(call(&ctx, move |ctx| sign::run(ctx, &owner)).await?))
}

/// What is to be put right.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCorrection {
    /// What is wrong.
    pub wrong: String,
    /// What should stand instead.
    pub right: String,
}

/// Something that the office was asked to put right.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Correction {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub state: CorrectionState,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// The last day for an answer, in the office's zone.
    pub due_on: NaiveDate,
}

/// Ask the office to put something right that cannot be changed by oneself.
#[utoipa::path(
    post,
    path = "/me/corrections",
    tag = "rights",
    request_body = NewCorrection,
    responses(
        (status = 201, description = "Received; the answer comes by mail", body = Correction),
        (status = 404, description = "This account neither has a profile nor speaks for a firm", body = Problem),
        (status = 429, description = "Too many in a day", body = Problem),
    )
)]
pub async fn correct(
    ctx: Data<Context>,
    person: Signed<Person>,
    body: Body<NewCorrection>,
) -> Result<HttpResponse, Failure> {
    let NewCorrection { wrong, right } = body.0;
    let asked = call(&ctx, move |ctx| ask::run(ctx, &person, Wish { wrong, right })).await?;
    Ok(HttpResponse::Created().json(Correction {
        id: asked.id.to_string(),
        state: asked.state,
        asked_at: asked.asked_at.and_utc(),
        due_on: asked.due_on,
    }))
}
