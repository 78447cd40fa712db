//! The OpenAPI 3.1 document, made from the handlers' own descriptions, and its viewer, served without any other host.

use actix_web::HttpResponse;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, Ref, RefOr, ResponseBuilder};
use utoipa::{Modify, OpenApi};
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::{
    accounts, cards, coach, concepts, consents, enterprise_figures, enterprises, introduction_deeds,
    introduction_outcomes, introductions, matches, needs, outbox, proposing, review, rights, same, several,
    talent_decisions, talents, taxonomy, visibility,
};
use crate::web::failure::{FieldProblem, Problem};

/// The description of every operation under /api/v1.
#[derive(OpenApi)]
#[openapi(
    info(title = "Longyuan 陇原英才", description = "Talent, needs, matches, review and introductions. Errors are RFC 9457 problem documents in the language of `Accept-Language`; lists page by `after` and `limit` with a `Link` header."),
    servers((url = "/api/v1")),
    paths(
        talents::show,
        talents::put,
        talents::submit,
        talent_decisions::decide,
        talent_decisions::take_measure,
        consents::list,
        consents::give,
        consents::withdraw,
        rights::export,
        rights::erase,
        rights::come_back,
        rights::disclosures,
        rights::correct,
        enterprises::show,
        enterprises::put,
        enterprises::decide,
        enterprises::take_measure,
        enterprises::close,
        needs::create,
        coach::count,
        concepts::list,
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
        several::decide,
        introductions::list,
        introductions::show,
        introductions::answer,
        introductions::contact,
        introductions::dispute,
        introduction_deeds::record,
        introduction_deeds::introduce,
        introduction_deeds::halt,
        introduction_deeds::ask_again,
        introduction_outcomes::outcome,
        enterprise_figures::show,
        enterprise_figures::match_need,
        outbox::list,
        taxonomy::list,
        taxonomy::show,
        taxonomy::tables,
        same::list,
        same::show,
        same::decide,
        same::undo,
        visibility::show,
        visibility::put,
        cards::list,
        cards::show,
        cards::ask_for,
        cards::list_interests,
        cards::withdraw,
        proposing::propose_one,
        proposing::none_found,
    ),
    components(schemas(Problem, FieldProblem)),
    modifiers(&Bearer, &Common),
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

/// What every operation may answer beside what it says itself, and the media type of what went wrong.
struct Common;

impl Modify for Common {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut document.paths.paths {
            let operations = [
                ("get", &mut item.get),
                ("put", &mut item.put),
                ("post", &mut item.post),
                ("delete", &mut item.delete),
            ];
            for (method, operation) in operations {
                if let Some(operation) = operation {
                    operation.operation_id = Some(name(method, path));
                    complete(operation);
                }
            }
        }
    }
}

/// `post_matches_id_decisions`: one name an operation, as generated clients need it.
fn name(method: &str, path: &str) -> String {
    let words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    std::iter::once(method).chain(words).collect::<Vec<_>>().join("_")
}

fn complete(operation: &mut Operation) {
    let mut more = vec![("500", "A fault of ours"), ("503", "Not available just now; try again later")];
    // An operation for everybody says so by a requirement of its own that asks for nothing.
    if operation.security.is_none() {
        more.push(("401", "No token, or one that does not hold"));
        more.push(("403", "Not for this account"));
    }
    if operation.request_body.is_some() {
        more.extend([("413", "Too large"), ("415", "Not JSON"), ("422", "Some fields need a change")]);
    }
    let answers = &mut operation.responses.responses;
    for (status, description) in more {
        let problem = Content::new(Some(Ref::from_schema_name("Problem")));
        let response = ResponseBuilder::new().description(description).content("application/json", problem).build();
        answers.entry(status.to_owned()).or_insert(RefOr::T(response));
    }
    for (status, answer) in answers {
        if let (RefOr::T(response), true) = (answer, status.starts_with(['4', '5'])) {
            let content = std::mem::take(&mut response.content);
            response.content =
                content.into_values().map(|what| ("application/problem+json".to_owned(), what)).collect();
        }
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
