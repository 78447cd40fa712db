//! One need under review with its people passing by; the presses that decide are in `review_press.rs`.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::review_facts::{Fact, need_facts, person_facts};
use super::review_marks::{Piece, Said, cut, said};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Result;
use crate::domain::introduction::Side;
use crate::domain::matches::{DismissReason, MatchId, MatchState, Strength};
use crate::domain::value::{Bilingual, Lang};
use crate::locale;
use crate::usecase::matches::decide_several::MOST;
pub use crate::usecase::matches::just_decided::View as Toast;
use crate::usecase::matches::show_need::Part;
use crate::usecase::matches::{just_decided, show_need};
use crate::web::call::call;
use crate::web::control::Control;
use crate::web::failure::Failure;
use crate::web::page::{Frame, Problems, page_with};
use crate::web::signed::Signed;

/// The pairs that were just decided on, named in an address with commas between them, while they can be undone.
pub fn toast(ctx: &Context, officer: &Officer, ids: Option<&str>) -> Result<Option<Toast>> {
    let ids: Vec<MatchId> = ids.unwrap_or_default().split(',').take(MOST).filter_map(|id| id.parse().ok()).collect();
    if ids.is_empty() { Ok(None) } else { just_decided::run(ctx, officer, &ids) }
}

/// How many were decided on in one press, and how.
pub fn told(frame: &Frame, toast: &Toast) -> String {
    let Some(pair) = toast.pairs.first() else { return String::new() };
    frame.tv(&format!("several-done-{}", pair.state), &[("n", toast.pairs.len().into())])
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
    /// The pairs that were just decided on.
    undo: Option<String>,
    /// The pairs of the last press that stayed as they were, each with the code of why.
    left: Option<String>,
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
    /// Who of the last press stayed, and why.
    left: Vec<(String, String)>,
    /// The lines as they were typed, where they came back.
    typed: Option<[String; 2]>,
    problems: Problems,
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

    /// The field of a line to a side.
    fn line(&self, line: &show_need::Prefilled) -> Control {
        let (side, hint) = (line.side, self.frame.tc("note-in-", line.lang));
        let label = self.frame.tc("review-note-", side);
        self.frame.asked(&self.problems, &format!("note_{side}"), &format!("note_{side}"), label, hint)
    }

    /// The words of a line: what was typed, else what is offered.
    fn words(&self, line: &show_need::Prefilled) -> String {
        let typed = self.typed.as_ref().map(|[talent, firm]| if line.side == Side::Talent { talent } else { firm });
        typed.unwrap_or(&line.words).clone()
    }

    /// True where several people wait, so that one press may decide on more than one.
    fn is_several(&self) -> bool {
        self.view.people.iter().filter(|person| person.pair.state == MatchState::Suggested).count() > 1
    }

    fn address(&self, person: &show_need::Proposed) -> String {
        self.frame.url(&format!("/review/{}?talent={}", self.view.need.code, person.talent.code))
    }
}

/// `GET /{lang}/review/{code}`
pub async fn need(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    at: Query<At>,
) -> Result<HttpResponse, Failure> {
    shown(&ctx, frame, (officer, path.into_inner().1), at.into_inner(), None).await
}

/// The page of a need, with the lines to the parties as they came back where they cannot be sent.
pub async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    (officer, need): (Officer, String),
    at: At,
    back: Option<([String; 2], Problems)>,
) -> Result<HttpResponse, Failure> {
    let lang = frame.lang;
    let At { talent, undo, left } = at;
    let (view, toast) = call(ctx, move |ctx| {
        let view = show_need::run(ctx, &officer, show_need::Input { need, talent, lang })?;
        Ok((view, toast(ctx, &officer, undo.as_deref())?))
    })
    .await?;
    let person = view.shown().map_or_else(Vec::new, |shown| person_facts(&frame, &view, shown));
    let need = need_facts(&frame, &view);
    let left = stayed(&frame, &view, left.as_deref().unwrap_or_default());
    let (typed, problems) = back.map_or_else(Default::default, |(typed, problems)| (Some(typed), problems));
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let reasons = DismissReason::ALL;
    page_with(status, &NeedPage { frame, toast, view, person, need, reasons, left, typed, problems })
}

/// Who of a press stayed as they were, by name, and why.
fn stayed(frame: &Frame, view: &show_need::View, left: &str) -> Vec<(String, String)> {
    let one = |part: &str| {
        let (id, code) = part.split_once('.')?;
        let person = view.people.iter().find(|person| person.pair.id.as_str() == id)?;
        let key = format!("failure-{}", code.replace('_', "-"));
        let why = if locale::has(frame.lang, &key) { frame.t(&key) } else { frame.t("failure-version") };
        Some((person.identity.name.clone(), why))
    };
    left.split(',').take(MOST).filter_map(one).collect()
}

impl At {
    /// The page with one person shown.
    pub fn talent(code: String) -> Self {
        Self { talent: Some(code), ..Self::default() }
    }
}
