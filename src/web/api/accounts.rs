//! Accounts and sessions over the API: register, confirm, sign in, renew, sign out.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::domain::account::SessionKind;
use crate::domain::actor::Person;
use crate::domain::error::Error;
use crate::usecase::accounts::{self, register, request_link, verify};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::{self, Signed};
use crate::web::token::{self, Token};

/// The answer to whatever may have sent a mail: the same for known and unknown addresses.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Taken {
    /// What comes next: `check_mail`.
    pub next: &'static str,
}

/// A token from a mail.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    /// The last part of the link's address.
    pub token: String,
}

/// Who signs in, and how.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSession {
    /// The address.
    pub email: String,
    /// The passphrase; without one a link is sent, whose token goes to `accounts/verify`.
    #[serde(default)]
    pub password: Option<String>,
    /// The code of the second factor, or a recovery code, where the account has one.
    #[serde(default)]
    pub code: Option<String>,
}

fn taken() -> HttpResponse {
    HttpResponse::Accepted().json(Taken { next: "check_mail" })
}

/// Register with an address; a mail brings the link that confirms it.
#[utoipa::path(
    post,
    path = "/accounts",
    tag = "accounts",
    request_body = register::Input,
    security(()),
    responses(
        (status = 202, description = "A mail was sent; the same answer when the address has an account", body = Taken),
        (status = 422, description = "Some fields need a change", body = Problem),
        (status = 429, description = "Too many registrations from this network", body = Problem),
    )
)]
pub async fn register(
    ctx: Data<Context>,
    request: HttpRequest,
    body: Body<register::Input>,
) -> Result<HttpResponse, Failure> {
    let visitor = signed::visitor(&ctx, &request);
    call(&ctx, move |ctx| register::run(ctx, &visitor, body.0)).await?;
    Ok(taken())
}

/// Confirm an address, or sign in, by the token of a mail.
#[utoipa::path(
    post,
    path = "/accounts/verify",
    tag = "accounts",
    request_body = Verification,
    security(()),
    responses(
        (status = 200, description = "Signed in", body = Token),
        (status = 404, description = "No such link", body = Problem),
        (status = 410, description = "`link_used` or `link_expired`", body = Problem),
    )
)]
pub async fn verify(
    ctx: Data<Context>,
    request: HttpRequest,
    body: Body<Verification>,
) -> Result<HttpResponse, Failure> {
    let visitor = signed::visitor(&ctx, &request);
    let input = verify::Input { token: body.0.token, kind: SessionKind::Api };
    let view = call(&ctx, move |ctx| verify::run(ctx, &visitor, input)).await?;
    Ok(HttpResponse::Ok().json(token::mint(&ctx, &view.entered.session)?))
}

/// Sign in with a passphrase, or ask for a link.
#[utoipa::path(
    post,
    path = "/sessions",
    tag = "accounts",
    request_body = NewSession,
    security(()),
    responses(
        (status = 200, description = "Signed in", body = Token),
        (status = 202, description = "No passphrase given: a link was sent if the address has an account", body = Taken),
        (status = 401, description = "`wrong_credentials`, whatever was wrong", body = Problem),
        (status = 403, description = "`mail_unverified`: all was right, but the address was never confirmed", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
        (status = 429, description = "Too many tries", body = Problem),
    )
)]
pub async fn sign_in(
    ctx: Data<Context>,
    request: HttpRequest,
    body: Body<NewSession>,
) -> Result<HttpResponse, Failure> {
    let visitor = signed::visitor(&ctx, &request);
    let NewSession { email, password, code } = body.0;
    let Some(password) = password else {
        if code.is_some() {
            return Err(Error::field("password", "required").into());
        }
        call(&ctx, move |ctx| request_link::run(ctx, &visitor, request_link::Input { email })).await?;
        return Ok(taken());
    };
    let input = accounts::sign_in::Input { email, password, code, kind: SessionKind::Api };
    let entered = call(&ctx, move |ctx| accounts::sign_in::run(ctx, &visitor, input)).await?;
    Ok(HttpResponse::Ok().json(token::mint(&ctx, &entered.session)?))
}

/// A fresh token, as long as the session lives.
#[utoipa::path(
    post,
    path = "/sessions/current/token",
    tag = "accounts",
    responses(
        (status = 200, description = "A token for fifteen more minutes", body = Token),
        (status = 401, description = "The token or its session has ended", body = Problem),
    )
)]
pub async fn renew(ctx: Data<Context>, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    Ok(HttpResponse::Ok().json(token::mint(&ctx, &person.session)?))
}

/// Sign out; the token and all others of the session prove nothing any more.
#[utoipa::path(
    delete,
    path = "/sessions/current",
    tag = "accounts",
    responses(
        (status = 204, description = "Signed out"),
        (status = 401, description = "The token or its session has ended", body = Problem),
    )
)]
pub async fn sign_out(ctx: Data<Context>, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| accounts::sign_out::run(ctx, &person)).await?;
    Ok(HttpResponse::NoContent().finish())
}
