//! Authority: an extractor whose type says who may call a handler. Pages read the cookie, the API its bearer token.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use tokio::sync::OnceCell;

use super::call::call;
use super::failure::Failure;
use super::{refused, token};
use crate::context::Context;
use crate::domain::actor::{Origin, Person, Visitor};
use crate::domain::error::{Error, Result};
use crate::domain::value::Lang;
use crate::usecase::accounts::recognise::{self, Proof};

/// The session cookie: host-bound, secure, unreadable to scripts.
pub const COOKIE: &str = "__Host-sid";

/// A session's cookie with the secret; an empty secret ends it.
pub fn session_cookie(secret: &str, lifetime: Option<chrono::TimeDelta>) -> Cookie<'static> {
    let mut cookie =
        Cookie::build(COOKIE, secret.to_owned()).path("/").secure(true).http_only(true).same_site(SameSite::Lax);
    if secret.is_empty() {
        cookie = cookie.max_age(actix_web::cookie::time::Duration::ZERO);
    } else if let Some(lifetime) = lifetime {
        cookie = cookie.max_age(actix_web::cookie::time::Duration::seconds(lifetime.num_seconds()));
    }
    cookie.finish()
}

/// Somebody with authority `A`; anybody else gets 401 or 403 before the handler runs.
pub struct Signed<A>(pub A);

impl<A> Deref for Signed<A> {
    type Target = A;
    fn deref(&self) -> &A {
        &self.0
    }
}

impl<A: TryFrom<Person> + 'static> FromRequest for Signed<A>
where
    Failure: From<A::Error>,
{
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        // Known at once, so that a body that comes after it waits for what is found out here.
        reading(&request);
        Box::pin(async move {
            let person = person(&request).await?.ok_or(Error::SignIn("no_session"))?;
            Ok(Self(A::try_from(person)?))
        })
    }
}

/// The person of a request: read by whoever asks first, and waited for by the others.
type Reading = Rc<OnceCell<Option<Person>>>;

fn reading(request: &HttpRequest) -> Reading {
    let mut extensions = request.extensions_mut();
    if let Some(begun) = extensions.get::<Reading>() {
        return begun.clone();
    }
    let fresh = Reading::default();
    extensions.insert(fresh.clone());
    fresh
}

/// Waits until it is known who asks, where a handler wants to know. Nobody without authority hears what is wrong with a body.
pub async fn authority_first(begun: Option<HttpRequest>) {
    if let Some(request) = begun {
        // Whoever asked for the authority gets the failure too, and answers with it.
        let _ = person(&request).await;
    }
}

/// The request, where a handler wants to know who asks.
pub fn begun(request: &HttpRequest) -> Option<HttpRequest> {
    request.extensions().contains::<Reading>().then(|| request.clone())
}

/// The person who asks, if signed in; read once a request.
pub async fn person(request: &HttpRequest) -> Result<Option<Person>, Failure> {
    reading(request).get_or_try_init(|| read(request)).await.cloned()
}

async fn read(request: &HttpRequest) -> Result<Option<Person>, Failure> {
    let ctx = context(request)?;
    let found = match proof(&ctx, request)? {
        None => None,
        Some(proof) => {
            let (origin, is_api) = (origin(&ctx, request), is_api(request));
            match call(&ctx, move |ctx| recognise::run(ctx, proof, origin)).await {
                Ok(person) => Some(person),
                // A page is shown to somebody whose session has ended as to any visitor; the API says 401.
                Err(Failure(Error::SignIn(_))) if !is_api => None,
                Err(Failure(Error::SignIn(why))) => {
                    refused::note(&ctx, request, why);
                    return Err(Failure(Error::SignIn(why)));
                }
                Err(other) => return Err(other),
            }
        }
    };
    Ok(found)
}

fn proof(ctx: &Data<Context>, request: &HttpRequest) -> Result<Option<Proof>> {
    if !is_api(request) {
        return Ok(cookie(request).map(Proof::Cookie));
    }
    match request.headers().get(header::AUTHORIZATION).map(|v| v.to_str().unwrap_or_default()) {
        None => Ok(None),
        Some(text) => {
            let bearer = text.strip_prefix("Bearer ").ok_or("scheme");
            match bearer.and_then(|token| token::verify(ctx, token)) {
                Ok(session) => Ok(Some(Proof::Session(session))),
                Err(cause) => {
                    refused::note(ctx, request, cause);
                    Err(Error::SignIn("bad_token"))
                }
            }
        }
    }
}

/// The visitor of a request.
pub fn visitor(ctx: &Context, request: &HttpRequest) -> Visitor {
    Visitor { lang: language(request), origin: origin(ctx, request) }
}

/// The language of a request: its address, else the cookie, else Accept-Language, else Chinese.
pub fn language(request: &HttpRequest) -> Lang {
    let first = request.path().split('/').nth(1).unwrap_or_default();
    if let Ok(lang) = first.parse() {
        return lang;
    }
    if let Some(lang) = request.cookie("lang").and_then(|c| c.value().parse().ok()) {
        return lang;
    }
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let wanted =
        accepted.split(',').filter_map(|part| part.trim().get(..2)).find_map(|code| code.to_lowercase().parse().ok());
    wanted.unwrap_or(Lang::Zh)
}

/// True for calls of the API.
pub fn is_api(request: &HttpRequest) -> bool {
    request.path().starts_with("/api/")
}

/// The secret in the session cookie.
pub fn cookie(request: &HttpRequest) -> Option<String> {
    request.cookie(COOKIE).map(|c| c.value().to_owned()).filter(|v| !v.is_empty())
}

/// The context of a request.
pub fn context(request: &HttpRequest) -> Result<Data<Context>> {
    request.app_data::<Data<Context>>().cloned().ok_or_else(|| Error::internal("no context"))
}

/// Where a request came from, coarsely. A proxy's word is taken only when it is a trusted one.
pub fn origin(ctx: &Context, request: &HttpRequest) -> Origin {
    let peer = request.peer_addr().map(|a| a.ip());
    let trusted = peer.is_some_and(|ip| ctx.config.security.trusted_proxies.iter().any(|p| *p == ip.to_string()));
    let forwarded = request.headers().get("x-forwarded-for").and_then(|v| v.to_str().ok());
    let claimed = forwarded.and_then(|list| list.rsplit(',').next()).and_then(|ip| ip.trim().parse().ok());
    let address = if trusted { claimed.or(peer) } else { peer };
    let agent = request.headers().get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    Origin { address_class: address.map_or_else(|| "unknown".to_owned(), class), device: device(agent) }
}

/// The network of an address: /24 of IPv4, /48 of IPv6.
fn class(address: std::net::IpAddr) -> String {
    match address {
        std::net::IpAddr::V4(ip) => {
            let [a, b, c, _] = ip.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        std::net::IpAddr::V6(ip) => {
            let [a, b, c, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}::/48")
        }
    }
}

/// Browser and system in two words.
fn device(agent: &str) -> String {
    let first =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let browser = first(&[
        ("MicroMessenger", "WeChat"),
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_as_its_network_only() {
        assert_eq!(class("203.0.113.77".parse().unwrap()), "203.0.113.0/24");
        assert_eq!(class("2001:db8:1:2::9".parse().unwrap()), "2001:db8:1::/48");
    }

    #[test]
    fn a_device_is_two_words() {
        assert_eq!(
            device("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36"),
            "Chrome · Android"
        );
        assert_eq!(device(""), "");
    }
}
