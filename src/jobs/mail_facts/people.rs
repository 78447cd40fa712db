//! Facts of receipts, decisions, consents, and of what happened to an account or to a mail.

use chrono::TimeDelta;

use super::{OrMoot, code_of, parsed, withdraw_link};
use crate::context::Context;
use crate::domain::account::{Account, mask_email};
use crate::domain::audit::Entity;
use crate::domain::brief::lanzhou_day;
use crate::domain::card::TalentCard;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{Notice, NoticeId, Recipient};
use crate::domain::talent::{GRACE_DAYS, TalentState};
use crate::mail::facts::{About, ConsentFacts, Decided, FailedMail, NeedReceipt, SecurityFacts};
use crate::mail::letters_erasure::{ErasureFacts, FirmFate, Stage};
use crate::store::db::Conn;
use crate::store::sealed::Disclosure;
use crate::store::{
    bureaus, consents, enterprises, introductions, need_waits, needs, offices, outbox, sealed, sessions, talents,
};
use crate::usecase::erasing_members::PLACE_AND_ACCOUNT;

/// Most failed mails that one alert lists.
const FAILED: usize = 20;

fn about_id(notice: &Notice, wanted: Entity) -> Result<&str> {
    match &notice.about {
        Some((entity, id)) if *entity == wanted => Ok(id),
        _ => Err(Error::internal(format!("{} without its {wanted}", notice.kind))),
    }
}

/// [2] The profile, as a firm would see it.
pub fn talent_receipt(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let id = parsed(about_id(notice, Entity::Talent)?)?;
    let Some(talent) = ctx.db.read(|conn| talents::find(conn, &id))?.filter(|t| t.state.may_edit()) else {
        return Ok(Err("talent_gone"));
    };
    Ok(Ok(About::TalentReceipt(Box::new(TalentCard::of(&talent)), withdraw_link(ctx, notice)?)))
}

/// [2] The need.
pub fn need_receipt(ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let id = parsed(about_id(notice, Entity::Need)?)?;
    let Some(need) = ctx.db.read(|conn| needs::find(conn, &id))? else { return Ok(Err("need_gone")) };
    let unanswered = ctx.db.read(|conn| need_waits::unanswered(conn, &need, ctx.now()))?;
    let (code, title, closes_on) = (need.code, need.brief.title, need.brief.deadline);
    let receipt = NeedReceipt { code, title, closes_on, unanswered };
    Ok(Ok(About::NeedReceipt(receipt, withdraw_link(ctx, notice)?)))
}

/// [3] A decision.
pub fn decision(conn: &mut Conn, notice: &Notice) -> Result<OrMoot<About>> {
    let Some((entity, id)) = &notice.about else { return Err(Error::internal("a decision on nothing")) };
    let Some((code, title)) = code_of(conn, *entity, id)? else { return Ok(Err("gone")) };
    let ruling = parsed(notice.params.code.as_deref().unwrap_or_default())?;
    let reason = notice.params.reason.clone().unwrap_or_default();
    Ok(Ok(About::Decision(Decided { entity: *entity, code, title, ruling, reason })))
}

/// [18] Consents that stand, or those taken back.
pub fn consents(conn: &mut Conn, notice: &Notice, account: Option<&Account>) -> Result<OrMoot<About>> {
    let all = match (&notice.about, account) {
        (Some((Entity::Talent, id)), _) => consents::list_by_talent(conn, &parsed(id)?)?,
        (Some((Entity::Enterprise, id)), Some(account)) => consents::list_by_member(conn, &parsed(id)?, &account.id)?,
        _ => return Err(Error::internal("a receipt of nobody's consents")),
    };
    let is_given = notice.params.code.as_deref() != Some("withdrawn");
    let list: Vec<ConsentFacts> = all
        .into_iter()
        .filter(|c| c.is_standing() == is_given)
        .filter(|c| notice.params.about.is_empty() || notice.params.about.iter().any(|id| id == c.id.as_str()))
        .map(|c| ConsentFacts {
            purpose: c.purpose,
            version: c.text_version,
            hash: c.text_hash,
            at: c.withdrawn_at.unwrap_or(c.given_at),
        })
        .collect();
    Ok(if list.is_empty() { Err("no_consents") } else { Ok(About::Consents(is_given, list)) })
}

