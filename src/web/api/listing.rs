//! Lists of the API: what pages them, and the `Link` header that leads to the next page.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

/// A page of a list as JSON; its `Link` header names the next page where there is one.
pub fn listed<T: Serialize>(request: &HttpRequest, items: &[T], next: Option<&str>) -> HttpResponse {
    let mut answer = HttpResponse::Ok();
    if let Some(next) = next {
        answer.insert_header((header::LINK, format!("<{}>; rel=\"next\"", address(request, next))));
    }
    answer.json(items)
}

/// The address of this list with another `after`.
fn address(request: &HttpRequest, after: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let kept = form_urlencoded::parse(request.query_string().as_bytes()).filter(|(name, _)| name != "after");
    query.extend_pairs(kept).append_pair("after", after);
    format!("{}?{}", request.path(), query.finish())
}
