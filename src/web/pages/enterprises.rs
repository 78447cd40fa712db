//! The member's own enterprise: see and edit it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;

use super::Pressed;
use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::enterprise::{Enterprise, EnterpriseState};
use crate::usecase::enterprises::show::View;
use crate::usecase::enterprises::{close as close_own, edit, show as show_own};
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::enterprise::Firm;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "enterprises/edit.html")]
struct EditPage {
    frame: Frame,
    view: View,
    form: Firm,
    problems: Problems,
}

impl EditPage {
    fn firm(&self) -> &Enterprise {
        &self.view.enterprise
    }

    /// Name and code of a checked firm stay as they were checked.
    fn is_locked(&self) -> bool {
        self.firm().state == EnterpriseState::Verified
    }

    /// What of it was checked.
    fn locked_words(&self) -> String {
        let has_code = self.firm().profile.uscc.is_some();
        self.frame.t(if has_code { "enterprises-locked" } else { "enterprises-locked-name" })
    }

    /// While it is suspended or closed nothing of it changes.
    fn is_read_only(&self) -> bool {
        matches!(self.firm().state, EnterpriseState::Suspended | EnterpriseState::Closed)
    }

    /// What the form of the credit code says, when it is right.
    fn code_words(&self) -> Option<String> {
        self.frame.uscc_words(&self.form.uscc)
    }

    /// True while this member may close it.
    fn may_close(&self) -> bool {
        self.view.is_admin && self.firm().state.may_be_closed()
    }

    /// What the firm does next so that it is verified, where it is its turn: the key of the words.
    fn next(&self) -> Option<&'static str> {
        match self.firm().state {
            EnterpriseState::Draft => Some("enterprises-next-draft"),
            EnterpriseState::ChangesRequested => Some("enterprises-next-changes"),
            EnterpriseState::Submitted if self.firm().profile.uscc.is_none() => Some("enterprises-next-uscc"),
            _ => None,
        }
    }

    fn reason(&self) -> Option<Said> {
        use EnterpriseState::{ChangesRequested, Closed, Rejected, Suspended};
        let is_asked = matches!(self.firm().state, ChangesRequested | Rejected | Suspended | Closed);
        self.view
            .decision
            .as_ref()
            .filter(|d| is_asked && !d.reason.is_empty())
            .map(|d| Said::typed(&d.reason, self.frame.lang))
    }
}

/// `GET /{lang}/enterprise`
pub async fn show(ctx: Data<Context>, frame: Frame, Signed(member): Signed<Member>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| show_own::run(ctx, &member)).await?;
    let form = Firm::of(&view.enterprise, &view.contact);
    page(&EditPage { frame, view, form, problems: Problems::default() })
}

/// `POST /{lang}/enterprise`
pub async fn save(
    ctx: Data<Context>,
    frame: Frame,
    Signed(member): Signed<Member>,
    Form(form): Form<Firm>,
) -> Result<HttpResponse, Failure> {
    let (sent, who) = (form.clone(), member.clone());
    match answered(call(&ctx, move |ctx| edit::run(ctx, &who, sent.input()?)).await)? {
        Ok(_) => Ok(go(&frame.url("/enterprise?done=enterprise_saved"))),
        Err(problems) => {
            let view = call(&ctx, move |ctx| show_own::run(ctx, &member)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &EditPage { frame, view, form, problems })
        }
    }
}

#[derive(Template)]
#[template(path = "enterprises/close.html")]
struct ClosePage {
    frame: Frame,
    name: String,
}

/// `GET /{lang}/enterprise/close`: what ends, and the button.
pub async fn ask_close(
    ctx: Data<Context>,
    frame: Frame,
    Signed(member): Signed<Member>,
) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| show_own::run(ctx, &member)).await?;
    if !view.is_admin || !view.enterprise.state.may_be_closed() {
        return Ok(go(&frame.url("/enterprise")));
    }
    let name = view.enterprise.profile.name.text(frame.lang).to_owned();
    page(&ClosePage { frame, name })
}

/// `POST /{lang}/enterprise/close`
pub async fn close(
    ctx: Data<Context>,
    frame: Frame,
    Signed(member): Signed<Member>,
    _: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| close_own::run(ctx, &member)).await?;
    Ok(go(&frame.url("/enterprise?done=enterprise_closed")))
}
