//! Bodies: a form (repeated names allowed, CSRF checked) and JSON. Unknown fields are refused in both.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;

use super::failure::Failure;
use super::page::Problems;
use super::{csrf, signed};
use crate::context::Context;
use crate::domain::error::{Error, FieldError, Result};

/// A form that came from our own page.
pub struct Form<T>(pub T);

/// A JSON body of the API.
pub struct Body<T>(pub T);

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = Bytes::from_request(request, payload);
        let (request, begun) = (request.clone(), signed::begun(request));
        Box::pin(async move {
            signed::authority_first(begun).await;
            expect_type(&request, "application/x-www-form-urlencoded")?;
            let bytes = bytes.await.map_err(Failure::from_body)?;
            let ctx = signed::context(&request)?;
            let (sent, fields) = without_token(&bytes);
            csrf::check(&ctx, &request, signed::cookie(&request).as_deref(), sent.as_deref())?;
            let form = serde_html_form::from_str(&fields)
                .map_err(|e| Error::Invalid(vec![FieldError::new(named(&e.to_string()), "bad_form")]))?;
            Ok(Self(form))
        })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = Bytes::from_request(request, payload);
        let (request, begun) = (request.clone(), signed::begun(request));
        Box::pin(async move {
            signed::authority_first(begun).await;
            expect_type(&request, "application/json")?;
            let bytes = bytes.await.map_err(Failure::from_body)?;
            let body = serde_json::from_slice(&bytes).map_err(|e| {
                let text = e.to_string();
                let code = if text.starts_with("unknown field") {
                    "unknown_field"
                } else if text.starts_with("missing field") {
                    "required"
                } else if text.starts_with("unknown variant") {
                    "unknown_code"
                } else {
                    "bad_json"
                };
                Error::Invalid(vec![FieldError::new(named(&text), code)])
            })?;
            Ok(Self(body))
        })
    }
}

/// The field that serde names in backticks or quotes, else nothing.
fn named(message: &str) -> String {
    message.split('`').nth(1).unwrap_or_default().to_owned()
}

fn expect_type(request: &HttpRequest, wanted: &'static str) -> Result<(), Failure> {
    use actix_web::HttpMessage;
    if request.content_type() == wanted { Ok(()) } else { Err(Failure::media_type()) }
}

/// The token's value, and the other fields as they were.
fn without_token(bytes: &[u8]) -> (Option<String>, String) {
    let mut token = None;
    let mut fields = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(bytes) {
        if name == csrf::FIELD {
            token = Some(value.into_owned());
        } else {
            fields.append_pair(&name, &value.replace("\r\n", "\n"));
        }
    }
    (token, fields.finish())
}

/// The context of a request, for extractors.
pub fn data(request: &HttpRequest) -> Option<Data<Context>> {
    request.app_data::<Data<Context>>().cloned()
}

/// What became of a form: its result, or what is wrong with it so that it is shown again; any other failure is passed on.
pub fn answered<T>(done: Result<T, Failure>) -> Result<Result<T, Problems>, Failure> {
    match done {
        Ok(value) => Ok(Ok(value)),
        Err(Failure(Error::Invalid(errors))) => Ok(Err(Problems(errors))),
        Err(other) => Err(other),
    }
}

/// The same of something that others may change meanwhile: then it is shown again too, with nothing wrong but its status, 409.
pub fn answered_or_moved<T>(done: Result<T, Failure>) -> Result<Result<T, (StatusCode, Problems)>, Failure> {
    match answered(done) {
        Ok(Ok(value)) => Ok(Ok(value)),
        Ok(Err(problems)) => Ok(Err((StatusCode::UNPROCESSABLE_ENTITY, problems))),
        // "duplicate": its next number was taken.
        Err(Failure(Error::Conflict("version" | "duplicate"))) => Ok(Err((StatusCode::CONFLICT, Problems::default()))),
        Err(other) => Err(other),
    }
}
