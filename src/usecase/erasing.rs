//! Erasing, as the owner, a link and the clock all do it: the move, the data, the audit, the last mail, in one transaction.
//! The account goes with the last thing that hung on it. Its sealed address stays until the mail that confirms the erasure
//! has left or was given up, and is emptied in the transaction that records this (`store::outbox_claim`).

use crate::context::Context;
use crate::domain::account::{AccountId, AccountStatus};
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::enterprise::{EnterpriseAct, EnterpriseId, EnterpriseState};
use crate::domain::error::Result;
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::need::Need;
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::talent::{Talent, TalentAct, TalentState};
use crate::domain::value::Moment;
use crate::questions::close::{self, Halt};
use crate::store::db::Conn;
use crate::store::introductions::Filter;
use crate::store::{accounts, audit, changes, enterprises, erased, erasure, needs, outbox};
use crate::usecase::entering;

/// Who erases, and why.
pub struct Erasing {
    /// Now.
    pub now: Moment,
    /// For the audit.
    pub doer: Doer,
    /// Owner or system.
    pub by: By,
    /// A code for the audit: `owner`, `withdraw`, `confirm`, `grace_over`, `never_confirmed`, `restored`.
    pub reason: &'static str,
}

/// The reason of what is erased anew because an older copy had brought it back. Its person has been told before.
pub const RESTORED: &str = "restored";

/// Puts what was erased on the list outside the database; called after each erasing, and hourly for what a crash came
/// between. The erasing stands whatever becomes of it.
pub fn remember(ctx: &Context) {
    if let Err(error) = list_erased(ctx) {
        tracing::warn!(%error, "what was erased is not on its list yet; the next hour tries again");
    }
}

/// The same, with its failure; returns how many were added.
pub fn list_erased(ctx: &Context) -> Result<usize> {
    erased::catch_up(&ctx.config.erased_file(), |from| ctx.db.read(|conn| erased::deeds(conn, from)))
}

impl Erasing {
    /// The clock erases.
    pub fn by_clock(now: Moment, reason: &'static str) -> Self {
        Self { now, doer: Doer::system(), by: By::System, reason }
    }

    /// Erases a profile, and its account when nothing else hangs on it. Who had confirmed their address is told by mail.
    pub fn talent(&self, conn: &mut Conn, mut talent: Talent) -> Result<()> {
        let (before, owner) = (talent.state, talent.account.clone());
        if before != TalentState::Withdrawn {
            talent.act(TalentAct::Withdraw, self.by)?;
        }
        talent.act(TalentAct::Erase, self.by)?;
        let which = Filter { talent: Some(talent.id.clone()), ..Filter::default() };
        let (reason, cause) = (CloseReason::TalentLeft, Some(Side::Talent));
        close::halt(conn, &which, &Halt { doer: &self.doer, by: By::System, reason, cause, now: self.now })?;
        erasure::talent(conn, &mut talent, self.now)?;
        entering::left(conn, talent.id.as_str(), self.now)?;
        let deed =
            Deed::new(&self.doer, "talent.erase", Entity::Talent, talent.id.as_str()).moved(before, talent.state);
        audit::add(conn, self.now, &deed.because(self.reason))?;
        changes::add(conn, self.now, Entity::Talent, talent.id.as_str(), talent.version, None)?;
        let Some(owner) = owner else { return Ok(()) };
        let account = accounts::get(conn, &owner)?;
        let is_told =
            self.reason != RESTORED && account.verified_at.is_some() && account.status == AccountStatus::Active;
        let is_gone = self.account(conn, &owner, is_told)?;
        if is_told {
            let about = (Entity::Talent, talent.id.as_str());
            let code = if is_gone { "account" } else { "profile" };
            outbox::add(
                conn,
                self.now,
                &NewNotice::to(NoticeKind::Erasure, &account, about, self.now).with_code(code),
            )?;
        }
        Ok(())
    }

    /// Erases a need that nobody confirmed, with its firm when that was never submitted and has no other need, and with the
    /// account when its address was never confirmed.
    pub fn need(&self, conn: &mut Conn, need: Need) -> Result<()> {
        erasure::need(conn, &need.id, self.now)?;
        self.record(conn, "need.erase", (Entity::Need, need.id.as_str()))?;
        self.enterprise(conn, &need.enterprise)?;
        match &need.created_by {
            Some(account) if accounts::get(conn, account)?.verified_at.is_none() => {
                self.account(conn, account, false).map(|_| ())
            }
            _ => Ok(()),
        }
    }

    /// Erases a firm that was never submitted and has no need left.
    pub fn enterprise(&self, conn: &mut Conn, id: &EnterpriseId) -> Result<()> {
        let mut firm = enterprises::get(conn, id)?;
        if firm.state != EnterpriseState::Draft || !needs::list_by_enterprise(conn, id)?.is_empty() {
            return Ok(());
        }
        firm.act(EnterpriseAct::Erase, self.by)?;
        erasure::enterprise(conn, &mut firm, self.now)?;
        entering::left(conn, id.as_str(), self.now)?;
        self.record(conn, "enterprise.erase", (Entity::Enterprise, id.as_str()))
    }

    /// Erases an account when nothing hangs on it; true when it did.
    pub fn account(&self, conn: &mut Conn, id: &AccountId, has_last_mail: bool) -> Result<bool> {
        let is_free = erasure::is_free(conn, id)?;
        if is_free {
            erasure::account(conn, id, has_last_mail, self.now)?;
            self.record(conn, "account.erase", (Entity::Account, id.as_str()))?;
        }
        Ok(is_free)
    }

    pub(super) fn record(&self, conn: &mut Conn, action: &'static str, about: (Entity, &str)) -> Result<()> {
        audit::add(conn, self.now, &Deed::new(&self.doer, action, about.0, about.1).because(self.reason)).map(|_| ())
    }
}
