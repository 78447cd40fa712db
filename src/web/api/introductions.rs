//! Introductions over the API: their lists, one of them, and what its two sides say. Everybody speaks of one by its code.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::introduction_views::{IntroductionStands, ListedIntroduction, SeenIntroduction};
use super::listing::listed;
use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Officer, Person};
use crate::domain::answer::{Answer, AnswerChannel, DeclineReason};
use crate::domain::consent::ContactField;
use crate::domain::introduction::IntroductionState;
use crate::domain::paging::Paging;
use crate::domain::value::Lang;
use crate::usecase::introductions::answer::{self, Said, Way};
use crate::usecase::introductions::{
    dispute_own, give_contact, list as board, list_own, show as show_staff, show_question,
};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::{self, Signed};

/// Which introductions are asked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// In this state.
    pub state: Option<IntroductionState>,
    /// What the `Link` header of the page before says.
    pub after: Option<String>,
    /// 1 to 100; 50 if left out.
    pub limit: Option<i64>,
}

/// The versions of the texts that are agreed to with a yes.
#[derive(Debug, Default, Clone, Copy, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerConsents {
    /// Of the text that shows one's card to the firm (the person; now 1).
    #[serde(default)]
    #[schema(example = 1)]
    pub card: Option<i32>,
    /// Of the text that gives one's contact to the other side (now 1).
    #[serde(default)]
    #[schema(example = 1)]
    pub contact: Option<i32>,
}

/// What a side says.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    /// `yes`, `no`, or from the person once `later`.
    pub answer: Answer,
    /// Why, for a no of the firm.
    #[serde(default)]
    pub reason: Option<DeclineReason>,
    /// What the person leaves in of the one sentence; as it stands in the profile if left out, empty to remove it.
    #[serde(default)]
    pub sentence: Option<String>,
    /// Texts agreed to; a yes needs `card` of the person and `contact` of the firm.
    #[serde(default)]
    pub consents: AnswerConsents,
    /// Which contact data may go to the other side: the name and at least one way to be reached.
    #[serde(default)]
    pub fields: Vec<ContactField>,
    /// The language in which the texts were read; that of `Accept-Language` if left out.
    #[serde(default)]
    pub language: Option<Lang>,
}

impl AnswerBody {
    /// The same as the use cases take it.
    pub fn said(self) -> Said {
        let AnswerBody { answer, reason, sentence, consents, fields, .. } = self;
        Said { answer, reason, sentence, consent_card: consents.card, consent_contact: consents.contact, fields }
    }
}

/// Which contact data the person gives.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactBody {
    /// The version of the text that gives it (now 1).
    #[serde(default)]
    #[schema(example = 1)]
    pub consent: Option<i32>,
    /// Which: the name and at least one way to be reached.
    #[serde(default)]
    pub fields: Vec<ContactField>,
    /// The language in which the text was read; that of `Accept-Language` if left out.
    #[serde(default)]
    pub language: Option<Lang>,
}

fn is_officer(person: &Person) -> bool {
    person.has(Role::Officer) || person.has(Role::Lead)
}

fn way(person: Person, code: Path<String>) -> Way {
    Way::Signed { person: Box::new(person), code: code.into_inner() }
}

/// List introductions, newest first: one's own, a firm's from its question on; officers: the board.
#[utoipa::path(
    get,
    path = "/introductions",
    tag = "introductions",
    params(Asked),
    responses(
        (status = 200, description = "A page; `Link` leads to the next", body = Vec<ListedIntroduction>),
        (status = 400, description = "No such state, or a question that cannot be read", body = Problem),
    )
)]
pub async fn list(
    ctx: Data<Context>,
    request: HttpRequest,
    person: Signed<Person>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let (Signed(person), Asked { state, after, limit }) = (person, asked.into_inner());
    let paging = Paging::new(after, limit);
    let page = if is_officer(&person) {
        let (officer, states) = (Officer::try_from(person)?, state.into_iter().collect());
        let page = call(&ctx, move |ctx| board::run(ctx, &officer, &board::Input { states, paging })).await?;
        page.map(|row| ListedIntroduction::Board(Box::new(row.into())))
    } else {
        let page = call(&ctx, move |ctx| list_own::run(ctx, &person, &list_own::Input { state, paging })).await?;
        page.map(|row| ListedIntroduction::Own(Box::new(row.into())))
    };
    Ok(listed(&request, &page.items, page.next.as_deref()))
}

