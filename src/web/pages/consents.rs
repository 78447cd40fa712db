//! One's own consents: what was agreed to, taken back with one press, given again; and the exact text of each version.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use crate::consent_texts::{self, ConsentText, Topic};
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::consent::{Channel, Consent, EndCause, Purpose};
use crate::domain::error::{Error, FieldError};
use crate::usecase::consents::list::{self, Entry, View};
use crate::usecase::consents::{give, withdraw};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::page::{Frame, go, page, page_with};
use crate::web::pages::Pressed;
use crate::web::signed::Signed;

/// A text that is asked for, and what is wrong with the answer.
struct Asked {
    text: &'static ConsentText,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "consents/list.html")]
struct ConsentsPage {
    frame: Frame,
    view: View,
    asked: Vec<Asked>,
}

impl ConsentsPage {
    fn new(frame: Frame, view: View, wrong: Option<(Topic, FieldError)>) -> Result<Self, Failure> {
        let ask = |topic: &Topic| -> Result<Asked, Failure> {
            let error = wrong.as_ref().filter(|(t, _)| t == topic).map(|(_, error)| frame.error(error));
            Ok(Asked { text: consent_texts::current(*topic, frame.lang)?, error })
        };
        let asked = view.asked.iter().map(ask).collect::<Result<_, _>>()?;
        Ok(Self { frame, view, asked })
    }

    fn has_problem(&self) -> bool {
        self.asked.iter().any(|asked| asked.error.is_some())
    }

    fn name(&self, consent: &Consent) -> String {
        self.frame.tc("purpose-", consent.purpose)
    }

    /// The page of the exact text, in the language in which it was shown.
    fn text_page(&self, consent: &Consent) -> String {
        let topic = consent_texts::topic_of(consent);
        format!("/{}/privacy/{topic}/{}", consent.lang, consent.text_version)
    }

    fn text_language(&self, consent: &Consent) -> String {
        self.frame.language(consent.lang.as_str())
    }

    fn recipient(&self, entry: &Entry) -> String {
        let class = entry.consent.recipient_class;
        let who = self.frame.tc("consents-to-", class);
        entry.recipient_code.as_ref().map_or(who.clone(), |code| format!("{who} {code}"))
    }

    fn border(&self, consent: &Consent) -> Option<String> {
        let (from, to) = consent.border.as_ref()?;
        let values = [("from", self.frame.country(from).into()), ("to", self.frame.country(to).into())];
        Some(self.frame.tv("consents-border-way", &values))
    }

    fn fields(&self, consent: &Consent) -> Option<String> {
        let names: Vec<String> = consent.fields.iter().map(|f| self.frame.tc("contact-field-", f)).collect();
        (!names.is_empty()).then(|| names.join(&self.frame.t("consents-and")))
    }

    /// What ends with the consent; asked before it is taken back, when the whole of matching ends with it.
    fn warning(&self, consent: &Consent) -> Option<String> {
        let of_member = consent.talent.is_none();
        match consent.purpose {
            Purpose::ShowCard | Purpose::GiveContact => None,
            _ if of_member => Some(self.frame.t("consents-ends-member")),
            purpose => Some(self.frame.tc("consents-ends-", purpose)),
        }
    }

    fn ended(&self, consent: &Consent) -> String {
        let cause = consent.end_cause.unwrap_or(EndCause::Withdrawn);
        let at = consent.withdrawn_at.as_ref().map(|at| self.frame.clocks(at)).unwrap_or_default();
        self.frame.tv(&format!("consents-ended-{cause}"), &[("at", at.into())])
    }
}

/// `GET /{lang}/me/consents`
pub async fn show(ctx: Data<Context>, frame: Frame, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| list::run(ctx, &person)).await?;
    page(&ConsentsPage::new(frame, view, None)?)
}

/// A text agreed to: its version is the value of the tick.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveForm {
    topic: Topic,
    #[serde(default)]
    version: Option<i32>,
}

/// `POST /{lang}/me/consents`
pub async fn agree(
    ctx: Data<Context>,
    frame: Frame,
    person: Signed<Person>,
    Form(form): Form<GiveForm>,
) -> Result<HttpResponse, Failure> {
    let input = give::Input { topic: form.topic, version: form.version, lang: frame.lang, channel: Channel::Web };
    let giver = person.0.clone();
    match answered(call(&ctx, move |ctx| give::run(ctx, &giver, input)).await)? {
        Ok(()) => Ok(go(&frame.url("/me/consents?done=consent_given"))),
        Err(problems) => {
            let view = call(&ctx, move |ctx| list::run(ctx, &person)).await?;
            let wrong = problems.all().next().map(|error| (form.topic, error.clone()));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &ConsentsPage::new(frame, view, wrong)?)
        }
    }
}

/// `POST /{lang}/me/consents/{id}/withdraw`
pub async fn take_back(
    ctx: Data<Context>,
    frame: Frame,
    person: Signed<Person>,
    path: Path<(String, String)>,
    _: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    let consent = path.1.parse().map_err(|_| Error::Missing("consent"))?;
    call(&ctx, move |ctx| withdraw::run(ctx, &person, withdraw::Input { consent })).await?;
    Ok(go(&frame.url("/me/consents?done=consent_withdrawn")))
}

#[derive(Template)]
#[template(path = "consents/text.html")]
struct TextPage {
    frame: Frame,
    text: &'static ConsentText,
    is_current: bool,
}

/// `GET /{lang}/privacy/{topic}/{version}`: a text as it was shown, for as long as the platform runs.
pub async fn text(frame: Frame, path: Path<(String, String, i32)>) -> Result<HttpResponse, Failure> {
    let (_, topic, version) = path.into_inner();
    let topic: Topic = topic.parse().map_err(|_| Error::Missing("consent"))?;
    let all = consent_texts::list(topic, frame.lang);
    let is_current = all.first().is_some_and(|text| text.version == version);
    let text = all.into_iter().find(|text| text.version == version).ok_or(Error::Missing("consent"))?;
    page(&TextPage { frame, text, is_current })
}
