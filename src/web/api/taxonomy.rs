//! Versions of the taxonomy over the API, for editors and administrators.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::context::Context;
use crate::domain::actor::TaxonomyReader;
use crate::domain::error::Error;
use crate::domain::taxonomy_difference::{Difference, Facet, Turn};
use crate::usecase::taxonomy::{export, list_versions, show_version};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::signed::{self, Signed};
use crate::web::taxonomy_file::{self, Kind, TaxonomyFiles};

/// A published version.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TaxonomyVersion {
    /// Its number; 0 is the compiled-in one.
    number: i32,
    /// The version that it made hold again, if it did.
    back_to: Option<i32>,
    /// When it was published; the compiled-in one came with the program.
    published_at: Option<DateTime<Utc>>,
    /// The name of whoever published it.
    published_by: String,
    /// What they wrote of it.
    note: String,
    /// How many concepts differ from the version before.
    differing: i32,
    /// The hash of its content as it was published.
    hash: String,
    /// True for the one that this node runs.
    is_running: bool,
}

/// In what a version differs from the one before.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TaxonomyDifferences {
    /// Its number.
    number: i32,
    /// The hash of its content upon the data of this program.
    hash: String,
    /// How many of its changes find no place in the data of this program.
    skipped: usize,
    /// Concept by concept.
    differences: Vec<ConceptDifference>,
}

/// A concept that differs.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ConceptDifference {
    /// Its code.
    code: String,
    /// Its name in Chinese.
    zh: String,
    /// Its name in English.
    en: String,
    /// What became of it.
    turn: Turn,
    /// In what it differs.
    moves: Vec<FacetMove>,
}

/// What left and what came.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FacetMove {
    /// Of what.
    facet: Facet,
    /// What left.
    gone: Vec<String>,
    /// What came.
    come: Vec<String>,
}

impl From<Difference> for ConceptDifference {
    fn from(one: Difference) -> Self {
        let moves = one.moves.into_iter();
        Self {
            code: one.code,
            zh: one.names.0,
            en: one.names.1,
            turn: one.turn,
            moves: moves.map(|m| FacetMove { facet: m.facet, gone: m.gone, come: m.come }).collect(),
        }
    }
}

fn number(text: &str) -> Result<i32, Failure> {
    text.parse().map_err(|_| Failure(Error::Missing("version")))
}

/// The published versions of the taxonomy (editors and administrators), newest first.
#[utoipa::path(
    get,
    path = "/taxonomy/versions",
    tag = "taxonomy",
    responses(
        (status = 200, description = "The versions", body = Vec<TaxonomyVersion>),
        (status = 403, description = "Not an editor", body = Problem),
    )
)]
pub async fn list(ctx: Data<Context>, reader: Signed<TaxonomyReader>) -> Result<HttpResponse, Failure> {
    let list_versions::View { rows, running, .. } = call(&ctx, move |ctx| list_versions::run(ctx, &reader)).await?;
    let version = |row: list_versions::Row| TaxonomyVersion {
        number: row.number,
        back_to: row.back_to,
        published_at: row.at.map(|at| at.and_utc()),
        published_by: row.by,
        note: row.note,
        differing: row.differing,
        hash: row.hash,
        is_running: row.number == running,
    };
    Ok(HttpResponse::Ok().json(rows.into_iter().map(version).collect::<Vec<_>>()))
}

/// In what a version of the taxonomy differs from the one before (editors and administrators). Ties are named in the language
/// of `Accept-Language`.
#[utoipa::path(
    get,
    path = "/taxonomy/versions/{number}",
    tag = "taxonomy",
    params(("number" = i32, Path, description = "The version; 0 is the compiled-in one")),
    responses(
        (status = 200, description = "Concept by concept", body = TaxonomyDifferences),
        (status = 403, description = "Not an editor", body = Problem),
        (status = 404, description = "No such version", body = Problem),
    )
)]
pub async fn show(
    ctx: Data<Context>,
    request: HttpRequest,
    reader: Signed<TaxonomyReader>,
    path: Path<String>,
) -> Result<HttpResponse, Failure> {
    let (lang, number) = (signed::language(&request), number(&path)?);
    let view = call(&ctx, move |ctx| show_version::run(ctx, &reader, number, lang)).await?;
    let differences = view.differences.into_iter().map(ConceptDifference::from).collect();
    let answer = TaxonomyDifferences { number: view.number, hash: view.hash, skipped: view.skipped, differences };
    Ok(HttpResponse::Ok().json(answer))
}

/// The whole taxonomy of a version as the tables of `config/taxonomy` (editors and administrators).
#[utoipa::path(
    get,
    path = "/taxonomy/versions/{number}/tables",
    tag = "taxonomy",
    params(("number" = i32, Path, description = "The version; 0 is the compiled-in one")),
    responses(
        (status = 200, description = "The tables, each as the tab-separated text of its file", body = TaxonomyFiles),
        (status = 403, description = "Not an editor", body = Problem),
        (status = 404, description = "No such version", body = Problem),
    )
)]
pub async fn tables(
    ctx: Data<Context>,
    reader: Signed<TaxonomyReader>,
    path: Path<String>,
) -> Result<HttpResponse, Failure> {
    let number = number(&path)?;
    let view = call(&ctx, move |ctx| export::run(ctx, &reader, number)).await?;
    Ok(taxonomy_file::answer(view, Kind::Json))
}
