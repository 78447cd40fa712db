//! Pages, a file a noun.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::page::go;
use super::signed;
use crate::context::Context;

/// `GET /`: on to the start page, or the demo's doors, in the visitor's language.
pub async fn start(ctx: Data<Context>, request: HttpRequest) -> HttpResponse {
    let lang = signed::language(&request);
    go(&if ctx.config.demo { format!("/{lang}/demo") } else { format!("/{lang}/") })
}
