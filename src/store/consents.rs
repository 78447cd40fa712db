//! Consents: rows are added and ended, never edited.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::db::Conn;
use super::{json, same_joins, seals};
use crate::domain::account::AccountId;
use crate::domain::consent::{Channel, Consent, ConsentId, EndCause, InForce, NewConsent, Purpose, RecipientClass};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::seal::Record;
use crate::domain::talent::{TalentId, TalentState};
use crate::domain::value::{Lang, Moment};
use crate::keys::sha256_hex;
use crate::schema::consents::{consent_ends, consents};
use crate::schema::talents::talents;

#[derive(Queryable, Selectable)]
#[diesel(table_name = consents)]
struct Row {
    id: ConsentId,
    account_id: Option<AccountId>,
    talent_id: Option<TalentId>,
    enterprise_id: Option<EnterpriseId>,
    purpose: Purpose,
    recipient_class: RecipientClass,
    recipient_id: Option<String>,
    introduction_id: Option<String>,
    fields: Option<String>,
    border_from: Option<String>,
    border_to: Option<String>,
    text_version: i32,
    text_hash: String,
    lang: Lang,
    channel: Channel,
    address_class: Option<String>,
    given_at: Moment,
}

/// A row with its end, if it has one.
type Kept = (Row, Option<(EndCause, Moment)>);

fn consent((row, end): Kept) -> Result<Consent> {
    Ok(Consent {
        id: row.id,
        account: row.account_id,
        talent: row.talent_id,
        enterprise: row.enterprise_id,
        purpose: row.purpose,
        recipient_class: row.recipient_class,
        recipient_id: row.recipient_id,
        introduction: row.introduction_id,
        fields: row.fields.map_or(Ok(Vec::new()), |text| json::value(&text))?,
        border: row.border_from.zip(row.border_to),
        text_version: row.text_version,
        text_hash: row.text_hash,
        lang: row.lang,
        channel: row.channel,
        address_class: row.address_class,
        given_at: row.given_at,
        withdrawn_at: end.map(|(_, at)| at),
        end_cause: end.map(|(cause, _)| cause),
    })
}

/// Reads consents with their ends, oldest first.
macro_rules! load {
    ($conn:expr, $filter:expr) => {{
        let rows: Vec<Kept> = consents::table
            .left_join(consent_ends::table)
            .filter($filter)
            .order((consents::given_at, consents::id))
            .select((Row::as_select(), (consent_ends::cause, consent_ends::ended_at).nullable()))
            .load($conn)?;
        rows.into_iter().map(consent).collect::<Result<Vec<Consent>>>()
    }};
}

/// Records a consent.
pub fn add(conn: &mut Conn, consent: &NewConsent) -> Result<ConsentId> {
    let id = ConsentId::new();
    let (from, to) = consent.border.clone().unzip();
    let fields = if consent.fields.is_empty() { None } else { Some(json::text(&consent.fields)?) };
    diesel::insert_into(consents::table)
        .values((
            consents::id.eq(&id),
            consents::account_id.eq(&consent.account),
            consents::talent_id.eq(&consent.talent),
            consents::enterprise_id.eq(&consent.enterprise),
            consents::purpose.eq(consent.purpose),
            consents::recipient_class.eq(consent.receiver.class()),
            consents::recipient_id.eq(consent.receiver.id()),
            consents::introduction_id.eq(&consent.introduction),
            consents::fields.eq(fields),
            consents::border_from.eq(from),
            consents::border_to.eq(to),
            consents::text_version.eq(consent.text_version),
            consents::text_hash.eq(&consent.text_hash),
            consents::lang.eq(consent.lang),
            consents::channel.eq(consent.channel),
            consents::basis.eq(&consent.basis),
            consents::address_class.eq(&consent.address_class),
            consents::given_at.eq(consent.given_at),
        ))
        .execute(conn)?;
    seals::wait(conn, Record::Consent, id.as_str())?;
    Ok(id)
}

/// The consent with this id, if there is one.
pub fn find(conn: &mut Conn, id: &ConsentId) -> Result<Option<Consent>> {
    Ok(load!(conn, consents::id.eq(id))?.pop())
}

/// The consents about a talent, oldest first, ended ones included.
pub fn list_by_talent(conn: &mut Conn, talent: &TalentId) -> Result<Vec<Consent>> {
    load!(conn, consents::talent_id.eq(talent))
}

/// The consents that a contact person gave for an enterprise, or for an entry that went into it, oldest first.
pub fn list_by_member(conn: &mut Conn, enterprise: &EnterpriseId, account: &AccountId) -> Result<Vec<Consent>> {
    let mut firms = same_joins::joined_into(conn, enterprise.as_str())?;
    firms.push(enterprise.to_string());
    load!(conn, consents::enterprise_id.eq_any(firms).and(consents::account_id.eq(account)))
}

