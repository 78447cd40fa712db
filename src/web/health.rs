//! Is the process alive, is it ready to work: for supervisors and load balancers, on any host name.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde_json::json;

use super::call::call;
use crate::context::Context;
use crate::usecase::offices::readiness;

/// `GET /healthz`: the process answers.
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// `GET /readyz`: database, mail queue, index. 503 when the database does not answer.
pub async fn ready(ctx: Data<Context>) -> HttpResponse {
    match call(&ctx, readiness::run).await {
        Ok(view) => HttpResponse::Ok().json(view),
        Err(_) => {
            HttpResponse::ServiceUnavailable().json(json!({ "status": "unavailable", "database": "unreachable" }))
        }
    }
}
