//! Registrations that wait for their confirmation, and the ticket of their waiting page: it lets whoever registered ask for
//! the mail again or name another address, and nothing else. A ticket for a known address looks the same and leads nowhere,
//! so that the page does not tell who is known.

use super::db::Conn;
use super::{accounts, needs, talents};
use crate::domain::account::{Account, AccountId};
use crate::domain::audit::Entity;
use crate::domain::error::{Error, Result};
use crate::domain::need::NeedState;
use crate::domain::talent::TalentState;
use crate::keys::Keys;

const PURPOSE: &str = "waiting";

/// A ticket for an account that waits for its confirmation, or a blank one.
pub fn ticket(keys: &Keys, account: Option<&AccountId>) -> String {
    let blank = AccountId::new();
    let id = account.unwrap_or(&blank);
    format!("{id}.{}", keys.sign_link(&[PURPOSE, id.as_str()]))
}

/// The account of a ticket (of a blank one: an account that is nowhere); `Missing` when it was not signed here.
fn account_of(keys: &Keys, ticket: &str) -> Result<AccountId> {
    let (id, signature) = ticket.split_once('.').ok_or(Error::Missing("ticket"))?;
    let id: AccountId = id.parse().map_err(|_| Error::Missing("ticket"))?;
    if keys.link_holds(&[PURPOSE, id.as_str()], signature) { Ok(id) } else { Err(Error::Missing("ticket")) }
}

/// What the account of a ticket registered and has not confirmed; `None` for a ticket that leads nowhere.
pub fn waiting(conn: &mut Conn, keys: &Keys, ticket: &str) -> Result<Option<(Account, Entity, String)>> {
    let account = match accounts::get(conn, &account_of(keys, ticket)?) {
        Ok(account) if account.verified_at.is_none() => account,
        Ok(_) | Err(Error::Missing(_)) => return Ok(None),
        Err(other) => return Err(other),
    };
    let talent = talents::find_by_account(conn, &account.id)?.filter(|t| t.state == TalentState::Draft);
    if let Some(talent) = talent {
        return Ok(Some((account, Entity::Talent, talent.id.to_string())));
    }
    let need = needs::list_by_account(conn, &account.id)?.into_iter().find(|n| n.state == NeedState::Draft);
    Ok(need.map(|n| (account, Entity::Need, n.id.to_string())))
}
