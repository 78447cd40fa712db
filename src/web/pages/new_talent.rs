//! A person registers for the pool.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

use super::sent;
use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::error::Result as Outcome;
use crate::usecase::talents::register;
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::registration::Registration;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::robots;

#[derive(Template)]
#[template(path = "talents/new.html")]
struct NewPage {
    frame: Frame,
    form: Registration,
    problems: Problems,
    stamp: String,
    pool_version: String,
    border_version: String,
}

impl NewPage {
    fn new(ctx: &Context, frame: Frame, form: Registration, problems: Problems) -> Outcome<Self> {
        let version = |topic| consent_texts::current(topic, frame.lang).map(|text| text.version.to_string());
        let (pool_version, border_version) = (version(Topic::TalentPool)?, version(Topic::CrossBorder)?);
        Ok(Self { stamp: robots::stamp(ctx, &frame, &form.stamp), frame, form, problems, pool_version, border_version })
    }
}

/// `GET /{lang}/talents/new`
pub async fn show(ctx: Data<Context>, frame: Frame) -> Result<HttpResponse, Failure> {
    if frame.has("talent") {
        return Ok(go(&frame.url("/me")));
    }
    page(&NewPage::new(&ctx, frame, Registration::default(), Problems::default())?)
}

/// `POST /{lang}/talents/new`
pub async fn create(ctx: Data<Context>, frame: Frame, Form(form): Form<Registration>) -> Result<HttpResponse, Failure> {
    let (visitor, sent) = (frame.visitor.clone(), form.clone());
    let done = call(&ctx, move |ctx| {
        robots::check(ctx, &sent.stamp, &sent.nickname)?;
        register::run(ctx, &visitor, sent.input(visitor.lang)?)
    });
    match answered(done.await)? {
        Ok(view) => Ok(sent::wait(&frame, view.ticket, &form.email, false)),
        Err(problems) => page_with(StatusCode::UNPROCESSABLE_ENTITY, &NewPage::new(&ctx, frame, form, problems)?),
    }
}
