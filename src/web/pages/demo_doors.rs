//! The demo's three doors; there is no such page without `--demo`.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::usecase::demo::{self, doors};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page};
use crate::web::signed;

#[derive(Template)]
#[template(path = "demo/doors.html")]
struct DoorsPage {
    frame: Frame,
    view: doors::View,
}

/// `GET /{lang}/demo`
pub async fn show(ctx: Data<Context>, frame: Frame) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, doors::run).await?;
    page(&DoorsPage { frame, view })
}

/// Which door.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    door: demo::Door,
}

/// `POST /{lang}/demo/enter`
pub async fn enter(
    ctx: Data<Context>,
    frame: Frame,
    Form(Chosen { door }): Form<Chosen>,
) -> Result<HttpResponse, Failure> {
    let visitor = frame.visitor.clone();
    let secret = call(&ctx, move |ctx| demo::enter::run(ctx, &visitor, door)).await?;
    let mut response = go(&frame.url(door.leads_to()));
    response.add_cookie(&signed::session_cookie(&secret, None)).map_err(crate::domain::error::Error::internal)?;
    Ok(response)
}
