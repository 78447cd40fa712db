//! What a mail needs, read from the store when it is sent: addresses, links, states as they are now.

mod answers;
mod cards;
mod clocks;
mod introductions;
mod office;
mod pairs;
mod people;
mod posting;
mod reader;
mod rights;
mod same;
mod todo;

use crate::context::Context;
use crate::domain::account::{Account, LinkPurpose};
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::office::Office;
use crate::domain::value::{Bilingual, Moment};
use crate::mail::facts::{About, Facts, OfficeFacts};
use crate::store::db::Conn;
use crate::store::{enterprises, links, needs, talents};

/// Who writes.
pub struct Sender {
    /// The office.
    pub office: Office,
    /// The sender's address.
    pub from: String,
    /// Where answers go.
    pub reply_to: String,
}

/// What a notice comes to.
pub enum Prepared {
    /// A mail of these facts.
    Mail(Box<Facts>),
    /// Nothing: why it would tell nothing any more.
    Moot(&'static str),
    /// Nothing: why its reader does not want it, or cannot get it.
    Unwanted(&'static str),
    /// Nothing yet: it is night where its reader is, until this moment.
    Later(Moment),
}

/// Reads the facts of a notice.
pub fn read(ctx: &Context, notice: &Notice, sender: &Sender) -> Result<Prepared> {
    let reader = match ctx.db.read(|conn| reader::of(conn, ctx, notice))? {
        Ok(reader) => reader,
        Err(why) => return Ok(Prepared::Moot(why)),
    };
    if let Some(other) = ctx.db.read(|conn| posting::check(conn, ctx, notice, reader.account.as_ref()))? {
        return Ok(other);
    }
    let about = match about(ctx, notice, reader.account.as_ref())? {
        Ok(about) => about,
        Err(why) => return Ok(Prepared::Moot(why)),
    };
    Ok(Prepared::Mail(Box::new(Facts {
        id: notice.id.clone(),
        kind: notice.kind,
        event_at: notice.event_at,
        number: notice.number,
        lang: reader.lang,
        to: reader.addresses,
        copy_to: reader.copy_to,
        from: sender.from.clone(),
        reply_to: sender.reply_to.clone(),
        office: office_facts(&sender.office),
        public_url: ctx.config.public_url(),
        is_discreet: reader.is_discreet,
        unsubscribe: posting::unsubscribe(ctx, notice),
        about,
    })))
}

/// Either something, or why there is nothing to tell.
type OrMoot<T> = std::result::Result<T, &'static str>;

fn about(ctx: &Context, notice: &Notice, account: Option<&Account>) -> Result<OrMoot<About>> {
    match notice.kind {
        NoticeKind::Office => office::events(ctx, notice).map(|events| Ok(About::Office(events))),
        NoticeKind::OfficeSummary => ctx.db.read(|conn| office::summary(conn, notice)).map(|s| Ok(About::Summary(s))),
        NoticeKind::KnownAddress => Ok(Ok(About::KnownAddress)),
        NoticeKind::Confirm => {
            let what = notice.about.as_ref().map(|(entity, _)| *entity).filter(|entity| *entity != Entity::Account);
            Ok(open_link(ctx, notice)?.map(|token| About::Confirm(what, token)))
        }
        NoticeKind::SignIn => Ok(open_link(ctx, notice)?.map(About::SignIn)),
        NoticeKind::Reset => Ok(open_link(ctx, notice)?.map(About::Reset)),
        NoticeKind::StaffInvitation => Ok(open_link(ctx, notice)?.map(About::StaffInvitation)),
        NoticeKind::TestMail => Ok(open_link(ctx, notice)?.map(About::TestMail)),
        NoticeKind::TalentReceipt => people::talent_receipt(ctx, notice),
        NoticeKind::NeedReceipt => people::need_receipt(ctx, notice),
        NoticeKind::Decision => ctx.db.read(|conn| people::decision(conn, notice)),
        NoticeKind::ConsentReceipt => ctx.db.read(|conn| people::consents(conn, notice, account)),
        NoticeKind::Erasure => ctx.db.read(|conn| people::erasure(conn, ctx, notice)),
        NoticeKind::DataCopy => rights::data_copy(ctx, notice, account),
        NoticeKind::Correction => ctx.db.read(|conn| rights::correction(conn, ctx, notice)),
        NoticeKind::ChangeAddress => Ok(open_link(ctx, notice)?.map(About::ChangeAddress)),
        NoticeKind::Security => ctx.db.read(|conn| people::security(conn, notice, account)),
        NoticeKind::MonthlyFigures => ctx.db.read(|conn| todo::figures(conn, notice)),
        NoticeKind::Todo => todo::morning(ctx, notice),
        NoticeKind::Escalation => todo::escalation(ctx, notice),
        NoticeKind::NeedSearching => clocks::need_searching(ctx, notice),
        NoticeKind::NeedExpiring => clocks::need_expiring(ctx, notice),
        NoticeKind::AnswerRate => Ok(answers::rate(ctx, notice)?.map(|rate| About::AnswerRate(Box::new(rate)))),
        NoticeKind::OfficeAnswerRate => {
            Ok(answers::rate(ctx, notice)?.map(|rate| About::OfficeAnswerRate(Box::new(rate))))
        }
        NoticeKind::ProfileCheck | NoticeKind::ProfileHidden => clocks::profile(ctx, notice),
        NoticeKind::OfficeInterest => cards::interest(ctx, notice),
        NoticeKind::UnusualUse => cards::unusual_use(ctx, notice),
        NoticeKind::NeedNoneFound => cards::none_found(ctx, notice),
        NoticeKind::Closed if matches!(notice.about, Some((Entity::Match, _))) => cards::closed(ctx, notice),
        NoticeKind::AskTalent
        | NoticeKind::AskFirm
        | NoticeKind::AskContact
        | NoticeKind::Closed
        | NoticeKind::OfficeIntroduction
        | NoticeKind::Introduced
        | NoticeKind::FollowUp
        | NoticeKind::AnswerRecorded => introductions::about(ctx, notice, account),
        NoticeKind::SameJoined | NoticeKind::SameSuspected | NoticeKind::SameDisputed => same::about(ctx, notice),
        NoticeKind::MailFailed => ctx.db.read(|conn| people::mail_failed(conn, ctx, notice)),
    }
}

/// The token of the mail's link, while it may be used: a mail whose link opens nothing is not sent.
fn open_link(ctx: &Context, notice: &Notice) -> Result<OrMoot<String>> {
    let Some(id) = &notice.params.link else { return Err(Error::internal("a mail with a link without its link")) };
    let link = match ctx.db.read(|conn| links::get(conn, id)) {
        Ok(link) => link,
        Err(Error::Missing(_)) => return Ok(Err("link_gone")),
        Err(other) => return Err(other),
    };
    Ok(match link.check(ctx.now()) {
        Ok(()) => Ok(links::token(&ctx.keys, &link)),
        Err(Error::Gone(why)) => Err(why),
        Err(other) => return Err(other),
    })
}

/// The token of a link that a receipt may carry or not.
fn withdraw_link(ctx: &Context, notice: &Notice) -> Result<Option<String>> {
    let Some(id) = &notice.params.link else { return Ok(None) };
    let link = match ctx.db.read(|conn| links::get(conn, id)) {
        Ok(link) => link,
        Err(Error::Missing(_)) => return Ok(None),
        Err(other) => return Err(other),
    };
    let is_open = link.purpose == LinkPurpose::Withdraw && link.check(ctx.now()).is_ok();
    Ok(is_open.then(|| links::token(&ctx.keys, &link)))
}

fn office_facts(office: &Office) -> OfficeFacts {
    OfficeFacts {
        name: Bilingual { zh: Some(office.name_zh.clone()), en: Some(office.name_en.clone()) },
        postal_address: office.postal_address.clone(),
        time_zone: office.time_zone,
    }
}

/// The code by which staff know a thing, with its title or name where it has one.
fn code_of(conn: &mut Conn, entity: Entity, id: &str) -> Result<Option<(String, Option<Bilingual>)>> {
    Ok(match entity {
        Entity::Talent => talents::find(conn, &parsed(id)?)?.map(|t| (t.code, None)),
        Entity::Need => needs::find(conn, &parsed(id)?)?.map(|n| (n.code, Some(n.brief.title))),
        Entity::Enterprise => enterprises::find(conn, &parsed(id)?)?.map(|e| (e.code, Some(e.profile.name))),
        _ => None,
    })
}

fn parsed<T: std::str::FromStr>(id: &str) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    id.parse().map_err(Error::internal)
}
