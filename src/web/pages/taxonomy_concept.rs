//! A concept of the taxonomy: its names and ties, changed in the draft; its retirement.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::{TaxonomyEditor, TaxonomyReader};
use crate::domain::value::Lang;
use crate::usecase::editing::Typed;
use crate::usecase::taxonomy::show_concept::{self, View};
use crate::usecase::taxonomy::{change, retire};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered_or_moved};
use crate::web::forms::concept::ConceptForm;
use crate::web::page::{Frame, Problems, go, page_with};
use crate::web::signed::Signed;

/// Who takes over.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Replaced {
    replaced_by: String,
}

#[derive(Template)]
#[template(path = "admin/taxonomy_concept.html")]
struct ConceptPage {
    frame: Frame,
    view: View,
    /// What stands in the form: the concept, or what was typed and not taken.
    typed: Typed,
    /// Who was typed to take over and not taken.
    replaced_by: Option<String>,
    problems: Problems,
    /// True when somebody else changed the concept meanwhile.
    has_moved: bool,
}

impl ConceptPage {
    /// The name in the reader's language, then the one in the other.
    fn names<'a>(&self, zh: &'a str, en: &'a str) -> (&'a str, &'a str) {
        match self.frame.lang {
            Lang::Zh => (zh, en),
            Lang::En => (en, zh),
        }
    }
}

/// What was typed and is shown again where it was not taken.
enum Entered {
    Nothing,
    Text(Typed),
    Replacement(String),
}

async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    code: String,
    entered: Entered,
    (status, problems): (StatusCode, Problems),
) -> Result<HttpResponse, Failure> {
    let lang = frame.lang;
    let view = call(ctx, move |ctx| show_concept::run(ctx, &reader, &code, lang)).await?;
    let (typed, replaced_by) = match entered {
        Entered::Nothing => (view.text.clone(), None),
        Entered::Text(typed) => (typed, None),
        Entered::Replacement(name) => (view.text.clone(), Some(name)),
    };
    let has_moved = status == StatusCode::CONFLICT;
    page_with(status, &ConceptPage { frame, view, typed, replaced_by, problems, has_moved })
}

/// `GET /{lang}/staff/taxonomy/concepts/{code}`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    shown(&ctx, frame, reader, path.into_inner().1, Entered::Nothing, (StatusCode::OK, Problems::default())).await
}

/// The page after a deed: on to the draft, or what was typed with the reason why it was not taken.
async fn answer(
    ctx: &Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    (code, entered): (String, Entered),
    done: Result<(), Failure>,
) -> Result<HttpResponse, Failure> {
    match answered_or_moved(done)? {
        Ok(()) => Ok(go(&frame.url("/staff/taxonomy/draft?done=taxonomy_drafted"))),
        Err(refused) => shown(ctx, frame, reader, code, entered, refused).await,
    }
}

/// `POST /{lang}/staff/taxonomy/concepts/{code}`
pub async fn save(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    editor: Signed<TaxonomyEditor>,
    path: Path<(String, String)>,
    Form(form): Form<ConceptForm>,
) -> Result<HttpResponse, Failure> {
    let (code, typed) = (path.into_inner().1, form.typed());
    let input = change::Input { concept: code.clone(), mark: form.mark, typed: typed.clone() };
    let done = call(&ctx, move |ctx| change::run(ctx, &editor, &input)).await;
    answer(&ctx, frame, reader, (code, Entered::Text(typed)), done).await
}

/// `POST /{lang}/staff/taxonomy/concepts/{code}/retire`
pub async fn retire(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    editor: Signed<TaxonomyEditor>,
    path: Path<(String, String)>,
    Form(form): Form<Replaced>,
) -> Result<HttpResponse, Failure> {
    let (code, name) = (path.into_inner().1, form.replaced_by);
    let input = retire::Input { concept: code.clone(), replaced_by: name.clone() };
    let done = call(&ctx, move |ctx| retire::run(ctx, &editor, &input)).await;
    answer(&ctx, frame, reader, (code, Entered::Replacement(name)), done).await
}
