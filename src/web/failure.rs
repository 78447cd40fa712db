//! What a failure looks like from outside: the one map from kinds to statuses, a page in the reader's language, or RFC 9457
//! problem JSON. The cause of an internal fault is logged here once and never shown.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use serde::Serialize;

use super::error_page::{self, Trouble};
use super::page::Frame;
use super::signed;
use crate::domain::error::{Error, FieldError};
use crate::domain::value::Lang;
use crate::locale;

/// A failure on its way out.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Failure(#[from] pub Error);

/// Any signed-in person will do: `Signed<Person>`.
impl From<std::convert::Infallible> for Failure {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

const MEDIA_TYPE: &str = "media_type";
const TOO_LARGE: &str = "too_large";

impl Failure {
    /// A body of another type than the route takes (415).
    pub fn media_type() -> Self {
        Self(Error::Denied(MEDIA_TYPE))
    }

    /// A body that could not be read: too large (413), or broken.
    pub fn from_body(error: actix_web::Error) -> Self {
        match error.as_response_error().status_code() {
            StatusCode::PAYLOAD_TOO_LARGE => Self(Error::Denied(TOO_LARGE)),
            _ => Self(Error::field("", "bad_form")),
        }
    }
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::Denied(MEDIA_TYPE) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Error::Denied(TOO_LARGE) => StatusCode::PAYLOAD_TOO_LARGE,
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::SignIn(_) => StatusCode::UNAUTHORIZED,
        Error::Denied(_) => StatusCode::FORBIDDEN,
        Error::Missing(_) => StatusCode::NOT_FOUND,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::TooMany { .. } | Error::Spent { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Gone(_) => StatusCode::GONE,
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        status(&self.0)
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::new(self.status_code())
    }
}

/// RFC 9457 problem details.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// The status again.
    pub status: u16,
    /// Stable code.
    pub code: String,
    /// What happened, in the caller's language.
    pub title: String,
    /// Names this answer in the log.
    pub request_id: String,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// One field of a problem.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// The field.
    pub field: String,
    /// Stable code.
    pub code: String,
    /// The reason, in the caller's language.
    pub message: String,
}

/// Middleware: gives every failure, ours or the framework's, its page or problem JSON.
pub async fn render<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let lang = signed::language(request.request());
    let response = match next.call(request).await {
        Ok(response) => response.map_into_boxed_body(),
        Err(error) => return Err(error),
    };
    let code = response.status();
    if !code.is_client_error() && !code.is_server_error()
        || response.response().body().size() != actix_web::body::BodySize::Sized(0)
            && response.response().error().is_none()
    {
        return Ok(response);
    }
    let (request, old) = response.into_parts();
    let id = crate::keys::sha256_hex(crate::keys::fresh_secret().as_bytes())[..10].to_owned();
    let failure = old.error().and_then(|e| e.as_error::<Failure>()).map(|f| &f.0);
    log(&id, failure, code);
    if !signed::is_api(&request) && code == StatusCode::UNAUTHORIZED && request.method() == actix_web::http::Method::GET
    {
        let next =
            form_urlencoded::byte_serialize(request.uri().path_and_query().map_or("/", |p| p.as_str()).as_bytes())
                .collect::<String>();
        let to =
            HttpResponse::SeeOther().insert_header((header::LOCATION, format!("/{lang}/sign-in?next={next}"))).finish();
        return Ok(ServiceResponse::new(request, to));
    }
    let mut builder = HttpResponse::build(code);
    if let Some(Error::TooMany { retry_after } | Error::Spent { retry_after, .. }) = failure {
        builder.insert_header((header::RETRY_AFTER, retry_after.to_string()));
    }
    if code == StatusCode::SERVICE_UNAVAILABLE {
        builder.insert_header((header::RETRY_AFTER, "5"));
    }
    if let Some(allow) = old.headers().get(header::ALLOW) {
        builder.insert_header((header::ALLOW, allow.clone()));
    }
    let fresh = if signed::is_api(&request) {
        builder.content_type("application/problem+json").json(problem(lang, code, failure, id))
    } else {
        let frame = Frame::of(&request).await.unwrap_or_else(|_| Frame::bare(lang));
        let trouble = trouble(&request, code, failure, &id);
        builder.content_type("text/html; charset=utf-8").body(error_page::render(frame, &trouble))
    };
    Ok(ServiceResponse::new(request, fresh))
}

