//! The published versions of the taxonomy: what each changed, the way back to one, each as a file.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::{TaxonomyEditor, TaxonomyReader};
use crate::domain::error::Error;
use crate::usecase::taxonomy::{export, go_back, list_versions, show_version};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered_or_moved};
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;
use crate::web::taxonomy_file::{self, Kind};

/// The way back to a version.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Back {
    latest: i32,
    note: String,
}

#[derive(Template)]
#[template(path = "admin/taxonomy_versions.html")]
struct VersionsPage {
    frame: Frame,
    view: list_versions::View,
}

#[derive(Template)]
#[template(path = "admin/taxonomy_version.html")]
struct VersionPage {
    frame: Frame,
    view: show_version::View,
    note: String,
    problems: Problems,
    /// True when another version was published meanwhile.
    has_moved: bool,
}

impl VersionsPage {
    fn is_running(&self, number: &i32) -> bool {
        self.view.running == *number
    }
}

impl VersionPage {
    fn title(&self) -> String {
        self.frame.tv("taxonomy-version-n", &[("n", self.view.number.into())])
    }

    /// The version that it made hold again, if it did.
    fn back_to(&self) -> Option<i32> {
        let (version, _) = self.view.published.as_ref()?;
        Some(version.parent).filter(|parent| *parent != version.number - 1)
    }
}

/// `GET /{lang}/staff/taxonomy/versions`
pub async fn list(ctx: Data<Context>, frame: Frame, reader: Signed<TaxonomyReader>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| list_versions::run(ctx, &reader)).await?;
    page(&VersionsPage { frame, view })
}

fn number(text: &str) -> Result<i32, Failure> {
    text.parse().map_err(|_| Failure(Error::Missing("version")))
}

async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    (number, note): (i32, String),
    (status, problems): (StatusCode, Problems),
) -> Result<HttpResponse, Failure> {
    let lang = frame.lang;
    let view = call(ctx, move |ctx| show_version::run(ctx, &reader, number, lang)).await?;
    let has_moved = status == StatusCode::CONFLICT;
    page_with(status, &VersionPage { frame, view, note, problems, has_moved })
}

/// `GET /{lang}/staff/taxonomy/versions/{number}`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let entered = (number(&path.1)?, String::new());
    shown(&ctx, frame, reader, entered, (StatusCode::OK, Problems::default())).await
}

/// `POST /{lang}/staff/taxonomy/versions/{number}/back`
pub async fn back(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    editor: Signed<TaxonomyEditor>,
    path: Path<(String, String)>,
    Form(form): Form<Back>,
) -> Result<HttpResponse, Failure> {
    let older = number(&path.1)?;
    let input = go_back::Input { number: older, latest: form.latest, note: form.note.clone() };
    let done = match answered_or_moved(call(&ctx, move |ctx| go_back::run(ctx, &editor, &input)).await)? {
        Ok(number) => return Ok(go(&frame.url(&format!("/staff/taxonomy/versions/{number}?done=taxonomy_published")))),
        Err(refused) => refused,
    };
    shown(&ctx, frame, reader, (older, form.note), done).await
}

/// `GET /{lang}/staff/taxonomy/versions/{number}/{file}`: the tables of a version as `taxonomy.tsv` or `taxonomy.json`.
pub async fn file(
    ctx: Data<Context>,
    reader: Signed<TaxonomyReader>,
    path: Path<(String, String, String)>,
) -> Result<HttpResponse, Failure> {
    let (_, wanted, file) = path.into_inner();
    let kind = match file.as_str() {
        "taxonomy.tsv" => Kind::Tsv,
        "taxonomy.json" => Kind::Json,
        _ => return Err(Failure(Error::Missing("page"))),
    };
    let wanted = number(&wanted)?;
    let view = call(&ctx, move |ctx| export::run(ctx, &reader, wanted)).await?;
    Ok(taxonomy_file::answer(view, kind))
}
