//! The editor of a profile: five short sections, kept as a draft while it is written, saved by its owner.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::need_edit::PART;
use super::{same, sent};
use crate::context::Context;
use crate::domain::actor::Owner;
use crate::domain::error::{Error, Result as Outcome};
use crate::domain::talent::TieKind;
use crate::domain::value::Moment;
use crate::usecase::talents::{drop_draft, edit, keep_draft, show as show_own};
use crate::web::call::call;
use crate::web::cards::Row;
use crate::web::choices::Choice;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered_or_moved};
use crate::web::forms::profile::{ANYWHERE, PARTS, Profile, part_of};
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "talents/edit.html")]
struct EditPage {
    frame: Frame,
    code: String,
    email: String,
    card_rows: Vec<Row>,
    sentence: String,
    form: Profile,
    problems: Problems,
    /// The section that is open.
    part: &'static str,
    /// When the draft was kept, if there is one.
    kept_at: Option<Moment>,
    /// True where the profile was changed elsewhere since.
    is_older: bool,
}

impl EditPage {
    fn new(frame: Frame, view: &show_own::View, form: Profile, problems: Problems) -> Self {
        let wrong = problems.all().next().map(|error| part_of(&error.field));
        Self {
            card_rows: frame.card_rows(&view.card),
            sentence: view.card.sentence.text(frame.lang).to_owned(),
            code: view.talent.code.clone(),
            email: view.email.clone(),
            part: wrong.unwrap_or_else(|| known_part(&form.part)),
            kept_at: view.draft.as_ref().map(|draft| draft.kept_at),
            is_older: view.draft.as_ref().is_some_and(|draft| draft.base != view.talent.version),
            frame,
            form,
            problems,
        }
    }

    /// The sections in their order: the code, whether it is open, whether it says what it should.
    fn parts(&self) -> Vec<(&'static str, bool, bool)> {
        PARTS.iter().map(|part| (*part, *part == self.part, self.form.says(part))).collect()
    }

    /// Hides a section that is not open, unless something in it needs another word.
    fn off(&self, part: &str) -> &'static str {
        let is_wrong = self.problems.all().any(|error| part_of(&error.field) == part);
        if part == self.part || is_wrong { "" } else { " off" }
    }

    fn places(&self, standing: &str) -> Vec<Choice> {
        let anywhere = Choice { code: ANYWHERE.to_owned(), label: self.frame.t("talents-tie-anywhere") };
        std::iter::once(anywhere).chain(self.frame.place_choices(standing)).collect()
    }

    fn tie(&self, kind: &TieKind) -> String {
        self.frame.tc("tie-", kind)
    }
}

fn known_part(asked: &str) -> &'static str {
    PARTS.into_iter().find(|part| *part == asked).unwrap_or(PARTS[0])
}

/// Which section is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    part: String,
}

/// `GET /{lang}/me/edit`: what was written and not saved, or the profile as it stands.
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    if let Some(joined) = same::joined(&ctx, &frame, &owner).await? {
        return Ok(joined);
    }
    let view = call(&ctx, move |ctx| show_own::run(ctx, &owner)).await?;
    let standing = Profile::of(&view.talent, &view.record);
    let form = match &view.draft {
        Some(draft) => Profile {
            version: standing.version,
            revision: draft.revision.to_string(),
            ..Profile::of_draft(&draft.typed)?
        },
        None => standing,
    };
    page(&EditPage::new(frame, &view, Profile { part: asked.into_inner().part, ..form }, Problems::default()))
}

/// `POST /{lang}/me/edit`
pub async fn save(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    Form(form): Form<Profile>,
) -> Result<HttpResponse, Failure> {
    let (sent, editor) = (form.clone(), owner.clone());
    let done = call(&ctx, move |ctx| edit::run(ctx, &editor, sent.input()?)).await;
    let (status, problems) = match answered_or_moved(done)? {
        Ok(_) => return Ok(go(&frame.url(&after(&form)))),
        Err(refused) => refused,
    };
    let view = call(&ctx, move |ctx| show_own::run(ctx, &owner)).await?;
    let is_older = status == StatusCode::CONFLICT;
    // Whoever has read that it changed may save over it: what was typed is still there.
    let version = if is_older { view.talent.version.to_string() } else { form.version.clone() };
    let revision = view.draft.as_ref().map(|draft| draft.revision.to_string()).unwrap_or_default();
    let page = EditPage::new(frame, &view, Profile { version, revision, ..form }, problems);
    page_with(status, &EditPage { is_older: is_older || page.is_older, ..page })
}

/// Where the owner goes once it is saved: to the next section, or back to the profile.
fn after(form: &Profile) -> String {
    let next = PARTS.iter().skip_while(|part| **part != form.part).nth(1).filter(|_| form.then == "next");
    next.map_or_else(|| "/me?done=profile_saved".to_owned(), |part| format!("/me/edit?part={part}&done=profile_saved"))
}

/// The line that says what became of the draft, for our script.
#[derive(Template)]
#[template(path = "talents/draft.html")]
struct DraftLine {
    frame: Frame,
    kept: Outcome<(i32, Moment)>,
    done: String,
}

/// `POST /{lang}/me/edit/draft`: keeps what was typed and goes on in the section asked for; the line alone for our script.
pub async fn keep(
    ctx: Data<Context>,
    request: HttpRequest,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    Form(form): Form<Profile>,
) -> Result<HttpResponse, Failure> {
    let sent = form.clone();
    let kept = call(&ctx, move |ctx| keep_draft::run(ctx, &owner, draft(&sent)?)).await;
    if !request.headers().contains_key(PART) {
        kept?;
        return Ok(go(&frame.url(&format!("/me/edit?part={}", known_part(&form.then)))));
    }
    let (status, kept) = match kept {
        Ok(draft) => (StatusCode::OK, Ok((draft.revision, draft.kept_at))),
        Err(Failure(Error::Conflict(why))) => (StatusCode::CONFLICT, Err(Error::Conflict(why))),
        Err(other) => return Err(other),
    };
    let done: Vec<&str> = PARTS.into_iter().filter(|part| form.says(part)).collect();
    page_with(status, &DraftLine { frame, kept, done: done.join(" ") })
}

fn draft(form: &Profile) -> Outcome<keep_draft::Input> {
    let mut reading = crate::web::forms::Reading::default();
    let version = reading.number("version", &form.version).unwrap_or_default();
    let revision = reading.number("version", &form.revision).unwrap_or_default();
    reading.done(keep_draft::Input { version, revision, typed: form.typed()? })
}

/// `POST /{lang}/me/edit/drop`
pub async fn drop(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    _: Form<sent::Nothing>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| drop_draft::run(ctx, &owner)).await?;
    Ok(go(&frame.url("/me/edit?done=draft_dropped")))
}
