//! Where the office stands: the line of today and the six pictures, for officers; each picture also as CSV and SVG.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Error;
use crate::domain::pictures::{Period, Picture, Pictures, Today};
use crate::usecase::pictures::{show as count, today};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::pictures::{Shown, shown};
use crate::web::signed::Signed;

/// Of when the work is shown. An unknown period shows the quarter.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    period: Option<String>,
}

impl Asked {
    fn period(&self) -> Period {
        self.period.as_deref().and_then(|code| code.parse().ok()).unwrap_or(Period::Quarter)
    }
}

/// A figure of the line of today.
struct Figure {
    n: i64,
    words: String,
    link: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/dashboard.html")]
struct DashboardPage {
    frame: Frame,
    today: Today,
    pictures: Arc<Pictures>,
}

impl DashboardPage {
    fn line(&self) -> Vec<Figure> {
        let frame = &self.frame;
        let figure = |key: &str, n: i64, may: bool, path: String| Figure {
            n,
            words: frame.tv(key, &[("n", n.into())]),
            link: may.then(|| frame.url(&path)),
        };
        let ending = self.today.ending.len() as i64;
        let end = match self.today.ending.as_slice() {
            [one] => format!("/review/{one}"),
            _ => "/staff/needs?state=open".to_owned(),
        };
        vec![
            figure("pictures-to-review", self.today.to_review, true, "/review".into()),
            figure("pictures-overdue", self.today.overdue, true, "/staff/todo".into()),
            figure("pictures-bounced", self.today.bounced, frame.has("admin"), "/outbox?state=bounced".into()),
            figure("pictures-ending", ending, true, end),
        ]
    }

    fn picture(&self, code: &str) -> Vec<Shown> {
        let known = code.parse::<Picture>().ok();
        known.map(|code| shown(&self.frame, &self.pictures, code)).into_iter().collect()
    }

    fn periods(&self) -> &'static [Period] {
        Period::ALL
    }

    fn is_shown(&self, period: &Period) -> bool {
        self.pictures.period == *period
    }

    fn file(&self, shown: &Shown, kind: &str) -> String {
        self.frame.url(&format!("/staff/dashboard/{}.{kind}?period={}", shown.code, self.pictures.period))
    }

    fn today(&self) -> String {
        crate::locale::day_with_weekday(self.frame.lang, self.pictures.today)
    }
}

/// `GET /{lang}/staff/dashboard`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let period = asked.period();
    let (today, pictures) =
        call(&ctx, move |ctx| Ok((today::run(ctx, &officer)?, count::run(ctx, &officer, period)?))).await?;
    page(&DashboardPage { frame, today, pictures })
}

/// `GET /{lang}/staff/dashboard/{picture}.{kind}`: the numbers, or the chart, as a file.
pub async fn file(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String, String)>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let (_, code, kind) = path.into_inner();
    let code: Picture = code.parse().map_err(|_| Error::Missing("page"))?;
    let period = asked.period();
    let pictures = call(&ctx, move |ctx| count::run(ctx, &officer, period)).await?;
    let shown = shown(&frame, &pictures, code);
    Ok(if kind == "csv" { shown.csv_file(&pictures) } else { shown.svg_file(&pictures) })
}
