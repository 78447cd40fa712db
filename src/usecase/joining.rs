//! Joining two entries of one person or firm, and parting them again, in the transaction of the officer's decision: the pair,
//! the entry that goes, what it hands on, the pairs it was in, the audit, and a mail to those concerned.

use crate::domain::account::{AccountId, AccountStatus, LinkPurpose};
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::IntroductionState;
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::same::{Join, JoinId, Moved, Same, SameAct, SameState};
use crate::domain::state::By;
use crate::domain::talent::TalentState;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::introductions::{self, Filter};
use crate::store::{accounts, audit, changes, enterprises, links, outbox, same_joins, same_pairs, talents};
use crate::usecase::{entering, joining_firms};

/// Two entries are one now.
pub const JOINED: &str = "joined";
/// They are two again.
pub const PARTED: &str = "parted";

/// An officer at the deed.
pub struct Joining<'a> {
    /// Seals what moves.
    pub keys: &'a Keys,
    /// For the audit.
    pub doer: &'a Doer,
    /// Who decides.
    pub officer: &'a AccountId,
    /// Now.
    pub now: Moment,
}

impl Joining<'_> {
    /// Joins the two of a pair; `keep` is the one that stays.
    pub fn join(&self, conn: &mut Conn, pair: &mut Same, keep: &str) -> Result<Join> {
        let (kept, gone) = (keep.to_owned(), pair.other(keep).to_owned());
        pair.decide(SameAct::Join, self.officer, self.now)?;
        same_pairs::save(conn, pair)?;
        let state_before = match pair.entity {
            Entity::Talent => talents::get(conn, &parsed(&gone)?)?.state.to_string(),
            _ => enterprises::get(conn, &parsed(&gone)?)?.state.to_string(),
        };
        let join = Join {
            id: JoinId::new(),
            same: pair.id.clone(),
            entity: pair.entity,
            kept,
            gone,
            state_before,
            joined_by: self.officer.clone(),
            joined_at: self.now,
            disputed_at: None,
            undone_at: None,
            undone_by: None,
        };
        same_joins::add(conn, &join)?;
        match pair.entity {
            Entity::Talent => self.join_talent(conn, &join)?,
            _ => joining_firms::join(self, conn, &join)?,
        }
        self.pass_on(conn, &join)?;
        self.record(conn, "same.join", &join)?;
        self.tell(conn, &join, JOINED)?;
        Ok(join)
    }

    /// Parts the two again: what was moved goes back, except what has changed since.
    pub fn part(&self, conn: &mut Conn, pair: &mut Same, join: &Join) -> Result<()> {
        join.may_undo(self.now)?;
        pair.decide(SameAct::Part, self.officer, self.now)?;
        same_pairs::save(conn, pair)?;
        same_joins::undo(conn, &join.id, self.officer, self.now)?;
        match pair.entity {
            Entity::Talent => self.part_talent(conn, join)?,
            _ => joining_firms::part(self, conn, join)?,
        }
        self.take_back(conn, join)?;
        if is_erased(conn, pair.entity, &join.kept)? {
            // The one that stayed has left meanwhile: there is nothing to compare any more.
            pair.act(SameAct::End, By::System)?;
            same_pairs::save(conn, pair)?;
        }
        self.release(conn, join, &[join.kept.clone(), join.gone.clone()])?;
        self.record(conn, "same.part", join)?;
        links::end_about(conn, LinkPurpose::SameWrong, join.id.as_str(), self.now)?;
        self.tell(conn, join, PARTED)
    }

    /// A person who is asked something under one entry finishes it there first.
    fn join_talent(&self, conn: &mut Conn, join: &Join) -> Result<()> {
        talents::get(conn, &parsed(&join.kept)?)?.may_keep()?;
        let mut gone = talents::get(conn, &parsed(&join.gone)?)?;
        gone.join(self.now)?;
        let open = Filter { talent: Some(gone.id.clone()), ..Filter::default() };
        if !introductions::list_open(conn, &open)?.is_empty() {
            return Err(Error::Conflict("same_introduction_open"));
        }
        talents::save(conn, &mut gone, self.now)?;
        changes::add(conn, self.now, Entity::Talent, gone.id.as_str(), gone.version, None)
    }

    fn part_talent(&self, conn: &mut Conn, join: &Join) -> Result<()> {
        let mut gone = talents::get(conn, &parsed(&join.gone)?)?;
        if gone.state == TalentState::Erased {
            return Err(Error::Conflict("same_erased"));
        }
        gone.joined_at = None;
        talents::save(conn, &mut gone, self.now)?;
        changes::add(conn, self.now, Entity::Talent, gone.id.as_str(), gone.version, None)
    }

    /// The other open pairs of the entry that went are now those of the one that stayed.
    fn pass_on(&self, conn: &mut Conn, join: &Join) -> Result<()> {
        let mut others = vec![join.kept.clone()];
        for mut pair in same_pairs::list_of(conn, &join.gone, SameState::Open)? {
            pair.act(SameAct::PassOn, By::Officer)?;
            same_pairs::save(conn, &mut pair)?;
            same_joins::note(conn, &join.id, Moved::Closed, pair.id.as_str())?;
            let other = pair.other(&join.gone).to_owned();
            if other != join.kept && same_pairs::find(conn, &join.kept, &other)?.is_none() {
                let entrant = pair.entrant.clone();
                let passed = Same::found(pair.entity, &join.kept, &other, pair.likeness, pair.found_at);
                // Whoever waited goes on waiting; the one that stayed does not begin to.
                let passed = Same { entrant, ..passed };
                same_pairs::add(conn, &passed)?;
                same_joins::note(conn, &join.id, Moved::PassedOn, passed.id.as_str())?;
            }
            others.push(other);
        }
        self.release(conn, join, &others)
    }

    fn take_back(&self, conn: &mut Conn, join: &Join) -> Result<()> {
        let mut others = Vec::new();
        for id in same_joins::moved(conn, &join.id, Moved::PassedOn)? {
            let passed = same_pairs::get(conn, &parsed(&id)?)?;
            if passed.state == SameState::Open {
                others.extend([passed.first.clone(), passed.second.clone()]);
                same_pairs::remove(conn, &passed)?;
            }
        }
        for id in same_joins::moved(conn, &join.id, Moved::Closed)? {
            let mut pair = same_pairs::get(conn, &parsed(&id)?)?;
            let other = pair.other(&join.gone).to_owned();
            if pair.state == SameState::Moot && !is_erased(conn, pair.entity, &other)? {
                pair.act(SameAct::TakeBack, By::Officer)?;
                same_pairs::save(conn, &mut pair)?;
                others.push(other);
            }
        }
        self.release(conn, join, &others)
    }

    fn release(&self, conn: &mut Conn, join: &Join, entries: &[String]) -> Result<()> {
        for id in entries.iter().filter(|_| join.entity == Entity::Talent) {
            entering::release(conn, &parsed(id)?, self.now)?;
        }
        Ok(())
    }

    fn record(&self, conn: &mut Conn, action: &'static str, join: &Join) -> Result<()> {
        let deed = Deed::new(self.doer, action, join.entity, &join.gone).moved(&join.gone, &join.kept);
        audit::add(conn, self.now, &deed.because(join.id.as_str())).map(|_| ())
    }

    /// Those whose entries they are hear of it, in their language, with a link to say that it is wrong.
    fn tell(&self, conn: &mut Conn, join: &Join, code: &str) -> Result<()> {
        let mut told: Vec<AccountId> = Vec::new();
        for entry in [&join.gone, &join.kept] {
            for id in owners(conn, join.entity, entry)? {
                let account = accounts::get(conn, &id)?;
                if told.contains(&id) || account.verified_at.is_none() || account.status != AccountStatus::Active {
                    continue;
                }
                told.push(id);
                let mut notice =
                    NewNotice::to(NoticeKind::SameJoined, &account, (join.entity, entry.as_str()), self.now)
                        .with_code(code);
                notice.params.about = vec![join.id.to_string()];
                if code == JOINED {
                    let subject = Some(join.id.as_str());
                    let link = links::add(conn, self.now, &account.id, LinkPurpose::SameWrong, subject)?;
                    notice = notice.with_link(&link.id);
                }
                outbox::add(conn, self.now, &notice)?;
            }
        }
        Ok(())
    }
}

/// States in which somebody still has to answer or to be introduced.
pub const ASKED: [IntroductionState; 3] =
    [IntroductionState::AskingTalent, IntroductionState::AskingFirm, IntroductionState::BothYes];

/// Whose an entry is.
pub fn owners(conn: &mut Conn, entity: Entity, entry: &str) -> Result<Vec<AccountId>> {
    match entity {
        Entity::Talent => Ok(talents::get(conn, &parsed(entry)?)?.account.into_iter().collect()),
        _ => enterprises::list_members(conn, &parsed(entry)?),
    }
}

fn is_erased(conn: &mut Conn, entity: Entity, entry: &str) -> Result<bool> {
    Ok(match entity {
        Entity::Talent => talents::get(conn, &parsed(entry)?)?.state == TalentState::Erased,
        _ => enterprises::get(conn, &parsed(entry)?)?.state == crate::domain::enterprise::EnterpriseState::Erased,
    })
}

/// An id as a table keeps it.
pub fn parsed<T: std::str::FromStr>(id: &str) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    id.parse().map_err(Error::internal)
}
