//! The part of the copy that a person wrote: the profile with its earlier versions, the firm with its needs.

use serde_json::{Value, json};

use super::copy::{utc, utc_option};
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::audit::Entity;
use crate::domain::decision::Decision;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::talent::TalentId;
use crate::store::db::Conn;
use crate::store::sealed::{self, Contact, Disclosure, Whose};
use crate::store::{decisions, enterprises, needs, profile_drafts, talent_versions, talents};

/// What the person wrote, as a talent and as a firm's member, with what the office decided.
pub fn profile(conn: &mut Conn, ctx: &Context, person: &Person) -> Result<Value> {
    let talent = match &person.talent {
        None => Value::Null,
        Some(id) => talent(conn, ctx, person, id)?,
    };
    let enterprise = match &person.enterprise {
        None => Value::Null,
        Some(id) => enterprise(conn, ctx, person, id)?,
    };
    Ok(json!({"talent": talent, "enterprise": enterprise}))
}

fn talent(conn: &mut Conn, ctx: &Context, person: &Person, id: &TalentId) -> Result<Value> {
    let talent = talents::get(conn, id)?;
    let why = Disclosure::Owner(&person.account.id);
    let Contact::Talent(contact) = sealed::disclose(conn, &ctx.keys, Whose::Talent(id), why)? else {
        return Err(Error::internal("not a talent's contact"));
    };
    let earlier: Vec<Value> = talent_versions::list(conn, &ctx.keys, id)?
        .into_iter()
        .map(|e| json!({"version": e.version, "replaced_at": utc(e.replaced_at), "record": e.record}))
        .collect();
    let draft = profile_drafts::get(conn, &ctx.keys, id)?.map(|d| json!({"kept_at": utc(d.kept_at), "typed": d.typed}));
    Ok(json!({
        "code": talent.code,
        "state": talent.state,
        "version": talent.version,
        "language": talent.lang,
        "source": talent.source,
        "profile": talent.profile,
        "identity": sealed::identity(conn, &ctx.keys, id)?,
        "contact": contact,
        "paused_until": talent.pause_until,
        "accepted_at": utc_option(talent.accepted_at),
        "confirmed_at": utc_option(talent.confirmed_at),
        "created_at": utc(talent.created_at),
        "updated_at": utc(talent.updated_at),
        "decisions": decided(conn, Entity::Talent, id.as_str())?,
        "earlier_versions": earlier,
        "draft": draft,
    }))
}

fn enterprise(conn: &mut Conn, ctx: &Context, person: &Person, id: &EnterpriseId) -> Result<Value> {
    let firm = enterprises::get(conn, id)?;
    let (whose, why) = (Whose::Member(id, &person.account.id), Disclosure::Owner(&person.account.id));
    let Contact::Member(contact) = sealed::disclose(conn, &ctx.keys, whose, why)? else {
        return Err(Error::internal("not a member's contact"));
    };
    let mut written = Vec::new();
    for need in needs::list_by_account(conn, &person.account.id)? {
        written.push(json!({
            "code": need.code,
            "state": need.state,
            "version": need.version,
            "language": need.lang,
            "brief": need.brief,
            "created_at": utc(need.created_at),
            "updated_at": utc(need.updated_at),
            "decisions": decided(conn, Entity::Need, need.id.as_str())?,
        }));
    }
    Ok(json!({
        "code": firm.code,
        "state": firm.state,
        "version": firm.version,
        "language": firm.lang,
        "profile": firm.profile,
        "contact": contact,
        "verified_at": utc_option(firm.verified_at),
        "created_at": utc(firm.created_at),
        "updated_at": utc(firm.updated_at),
        "decisions": decided(conn, Entity::Enterprise, id.as_str())?,
        "needs": written,
    }))
}

/// Decisions of the office with its words; who decided is the office's matter.
fn decided(conn: &mut Conn, entity: Entity, id: &str) -> Result<Vec<Value>> {
    let one = |d: Decision| json!({"decision": d.ruling, "words": d.reason, "decided_at": utc(d.decided_at)});
    Ok(decisions::list(conn, (entity, id))?.into_iter().map(one).collect())
}
