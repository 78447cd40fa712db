//! A new concept of a sub-field, put into the draft of the taxonomy.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::context::Context;
use crate::domain::actor::{TaxonomyEditor, TaxonomyReader};
use crate::domain::error::Error;
use crate::domain::value::Lang;
use crate::usecase::editing::Typed;
use crate::usecase::taxonomy::add;
use crate::usecase::taxonomy::browse::{self, Asked, NodeView};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered_or_moved};
use crate::web::forms::concept::ConceptForm;
use crate::web::page::{Frame, Problems, go, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "admin/taxonomy_add.html")]
struct AddPage {
    frame: Frame,
    home: NodeView,
    form: ConceptForm,
    typed: Typed,
    problems: Problems,
    /// True when somebody else changed the draft meanwhile.
    has_moved: bool,
}

impl AddPage {
    /// The name of the sub-field in the reader's language.
    fn home_name(&self) -> &str {
        match self.frame.lang {
            Lang::Zh => &self.home.zh,
            Lang::En => &self.home.en,
        }
    }
}

async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    (subfield, form): (String, ConceptForm),
    (status, problems): (StatusCode, Problems),
) -> Result<HttpResponse, Failure> {
    let view = call(ctx, move |ctx| browse::run(ctx, &reader, &Asked::Subfield(subfield))).await?;
    let home = view.subfield.ok_or(Failure(Error::Missing("page")))?;
    let has_moved = status == StatusCode::CONFLICT;
    page_with(status, &AddPage { frame, home, typed: form.typed(), form, problems, has_moved })
}

/// `GET /{lang}/staff/taxonomy/{subfield}/new`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let entered = (path.into_inner().1, ConceptForm::default());
    shown(&ctx, frame, reader, entered, (StatusCode::OK, Problems::default())).await
}

/// `POST /{lang}/staff/taxonomy/{subfield}/new`
pub async fn add(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    editor: Signed<TaxonomyEditor>,
    path: Path<(String, String)>,
    Form(form): Form<ConceptForm>,
) -> Result<HttpResponse, Failure> {
    let subfield = path.into_inner().1;
    let input = add::Input {
        subfield: subfield.clone(),
        code: form.code.clone(),
        is_general: form.is_general(),
        typed: form.typed(),
    };
    let done = match answered_or_moved(call(&ctx, move |ctx| add::run(ctx, &editor, &input)).await)? {
        Ok(()) => return Ok(go(&frame.url("/staff/taxonomy/draft?done=taxonomy_drafted"))),
        Err(refused) => refused,
    };
    shown(&ctx, frame, reader, (subfield, form), done).await
}
