//! Lists for officers: people, enterprises and needs by state, each with the decision that its state allows.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Lead, Officer};
use crate::domain::audit::Entity;
use crate::domain::decision::{Measure, Verdict};
use crate::domain::error::{Error, Result as Outcome};
use crate::domain::paging::Paging;
use crate::usecase::{enterprises, needs, talents};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::rows::{self, Listing};
use crate::web::signed::Signed;

/// Which rows.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    state: Option<String>,
    after: Option<String>,
}

/// A decision as it was typed, with the list it was made on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionForm {
    decision: Verdict,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    state: String,
}

/// A lead's measure as it was typed, with the list it was taken on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureForm {
    measure: Measure,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    state: String,
}

/// A decision that was not taken: the row it was about, what was typed, what is wrong.
struct Refused {
    id: String,
    reason: String,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "staff/list.html")]
struct ListPage {
    frame: Frame,
    noun: &'static str,
    state: String,
    listing: Listing,
    refused: Option<Refused>,
}

impl ListPage {
    /// The words of a key of this list.
    fn words(&self, key: &str) -> String {
        self.frame.t(&format!("staff-{}-{key}", self.noun))
    }

    /// What is wrong with the decision on a row.
    fn problem(&self, id: &str) -> Option<String> {
        let refused = self.refused.as_ref().filter(|r| r.id == id)?;
        refused.problems.all().next().map(|e| self.frame.error(e))
    }

    /// What was typed for a row.
    fn typed(&self, id: &str) -> &str {
        self.refused.as_ref().filter(|r| r.id == id).map_or("", |r| &r.reason)
    }

    /// The address of this list in a state, from a row on.
    fn address(&self, state: &str, after: &str) -> String {
        let query = [("state", state), ("after", after)].into_iter().filter(|(_, value)| !value.is_empty());
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
        let mark = if query.is_empty() { "" } else { "?" };
        self.frame.url(&format!("/staff/{}{mark}{query}", self.noun))
    }
}

fn noun(entity: Entity) -> &'static str {
    match entity {
        Entity::Talent => "talents",
        Entity::Enterprise => "enterprises",
        _ => "needs",
    }
}

/// The rows of one list. An unknown state lists all.
fn read(ctx: &Context, officer: &Officer, entity: Entity, asked: &Asked, frame: &Frame) -> Outcome<Listing> {
    let paging = Paging::new(asked.after.clone(), None);
    let state = asked.state.as_deref().unwrap_or_default();
    Ok(match entity {
        Entity::Talent => {
            let input = talents::list::Input { state: state.parse().ok(), paging };
            rows::talents(frame, talents::list::run(ctx, officer, input)?)
        }
        Entity::Enterprise => {
            let input = enterprises::list::Input { state: state.parse().ok(), paging };
            rows::enterprises(frame, enterprises::list::run(ctx, officer, input)?)
        }
        _ => {
            let input = needs::list::Input { state: state.parse().ok(), paging };
            rows::needs(frame, needs::list::run(ctx, officer, input)?)
        }
    })
}

async fn list(
    ctx: &Data<Context>,
    frame: Frame,
    officer: Officer,
    entity: Entity,
    asked: Asked,
    refused: Option<Refused>,
) -> Result<HttpResponse, Failure> {
    let (who, wanted) = (frame.clone(), asked.clone());
    let is_lead = officer.person.has(Role::Lead);
    let mut listing = call(ctx, move |ctx| read(ctx, &officer, entity, &wanted, &who)).await?;
    if !is_lead {
        listing.entries.iter_mut().for_each(|entry| entry.measures.clear());
    }
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let state = asked.state.unwrap_or_default();
    let template = ListPage { frame, noun: noun(entity), state, listing, refused };
    if status == StatusCode::OK { page(&template) } else { page_with(status, &template) }
}

async fn decide(
    ctx: &Data<Context>,
    frame: Frame,
    officer: Officer,
    entity: Entity,
    id: String,
    form: DecisionForm,
) -> Result<HttpResponse, Failure> {
    let (verdict, reason, who, about) = (form.decision, form.reason.clone(), officer.clone(), id.clone());
    let done = call(ctx, move |ctx| decided(ctx, &who, (entity, &about), verdict, reason)).await;
    let typed = Typed { id, reason: form.reason, state: form.state };
    answer(ctx, frame, officer, entity, done, typed).await
}

/// What was typed about a row, and on which list.
struct Typed {
    id: String,
    reason: String,
    state: String,
}

