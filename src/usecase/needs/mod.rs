//! What enterprises do with their needs, and what officers do with them.

use chrono::Days;

use crate::domain::account::LinkPurpose;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::Result;
use crate::domain::need::{DEFAULT_DAYS_OPEN, Need, NeedAct, NeedState};
use crate::domain::need_clock::NeedAnswer;
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::locale;
use crate::questions::{close, standing};
use crate::store::db::Conn;
use crate::store::{audit, changes, links, need_clocks, needs};

pub mod answer;
pub mod answer_by_link;
pub mod close_without;
pub mod coach;
pub mod create;
pub mod decide;
pub mod edit;
pub mod erase_by_link;
pub mod erase_unconfirmed;
pub mod expire;
pub mod hints;
pub mod hold;
pub mod import;
pub mod inspect;
pub mod let_through;
pub mod list;
pub mod list_own;
pub mod remind;
pub mod reopen;
pub mod resume;
pub mod show;
pub mod show_end;
pub mod submit;
pub mod suggest_fields;
pub mod withdraw;
pub mod withdraw_by_link;

/// What proves for some seconds that an officer ended a need: it holds for this version alone.
fn proof_of_end(keys: &Keys, need: &Need) -> String {
    keys.sign_link(&["none_found", need.id.as_str(), &need.version.to_string()])
}

/// True for what `proof_of_end` made of the need as it stands.
fn is_proof_of_end(keys: &Keys, need: &Need, proof: &str) -> bool {
    keys.link_holds(&["none_found", need.id.as_str(), &need.version.to_string()], proof)
}

/// Makes the move of an answer. A need that no officer had opened when it expired goes back under review instead.
fn apply(conn: &mut Conn, now: Moment, need: &mut Need, answer: NeedAnswer) -> Result<()> {
    match answer {
        NeedAnswer::Filled => need.act(NeedAct::Fill, By::Owner)?,
        NeedAnswer::NoneFound => need.act(NeedAct::CloseWithout, By::Owner)?,
        NeedAnswer::Renew => {
            let was_opened = need_clocks::opened_at(conn, &need.id)?.is_some();
            need.act(if was_opened { NeedAct::Renew } else { NeedAct::Submit }, By::Owner)?;
            // Never earlier than the day that the firm had named.
            let renewed = locale::day_in(now, locale::LANZHOU) + Days::new(DEFAULT_DAYS_OPEN);
            need.brief.deadline = need.brief.deadline.max(Some(renewed));
            need.expires_at = need.brief.closes_at(now);
        }
    }
    needs::save(conn, need, now)
}

/// What follows an answer: the audit, the end of what was asked for a need that has ended, the matching, and no further link about the same question.
fn told(conn: &mut Conn, now: Moment, doer: &Doer, need: &Need, before: NeedState, answer: NeedAnswer) -> Result<()> {
    links::end_about(conn, LinkPurpose::NeedStill, need.id.as_str(), now)?;
    let deed = Deed::new(doer, "need.answer", Entity::Need, need.id.as_str()).moved(before, need.state);
    audit::add(conn, now, &deed.because(answer.as_str()))?;
    match need.state {
        NeedState::Filled | NeedState::NoCandidate => close::end_need(conn, &need.id, doer, now)?,
        NeedState::Submitted => standing::wait_if_below(conn, need, now)?,
        _ => {}
    }
    changes::add(conn, now, Entity::Need, need.id.as_str(), need.version, None)
}
