//! What a firm that asked first has agreed to give: kept with its interest, and a consent of its own from the person's yes on.

use crate::domain::audit::Entity;
use crate::domain::consent::Purpose;
use crate::domain::error::Result;
use crate::domain::giving::{ContactYes, Giving, Pair};
use crate::domain::interest::Interest;
use crate::domain::introduction::Introduction;
use crate::domain::need::Need;
use crate::domain::notice::{NewNotice, NoticeKind, NoticeParams, Recipient};
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{accounts, consents, enterprises, interests, offices, outbox, talents};

/// Records the member's consent (P5) when the person says yes to a firm that asked first. A member who no longer speaks for
/// the firm gives nothing: the officer asks another.
pub fn give_contact(conn: &mut Conn, introduction: &Introduction, now: Moment) -> Result<()> {
    let purpose = Purpose::GiveContact;
    if consents::standing_of_firm(conn, &introduction.enterprise, purpose, introduction.id.as_str())?.is_some() {
        return Ok(());
    }
    let Some(interest) = interests::open_of(conn, &introduction.match_id)? else { return Ok(()) };
    if !enterprises::list_members(conn, &introduction.enterprise)?.contains(&interest.account) {
        return Ok(());
    }
    let talent = talents::get(conn, &introduction.talent)?;
    let pair = Pair {
        introduction: introduction.id.as_str(),
        talent: &introduction.talent,
        country: &talent.profile.country,
        enterprise: &introduction.enterprise,
    };
    let giving = Giving {
        account: Some(interest.account.clone()),
        channel: interest.channel,
        basis: None,
        address_class: interest.address_class.clone(),
        at: interest.created_at,
    };
    let consent = giving.by_firm_answer(&pair, ContactYes { text: &interest.text, fields: &interest.fields });
    let kept = consents::add(conn, &consent)?;
    let account = accounts::get(conn, &interest.account)?;
    let about = (Entity::Enterprise, introduction.enterprise.as_str());
    let mut receipt = NewNotice::to(NoticeKind::ConsentReceipt, &account, about, now).with_code("given");
    receipt.params.about = vec![kept.to_string()];
    outbox::add(conn, now, &receipt).map(|_| ())
}

/// Tells every mailbox that hears of the need's fields that the firm is interested in somebody; once an interest.
pub fn tell_office(conn: &mut Conn, interest: &Interest, need: &Need, now: Moment) -> Result<()> {
    for mailbox in offices::mailboxes(conn)?.into_iter().filter(|m| m.hears_of(&need.brief.fields)) {
        let notice = NewNotice {
            kind: NoticeKind::OfficeInterest,
            dedupe_key: Some(format!("interest/{}/{}", interest.id, mailbox.id)),
            to: Recipient::Mailbox(mailbox.id),
            lang: None,
            about: Some((Entity::Match, interest.pair.to_string())),
            params: NoticeParams::default(),
            event_at: now,
            due_at: now,
        };
        outbox::add(conn, now, &notice)?;
    }
    Ok(())
}
