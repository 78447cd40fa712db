//! Changing the address of one's account.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

use super::problems;
use crate::context::Context;
use crate::domain::actor::Person;
use crate::usecase::accounts::{request_address, show_address};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, page, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "accounts/address.html")]
struct AddressPage {
    frame: Frame,
    view: show_address::View,
    email: String,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "accounts/address_sent.html")]
struct SentPage {
    frame: Frame,
    email: String,
}

/// `GET /account/address`
pub async fn show(ctx: Data<Context>, frame: Frame, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| show_address::run(ctx, &person)).await?;
    page(&AddressPage { frame, view, email: String::new(), problems: Problems::default() })
}

/// `POST /account/address`: the same page for every address.
pub async fn request(
    ctx: Data<Context>,
    frame: Frame,
    Signed(person): Signed<Person>,
    Form(form): Form<request_address::Input>,
) -> Result<HttpResponse, Failure> {
    let (email, who) = (form.email.clone(), person.clone());
    match call(&ctx, move |ctx| request_address::run(ctx, &who, form)).await {
        Ok(()) => page_with(StatusCode::ACCEPTED, &SentPage { frame, email }),
        Err(failure) => {
            let problems = problems(failure)?;
            let view = call(&ctx, move |ctx| show_address::run(ctx, &person)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &AddressPage { frame, view, email, problems })
        }
    }
}
