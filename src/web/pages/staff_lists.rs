//! Lists for officers: people, enterprises and needs by state, each with the decisions that its state allows; taking them is
//! in `staff_decisions.rs`.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::Officer;
use crate::domain::audit::Entity;
use crate::domain::error::Result as Outcome;
use crate::domain::paging::Paging;
use crate::usecase::{enterprises, needs, talents};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, Problems, page, page_with};
use crate::web::rows::{self, Listing};
use crate::web::signed::Signed;

/// Which rows.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    pub(super) state: Option<String>,
    pub(super) after: Option<String>,
}

/// A decision that was not taken: the row it was about, what was typed, what is wrong.
pub(super) struct Refused {
    pub id: String,
    pub reason: String,
    pub problems: Problems,
}

#[derive(Template)]
#[template(path = "staff/list.html")]
struct ListPage {
    frame: Frame,
    noun: &'static str,
    state: String,
    after: String,
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

    /// The code of the row that a refused decision was about.
    fn code(&self, id: &str) -> &str {
        self.listing.entries.iter().find(|entry| entry.id == id).map_or("", |entry| &entry.code)
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

pub(super) fn noun(entity: Entity) -> &'static str {
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

/// The page of a list.
pub(super) async fn list(
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
    let Asked { state, after } = asked;
    let (state, after) = (state.unwrap_or_default(), after.unwrap_or_default());
    let template = ListPage { frame, noun: noun(entity), state, after, listing, refused };
    if status == StatusCode::OK { page(&template) } else { page_with(status, &template) }
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
