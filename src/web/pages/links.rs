//! The page of a link in a mail: GET shows what it is for, POST acts; one address for every purpose.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use super::{problems, welcome};
use crate::context::Context;
use crate::domain::account::{LinkPurpose, SessionKind};
use crate::domain::actor::{Member, Owner, Person};
use crate::domain::error::Error;
use crate::usecase::accounts::recognise::{self, Proof};
use crate::usecase::accounts::show_link::Subject;
use crate::usecase::accounts::{change_address, reset, show_link, verify};
use crate::usecase::introductions::dispute;
use crate::usecase::offices::confirm_mail;
use crate::usecase::{needs, same, talents};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, go, page, page_with};

#[derive(Template)]
#[template(path = "accounts/link.html")]
struct LinkPage {
    frame: Frame,
    token: String,
    view: show_link::View,
    problems: Problems,
}

impl LinkPage {
    /// The key of the sentence above the button.
    fn lead(&self) -> String {
        match (self.view.purpose, &self.view.subject) {
            (LinkPurpose::Confirm, Some(Subject::Talent(_))) => "accounts-link-lead-confirm-talent".to_owned(),
            (LinkPurpose::Confirm, Some(Subject::Need { .. })) => "accounts-link-lead-confirm-need".to_owned(),
            (purpose, _) => format!("accounts-link-lead-{}", purpose.as_str().replace('_', "-")),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/link_done.html")]
struct DonePage {
    frame: Frame,
    /// The code of what was done: a purpose, or `erase`.
    what: &'static str,
}

/// What some purposes ask for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkForm {
    #[serde(default)]
    password: String,
    /// `not_me` under a confirmation: nothing of it is wanted. `erase` under a receipt: now, and for good. How a need
    /// goes on, under its reminder.
    #[serde(default)]
    act: String,
}

type Path2 = Path<(String, String)>;

/// `GET /links/{token}`: changes nothing, since scanners of mail open links too.
pub async fn show(ctx: Data<Context>, frame: Frame, path: Path2) -> Result<HttpResponse, Failure> {
    let (_, token) = path.into_inner();
    let asked = token.clone();
    let view = call(&ctx, move |ctx| show_link::run(ctx, &asked)).await?;
    if let Some(folder) = own_page(view.purpose) {
        return Ok(go(&frame.url(&format!("/{folder}/{token}"))));
    }
    let status = if view.gone.is_some() { StatusCode::GONE } else { StatusCode::OK };
    page_with(status, &LinkPage { frame, token, view, problems: Problems::default() })
}

/// Questions have pages of their own.
fn own_page(purpose: LinkPurpose) -> Option<&'static str> {
    match purpose {
        LinkPurpose::Answer => Some("answers"),
        LinkPurpose::FollowUp => Some("follow-ups"),
        LinkPurpose::DataCopy => Some("me/data"),
        _ => None,
    }
}

fn thanks(frame: &Frame, purpose: LinkPurpose) -> Result<HttpResponse, Failure> {
    page(&DonePage { frame: frame.clone(), what: purpose.as_str() })
}

/// `POST /links/{token}`
pub async fn act(ctx: Data<Context>, frame: Frame, path: Path2, form: Form<LinkForm>) -> Result<HttpResponse, Failure> {
    let (_, token) = path.into_inner();
    let asked = token.clone();
    let view = call(&ctx, move |ctx| show_link::run(ctx, &asked)).await?;
    let purpose = view.purpose;
    let done = match purpose {
        _ if view.gone.is_some() => Err(Failure(Error::Gone("link_used"))),
        LinkPurpose::Confirm if form.0.act == "not_me" => erase(&ctx, &frame, token.clone()).await,
        LinkPurpose::SignIn | LinkPurpose::Confirm => enter(&ctx, &frame, token.clone()).await,
        LinkPurpose::Reset | LinkPurpose::Invite => {
            let (visitor, input) =
                (frame.visitor.clone(), reset::Input { token: token.clone(), password: form.0.password });
            let done = call(&ctx, move |ctx| reset::run(ctx, &visitor, input)).await;
            done.and_then(|_| thanks(&frame, purpose))
        }
        LinkPurpose::TestMail => {
            let (visitor, used) = (frame.visitor.clone(), token.clone());
            let done = call(&ctx, move |ctx| confirm_mail::run(ctx, &visitor, &used)).await;
            done.and_then(|_| thanks(&frame, purpose))
        }
        LinkPurpose::Answer | LinkPurpose::FollowUp | LinkPurpose::DataCopy => Err(Failure(Error::Missing("link"))),
        LinkPurpose::Dispute => {
            let (visitor, input) = (frame.visitor.clone(), dispute::Input { token: token.clone() });
            let done = call(&ctx, move |ctx| dispute::run(ctx, &visitor, input)).await;
            done.and_then(|_| thanks(&frame, purpose))
        }
        LinkPurpose::SameWrong => {
            let (visitor, input) = (frame.visitor.clone(), same::dispute::Input { token: token.clone() });
            let done = call(&ctx, move |ctx| same::dispute::run(ctx, &visitor, input)).await;
            done.and_then(|()| thanks(&frame, purpose))
        }
        LinkPurpose::NeedStill => answer(&ctx, &frame, token.clone(), &form.0.act).await,
        LinkPurpose::ProfileStill => {
            let (visitor, used) = (frame.visitor.clone(), token.clone());
            let done = call(&ctx, move |ctx| talents::confirm_by_link::run(ctx, &visitor, &used)).await;
            done.and_then(|_| thanks(&frame, purpose))
        }
        LinkPurpose::Withdraw if form.0.act == "erase" => erase(&ctx, &frame, token.clone()).await,
        LinkPurpose::Withdraw => withdraw(&ctx, &frame, token.clone()).await,
        LinkPurpose::ChangeAddress => {
            let session = frame.person.as_ref().map(|person| person.session.clone());
            let (visitor, input) = (frame.visitor.clone(), change_address::Input { token: token.clone(), session });
            let done = call(&ctx, move |ctx| change_address::run(ctx, &visitor, input)).await;
            done.and_then(|_| thanks(&frame, purpose))
        }
    };
    answered(frame, token, view, done)
}

/// The page of what was done; where it could not be done, the page of the link with the reason.
fn answered(
    frame: Frame,
    token: String,
    view: show_link::View,
    done: Result<HttpResponse, Failure>,
) -> Result<HttpResponse, Failure> {
    match done {
        Err(Failure(Error::Gone(code))) => {
            let view = show_link::View { gone: view.gone.or(Some(code)), ..view };
            page_with(StatusCode::GONE, &LinkPage { frame, token, view, problems: Problems::default() })
        }
        Err(failure) => {
            let problems = problems(failure)?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &LinkPage { frame, token, view, problems })
        }
        done => done,
    }
}

