//! The page of a follow-up: one click says how it goes.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::error::Error;
use crate::domain::follow_up::{News, OutcomeKind};
use crate::usecase::accounts::show_link;
use crate::usecase::introductions::report;
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::Reading;
use crate::web::page::{Frame, Problems, page, page_with};

#[derive(Template)]
#[template(path = "introductions/follow_up.html")]
struct FollowUpPage {
    frame: Frame,
    token: String,
    gone: Option<&'static str>,
    problems: Problems,
    is_thanks: bool,
}

impl FollowUpPage {
    fn kinds(&self) -> &'static [OutcomeKind] {
        OutcomeKind::ALL
    }

    fn news(&self) -> impl Iterator<Item = &'static News> {
        News::ALL.iter().filter(|news| **news != News::Success)
    }
}

/// What is said.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewsForm {
    news: String,
    kind: String,
}

type Path2 = Path<(String, String)>;

async fn shown(ctx: &Data<Context>, frame: Frame, token: String, problems: Problems) -> Result<HttpResponse, Failure> {
    let asked = token.clone();
    let link = call(ctx, move |ctx| show_link::run(ctx, &asked)).await?;
    if link.purpose != LinkPurpose::FollowUp {
        return Err(Error::Missing("link").into());
    }
    let gone = link.gone;
    let status = match (gone, problems.any()) {
        (Some(_), _) => StatusCode::GONE,
        (None, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, false) => StatusCode::OK,
    };
    page_with(status, &FollowUpPage { frame, token, gone, problems, is_thanks: false })
}

/// `GET /{lang}/follow-ups/{token}`: changes nothing.
pub async fn show(ctx: Data<Context>, frame: Frame, path: Path2) -> Result<HttpResponse, Failure> {
    shown(&ctx, frame, path.into_inner().1, Problems::default()).await
}

/// `POST /{lang}/follow-ups/{token}`
pub async fn act(
    ctx: Data<Context>,
    frame: Frame,
    path: Path2,
    Form(form): Form<NewsForm>,
) -> Result<HttpResponse, Failure> {
    let (_, token) = path.into_inner();
    let (visitor, used) = (frame.visitor.clone(), token.clone());
    let done = call(&ctx, move |ctx| {
        let mut reading = Reading::default();
        let news = reading.code("news", &form.news);
        let kind = reading.code("kind", &form.kind);
        let news = reading.done(news)?.ok_or(Error::field("news", "required"))?;
        report::run(ctx, &visitor, report::Input { token: used, news, kind })
    });
    match answered(done.await)? {
        Ok(_) => page(&FollowUpPage { frame, token, gone: None, problems: Problems::default(), is_thanks: true }),
        Err(problems) => shown(&ctx, frame, token, problems).await,
    }
}
