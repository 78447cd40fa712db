//! One press on several pairs of a need: what would be, and the press that confirms it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::review::tag;
use super::review_press::{choice, next};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{DismissReason, MatchId};
use crate::domain::value::{Bilingual, Lang};
use crate::usecase::matches::Item;
use crate::usecase::matches::decide_several::{self, Answered, Wanted};
use crate::usecase::matches::preview_several::{self, Mail};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::Reading;
use crate::web::page::{Frame, Problems, go, page_with};
use crate::web::signed::Signed;

/// What is ticked, and what is pressed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Several {
    /// Each pair with the version that was read, a dot between them.
    pair: Vec<String>,
    /// `approve`, `park` or `dismiss`.
    decision: String,
    /// Why they are dismissed.
    reason: String,
    /// On which day they come back.
    until: String,
}

impl Several {
    /// What an address says; anything else in it is left alone.
    fn of_query(query: &str) -> Self {
        let mut several = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "pair" => several.pair.push(value.into_owned()),
                "decision" => several.decision = value.into_owned(),
                _ => {}
            }
        }
        several
    }

    fn pairs(&self) -> Result<Vec<(MatchId, i32)>> {
        let one = |text: &String| {
            let (id, version) = text.split_once('.')?;
            Some((id.parse().ok()?, version.parse().ok()?))
        };
        self.pair.iter().map(|text| one(text).ok_or(Error::field("pair", "unknown_code"))).collect()
    }

    /// Before the reason is chosen any stands for it: what would be is the same.
    fn preview(&self) -> Result<preview_several::Input> {
        let choice = choice(&self.decision, Some(DismissReason::Other), None)?;
        Ok(preview_several::Input { pairs: self.pairs()?, choice })
    }

    fn inputs(&self) -> Result<Vec<Wanted>> {
        let mut reading = Reading::default();
        let (reason, until) = (reading.code("reason", &self.reason), reading.day("until", &self.until));
        let (reason, until) = reading.done((reason, until))?;
        let choice = choice(&self.decision, reason, until)?;
        let input = |(id, version)| Wanted::plain(id, Some(version), choice, None);
        Ok(self.pairs()?.into_iter().map(input).collect())
    }
}

#[derive(Template)]
#[template(path = "review/several.html")]
struct SeveralPage {
    frame: Frame,
    code: String,
    form: Several,
    view: preview_several::View,
    problems: Problems,
    reasons: &'static [DismissReason],
}

impl SeveralPage {
    fn pair(&self) -> Option<&Item> {
        self.view.goes.iter().map(|going| &going.pair).chain(self.view.stays.iter().map(|(pair, _)| pair)).next()
    }

    fn text(&self, text: &Bilingual) -> String {
        text.text(self.frame.lang).to_owned()
    }

    fn tag(&self, text: &Bilingual) -> &'static str {
        tag(self.frame.lang, text)
    }

    /// The sentence of a key of this press, with how many would be decided on.
    fn counted(&self, prefix: &str) -> String {
        self.frame.tv(&format!("{prefix}{}", self.form.decision), &[("n", (self.view.goes.len() as i64).into())])
    }

    fn is_asking(&self) -> bool {
        self.form.decision == "approve"
    }

    /// When a mail leaves: after the seconds of undo, or by day.
    fn leaves(&self, mail: &Mail) -> String {
        let after = self.frame.now + chrono::TimeDelta::seconds(self.view.undo_seconds + 1);
        match mail.leaves_at > after {
            true => self.frame.tv("several-leaves-by-day", &[("time", self.frame.clocks(&mail.leaves_at).into())]),
            false => self.frame.tv("several-leaves", &[("n", self.view.undo_seconds.into())]),
        }
    }

    fn in_language(&self, lang: &Lang) -> String {
        self.frame.tc("note-in-", lang)
    }

    /// A pair as the confirming form sends it back.
    fn ticked(&self, pair: &Item) -> String {
        format!("{}.{}", pair.id, pair.version)
    }
}

async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    (officer, code): (Officer, String),
    form: Several,
    problems: Problems,
) -> Result<HttpResponse, Failure> {
    let input = form.preview()?;
    let view = call(ctx, move |ctx| preview_several::run(ctx, &officer, input)).await?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &SeveralPage { frame, code, form, view, problems, reasons: DismissReason::ALL })
}

/// `GET /{lang}/review/{code}/several`: what the press would do. Nothing is decided.
pub async fn ask(
    ctx: Data<Context>,
    frame: Frame,
    request: HttpRequest,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let (form, code) = (Several::of_query(request.query_string()), path.into_inner().1);
    if form.pair.is_empty() {
        return Ok(go(&frame.url(&format!("/review/{code}?done=nobody_ticked"))));
    }
    shown(&ctx, frame, (officer, code), form, Problems::default()).await
}

/// `POST /{lang}/review/{code}/several`: decides on each; who stayed is told by name.
pub async fn decide(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    Form(form): Form<Several>,
) -> Result<HttpResponse, Failure> {
    let (who, code, sent, lang) = (officer.clone(), path.into_inner().1, form.clone(), frame.lang);
    let need = code.clone();
    let done = call(&ctx, move |ctx| {
        let mut answered = decide_several::run(ctx, &who, sent.inputs()?)?;
        // What is wrong with the form is wrong for each: it comes back, and nothing was decided.
        if let Some(wrong) = answered.iter().position(|one| matches!(one.outcome, Err(Error::Invalid(_)))) {
            return answered.swap_remove(wrong).outcome.map(|_| String::new());
        }
        way_on(ctx, &who, &need, &answered, lang)
    });
    match answered(done.await)? {
        Ok(to) => Ok(go(&frame.url(&to))),
        Err(problems) => shown(&ctx, frame, (officer, code), form, problems).await,
    }
}

/// Where the review goes on: with what can be undone, and who stayed.
fn way_on(ctx: &Context, officer: &Officer, need: &str, answered: &[Answered], lang: Lang) -> Result<String> {
    let (mut undo, mut left) = (Vec::new(), Vec::new());
    for Answered { id, outcome } in answered {
        match outcome {
            Ok(_) => undo.push(id.to_string()),
            Err(error) => left.push(format!("{id}.{}", error.code())),
        }
    }
    let page = if left.is_empty() { next(ctx, officer, need, lang)? } else { format!("/review/{need}") };
    let parts = [("undo", undo), ("left", left)].into_iter().filter(|(_, ids)| !ids.is_empty());
    let query: Vec<String> = parts.map(|(name, ids)| format!("{name}={}", ids.join(","))).collect();
    Ok(format!("{page}?{}", query.join("&")))
}
