//! The OpenAPI 3.1 document, made from the handlers' own descriptions, and its viewer, served without any other host.

use actix_web::HttpResponse;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::{accounts, consents, enterprises, matches, needs, outbox, review, talents};
use crate::web::failure::{FieldProblem, Problem};

/// The description of every operation under /api/v1.
#[derive(OpenApi)]
#[openapi(
    info(title = "Longyuan 陇原英才", description = "Talent, needs, matches and review. Errors are RFC 9457 problem documents in the language of `Accept-Language`; lists page by `after` and `limit` with a `Link` header."),
    servers((url = "/api/v1")),
    paths(
        talents::show,
        talents::put,
        talents::submit,
        talents::decide,
        consents::list,
        consents::give,
        consents::withdraw,
        enterprises::show,
        enterprises::put,
        enterprises::decide,
        needs::create,
        needs::show,
        needs::put,
        needs::submit,
        needs::decide,
        accounts::register,
        accounts::verify,
        accounts::sign_in,
        accounts::renew,
        accounts::sign_out,
        review::list,
        matches::list,
        matches::show,
        matches::decide,
        matches::undo,
        outbox::list,
    ),
    components(schemas(Problem, FieldProblem)),
    modifiers(&Bearer),
    security(("bearer" = []))
)]
pub struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some("A token of fifteen minutes from `POST sessions`."))
            .build();
        document
            .components
            .get_or_insert_with(Default::default)
            .add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// `GET /api/v1/openapi.json`
pub async fn json() -> HttpResponse {
    HttpResponse::Ok().json(Document::openapi())
}

/// `GET /api/docs/`
pub fn viewer() -> SwaggerUi {
    SwaggerUi::new("/api/docs/{_:.*}").config(Config::new(["/api/v1/openapi.json"]).validator_url("none"))
}