/// Read an introduction: its person, its firm from its question on, or an officer. Changes nothing.
#[utoipa::path(
    get,
    path = "/introductions/{id}",
    tag = "introductions",
    params(("id" = String, Path, description = "Code of the introduction, such as `R-7K3F`")),
    responses(
        (status = 200, description = "The introduction as its reader may see it", body = SeenIntroduction),
        (status = 404, description = "No such introduction, or not of this reader", body = Problem),
    )
)]
pub async fn show(
    ctx: Data<Context>,
    request: HttpRequest,
    person: Signed<Person>,
    code: Path<String>,
) -> Result<HttpResponse, Failure> {
    let (Signed(person), lang) = (person, signed::language(&request));
    let seen = if is_officer(&person) {
        let officer = Officer::try_from(person)?;
        let view = call(&ctx, move |ctx| show_staff::run(ctx, &officer, &code, lang)).await?;
        SeenIntroduction::Staff(Box::new(view.into()))
    } else {
        let input = show_question::Input { way: way(person, code), lang };
        match call(&ctx, move |ctx| show_question::run(ctx, input)).await? {
            show_question::View::Talent(view) => SeenIntroduction::Talent(Box::new((*view).into())),
            show_question::View::Firm(view) => SeenIntroduction::Firm(Box::new((*view).into())),
        }
    };
    Ok(HttpResponse::Ok().json(seen))
}

/// Answer the question of one's own side.
#[utoipa::path(
    post,
    path = "/introductions/{id}/answers",
    tag = "introductions",
    params(("id" = String, Path, description = "Code of the introduction")),
    request_body = AnswerBody,
    responses(
        (status = 201, description = "Taken; of two who answer at once one gets this", body = IntroductionStands),
        (status = 404, description = "No such introduction of this side", body = Problem),
        (status = 409, description = "`already_done`, `postponed_before` or `version`", body = Problem),
        (status = 422, description = "Some fields need a change: `not_an_answer`, `consent_required`, `stale_text`, `contact_too_little`, `names_you`, `too_long`", body = Problem),
    )
)]
pub async fn answer(
    ctx: Data<Context>,
    request: HttpRequest,
    person: Signed<Person>,
    code: Path<String>,
    body: Body<AnswerBody>,
) -> Result<HttpResponse, Failure> {
    let lang = body.0.language.unwrap_or_else(|| signed::language(&request));
    let input = answer::Input { way: way(person.0, code), said: body.0.said(), lang, came_by: AnswerChannel::Api };
    let answer::View { code, state, .. } = call(&ctx, move |ctx| answer::run(ctx, input)).await?;
    Ok(HttpResponse::Created().json(IntroductionStands { code, state }))
}

/// Say which contact may go to the firm, once both have said yes (the person, where the answer left it open).
#[utoipa::path(
    post,
    path = "/introductions/{id}/contact",
    tag = "introductions",
    params(("id" = String, Path, description = "Code of the introduction")),
    request_body = ContactBody,
    responses(
        (status = 201, description = "Taken", body = IntroductionStands),
        (status = 404, description = "No such introduction of this side", body = Problem),
        (status = 409, description = "`already_done`: it is not asked for", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn contact(
    ctx: Data<Context>,
    request: HttpRequest,
    person: Signed<Person>,
    code: Path<String>,
    body: Body<ContactBody>,
) -> Result<HttpResponse, Failure> {
    let ContactBody { consent: consent_contact, fields, language } = body.0;
    let lang = language.unwrap_or_else(|| signed::language(&request));
    let (way, came_by) = (way(person.0, code), AnswerChannel::Api);
    let input = give_contact::Input { way, consent_contact, fields, lang, came_by };
    let code = call(&ctx, move |ctx| give_contact::run(ctx, input)).await?;
    let state = IntroductionState::BothYes;
    Ok(HttpResponse::Created().json(IntroductionStands { code, state }))
}

/// Call the answer wrong that staff recorded for one's own side: it no longer counts, and one is asked again.
#[utoipa::path(
    post,
    path = "/introductions/{id}/disputes",
    tag = "introductions",
    params(("id" = String, Path, description = "Code of the introduction")),
    responses(
        (status = 201, description = "Taken back; once the two know each other only the office is told", body = IntroductionStands),
        (status = 404, description = "No such introduction of this side", body = Problem),
        (status = 409, description = "`already_done`: no recorded answer of this side stands", body = Problem),
    )
)]
pub async fn dispute(ctx: Data<Context>, person: Signed<Person>, code: Path<String>) -> Result<HttpResponse, Failure> {
    let (code, asked) = (code.into_inner(), person.0);
    let named = code.clone();
    let state = call(&ctx, move |ctx| dispute_own::run(ctx, &asked, named)).await?;
    Ok(HttpResponse::Created().json(IntroductionStands { code, state }))
}
