//! A new need: from a visitor with the firm itself, from a member the need alone.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

use super::need_edit::KEEP;
use super::new_talent::AGAIN;
use super::sent;
use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::error::Result as Outcome;
use crate::domain::need::{Need, NeedState};
use crate::usecase::enterprises::register;
use crate::usecase::needs::{create as add, list_own, submit, suggest_fields};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::new_need::{NewNeed, at_problem};
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::robots;

#[derive(Template)]
#[template(path = "needs/new.html")]
struct NewPage {
    frame: Frame,
    form: NewNeed,
    problems: Problems,
    is_member: bool,
    stamp: String,
    consent_version: String,
}

impl NewPage {
    fn new(ctx: &Context, frame: Frame, form: NewNeed, problems: Problems) -> Outcome<Self> {
        let consent_version = consent_texts::current(Topic::Enterprise, frame.lang)?.version.to_string();
        let (stamp, is_member) = (robots::stamp(ctx, &frame, &form.stamp), frame.has("member"));
        Ok(Self { frame, form, problems, is_member, stamp, consent_version })
    }
}

/// `GET /{lang}/needs/new`
pub async fn show(ctx: Data<Context>, frame: Frame) -> Result<HttpResponse, Failure> {
    if let Some(Ok(member)) = frame.person.clone().map(Member::try_from) {
        let view = call(&ctx, move |ctx| list_own::run(ctx, &member)).await?;
        view.enterprise.state.check_takes_part()?;
    }
    page(&NewPage::new(&ctx, frame, NewNeed::blank(), Problems::default())?)
}

/// `POST /{lang}/needs/new`: posts it.
pub async fn create(ctx: Data<Context>, frame: Frame, Form(form): Form<NewNeed>) -> Result<HttpResponse, Failure> {
    if form.then == AGAIN {
        return page(&NewPage::new(&ctx, frame, form, Problems::default())?);
    }
    let (sent, who) = (form.clone(), frame.clone());
    let done = call(&ctx, move |ctx| match who.person.clone().map(Member::try_from) {
        Some(Ok(member)) => post(ctx, &member, &who, &sent).map(|need| Posted::Own(Box::new(need))),
        _ => {
            robots::check(ctx, &sent.stamp, &sent.nickname)?;
            register::run(ctx, &who.visitor, sent.registration(who.lang)?).map(|view| Posted::Waiting(view.ticket))
        }
    });
    match answered(done.await.map_err(|failure| Failure(at_problem(failure.0))))? {
        Ok(Posted::Waiting(ticket)) => Ok(sent::wait(&frame, ticket, &form.email, true)),
        Ok(Posted::Own(need)) => Ok(go(&frame.url(&format!("/needs/{}?done={}", need.code, done_code(need.state))))),
        Err(problems) => {
            let (form, problems) = with_likely_fields(&ctx, form, problems).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &NewPage::new(&ctx, frame, form, problems)?)
        }
    }
}

/// The form as it comes back: where no field was ticked, with those that the problem speaks of, for the firm to look at.
async fn with_likely_fields(
    ctx: &Data<Context>,
    mut form: NewNeed,
    mut problems: Problems,
) -> Result<(NewNeed, Problems), Failure> {
    if form.fields.iter().any(|field| !field.is_empty()) {
        return Ok((form, problems));
    }
    let text = form.problem.clone();
    let likely = call(ctx, move |ctx| suggest_fields::run(ctx, &text)).await?;
    if !likely.is_empty() {
        form.fields = likely.iter().map(|field| field.as_str().to_owned()).collect();
        problems.0.iter_mut().filter(|error| error.field == "fields").for_each(|error| error.code = "fields_suggested");
    }
    Ok((form, problems))
}

enum Posted {
    Waiting(String),
    Own(Box<Need>),
}

fn post(ctx: &Context, member: &Member, frame: &Frame, form: &NewNeed) -> Outcome<Need> {
    let need = add::run(ctx, member, add::Input { brief: form.brief(frame.lang)?, lang: frame.lang })?;
    if form.then == KEEP { Ok(need) } else { submit::run(ctx, member, submit::Input { need: need.id }) }
}

fn done_code(state: NeedState) -> &'static str {
    if state == NeedState::Draft { "need_saved" } else { "need_submitted" }
}
