//! Lists notices for administrators, newest first: which mail, about what, to whom (masked), where it stands. Never a text.

use crate::context::Context;
use crate::domain::account::mask_email;
use crate::domain::actor::Admin;
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState, Recipient};
use crate::domain::office::Mailbox;
use crate::domain::paging::{Page, Paging};
use crate::domain::reply::masked;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::{
    bureaus, enterprises, introductions, matches, needs, office_notices, offices, outbox, sealed, talents,
};

/// Which of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// Only in this state.
    pub state: Option<NoticeState>,
    /// Which page.
    pub paging: Paging,
}

/// A notice as the list shows it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Key.
    pub id: NoticeId,
    /// Which mail.
    pub kind: NoticeKind,
    /// Codes of what it is about; several where neighbouring events joined one mail.
    pub codes: Vec<String>,
    /// To whom, masked; empty when the account is gone.
    pub recipient: String,
    /// Where it stands.
    pub state: NoticeState,
    /// Gap-free number of a mail to this mailbox, once it was tried.
    pub number: Option<i32>,
    /// How often it was tried.
    pub attempts: i32,
    /// When its cause happened.
    pub event_at: Moment,
    /// Not before this moment.
    pub due_at: Moment,
    /// When the mail server took it.
    pub sent_at: Option<Moment>,
    /// What the mail server said last, addresses masked.
    pub error: Option<String>,
}

/// A page of them and how many stand in each state.
#[derive(Debug, Clone)]
pub struct View {
    /// The page.
    pub page: Page<Listed>,
    /// Counts by state; states without any are left out.
    pub counts: Vec<(NoticeState, i64)>,
}

/// Lists them.
pub fn run(ctx: &Context, _admin: &Admin, input: Input) -> Result<View> {
    let after = input.paging.after.as_deref().map(str::parse).transpose();
    let after = after.map_err(|_| Error::field("after", "unknown_code"))?;
    let filter = outbox::Filter { state: input.state, after };
    ctx.db.read(|conn| {
        let notices = outbox::list(conn, &filter, input.paging.limit + 1)?;
        let page = Page::cut(notices, &input.paging, |notice| notice.id.to_string());
        let mailboxes = offices::mailboxes(conn)?;
        let mut items = Vec::with_capacity(page.items.len());
        for notice in page.items {
            items.push(listed(conn, &ctx.keys, &mailboxes, notice)?);
        }
        let mut counts = Vec::new();
        for state in NoticeState::ALL {
            counts.push((*state, outbox::count_in(conn, *state)?));
        }
        counts.retain(|(_, count)| *count > 0);
        Ok(View { page: Page { items, next: page.next }, counts })
    })
}

fn listed(conn: &mut Conn, keys: &Keys, mailboxes: &[Mailbox], notice: Notice) -> Result<Listed> {
    let recipient = match &notice.to {
        Recipient::Account(account) => or_gone(sealed::masked_address(conn, keys, account))?,
        Recipient::Bureau(id) => bureaus::find(conn, id)?.map(|b| mask_email(&b.address)),
        Recipient::Mailbox(id) => mailboxes.iter().find(|m| m.id == *id).map(|m| mask_email(&m.address)),
        Recipient::Both(id) => Some(introductions::get(conn, id)?.code),
    };
    Ok(Listed {
        codes: codes(conn, &notice)?,
        recipient: recipient.unwrap_or_default(),
        id: notice.id,
        kind: notice.kind,
        state: notice.state,
        number: notice.number,
        attempts: notice.attempts,
        event_at: notice.event_at,
        due_at: notice.due_at,
        sent_at: notice.sent_at,
        error: notice.error.as_deref().map(masked),
    })
}

/// The code of each thing that a notice is about; a mail to the office lists all events that joined it.
fn codes(conn: &mut Conn, notice: &Notice) -> Result<Vec<String>> {
    let joined = notice.params.about.iter().filter_map(|key| office_notices::event_of(key));
    let mut about: Vec<(Entity, String)> = notice.about.iter().cloned().chain(joined).collect();
    let mut seen = std::collections::HashSet::new();
    about.retain(|one| seen.insert(one.clone()));
    let mut codes = Vec::new();
    for (entity, id) in about {
        codes.extend(or_gone(code(conn, entity, &id))?.flatten());
    }
    Ok(codes)
}

fn code(conn: &mut Conn, entity: Entity, id: &str) -> Result<Option<String>> {
    let bad = |_| Error::Missing("missing");
    Ok(match entity {
        Entity::Talent => Some(talents::get(conn, &id.parse().map_err(bad)?)?.code),
        Entity::Enterprise => Some(enterprises::get(conn, &id.parse().map_err(bad)?)?.code),
        Entity::Need => Some(needs::get(conn, &id.parse().map_err(bad)?)?.code),
        Entity::Match => {
            let pair = matches::get(conn, &id.parse().map_err(bad)?)?;
            Some(needs::get(conn, &pair.need)?.code)
        }
        _ => None,
    })
}

/// A notice outlives what it is about: where that was deleted there is nothing to show.
fn or_gone<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Err(Error::Missing(_)) => Ok(None),
        found => found.map(Some),
    }
}
