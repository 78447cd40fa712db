//! The officers' to-do with the age of each item, and the days on which a member of staff is away.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::{Officer, Staff};
use crate::domain::error::{Error, FieldError, Result as Outcome};
use crate::domain::todo::{Item, Part, Standing, Work};
use crate::usecase::todo::page::{self as show_todo, Input, Shown, View};
use crate::usecase::todo::{set_absence, show_absence};
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "staff/todo.html")]
struct TodoPage {
    frame: Frame,
    view: View,
    /// The part that is shown alone.
    part: Option<Part>,
    after: String,
}

/// Which items. An unknown part shows all.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    part: Option<String>,
    after: Option<String>,
}

impl TodoPage {
    /// The key of the heading of a part.
    fn key(&self, shown: &Shown) -> String {
        format!("todo-{}", shown.part)
    }

    /// The address of a part, from an item on.
    fn address(&self, part: &Part, after: &str) -> String {
        let parts = [("part", part.as_str()), ("after", after)].into_iter().filter(|(_, value)| !value.is_empty());
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parts).finish();
        self.frame.url(&format!("/staff/todo?{query}"))
    }

    fn title(&self, item: &Item) -> Option<Said> {
        Said::of(&item.title, self.frame.lang)
    }

    fn firm(&self, item: &Item) -> Option<Said> {
        Said::of(&item.firm_name, self.frame.lang)
    }

    fn due(&self, item: &Item) -> String {
        let values = [("days", i64::from(item.age).into()), ("day", self.frame.day(&item.due).into())];
        self.frame.tv(&format!("todo-due-{}", item.standing(self.view.today)), &values)
    }

    fn badge(&self, item: &Item) -> &'static str {
        match item.standing(self.view.today) {
            Standing::Overdue => " no",
            Standing::Today => " wait",
            Standing::Open => "",
        }
    }

    fn place(&self, item: &Item) -> String {
        match item.work {
            Work::Review => self.frame.url(&format!("/review/{}", item.code)),
            Work::Correct => self.frame.url(&format!("/staff/corrections/{}", item.id)),
            Work::Introduce | Work::Answer => self.frame.url(&format!("/staff/introductions/{}", item.code)),
        }
    }
}

/// `GET /{lang}/staff/todo`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let Asked { part, after } = asked.into_inner();
    let part: Option<Part> = part.and_then(|code| code.parse().ok());
    let shown_after = after.clone().filter(|_| part.is_some()).unwrap_or_default();
    let view = call(&ctx, move |ctx| show_todo::run(ctx, &officer, Input { part, after })).await?;
    page(&TodoPage { frame, view, part, after: shown_after })
}

#[derive(Template)]
#[template(path = "staff/absence.html")]
struct AbsencePage {
    frame: Frame,
    typed: AbsenceForm,
    problems: Problems,
}

/// The days away, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AbsenceForm {
    from: String,
    to: String,
}

impl AbsenceForm {
    fn input(&self) -> Outcome<set_absence::Input> {
        let day = |field: &'static str, typed: &str| -> Outcome<Option<NaiveDate>> {
            let typed = typed.trim();
            let bad = |_| Error::Invalid(vec![FieldError::new(field, "bad_date")]);
            if typed.is_empty() { Ok(None) } else { typed.parse().map(Some).map_err(bad) }
        };
        Ok(set_absence::Input { from: day("from", &self.from)?, to: day("to", &self.to)? })
    }
}

/// `GET /{lang}/account/absence`
pub async fn show_away(ctx: Data<Context>, frame: Frame, staff: Signed<Staff>) -> Result<HttpResponse, Failure> {
    let days = call(&ctx, move |ctx| show_absence::run(ctx, &staff)).await?;
    let text = |day: NaiveDate| day.to_string();
    let form = days.map_or_else(AbsenceForm::default, |(from, to)| AbsenceForm { from: text(from), to: text(to) });
    page(&AbsencePage { frame, typed: form, problems: Problems::default() })
}

/// `POST /{lang}/account/absence`
pub async fn set_away(
    ctx: Data<Context>,
    frame: Frame,
    staff: Signed<Staff>,
    Form(form): Form<AbsenceForm>,
) -> Result<HttpResponse, Failure> {
    let sent = form.clone();
    match answered(call(&ctx, move |ctx| set_absence::run(ctx, &staff, sent.input()?)).await)? {
        Ok(()) => Ok(go(&frame.url("/account/absence?done=absence_set"))),
        Err(problems) => page_with(StatusCode::UNPROCESSABLE_ENTITY, &AbsencePage { frame, typed: form, problems }),
    }
}