/// What the page of a failure tells.
fn trouble<'a>(request: &HttpRequest, code: StatusCode, failure: Option<&'a Error>, id: &'a str) -> Trouble<'a> {
    let lang = signed::language(request);
    let wrong = match failure {
        Some(Error::Invalid(errors)) => errors.iter().map(|error| field_sentence(lang, error)).collect(),
        _ => Vec::new(),
    };
    let wait = match failure {
        Some(Error::TooMany { retry_after } | Error::Spent { retry_after, .. }) => Some(*retry_after),
        _ => None,
    };
    Trouble {
        status: code.as_u16(),
        code: failure.map(Error::code),
        sentence: sentence(lang, code, failure),
        request_id: id,
        back: error_page::came_from(request),
        wrong,
        wait,
    }
}

fn log(id: &str, failure: Option<&Error>, code: StatusCode) {
    match failure {
        Some(Error::Internal(cause)) => tracing::error!(request_id = id, %cause, "internal fault"),
        Some(Error::Unavailable(cause)) => tracing::warn!(request_id = id, %cause, "unavailable"),
        _ if code.is_server_error() => tracing::error!(request_id = id, status = code.as_u16(), "server error"),
        _ => {}
    }
}

fn problem(lang: Lang, status: StatusCode, failure: Option<&Error>, request_id: String) -> Problem {
    let errors = failure.map_or_else(Vec::new, |failure| field_problems(lang, failure));
    let code = match failure {
        Some(failure) => failure.code().to_owned(),
        None => default_code(status).to_owned(),
    };
    Problem { status: status.as_u16(), code, title: sentence(lang, status, failure), request_id, errors }
}

fn field_problems(lang: Lang, failure: &Error) -> Vec<FieldProblem> {
    let Error::Invalid(errors) = failure else { return Vec::new() };
    let one = |e: &FieldError| {
        let message = field_sentence(lang, e);
        FieldProblem { field: e.field.clone(), code: e.code.to_owned(), message }
    };
    errors.iter().map(one).collect()
}

/// A failure of one part of an answer that is not a failure as a whole: its cause is not told, as with any other.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PartProblem {
    /// The status that it would have had alone.
    pub status: u16,
    /// Stable code.
    pub code: String,
    /// What happened, in the caller's language.
    pub title: String,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

impl PartProblem {
    /// What a caller in this language is told; a fault of ours is logged.
    pub fn of(lang: Lang, failure: &Error) -> Self {
        let status = status(failure);
        log("part", Some(failure), status);
        let (code, title) = (failure.code().to_owned(), sentence(lang, status, Some(failure)));
        Self { status: status.as_u16(), code, title, errors: field_problems(lang, failure) }
    }
}

fn default_code(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "bad_request",
        404 => "missing",
        405 => "method",
        408 => "timeout",
        421 => "unknown_host",
        _ => "failed",
    }
}

/// The sentence of a failure: of its code if it has one, else of its status.
fn sentence(lang: Lang, status: StatusCode, failure: Option<&Error>) -> String {
    let own = failure.map(|f| format!("failure-{}", f.code().replace('_', "-")));
    match own {
        Some(key) if locale::has(lang, &key) => locale::text(lang, &key),
        _ => locale::text(lang, &format!("failure-{}", status.as_u16())),
    }
}

/// The sentence of a field error.
pub fn field_sentence(lang: Lang, error: &FieldError) -> String {
    let key = format!("error-{}", error.code.replace('_', "-"));
    let about = error.about.as_deref().unwrap_or_default();
    locale::text_with(lang, &key, &[("n", error.number.unwrap_or(0).into()), ("about", about.into())])
}
