//! What follows when a firm is suspended, closed, or let back: its needs and what is open with people.

use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::enterprise::{Enterprise, EnterpriseState};
use crate::domain::error::Result;
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::need::{Need, NeedAct};
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::questions::close::{self, Halt};
use crate::store::db::Conn;
use crate::store::introductions::Filter;
use crate::store::{audit, changes, needs};

/// By whom, and when.
pub struct Leaving<'a> {
    /// For the audit.
    pub doer: &'a Doer,
    /// On whose behalf.
    pub by: By,
    /// Now.
    pub now: Moment,
}

impl Leaving<'_> {
    /// Does what the state of a firm asks for after it has moved. The firm knows why: closing mails go to the people alone.
    pub fn follow(&self, conn: &mut Conn, firm: &Enterprise) -> Result<()> {
        if matches!(firm.state, EnterpriseState::Suspended | EnterpriseState::Closed) {
            let which = Filter { enterprise: Some(firm.id.clone()), ..Filter::default() };
            let (reason, cause) = (CloseReason::FirmGone, Some(Side::Firm));
            close::halt(conn, &which, &Halt { doer: self.doer, by: By::System, reason, cause, now: self.now })?;
        }
        for need in needs::list_by_enterprise(conn, &firm.id)? {
            self.need(conn, firm, need)?;
        }
        Ok(())
    }

    /// A need of a closed firm ends; any other is looked at anew by the matching.
    fn need(&self, conn: &mut Conn, firm: &Enterprise, mut need: Need) -> Result<()> {
        let before = need.state;
        // Only a need that has ended refuses this.
        if firm.state == EnterpriseState::Closed && need.act(NeedAct::Withdraw, self.by).is_ok() {
            needs::save(conn, &mut need, self.now)?;
            let deed = Deed::new(self.doer, "need.withdraw", Entity::Need, need.id.as_str()).moved(before, need.state);
            audit::add(conn, self.now, &deed.because("firm_closed"))?;
        }
        changes::add(conn, self.now, Entity::Need, need.id.as_str(), need.version, None)
    }
}
