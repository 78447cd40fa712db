//! An introduction on the board of staff: who, which need, which firm, and what it waits for.

use crate::domain::answer_figures::AnswerFloor;
use crate::domain::consent::Purpose;
use crate::domain::error::Result;
use crate::domain::introduction::{Introduction, IntroductionState, Side};
use crate::domain::value::{Bilingual, Moment};
use crate::keys::Keys;
use crate::questions::ask;
use crate::questions::standing::Standing;
use crate::store::db::Conn;
use crate::store::{consents, enterprises, needs, sealed, talents};

/// An introduction as staff see it.
#[derive(Debug, Clone)]
pub struct Row {
    /// The introduction.
    pub introduction: Introduction,
    /// The person's code.
    pub talent: String,
    /// The person's name.
    pub talent_name: String,
    /// The need's code.
    pub need: String,
    /// Its title.
    pub title: Bilingual,
    /// The firm's name.
    pub firm: Bilingual,
    /// The side that is asked has no account: an officer asks by hand.
    pub is_by_hand: bool,
    /// How the firm answers.
    pub answering: Standing,
    /// The sides that have not said which contact the other may have.
    pub lacks_contact: Vec<Side>,
}

/// The row of an introduction; staff see who the person is.
pub fn row(conn: &mut Conn, keys: &Keys, introduction: Introduction, floor: AnswerFloor, now: Moment) -> Result<Row> {
    let talent = talents::get(conn, &introduction.talent)?;
    let need = needs::get(conn, &introduction.need)?;
    let firm = enterprises::get(conn, &introduction.enterprise)?;
    let is_by_hand = match introduction.state.asked() {
        Some(side) => ask::readers(conn, &introduction, side)?.is_empty(),
        None => false,
    };
    Ok(Row {
        talent: talent.code,
        talent_name: sealed::identity(conn, keys, &introduction.talent)?.name,
        need: need.code,
        title: need.brief.title,
        firm: firm.profile.name,
        is_by_hand,
        answering: Standing::of(conn, &introduction.enterprise, floor, now)?,
        lacks_contact: lacks_contact(conn, &introduction)?,
        introduction,
    })
}

fn lacks_contact(conn: &mut Conn, introduction: &Introduction) -> Result<Vec<Side>> {
    if introduction.state != IntroductionState::BothYes {
        return Ok(Vec::new());
    }
    let (id, purpose) = (introduction.id.as_str(), Purpose::GiveContact);
    let talent = consents::standing(conn, &introduction.talent, purpose, id)?.is_none().then_some(Side::Talent);
    let firm = consents::standing_of_firm(conn, &introduction.enterprise, purpose, id)?.is_none().then_some(Side::Firm);
    Ok(talent.into_iter().chain(firm).collect())
}
