//! The queue of the review: needs that wait, nearest deadline first; pairs put aside; pairs approved.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use super::review::{Toast, tag, toast};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::field::{self, FieldCode};
use crate::domain::matches::MatchState;
use crate::domain::paging::Paging;
use crate::domain::value::{Bilingual, Moment};
use crate::locale;
use crate::usecase::matches::{Item, list, queue};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::signed::Signed;

/// Needs on a page of the queue.
const PAGE: i64 = 20;

/// What the address of the queue says.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// `parked` or `approved`; anything else is what waits.
    #[serde(default)]
    show: String,
    /// A field's slug; empty is all.
    #[serde(default)]
    field: String,
    /// Ticked: only needs with a strong pair.
    #[serde(default)]
    strong: Option<String>,
    /// The last id of the page before.
    after: Option<String>,
    /// The pair that was just decided on.
    undo: Option<String>,
}

#[derive(Template)]
#[template(path = "review/queue.html")]
struct QueuePage {
    frame: Frame,
    toast: Option<Toast>,
    show: &'static str,
    fields: Vec<(String, String, bool)>,
    only_strong: bool,
    view: queue::View,
    pairs: Vec<Item>,
    next: Option<String>,
}

impl QueuePage {
    fn text(&self, text: &Bilingual) -> String {
        text.text(self.frame.lang).to_owned()
    }

    fn tag(&self, text: &Bilingual) -> &'static str {
        tag(self.frame.lang, text)
    }

    fn days_left(&self, until: &Moment) -> i64 {
        (*until - self.frame.now).num_days()
    }

    fn last_day(&self, until: &Moment) -> String {
        locale::day(self.frame.lang, locale::day_in(*until - chrono::TimeDelta::seconds(1), locale::LANZHOU))
    }

    fn days_waiting(&self, since: &Moment) -> i64 {
        (self.frame.now - *since).num_days()
    }
}

/// `GET /{lang}/review`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let asked = asked.into_inner();
    let found = call(&ctx, move |ctx| read(ctx, frame, &officer, asked)).await?;
    page(&found)
}

fn read(ctx: &Context, frame: Frame, officer: &Officer, asked: Asked) -> Result<QueuePage> {
    let field = FieldCode::parse(&asked.field);
    let fields = field::all()
        .map(|f| (f.as_str().to_owned(), f.name(frame.lang).to_owned(), field.as_ref() == Some(&f)))
        .collect();
    let only_strong = asked.strong.is_some();
    let paging = Paging::new(asked.after, Some(PAGE));
    let input = queue::Input { field, only_strong, with_people: false, paging: paging.clone() };
    let view = queue::run(ctx, officer, input)?;
    let (show, state) = match asked.show.as_str() {
        "parked" => ("parked", Some(MatchState::Parked)),
        "approved" => ("approved", Some(MatchState::Approved)),
        _ => ("open", None),
    };
    let (pairs, next) = match state {
        None => (Vec::new(), view.next.clone()),
        state => {
            let page = list::run(ctx, officer, list::Input { state, need: None, talent: None, paging })?;
            (page.items, page.next)
        }
    };
    let toast = toast(ctx, officer, asked.undo.as_deref())?;
    Ok(QueuePage { frame, toast, show, fields, only_strong, view, pairs, next })
}
