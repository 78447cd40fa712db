//! The page of a link in a mail: GET shows what it is for, POST acts; one address for every purpose.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use super::{problems, welcome};
use crate::context::Context;
use crate::domain::account::{LinkPurpose, SessionKind};
use crate::domain::error::Error;
use crate::usecase::accounts::{reset, show_link, verify};
use crate::usecase::offices::confirm_mail;
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, page, page_with};

#[derive(Template)]
#[template(path = "accounts/link.html")]
struct LinkPage {
    frame: Frame,
    token: String,
    view: show_link::View,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "accounts/link_done.html")]
struct DonePage {
    frame: Frame,
    purpose: LinkPurpose,
}

/// What some purposes ask for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkForm {
    #[serde(default)]
    password: String,
}

type Path2 = Path<(String, String)>;

/// `GET /links/{token}`: changes nothing, since scanners of mail open links too.
pub async fn show(ctx: Data<Context>, frame: Frame, path: Path2) -> Result<HttpResponse, Failure> {
    let (_, token) = path.into_inner();
    let asked = token.clone();
    let view = call(&ctx, move |ctx| show_link::run(ctx, &asked)).await?;
    let status = if view.gone.is_some() { StatusCode::GONE } else { StatusCode::OK };
    page_with(status, &LinkPage { frame, token, view, problems: Problems::default() })
}

/// `POST /links/{token}`
pub async fn act(ctx: Data<Context>, frame: Frame, path: Path2, form: Form<LinkForm>) -> Result<HttpResponse, Failure> {
    let (_, token) = path.into_inner();
    let asked = token.clone();
    let view = call(&ctx, move |ctx| show_link::run(ctx, &asked)).await?;
    let purpose = view.purpose;
    let done = match purpose {
        _ if view.gone.is_some() => Err(Failure(Error::Gone("link_used"))),
        LinkPurpose::SignIn | LinkPurpose::Confirm => enter(&ctx, &frame, token.clone()).await,
        LinkPurpose::Reset | LinkPurpose::Invite => {
            let (visitor, input) =
                (frame.visitor.clone(), reset::Input { token: token.clone(), password: form.0.password });
            let done = call(&ctx, move |ctx| reset::run(ctx, &visitor, input)).await;
            done.and_then(|()| page(&DonePage { frame: frame.clone(), purpose }))
        }
        LinkPurpose::TestMail => {
            let (visitor, used) = (frame.visitor.clone(), token.clone());
            let done = call(&ctx, move |ctx| confirm_mail::run(ctx, &visitor, &used)).await;
            done.and_then(|()| page(&DonePage { frame: frame.clone(), purpose }))
        }
        LinkPurpose::Withdraw => Err(Failure(Error::Missing("link"))),
    };
    match done {
        Err(Failure(Error::Gone(code))) => {
            let view = show_link::View { gone: view.gone.or(Some(code)), ..view };
            page_with(StatusCode::GONE, &LinkPage { frame, token, view, problems: Problems::default() })
        }
        Err(failure) => {
            let problems = problems(failure)?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &LinkPage { frame, token, view, problems })
        }
        done => done,
    }
}

async fn enter(ctx: &Data<Context>, frame: &Frame, token: String) -> Result<HttpResponse, Failure> {
    let visitor = frame.visitor.clone();
    let input = verify::Input { token, kind: SessionKind::Page };
    let view = call(ctx, move |ctx| verify::run(ctx, &visitor, input)).await?;
    Ok(welcome(ctx, &view.entered, &frame.url("/home")))
}
