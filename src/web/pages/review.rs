//! One need under review with its people passing by, and the press that decides.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::review_facts::{Fact, need_facts, person_facts};
use super::review_marks::{Piece, Said, cut, said};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{DismissReason, MatchId, MatchState, Strength};
use crate::domain::value::{Bilingual, Lang};
use crate::locale;
use crate::usecase::matches::decide::{self, Choice};
use crate::usecase::matches::show_need::Part;
use crate::usecase::matches::{Item, show, show_need, undo};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page};
use crate::web::signed::Signed;

/// What can be undone just now.
pub struct Toast {
    /// The pair.
    pub pair: Item,
    /// For so many more seconds.
    pub seconds: i64,
}

/// The pair that was just decided on, while it can be undone.
pub fn toast(ctx: &Context, officer: &Officer, id: Option<&str>) -> Result<Option<Toast>> {
    let Some(id) = id.and_then(|id| id.parse::<MatchId>().ok()) else { return Ok(None) };
    match show::run(ctx, officer, &id) {
        Ok(view) if view.undo_seconds > 0 => Ok(Some(Toast { pair: view.item, seconds: view.undo_seconds })),
        Ok(_) | Err(Error::Missing(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The language in which a text is shown on a page in `lang`.
pub fn tag(lang: Lang, text: &Bilingual) -> &'static str {
    text.best(lang).map_or(lang, |(found, _)| found).tag()
}

/// What the address of one need says.
#[derive(Debug, Default, Deserialize)]
pub struct At {
    /// The code of the person to be shown.
    talent: Option<String>,
    /// The pair that was just decided on.
    undo: Option<String>,
}

#[derive(Template)]
#[template(path = "review/need.html")]
struct NeedPage {
    frame: Frame,
    toast: Option<Toast>,
    view: show_need::View,
    person: Vec<Fact>,
    need: Vec<Fact>,
    reasons: &'static [DismissReason],
}

impl NeedPage {
    fn text(&self, text: &Bilingual) -> String {
        text.text(self.frame.lang).to_owned()
    }

    /// The language in which a text is shown, for `lang`.
    fn tag(&self, text: &Bilingual) -> &'static str {
        tag(self.frame.lang, text)
    }

    fn waits_words(&self) -> String {
        let figures = self.view.answering.figures;
        self.frame.unanswered("answers-review-waits", &(figures.asked, figures.unanswered()))
    }

    fn is_other(&self, lang: &Lang) -> bool {
        *lang != self.frame.lang
    }

    fn place(&self) -> i64 {
        self.view.at.map_or(0, |at| at as i64 + 1)
    }

    fn is_shown(&self, person: &show_need::Proposed) -> bool {
        self.view.shown().is_some_and(|shown| shown.pair.id == person.pair.id)
    }

    fn score(&self, score: &f64) -> i64 {
        score.round() as i64
    }

    fn review_by(&self) -> String {
        locale::day_with_weekday(self.frame.lang, self.view.review_by)
    }

    fn last_day(&self) -> String {
        let last = self.view.need.expires_at - chrono::TimeDelta::seconds(1);
        locale::day(self.frame.lang, locale::day_in(last, locale::LANZHOU))
    }

    /// The title, cut where it carries the match.
    fn title(&self) -> Vec<Piece> {
        let (title, lang) = (&self.view.need.brief.title, self.frame.lang);
        let lang = title.best(lang).map_or(lang, |(found, _)| found);
        cut(&self.view, false, (Part::Title, None, Some(lang)), title.text(lang))
    }

    /// The person's sentence and what follows it, in each language it was typed in.
    fn own_words(&self, shown: &show_need::Proposed) -> Vec<Said> {
        let p = &shown.talent.profile;
        said(&self.view, true, self.frame.lang, &[(Part::Headline, &p.headline), (Part::Summary, &p.summary)])
    }

    /// The firm's text; its title stands above.
    fn firm_words(&self) -> Vec<Said> {
        said(&self.view, false, self.frame.lang, &[(Part::Body, &self.view.need.brief.body)])
    }

    /// True for a reason whose phrases are marked on the page.
    fn is_marked(&self, reason: &str) -> bool {
        self.view.marks.iter().any(|mark| mark.reason == reason)
    }

    /// The address of a need of the queue.
    fn need_address(&self, code: &str) -> String {
        self.frame.url(&format!("/review/{code}"))
    }

    /// The language of a name by its letters.
    /// A name, or that nobody is behind it any more.
    fn name_of(&self, name: &str) -> String {
        if name.is_empty() { self.frame.t("review-erased") } else { name.to_owned() }
    }

    fn tag_of(&self, name: &str) -> &'static str {
        Lang::of_text(name).unwrap_or(self.frame.lang).tag()
    }

    fn names(&self, names: &[show_need::Name]) -> String {
        let names: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
        names.join(&self.frame.t("review-comma"))
    }

    /// A pair that somebody asked for may stay far below the threshold: then no word of strength is told.
    fn is_strength_told(&self, person: &show_need::Proposed) -> bool {
        !person.pair.origin.is_asked() || person.pair.strength == Strength::Strong
    }

    /// True while people may be proposed for it.
    fn is_matched(&self) -> bool {
        self.view.need.state.is_matched()
    }

    /// That the person has had all questions of this month, and when the next may be put.
    fn asked_enough(&self, shown: &show_need::Proposed) -> Option<String> {
        let monthly = Some(&shown.monthly).filter(|m| m.is_reached() && shown.pair.state == MatchState::Suggested)?;
        if monthly.is_never() {
            return Some(self.frame.t("review-asked-never"));
        }
        let day = self.frame.day(&monthly.next_on);
        Some(self.frame.tv("review-asked-enough", &[("n", monthly.put.into()), ("day", day.into())]))
    }

    fn address(&self, person: &show_need::Proposed) -> String {
        self.frame.url(&format!("/review/{}?talent={}", self.view.need.code, person.talent.code))
    }
}

/// `GET /{lang}/review/{code}`
pub async fn need(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
    at: Query<At>,
) -> Result<HttpResponse, Failure> {
    let (at, need, lang) = (at.into_inner(), path.into_inner().1, frame.lang);
    let (view, toast) = call(&ctx, move |ctx| {
        let view = show_need::run(ctx, &officer, show_need::Input { need, talent: at.talent, lang })?;
        Ok((view, toast(ctx, &officer, at.undo.as_deref())?))
    })
    .await?;
    let person = view.shown().map_or_else(Vec::new, |shown| person_facts(&frame, &view, shown));
    let need = need_facts(&frame, &view);
    page(&NeedPage { frame, toast, view, person, need, reasons: DismissReason::ALL })
}

/// A press on the review page.
#[derive(Debug, Deserialize)]
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
}

