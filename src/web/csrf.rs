//! Whether a form came from our own page: Origin and Sec-Fetch-Site, and the session's token where there is a session.

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::context::Context;
use crate::domain::error::{Error, Result};

/// The name of the hidden field.
pub const FIELD: &str = "_csrf";

/// The token of a session, derived from its secret: nothing to store, dead with the session.
pub fn token(ctx: &Context, session_secret: &str) -> String {
    ctx.keys.sign_link(&["csrf", session_secret])
}

/// Refuses what another site sent: by its headers, and by the token when a session's cookie came along.
pub fn check(ctx: &Context, request: &HttpRequest, session_secret: Option<&str>, sent: Option<&str>) -> Result<()> {
    let header = |name: header::HeaderName| request.headers().get(name).and_then(|v| v.to_str().ok());
    let site = request.headers().get("sec-fetch-site").and_then(|v| v.to_str().ok());
    if site.is_some_and(|s| s != "same-origin" && s != "none") {
        return Err(Error::Denied("csrf"));
    }
    // A page without referrer sends "null"; then the browser's own word on where it came from counts.
    let is_ours = |origin: &str| origin == ctx.config.public_url() || origin == "null" && site == Some("same-origin");
    if header(header::ORIGIN).is_some_and(|origin| !is_ours(origin)) {
        return Err(Error::Denied("csrf"));
    }
    match session_secret {
        Some(secret) if !ctx.keys.link_holds(&["csrf", secret], sent.unwrap_or_default()) => Err(Error::Denied("csrf")),
        _ => Ok(()),
    }
}
