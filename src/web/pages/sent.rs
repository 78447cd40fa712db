//! The page on which those who registered wait for the mail: what to look for, send it again, another address.
//!
//! Address and ticket travel in a cookie of this browser, never in an address line; both are the same for known addresses.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::domain::value::Moment;
use crate::usecase::offices::show_public;
use crate::usecase::registrations::{change_address, resend};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::page::{Frame, Problems, go, page_with};

const COOKIE: &str = "__Host-waiting";
const MINUTES: i64 = 60;

/// What this browser waits for.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Waiting {
    ticket: String,
    email: String,
    sent_at: Moment,
    is_firm: bool,
}

#[derive(Template)]
#[template(path = "sent.html")]
struct SentPage {
    frame: Frame,
    waiting: Option<Waiting>,
    sender: String,
    email: String,
    problems: Problems,
}

impl SentPage {
    /// Whose draft has become a registration.
    fn is_talent(&self) -> bool {
        self.waiting.as_ref().is_some_and(|waiting| !waiting.is_firm)
    }
}

/// No field but the session's token.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Another address.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub struct NewAddress {
    email: String,
}

/// On to the waiting page. People get mail from a neutral sender, firms from the office by its name.
pub fn wait(frame: &Frame, ticket: String, email: &str, is_firm: bool) -> HttpResponse {
    let waiting = Waiting { ticket, email: email.trim().to_owned(), sent_at: frame.now, is_firm };
    answer_with(frame, "/sent", &waiting)
}

fn answer_with(frame: &Frame, path: &str, waiting: &Waiting) -> HttpResponse {
    let value = serde_json::to_vec(waiting).map(|json| BASE64_URL_SAFE_NO_PAD.encode(json)).unwrap_or_default();
    let cookie = Cookie::build(COOKIE, value)
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(actix_web::cookie::time::Duration::minutes(MINUTES));
    let mut response = go(&frame.url(path));
    // A cookie that cannot be set leaves the page without address and buttons, which it says.
    let _ = response.add_cookie(&cookie.finish());
    response
}

fn waiting(request: &HttpRequest) -> Option<Waiting> {
    let cookie = request.cookie(COOKIE)?;
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(cookie.value()).ok()?).ok()
}

async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    waiting: Option<Waiting>,
    (email, problems): (String, Problems),
) -> Result<HttpResponse, Failure> {
    let sender = call(ctx, show_public::run).await?.sender;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &SentPage { frame, waiting, sender, email, problems })
}

/// `GET /{lang}/sent`
pub async fn show(ctx: Data<Context>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Failure> {
    shown(&ctx, frame, waiting(&request), Default::default()).await
}

/// `POST /{lang}/sent`: the mail once more.
pub async fn again(
    ctx: Data<Context>,
    frame: Frame,
    request: HttpRequest,
    _: Form<Nothing>,
) -> Result<HttpResponse, Failure> {
    let Some(mut waiting) = waiting(&request) else { return Ok(go(&frame.url("/sent"))) };
    let ticket = waiting.ticket.clone();
    call(&ctx, move |ctx| resend::run(ctx, resend::Input { ticket })).await?;
    waiting.sent_at = frame.now;
    Ok(answer_with(&frame, "/sent?done=sent_again", &waiting))
}

/// `POST /{lang}/sent/address`: to another address.
pub async fn change(
    ctx: Data<Context>,
    frame: Frame,
    request: HttpRequest,
    Form(form): Form<NewAddress>,
) -> Result<HttpResponse, Failure> {
    let Some(mut waiting) = waiting(&request) else { return Ok(go(&frame.url("/sent"))) };
    let input = change_address::Input { ticket: waiting.ticket.clone(), email: form.email.clone() };
    let visitor = frame.visitor.clone();
    match answered(call(&ctx, move |ctx| change_address::run(ctx, &visitor, input)).await)? {
        Ok(()) => {
            (waiting.email, waiting.sent_at) = (form.email.trim().to_owned(), frame.now);
            Ok(answer_with(&frame, "/sent?done=address_changed", &waiting))
        }
        Err(problems) => shown(&ctx, frame, Some(waiting), (form.email, problems)).await,
    }
}