impl Press {
    fn choice(&self) -> Result<Choice> {
        match self.decision.as_str() {
            "approve" => Ok(Choice::Approve),
            "park" => Ok(Choice::Park(self.until)),
            "dismiss" => self.reason.map(Choice::Dismiss).ok_or(Error::field("reason", "required")),
            _ => Err(Error::field("decision", "unknown_code")),
        }
    }
}

/// `POST /{lang}/review/{code}/decisions`: on to the next person of the need, or back to the queue when all are decided.
pub async fn decide(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    press: Form<Press>,
) -> Result<HttpResponse, Failure> {
    let press = press.0;
    let choice = press.choice()?;
    let input = decide::Input { id: press.pair, version: Some(press.version), choice, note: press.note };
    let lang = frame.lang;
    let (done, has_next) = call(&ctx, move |ctx| {
        let done = decide::run(ctx, &officer, input)?;
        let rest = show_need::run(ctx, &officer, show_need::Input { need: done.need.clone(), talent: None, lang })?;
        let has_next = rest.people.iter().any(|person| person.pair.state == MatchState::Suggested);
        Ok((done, has_next))
    })
    .await?;
    let to = if has_next { format!("/review/{}", done.need) } else { "/review".to_owned() };
    Ok(go(&frame.url(&format!("{to}?undo={}", done.id))))
}

/// Which decision is taken back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeBack {
    pair: MatchId,
}

/// `POST /{lang}/review/undo`: back to the person.
pub async fn take_back(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    form: Form<TakeBack>,
) -> Result<HttpResponse, Failure> {
    let (need, talent) = call(&ctx, move |ctx| undo::run(ctx, &officer, &form.0.pair)).await?;
    Ok(go(&frame.url(&format!("/review/{need}?talent={talent}&done=review_undone"))))
}
