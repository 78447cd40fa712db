//! A person registers for the pool.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::sent;
use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::error::{Error, Result as Outcome};
use crate::domain::field::FieldCode;
use crate::usecase::open_needs::show as show_need;
use crate::usecase::talents::register;
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::registration::Registration;
use crate::web::open_cards::OpenCard;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::robots;

#[derive(Template)]
#[template(path = "talents/new.html")]
struct NewPage {
    frame: Frame,
    form: Registration,
    problems: Problems,
    stamp: String,
    pool_version: String,
    border_version: String,
    /// The public need from which the person came.
    wanted: Option<OpenCard>,
}

impl NewPage {
    fn new(ctx: &Context, frame: Frame, form: Registration, problems: Problems) -> Outcome<Self> {
        let version = |topic| consent_texts::current(topic, frame.lang).map(|text| text.version.to_string());
        let (pool_version, border_version) = (version(Topic::TalentPool)?, version(Topic::CrossBorder)?);
        let stamp = robots::stamp(ctx, &frame, &form.stamp);
        Ok(Self { stamp, frame, form, problems, pool_version, border_version, wanted: None })
    }
}

/// The button that shows a form as it was typed, in the other language.
pub const AGAIN: &str = "again";

/// Most fields of a person.
const FIELDS: usize = 3;

/// The form with the fields of the address ticked, and the code of the need from which the person came.
fn carried(query: &str) -> (Registration, Option<String>) {
    let (mut form, mut need) = (Registration::default(), None);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "field" if form.fields.len() < FIELDS && FieldCode::parse(&value).is_some() => {
                form.fields.push(value.into_owned());
            }
            "need" => need = Some(value.into_owned()),
            _ => {}
        }
    }
    (form, need)
}

/// `GET /{lang}/talents/new`
pub async fn show(ctx: Data<Context>, request: HttpRequest, frame: Frame) -> Result<HttpResponse, Failure> {
    if frame.has("talent") {
        return Ok(go(&frame.url("/me")));
    }
    let (form, need) = carried(request.query_string());
    let mut new = NewPage::new(&ctx, frame, form, Problems::default())?;
    if let Some(code) = need {
        let lang = new.frame.lang;
        new.wanted = match call(&ctx, move |ctx| show_need::run(ctx, lang, &code)).await {
            Ok(view) => Some(new.frame.open_card(&view.card)),
            // It has ended meanwhile, or the address is wrong: one can register all the same.
            Err(Failure(Error::Gone(_) | Error::Missing(_))) => None,
            Err(other) => return Err(other),
        };
    }
    page(&new)
}

/// `POST /{lang}/talents/new`
pub async fn create(ctx: Data<Context>, frame: Frame, Form(form): Form<Registration>) -> Result<HttpResponse, Failure> {
    if form.then == AGAIN {
        return page(&NewPage::new(&ctx, frame, form, Problems::default())?);
    }
    let (visitor, sent) = (frame.visitor.clone(), form.clone());
    let done = call(&ctx, move |ctx| {
        robots::check(ctx, &sent.stamp, &sent.nickname)?;
        register::run(ctx, &visitor, sent.input(visitor.lang)?)
    });
    match answered(done.await)? {
        Ok(view) => Ok(sent::wait(&frame, view.ticket, &form.email, false)),
        Err(problems) => page_with(StatusCode::UNPROCESSABLE_ENTITY, &NewPage::new(&ctx, frame, form, problems)?),
    }
}
