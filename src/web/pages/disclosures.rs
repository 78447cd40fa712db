//! The disclosure record of a talent: to be read and printed, and as signed JSON to be handed over.

use actix_web::http::header::{CONTENT_DISPOSITION, ContentDisposition, DispositionParam, DispositionType};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::{DateTime, Utc};

use super::data_copies::only_looks;
use crate::consent_texts::Topic;
use crate::context::Context;
use crate::domain::actor::Owner;
use crate::domain::consent::{ContactField, Purpose};
use crate::domain::disclosure_record::{DisclosureRecord, RecordConsent, RecordOutcome, RecordQuestion};
use crate::domain::error::Error;
use crate::domain::field::FieldCode;
use crate::usecase::disclosures::{show, sign};
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "rights/disclosures.html")]
struct RecordPage {
    frame: Frame,
    record: DisclosureRecord,
}

impl RecordPage {
    fn at(&self, at: &DateTime<Utc>) -> String {
        self.frame.clocks(&at.naive_utc())
    }

    fn issuer(&self) -> Option<Said> {
        Said::of(&self.record.issuer.name, self.frame.lang)
    }

    fn firm(&self, question: &RecordQuestion) -> Option<Said> {
        question.firm.as_ref().and_then(|name| Said::of(name, self.frame.lang))
    }

    fn fields(&self, question: &RecordQuestion) -> String {
        let name = |code: &String| FieldCode(code.clone()).name(self.frame.lang).to_owned();
        self.frame.joined(&question.fields.iter().map(name).collect::<Vec<_>>())
    }

    fn contacts(&self, fields: &[ContactField]) -> Option<String> {
        let names: Vec<String> = fields.iter().map(|field| self.frame.tc("contact-field-", field)).collect();
        (!names.is_empty()).then(|| self.frame.joined(&names))
    }

    fn outcome(&self, outcome: &RecordOutcome) -> String {
        let mut words = vec![self.frame.tc("outcome-", outcome.kind)];
        words.extend(outcome.value.map(|value| self.frame.tc("value-band-", value)));
        words.extend(outcome.happened_on.as_ref().map(|day| self.frame.day(day)));
        let by = [("person", outcome.by_person), ("firm", outcome.by_firm), ("office", outcome.by_office)];
        words.extend(by.iter().filter(|(_, stated)| *stated).map(|(who, _)| self.frame.tc("record-stated-by-", who)));
        words.join(" · ")
    }

    fn text_page(&self, consent: &RecordConsent) -> String {
        let topic = match consent.purpose {
            Purpose::Keep | Purpose::Review => Topic::TalentPool,
            Purpose::CrossBorder => Topic::CrossBorder,
            Purpose::ShowCard => Topic::ShowCard,
            Purpose::GiveContact => Topic::GiveContact,
        };
        format!("/{}/privacy/{topic}/{}", consent.language, consent.text_version)
    }

    fn text_title(&self, consent: &RecordConsent) -> String {
        self.frame.language(consent.language.as_str())
    }

    fn notice(&self) -> String {
        self.record.notice.text(self.frame.lang).to_owned()
    }
}

/// `GET /{lang}/me/disclosures`
pub async fn show(ctx: Data<Context>, frame: Frame, Signed(owner): Signed<Owner>) -> Result<HttpResponse, Failure> {
    let record = call(&ctx, move |ctx| show::run(ctx, &owner)).await?;
    page(&RecordPage { frame, record })
}

/// `GET /{lang}/me/disclosures.json`
pub async fn json(
    ctx: Data<Context>,
    request: HttpRequest,
    Signed(owner): Signed<Owner>,
) -> Result<HttpResponse, Failure> {
    if only_looks(&request) {
        return Ok(HttpResponse::Ok().content_type("application/json").finish());
    }
    let signed = call(&ctx, move |ctx| sign::run(ctx, &owner)).await?;
    let name = format!("longyuan-disclosures-{}.json", signed.record.person.code);
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    let text = serde_json::to_string_pretty(&signed).map_err(Error::internal)?;
    Ok(HttpResponse::Ok().content_type("application/json").insert_header((CONTENT_DISPOSITION, disposition)).body(text))
}