/// [18] An erasure that was asked for, unless the person has come back, or one that is done.
pub fn erasure(conn: &mut Conn, ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let code = notice.params.code.as_deref();
    let (code, stage) = match &notice.about {
        Some((Entity::Account, _)) => (String::new(), Stage::OnlyAccount),
        Some((Entity::Enterprise, id)) => {
            let Some(firm) = enterprises::find(conn, &parsed(id)?)? else { return Ok(Err("firm_gone")) };
            let fate = match firm.state {
                EnterpriseState::Closed => FirmFate::Closed,
                EnterpriseState::Erased => FirmFate::Erased,
                _ => FirmFate::GoesOn,
            };
            (firm.code, Stage::Place { is_all: code == Some(PLACE_AND_ACCOUNT), fate })
        }
        _ => {
            let id = parsed(about_id(notice, Entity::Talent)?)?;
            let Some(talent) = talents::find(conn, &id)? else { return Ok(Err("talent_gone")) };
            let stage = match code {
                Some("account") => Stage::Account,
                Some("profile") => Stage::Profile,
                _ if talent.state != TalentState::Withdrawn => return Ok(Err("not_withdrawn")),
                _ => Stage::Asked(lanzhou_day(talent.updated_at + TimeDelta::days(GRACE_DAYS))),
            };
            (talent.code, stage)
        }
    };
    Ok(Ok(About::Erasure(ErasureFacts { code, stage, copies_days: ctx.config.backup.keep_days })))
}

/// [19] What happened to an account.
pub fn security(conn: &mut Conn, notice: &Notice, account: Option<&Account>) -> Result<OrMoot<About>> {
    let device = match &notice.about {
        Some((Entity::Session, id)) => sessions::find(conn, &parsed(id)?)?.map(|s| s.device),
        _ => None,
    };
    let zone = account.and_then(|a| a.time_zone.parse().ok()).unwrap_or(chrono_tz::UTC);
    let code = notice.params.code.clone().unwrap_or_default();
    Ok(Ok(About::Security(SecurityFacts { code, device: device.filter(|d| !d.is_empty()), time_zone: zone })))
}

/// [20] The mails that failed; recipients are masked.
pub fn mail_failed(conn: &mut Conn, ctx: &Context, notice: &Notice) -> Result<OrMoot<About>> {
    let mut mails = Vec::new();
    for id in notice.params.about.iter().take(FAILED) {
        let id: NoticeId = parsed(id)?;
        match outbox::get(conn, &id) {
            Ok(failed) => mails.push(failed_mail(conn, ctx, notice, failed)?),
            Err(Error::Missing(_)) => {}
            Err(other) => return Err(other),
        }
    }
    let total = notice.params.counts.get("mails").copied().unwrap_or(mails.len() as i64);
    let is_final = notice.params.code.as_deref() != Some("late");
    Ok(Ok(About::MailFailed(is_final, mails, total)))
}

fn failed_mail(conn: &mut Conn, ctx: &Context, alert: &Notice, failed: Notice) -> Result<FailedMail> {
    let about = match &failed.about {
        Some((entity, id)) => code_of(conn, *entity, id)?.map(|(code, _)| code),
        None => None,
    };
    let address = match &failed.to {
        Recipient::Account(id) => match sealed::address(conn, &ctx.keys, id, Disclosure::Delivery(&alert.id)) {
            Err(Error::Missing(_)) => None,
            other => Some(other?),
        },
        Recipient::Bureau(id) => bureaus::find(conn, id)?.map(|b| b.address),
        Recipient::Mailbox(id) => offices::mailboxes(conn)?.into_iter().find(|m| m.id == *id).map(|m| m.address),
        Recipient::Both(id) => Some(introductions::get(conn, id)?.code),
    };
    Ok(FailedMail {
        kind: failed.kind,
        code: about.or_else(|| failed.number.map(|n| n.to_string())),
        recipient: mask_email(&address.unwrap_or_default()),
        error: failed.error.unwrap_or_default(),
    })
}
