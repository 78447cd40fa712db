//! What other machines tell us: mails that came back. Proved by a secret of the settings, not by a session.

use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use secrecy::ExposeSecret;
use subtle::ConstantTimeEq;

use super::call::call;
use super::failure::Failure;
use crate::context::Context;
use crate::domain::error::Error;
use crate::usecase::notices::take_bounce::{self, Taken};

/// `POST /hooks/bounces`: the raw report (RFC 3464) as its body, the secret as `Authorization: Bearer`. Without a secret in
/// the settings there is no such address.
pub async fn bounces(ctx: Data<Context>, request: HttpRequest, body: Bytes) -> Result<HttpResponse, Failure> {
    let secret = ctx.config.mail.bounce_secret.expose_secret().to_owned();
    if secret.is_empty() {
        return Err(Failure(Error::Missing("page")));
    }
    let sent = request.headers().get("authorization").and_then(|v| v.to_str().ok()).unwrap_or_default();
    let sent = sent.strip_prefix("Bearer ").unwrap_or_default();
    if !bool::from(sent.as_bytes().ct_eq(secret.as_bytes())) {
        return Err(Failure(Error::Denied("bad_secret")));
    }
    let taken = call(&ctx, move |ctx| take_bounce::run(ctx, &body)).await?;
    Ok(match taken {
        Taken::Noted | Taken::Unchanged => HttpResponse::NoContent().finish(),
        Taken::NotOurs => HttpResponse::UnprocessableEntity().body("no report of a mail of ours\n"),
    })
}
