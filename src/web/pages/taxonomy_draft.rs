//! The draft of the taxonomy: what was changed, what comes of it, what it would do, and its publication.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::{TaxonomyEditor, TaxonomyReader};
use crate::domain::error::Error;
use crate::domain::taxonomy::ChangeId;
use crate::domain::value::Lang;
use crate::usecase::taxonomy::show_draft::{self, Listed, View};
use crate::usecase::taxonomy::{drop_change, publish};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered_or_moved};
use crate::web::page::{Frame, Problems, go, page_with};
use crate::web::signed::Signed;

/// What is to be tried out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    /// `yes` when people and needs are to be counted.
    counts: String,
}

/// A change to be taken out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    id: String,
}

/// What is to be published.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Publishing {
    mark: String,
    note: String,
}

#[derive(Template)]
#[template(path = "admin/taxonomy_draft.html")]
struct DraftPage {
    frame: Frame,
    wanted: Wanted,
    view: View,
    note: String,
    problems: Problems,
    /// True when somebody else changed the draft meanwhile.
    has_moved: bool,
}

impl DraftPage {
    /// The name in the reader's language.
    fn name<'a>(&self, names: &'a (String, String)) -> &'a str {
        match self.frame.lang {
            Lang::Zh => &names.0,
            Lang::En => &names.1,
        }
    }

    fn title<'a>(&self, change: &'a Listed) -> &'a str {
        change.names.as_ref().map_or(&change.concept, |names| self.name(names))
    }

    fn counted(&self) -> bool {
        self.wanted.counts == YES
    }

    fn found(&self, names: &[String]) -> String {
        if names.is_empty() { self.frame.t("taxonomy-try-nothing") } else { self.frame.joined(names) }
    }
}

const YES: &str = "yes";

async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    (wanted, note): (Wanted, String),
    (status, problems): (StatusCode, Problems),
) -> Result<HttpResponse, Failure> {
    let input = show_draft::Input { words: wanted.q.clone(), counts: wanted.counts == YES, lang: frame.lang };
    let view = call(ctx, move |ctx| show_draft::run(ctx, &reader, &input)).await?;
    let has_moved = status == StatusCode::CONFLICT;
    page_with(status, &DraftPage { frame, wanted, view, note, problems, has_moved })
}

/// `GET /{lang}/staff/taxonomy/draft`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    wanted: Query<Wanted>,
) -> Result<HttpResponse, Failure> {
    let entered = (wanted.into_inner(), String::new());
    shown(&ctx, frame, reader, entered, (StatusCode::OK, Problems::default())).await
}

/// `POST /{lang}/staff/taxonomy/draft/drop`
pub async fn drop_one(
    ctx: Data<Context>,
    frame: Frame,
    editor: Signed<TaxonomyEditor>,
    Form(form): Form<Dropped>,
) -> Result<HttpResponse, Failure> {
    let id: ChangeId = form.id.parse().map_err(|_| Error::Missing("change"))?;
    call(&ctx, move |ctx| drop_change::run(ctx, &editor, &id)).await?;
    Ok(go(&frame.url("/staff/taxonomy/draft?done=taxonomy_dropped")))
}

/// `POST /{lang}/staff/taxonomy/draft/publish`
pub async fn publish(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    editor: Signed<TaxonomyEditor>,
    Form(form): Form<Publishing>,
) -> Result<HttpResponse, Failure> {
    let input = publish::Input { mark: form.mark, note: form.note.clone() };
    let done = match answered_or_moved(call(&ctx, move |ctx| publish::run(ctx, &editor, &input)).await)? {
        Ok(number) => return Ok(go(&frame.url(&format!("/staff/taxonomy/versions/{number}?done=taxonomy_published")))),
        Err(refused) => refused,
    };
    shown(&ctx, frame, reader, (Wanted::default(), form.note), done).await
}
