//! The whole route table on one screen. Who may call a handler stands in the handler's signature.

use actix_web::web::{self, ServiceConfig, get, post, put};

use super::api::{enterprises as enterprises_api, needs as needs_api, openapi, talents as talents_api};
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
    api.route("/openapi.json", get().to(openapi::json))
        .route("/me/talent", get().to(talents_api::show))
        .route("/me/talent", put().to(talents_api::put))
        .route("/me/talent/submit", post().to(talents_api::submit))
        .route("/talents/{id}/decisions", post().to(talents_api::decide))
        .route("/me/enterprise", get().to(enterprises_api::show))
        .route("/me/enterprise", put().to(enterprises_api::put))
        .route("/enterprises/{id}/decisions", post().to(enterprises_api::decide))
        .route("/needs", post().to(needs_api::create))
        .route("/needs/{id}", get().to(needs_api::show))
        .route("/needs/{id}", put().to(needs_api::put))
        .route("/needs/{id}/submit", post().to(needs_api::submit))
        .route("/needs/{id}/decisions", post().to(needs_api::decide));
}
