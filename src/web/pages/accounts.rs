//! One's own account: devices, language, passphrase, second factor.

use actix_web::HttpResponse;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use super::{Pressed, problems, set_session, welcome};
use crate::context::Context;
use crate::domain::account::SessionId;
use crate::domain::actor::Person;
use crate::domain::error::Error;
use crate::domain::value::Lang;
use crate::usecase::accounts::list_sessions::{self, Device};
use crate::usecase::accounts::{
    begin_second_factor, confirm_second_factor, end_session, set_language, set_passphrase, show_address,
};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    frame: Frame,
    person: Person,
    email: String,
    devices: Vec<Device>,
}

/// `GET /account`
pub async fn show(ctx: Data<Context>, frame: Frame, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let person = person.0;
    let asked = person.clone();
    let (devices, own) =
        call(&ctx, move |ctx| Ok((list_sessions::run(ctx, &asked)?, show_address::run(ctx, &asked)?))).await?;
    page(&AccountPage { frame, person, email: own.email, devices })
}

/// The form of the language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageForm {
    lang: Lang,
}

/// `POST /account/language`
pub async fn set_language(
    ctx: Data<Context>,
    person: Signed<Person>,
    form: Form<LanguageForm>,
) -> Result<HttpResponse, Failure> {
    let lang = form.0.lang;
    call(&ctx, move |ctx| set_language::run(ctx, &person, lang)).await?;
    let mut response = go(&format!("/{lang}/account?done=language_set"));
    let cookie = Cookie::build("lang", lang.as_str()).path("/").same_site(SameSite::Lax).permanent().finish();
    let _ = response.add_cookie(&cookie);
    Ok(response)
}

/// `POST /account/sessions/{id}/end`
pub async fn end_session(
    ctx: Data<Context>,
    frame: Frame,
    person: Signed<Person>,
    path: Path<(String, String)>,
    _form: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    let id: SessionId = path.1.parse().map_err(|_| Error::Missing("session"))?;
    call(&ctx, move |ctx| end_session::run(ctx, &person, end_session::Input::One(id))).await?;
    Ok(go(&frame.url("/account?done=session_ended")))
}

/// `POST /account/sessions/end-others`
pub async fn end_others(
    ctx: Data<Context>,
    frame: Frame,
    person: Signed<Person>,
    _form: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| end_session::run(ctx, &person, end_session::Input::Others)).await?;
    Ok(go(&frame.url("/account?done=sessions_ended")))
}

#[derive(Template)]
#[template(path = "accounts/passphrase.html")]
struct PassphrasePage {
    frame: Frame,
    has_passphrase: bool,
    problems: Problems,
}

/// `GET /account/passphrase`
pub async fn show_passphrase(frame: Frame, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let has_passphrase = person.account.has_passphrase;
    page(&PassphrasePage { frame, has_passphrase, problems: Problems::default() })
}

/// `POST /account/passphrase`
pub async fn set_passphrase(
    ctx: Data<Context>,
    frame: Frame,
    person: Signed<Person>,
    form: Form<set_passphrase::Input>,
) -> Result<HttpResponse, Failure> {
    let has_passphrase = person.account.has_passphrase;
    match call(&ctx, move |ctx| set_passphrase::run(ctx, &person, form.0)).await {
        Ok(entered) => Ok(welcome(&ctx, &entered, &frame.url("/account?done=passphrase_set"))),
        Err(failure) => {
            let problems = problems(failure)?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &PassphrasePage { frame, has_passphrase, problems })
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/second_factor.html")]
struct FactorPage {
    frame: Frame,
    offer: begin_second_factor::View,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "accounts/recovery_codes.html")]
pub(super) struct RecoveryPage {
    pub frame: Frame,
    pub codes: Vec<String>,
}

/// `GET /account/second-factor`
pub async fn show_second_factor(
    ctx: Data<Context>,
    frame: Frame,
    person: Signed<Person>,
) -> Result<HttpResponse, Failure> {
    let offer = call(&ctx, move |ctx| begin_second_factor::run(ctx, &person, None)).await?;
    page(&FactorPage { frame, offer, problems: Problems::default() })
}

/// `POST /account/second-factor`: the recovery codes are on the answer and nowhere else.
pub async fn set_second_factor(
    ctx: Data<Context>,
    frame: Frame,
    person: Signed<Person>,
    form: Form<confirm_second_factor::Input>,
) -> Result<HttpResponse, Failure> {
    let (sealed, who) = (form.0.sealed.clone(), person.0.clone());
    match call(&ctx, move |ctx| confirm_second_factor::run(ctx, &person, form.0)).await {
        Ok(view) => {
            let frame = frame.entered(&ctx, &view.entered.secret);
            let mut response = page(&RecoveryPage { frame, codes: view.recovery_codes })?;
            set_session(&ctx, &view.entered, &mut response);
            Ok(response)
        }
        Err(failure) => {
            let problems = problems(failure)?;
            let offer = call(&ctx, move |ctx| begin_second_factor::run(ctx, &who, Some(&sealed))).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &FactorPage { frame, offer, problems })
        }
    }
}
