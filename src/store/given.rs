//! What a side of an introduction may have of the other's contact: checked in the transaction that then reads it.

use super::db::Conn;
use super::{consents, introductions};
use crate::domain::account::AccountId;
use crate::domain::consent::{Consent, ContactField, Purpose, RecipientClass};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{Introduction, IntroductionId};
use crate::domain::talent::TalentId;

const REFUSED: Error = Error::Denied("contact_not_given");

/// What the firm may have of the person: both said yes, the officer introduced them, and the consent stands.
pub fn by_talent(conn: &mut Conn, id: &IntroductionId, talent: &TalentId) -> Result<Vec<ContactField>> {
    let introduction = introduced(conn, id)?;
    if introduction.talent != *talent {
        return Err(REFUSED);
    }
    let consent = consents::standing(conn, talent, Purpose::GiveContact, id.as_str())?;
    fields(consent, RecipientClass::Enterprise, introduction.enterprise.as_str())
}

/// What the person may have of the firm's member.
pub fn by_member(
    conn: &mut Conn,
    id: &IntroductionId,
    enterprise: &EnterpriseId,
    account: &AccountId,
) -> Result<Vec<ContactField>> {
    let introduction = introduced(conn, id)?;
    if introduction.enterprise != *enterprise {
        return Err(REFUSED);
    }
    let consent = consents::standing_of_firm(conn, enterprise, Purpose::GiveContact, id.as_str())?;
    let consent = consent.filter(|c| c.account.as_ref() == Some(account));
    fields(consent, RecipientClass::Talent, introduction.talent.as_str())
}

fn introduced(conn: &mut Conn, id: &IntroductionId) -> Result<Introduction> {
    let introduction = introductions::get(conn, id)?;
    if introduction.state.is_known() { Ok(introduction) } else { Err(REFUSED) }
}

fn fields(consent: Option<Consent>, to: RecipientClass, who: &str) -> Result<Vec<ContactField>> {
    let is_to = |c: &Consent| c.recipient_class == to && c.recipient_id.as_deref() == Some(who);
    consent.filter(is_to).map(|c| c.fields).ok_or(REFUSED)
}
