//! Says what a link is for and whether it still holds, with what it confirms or withdraws. Changes nothing: scanners of
//! mail open links too.

use crate::context::Context;
use crate::domain::account::{Link, LinkPurpose, mask_email};
use crate::domain::brief::NeedBrief;
use crate::domain::card::TalentCard;
use crate::domain::error::{Error, Result};
use crate::domain::need::NeedState;
use crate::domain::talent::TalentState;
use crate::domain::value::{Bilingual, Moment};
use crate::store::db::Conn;
use crate::store::sealed::{self, Disclosure};
use crate::store::{enterprises, follow_ups, introductions, links, needs, talents};

/// What a link confirms or withdraws.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A profile, as firms would see it.
    Talent(Box<TalentCard>),
    /// A need, with its code and the name of its firm.
    Need {
        /// The random code.
        code: String,
        /// What it says.
        brief: Box<NeedBrief>,
        /// The firm.
        firm: Bilingual,
    },
}

/// A link as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// What it confirms or withdraws; `None` for other purposes and when the link holds no more.
    pub subject: Option<Subject>,
    /// The address it was sent to, masked.
    pub masked_email: String,
    /// When it stops to hold.
    pub expires_at: Moment,
    /// `None` while it holds, else `link_used` or `link_expired`.
    pub gone: Option<&'static str>,
}

impl View {
    /// True for a confirmation that submits a profile or need, which whoever reads the mail may not have written.
    pub fn is_registration(&self) -> bool {
        self.purpose == LinkPurpose::Confirm && self.subject.is_some()
    }

    /// True for the link of a receipt that may erase as well as withdraw.
    pub fn may_erase(&self) -> bool {
        self.purpose == LinkPurpose::Withdraw && matches!(self.subject, Some(Subject::Talent(_)))
    }

    /// True when its page asks for a passphrase.
    pub fn asks_passphrase(&self) -> bool {
        matches!(self.purpose, LinkPurpose::Reset | LinkPurpose::Invite)
    }
}

/// What stands behind a token, or `Missing`.
pub fn run(ctx: &Context, token: &str) -> Result<View> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let link = links::read(conn, &ctx.keys, token)?;
        let address = match links::address(&ctx.keys, &link)? {
            Some(address) => address,
            None => sealed::address(conn, &ctx.keys, &link.account, Disclosure::Owner(&link.account))?,
        };
        let gone = match link.check(now) {
            Err(Error::Gone(code)) => Some(code),
            _ if is_settled(conn, &link)? => Some("link_settled"),
            _ => None,
        };
        let subject = if gone.is_none() { subject(conn, &link)? } else { None };
        Ok(View {
            purpose: link.purpose,
            subject,
            masked_email: mask_email(&address),
            expires_at: link.expires_at,
            gone,
        })
    })
}

/// True for a question of a reminder that has been settled in another way.
fn is_settled(conn: &mut Conn, link: &Link) -> Result<bool> {
    let Some(id) = link.subject.as_deref() else { return Ok(false) };
    let missing = |_| Error::Missing("link");
    Ok(match link.purpose {
        LinkPurpose::NeedStill => needs::find(conn, &id.parse().map_err(missing)?)?
            .is_none_or(|need| !matches!(need.state, NeedState::Open | NeedState::Expired)),
        LinkPurpose::ProfileStill => talents::find(conn, &id.parse().map_err(missing)?)?.is_none_or(|talent| {
            use TalentState::{Archived, Paused, Pooled, Stale};
            !matches!(talent.state, Pooled | Paused | Stale | Archived)
        }),
        // Its question goes with an introduction that was halted.
        LinkPurpose::FollowUp => match follow_ups::find(conn, &id.parse().map_err(missing)?)? {
            Some(asked) => !introductions::get(conn, &asked.introduction)?.state.is_known(),
            None => true,
        },
        _ => false,
    })
}

fn subject(conn: &mut Conn, link: &Link) -> Result<Option<Subject>> {
    let has_subject = matches!(
        link.purpose,
        LinkPurpose::Confirm | LinkPurpose::Withdraw | LinkPurpose::NeedStill | LinkPurpose::ProfileStill
    );
    let id = link.subject.as_deref().filter(|_| has_subject);
    let Some(id) = id else { return Ok(None) };
    if let Some(talent) = talents::find(conn, &id.parse().map_err(|_| Error::Missing("link"))?)? {
        return Ok(Some(Subject::Talent(Box::new(TalentCard::of(&talent)))));
    }
    let Some(need) = needs::find(conn, &id.parse().map_err(|_| Error::Missing("link"))?)? else { return Ok(None) };
    let firm = enterprises::get(conn, &need.enterprise)?.profile.name;
    Ok(Some(Subject::Need { code: need.code, brief: Box::new(need.brief), firm }))
}
