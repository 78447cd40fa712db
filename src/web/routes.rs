//! The whole route table on one screen. Who may call a handler stands in the handler's signature.

use actix_web::web::{self, ServiceConfig, get};

use super::api::openapi;
use super::pages::start;
use super::{assets, health};

/// Every route. Pages stand under /zh and /en, the API under /api/v1.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/healthz", get().to(health::alive))
        .route("/readyz", get().to(health::ready))
        .route("/assets/{name}", get().to(assets::serve))
        .route("/", get().to(start))
        .service(openapi::viewer())
        .service(web::scope("/api/v1").configure(api))
        .service(web::scope("/{lang:zh|en}").configure(pages));
}

fn pages(_pages: &mut ServiceConfig) {}

fn api(api: &mut ServiceConfig) {
    api.route("/openapi.json", get().to(openapi::json));
}
