//! The page of a question: what a side is asked, and its answer. By the link of a mail, or signed in by the code; GET changes
//! nothing.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

use super::question_page::{FirmPage, TalentPage};
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::answer::AnswerChannel;
use crate::domain::error::Error;
use crate::domain::introduction::IntroductionState;
use crate::usecase::introductions::answer::{self, Way};
use crate::usecase::introductions::give_contact;
use crate::usecase::introductions::show_question::{self, View};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::answer::AnswerForm;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

fn shown(
    frame: Frame,
    action: String,
    view: View,
    form: AnswerForm,
    problems: Problems,
) -> Result<HttpResponse, Failure> {
    let status = match (view.question().gone, problems.any()) {
        (Some(_), _) => StatusCode::GONE,
        (None, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, false) => StatusCode::OK,
    };
    match view {
        View::Talent(view) => page_with(status, &TalentPage::new(frame, action, *view, form, problems)?),
        View::Firm(view) => page_with(status, &FirmPage::new(frame, action, *view, form, problems)?),
    }
}

async fn read(ctx: &Data<Context>, frame: &Frame, way: Way) -> Result<View, Failure> {
    let input = show_question::Input { way, lang: frame.lang };
    call(ctx, move |ctx| show_question::run(ctx, input)).await
}

/// Takes what was sent; where it cannot be taken the page comes back with what was typed.
async fn take(
    ctx: &Data<Context>,
    frame: Frame,
    way: Way,
    action: String,
    form: AnswerForm,
) -> Result<Option<HttpResponse>, Failure> {
    let (asked, sent, lang) = (way.clone(), form.clone(), frame.lang);
    let done = call(ctx, move |ctx| {
        let said = sent.said()?;
        let came_by = AnswerChannel::Web;
        if sent.is_contact() {
            let (consent_contact, fields) = (said.consent_contact, said.fields);
            let input = give_contact::Input { way: asked, consent_contact, fields, lang, came_by };
            return give_contact::run(ctx, input).map(|_| ());
        }
        answer::run(ctx, answer::Input { way: asked, said, lang, came_by }).map(|_| ())
    });
    let problems = match done.await {
        Err(Failure(Error::Gone(_) | Error::Conflict("already_done" | "illegal_move"))) => Problems::default(),
        other => match answered(other)? {
            Ok(()) => return Ok(None),
            Err(problems) => problems,
        },
    };
    let view = read(ctx, &frame, way).await?;
    shown(frame, action, view, form, problems).map(Some)
}

#[derive(Template)]
#[template(path = "introductions/thanks.html")]
struct ThanksPage {
    frame: Frame,
    answer: String,
}

/// `GET /{lang}/answers/{token}`: changes nothing, since scanners of mail open links too.
pub async fn show(ctx: Data<Context>, frame: Frame, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (_, token) = path.into_inner();
    let action = frame.url(&format!("/answers/{token}"));
    let way = Way::Link { token, visitor: frame.visitor.clone() };
    let view = read(&ctx, &frame, way).await?;
    shown(frame, action, view, AnswerForm::default(), Problems::default())
}

/// `POST /{lang}/answers/{token}`
pub async fn act(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    Form(form): Form<AnswerForm>,
) -> Result<HttpResponse, Failure> {
    let (_, token) = path.into_inner();
    let action = frame.url(&format!("/answers/{token}"));
    let way = Way::Link { token, visitor: frame.visitor.clone() };
    let answer = form.answer.clone();
    if let Some(page) = take(&ctx, frame.clone(), way.clone(), action, form).await? {
        return Ok(page);
    }
    let state = read(&ctx, &frame, way).await?.question().state;
    let answer = if state == IntroductionState::BothYes && answer == "yes" { "both".to_owned() } else { answer };
    page(&ThanksPage { frame, answer })
}

/// `GET /{lang}/introductions/{code}`
pub async fn show_own(
    ctx: Data<Context>,
    frame: Frame,
    Signed(person): Signed<Person>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let (_, code) = path.into_inner();
    let action = frame.url(&format!("/introductions/{code}"));
    let view = read(&ctx, &frame, Way::Signed { person: Box::new(person), code }).await?;
    shown(frame, action, view, AnswerForm::default(), Problems::default())
}

/// `POST /{lang}/introductions/{code}`
pub async fn act_own(
    ctx: Data<Context>,
    frame: Frame,
    Signed(person): Signed<Person>,
    path: Path<(String, String)>,
    Form(form): Form<AnswerForm>,
) -> Result<HttpResponse, Failure> {
    let (_, code) = path.into_inner();
    let action = frame.url(&format!("/introductions/{code}"));
    let done = format!("{action}?done=answered");
    let way = Way::Signed { person: Box::new(person), code };
    Ok(take(&ctx, frame, way, action, form).await?.unwrap_or_else(|| go(&done)))
}

/// Says on which side a state still waits, for the badge of lists.
pub fn badge(state: &IntroductionState) -> &'static str {
    match state {
        IntroductionState::AskingTalent | IntroductionState::AskingFirm | IntroductionState::BothYes => "wait",
        IntroductionState::Introduced | IntroductionState::Success => "ok",
        IntroductionState::Declined | IntroductionState::Expired => "no",
        IntroductionState::NoDeal | IntroductionState::Halted => "",
    }
}
