//! Takes what a side says of an introduction when it is asked how it goes.

use super::{close, office};
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::follow_up::{FollowUp, News, Outcome, OutcomeId, OutcomeKind};
use crate::domain::introduction::{Introduction, IntroductionAct, IntroductionId, IntroductionState, Side};
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{audit, follow_ups, introductions, outcomes};

/// What is said.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// How it goes.
    pub news: News,
    /// What came of it; needed for a success.
    pub kind: Option<OutcomeKind>,
}

impl Told {
    /// A success says of what kind.
    pub fn check(self) -> Result<()> {
        if self.news == News::Success && self.kind.is_none() {
            return Err(Error::field("kind", "required"));
        }
        Ok(())
    }
}

/// True when two questions were left unanswered.
pub fn is_silent(conn: &mut Conn, id: &IntroductionId) -> Result<bool> {
    let asked = follow_ups::list(conn, id)?.into_iter().filter(|f| f.asked_at.is_some());
    Ok(asked.filter(|f| f.answered_at.is_none()).count() >= 2)
}

/// Notes it as the answer to a follow-up, and moves the introduction where it ends it.
pub fn take(
    conn: &mut Conn,
    introduction: &mut Introduction,
    follow_up: &FollowUp,
    told: Told,
    doer: &Doer,
    now: Moment,
) -> Result<()> {
    follow_ups::answer(conn, &follow_up.id, told.news, now)?;
    let before = introduction.state;
    go_on(conn, introduction, follow_up, told, now)?;
    let deed = Deed::new(doer, "introduction.report", Entity::Introduction, introduction.id.as_str());
    let deed = deed.moved(before, introduction.state);
    let why = format!("{} {} {}", follow_up.side, follow_up.days, told.news);
    audit::add(conn, now, &deed.because(why)).map(|_| ())
}

fn go_on(
    conn: &mut Conn,
    introduction: &mut Introduction,
    follow_up: &FollowUp,
    told: Told,
    now: Moment,
) -> Result<()> {
    match (told.news, introduction.state) {
        (News::Success, state) => {
            if let Some(kind) = told.kind {
                confirm(conn, introduction, kind, follow_up, now)?;
                introduction.outcome = Some(kind);
            }
            if state == IntroductionState::Introduced {
                introduction.act(IntroductionAct::Succeed, By::Owner, now)?;
                office::tell(conn, introduction, office::SUCCESS, now)?;
            }
        }
        (News::NoDeal, IntroductionState::Introduced) => {
            introduction.act(IntroductionAct::EndWithoutDeal, By::Owner, now)?;
            close::question(conn, introduction, now)?;
            follow_ups::remove_open(conn, &introduction.id)?;
            office::tell(conn, introduction, office::NO_DEAL, now)?;
        }
        _ => return Ok(()),
    }
    introductions::save(conn, introduction, now)
}

/// Notes an outcome, or that a side confirms one that was told before.
fn confirm(
    conn: &mut Conn,
    introduction: &Introduction,
    kind: OutcomeKind,
    follow_up: &FollowUp,
    now: Moment,
) -> Result<()> {
    let known = outcomes::list(conn, &introduction.id)?.into_iter().find(|o| o.kind == kind);
    let is_new = known.is_none();
    let mut outcome = known.unwrap_or_else(|| Outcome {
        id: OutcomeId::new(),
        introduction: introduction.id.clone(),
        kind,
        value: None,
        happened_on: None,
        proof: None,
        days: Some(follow_up.days),
        talent_at: None,
        firm_at: None,
        officer_at: None,
        created_at: now,
    });
    match follow_up.side {
        Side::Talent => outcome.talent_at.get_or_insert(now),
        Side::Firm => outcome.firm_at.get_or_insert(now),
    };
    if is_new { outcomes::add(conn, &outcome) } else { outcomes::save(conn, &outcome) }
}
