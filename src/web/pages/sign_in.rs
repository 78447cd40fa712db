//! Signing in by link or passphrase, signing out, asking for a new passphrase.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{Pressed, problems, welcome};
use crate::context::Context;
use crate::domain::account::{Role, SessionKind};
use crate::domain::actor::Person;
use crate::domain::error::{Error, FieldError};
use crate::domain::value::Lang;
use crate::usecase::accounts::{self, request_link, request_reset};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::{self, Signed};

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    frame: Frame,
    /// Which of the forms came back: `link`, `own` or `staff`.
    part: String,
    problems: Problems,
    email: String,
    next: String,
}

impl SignInPage {
    /// The problems of one of the forms.
    fn problems_of(&self, part: &str) -> Problems {
        if self.part == part { self.problems.clone() } else { Problems::default() }
    }

    /// What the ids of that form's fields begin with.
    fn id_prefix(&self) -> String {
        format!("{}-", self.part)
    }

    /// What was typed as address in one of the forms.
    fn email_of(&self, part: &str) -> &str {
        if self.part == part { &self.email } else { "" }
    }
}

/// Where to go on after signing in.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    next: String,
}

/// The address of a form to which a link is sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkForm {
    email: String,
}

/// The form of a passphrase.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassphraseForm {
    email: String,
    password: String,
    #[serde(default)]
    code: String,
    part: String,
    #[serde(default)]
    next: String,
}

/// A page of ours, never another site's: `/zh/..` or `/en/..`.
fn own_page(next: &str, lang: Lang) -> String {
    let is_own = (next.starts_with("/zh/") || next.starts_with("/en/")) && !next.contains(['\\', '\r', '\n']);
    if is_own { next.to_owned() } else { format!("/{lang}/home") }
}

/// `GET /sign-in`
pub async fn show(frame: Frame, wanted: Query<Wanted>) -> Result<HttpResponse, Failure> {
    let next = wanted.into_inner().next;
    page(&SignInPage { frame, part: String::new(), problems: Problems::default(), email: String::new(), next })
}

/// `POST /sign-in/link`: the same page for every address.
pub async fn by_link(ctx: Data<Context>, frame: Frame, form: Form<LinkForm>) -> Result<HttpResponse, Failure> {
    let (visitor, email) = (frame.visitor.clone(), form.0.email);
    let input = request_link::Input { email: email.clone() };
    match call(&ctx, move |ctx| request_link::run(ctx, &visitor, input)).await {
        Ok(()) => page_with(StatusCode::ACCEPTED, &SentPage { frame, email, what: "link" }),
        Err(failure) => {
            let problems = problems(failure)?;
            let sheet = SignInPage { frame, part: "link".into(), problems, email, next: String::new() };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &sheet)
        }
    }
}

/// `POST /sign-in`
pub async fn by_passphrase(
    ctx: Data<Context>,
    frame: Frame,
    form: Form<PassphraseForm>,
) -> Result<HttpResponse, Failure> {
    let PassphraseForm { email, password, code, part, next } = form.0;
    let visitor = frame.visitor.clone();
    let code = Some(code).filter(|code| !code.trim().is_empty());
    let input = accounts::sign_in::Input { email: email.clone(), password, code, kind: SessionKind::Page };
    let failure = match call(&ctx, move |ctx| accounts::sign_in::run(ctx, &visitor, input)).await {
        Ok(entered) if entered.account.is_staff() && !entered.account.has_second_factor => {
            return Ok(welcome(&ctx, &entered, &frame.url("/account/second-factor")));
        }
        Ok(entered) => return Ok(welcome(&ctx, &entered, &own_page(&next, frame.lang))),
        Err(failure) => failure,
    };
    let (status, problems) = match failure.0 {
        Error::SignIn(code) => (StatusCode::UNAUTHORIZED, Problems(vec![FieldError::new("password", code)])),
        Error::Denied(code @ "mail_unverified") => {
            (StatusCode::FORBIDDEN, Problems(vec![FieldError::new("email", code)]))
        }
        other => (StatusCode::UNPROCESSABLE_ENTITY, problems(Failure(other))?),
    };
    page_with(status, &SignInPage { frame, part, problems, email, next })
}

/// `POST /sign-out`: forgets what the browser keeps of us, signed in or not.
pub async fn sign_out(ctx: Data<Context>, request: HttpRequest, _form: Form<Pressed>) -> Result<HttpResponse, Failure> {
    if let Some(person) = signed::person(&request).await? {
        call(&ctx, move |ctx| accounts::sign_out::run(ctx, &person)).await?;
    }
    let lang = signed::language(&request);
    let mut response = go(&format!("/{lang}/"));
    let _ = response.add_cookie(&signed::session_cookie("", None));
    response.headers_mut().insert(
        header::HeaderName::from_static("clear-site-data"),
        header::HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}

/// `GET /home`: the page on which a person's work begins.
pub async fn home(frame: Frame, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let to = if person.has(Role::Officer) || person.has(Role::Lead) {
        "/review"
    } else if person.has(Role::Talent) {
        "/me"
    } else if person.has(Role::Member) {
        "/needs"
    } else if person.has(Role::Admin) {
        "/staff/admin"
    } else if person.has(Role::Auditor) {
        "/staff/audit"
    } else if person.has(Role::Editor) {
        "/staff/taxonomy"
    } else {
        "/account"
    };
    Ok(go(&frame.url(to)))
}

#[derive(Template)]
#[template(path = "accounts/sent.html")]
struct SentPage {
    frame: Frame,
    email: String,
    /// `link` or `reset`.
    what: &'static str,
}

#[derive(Template)]
#[template(path = "accounts/reset.html")]
struct ResetPage {
    frame: Frame,
    problems: Problems,
    email: String,
}

/// `GET /reset`
pub async fn show_reset(frame: Frame) -> Result<HttpResponse, Failure> {
    page(&ResetPage { frame, problems: Problems::default(), email: String::new() })
}

/// `POST /reset`: the same page for every address.
pub async fn reset(ctx: Data<Context>, frame: Frame, form: Form<LinkForm>) -> Result<HttpResponse, Failure> {
    let (visitor, email) = (frame.visitor.clone(), form.0.email);
    let input = request_reset::Input { email: email.clone() };
    match call(&ctx, move |ctx| request_reset::run(ctx, &visitor, input)).await {
        Ok(()) => page_with(StatusCode::ACCEPTED, &SentPage { frame, email, what: "reset" }),
        Err(failure) => {
            let problems = problems(failure)?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &ResetPage { frame, problems, email })
        }
    }
}
