//! "Nobody was found": an officer ends the search for a need, after reading what it means; and takes that back.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::review::tag;
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Error;
use crate::domain::value::Bilingual;
use crate::usecase::needs::{close_without, reopen, show_end};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page_with};
use crate::web::signed::Signed;

/// What the address says of a deed just done.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    undo: Option<String>,
}

#[derive(Template)]
#[template(path = "review/none_found.html")]
struct EndPage {
    frame: Frame,
    view: show_end::View,
    undo: Option<String>,
}

impl EndPage {
    fn text(&self, text: &Bilingual) -> String {
        text.text(self.frame.lang).to_owned()
    }

    fn tag(&self, text: &Bilingual) -> &'static str {
        tag(self.frame.lang, text)
    }
}

async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    (officer, code): (Officer, String),
    undo: Option<String>,
    status: StatusCode,
) -> Result<HttpResponse, Failure> {
    let view = call(ctx, move |ctx| show_end::run(ctx, &officer, &code)).await?;
    let undo = undo.filter(|_| view.undo_seconds > 0);
    page_with(status, &EndPage { frame, view, undo })
}

/// `GET /{lang}/review/{code}/none-found`
pub async fn ask(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    after: Query<After>,
) -> Result<HttpResponse, Failure> {
    shown(&ctx, frame, (officer, path.into_inner().1), after.into_inner().undo, StatusCode::OK).await
}

/// The version of the need that was read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    version: i32,
}

/// `POST /{lang}/review/{code}/none-found`
pub async fn end(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    form: Form<End>,
) -> Result<HttpResponse, Failure> {
    let (code, who) = (path.into_inner().1, officer.clone());
    let (about, version) = (code.clone(), Some(form.0.version));
    let done = call(&ctx, move |ctx| {
        let need = show_end::run(ctx, &who, &about)?.id;
        close_without::run(ctx, &who, close_without::Input { need, version })
    });
    match done.await {
        Ok(done) => {
            let undo: String = form_urlencoded::byte_serialize(done.undo.as_bytes()).collect();
            Ok(go(&frame.url(&format!("/review/{code}/none-found?done=search_ended&undo={undo}"))))
        }
        Err(Failure(Error::Conflict("introductions_open"))) => {
            shown(&ctx, frame, (officer, code), None, StatusCode::CONFLICT).await
        }
        Err(other) => Err(other),
    }
}

/// What proves the deed that is taken back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Back {
    undo: String,
}

/// `POST /{lang}/review/{code}/reopen`
pub async fn take_back(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    form: Form<Back>,
) -> Result<HttpResponse, Failure> {
    let code = path.into_inner().1;
    let input = reopen::Input { need: code.clone(), undo: form.0.undo };
    call(&ctx, move |ctx| reopen::run(ctx, &officer, input)).await?;
    Ok(go(&frame.url(&format!("/review/{code}?done=search_reopened"))))
}
