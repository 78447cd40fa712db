//! The elder-friendly mode (长者模式): larger type, one column, nothing that disappears by itself. Kept in a cookie of this browser, for
//! visitors too.

use actix_web::HttpResponse;
use actix_web::cookie::{Cookie, SameSite};
use serde::Deserialize;

use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{ELDER, Frame, go};

/// What the button sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// `on` or `off`.
    elder: String,
    /// The page to go back to, after the language.
    back: String,
}

/// `POST /elder`: on or off, then back to the page.
pub async fn choose(frame: Frame, form: Form<Choice>) -> Result<HttpResponse, Failure> {
    let Choice { elder, back } = form.0;
    // Behind the language an address cannot lead to another host; what is no path leads to the start page.
    let back = if back.starts_with('/') && !back.contains(['\\', '\r', '\n']) { back } else { "/".to_owned() };
    let mut cookie = Cookie::build(ELDER, "1").path("/").same_site(SameSite::Lax).permanent().finish();
    if elder != "on" {
        cookie.make_removal();
    }
    let mut response = go(&frame.url(&back));
    let _ = response.add_cookie(&cookie);
    Ok(response)
}
