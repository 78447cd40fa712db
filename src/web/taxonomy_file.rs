//! A version of the taxonomy as one file: the tables of `config/taxonomy` one after another, or as JSON.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, ContentDisposition, DispositionParam, DispositionType};
use serde::Serialize;

use crate::usecase::taxonomy::export::View;

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Tab-separated tables, each below a line with its path.
    Tsv,
    /// An object with the tables as texts.
    Json,
}

/// A version with its tables.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TaxonomyFiles {
    /// Its number; 0 is the compiled-in one.
    pub version: i32,
    /// The hash of its content.
    pub hash: String,
    /// Every table.
    pub files: Vec<TaxonomyTable>,
}

/// A table.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TaxonomyTable {
    /// Its path below `config/taxonomy`.
    pub path: String,
    /// Its text, byte for byte what belongs there.
    pub text: String,
}

/// The file, to be kept.
pub fn answer(view: View, kind: Kind) -> HttpResponse {
    let end = if kind == Kind::Tsv { "tsv" } else { "json" };
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(format!("longyuan-taxonomy-{}.{end}", view.number))],
    };
    let mut answer = HttpResponse::Ok();
    answer.insert_header((CONTENT_DISPOSITION, disposition));
    match kind {
        Kind::Tsv => {
            let tables = view.files.iter().map(|(path, text)| format!("# ==== {path} ====\n{text}"));
            answer.content_type("text/tab-separated-values; charset=utf-8").body(tables.collect::<String>())
        }
        Kind::Json => {
            let files = view.files.into_iter().map(|(path, text)| TaxonomyTable { path, text }).collect();
            answer.json(TaxonomyFiles { version: view.number, hash: view.hash, files })
        }
    }
}
