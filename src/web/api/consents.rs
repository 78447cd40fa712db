//! One's own consents over the API: listed, given, taken back.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::consent::{Channel, ConsentId, ContactField, EndCause, Purpose, RecipientClass};
use crate::domain::error::Error;
use crate::domain::value::Lang;
use crate::usecase::consents::list::{self, Entry};
use crate::usecase::consents::{give, withdraw};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::{self, Signed};

/// A consent of one's own.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnConsent {
    /// Its id.
    pub id: String,
    /// What for.
    pub purpose: Purpose,
    /// The text that was shown; its page is `/{language}/privacy/{topic}/{text_version}`.
    pub topic: Topic,
    /// What kind of recipient it names.
    pub recipient: RecipientClass,
    /// The code of the firm or person that may receive.
    pub recipient_code: Option<String>,
    /// The contact data that were ticked.
    pub fields: Vec<ContactField>,
    /// Border crossed: from, ISO 3166-1.
    pub border_from: Option<String>,
    /// Border crossed: to, ISO 3166-1.
    pub border_to: Option<String>,
    /// Version of the text.
    pub text_version: i32,
    /// SHA-256 of the exact text.
    pub text_hash: String,
    /// Language of the text.
    pub language: Lang,
    /// How it was given.
    pub channel: Channel,
    /// Network class of the address it came from.
    pub address_class: Option<String>,
    /// When it was given.
    pub given_at: DateTime<Utc>,
    /// When it ended, if it did.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why it ended.
    pub end_cause: Option<EndCause>,
}

/// A text that matching waits for.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AskedText {
    /// Which.
    pub topic: Topic,
    /// The version in force.
    pub version: i32,
}

/// One's own consents.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnConsents {
    /// Those that stand, then those that ended; newest first.
    pub consents: Vec<OwnConsent>,
    /// Texts without which matching stops.
    pub asked: Vec<AskedText>,
}

/// A text agreed to.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConsentBody {
    /// The text.
    pub topic: Topic,
    /// The version that was read.
    #[serde(default)]
    pub version: Option<i32>,
    /// The language it was read in; that of `Accept-Language` if left out.
    #[serde(default)]
    pub language: Option<Lang>,
}

impl From<Entry> for OwnConsent {
    fn from(entry: Entry) -> Self {
        let Entry { consent, recipient_code } = entry;
        let topic = consent_texts::topic_of(&consent);
        let (border_from, border_to) = consent.border.unzip();
        Self {
            id: consent.id.to_string(),
            purpose: consent.purpose,
            topic,
            recipient: consent.recipient_class,
            recipient_code,
            fields: consent.fields,
            border_from,
            border_to,
            text_version: consent.text_version,
            text_hash: consent.text_hash,
            language: consent.lang,
            channel: consent.channel,
            address_class: consent.address_class,
            given_at: consent.given_at.and_utc(),
            ended_at: consent.withdrawn_at.map(|at| at.and_utc()),
            end_cause: consent.end_cause,
        }
    }
}

async fn own(ctx: &Data<Context>, person: Person, lang: Lang) -> Result<OwnConsents, Failure> {
    let view = call(ctx, move |ctx| list::run(ctx, &person)).await?;
    let asked = view
        .asked
        .into_iter()
        .map(|topic| consent_texts::current(topic, lang).map(|text| AskedText { topic, version: text.version }));
    Ok(OwnConsents {
        asked: asked.collect::<Result<_, _>>()?,
        consents: view.standing.into_iter().chain(view.ended).map(OwnConsent::from).collect(),
    })
}

/// List one's own consents.
#[utoipa::path(
    get,
    path = "/me/consents",
    tag = "consents",
    responses((status = 200, description = "All that was agreed to, and what is asked", body = OwnConsents))
)]
pub async fn list(ctx: Data<Context>, request: HttpRequest, person: Signed<Person>) -> Result<HttpResponse, Failure> {
    Ok(HttpResponse::Ok().json(own(&ctx, person.0, signed::language(&request)).await?))
}

/// Agree to a text of the pool, again or in its newest version. Consents of an introduction are given with its answer.
#[utoipa::path(
    post,
    path = "/me/consents",
    tag = "consents",
    request_body = NewConsentBody,
    responses(
        (status = 201, description = "Agreed; what it replaces has ended", body = OwnConsents),
        (status = 404, description = "None of one's own texts", body = Problem),
        (status = 422, description = "`consent_required` or `stale_text`", body = Problem),
    )
)]
pub async fn give(
    ctx: Data<Context>,
    request: HttpRequest,
    person: Signed<Person>,
    body: Body<NewConsentBody>,
) -> Result<HttpResponse, Failure> {
    let lang = body.0.language.unwrap_or_else(|| signed::language(&request));
    let input = give::Input { topic: body.0.topic, version: body.0.version, lang, channel: Channel::Api };
    let giver = person.0.clone();
    call(&ctx, move |ctx| give::run(ctx, &giver, input)).await?;
    Ok(HttpResponse::Created().json(own(&ctx, person.0, lang).await?))
}

/// Take a consent back.
#[utoipa::path(
    post,
    path = "/me/consents/{id}/withdraw",
    tag = "consents",
    params(("id" = String, Path, description = "Id of the consent")),
    responses(
        (status = 204, description = "Taken back, with effect at once"),
        (status = 404, description = "No such consent of one's own", body = Problem),
        (status = 409, description = "`consent_ended`: it had ended before", body = Problem),
    )
)]
pub async fn withdraw(ctx: Data<Context>, person: Signed<Person>, id: Path<String>) -> Result<HttpResponse, Failure> {
    let consent: ConsentId = id.parse().map_err(|_| Error::Missing("consent"))?;
    call(&ctx, move |ctx| withdraw::run(ctx, &person, withdraw::Input { consent })).await?;
    Ok(HttpResponse::NoContent().finish())
}
