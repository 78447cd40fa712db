//! The whole route table on one screen. Who may call a handler stands in the handler's signature.

use actix_web::web::{self, ServiceConfig, get, post};

use super::pages::demo_doors;
use super::{assets, health, pages};

/// Every route. Pages stand under /zh and /en, the API under /api/v1.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/healthz", get().to(health::alive))
        .route("/readyz", get().to(health::ready))
        .route("/assets/{name}", get().to(assets::serve))
        .route("/", get().to(pages::start))
        .service(web::scope("/{lang:zh|en}").configure(demo));
}

fn demo(pages: &mut ServiceConfig) {
    pages.route("/demo", get().to(demo_doors::show)).route("/demo/enter", post().to(demo_doors::enter));
}
