//! A talent's pages: see oneself, rest, leave, come back.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;
use serde::Deserialize;

use super::{same, sent};
use crate::context::Context;
use crate::domain::actor::Owner;
use crate::domain::talent::TalentState;
use crate::usecase::talents::{confirm, pause, resume, show as show_own, submit, withdraw};
use crate::web::call::call;
use crate::web::cards::{Row, Said};
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::Reading;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "talents/show.html")]
struct MePage {
    frame: Frame,
    view: show_own::View,
    rest: Pause,
    problems: Problems,
}

impl MePage {
    fn may(&self, states: &[TalentState]) -> bool {
        states.contains(&self.view.talent.state)
    }

    fn may_submit(&self) -> bool {
        self.may(&[TalentState::Draft, TalentState::ChangesRequested])
    }

    fn may_pause(&self) -> bool {
        self.may(&[TalentState::Pooled])
    }

    fn is_paused(&self) -> bool {
        self.may(&[TalentState::Paused])
    }

    fn is_hidden(&self) -> bool {
        self.may(&[TalentState::Stale, TalentState::Archived])
    }

    fn is_withdrawn(&self) -> bool {
        self.may(&[TalentState::Withdrawn])
    }

    fn has_lapsed(&self) -> bool {
        self.view.talent.consents_lapsed_at.is_some()
    }

    fn badge(&self) -> &'static str {
        self.frame.talent_badge(&self.view.talent.state)
    }

    fn rows(&self) -> Vec<Row> {
        self.frame.record_rows(&self.view.record, &self.view.email)
    }

    fn said(&self) -> Option<Said> {
        Said::of(&self.view.card.sentence, self.frame.lang)
    }

    fn reason(&self) -> Option<Said> {
        let asked = [TalentState::ChangesRequested, TalentState::Rejected, TalentState::Suspended]
            .contains(&self.view.talent.state);
        self.view.decision.as_ref().filter(|_| asked).map(|d| Said::typed(&d.reason, self.frame.lang))
    }
}

async fn own_page(
    ctx: &Data<Context>,
    frame: Frame,
    owner: Owner,
    (rest, problems): (Pause, Problems),
) -> Result<HttpResponse, Failure> {
    if let Some(joined) = same::joined(ctx, &frame, &owner).await? {
        return Ok(joined);
    }
    let view = call(ctx, move |ctx| show_own::run(ctx, &owner)).await?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &MePage { frame, view, rest, problems })
}

/// `GET /{lang}/me`
pub async fn show(ctx: Data<Context>, frame: Frame, Signed(owner): Signed<Owner>) -> Result<HttpResponse, Failure> {
    own_page(&ctx, frame, owner, Default::default()).await
}

#[derive(Template)]
#[template(path = "talents/card.html")]
struct CardPage {
    frame: Frame,
    view: show_own::View,
}

impl CardPage {
    fn said(&self) -> Option<Said> {
        Said::of(&self.view.card.sentence, self.frame.lang)
    }
}

/// `GET /{lang}/me/card`: show me as a firm sees me.
pub async fn card(ctx: Data<Context>, frame: Frame, Signed(owner): Signed<Owner>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| show_own::run(ctx, &owner)).await?;
    page(&CardPage { frame, view })
}

/// How long to rest.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pause {
    pause_until: String,
    /// `finish` or `end`, where introductions are open.
    open_ones: String,
}

/// `POST /{lang}/me/pause`
pub async fn rest(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    Form(form): Form<Pause>,
) -> Result<HttpResponse, Failure> {
    let (sent, who) = (form.clone(), owner.clone());
    let done = call(&ctx, move |ctx| {
        let mut reading = Reading::default();
        let until = reading.day("pause_until", &sent.pause_until);
        let open_ones = reading.code("open_ones", &sent.open_ones);
        pause::run(ctx, &who, reading.done(pause::Input { until, open_ones })?)
    });
    match answered(done.await)? {
        Ok(()) => Ok(go(&frame.url("/me?done=paused"))),
        Err(problems) => own_page(&ctx, frame, owner, (form, problems)).await,
    }
}

/// `POST /{lang}/me/resume`
pub async fn go_on(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    _: Form<sent::Nothing>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| resume::run(ctx, &owner)).await?;
    Ok(go(&frame.url("/me?done=resumed")))
}

/// `POST /{lang}/me/confirm`
pub async fn still_right(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    _: Form<sent::Nothing>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| confirm::run(ctx, &owner)).await?;
    Ok(go(&frame.url("/me?done=profile_confirmed")))
}

/// `POST /{lang}/me/withdraw`
pub async fn leave(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    _: Form<sent::Nothing>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| withdraw::run(ctx, &owner)).await?;
    Ok(go(&frame.url("/me?done=profile_withdrawn")))
}

/// `POST /{lang}/me/return`: into the pool, for the first time, after changes, or again.
pub async fn come_back(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    _: Form<sent::Nothing>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| submit::run(ctx, &owner)).await?;
    Ok(go(&frame.url("/me?done=profile_pooled")))
}
