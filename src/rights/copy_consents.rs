//! The consents in the copy of one's data: to what, to whom, with which text, and whether they stand.

use serde_json::{Value, json};

use super::copy::{utc, utc_option};
use crate::consent_texts;
use crate::domain::actor::Person;
use crate::domain::consent::{Consent, RecipientClass};
use crate::domain::error::Result;
use crate::store::db::Conn;
use crate::store::{consents, enterprises, talents};

fn own_consents(conn: &mut Conn, person: &Person) -> Result<Vec<Consent>> {
    let mut all = Vec::new();
    if let Some(talent) = &person.talent {
        all.extend(consents::list_by_talent(conn, talent)?);
    }
    if let Some(enterprise) = &person.enterprise {
        all.extend(consents::list_by_member(conn, enterprise, &person.account.id)?);
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(all)
}

/// All that the person agreed to, oldest first.
pub fn given(conn: &mut Conn, person: &Person) -> Result<Value> {
    let mut all = Vec::new();
    for consent in own_consents(conn, person)? {
        let recipient = recipient(conn, &consent)?;
        let topic = consent_texts::topic_of(&consent);
        let text = consent_texts::list(topic, consent.lang).into_iter().find(|t| t.version == consent.text_version);
        all.push(json!({
            "purpose": consent.purpose,
            "recipient": consent.recipient_class,
            "recipient_code": recipient,
            "fields": consent.fields,
            "border_from": consent.border.as_ref().map(|b| &b.0),
            "border_to": consent.border.as_ref().map(|b| &b.1),
            "topic": topic,
            "text_version": consent.text_version,
            "text_hash": consent.text_hash,
            "text_language": consent.lang,
            "text": text.map(|text| text.exact.as_str()),
            "channel": consent.channel,
            "place_class": consent.address_class,
            "given_at": utc(consent.given_at),
            "ended_at": utc_option(consent.withdrawn_at),
            "end_cause": consent.end_cause,
        }));
    }
    Ok(Value::Array(all))
}

fn recipient(conn: &mut Conn, consent: &Consent) -> Result<Option<String>> {
    let Some(id) = &consent.recipient_id else { return Ok(None) };
    Ok(match consent.recipient_class {
        RecipientClass::Workstation => None,
        RecipientClass::Enterprise => match id.parse() {
            Ok(id) => enterprises::find(conn, &id)?.map(|firm| firm.code),
            Err(_) => None,
        },
        RecipientClass::Talent => match id.parse() {
            Ok(id) => talents::find(conn, &id)?.map(|talent| talent.code),
            Err(_) => None,
        },
    })
}
