//! Takes a consent back: what it carried stops in the same transaction.

use crate::consent_texts;
use crate::context::Context;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{Consent, ConsentId, Purpose};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{CloseReason, Side};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::talent::{TalentAct, TalentId};
use crate::domain::value::Moment;
use crate::questions::close::{self, Halt};
use crate::store::db::Conn;
use crate::store::introductions::{self, Filter};
use crate::store::{accounts, audit, changes, consents, outbox, talents};

/// Which.
#[derive(Debug, Clone)]
pub struct Input {
    /// The consent.
    pub consent: ConsentId,
}

/// Takes it back; its giver gets a receipt. Without P1 the profile leaves the pool and is erased after the days of grace;
/// without P2 or P3 it stays and is not matched; a firm's needs rest without the consents of who is responsible for them.
pub fn run(ctx: &Context, person: &Person, input: Input) -> Result<()> {
    let (now, doer, person) = (ctx.now(), Doer::from(person), person.clone());
    ctx.db.write(move |conn| {
        let consent = consents::find(conn, &input.consent)?.filter(|c| is_own(c, &person));
        let consent = consent.ok_or(Error::Missing("consent"))?;
        consents::withdraw(conn, &consent.id, now)?;
        let about = match (&consent.talent, &consent.enterprise) {
            (Some(id), _) => (Entity::Talent, id.as_str()),
            (None, Some(id)) => (Entity::Enterprise, id.as_str()),
            (None, None) => return Err(Error::internal("a consent of nobody")),
        };
        let deed = Deed::new(&doer, "consent.withdraw", about.0, about.1).because(consent.purpose.as_str());
        audit::add(conn, now, &deed)?;
        let account = accounts::get(conn, &person.account.id)?;
        let mut receipt = NewNotice::to(NoticeKind::ConsentReceipt, &account, about, now).with_code("withdrawn");
        receipt.params.about = vec![consent.id.to_string()];
        outbox::add(conn, now, &receipt)?;
        if let Some(introduction) = &consent.introduction {
            return halt_one(conn, introduction, &consent, &doer, now);
        }
        match (&consent.talent, &consent.enterprise) {
            (Some(id), _) => stop_talent(conn, id, consent.purpose, &doer, now),
            (None, Some(id)) => close::rest_needs(conn, (id, &person.account.id), &doer, now),
            (None, None) => Ok(()),
        }
    })
}

/// An introduction does not go on without the consent it rests on.
fn halt_one(conn: &mut Conn, id: &str, consent: &Consent, doer: &Doer, now: Moment) -> Result<()> {
    let introduction = introductions::get(conn, &id.parse().map_err(Error::internal)?)?;
    if !introduction.state.is_open() {
        return Ok(());
    }
    let cause = Some(if consent.talent.is_some() { Side::Talent } else { Side::Firm });
    close::halt_one(
        conn,
        introduction,
        &Halt { doer, by: By::System, reason: CloseReason::ConsentWithdrawn, cause, now },
    )
}

fn is_own(consent: &Consent, person: &Person) -> bool {
    let of_talent = consent.talent.is_some() && consent.talent == person.talent;
    let of_member = consent.enterprise.is_some() && consent.enterprise == person.enterprise;
    of_talent || (of_member && consent.account.as_ref() == Some(&person.account.id))
}

fn stop_talent(conn: &mut Conn, id: &TalentId, purpose: Purpose, doer: &Doer, now: Moment) -> Result<()> {
    let mut talent = talents::get(conn, id)?;
    let before = talent.state;
    talent.heed(&consents::list_by_talent(conn, id)?, &consent_texts::in_force()?, now);
    if purpose == Purpose::Keep && talent.state.may_edit() {
        talent.act(TalentAct::Withdraw, By::Owner)?;
        let deed = Deed::new(doer, "talent.withdraw", Entity::Talent, id.as_str()).moved(before, talent.state);
        audit::add(conn, now, &deed.because("consent_withdrawn"))?;
    }
    talents::save(conn, &mut talent, now)?;
    let which = Filter { talent: Some(id.clone()), ..Filter::default() };
    let (reason, cause) = (CloseReason::ConsentWithdrawn, Some(Side::Talent));
    close::halt(conn, &which, &Halt { doer, by: By::System, reason, cause, now })?;
    changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)
}
