//! The figures of each month: staff see them, a lead approves them, an administrator says which bureaus get them.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::Pressed;
use crate::context::Context;
use crate::domain::actor::{Admin, Officer, Staff};
use crate::domain::error::Error;
use crate::domain::field::FieldCode;
use crate::usecase::figures::{add_bureau, approve, list, remove_bureau};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::page::{Frame, Problems, go, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "staff/figures.html")]
struct FiguresPage {
    frame: Frame,
    view: list::View,
    typed: BureauForm,
    problems: Problems,
}

impl FiguresPage {
    fn month(&self, month: &NaiveDate) -> String {
        crate::locale::month(self.frame.lang, *month)
    }

    fn change(&self, month: &i64, before: &i64) -> String {
        let change = month - before;
        if change > 0 { format!("+{change}") } else { change.to_string() }
    }

    fn field(&self, field: &FieldCode) -> String {
        field.name(self.frame.lang).to_owned()
    }

    fn few(&self, n: &Option<i64>) -> String {
        n.map_or_else(|| self.frame.t("figures-few"), |n| n.to_string())
    }
}

/// A bureau, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BureauForm {
    name: String,
    email: String,
}

async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    staff: Staff,
    (form, problems): (BureauForm, Problems),
) -> Result<HttpResponse, Failure> {
    let view = call(ctx, move |ctx| list::run(ctx, &staff)).await?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &FiguresPage { frame, view, typed: form, problems })
}

/// `GET /{lang}/staff/figures`
pub async fn show(ctx: Data<Context>, frame: Frame, Signed(staff): Signed<Staff>) -> Result<HttpResponse, Failure> {
    shown(&ctx, frame, staff, Default::default()).await
}

/// `POST /{lang}/staff/figures/{month}/approve`
pub async fn approve_month(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    _: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    let month = path.into_inner().1.parse().map_err(|_| Error::Missing("page"))?;
    call(&ctx, move |ctx| approve::run(ctx, &officer, month)).await?;
    Ok(go(&frame.url("/staff/figures?done=figures_sent")))
}

/// `POST /{lang}/staff/bureaus`
pub async fn add(
    ctx: Data<Context>,
    frame: Frame,
    Signed(admin): Signed<Admin>,
    Form(form): Form<BureauForm>,
) -> Result<HttpResponse, Failure> {
    let staff = Staff { person: admin.person.clone() };
    let input = add_bureau::Input { name: form.name.clone(), email: form.email.clone() };
    match answered(call(&ctx, move |ctx| add_bureau::run(ctx, &admin, input)).await)? {
        Ok(()) => Ok(go(&frame.url("/staff/figures?done=bureau_added"))),
        Err(problems) => shown(&ctx, frame, staff, (form, problems)).await,
    }
}

/// `POST /{lang}/staff/bureaus/{id}/remove`
pub async fn remove(
    ctx: Data<Context>,
    frame: Frame,
    Signed(admin): Signed<Admin>,
    path: Path<(String, String)>,
    _: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    let id = path.into_inner().1.parse().map_err(|_| Error::Missing("page"))?;
    call(&ctx, move |ctx| remove_bureau::run(ctx, &admin, &id)).await?;
    Ok(go(&frame.url("/staff/figures?done=bureau_removed")))
}
