//! What officers do with introductions over the API; what comes of one is in `introduction_outcomes.rs`.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use chrono::NaiveDate;
use serde::Deserialize;

use super::introduction_views::IntroductionStands;
use super::introductions::AnswerConsents;
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::answer::{Answer, AnswerChannel, DeclineReason};
use crate::domain::consent::ContactField;
use crate::domain::error::Result as Outcome;
use crate::domain::introduction::{IntroductionId, IntroductionState, Side};
use crate::domain::value::Lang;
use crate::usecase::introductions::record::{self, Said};
use crate::usecase::introductions::{ask_again, halt, introduce, show};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::Signed;

/// What a side said by mail, telephone, WeChat or in person.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordBody {
    /// Whose answer.
    pub side: Side,
    /// `yes`, `no` or, of the person, `later`.
    pub answer: Answer,
    /// How it came; not `web` or `api`.
    pub channel: AnswerChannel,
    /// On which day.
    pub said_on: NaiveDate,
    /// In which words; a yes needs them.
    #[serde(default)]
    pub words: String,
    /// Why, for a no of the firm.
    #[serde(default)]
    pub reason: Option<DeclineReason>,
    /// Versions of the texts that were read to the side.
    #[serde(default)]
    pub consents: AnswerConsents,
    /// Which contact data it named.
    #[serde(default)]
    pub fields: Vec<ContactField>,
}

/// What the two are told beside the reasons.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IntroduceBody {
    /// The version that was read; without it the introduction is taken as it stands.
    #[serde(default)]
    pub version: Option<i32>,
    /// Words to both.
    #[serde(default)]
    pub note: String,
}

/// The introduction as it was read.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenVersion {
    /// The version that was read; without it the introduction is taken as it stands.
    #[serde(default)]
    pub version: Option<i32>,
}

/// The id behind a code that an officer may see.
pub fn id_of(ctx: &Context, officer: &Officer, code: &str) -> Outcome<IntroductionId> {
    Ok(show::run(ctx, officer, code, Lang::En)?.row.introduction.id)
}

/// Where an introduction stands after a deed.
pub fn stands(code: String, state: IntroductionState) -> HttpResponse {
    HttpResponse::Created().json(IntroductionStands { code, state })
}

/// Record what a side said by mail, telephone, WeChat or in person (officers); the side gets a receipt.
#[utoipa::path(
    post,
    path = "/introductions/{id}/answers/recorded",
    tag = "introductions",
    params(("id" = String, Path, description = "Code of the introduction")),
    request_body = RecordBody,
    responses(
        (status = 201, description = "Recorded", body = IntroductionStands),
        (status = 403, description = "Not an officer, or `self_review`", body = Problem),
        (status = 404, description = "No such introduction", body = Problem),
        (status = 409, description = "`already_done`, `postponed_before` or `version`", body = Problem),
        (status = 422, description = "Some fields need a change: `words_required`, `not_a_channel`, `in_the_future`, `consent_required`", body = Problem),
    )
)]
pub async fn record(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    code: Path<String>,
    body: Body<RecordBody>,
) -> Result<HttpResponse, Failure> {
    let (code, RecordBody { side, answer, channel, said_on, words, reason, consents, fields }) =
        (code.into_inner(), body.0);
    let (consent_card, consent_contact) = (consents.card, consents.contact);
    let said = Said { answer, reason, sentence: None, consent_card, consent_contact, fields };
    let named = code.clone();
    let state = call(&ctx, move |ctx| {
        let id = id_of(ctx, &officer, &named)?;
        record::run(ctx, &officer, record::Input { id, side, said, channel, said_on, words })
    })
    .await?;
    Ok(stands(code, state))
}

/// Introduce two people who both said yes (officers).
#[utoipa::path(
    post,
    path = "/introductions/{id}/introduce",
    tag = "introductions",
    params(("id" = String, Path, description = "Code of the introduction")),
    request_body = IntroduceBody,
    responses(
        (status = 201, description = "Introduced; one mail goes to both with a copy to the office", body = IntroductionStands),
        (status = 403, description = "Not an officer, `self_review` or `needs_a_lead`", body = Problem),
        (status = 404, description = "No such introduction", body = Problem),
        (status = 409, description = "`version`, `illegal_move`, `already_done` or `contact_missing`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn introduce(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    code: Path<String>,
    body: Body<IntroduceBody>,
) -> Result<HttpResponse, Failure> {
    let IntroduceBody { version, note } = body.0;
    let code = call(&ctx, move |ctx| {
        let id = id_of(ctx, &officer, &code)?;
        introduce::run(ctx, &officer, introduce::Input { id, version, note })
    })
    .await?;
    Ok(stands(code, IntroductionState::Introduced))
}

/// End an introduction that may not go on (leads).
#[utoipa::path(
    post,
    path = "/introductions/{id}/halt",
    tag = "introductions",
    params(("id" = String, Path, description = "Code of the introduction")),
    request_body = SeenVersion,
    responses(
        (status = 201, description = "Halted; whoever had heard of it is told that it is no longer available", body = IntroductionStands),
        (status = 403, description = "Not an officer, or `needs_a_lead`", body = Problem),
        (status = 404, description = "No such introduction", body = Problem),
        (status = 409, description = "`version` or `illegal_move`", body = Problem),
    )
)]
pub async fn halt(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    code: Path<String>,
    body: Body<SeenVersion>,
) -> Result<HttpResponse, Failure> {
    let (code, version) = (code.into_inner(), body.0.version);
    let named = code.clone();
    call(&ctx, move |ctx| halt::run(ctx, &officer, halt::Input { id: id_of(ctx, &officer, &named)?, version })).await?;
    Ok(stands(code, IntroductionState::Halted))
}

/// Ask the person once more after an introduction was halted or ran out (leads); every consent is asked anew.
#[utoipa::path(
    post,
    path = "/introductions/{id}/ask-again",
    tag = "introductions",
    params(("id" = String, Path, description = "Code of the introduction")),
    request_body = SeenVersion,
    responses(
        (status = 201, description = "Asked", body = IntroductionStands),
        (status = 403, description = "Not an officer, or `needs_a_lead`", body = Problem),
        (status = 404, description = "No such introduction", body = Problem),
        (status = 409, description = "`version`, `illegal_move`, `need_not_active` or `talent_not_active`", body = Problem),
    )
)]
pub async fn ask_again(
    ctx: Data<Context>,
    officer: Signed<Officer>,
    code: Path<String>,
    body: Body<SeenVersion>,
) -> Result<HttpResponse, Failure> {
    let (code, version) = (code.into_inner(), body.0.version);
    let named = code.clone();
    call(&ctx, move |ctx| {
        let id = id_of(ctx, &officer, &named)?;
        ask_again::run(ctx, &officer, ask_again::Input { id, version })
    })
    .await?;
    Ok(stands(code, IntroductionState::AskingTalent))
}
