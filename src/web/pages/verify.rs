//! Whether a disclosure record is genuine, for anybody to whom it was handed: pasted or sent as a file, and not kept.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};

use crate::context::Context;
use crate::domain::error::Error;
use crate::usecase::disclosures::key;
use crate::usecase::disclosures::verify::{self, LARGEST, View};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::answered;
use crate::web::multipart;
use crate::web::page::{Frame, Problems, page_with};

/// What surrounds a record in a form.
const AROUND: usize = 64 * 1024;

#[derive(Template)]
#[template(path = "rights/verify.html")]
struct VerifyPage {
    frame: Frame,
    key: String,
    text: String,
    found: Option<View>,
    problems: Problems,
}

impl VerifyPage {
    /// When a genuine record was issued, on both clocks.
    fn issued(&self, at: &str) -> String {
        let parsed = at.parse::<DateTime<Utc>>();
        parsed.map_or_else(|_| at.to_owned(), |at| self.frame.clocks(&at.naive_utc()))
    }
}

/// `GET /{lang}/verify`
pub async fn show(ctx: Data<Context>, frame: Frame) -> Result<HttpResponse, Failure> {
    answer(&ctx, frame, String::new(), None, Problems::default()).await
}

async fn answer(
    ctx: &Data<Context>,
    frame: Frame,
    text: String,
    found: Option<View>,
    problems: Problems,
) -> Result<HttpResponse, Failure> {
    let key = call(ctx, key::run).await?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &VerifyPage { frame, key, text, found, problems })
}

/// `POST /{lang}/verify`: changes nothing, so that it needs no token.
pub async fn verify(
    ctx: Data<Context>,
    frame: Frame,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Failure> {
    let Some(boundary) = multipart::boundary(&request) else {
        return Err(Failure::media_type());
    };
    let Some(body) = multipart::read(payload, LARGEST + AROUND).await? else {
        return answer(&ctx, frame, String::new(), None, too_long()).await;
    };
    let parts = multipart::parts(&body, &boundary);
    let part = |name: &str| {
        let found = parts.iter().find(|(n, bytes)| n == name && !bytes.is_empty());
        found.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
    };
    // A file that was chosen counts before what stands in the field.
    let text = part("file").or_else(|| part("record")).unwrap_or_default();
    let asked = text.clone();
    match answered(call(&ctx, move |ctx| verify::run(ctx, &asked)).await)? {
        Ok(found) => answer(&ctx, frame, text, Some(found), Problems::default()).await,
        Err(problems) => answer(&ctx, frame, text, None, problems).await,
    }
}

fn too_long() -> Problems {
    match Error::field("record", "too_long") {
        Error::Invalid(errors) => Problems(errors),
        _ => Problems::default(),
    }
}
