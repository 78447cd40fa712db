//! Says what a link is for and whether it still holds. Changes nothing: scanners of mail open links too.

use crate::context::Context;
use crate::domain::account::{LinkPurpose, mask_email};
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;
use crate::store::links;
use crate::store::sealed::{self, Disclosure};

/// A link as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// The id of what it is about, where it names something.
    pub subject: Option<String>,
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
        let address = sealed::address(conn, &ctx.keys, &link.account, Disclosure::Owner(&link.account))?;
        let gone = match link.check(now) {
            Err(Error::Gone(code)) => Some(code),
            _ => None,
        };
        Ok(View {
            purpose: link.purpose,
            subject: link.subject,
            masked_email: mask_email(&address),
            expires_at: link.expires_at,
            gone,
        })
    })
}
