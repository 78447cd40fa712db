//! An introduction as officers see it, and what they may do with it; their board is in `introduction_board.rs`.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use crate::consent_texts::{Topic, current};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::answer::{Answer, AnswerChannel, DeclineReason};
use crate::domain::consent::ContactField;
use crate::domain::error::{Error, Result as Outcome};
use crate::domain::follow_up::{OutcomeKind, ValueBand};
use crate::domain::introduction::{IntroductionId, IntroductionState, Side};
use crate::domain::value::Lang;
use crate::usecase::introductions::{ask_again, halt, introduce, record, record_outcome, show};
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::Reading;
use crate::web::forms::answer::AnswerForm;
use crate::web::page::{Frame, Problems, go, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "introductions/staff.html")]
struct StaffPage {
    frame: Frame,
    view: show::View,
    form: RecordForm,
    problems: Problems,
}

impl StaffPage {
    fn title(&self) -> Option<Said> {
        self.frame.said(&self.view.row.title)
    }

    fn asked(&self) -> Option<Side> {
        self.view.row.introduction.state.asked()
    }

    fn may_introduce(&self) -> bool {
        self.view.row.introduction.state == IntroductionState::BothYes && self.view.row.lacks_contact.is_empty()
    }

    fn may_note_outcome(&self) -> bool {
        matches!(self.view.row.introduction.state, IntroductionState::Introduced | IntroductionState::Success)
    }

    fn may_close_silent(&self) -> bool {
        self.view.is_silent && self.view.row.introduction.state == IntroductionState::Introduced
    }

    fn may_ask_again(&self) -> bool {
        self.frame.has("lead") && self.view.may_ask_again
    }

    fn may_halt(&self) -> bool {
        self.frame.has("lead") && self.view.row.introduction.state.is_open()
    }

    fn channels(&self) -> Vec<AnswerChannel> {
        AnswerChannel::ALL.iter().copied().filter(|c| !matches!(c, AnswerChannel::Web | AnswerChannel::Api)).collect()
    }

    fn reasons(&self) -> &'static [DeclineReason] {
        DeclineReason::ALL
    }

    fn contact_fields(&self) -> &'static [ContactField] {
        ContactField::ALL
    }

    fn outcomes(&self) -> &'static [OutcomeKind] {
        OutcomeKind::ALL
    }

    fn values(&self) -> &'static [ValueBand] {
        ValueBand::ALL
    }
}

async fn staff_page(
    ctx: &Data<Context>,
    frame: Frame,
    officer: Officer,
    code: String,
    form: RecordForm,
    problems: Problems,
) -> Result<HttpResponse, Failure> {
    let lang = frame.lang;
    let view = call(ctx, move |ctx| show::run(ctx, &officer, &code, lang)).await?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &StaffPage { frame, view, form, problems })
}

/// `GET /{lang}/staff/introductions/{code}`
pub async fn show_staff(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    staff_page(&ctx, frame, officer, path.into_inner().1, RecordForm::default(), Problems::default()).await
}

/// What an officer sends of an introduction: one form a deed, one shape for all.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RecordForm {
    /// `introduce`, `answer`, `outcome`, `no_news`, `halt`, `ask_again`.
    act: String,
    note: String,
    answer: String,
    reason: String,
    channel: String,
    said_on: String,
    words: String,
    fields: Vec<String>,
    kind: String,
    value: String,
    happened_on: String,
    proof: String,
}

impl RecordForm {
    fn answer(&self, id: IntroductionId, side: Side, texts: [i32; 2]) -> Result<record::Input, Error> {
        let mut reading = Reading::default();
        let channel = reading.code("channel", &self.channel).unwrap_or(AnswerChannel::Mail);
        let said_on = reading.day("said_on", &self.said_on);
        let typed = AnswerForm {
            answer: self.answer.clone(),
            reason: self.reason.clone(),
            sentence: None,
            consent_card: texts[0].to_string(),
            consent_contact: if self.fields.is_empty() { String::new() } else { texts[1].to_string() },
            fields: self.fields.clone(),
        };
        let said_on = reading.done(said_on)?.ok_or(Error::field("said_on", "required"))?;
        let mut said = typed.said()?;
        if said.answer != Answer::Yes {
            (said.consent_card, said.consent_contact) = (None, None);
        }
        Ok(record::Input { id, side, said, channel, said_on, words: self.words.clone() })
    }

    fn outcome(&self, id: IntroductionId) -> Result<record_outcome::Input, Error> {
        let mut reading = Reading::default();
        let kind = reading.code("kind", &self.kind);
        let value = reading.code("value", &self.value);
        let happened_on = reading.day("happened_on", &self.happened_on);
        let kind = if self.act == "no_news" { None } else { Some(kind.ok_or(Error::field("kind", "required"))?) };
        reading.done(record_outcome::Input { id, kind, value, happened_on, proof: self.proof.clone() })
    }
}

/// `POST /{lang}/staff/introductions/{code}`
pub async fn act(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    Form(form): Form<RecordForm>,
) -> Result<HttpResponse, Failure> {
    let (_, code) = path.into_inner();
    let (who, sent, asked, lang) = (officer.clone(), form.clone(), code.clone(), frame.lang);
    let done = call(&ctx, move |ctx| deed(ctx, &who, &asked, &sent, lang)).await;
    match answered(done)? {
        Ok(()) => Ok(go(&frame.url(&format!("/staff/introductions/{code}?done=introduction_{}", form.act)))),
        Err(problems) => staff_page(&ctx, frame, officer, code, form, problems).await,
    }
}

fn deed(ctx: &Context, officer: &Officer, code: &str, form: &RecordForm, lang: Lang) -> Outcome<()> {
    let introduction = show::run(ctx, officer, code, lang)?.row.introduction;
    let id = introduction.id;
    match form.act.as_str() {
        "introduce" => {
            introduce::run(ctx, officer, introduce::Input { id, version: None, note: form.note.clone() }).map(|_| ())
        }
        "answer" => {
            let side = introduction.state.asked().ok_or(Error::Conflict("already_done"))?;
            let contact = if side == Side::Talent { Topic::GiveContact } else { Topic::MemberContact };
            let texts = [current(Topic::ShowCard, lang)?.version, current(contact, lang)?.version];
            record::run(ctx, officer, form.answer(id, side, texts)?).map(|_| ())
        }
        "outcome" | "no_news" => record_outcome::run(ctx, officer, form.outcome(id)?).map(|_| ()),
        "halt" => halt::run(ctx, officer, halt::Input { id, version: None }),
        "ask_again" => ask_again::run(ctx, officer, ask_again::Input { id, version: None }),
        _ => Err(Error::field("act", "unknown_code")),
    }
}
