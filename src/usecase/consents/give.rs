//! Gives a consent of the pool again, or to a newer text: what it replaces ends, and matching goes on once all stand.

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{Channel, Consent, EndCause, Giving, NewConsent, Purpose, ShownText};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::talent::TalentId;
use crate::domain::value::{Lang, Moment};
use crate::store::db::Conn;
use crate::store::{accounts, audit, changes, consents, outbox, talents};

/// What the person agrees to.
#[derive(Debug, Clone)]
pub struct Input {
    /// The text.
    pub topic: Topic,
    /// The version that was shown; `None` when nothing was ticked.
    pub version: Option<i32>,
    /// The language it was shown in.
    pub lang: Lang,
    /// How it came.
    pub channel: Channel,
}

/// Whose consent it is.
enum Giver {
    Talent(TalentId),
    Member(EnterpriseId),
}

/// Gives it; the person gets a receipt. `Missing` when the text is none of theirs, or belongs to an introduction.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<()> {
    let text = consent_texts::agreed(input.topic, input.lang, input.version, "consent")?;
    let giver = giver(person, input.topic).ok_or(Error::Missing("consent"))?;
    let (now, doer, account) = (ctx.now(), Doer::from(person), person.account.id.clone());
    let accepted_first = ctx.config.review.accepts_first();
    ctx.db.write(move |conn| {
        let giving = Giving {
            account: Some(account.clone()),
            channel: input.channel,
            basis: None,
            address_class: doer.address_class.clone(),
            at: now,
        };
        let standing = match &giver {
            Giver::Talent(id) => consents::list_by_talent(conn, id)?,
            Giver::Member(id) => consents::list_by_member(conn, id, &account)?,
        };
        let country = match &giver {
            Giver::Talent(id) => talents::get(conn, id)?.profile.country,
            Giver::Member(_) => String::new(),
        };
        let mut given = Vec::new();
        for purpose in input.topic.purposes() {
            let new = match &giver {
                Giver::Talent(id) => giving.of_talent(id, &country, *purpose, &text),
                Giver::Member(id) => giving.of_member(id, *purpose, &text),
            };
            given.extend(renew(conn, &standing, &new, &text, now)?);
        }
        if given.is_empty() {
            return Ok(());
        }
        let about = match &giver {
            Giver::Talent(id) => (Entity::Talent, id.as_str()),
            Giver::Member(id) => (Entity::Enterprise, id.as_str()),
        };
        let deed = Deed::new(&doer, "consent.give", about.0, about.1).because(input.topic.as_str());
        audit::add(conn, now, &deed)?;
        let mut receipt = NewNotice::to(NoticeKind::ConsentReceipt, &accounts::get(conn, &account)?, about, now);
        receipt.params.about = given;
        outbox::add(conn, now, &receipt.with_code("given"))?;
        match &giver {
            Giver::Talent(id) => go_on(conn, id, accepted_first, now),
            Giver::Member(_) => Ok(()),
        }
    })
}

fn giver(person: &Person, topic: Topic) -> Option<Giver> {
    if Topic::OF_TALENT.contains(&topic) {
        person.talent.clone().map(Giver::Talent)
    } else if Topic::OF_MEMBER.contains(&topic) {
        person.enterprise.clone().map(Giver::Member)
    } else {
        None
    }
}

/// Adds a consent unless one to this very version stands; one to an older version ends. Returns the id of what was added.
fn renew(conn: &mut Conn, all: &[Consent], new: &NewConsent, text: &ShownText, now: Moment) -> Result<Option<String>> {
    let standing: Vec<&Consent> = all.iter().filter(|c| c.is_standing() && is_for(c, new.purpose)).collect();
    if standing.iter().any(|c| c.text_version >= text.version) {
        return Ok(None);
    }
    for old in standing {
        consents::end(conn, &old.id, EndCause::Replaced, now)?;
    }
    consents::add(conn, new).map(|id| Some(id.to_string()))
}

fn is_for(consent: &Consent, purpose: Purpose) -> bool {
    consent.purpose == purpose && consent.introduction.is_none()
}

/// Once all that matching needs stands again, the person is proposed again.
fn go_on(conn: &mut Conn, id: &TalentId, accepted_first: bool, now: Moment) -> Result<()> {
    let mut talent = talents::get(conn, id)?;
    let all = consents::list_by_talent(conn, id)?;
    if !talent.heed(&all, &consent_texts::in_force()?, now) {
        return Ok(());
    }
    talents::save(conn, &mut talent, now)?;
    if talent.is_proposed(accepted_first) {
        changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)?;
    }
    Ok(())
}
