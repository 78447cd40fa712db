//! Who reads a mail: whose address it goes to, in which language, and whether it has to be discreet.

use super::{OrMoot, introductions};
use crate::context::Context;
use crate::domain::account::{Account, AccountId, AccountStatus};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{Notice, NoticeKind, Recipient};
use crate::domain::value::Lang;
use crate::store::db::Conn;
use crate::store::sealed::Disclosure;
use crate::store::{self, accounts, bureaus, links, offices, sealed};

/// Who reads it.
pub struct Reader {
    pub addresses: Vec<String>,
    pub copy_to: Option<String>,
    pub account: Option<Account>,
    /// The language of a mail to both sides, where they share one.
    pub lang: Option<Lang>,
    pub is_discreet: bool,
}

impl Reader {
    /// A mailbox that reads Chinese, then English.
    fn office(address: String) -> Self {
        Self { addresses: vec![address], copy_to: None, account: None, lang: None, is_discreet: false }
    }
}

/// The reader of a notice, or why there is none.
pub fn of(conn: &mut Conn, ctx: &Context, notice: &Notice) -> Result<OrMoot<Reader>> {
    match &notice.to {
        Recipient::Bureau(id) => {
            let bureau = bureaus::find(conn, id)?.filter(|bureau| bureau.stopped_at.is_none());
            Ok(bureau.map(|b| Reader::office(b.address)).ok_or("bureau_gone"))
        }
        Recipient::Mailbox(id) => {
            let mailbox = offices::mailboxes(conn)?.into_iter().find(|m| m.id == *id);
            Ok(match mailbox {
                None => Err("mailbox_gone"),
                Some(mailbox) if !mailbox.is_active() => Err("mailbox_off"),
                Some(mailbox) => Ok(Reader::office(mailbox.address)),
            })
        }
        Recipient::Account(id) => {
            let account = match accounts::get(conn, id) {
                Ok(account) if may_hear(&account, notice) => account,
                Ok(_) | Err(Error::Missing(_)) => return Ok(Err("account_gone")),
                Err(other) => return Err(other),
            };
            let address = match address(conn, ctx, notice, id) {
                // An erased account whose last mail was given up.
                Err(Error::Missing(_)) => return Ok(Err("account_gone")),
                found => found?,
            };
            let is_talent = accounts::talent_of(conn, id)?.is_some() || notice.kind == NoticeKind::Erasure;
            let is_discreet = !account.is_staff() && is_talent;
            let lang = Some(notice.lang.unwrap_or(account.lang));
            Ok(Ok(Reader { addresses: vec![address], copy_to: None, account: Some(account), lang, is_discreet }))
        }
        Recipient::Both(id) => {
            let introduction = store::introductions::get(conn, id)?;
            let (addresses, lang) = introductions::both(ctx, conn, notice, &introduction)?;
            let copy_to = offices::mailboxes(conn)?.into_iter().next().map(|mailbox| mailbox.address);
            Ok(Ok(Reader { addresses, copy_to, account: None, lang, is_discreet: false }))
        }
    }
}

/// An erased account hears of its erasure and of nothing else, a suspended one of its suspension.
fn may_hear(account: &Account, notice: &Notice) -> bool {
    match account.status {
        AccountStatus::Disabled => {
            notice.kind == NoticeKind::Security && notice.params.code.as_deref() == Some("account_suspended")
        }
        AccountStatus::Erased => notice.kind == NoticeKind::Erasure,
        AccountStatus::Unconfirmed | AccountStatus::Active => true,
    }
}

/// Where a mail to a person goes: to the account's address, or to the one that its link names, which is not yet or no
/// longer that of the account.
fn address(conn: &mut Conn, ctx: &Context, notice: &Notice, id: &AccountId) -> Result<String> {
    if let (NoticeKind::ChangeAddress | NoticeKind::Security, Some(link)) = (notice.kind, &notice.params.link)
        && let Some(address) = links::address(&ctx.keys, &links::get(conn, link)?)?
    {
        return Ok(address);
    }
    sealed::address(conn, &ctx.keys, id, Disclosure::Delivery(&notice.id))
}
