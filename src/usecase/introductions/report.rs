//! A side says, by the link of a follow-up, how it goes: in touch, not yet, no reply, something or nothing came of it.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Doer, Visitor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::follow_up::{FollowUp, FollowUpId, News, Outcome, OutcomeId, OutcomeKind};
use crate::domain::introduction::{Introduction, IntroductionAct, IntroductionState, Side};
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::questions::{close, office};
use crate::store::db::Conn;
use crate::store::{audit, follow_ups, introductions, links, outcomes};

/// What is said.
#[derive(Debug, Clone)]
pub struct Input {
    /// The token that the mail carries.
    pub token: String,
    /// How it goes.
    pub news: News,
    /// What came of it; needed for a success.
    pub kind: Option<OutcomeKind>,
}

/// Takes it and returns where the introduction stands.
pub fn run(ctx: &Context, visitor: &Visitor, input: Input) -> Result<IntroductionState> {
    let (now, keys, visitor) = (ctx.now(), ctx.keys.clone(), visitor.clone());
    if input.news == News::Success && input.kind.is_none() {
        return Err(Error::field("kind", "required"));
    }
    ctx.db.write(move |conn| {
        let link = links::open(conn, &keys, &input.token, LinkPurpose::FollowUp, now)?;
        let id: Option<FollowUpId> = link.subject.as_deref().and_then(|id| id.parse().ok());
        let follow_up = follow_ups::get(conn, &id.ok_or(Error::Missing("link"))?)?;
        let mut introduction = introductions::get(conn, &follow_up.introduction)?;
        if !introduction.state.is_known() {
            return Err(Error::Gone("moved_on"));
        }
        links::use_up(conn, &link, now)?;
        follow_ups::answer(conn, &follow_up.id, input.news, now)?;
        let before = introduction.state;
        take(conn, &mut introduction, &follow_up, &input, now)?;
        let doer = Doer { account: Some(link.account), ..Doer::from(&visitor) };
        let deed = Deed::new(&doer, "introduction.report", Entity::Introduction, introduction.id.as_str());
        let deed = deed.moved(before, introduction.state);
        audit::add(conn, now, &deed.because(format!("{} {} {}", follow_up.side, follow_up.days, input.news)))?;
        Ok(introduction.state)
    })
}

fn take(
    conn: &mut Conn,
    introduction: &mut Introduction,
    follow_up: &FollowUp,
    input: &Input,
    now: Moment,
) -> Result<()> {
    match (input.news, introduction.state) {
        (News::Success, state) => {
            if let Some(kind) = input.kind {
                confirm(conn, introduction, kind, Some((follow_up.side, follow_up.days)), now)?;
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
    said: Option<(Side, i32)>,
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
        days: said.map(|(_, days)| days),
        talent_at: None,
        firm_at: None,
        officer_at: None,
        created_at: now,
    });
    match said {
        Some((Side::Talent, _)) => outcome.talent_at.get_or_insert(now),
        Some((Side::Firm, _)) => outcome.firm_at.get_or_insert(now),
        None => outcome.officer_at.get_or_insert(now),
    };
    if is_new { outcomes::add(conn, &outcome) } else { outcomes::save(conn, &outcome) }
}
