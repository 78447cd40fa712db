//! Which mails come: the page of the account, and the page that the foot of a mail leads to.

use actix_web::HttpResponse;
use actix_web::web::{Bytes, Data, Path};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::notice::NoticeKind;
use crate::usecase::notices::{set_preferences, show_preferences, show_unsubscribe, unsubscribe};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "accounts/mails.html")]
struct MailsPage {
    frame: Frame,
    view: show_preferences::View,
}

/// `GET /{lang}/account/mails`
pub async fn show(ctx: Data<Context>, frame: Frame, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| show_preferences::run(ctx, &person)).await?;
    page(&MailsPage { frame, view })
}

/// The kinds that shall come.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Chosen {
    on: Vec<NoticeKind>,
}

/// `POST /{lang}/account/mails`
pub async fn save(
    ctx: Data<Context>,
    frame: Frame,
    person: Signed<Person>,
    Form(form): Form<Chosen>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| set_preferences::run(ctx, &person, set_preferences::Input { on: form.on })).await?;
    Ok(go(&frame.url("/account/mails?done=mails_chosen")))
}

#[derive(Template)]
#[template(path = "accounts/unsubscribe.html")]
struct EndPage {
    frame: Frame,
    token: String,
    kind: NoticeKind,
    is_off: bool,
}

/// `GET /{lang}/unsubscribe/{token}`: changes nothing, since scanners of mail open links too.
pub async fn ask(ctx: Data<Context>, frame: Frame, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let token = path.into_inner().1;
    let asked = token.clone();
    let view = call(&ctx, move |ctx| show_unsubscribe::run(ctx, &asked)).await?;
    page(&EndPage { frame, token, kind: view.kind, is_off: view.is_off })
}

/// `POST /{lang}/unsubscribe/{token}`: by a person's press or by their mail program, without cookies; the signature in the
/// address is all the proof there is, so the body may be anything.
pub async fn end(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    _: Bytes,
) -> Result<HttpResponse, Failure> {
    let token = path.into_inner().1;
    let (visitor, used) = (frame.visitor.clone(), token.clone());
    let kind = call(&ctx, move |ctx| unsubscribe::run(ctx, &visitor, &used)).await?;
    page(&EndPage { frame, token, kind, is_off: true })
}
