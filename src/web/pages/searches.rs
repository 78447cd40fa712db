//! Keeping a search of a list under a name, renaming it, removing it.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use super::staff_lists::{Asked, Back, Naming, list, query};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Error;
use crate::domain::listing::ListNoun;
use crate::domain::saved_search::SavedSearchId;
use crate::usecase::searches::{keep, remove, rename};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::page::{Frame, go};
use crate::web::signed::Signed;

/// A name for what a list shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepForm {
    /// Over which list it stands.
    noun: ListNoun,
    #[serde(default)]
    name: String,
    /// The query of the list.
    #[serde(default)]
    query: String,
}

/// `POST /{lang}/staff/searches`
pub async fn keep(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    form: Form<KeepForm>,
) -> Result<HttpResponse, Failure> {
    let form = form.0;
    let noun = form.noun;
    let asked = Asked::of(noun, &form.query);
    let input = keep::Input { noun, name: form.name.clone(), filter: asked.filter.clone() };
    let who = officer.0.clone();
    match answered(call(&ctx, move |ctx| keep::run(ctx, &who, input)).await)? {
        Ok(_) => Ok(go(&address(&frame, noun, "search_kept", &query(&asked.filter, "")))),
        Err(problems) => {
            let back = Back { refused: None, naming: Some(Naming { name: form.name, problems }) };
            list(&ctx, frame, officer.0, noun, asked, back).await
        }
    }
}

/// What is done with a kept search.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeForm {
    version: i32,
    #[serde(default)]
    name: String,
    act: Act,
    /// Over which list it stands.
    noun: ListNoun,
    /// The query of the list.
    #[serde(default)]
    query: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Rename,
    Remove,
}

/// `POST /{lang}/staff/searches/{id}`
pub async fn change(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
    form: Form<ChangeForm>,
) -> Result<HttpResponse, Failure> {
    let form = form.0;
    let id: SavedSearchId = path.into_inner().1.parse().map_err(|_| Error::Missing("saved_search"))?;
    let (who, version, noun) = (officer.0.clone(), form.version, form.noun);
    if let Act::Remove = form.act {
        let noun = call(&ctx, move |ctx| remove::run(ctx, &who, remove::Input { id, version })).await?;
        return Ok(go(&address(&frame, noun, "search_removed", "")));
    }
    let input = rename::Input { id, version, name: form.name.clone() };
    match answered(call(&ctx, move |ctx| rename::run(ctx, &who, input)).await)? {
        Ok(kept) => {
            let query = query(&kept.search.filter(kept.noun), "");
            Ok(go(&address(&frame, kept.noun, "search_renamed", &query)))
        }
        Err(problems) => {
            let back = Back { refused: None, naming: Some(Naming { name: form.name, problems }) };
            list(&ctx, frame, officer.0, noun, Asked::of(noun, &form.query), back).await
        }
    }
}

fn address(frame: &Frame, noun: ListNoun, done: &str, query: &str) -> String {
    let joint = if query.is_empty() { "" } else { "&" };
    frame.url(&format!("/staff/{noun}?done={done}{joint}{query}"))
}
