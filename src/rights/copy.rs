//! The copy of all that is kept of one person, as named files: built when it is taken along, never stored.

use serde_json::{Value, json};

use super::copy_consents::given;
use super::copy_profile::profile;
use super::introductions::{self, Own};
use super::seen;
use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::Person;
use crate::domain::audit::Entity;
use crate::domain::consent::GivenContact;
use crate::domain::disclosure::Seen;
use crate::domain::error::{Error, Result};
use crate::domain::value::{Lang, Moment};
use crate::locale;
use crate::matching::Phrase;
use crate::store::audit_log::{self, LoggedDeed};
use crate::store::db::Conn;
use crate::store::sealed::{self, Disclosure};
use crate::store::{corrections, own_notices, preferences, sessions};

/// A file of the copy.
pub type NamedFile = (&'static str, Vec<u8>);

/// The files of JSON, in the order in which the copy and its page name them; each has its words in the locales.
pub const PARTS: [&str; 8] =
    ["profile", "account", "consents", "introductions", "disclosures", "notices", "corrections", "audit"];

/// All of it, in the language of the person's account.
pub fn of(conn: &mut Conn, ctx: &Context, person: &Person, now: Moment) -> Result<Vec<NamedFile>> {
    let lang = person.account.lang;
    let own = introductions::of(ctx, conn, person, lang)?;
    let parts = [
        ("profile.json", profile(conn, ctx, person)?),
        ("account.json", account(conn, ctx, person, now)?),
        ("consents.json", given(conn, person)?),
        ("introductions.json", Value::Array(own.iter().map(introduction).collect())),
        ("disclosures.json", Value::Array(seen::of(conn, person)?.iter().map(look).collect())),
        ("notices.json", notices(conn, person, &own)?),
        ("corrections.json", asked_for(conn, ctx, person)?),
        ("audit.json", log(conn, person)?),
    ];
    let mut files = vec![("README.txt", readme(lang, person, now).into_bytes()), ("schema.json", schema(lang).into())];
    for (name, value) in parts {
        files.push((name, serde_json::to_vec_pretty(&value).map_err(Error::internal)?));
    }
    Ok(files)
}

/// What each field means, as JSON Schema.
pub fn schema(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => include_str!("../../config/data-copy/schema.zh.json"),
        Lang::En => include_str!("../../config/data-copy/schema.en.json"),
    }
}

/// What is in the copy, in plain words.
fn readme(lang: Lang, person: &Person, now: Moment) -> String {
    let zone = person.account.time_zone.parse().unwrap_or(locale::LANZHOU);
    let mut lines = vec![locale::text(lang, "copy-readme-title"), String::new()];
    let at = locale::moment(lang, now, zone);
    lines.push(locale::text_with(lang, "copy-readme-made", &[("at", at.into())]));
    lines.push(locale::text(lang, "copy-readme-utc"));
    lines.push(String::new());
    for part in PARTS {
        lines.push(format!("{part}.json  {}", locale::text(lang, &format!("copy-part-{part}"))));
    }
    lines.push(format!("schema.json  {}", locale::text(lang, "copy-part-schema")));
    lines.push(String::new());
    lines.push(locale::text(lang, "copy-readme-files"));
    lines.push(locale::text(lang, "copy-readme-others"));
    lines.push(String::new());
    lines.join("\r\n")
}

/// A moment as the files write it.
pub fn utc(at: Moment) -> String {
    at.and_utc().to_rfc3339_opts(chrono::SecondsFormat::Micros, true)
}

/// The same for one that may be missing.
pub fn utc_option(at: Option<Moment>) -> Option<String> {
    at.map(utc)
}

fn account(conn: &mut Conn, ctx: &Context, person: &Person, now: Moment) -> Result<Value> {
    let account = &person.account;
    let devices: Vec<Value> = sessions::list(conn, &account.id, now)?
        .into_iter()
        .map(|s| {
            json!({
                "device": s.device,
                "kind": s.kind,
                "place_class": s.address_class,
                "opened_at": utc(s.created_at),
                "seen_at": utc(s.seen_at),
                "expires_at": utc(s.expires_at),
            })
        })
        .collect();
    Ok(json!({
        "email": sealed::address(conn, &ctx.keys, &account.id, Disclosure::Owner(&account.id))?,
        "name": account.display_name,
        "language": account.lang,
        "time_zone": account.time_zone,
        "roles": account.roles,
        "has_passphrase": account.has_passphrase,
        "has_second_factor": account.has_second_factor,
        "verified_at": utc_option(account.verified_at),
        "created_at": utc(account.created_at),
        "mails_switched_off": preferences::list_off(conn, &account.id)?,
        "sessions": devices,
    }))
}

