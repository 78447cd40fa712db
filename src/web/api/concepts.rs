//! Concepts of the taxonomy over the API, for everybody.

use actix_web::http::header;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::domain::value::Lang;
use crate::usecase::concepts::suggest::{self, Suggestion};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::signed;

/// What is looked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The beginning or a part of a name, an abbreviation, or letters of its pinyin; at most 80 characters.
    #[serde(default)]
    q: String,
    /// Whose names come first; the language of `Accept-Language` if left out.
    lang: Option<Lang>,
}

/// A concept.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Concept {
    /// Its code.
    code: String,
    /// Its name in Chinese.
    zh: String,
    /// Its name in English.
    en: String,
    /// The name to take over as a keyword, in the language that was typed.
    keyword: String,
    /// The other name by which it was found, if it was by one.
    found_by: Option<String>,
    /// Where it belongs.
    sub_field: SubField,
}

/// A sub-field.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SubField {
    /// Its code.
    code: String,
    /// Its name in Chinese.
    zh: String,
    /// Its name in English.
    en: String,
}

impl From<Suggestion> for Concept {
    fn from(one: Suggestion) -> Self {
        let Suggestion { code, zh, en, keyword, found_by, subfield: [sub, sub_zh, sub_en] } = one;
        Self { code, zh, en, keyword, found_by, sub_field: SubField { code: sub, zh: sub_zh, en: sub_en } }
    }
}

/// Concepts of the taxonomy by what is typed of their names, best first, at most ten.
#[utoipa::path(
    get,
    path = "/concepts",
    tag = "concepts",
    params(Asked),
    security(()),
    responses(
        (status = 200, description = "The concepts", body = Vec<Concept>),
        (status = 400, description = "No such language", body = Problem),
        (status = 422, description = "`q` is too long", body = Problem),
    )
)]
pub async fn list(ctx: Data<Context>, request: HttpRequest, asked: Query<Asked>) -> Result<HttpResponse, Failure> {
    let Asked { q: typed, lang } = asked.into_inner();
    let lang = lang.unwrap_or_else(|| signed::language(&request));
    let found = call(&ctx, move |ctx| suggest::run(ctx, suggest::Input { typed, lang })).await?;
    let concepts: Vec<Concept> = found.into_iter().map(Concept::from).collect();
    Ok(HttpResponse::Ok().insert_header((header::VARY, "accept-language")).json(concepts))
}
