//! The press that lets a need be matched although its firm leaves questions unanswered.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::usecase::matches::show_need;
use crate::usecase::needs::let_through;
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go};
use crate::web::signed::Signed;

/// What the officer saw.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Press {
    version: i32,
}

/// `POST /{lang}/review/{code}/match`: back to the queue.
pub async fn let_match(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
    Form(press): Form<Press>,
) -> Result<HttpResponse, Failure> {
    let (need, lang) = (path.into_inner().1, frame.lang);
    call(&ctx, move |ctx| {
        let seen = show_need::run(ctx, &officer, show_need::Input { need, talent: None, lang })?;
        let input = let_through::Input { need: seen.need.id, version: Some(press.version) };
        let_through::run(ctx, &officer, input)
    })
    .await?;
    Ok(go(&frame.url("/review?done=let_through")))
}
