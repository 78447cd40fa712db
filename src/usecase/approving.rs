//! What an approval brings along in its own transaction: it verifies the firm, opens the need, accepts the person, puts the
//! question with the note to the parties, and notes what it changed so that it can be taken back.

use std::sync::Arc;

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::decision::Ruling;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::Introduction;
use crate::domain::matches::{Match, Press};
use crate::domain::need::{Need, NeedAct, NeedState};
use crate::domain::notice::NoticeId;
use crate::domain::party_notes::PartyNotes;
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::questions::{ask, barring};
use crate::store::db::Conn;
use crate::store::{
    audit, changes, codes, decisions, enterprises, introduction_notes, introductions, needs, put_questions, talents,
};

/// The press of an officer: who, when, and when its mails may leave.
pub struct Pressed {
    /// When.
    pub now: Moment,
    /// When it can no longer be undone, and its mails leave.
    pub due_at: Moment,
    /// Who stands in the audit.
    pub doer: Doer,
    officer: Officer,
    keys: Arc<Keys>,
}

impl Pressed {
    /// A press of this moment.
    pub fn of(ctx: &Context, officer: &Officer) -> Self {
        let now = ctx.now();
        Self {
            now,
            due_at: now + TimeDelta::seconds(ctx.config.review.undo_seconds),
            doer: Doer::from(&officer.person),
            officer: officer.clone(),
            keys: ctx.keys.clone(),
        }
    }

    /// `Denied("self_review")` for one's own profile or firm.
    pub fn refuse_own(&self, row: &Match, need: &Need) -> Result<()> {
        let person = &self.officer.person;
        let is_own =
            person.talent.as_ref() == Some(&row.talent) || person.enterprise.as_ref() == Some(&need.enterprise);
        if is_own { Err(Error::Denied("self_review")) } else { Ok(()) }
    }

    /// Brings firm, need and person to where an approval needs them, and notes what was changed.
    pub fn approve(&self, conn: &mut Conn, row: &Match, need: &mut Need, notes: &PartyNotes) -> Result<Press> {
        let is_verified = self.verify_firm(conn, need)?;
        let is_opened = match need.state {
            NeedState::Open => false,
            NeedState::Submitted => {
                let before = need.state;
                need.act(NeedAct::Open, By::Officer)?;
                needs::save(conn, need, self.now)?;
                self.record(conn, "need.open", (Entity::Need, need.id.as_str()), (before, need.state), None)?;
                true
            }
            _ => return Err(Error::Conflict("need_not_active")),
        };
        let talent = self.accept_talent(conn, row, need)?;
        // One mail tells the firm of its need and of itself; its own only where the need was open before.
        let about = match (is_opened, is_verified) {
            (true, _) => Some((Entity::Need, need.id.as_str())),
            (false, true) => Some((Entity::Enterprise, need.enterprise.as_str())),
            (false, false) => None,
        };
        let members = enterprises::list_members(conn, &need.enterprise)?;
        let told = about.map(|about| self.tell(conn, members, about)).transpose()?.unwrap_or_default();
        let question = self.ask(conn, row, need, notes)?;
        let (of_need, of_firm) = if is_opened { (told, Vec::new()) } else { (Vec::new(), told) };
        Ok(Press {
            firm: is_verified.then_some(of_firm),
            need: is_opened.then_some(of_need),
            talent,
            question: Some(question),
        })
    }

    /// The question to the person leaves after the seconds of undo.
    fn ask(&self, conn: &mut Conn, row: &Match, need: &Need, notes: &PartyNotes) -> Result<Vec<NoticeId>> {
        let mut introduction = Introduction::begin(codes::for_introduction(conn)?, row, need, self.now);
        introduction.officer = Some(self.officer.person.account.id.clone());
        introductions::add(conn, &introduction)?;
        let by = (&self.officer.person.account.id, self.now);
        introduction_notes::add(conn, &self.keys, &introduction.id, notes, by)?;
        let queued = ask::put(conn, &mut introduction, self.due_at)?;
        introductions::save(conn, &mut introduction, self.now)?;
        let about = (Entity::Introduction, introduction.id.as_str());
        self.record(conn, "introduction.begin", about, (row.state, introduction.state), None)?;
        let talent = talents::get(conn, &row.talent)?;
        if put_questions::monthly(conn, &talent, self.due_at)?.is_reached() {
            // The other needs look anew: somebody who may be asked takes the place.
            changes::add(conn, self.now, Entity::Talent, talent.id.as_str(), talent.version, None)?;
        }
        Ok(queued)
    }

    fn verify_firm(&self, conn: &mut Conn, need: &Need) -> Result<bool> {
        let mut firm = enterprises::get(conn, &need.enterprise)?;
        let before = firm.state;
        if !firm.verify_for_need(&self.officer.person.account.id, self.now)? {
            return Ok(false);
        }
        enterprises::save(conn, &mut firm, self.now)?;
        self.record(
            conn,
            "enterprise.verify",
            (Entity::Enterprise, firm.id.as_str()),
            (before, firm.state),
            Some(firm.code_remark()),
        )?;
        Ok(true)
    }

    fn accept_talent(&self, conn: &mut Conn, row: &Match, need: &Need) -> Result<Option<Vec<NoticeId>>> {
        talents::hold(conn, &row.talent)?;
        let mut talent = talents::get(conn, &row.talent)?;
        if !talent.may_be_asked() {
            return Err(Error::Conflict("talent_not_active"));
        }
        let firm = enterprises::get(conn, &need.enterprise)?;
        barring::check(conn, &self.keys, &talent, &firm)?;
        put_questions::check(conn, &talent, self.due_at)?;
        if talent.accepted_at.is_some() {
            return Ok(None);
        }
        talent.accepted_at = Some(self.now);
        talents::save(conn, &mut talent, self.now)?;
        let about = (Entity::Talent, talent.id.as_str());
        self.record(conn, "talent.accept", about, (talent.state, "accepted"), None)?;
        // Imported people have no account: the office tells them by hand.
        self.tell(conn, talent.account.into_iter().collect(), about).map(Some)
    }

    fn record(
        &self,
        conn: &mut Conn,
        action: &'static str,
        about: (Entity, &str),
        (before, after): (impl ToString, impl ToString),
        reason: Option<&str>,
    ) -> Result<()> {
        let deed = Deed::new(&self.doer, action, about.0, about.1).moved(before, after);
        let deed = reason.map_or(deed.clone(), |reason| deed.because(reason));
        audit::add(conn, self.now, &deed).map(|_| ())
    }

    fn tell(&self, conn: &mut Conn, to: Vec<AccountId>, about: (Entity, &str)) -> Result<Vec<NoticeId>> {
        decisions::tell(conn, to, about, (Ruling::Accept, None), (self.now, self.due_at))
    }
}