/// The consents of both sides that belong to an introduction, oldest first.
pub fn list_by_introduction(conn: &mut Conn, introduction: &str) -> Result<Vec<Consent>> {
    load!(conn, consents::introduction_id.eq(introduction))
}

/// What a talent agreed to for this purpose in this introduction, if it stands.
pub fn standing(conn: &mut Conn, talent: &TalentId, purpose: Purpose, introduction: &str) -> Result<Option<Consent>> {
    let all = list_by_introduction(conn, introduction)?;
    Ok(all.into_iter().rfind(|c| c.is_standing() && c.purpose == purpose && c.talent.as_ref() == Some(talent)))
}

/// What a firm's member agreed to for this purpose in this introduction, if it stands.
pub fn standing_of_firm(
    conn: &mut Conn,
    enterprise: &EnterpriseId,
    purpose: Purpose,
    introduction: &str,
) -> Result<Option<Consent>> {
    let all = list_by_introduction(conn, introduction)?;
    Ok(all.into_iter().rfind(|c| c.is_standing() && c.purpose == purpose && c.enterprise.as_ref() == Some(enterprise)))
}

/// People whose standing consents are to older texts than those in force, and who are still proposed; by id, after one.
pub fn list_behind(conn: &mut Conn, in_force: &InForce, after: Option<&TalentId>, most: i64) -> Result<Vec<TalentId>> {
    let of_pool = consents::purpose.eq_any([Purpose::Keep, Purpose::Review]);
    let of_border = consents::purpose.eq(Purpose::CrossBorder);
    let is_older = of_pool
        .and(consents::text_version.lt(in_force.pool))
        .or(of_border.and(consents::text_version.lt(in_force.border)));
    let ends = consent_ends::table.filter(consent_ends::consent_id.eq(consents::id));
    Ok(consents::table
        .inner_join(talents::table)
        .filter(is_older)
        .filter(not(exists(ends)))
        .filter(talents::consents_lapsed_at.is_null())
        .filter(talents::state.ne_all([TalentState::Withdrawn, TalentState::Erased]))
        .filter(talents::id.gt(after.map_or("", TalentId::as_str).to_owned()))
        .select(talents::id)
        .distinct()
        .order(talents::id)
        .limit(most)
        .load(conn)?)
}

/// Takes a standing consent back; `Conflict("consent_ended")` when it has ended before.
pub fn withdraw(conn: &mut Conn, id: &ConsentId, now: Moment) -> Result<()> {
    end(conn, id, EndCause::Withdrawn, now)
}

/// Ends a standing consent; `Conflict("consent_ended")` when it has ended before.
pub fn end(conn: &mut Conn, id: &ConsentId, cause: EndCause, now: Moment) -> Result<()> {
    let ended: Option<EndCause> = consent_ends::table.find(id).select(consent_ends::cause).first(conn).optional()?;
    if ended.is_some() {
        return Err(Error::Conflict("consent_ended"));
    }
    diesel::insert_into(consent_ends::table)
        .values((consent_ends::consent_id.eq(id), consent_ends::cause.eq(cause), consent_ends::ended_at.eq(now)))
        .execute(conn)?;
    seals::wait(conn, Record::ConsentEnd, id.as_str())
}

/// Takes every standing consent of a talent back; returns how many.
pub fn withdraw_by_talent(conn: &mut Conn, talent: &TalentId, now: Moment) -> Result<usize> {
    let standing: Vec<Consent> = list_by_talent(conn, talent)?.into_iter().filter(Consent::is_standing).collect();
    for consent in &standing {
        withdraw(conn, &consent.id, now)?;
    }
    Ok(standing.len())
}

/// Erases the words on which a talent's recorded consents rest; their hash stays, so that the chain holds.
pub fn forget_basis(conn: &mut Conn, talent: &TalentId) -> Result<()> {
    let of_talent = consents::table.filter(consents::talent_id.eq(talent)).filter(consents::basis.is_not_null());
    let rows = of_talent.select((consents::id, consents::basis)).load(conn)?;
    forget(conn, rows)
}

/// The same for what a firm's member agreed to.
pub fn forget_basis_of_member(conn: &mut Conn, account: &AccountId) -> Result<()> {
    let of_member = consents::account_id.eq(account).and(consents::enterprise_id.is_not_null());
    let of_member = consents::table.filter(of_member).filter(consents::basis.is_not_null());
    let rows = of_member.select((consents::id, consents::basis)).load(conn)?;
    forget(conn, rows)
}

fn forget(conn: &mut Conn, rows: Vec<(ConsentId, Option<String>)>) -> Result<()> {
    for (id, basis) in rows {
        let hash = basis.map(|words| sha256_hex(words.as_bytes()));
        diesel::update(consents::table.find(&id))
            .set((consents::basis.eq(None::<String>), consents::basis_hash.eq(hash)))
            .execute(conn)?;
    }
    Ok(())
}
