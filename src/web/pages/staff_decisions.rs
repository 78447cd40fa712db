//! Decisions taken in the officers' lists, and the measures of leads: done, or the list again with what was typed.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use super::staff_lists::{Asked, Back, Refused, list, noun};
use crate::context::Context;
use crate::domain::actor::{Lead, Officer};
use crate::domain::audit::Entity;
use crate::domain::decision::{Measure, Verdict};
use crate::domain::error::{Error, Result as Outcome};
use crate::usecase::{enterprises, needs, talents};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, go};
use crate::web::signed::Signed;

/// Where a decision is taken: the list, from which row on it is shown, and the code of the entry.
struct On {
    state: String,
    after: String,
    code: String,
    /// The rest of the query of its address.
    more: String,
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
    #[serde(default)]
    after: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    more: String,
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
    #[serde(default)]
    after: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    more: String,
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
    let on = On { state: form.state, after: form.after, code: form.code, more: form.more };
    let typed = Typed { id, reason: form.reason, on };
    answer(ctx, frame, officer, entity, done, typed).await
}

/// What was typed about a row, and on which list.
struct Typed {
    id: String,
    reason: String,
    on: On,
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
    match done {
        Ok(()) => Ok(go(&back(&frame, entity, &typed.on))),
        Err(Failure(Error::Invalid(errors))) => {
            let refused = Refused { id: typed.id, reason: typed.reason, problems: Problems(errors) };
            let asked = Asked::of(noun(entity), &typed.on.query([]));
            list(ctx, frame, officer, noun(entity), asked, Back { refused: Some(refused), naming: None }).await
        }
        Err(other) => Err(other),
    }
}

impl On {
    /// The query of the same page of the list, after some parts of its own.
    fn query<'a>(&'a self, own: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let place = [("state", self.state.as_str()), ("after", self.after.as_str())];
        let place = own.into_iter().chain(place).filter(|(_, value)| !value.is_empty());
        let more = form_urlencoded::parse(self.more.as_bytes());
        form_urlencoded::Serializer::new(String::new()).extend_pairs(place).extend_pairs(more).finish()
    }
}

/// The same page of the list, with a word about the entry.
fn back(frame: &Frame, entity: Entity, on: &On) -> String {
    frame.url(&format!("/staff/{}?{}", noun(entity), on.query([("done", "decided"), ("about", on.code.as_str())])))
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

async fn measure(
    ctx: &Data<Context>,
    frame: Frame,
    lead: Lead,
    entity: Entity,
    id: String,
    form: MeasureForm,
) -> Result<HttpResponse, Failure> {
    // The list that is shown again belongs to officers.
    let officer = Officer::try_from(lead.person.clone())?;
    let (measure, reason, about) = (form.measure, form.reason.clone(), id.clone());
    let done = call(ctx, move |ctx| measured(ctx, &lead, (entity, &about), measure, reason)).await;
    let on = On { state: form.state, after: form.after, code: form.code, more: form.more };
    answer(ctx, frame, officer, entity, done, Typed { id, reason: form.reason, on }).await
}

fn measured(ctx: &Context, lead: &Lead, about: (Entity, &str), measure: Measure, reason: String) -> Outcome<()> {
    let missing = |_| Error::Missing("missing");
    if about.0 == Entity::Talent {
        let talent = about.1.parse().map_err(missing)?;
        let input = talents::take_measure::Input { talent, measure, reason };
        return talents::take_measure::run(ctx, lead, input).map(|_| ());
    }
    let enterprise = about.1.parse().map_err(missing)?;
    let input = enterprises::take_measure::Input { enterprise, measure, reason };
    enterprises::take_measure::run(ctx, lead, input).map(|_| ())
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
    measure(&ctx, frame, lead.0, Entity::Talent, path.into_inner().1, form.0).await
}

/// `POST /{lang}/staff/enterprises/{id}/measures`
pub async fn measure_enterprise(
    ctx: Data<Context>,
    frame: Frame,
    lead: Signed<Lead>,
    path: Path<(String, String)>,
    form: Form<MeasureForm>,
) -> Result<HttpResponse, Failure> {
    measure(&ctx, frame, lead.0, Entity::Enterprise, path.into_inner().1, form.0).await
}
