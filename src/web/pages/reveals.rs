//! How to reach somebody, for an officer with a reason: a page that asks for it, and the answer that shows the contact once.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::Officer;
use crate::domain::disclosure::RevealReason;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result as Outcome};
use crate::domain::talent::TalentId;
use crate::usecase::reveals::{member, show_member, show_talent, talent};
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

/// Why, as chosen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReasonForm {
    reason: String,
}

impl ReasonForm {
    fn reason(&self) -> Outcome<RevealReason> {
        match self.reason.as_str() {
            "" => Err(Error::field("reason", "unknown_choice")),
            chosen => chosen.parse().map_err(|_| Error::field("reason", "unknown_code")),
        }
    }
}

/// Whose contact is looked up, and what of it is shown.
#[derive(Template)]
#[template(path = "rights/reveal.html")]
struct RevealPage {
    frame: Frame,
    action: String,
    code: String,
    name: Option<Said>,
    has_account: bool,
    /// Kind and value, once it is shown.
    contact: Option<Vec<(&'static str, String)>>,
    form: ReasonForm,
    problems: Problems,
}

impl RevealPage {
    fn reasons(&self) -> &'static [RevealReason] {
        RevealReason::ALL
    }

    fn with(mut self, form: ReasonForm, problems: Problems) -> Result<HttpResponse, Failure> {
        let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        (self.form, self.problems) = (form, problems);
        page_with(status, &self)
    }

    fn showing(mut self, contact: Vec<(&'static str, Option<String>)>) -> Result<HttpResponse, Failure> {
        let known = contact.into_iter().filter_map(|(kind, value)| value.map(|value| (kind, value)));
        self.contact = Some(known.collect());
        page(&self)
    }
}

async fn of_talent(ctx: &Data<Context>, frame: Frame, officer: Officer, id: &TalentId) -> Result<RevealPage, Failure> {
    let (asked, action) = (id.clone(), frame.url(&format!("/staff/reveal/talents/{id}")));
    let view = call(ctx, move |ctx| show_talent::run(ctx, &officer, &asked)).await?;
    let name = Some(Said::typed(&view.name, frame.lang)).filter(|said| !said.text.is_empty());
    let (has_account, code) = (view.has_account, view.code);
    let (form, problems) = Default::default();
    Ok(RevealPage { frame, action, code, name, has_account, contact: None, form, problems })
}

fn talent_id(path: Path<(String, String)>) -> Result<TalentId, Failure> {
    Ok(path.into_inner().1.parse().map_err(|_| Error::Missing("talent"))?)
}

/// `GET /{lang}/staff/reveal/talents/{id}`
pub async fn ask_talent(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    page(&of_talent(&ctx, frame, officer, &talent_id(path)?).await?)
}

/// `POST /{lang}/staff/reveal/talents/{id}`
pub async fn talent(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    Form(form): Form<ReasonForm>,
) -> Result<HttpResponse, Failure> {
    let id = talent_id(path)?;
    let shown = of_talent(&ctx, frame, officer.clone(), &id).await?;
    let sent = form.clone();
    let done = call(&ctx, move |ctx| talent::run(ctx, &officer, talent::Input { talent: id, reason: sent.reason()? }));
    match answered(done.await)? {
        Ok(view) => shown.showing(vec![("email", view.email), ("phone", view.phone), ("wechat", view.wechat)]),
        Err(problems) => shown.with(form, problems),
    }
}

#[derive(Template)]
#[template(path = "rights/reveal_members.html")]
struct MembersPage {
    frame: Frame,
    id: EnterpriseId,
    view: show_member::View,
}

impl MembersPage {
    fn name(&self) -> Option<Said> {
        Said::of(&self.view.name, self.frame.lang)
    }
}

/// `GET /{lang}/staff/reveal/enterprises/{id}`: whom; where there is one alone, on to that one.
pub async fn members(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let id: EnterpriseId = path.into_inner().1.parse().map_err(|_| Error::Missing("enterprise"))?;
    let asked = id.clone();
    let view = call(&ctx, move |ctx| show_member::run(ctx, &officer, &asked, None)).await?;
    match view.members.as_slice() {
        [(only, _)] => Ok(go(&frame.url(&format!("/staff/reveal/enterprises/{id}/{only}")))),
        _ => page(&MembersPage { frame, id, view }),
    }
}

async fn of_member(
    ctx: &Data<Context>,
    frame: Frame,
    officer: Officer,
    (id, account): (&EnterpriseId, &AccountId),
) -> Result<RevealPage, Failure> {
    let action = frame.url(&format!("/staff/reveal/enterprises/{id}/{account}"));
    let (firm, who) = (id.clone(), account.clone());
    let view = call(ctx, move |ctx| show_member::run(ctx, &officer, &firm, Some(&who))).await?;
    let name = Said::of(&view.name, frame.lang);
    let (form, problems) = Default::default();
    Ok(RevealPage { frame, action, code: view.code, name, has_account: true, contact: None, form, problems })
}

fn member_ids(path: Path<(String, String, String)>) -> Result<(EnterpriseId, AccountId), Failure> {
    let (_, id, account) = path.into_inner();
    let id = id.parse().map_err(|_| Error::Missing("enterprise"))?;
    Ok((id, account.parse().map_err(|_| Error::Missing("account"))?))
}

/// `GET /{lang}/staff/reveal/enterprises/{id}/{account}`
pub async fn ask_member(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String, String)>,
) -> Result<HttpResponse, Failure> {
    let (id, account) = member_ids(path)?;
    page(&of_member(&ctx, frame, officer, (&id, &account)).await?)
}

/// `POST /{lang}/staff/reveal/enterprises/{id}/{account}`
pub async fn member(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String, String)>,
    Form(form): Form<ReasonForm>,
) -> Result<HttpResponse, Failure> {
    let (id, account) = member_ids(path)?;
    let shown = of_member(&ctx, frame, officer.clone(), (&id, &account)).await?;
    let sent = form.clone();
    let done = call(&ctx, move |ctx| {
        member::run(ctx, &officer, member::Input { enterprise: id, account, reason: sent.reason()? })
    });
    match answered(done.await)? {
        Ok(view) => {
            let (name, email) = (Some(view.name), Some(view.email));
            shown.showing(vec![("name", name), ("email", email), ("phone", view.phone), ("wechat", view.wechat)])
        }
        Err(problems) => shown.with(form, problems),
    }
}
