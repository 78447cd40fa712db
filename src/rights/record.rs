//! The disclosure record of a talent: every question, answer, consent, introduction and outcome, and the notice on duties.

use std::collections::HashMap;

use super::introductions::{self, Own};
use crate::context::Context;
use crate::domain::actor::Owner;
use crate::domain::consent::Consent;
use crate::domain::disclosure_record::{
    DisclosureRecord, FORMAT, Issuer, RecordConsent, RecordOutcome, RecordPerson, RecordQuestion,
};
use crate::domain::error::Result;
use crate::domain::follow_up::Outcome;
use crate::domain::introduction::Side;
use crate::domain::value::{Bilingual, Lang, Moment};
use crate::locale;
use crate::store::db::Conn;
use crate::store::{consents, offices, sealed, talents};

/// As it stands now.
pub fn of(conn: &mut Conn, ctx: &Context, owner: &Owner, now: Moment) -> Result<DisclosureRecord> {
    let lang = owner.person.account.lang;
    let talent = talents::get(conn, &owner.talent)?;
    let own = introductions::of(ctx, conn, &owner.person, lang)?;
    let own: Vec<Own> = own.into_iter().filter(|o| o.side == Side::Talent).collect();
    let codes: HashMap<String, String> =
        own.iter().map(|o| (o.introduction.id.to_string(), o.introduction.code.clone())).collect();
    let consents = consents::list_by_talent(conn, &owner.talent)?;
    let office = offices::find(conn)?;
    let name = office.map(|o| Bilingual { zh: Some(o.name_zh), en: Some(o.name_en) }).unwrap_or_default();
    Ok(DisclosureRecord {
        format: FORMAT.to_owned(),
        issued_at: now.and_utc(),
        issuer: Issuer { name, verify_at: format!("{}/{lang}/verify", ctx.config.public_url()) },
        person: RecordPerson { code: talent.code, name: sealed::identity(conn, &ctx.keys, &owner.talent)?.name },
        questions: own.into_iter().map(question).collect(),
        consents: consents.into_iter().map(|consent| given(consent, &codes)).collect(),
        notice: both("record-notice"),
    })
}

fn both(key: &str) -> Bilingual {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| Some(locale::text(lang, key)));
    Bilingual { zh, en }
}

fn question(own: Own) -> RecordQuestion {
    let i = own.introduction;
    let given = own.given.filter(|_| i.introduced_at.is_some());
    RecordQuestion {
        introduction: i.code,
        need: own.need.code,
        fields: own.need.brief.fields.iter().map(|field| field.as_str().to_owned()).collect(),
        firm: own.firm,
        asked_at: i.asked_at.map(|at| at.and_utc()),
        answer: i.talent_answer,
        answered_at: i.talent_answered_at.map(|at| at.and_utc()),
        state: i.state,
        introduced_at: i.introduced_at.map(|at| at.and_utc()),
        given: given.map(|consent| consent.fields).unwrap_or_default(),
        outcomes: own.outcomes.into_iter().map(outcome).collect(),
    }
}

fn outcome(outcome: Outcome) -> RecordOutcome {
    RecordOutcome {
        kind: outcome.kind,
        value: outcome.value,
        happened_on: outcome.happened_on,
        by_person: outcome.talent_at.is_some(),
        by_firm: outcome.firm_at.is_some(),
        by_office: outcome.officer_at.is_some(),
    }
}

fn given(consent: Consent, codes: &HashMap<String, String>) -> RecordConsent {
    RecordConsent {
        purpose: consent.purpose,
        introduction: consent.introduction.as_ref().and_then(|id| codes.get(id).cloned()),
        fields: consent.fields,
        text_version: consent.text_version,
        text_hash: consent.text_hash,
        language: consent.lang,
        channel: consent.channel,
        given_at: consent.given_at.and_utc(),
        ended_at: consent.withdrawn_at.map(|at| at.and_utc()),
        end_cause: consent.end_cause,
    }
}
