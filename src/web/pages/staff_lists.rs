//! Lists for officers: people, enterprises and needs by state, each with the decisions that its state allows; taking them is
//! in `staff_decisions.rs`, keeping a search in `searches.rs`.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::staff_list_page::ListPage;
pub(super) use super::staff_list_page::Naming;

use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::Officer;
use crate::domain::audit::Entity;
use crate::domain::error::Result as Outcome;
use crate::domain::listing::{Filter, ListNoun};
use crate::domain::paging::Paging;
use crate::usecase::{enterprises, needs, searches, talents};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, Problems, page, page_with};
use crate::web::rows::{self, Listing};
use crate::web::signed::Signed;

/// Entries of a page: each is a card with its decisions.
const PAGE: i64 = 25;

/// Which rows: by what the list is narrowed, and where the page begins.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub(super) filter: Filter,
    pub(super) after: String,
}

impl Asked {
    /// Reads the query of an address.
    pub(super) fn of(noun: ListNoun, query: &str) -> Self {
        let parts: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let after = parts.iter().find(|(name, _)| name == "after").map(|(_, value)| value.to_string());
        let filter = Filter::read(noun, parts.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
        Self { filter, after: after.unwrap_or_default() }
    }
}

/// A decision that was not taken: the row it was about, what was typed, what is wrong.
pub(super) struct Refused {
    pub id: String,
    pub reason: String,
    pub problems: Problems,
}

/// What came back with errors.
#[derive(Default)]
pub(super) struct Back {
    pub refused: Option<Refused>,
    pub naming: Option<Naming>,
}

/// The query of an address.
pub(super) fn query(filter: &Filter, after: &str) -> String {
    let parts = filter.parts().into_iter().chain([("after", after.to_owned())]).filter(|(_, value)| !value.is_empty());
    form_urlencoded::Serializer::new(String::new()).extend_pairs(parts).finish()
}

pub(super) fn noun(entity: Entity) -> ListNoun {
    match entity {
        Entity::Talent => ListNoun::Talents,
        Entity::Enterprise => ListNoun::Enterprises,
        _ => ListNoun::Needs,
    }
}

/// The rows of one list. An unknown state lists all.
fn read(ctx: &Context, officer: &Officer, noun: ListNoun, asked: Asked, frame: &Frame) -> Outcome<Listing> {
    let (paging, filter) = (Paging::new(Some(asked.after), Some(PAGE)), asked.filter);
    Ok(match noun {
        ListNoun::Talents => {
            rows::talents(frame, talents::list::run(ctx, officer, talents::list::Input { filter, paging })?)
        }
        ListNoun::Enterprises => {
            rows::enterprises(frame, enterprises::list::run(ctx, officer, enterprises::list::Input { filter, paging })?)
        }
        ListNoun::Needs => rows::needs(frame, needs::list::run(ctx, officer, needs::list::Input { filter, paging })?),
    })
}

/// The page of a list.
pub(super) async fn list(
    ctx: &Data<Context>,
    frame: Frame,
    officer: Officer,
    noun: ListNoun,
    asked: Asked,
    back: Back,
) -> Result<HttpResponse, Failure> {
    let (who, wanted) = (frame.clone(), asked.clone());
    let is_lead = officer.person.has(Role::Lead);
    let (mut listing, saved) = call(ctx, move |ctx| {
        let listing = read(ctx, &officer, noun, wanted, &who)?;
        Ok((listing, searches::list::run(ctx, &officer, noun)?))
    })
    .await?;
    if !is_lead {
        listing.entries.iter_mut().for_each(|entry| entry.measures.clear());
    }
    let Back { refused, naming } = back;
    let is_back = refused.is_some() || naming.is_some();
    let Asked { filter, after } = asked;
    let template = ListPage { frame, noun, filter, after, listing, saved, refused, naming };
    if is_back { page_with(StatusCode::UNPROCESSABLE_ENTITY, &template) } else { page(&template) }
}

/// `GET /{lang}/staff/talents`
pub async fn talents(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let asked = Asked::of(ListNoun::Talents, request.query_string());
    list(&ctx, frame, officer.0, ListNoun::Talents, asked, Back::default()).await
}

/// `GET /{lang}/staff/enterprises`
pub async fn enterprises(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let asked = Asked::of(ListNoun::Enterprises, request.query_string());
    list(&ctx, frame, officer.0, ListNoun::Enterprises, asked, Back::default()).await
}

/// `GET /{lang}/staff/needs`
pub async fn needs(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let asked = Asked::of(ListNoun::Needs, request.query_string());
    list(&ctx, frame, officer.0, ListNoun::Needs, asked, Back::default()).await
}
