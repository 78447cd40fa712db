//! Puts a profile into the pool: a draft once its link was pressed, one that was sent back for changes, or one that its
//! owner had withdrawn and wants back.

use crate::consent_texts;
use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Owner};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::talent::{TalentAct, TalentState};
use crate::store::{accounts, audit, changes, consents, links, outbox, talents};
use crate::usecase::entering;

/// Submits it; the owner gets a receipt of it and of the consents.
pub fn run(ctx: &Context, owner: &Owner) -> Result<TalentState> {
    let (now, keys, doer, id) = (ctx.now(), ctx.keys.clone(), Doer::from(&owner.person), owner.talent.clone());
    let (account, accepted_first) = (owner.person.account.id.clone(), ctx.config.review.accepts_first());
    ctx.db.write(move |conn| {
        let mut talent = talents::get(conn, &id)?;
        let account = accounts::get(conn, &account)?;
        if account.verified_at.is_none() {
            return Err(Error::Denied("mail_unverified"));
        }
        talent.heed(&consents::list_by_talent(conn, &id)?, &consent_texts::in_force()?, now);
        if talent.consents_lapsed_at.is_some() {
            return Err(Error::Conflict("consent_missing"));
        }
        let before = talent.state;
        if before == TalentState::Withdrawn {
            talent.act(TalentAct::Return, By::Owner)?;
        }
        talent.act(TalentAct::Submit, By::Owner)?;
        talent.confirmed_at = Some(now);
        talent.pause_until = None;
        talents::save(conn, &mut talent, now)?;
        entering::talent(conn, &keys, &mut talent, now)?;
        let about = (Entity::Talent, id.as_str());
        audit::add(conn, now, &Deed::new(&doer, "talent.submit", about.0, about.1).moved(before, talent.state))?;
        let link = links::add(conn, now, &account.id, LinkPurpose::Withdraw, Some(id.as_str()))?;
        outbox::add(conn, now, &NewNotice::to(NoticeKind::TalentReceipt, &account, about, now).with_link(&link.id))?;
        if before == TalentState::Draft {
            let receipt = NewNotice::to(NoticeKind::ConsentReceipt, &account, about, now).with_code("given");
            outbox::add(conn, now, &receipt.once(format!("consent_receipt/{id}/given")))?;
        }
        if talent.is_proposed(accepted_first) {
            changes::add(conn, now, about.0, about.1, talent.version, None)?;
        }
        Ok(talent.state)
    })
}