fn introduction(own: &Own) -> Value {
    let i = &own.introduction;
    let words = |phrases: &[Phrase]| phrases.iter().map(|p| p.text.clone()).collect::<Vec<_>>();
    let said = own.answers.iter().map(|(answer, words)| {
        json!({
            "answer": answer.answer,
            "reason": answer.reason,
            "channel": answer.channel,
            "said_on": answer.said_on,
            "words": words,
            "given_at": utc(answer.given_at),
            "disputed_at": utc_option(answer.disputed_at),
        })
    });
    let asked = own.follow_ups.iter().map(|f| {
        json!({"days": f.days, "asked_at": utc_option(f.asked_at), "news": f.news, "answered_at": utc_option(f.answered_at)})
    });
    let came = own.outcomes.iter().map(|o| json!({"kind": o.kind, "value": o.value, "happened_on": o.happened_on}));
    json!({
        "code": i.code,
        "side": own.side,
        "state": i.told_to(own.side),
        "need": {"code": own.need.code, "title": own.need.brief.title, "fields": own.need.brief.fields},
        "other_code": own.other,
        "firm_name": own.firm,
        "answer": i.answer_of(own.side),
        "answers": said.collect::<Vec<_>>(),
        "sentence_shown": i.sentence.as_ref().filter(|_| own.side == crate::domain::introduction::Side::Talent),
        "began_at": utc(i.asked_at.unwrap_or(i.created_at)),
        "introduced_at": utc_option(i.introduced_at),
        "closed_at": utc_option(i.closed_at),
        "contact_given": own.given.as_ref().map(|c| &c.fields),
        "contact_received": own.received.as_ref().map(contact),
        "score": own.score,
        "met": words(&own.fit.met),
        "partly": words(&own.fit.partly),
        "missing": words(&own.fit.missing),
        "note_of_office": own.note,
        "follow_ups": asked.collect::<Vec<_>>(),
        "outcomes": came.collect::<Vec<_>>(),
    })
}

fn contact(given: &GivenContact) -> Value {
    json!({"name": given.name, "email": given.email, "phone": given.phone, "wechat": given.wechat})
}

fn look(seen: &Seen) -> Value {
    json!({
        "at": utc(seen.at),
        "what": seen.what,
        "by": seen.by,
        "code": seen.code,
        "firm_name": seen.firm,
        "introduction": seen.introduction,
        "fields": seen.fields,
        "reason": seen.reason,
    })
}

fn notices(conn: &mut Conn, person: &Person, own: &[Own]) -> Result<Value> {
    // A mail to both sides went to this person only where this person's own contact was part of it.
    let both: Vec<String> = own.iter().filter(|o| o.given.is_some()).map(|o| o.introduction.id.to_string()).collect();
    let all = own_notices::list(conn, &person.account.id, &both)?;
    let one = |n: own_notices::OwnNotice| {
        json!({
            "kind": n.kind,
            "language": n.lang,
            "state": n.state,
            "event_at": utc(n.event_at),
            "sent_at": utc_option(n.sent_at),
        })
    };
    Ok(Value::Array(all.into_iter().map(one).collect()))
}

fn asked_for(conn: &mut Conn, ctx: &Context, person: &Person) -> Result<Value> {
    let mut all = Vec::new();
    for correction in corrections::list_by_account(conn, &person.account.id)? {
        let (wish, reply) = corrections::words(conn, &ctx.keys, &correction.id)?;
        all.push(json!({
            "state": correction.state,
            "wrong": wish.wrong,
            "right": wish.right,
            "asked_at": utc(correction.asked_at),
            "due_on": correction.due_on,
            "reply": reply,
            "answered_at": utc_option(correction.answered_at),
        }));
    }
    all.reverse();
    Ok(Value::Array(all))
}

/// The person's own log: what they did, and what was done to their account and profile. No values, and of others no more
/// than that they are others.
fn log(conn: &mut Conn, person: &Person) -> Result<Value> {
    let own = &person.account.id;
    let mut deeds = audit_log::by(conn, own)?;
    deeds.extend(audit_log::about(conn, Entity::Account, own.as_str(), &[])?);
    if let Some(talent) = &person.talent {
        deeds.extend(audit_log::about(conn, Entity::Talent, talent.as_str(), &[])?);
    }
    if let Some(enterprise) = &person.enterprise {
        deeds.extend(audit_log::about(conn, Entity::Enterprise, enterprise.as_str(), &[])?);
    }
    deeds.sort_by(|a, b| a.id.cmp(&b.id));
    deeds.dedup_by(|a, b| a.id == b.id);
    Ok(Value::Array(deeds.iter().map(|deed| logged(deed, own)).collect()))
}

fn logged(deed: &LoggedDeed, own: &AccountId) -> Value {
    let by = match &deed.actor {
        None => "platform",
        Some(actor) if actor == own => "self",
        Some(_) => "other",
    };
    json!({
        "at": utc(deed.at),
        "action": deed.action,
        "about": deed.entity,
        "by": by,
        "place_class": deed.address_class.as_ref().filter(|_| by == "self"),
    })
}
