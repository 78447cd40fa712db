//! The public home.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use crate::context::Context;
use crate::usecase::offices::show_public::{self, Figures};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    figures: Option<Figures>,
}

/// `GET /{lang}/`
pub async fn show(ctx: Data<Context>, frame: Frame) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, show_public::run).await?;
    page(&HomePage { frame, figures: view.figures })
}