async fn enter(ctx: &Data<Context>, frame: &Frame, token: String) -> Result<HttpResponse, Failure> {
    let visitor = frame.visitor.clone();
    let input = verify::Input { token, kind: SessionKind::Page };
    let (entered, to) = call(ctx, move |ctx| {
        let view = verify::run(ctx, &visitor, input)?;
        let person = recognise::run(ctx, Proof::Cookie(view.entered.secret.clone()), visitor.origin)?;
        let to = match (view.purpose, view.subject) {
            (LinkPurpose::Confirm, Some(subject)) => submit(ctx, person, &subject)?,
            _ => "/home",
        };
        Ok((view.entered, to))
    })
    .await?;
    Ok(welcome(ctx, &entered, &frame.url(to)))
}

/// Submits what was registered together with the address, and says which page shows it.
fn submit(ctx: &Context, person: Person, subject: &str) -> Result<&'static str, Error> {
    let is_talent = person.talent.as_ref().is_some_and(|talent| talent.as_str() == subject);
    let (done, to) = if is_talent {
        (talents::submit::run(ctx, &Owner::try_from(person)?).map(|_| ()), "/me")
    } else {
        let need = subject.parse().map_err(|_| Error::Missing("need"))?;
        let input = needs::submit::Input { need };
        (needs::submit::run(ctx, &Member::try_from(person)?, input).map(|_| ()), "/needs")
    };
    match done {
        // Submitted before, or something is missing: its page says so. The person is signed in all the same.
        Err(Error::Conflict(_) | Error::Invalid(_) | Error::Missing(_)) => Ok(to),
        Ok(()) if is_talent => Ok("/me?done=profile_pooled"),
        Ok(()) => Ok("/needs?done=need_submitted"),
        Err(other) => Err(other),
    }
}

/// Says how the need goes on that the link is about.
async fn answer(ctx: &Data<Context>, frame: &Frame, token: String, act: &str) -> Result<HttpResponse, Failure> {
    let answer = act.parse().map_err(|_| Error::field("act", "unknown_code"))?;
    let (visitor, input) = (frame.visitor.clone(), needs::answer_by_link::Input { token, answer });
    call(ctx, move |ctx| needs::answer_by_link::run(ctx, &visitor, input)).await?;
    page(&DonePage { frame: frame.clone(), what: LinkPurpose::NeedStill.as_str() })
}

/// Withdraws the profile or need that the link is about.
async fn withdraw(ctx: &Data<Context>, frame: &Frame, token: String) -> Result<HttpResponse, Failure> {
    let visitor = frame.visitor.clone();
    call(ctx, move |ctx| {
        match talents::withdraw_by_link::run(ctx, &visitor, talents::withdraw_by_link::Input { token: token.clone() }) {
            Err(Error::Missing(_)) => {
                needs::withdraw_by_link::run(ctx, &visitor, needs::withdraw_by_link::Input { token })
            }
            done => done,
        }
    })
    .await?;
    page(&DonePage { frame: frame.clone(), what: "withdraw" })
}

/// Erases the profile or registration that the link is about.
async fn erase(ctx: &Data<Context>, frame: &Frame, token: String) -> Result<HttpResponse, Failure> {
    let visitor = frame.visitor.clone();
    call(ctx, move |ctx| {
        match talents::erase_by_link::run(ctx, &visitor, talents::erase_by_link::Input { token: token.clone() }) {
            Err(Error::Missing(_)) => needs::erase_by_link::run(ctx, &visitor, needs::erase_by_link::Input { token }),
            done => done,
        }
    })
    .await?;
    page(&DonePage { frame: frame.clone(), what: "erase" })
}
