//! Erasing one's own profile at once: a page that says what goes and what stays, and the button.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use super::Pressed;
use crate::context::Context;
use crate::domain::actor::Owner;
use crate::usecase::talents::{erase as erase_own, show as show_own};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "talents/erase.html")]
struct ErasePage {
    frame: Frame,
    code: String,
    /// False when the account goes on, for it speaks for a firm or belongs to staff.
    is_all: bool,
}

/// `GET /{lang}/me/erase`
pub async fn show(ctx: Data<Context>, frame: Frame, Signed(owner): Signed<Owner>) -> Result<HttpResponse, Failure> {
    let is_all = owner.person.enterprise.is_none() && !owner.person.is_staff();
    let view = call(&ctx, move |ctx| show_own::run(ctx, &owner)).await?;
    page(&ErasePage { frame, code: view.talent.code, is_all })
}

/// `POST /{lang}/me/erase`: the session goes with the account.
pub async fn erase(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    _: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| erase_own::run(ctx, &owner)).await?;
    Ok(go(&frame.url("/?done=profile_erased")))
}
