//! Erasing who speaks for a firm: their account with the place that it has there. Where others remain the firm goes on, and what
//! rested on the consents of who leaves stops as if each had been taken back; where nobody remains to answer, its needs and
//! introductions end and it is closed.

use crate::domain::account::{AccountId, AccountStatus};
use crate::domain::audit::{Deed, Entity};
use crate::domain::enterprise::{Enterprise, EnterpriseAct, EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::need::{Need, NeedState};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::keys::Keys;
use crate::questions::close::{self, Halt};
use crate::store::db::Conn;
use crate::store::{accounts, audit, consents, enterprises, erasure, introductions, matches, needs, outbox};
use crate::usecase::entering;
use crate::usecase::erasing::{Erasing, RESTORED};
use crate::usecase::leaving_firms::Leaving;

/// The mail that confirms it: of an account on which nothing else hung, of a place in a firm with or without the account.
pub const ONLY_ACCOUNT: &str = "only_account";
/// See `ONLY_ACCOUNT`.
pub const PLACE: &str = "place";
/// See `ONLY_ACCOUNT`.
pub const PLACE_AND_ACCOUNT: &str = "place_and_account";

impl Erasing {
    /// Erases every place that an account has in firms, and the account when nothing else hangs on it; its holder is told by
    /// mail. Returns where the account stands then; `Conflict("account_in_use")` when there was nothing to erase.
    pub fn person(&self, conn: &mut Conn, keys: &Keys, id: &AccountId) -> Result<AccountStatus> {
        let account = accounts::get(conn, id)?;
        if account.status == AccountStatus::Erased {
            return Err(Error::Conflict("illegal_move"));
        }
        let firm = accounts::enterprise_of(conn, id)?;
        for place in enterprises::ids_by_member(conn, id)? {
            self.member(conn, keys, (&place, id))?;
        }
        let is_told =
            self.reason != RESTORED && account.verified_at.is_some() && account.status == AccountStatus::Active;
        let is_gone = self.account(conn, id, is_told)?;
        let (about, code) = match &firm {
            Some(firm) => ((Entity::Enterprise, firm.as_str()), if is_gone { PLACE_AND_ACCOUNT } else { PLACE }),
            None if is_gone => ((Entity::Account, id.as_str()), ONLY_ACCOUNT),
            None => return Err(Error::Conflict("account_in_use")),
        };
        if is_told {
            let notice = NewNotice::to(NoticeKind::Erasure, &account, about, self.now).with_code(code);
            outbox::add(conn, self.now, &notice)?;
        }
        Ok(if is_gone { AccountStatus::Erased } else { account.status })
    }

    /// Erases the place of an account in one firm. One that was joined into another has nothing that could end.
    pub fn member(&self, conn: &mut Conn, keys: &Keys, (id, account): (&EnterpriseId, &AccountId)) -> Result<()> {
        // Of two who leave at once, the second finds itself the last.
        enterprises::hold(conn, id)?;
        let (firm, members) = (enterprises::get(conn, id)?, enterprises::list_members(conn, id)?);
        let is_first = members.first() == Some(account);
        if firm.joined_at.is_none() {
            if members.iter().any(|member| member != account) {
                self.step_back(conn, (id, account))?;
            } else {
                self.close(conn, firm)?;
            }
            self.withdraw_consents(conn, (id, account))?;
        }
        erasure::member(conn, (id, account), is_first, self.now)?;
        let firm = enterprises::get(conn, id)?;
        if firm.state != EnterpriseState::Erased {
            // It is no longer found by the address and number of who has left.
            entering::firm(conn, keys, &firm, self.now)?;
        }
        self.record(conn, "member.erase", (Entity::Member, &format!("{id}/{account}")))
    }

    /// Others remain: what the member's contact was promised in halts, and the needs that the member entered rest.
    fn step_back(&self, conn: &mut Conn, member: (&EnterpriseId, &AccountId)) -> Result<()> {
        let (reason, cause) = (CloseReason::ConsentWithdrawn, Some(Side::Firm));
        let halt = Halt { doer: &self.doer, by: By::System, reason, cause, now: self.now };
        for consent in consents::list_by_member(conn, member.0, member.1)?.into_iter().filter(|c| c.is_standing()) {
            let Some(id) = consent.introduction else { continue };
            let introduction = introductions::get(conn, &id.parse().map_err(Error::internal)?)?;
            if introduction.state.is_open() {
                close::halt_one(conn, introduction, &halt)?;
            }
        }
        close::rest_needs(conn, member, &self.doer, self.now)
    }

    /// Nobody remains: the firm is closed, and everything that waits for it ends; a draft of one is erased.
    fn close(&self, conn: &mut Conn, mut firm: Enterprise) -> Result<()> {
        for need in needs::list_by_enterprise(conn, &firm.id)? {
            self.erase_unsent(conn, &need)?;
        }
        let before = firm.state;
        match before {
            EnterpriseState::Draft => return self.enterprise(conn, &firm.id),
            EnterpriseState::Closed | EnterpriseState::Erased => return Ok(()),
            _ => firm.act(EnterpriseAct::Close, self.by)?,
        }
        enterprises::save(conn, &mut firm, self.now)?;
        let deed = Deed::new(&self.doer, "enterprise.close", Entity::Enterprise, firm.id.as_str());
        audit::add(conn, self.now, &deed.moved(before, firm.state).because(self.reason))?;
        Leaving { doer: &self.doer, by: self.by, now: self.now }.follow(conn, &firm)
    }

    /// What was never submitted is erased.
    fn erase_unsent(&self, conn: &mut Conn, need: &Need) -> Result<()> {
        let is_unsent = matches!(need.state, NeedState::Draft | NeedState::Withdrawn) && need.submitted_at.is_none();
        if !is_unsent || !matches::of_need(conn, &need.id)?.is_empty() {
            return Ok(());
        }
        erasure::need(conn, &need.id, self.now)?;
        self.record(conn, "need.erase", (Entity::Need, need.id.as_str()))
    }

    fn withdraw_consents(&self, conn: &mut Conn, (firm, account): (&EnterpriseId, &AccountId)) -> Result<()> {
        for consent in consents::list_by_member(conn, firm, account)?.into_iter().filter(|c| c.is_standing()) {
            consents::withdraw(conn, &consent.id, self.now)?;
        }
        Ok(())
    }
}
