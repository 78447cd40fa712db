//! The presses of the review page: one pair is decided on, the last press is taken back.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use chrono::NaiveDate;
use serde::Deserialize;

use super::review::{At, shown};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{DismissReason, MatchId, MatchState};
use crate::domain::value::Lang;
use crate::usecase::matches::decide::{self, Choice};
use crate::usecase::matches::{approve_with_notes, show, show_need, undo_several};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::page::{Frame, go};
use crate::web::signed::Signed;

/// A press on the review page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Press {
    pair: MatchId,
    version: i32,
    decision: String,
    #[serde(default)]
    reason: Option<DismissReason>,
    #[serde(default)]
    until: Option<NaiveDate>,
    #[serde(default)]
    note: Option<String>,
    /// A line to the person.
    #[serde(default)]
    note_talent: Option<String>,
    /// A line to the firm.
    #[serde(default)]
    note_firm: Option<String>,
}

impl Press {
    /// The lines to both sides, where the press came from their form.
    fn lines(&self) -> Option<[String; 2]> {
        let is_sent = self.decision == "approve" && (self.note_talent.is_some() || self.note_firm.is_some());
        is_sent.then(|| [&self.note_talent, &self.note_firm].map(|line| line.clone().unwrap_or_default()))
    }
}

/// A decision by the words of a form.
pub fn choice(decision: &str, reason: Option<DismissReason>, until: Option<NaiveDate>) -> Result<Choice> {
    match decision {
        "approve" => Ok(Choice::Approve),
        "park" => Ok(Choice::Park(until)),
        "dismiss" => reason.map(Choice::Dismiss).ok_or(Error::field("reason", "required")),
        _ => Err(Error::field("decision", "unknown_code")),
    }
}

/// `POST /{lang}/review/{code}/decisions`: on to the next person of the need, or back to the queue when all are decided.
pub async fn decide(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    Form(press): Form<Press>,
) -> Result<HttpResponse, Failure> {
    let (who, lang, sent) = (officer.clone(), frame.lang, press.clone());
    let done = call(&ctx, move |ctx| pressed(ctx, &who, sent, lang)).await;
    let Some(lines) = press.lines() else { return done.map(|to| go(&frame.url(&to))) };
    match answered(done)? {
        Ok(to) => Ok(go(&frame.url(&to))),
        Err(problems) => {
            let who = officer.clone();
            let pair = call(&ctx, move |ctx| show::run(ctx, &who, &press.pair)).await?.item;
            shown(&ctx, frame, (officer, path.into_inner().1), At::talent(pair.talent), Some((lines, problems))).await
        }
    }
}

/// Decides, and says where to go on.
fn pressed(ctx: &Context, officer: &Officer, press: Press, lang: Lang) -> Result<String> {
    let (lines, version) = (press.lines(), Some(press.version));
    let choice = choice(&press.decision, press.reason, press.until)?;
    let Press { pair: id, note, .. } = press;
    let done = match lines {
        Some([to_talent, to_firm]) => {
            approve_with_notes::run(ctx, officer, approve_with_notes::Input { id, version, note, to_talent, to_firm })?
        }
        None => decide::run(ctx, officer, decide::Input { id, version, choice, note })?,
    };
    Ok(format!("{}?undo={}", next(ctx, officer, &done.need, lang)?, done.id))
}

/// The page on which the review goes on after a press: the need while somebody of it waits, else the queue.
pub fn next(ctx: &Context, officer: &Officer, need: &str, lang: Lang) -> Result<String> {
    let rest = show_need::run(ctx, officer, show_need::Input { need: need.to_owned(), talent: None, lang })?;
    let has_next = rest.people.iter().any(|person| person.pair.state == MatchState::Suggested);
    Ok(if has_next { format!("/review/{need}") } else { "/review".to_owned() })
}

/// Which decisions are taken back: those of one press.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeBack {
    pair: Vec<MatchId>,
}

/// `POST /{lang}/review/undo`: back to the person, or to the need of several.
pub async fn take_back(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    form: Form<TakeBack>,
) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| undo_several::run(ctx, &officer, &form.0.pair)).await?;
    let done = if view.left == 0 { "review_undone" } else { "review_undone_some" };
    let to = match view.undone.as_slice() {
        [(need, talent)] => format!("/review/{need}?talent={talent}&done={done}"),
        [(need, _), ..] => format!("/review/{need}?done={done}"),
        [] => format!("/review?done={done}"),
    };
    Ok(go(&frame.url(&to)))
}
