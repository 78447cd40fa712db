//! What every answer carries, and which hosts are answered at all.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpResponse};

use crate::context::Context;

/// Headers of every response; the viewer of the API documentation alone may run its own scripts and styles.
const FIXED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"),
    ("x-frame-options", "DENY"),
];
/// Folders of addresses that prove by themselves who comes.
const SECRET_HOLDERS: [&str; 6] = ["/links/", "/answers/", "/follow-ups/", "/unsubscribe/", "/me/data/", "/set-up/"];
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const POLICY_OF_DOCS: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Middleware: security headers on everything, `no-store` on all but static files, HSTS behind https.
pub async fn headers<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    // The HTML part of a mail has its styles in its attributes, as mail programs want it.
    let is_docs = request.path().starts_with("/api/docs")
        || request.path().contains("/staff/notices/") && request.path().ends_with("/html");
    // Under "no-referrer" a browser sends its own forms with `Origin: null`, so only addresses that hold a secret have it.
    let holds_secret =
        !request.path().starts_with("/api/") && SECRET_HOLDERS.iter().any(|folder| request.path().contains(folder));
    let referrer_policy = if holds_secret { "no-referrer" } else { "same-origin" };
    let is_https =
        request.app_data::<Data<Context>>().is_some_and(|ctx| ctx.config.public_url().starts_with("https://"));
    let mut response = next.call(request).await?.map_into_boxed_body();
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static(referrer_policy));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(if is_docs { POLICY_OF_DOCS } else { POLICY }),
    );
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if is_https {
        headers
            .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
    Ok(response)
}

/// Middleware: only the public address and the listening one are answered (421), so that no link is made for another host.
pub async fn host<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let asked = request.headers().get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default().to_owned();
    let known = request
        .app_data::<Data<Context>>()
        .is_some_and(|ctx| ctx.config.public_url().split("://").nth(1) == Some(asked.as_str()));
    if known || matches!(request.path(), "/healthz" | "/readyz") {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    }
    let refused = HttpResponse::MisdirectedRequest().finish();
    Ok(request.into_response(refused))
}
