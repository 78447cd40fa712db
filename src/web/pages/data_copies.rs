//! One's own data: what is kept and who saw it last; a copy of all of it, by a link that only its person can use, once.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, ContentDisposition, DispositionParam, DispositionType};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::Pressed;
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::disclosure::Seen;
use crate::domain::error::Error;
use crate::usecase::data_copies::show::{self, View};
use crate::usecase::data_copies::{Copy, PARTS, ask, download, show_link};
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "rights/data.html")]
struct DataPage {
    frame: Frame,
    view: View,
    is_talent: bool,
    may_correct: bool,
}

impl DataPage {
    fn parts(&self) -> [&'static str; 8] {
        PARTS
    }

    /// Who saw it: the office, or a firm or person by code, a firm by its name where it may be known.
    fn by(&self, seen: &Seen) -> String {
        let who = self.frame.tc("seen-by-", seen.by);
        let firm = seen.firm.as_ref().and_then(|name| Said::of(name, self.frame.lang)).map(|said| said.text);
        let named: Vec<String> = firm.into_iter().chain(seen.code.clone()).collect();
        if named.is_empty() { who } else { format!("{who} {}", named.join(" · ")) }
    }

    /// What was given, or why it was looked up.
    fn more(&self, seen: &Seen) -> Option<String> {
        if let Some(reason) = seen.reason {
            return Some(self.frame.tc("reveal-reason-", reason));
        }
        let fields: Vec<String> = seen.fields.iter().map(|field| self.frame.tc("contact-field-", field)).collect();
        (!fields.is_empty()).then(|| self.frame.joined(&fields))
    }
}

/// `GET /{lang}/me/data`
pub async fn show(ctx: Data<Context>, frame: Frame, Signed(person): Signed<Person>) -> Result<HttpResponse, Failure> {
    let (is_talent, may_correct) = (person.talent.is_some(), person.talent.is_some() || person.enterprise.is_some());
    let view = call(&ctx, move |ctx| show::run(ctx, &person)).await?;
    page(&DataPage { frame, view, is_talent, may_correct })
}

/// `POST /{lang}/me/data`
pub async fn ask(
    ctx: Data<Context>,
    frame: Frame,
    Signed(person): Signed<Person>,
    _: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    let token = call(&ctx, move |ctx| ask::run(ctx, &person)).await?;
    Ok(go(&frame.url(&format!("/me/data/{token}"))))
}

#[derive(Template)]
#[template(path = "rights/data_link.html")]
struct LinkPage {
    frame: Frame,
    token: String,
    view: show_link::View,
}

async fn link_page(ctx: &Data<Context>, frame: Frame, person: Person, token: String) -> Result<HttpResponse, Failure> {
    let asked = token.clone();
    let view = call(ctx, move |ctx| show_link::run(ctx, &person, &asked)).await?;
    let status = if view.gone.is_some() { StatusCode::GONE } else { StatusCode::OK };
    page_with(status, &LinkPage { frame, token, view })
}

/// `GET /{lang}/me/data/{token}`: changes nothing.
pub async fn show_link(
    ctx: Data<Context>,
    frame: Frame,
    Signed(person): Signed<Person>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    link_page(&ctx, frame, person, path.into_inner().1).await
}

/// `POST /{lang}/me/data/{token}`: the copy, once.
pub async fn download(
    ctx: Data<Context>,
    frame: Frame,
    Signed(person): Signed<Person>,
    path: Path<(String, String)>,
    _: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    let (_, token) = path.into_inner();
    let (who, used) = (person.clone(), token.clone());
    match call(&ctx, move |ctx| download::run(ctx, &who, &used)).await {
        Ok(copy) => Ok(attached(copy)),
        Err(Failure(Error::Gone(_))) => link_page(&ctx, frame, person, token).await,
        Err(other) => Err(other),
    }
}

/// The ZIP as a file to keep.
pub fn attached(copy: Copy) -> HttpResponse {
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(copy.name)],
    };
    HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((CONTENT_DISPOSITION, disposition))
        .body(copy.bytes)
}

/// True for a caller who only looks: nothing leaves and nothing is counted.
pub fn only_looks(request: &HttpRequest) -> bool {
    request.method() == actix_web::http::Method::HEAD
}
