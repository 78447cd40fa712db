//! What a yes agrees to: the consents that are recorded with it, the contact data that it gives, and the one sentence that the
//! person leaves in.

use super::take::{Said, Taking};
use crate::consent_texts::{self, Topic};
use crate::domain::answer::SENTENCE_MAX;
use crate::domain::audit::Entity;
use crate::domain::consent::{ContactField, NewConsent};
use crate::domain::error::{Checks, Error, Result};
use crate::domain::giving::{ContactYes, Giving, Pair, ShownText};
use crate::domain::introduction::{Introduction, Side};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::talent::TalentIdentity;
use crate::domain::text::bad_characters;
use crate::domain::value::{Bilingual, Lang};
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::{accounts, consents, needs, outbox, sealed, talents};

/// Records what a yes agrees to, and what the person leaves in of the sentence.
pub fn agree(
    conn: &mut Conn,
    keys: &Keys,
    introduction: &mut Introduction,
    side: Side,
    said: &Said,
    taking: &Taking,
) -> Result<()> {
    if side == Side::Talent {
        let text = consent_texts::agreed(Topic::ShowCard, taking.lang, said.consent_card, "consent_card");
        let mut checks = Checks::default();
        let text = checks.take(text)?;
        let sentence = checks.take(sentence(conn, keys, introduction, said.sentence.as_deref()))?;
        let contact = checks.take(contact_text(Topic::GiveContact, said, taking))?;
        checks.done()?;
        let (Some(card), Some(contact)) = (text, contact) else { return Err(Error::internal("unchecked answer")) };
        introduction.sentence = sentence.flatten();
        return record(conn, introduction, taking, |giving, pair| {
            let yes = contact.as_ref().map(|text| ContactYes { text, fields: &said.fields });
            giving.by_answer(pair, &card, yes)
        });
    }
    let contact =
        contact_text(Topic::MemberContact, said, taking)?.ok_or(Error::field("consent_contact", "consent_required"))?;
    record(conn, introduction, taking, |giving, pair| {
        vec![giving.by_firm_answer(pair, ContactYes { text: &contact, fields: &said.fields })]
    })
}

/// The person's later word which contact may go to the firm, once both have said yes.
pub fn give_contact(conn: &mut Conn, introduction: &Introduction, said: &Said, taking: &Taking) -> Result<()> {
    let text =
        contact_text(Topic::GiveContact, said, taking)?.ok_or(Error::field("consent_contact", "consent_required"))?;
    record(conn, introduction, taking, |giving, pair| {
        vec![giving.by_later_word(pair, ContactYes { text: &text, fields: &said.fields })]
    })
}

/// The text of P5 where it is ticked; it needs at least a name and a way to reach the giver.
fn contact_text(topic: Topic, said: &Said, taking: &Taking) -> Result<Option<ShownText>> {
    agreed_contact(topic, taking.lang, said.consent_contact, &said.fields)
}

/// What the consent of P5 records when the box of the `ticked` version was ticked with these contact data.
pub fn agreed_contact(
    topic: Topic,
    lang: Lang,
    ticked: Option<i32>,
    fields: &[ContactField],
) -> Result<Option<ShownText>> {
    if ticked.is_none() {
        return Ok(None);
    }
    let text = consent_texts::agreed(topic, lang, ticked, "consent_contact")?;
    let has = |field| fields.contains(&field);
    let can_be_reached = has(ContactField::Email) || has(ContactField::Phone) || has(ContactField::Wechat);
    if has(ContactField::Name) && can_be_reached {
        Ok(Some(text))
    } else {
        Err(Error::field("fields", "contact_too_little"))
    }
}

fn record(
    conn: &mut Conn,
    introduction: &Introduction,
    taking: &Taking,
    make: impl FnOnce(&Giving, &Pair<'_>) -> Vec<NewConsent>,
) -> Result<()> {
    let talent = talents::get(conn, &introduction.talent)?;
    let pair = Pair {
        introduction: introduction.id.as_str(),
        talent: &introduction.talent,
        country: &talent.profile.country,
        enterprise: &introduction.enterprise,
    };
    let giving = taking.giving();
    let mut kept = Vec::new();
    for consent in make(&giving, &pair) {
        kept.push(consents::add(conn, &consent)?.to_string());
    }
    let Some(account) = &taking.account else { return Ok(()) };
    let account = accounts::get(conn, account)?;
    let is_talent = talent.account.as_ref() == Some(&account.id);
    let about = match is_talent {
        true => (Entity::Talent, introduction.talent.as_str()),
        false => (Entity::Enterprise, introduction.enterprise.as_str()),
    };
    let mut receipt = NewNotice::to(NoticeKind::ConsentReceipt, &account, about, taking.now).with_code("given");
    receipt.params.about = kept;
    outbox::add(conn, taking.now, &receipt).map(|_| ())
}

/// What the person leaves in of the one sentence: nothing that tells who they are. `None` keeps the profile's.
fn sentence(
    conn: &mut Conn,
    keys: &Keys,
    introduction: &Introduction,
    typed: Option<&str>,
) -> Result<Option<Bilingual>> {
    let Some(typed) = typed.map(str::trim) else { return Ok(None) };
    if typed.is_empty() {
        return Ok(Some(Bilingual::default()));
    }
    if typed.chars().count() > SENTENCE_MAX {
        return Err(Error::field("sentence", "too_long"));
    }
    if let Some(code) = bad_characters(typed) {
        return Err(Error::field("sentence", code));
    }
    let need = needs::get(conn, &introduction.need)?;
    let identity = sealed::identity(conn, keys, &introduction.talent)?;
    if names_somebody(typed, &identity) {
        return Err(Error::field("sentence", "names_you"));
    }
    Ok(Some(Bilingual::typed(typed, need.lang)))
}

/// True when a sentence holds the person's name, employer or an address: it is the one free text on the card.
fn names_somebody(sentence: &str, identity: &TalentIdentity) -> bool {
    let said = sentence.to_lowercase();
    let marks = [Some(&identity.name), identity.other_name.as_ref(), identity.employer.as_ref()];
    let is_named = marks.into_iter().flatten().any(|mark| {
        let mark = mark.trim().to_lowercase();
        mark.chars().count() > 1 && said.contains(&mark)
    });
    is_named || said.contains('@') || said.contains("http")
}
