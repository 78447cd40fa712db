//! The editor of a need: a sentence and its terms, with the pool beside it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::need_pool::{Pool, PoolPart};
use super::needs::{own, read};
use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::Result as Outcome;
use crate::domain::need::{Need, NeedState};
use crate::usecase::needs::{edit, show as show_own, submit};
use crate::web::call::call;
use crate::web::choices::Choice;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered_or_moved};
use crate::web::forms::need::WholeNeed;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

/// The button that keeps a need without submitting it.
pub const KEEP: &str = "draft";
/// The header by which our script asks for a part of a page alone.
pub const PART: &str = "x-part";

#[derive(Template)]
#[template(path = "needs/edit.html")]
struct EditPage {
    frame: Frame,
    need: Need,
    enterprise: Enterprise,
    form: WholeNeed,
    problems: Problems,
    pool: Pool,
    /// True where the need was changed elsewhere since it was opened here.
    is_older: bool,
}

impl EditPage {
    fn new(frame: Frame, view: show_own::View, (form, problems): (WholeNeed, Problems), pool: Pool) -> Self {
        Self { frame, need: view.need, enterprise: view.enterprise, form, problems, pool, is_older: false }
    }

    /// Where the form is shown as it was typed, in the other language.
    fn count_there(&self) -> String {
        self.frame.url_other(&format!("/needs/{}/count", self.need.code))
    }

    fn only(&self) -> Vec<Choice> {
        let codes = ["mode", "degree", "years", "place", "availability"];
        codes.iter().map(|c| Choice { code: (*c).to_owned(), label: self.frame.tc("only-", c) }).collect()
    }

    /// The fields of the sentence: the id of each list, its name for those who do not see the sentence, and what is chosen.
    fn fields(&self) -> Vec<(&'static str, String, String)> {
        let chosen = |n: usize| self.form.fields.iter().filter(|f| !f.is_empty()).nth(n).cloned().unwrap_or_default();
        let named = [("fields", "need-field-1"), ("fields-2", "need-field-2"), ("fields-3", "need-field-3")];
        named.into_iter().enumerate().map(|(n, (id, key))| (id, self.frame.t(key), chosen(n))).collect()
    }

    /// The parts of the sentence that need another word.
    fn wrong(&self) -> Vec<(&'static str, String)> {
        let parts = ["place", "fields", "title"];
        parts.into_iter().filter_map(|id| Some((id, self.frame.control("needs", id, &self.problems).error?))).collect()
    }
}

/// The way to the need's own page, where it is not to be edited or its firm looks for nobody.
fn closed(frame: &Frame, view: &show_own::View) -> Option<HttpResponse> {
    let is_closed = !view.need.state.may_edit() || view.enterprise.state.check_takes_part().is_err();
    is_closed.then(|| go(&frame.url(&format!("/needs/{}", view.need.code))))
}

/// `GET /{lang}/needs/{code}/edit`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    Signed(member): Signed<Member>,
) -> Result<HttpResponse, Failure> {
    let (view, pool) = call(&ctx, move |ctx| {
        let view = read(ctx, &member, &path.1)?;
        let pool = Pool::advise(ctx, &member, &view.need.id, &WholeNeed::of(&view.need))?;
        Ok((view, pool))
    })
    .await?;
    if let Some(elsewhere) = closed(&frame, &view) {
        return Ok(elsewhere);
    }
    let form = WholeNeed::of(&view.need);
    page(&EditPage::new(frame, view, (form, Problems::default()), pool))
}

/// `POST /{lang}/needs/{code}/edit`
pub async fn save(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    Signed(member): Signed<Member>,
    Form(form): Form<WholeNeed>,
) -> Result<HttpResponse, Failure> {
    let (sent, who, code) = (form.clone(), member.clone(), path.1.clone());
    let (status, problems) = match answered_or_moved(call(&ctx, move |ctx| change(ctx, &who, &code, &sent)).await)? {
        Ok(need) => {
            return Ok(go(&frame.url(&format!("/needs/{}?done={}", need.code, saved_code(&form, need.state)))));
        }
        Err(refused) => refused,
    };
    let sent = form.clone();
    let (view, pool) = call(&ctx, move |ctx| {
        let view = read(ctx, &member, &path.1)?;
        let pool = Pool::advise(ctx, &member, &view.need.id, &sent)?;
        Ok((view, pool))
    })
    .await?;
    let is_older = status == StatusCode::CONFLICT;
    // Whoever has read that it changed may save over it: what was typed is still there.
    let version = if is_older { view.need.version.to_string() } else { form.version.clone() };
    let page = EditPage::new(frame, view, (WholeNeed { version, ..form }, problems), pool);
    page_with(status, &EditPage { is_older, ..page })
}

/// `POST /{lang}/needs/{code}/count`: the same page with the pool counted, nothing typed lost and nothing kept; the panel alone
/// for our script.
pub async fn count(
    ctx: Data<Context>,
    request: HttpRequest,
    frame: Frame,
    path: Path<(String, String)>,
    Signed(member): Signed<Member>,
    Form(form): Form<WholeNeed>,
) -> Result<HttpResponse, Failure> {
    let sent = form.clone();
    let (view, pool) = call(&ctx, move |ctx| {
        let view = read(ctx, &member, &path.1)?;
        view.enterprise.state.check_takes_part()?;
        let pool = Pool::count(ctx, &member, &view.need.id, &sent)?;
        Ok((view, pool))
    })
    .await?;
    if request.headers().contains_key(PART) {
        return page(&PoolPart { frame, pool });
    }
    page(&EditPage::new(frame, view, (form, Problems::default()), pool))
}

fn change(ctx: &Context, member: &Member, code: &str, form: &WholeNeed) -> Outcome<Need> {
    let (version, brief) = form.brief()?;
    let need = edit::run(ctx, member, edit::Input { need: own(ctx, member, code)?, version, brief })?;
    let is_submitted = matches!(need.state, NeedState::Draft | NeedState::ChangesRequested) && form.then != KEEP;
    if is_submitted { submit::run(ctx, member, submit::Input { need: need.id }) } else { Ok(need) }
}

fn saved_code(form: &WholeNeed, state: NeedState) -> &'static str {
    if form.then == KEEP || state != NeedState::Submitted { "need_saved" } else { "need_submitted" }
}
