//! What anybody may know of the liaison office: who runs it, where, from which address it writes, and how large the pool is.

use serde::Serialize;

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::need::NeedState;
use crate::domain::office::Office;
use crate::domain::talent::TalentState;
use crate::store::{needs, offices, settings, talents};

/// Figures appear from so many people on; smaller ones say more about single persons than about the pool.
pub const FIGURES_FROM: i64 = 20;

/// The office to its visitors.
#[derive(Debug, Clone)]
pub struct View {
    /// The office, once it is set up.
    pub office: Option<Office>,
    /// The address that reads letters; empty before the set-up.
    pub mailbox: String,
    /// The address every mail comes from; empty before the set-up.
    pub sender: String,
    /// How large the pool is, once it is large enough to be told.
    pub figures: Option<Figures>,
}

/// How large the pool is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// People in the pool.
    pub people: i64,
    /// Needs that are open or under review.
    pub needs: i64,
}

/// Reads it.
pub fn run(ctx: &Context) -> Result<View> {
    ctx.db.read(|conn| {
        let mailbox = offices::mailboxes(conn)?.into_iter().next().map_or_else(String::new, |m| m.address);
        let set = settings::mail(conn, &ctx.keys)?.map_or_else(String::new, |m| m.from);
        let people = talents::count_by_state(conn)?;
        let needs = needs::count_by_state(conn)?;
        let figures = Figures {
            people: people.iter().filter(|(state, _)| *state == TalentState::Pooled).map(|(_, n)| n).sum(),
            needs: needs
                .iter()
                .filter(|(s, _)| matches!(s, NeedState::Open | NeedState::Submitted))
                .map(|(_, n)| n)
                .sum(),
        };
        Ok(View {
            office: offices::find(conn)?,
            sender: [ctx.config.mail.from.clone(), set, mailbox.clone()]
                .into_iter()
                .find(|a| !a.is_empty())
                .unwrap_or_default(),
            mailbox,
            figures: (figures.people >= FIGURES_FROM).then_some(figures),
        })
    })
}