/// Back to the list: with what was done, or with what was typed and what is wrong with it.
async fn answer(
    ctx: &Data<Context>,
    frame: Frame,
    officer: Officer,
    entity: Entity,
    done: Result<(), Failure>,
    typed: Typed,
) -> Result<HttpResponse, Failure> {
    let asked = Asked { state: Some(typed.state).filter(|s| !s.is_empty()), after: None };
    match done {
        Ok(()) => {
            let state = asked.state.map_or_else(String::new, |s| format!("&state={s}"));
            Ok(go(&frame.url(&format!("/staff/{}?done=decided{state}", noun(entity)))))
        }
        Err(Failure(Error::Invalid(errors))) => {
            let refused = Refused { id: typed.id, reason: typed.reason, problems: Problems(errors) };
            list(ctx, frame, officer, entity, asked, Some(refused)).await
        }
        Err(other) => Err(other),
    }
}

fn decided(ctx: &Context, officer: &Officer, about: (Entity, &str), verdict: Verdict, reason: String) -> Outcome<()> {
    let missing = |_| Error::Missing("missing");
    match about.0 {
        Entity::Talent => {
            let talent = about.1.parse().map_err(missing)?;
            talents::decide::run(ctx, officer, talents::decide::Input { talent, verdict, reason }).map(|_| ())
        }
        Entity::Enterprise => {
            let enterprise = about.1.parse().map_err(missing)?;
            let input = enterprises::decide::Input { enterprise, verdict, reason };
            enterprises::decide::run(ctx, officer, input).map(|_| ())
        }
        _ => {
            let need = about.1.parse().map_err(missing)?;
            needs::decide::run(ctx, officer, needs::decide::Input { need, verdict, reason }).map(|_| ())
        }
    }
}

/// `GET /{lang}/staff/talents`
pub async fn talents(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    list(&ctx, frame, officer.0, Entity::Talent, asked.into_inner(), None).await
}

/// `GET /{lang}/staff/enterprises`
pub async fn enterprises(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    list(&ctx, frame, officer.0, Entity::Enterprise, asked.into_inner(), None).await
}

/// `GET /{lang}/staff/needs`
pub async fn needs(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    list(&ctx, frame, officer.0, Entity::Need, asked.into_inner(), None).await
}

/// `POST /{lang}/staff/talents/{id}/decisions`
pub async fn decide_talent(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
    form: Form<DecisionForm>,
) -> Result<HttpResponse, Failure> {
    decide(&ctx, frame, officer.0, Entity::Talent, path.into_inner().1, form.0).await
}

/// `POST /{lang}/staff/enterprises/{id}/decisions`
pub async fn decide_enterprise(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
    form: Form<DecisionForm>,
) -> Result<HttpResponse, Failure> {
    decide(&ctx, frame, officer.0, Entity::Enterprise, path.into_inner().1, form.0).await
}

/// `POST /{lang}/staff/needs/{id}/decisions`
pub async fn decide_need(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
    form: Form<DecisionForm>,
) -> Result<HttpResponse, Failure> {
    decide(&ctx, frame, officer.0, Entity::Need, path.into_inner().1, form.0).await
}

/// `POST /{lang}/staff/talents/{id}/measures`
pub async fn measure_talent(
    ctx: Data<Context>,
    frame: Frame,
    lead: Signed<Lead>,
    path: Path<(String, String)>,
    form: Form<MeasureForm>,
) -> Result<HttpResponse, Failure> {
    let MeasureForm { measure, reason, state } = form.0;
    let (id, officer, words) = (path.into_inner().1, Officer::try_from(lead.person.clone())?, reason.clone());
    let talent = id.parse().map_err(|_| Error::Missing("talent"))?;
    let input = talents::take_measure::Input { talent, measure, reason };
    let done = call(&ctx, move |ctx| talents::take_measure::run(ctx, &lead, input).map(|_| ())).await;
    answer(&ctx, frame, officer, Entity::Talent, done, Typed { id, reason: words, state }).await
}

/// `POST /{lang}/staff/enterprises/{id}/measures`
pub async fn measure_enterprise(
    ctx: Data<Context>,
    frame: Frame,
    lead: Signed<Lead>,
    path: Path<(String, String)>,
    form: Form<MeasureForm>,
) -> Result<HttpResponse, Failure> {
    let MeasureForm { measure, reason, state } = form.0;
    let (id, officer, words) = (path.into_inner().1, Officer::try_from(lead.person.clone())?, reason.clone());
    let enterprise = id.parse().map_err(|_| Error::Missing("enterprise"))?;
    let input = enterprises::take_measure::Input { enterprise, measure, reason };
    let done = call(&ctx, move |ctx| enterprises::take_measure::run(ctx, &lead, input).map(|_| ())).await;
    answer(&ctx, frame, officer, Entity::Enterprise, done, Typed { id, reason: words, state }).await
}
