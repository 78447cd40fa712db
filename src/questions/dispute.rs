//! A side calls an answer wrong that was recorded for it: what it agreed to ends, it is asked again, and the office is told.
//! Once the two know each other, the office is told and nothing else can be taken back.

use super::{ask, close, office, standing};
use crate::domain::actor::Doer;
use crate::domain::answer::{Answer, GivenAnswer};
use crate::domain::answer_figures::{AnswerFloor, QuestionEnding};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{Introduction, IntroductionAct, IntroductionState, Side};
use crate::domain::state::By;
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{answers, audit, consents, firm_questions, introductions};

/// Takes the dispute and returns where the introduction stands.
pub fn take(
    conn: &mut Conn,
    answer: &GivenAnswer,
    doer: &Doer,
    floor: AnswerFloor,
    now: Moment,
) -> Result<IntroductionState> {
    let mut introduction = introductions::get(conn, &answer.introduction)?;
    answers::dispute(conn, &answer.id, now)?;
    let before = introduction.state;
    if !introduction.state.is_known() {
        end_consents(conn, &introduction, answer.side, now)?;
        ask_again(conn, &mut introduction, answer.side, now)?;
    }
    introductions::save(conn, &mut introduction, now)?;
    standing::weigh(conn, &introduction.enterprise, floor, now)?;
    office::tell(conn, &introduction, office::DISPUTED, now)?;
    let deed = Deed::new(doer, "introduction.dispute", Entity::Introduction, introduction.id.as_str());
    audit::add(conn, now, &deed.moved(before, introduction.state).because(answer.side.as_str()))?;
    Ok(introduction.state)
}

/// Goes back to the question of that side; an answer that has not ended it ("not now") leaves it as it is.
fn ask_again(conn: &mut Conn, introduction: &mut Introduction, side: Side, now: Moment) -> Result<()> {
    let act = match side {
        Side::Talent => IntroductionAct::TalentDisputes,
        Side::Firm => IntroductionAct::FirmDisputes,
    };
    match introduction.act(act, By::Owner, now) {
        Ok(()) => {}
        Err(Error::Conflict(_)) => return Ok(()),
        Err(other) => return Err(other),
    }
    close::question(conn, introduction, now)?;
    match side {
        Side::Talent => {
            (introduction.talent_answer, introduction.talent_answered_at) = (Answer::Pending, None);
            firm_questions::end(conn, &introduction.id, QuestionEnding::Dropped, now)?;
        }
        Side::Firm => {
            (introduction.firm_answer, introduction.firm_answered_at) = (Answer::Pending, None);
            firm_questions::take_back(conn, &introduction.id)?;
        }
    }
    ask::put(conn, introduction, now).map(|_| ())
}

fn end_consents(conn: &mut Conn, introduction: &Introduction, side: Side, now: Moment) -> Result<()> {
    for consent in consents::list_by_introduction(conn, introduction.id.as_str())? {
        let is_of_side = match side {
            Side::Talent => consent.talent.is_some(),
            Side::Firm => consent.enterprise.is_some(),
        };
        if is_of_side && consent.is_standing() {
            consents::withdraw(conn, &consent.id, now)?;
        }
    }
    Ok(())
}
