//! What a verified firm sees of the pool: cards, one card, and the press "we are interested".

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::sent::Nothing;
use crate::consent_texts::{ConsentText, Topic, current};
use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::browse::Asked;
use crate::domain::consent::Channel;
use crate::domain::error::{Error, Result as Outcome};
use crate::usecase::interests::{express, take_back};
use crate::usecase::people::{list, show};
use crate::web::call::call;
use crate::web::cards::Row;
use crate::web::choices::Choice;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::{Reading, option, ticked};
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

/// The parts of the address, as they were typed, for the form that narrows the list.
#[derive(Debug, Clone, Default)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// Of a request; what only says what was done before is left out.
    pub fn of(request: &HttpRequest) -> Self {
        let parts = form_urlencoded::parse(request.query_string().as_bytes()).filter(|(name, _)| name != "done");
        Self(parts.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// What it asks for; anything but what cards show is refused.
    pub fn asked(&self) -> Outcome<Asked> {
        Asked::read(self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    fn value(&self, name: &str) -> String {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    }

    fn is_narrowed(&self) -> bool {
        self.0.iter().any(|(name, value)| !matches!(name.as_str(), "after" | "limit" | "need") && !value.is_empty())
    }

    /// The query of the page that begins at `after`.
    fn query(&self, after: &str) -> String {
        let kept = self.0.iter().filter(|(name, value)| name != "after" && !value.is_empty());
        form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).append_pair("after", after).finish()
    }
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    frame: Frame,
    view: list::View,
    typed: Typed,
}

impl ListPage {
    fn counted(&self) -> String {
        let key = if self.view.is_more { "people-counted-more" } else { "people-counted" };
        self.frame.tv(key, &[("n", self.view.total.into())])
    }

    fn needs(&self) -> Vec<Choice> {
        let lang = self.frame.lang;
        let label = |code: &str, title: &str| format!("{code} {title}");
        let needs = self.view.needs.iter();
        needs.map(|(code, title)| Choice { label: label(code, title.text(lang)), code: code.clone() }).collect()
    }

    fn rows(&self, listed: &list::Listed) -> Vec<Row> {
        self.frame.browse_rows(&listed.card)
    }
}

#[derive(Template)]
#[template(path = "people/show.html")]
struct ShowPage {
    frame: Frame,
    view: show::View,
    form: InterestForm,
    problems: Problems,
    contact_text: &'static ConsentText,
}

impl ShowPage {
    /// Needs for which the firm may still ask.
    fn may_ask(&self) -> impl Iterator<Item = &show::ForNeed> {
        self.view.needs.iter().filter(|need| need.may_ask)
    }

    fn label(&self, need: &show::ForNeed) -> String {
        let values = [
            ("code", need.code.as_str().into()),
            ("title", need.title.text(self.frame.lang).into()),
            ("fit", need.fit.into()),
        ];
        self.frame.tv("people-for-need", &values)
    }
}

#[derive(Template)]
#[template(path = "people/missing.html")]
struct MissingPage {
    frame: Frame,
    /// Why: `not_approved`, `no_open_need`, `firm_closed`, `firm_suspended`.
    why: &'static str,
}

impl MissingPage {
    fn is(&self, why: &str) -> bool {
        self.why == why
    }
}

#[derive(Template)]
#[template(path = "people/spent.html")]
struct SpentPage {
    frame: Frame,
    until: String,
}

/// The page for a firm that may not look yet, or not any more today; any other failure is passed on.
fn refused(frame: Frame, error: Error) -> Result<HttpResponse, Failure> {
    match error {
        Error::Denied(why @ ("not_approved" | "no_open_need" | "firm_closed" | "firm_suspended")) => {
            page_with(StatusCode::FORBIDDEN, &MissingPage { frame, why })
        }
        Error::Spent { retry_after, .. } => {
            let at = frame.now + chrono::TimeDelta::seconds(i64::try_from(retry_after).unwrap_or(0));
            let until = frame.clocks(&at);
            let mut answer = page_with(StatusCode::TOO_MANY_REQUESTS, &SpentPage { frame, until })?;
            answer.headers_mut().insert(header::RETRY_AFTER, retry_after.into());
            Ok(answer)
        }
        other => Err(Failure(other)),
    }
}

/// `GET /{lang}/people`
pub async fn cards(
    ctx: Data<Context>,
    request: HttpRequest,
    frame: Frame,
    Signed(member): Signed<Member>,
) -> Result<HttpResponse, Failure> {
    let typed = Typed::of(&request);
    let asked = typed.asked()?;
    match call(&ctx, move |ctx| list::run(ctx, &member, asked)).await {
        Ok(view) => page(&ListPage { frame, view, typed }),
        Err(Failure(error)) => refused(frame, error),
    }
}

/// For which need, and what the firm gives.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InterestForm {
    need: String,
    consent_contact: String,
    fields: Vec<String>,
}

async fn one(
    ctx: &Data<Context>,
    frame: Frame,
    (member, code): (Member, String),
    (form, problems): (InterestForm, Problems),
) -> Result<HttpResponse, Failure> {
    let contact_text = current(Topic::MemberContact, frame.lang)?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    match call(ctx, move |ctx| show::run(ctx, &member, &code)).await {
        Ok(view) => page_with(status, &ShowPage { frame, view, form, problems, contact_text }),
        Err(Failure(error)) => refused(frame, error),
    }
}

/// `GET /{lang}/people/{code}`
pub async fn card(
    ctx: Data<Context>,
    frame: Frame,
    Signed(member): Signed<Member>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    one(&ctx, frame, (member, path.into_inner().1), Default::default()).await
}

/// `POST /{lang}/people/{code}`
pub async fn ask_for(
    ctx: Data<Context>,
    frame: Frame,
    Signed(member): Signed<Member>,
    path: Path<(String, String)>,
    Form(form): Form<InterestForm>,
) -> Result<HttpResponse, Failure> {
    let code = path.into_inner().1;
    let (sent, who, person, lang) = (form.clone(), member.clone(), code.clone(), frame.lang);
    let done = call(&ctx, move |ctx| {
        let mut reading = Reading::default();
        let fields = reading.codes("fields", &sent.fields);
        let consent_contact = option(&sent.consent_contact).and_then(|text| ticked(&text));
        let input = express::Input { person, need: sent.need, consent_contact, fields, lang, channel: Channel::Web };
        express::run(ctx, &who, reading.done(input)?)
    });
    match done.await {
        Err(Failure(error @ (Error::Denied("not_approved" | "no_open_need") | Error::Spent { .. }))) => {
            refused(frame, error)
        }
        other => match answered(other)? {
            Ok(_) => Ok(go(&frame.url("/introductions?done=interest_expressed"))),
            Err(problems) => one(&ctx, frame, (member, code), (form, problems)).await,
        },
    }
}

/// `POST /{lang}/interests/{id}/withdraw`
pub async fn withdraw(
    ctx: Data<Context>,
    frame: Frame,
    Signed(member): Signed<Member>,
    path: Path<(String, String)>,
    _: Form<Nothing>,
) -> Result<HttpResponse, Failure> {
    let id = path.into_inner().1.parse().map_err(|_| Error::Missing("interest"))?;
    call(&ctx, move |ctx| take_back::run(ctx, &member, &id)).await?;
    Ok(go(&frame.url("/introductions?done=interest_taken_back")))
}
