//! What a person cannot change themselves: said on a page, answered by the office.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::{Officer, Person};
use crate::domain::correction::{CorrectionId, CorrectionState, TEXT_MAX, Wish};
use crate::domain::error::Error;
use crate::domain::paging::Paging;
use crate::usecase::corrections::{answer, ask, list, list_own, show as show_for_staff};
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

/// What is wrong, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WishForm {
    wrong: String,
    right: String,
}

#[derive(Template)]
#[template(path = "rights/corrections.html")]
struct OwnPage {
    frame: Frame,
    entries: Vec<list_own::Entry>,
    form: WishForm,
    problems: Problems,
    is_talent: bool,
}

impl OwnPage {
    fn most(&self) -> usize {
        TEXT_MAX
    }

    fn said(&self, text: &str) -> Said {
        Said::typed(text, self.frame.lang)
    }

    fn badge(&self, state: &CorrectionState) -> &'static str {
        badge(*state)
    }
}

fn badge(state: CorrectionState) -> &'static str {
    match state {
        CorrectionState::Open => "wait",
        CorrectionState::Accepted => "ok",
        CorrectionState::Declined => "no",
    }
}

async fn own_page(
    ctx: &Data<Context>,
    frame: Frame,
    person: Person,
    form: WishForm,
    problems: Problems,
) -> Result<HttpResponse, Failure> {
    let is_talent = person.talent.is_some();
    let entries = call(ctx, move |ctx| list_own::run(ctx, &person)).await?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &OwnPage { frame, entries, form, problems, is_talent })
}

/// `GET /{lang}/me/corrections`
pub async fn show(ctx: Data<Context>, frame: Frame, Signed(person): Signed<Person>) -> Result<HttpResponse, Failure> {
    own_page(&ctx, frame, person, WishForm::default(), Problems::default()).await
}

/// `POST /{lang}/me/corrections`
pub async fn ask(
    ctx: Data<Context>,
    frame: Frame,
    Signed(person): Signed<Person>,
    Form(form): Form<WishForm>,
) -> Result<HttpResponse, Failure> {
    let (who, wish) = (person.clone(), Wish { wrong: form.wrong.clone(), right: form.right.clone() });
    match answered(call(&ctx, move |ctx| ask::run(ctx, &who, wish)).await)? {
        Ok(_) => Ok(go(&frame.url("/me/corrections?done=correction_asked"))),
        Err(problems) => own_page(&ctx, frame, person, form, problems).await,
    }
}

/// Where the list goes on.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "rights/staff_corrections.html")]
struct ListPage {
    frame: Frame,
    view: list::View,
}

impl ListPage {
    fn is_late(&self, row: &list::Row) -> bool {
        row.correction.due_on < self.view.today
    }

    fn badge(&self, state: &CorrectionState) -> &'static str {
        badge(*state)
    }
}

/// `GET /{lang}/staff/corrections`
pub async fn list(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let paging = Paging::new(asked.into_inner().after, None);
    let view = call(&ctx, move |ctx| list::run(ctx, &officer, &paging)).await?;
    page(&ListPage { frame, view })
}

/// The answer, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    version: String,
    words: String,
    /// `accepted` or `declined`.
    act: String,
}

#[derive(Template)]
#[template(path = "rights/staff_correction.html")]
struct OnePage {
    frame: Frame,
    view: show_for_staff::View,
    form: AnswerForm,
    problems: Problems,
}

impl OnePage {
    fn name(&self) -> Option<Said> {
        Said::of(&self.view.name, self.frame.lang)
    }

    fn said(&self, text: &str) -> Said {
        Said::typed(text, self.view.lang)
    }

    fn is_open(&self) -> bool {
        self.view.correction.state == CorrectionState::Open
    }

    fn badge(&self) -> &'static str {
        badge(self.view.correction.state)
    }

    fn reader_language(&self) -> String {
        self.frame.language(self.view.lang.as_str())
    }
}

async fn one_page(
    ctx: &Data<Context>,
    frame: Frame,
    officer: Officer,
    id: CorrectionId,
    form: AnswerForm,
    problems: Problems,
) -> Result<HttpResponse, Failure> {
    let view = call(ctx, move |ctx| show_for_staff::run(ctx, &officer, &id)).await?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &OnePage { frame, view, form, problems })
}

fn id(path: Path<(String, String)>) -> Result<CorrectionId, Failure> {
    Ok(path.into_inner().1.parse().map_err(|_| Error::Missing("correction"))?)
}

/// `GET /{lang}/staff/corrections/{id}`
pub async fn show_one(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    one_page(&ctx, frame, officer, id(path)?, AnswerForm::default(), Problems::default()).await
}

/// `POST /{lang}/staff/corrections/{id}`
pub async fn answer(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    Form(form): Form<AnswerForm>,
) -> Result<HttpResponse, Failure> {
    let (id, who, sent) = (id(path)?, officer.clone(), form.clone());
    let asked = id.clone();
    let done = call(&ctx, move |ctx| {
        let is_accepted = match sent.act.parse() {
            Ok(CorrectionState::Accepted) => true,
            Ok(CorrectionState::Declined) => false,
            _ => return Err(Error::field("act", "unknown_code")),
        };
        let input = answer::Input { id: asked, version: sent.version.parse().ok(), is_accepted, words: sent.words };
        answer::run(ctx, &who, input)
    });
    match answered(done.await)? {
        Ok(()) => Ok(go(&frame.url("/staff/corrections?done=correction_answered"))),
        Err(problems) => one_page(&ctx, frame, officer, id, form, problems).await,
    }
}
