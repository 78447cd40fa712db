//! A person's own introductions, as their side may see them: their own answers in full, of the other side its code, and its
//! name and contact only once they were given.

use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::answer::{Answer, GivenAnswer};
use crate::domain::consent::{Consent, GivenContact, Purpose};
use crate::domain::error::{Error, Result};
use crate::domain::follow_up::{FollowUp, Outcome};
use crate::domain::introduction::{Introduction, IntroductionState, Side};
use crate::domain::need::Need;
use crate::domain::paging::Paging;
use crate::domain::value::{Bilingual, Lang};
use crate::keys::Keys;
use crate::questions::asked::{self, Fit};
use crate::questions::side;
use crate::store::db::Conn;
use crate::store::introductions::Filter;
use crate::store::sealed::{Contact, Disclosure, Whose};
use crate::store::{
    answers, consents, enterprises, follow_ups, introduction_notes, introductions, matches, needs, outcomes, sealed,
    talents,
};

use super::seen;

/// An introduction to one of its sides.
#[derive(Debug, Clone)]
pub struct Own {
    /// As it stands; what is the other side's in it is not told.
    pub introduction: Introduction,
    /// Whose side the person is on.
    pub side: Side,
    /// The need.
    pub need: Need,
    /// The other side by its code; `None` for a firm that the person may not know.
    pub other: Option<String>,
    /// The firm's name, where a person may know it.
    pub firm: Option<Bilingual>,
    /// The answers of this side, with the words that an officer noted.
    pub answers: Vec<(GivenAnswer, Option<String>)>,
    /// What this side gave, and whether that still stands.
    pub given: Option<Consent>,
    /// What the other side gave.
    pub received: Option<GivenContact>,
    /// How well it fits, of 100, in the direction of this side.
    pub score: i64,
    /// What of it fits.
    pub fit: Fit,
    /// The officer's line to this side.
    pub note: Option<String>,
    /// The questions after the introduction that this side was asked.
    pub follow_ups: Vec<FollowUp>,
    /// What came of it.
    pub outcomes: Vec<Outcome>,
}

/// All of them, oldest first.
pub fn of(ctx: &Context, conn: &mut Conn, person: &Person, lang: Lang) -> Result<Vec<Own>> {
    let now = ctx.now();
    let mut all = Vec::new();
    if let Some(talent) = &person.talent {
        let filter = Filter { talent: Some(talent.clone()), ..Filter::default() };
        all.extend(list(conn, &filter)?.into_iter().map(|i| (Side::Talent, i)));
    }
    if let Some(firm) = &person.enterprise {
        let filter = Filter { enterprise: Some(firm.clone()), ..Filter::default() };
        all.extend(list(conn, &filter)?.into_iter().map(|i| (Side::Firm, i)));
    }
    all.retain(|(side, introduction)| side::is_shown(introduction, *side, now));
    all.sort_by(|a, b| a.1.id.cmp(&b.1.id));
    let mut own = Vec::with_capacity(all.len());
    for (side, introduction) in all {
        own.push(one(ctx, conn, person, (side, introduction), lang)?);
    }
    Ok(own)
}

fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Introduction>> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = introductions::list(conn, filter, &Paging::new(after, None))?;
        all.extend(page.items);
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(all),
        }
    }
}

fn one(
    ctx: &Context,
    conn: &mut Conn,
    person: &Person,
    (side, introduction): (Side, Introduction),
    lang: Lang,
) -> Result<Own> {
    let keys = &ctx.keys;
    // What of the need a person meets is told to a firm after their yes only.
    let is_waiting_firm = side == Side::Firm && introduction.state == IntroductionState::AskingTalent;
    let mut said = Vec::new();
    for answer in answers::list(conn, &introduction.id)?.into_iter().filter(|answer| answer.side == side) {
        let words = answers::words(conn, keys, &answer.id)?;
        said.push((answer, words));
    }
    let pair = matches::get(conn, &introduction.match_id)?;
    let score = match side {
        Side::Talent => pair.score_talent,
        Side::Firm => pair.score_need,
    };
    let (other, firm) = other(conn, &introduction, side)?;
    let follow_ups = follow_ups::list(conn, &introduction.id)?;
    Ok(Own {
        need: needs::get(conn, &introduction.need)?,
        other,
        firm,
        answers: said,
        given: given(conn, person, &introduction, side)?,
        received: received(conn, keys, &introduction, side)?,
        score: score.round() as i64,
        fit: if is_waiting_firm { Fit::default() } else { asked::fit(conn, &ctx.engine, &introduction, lang)? },
        note: note(conn, keys, &introduction, side)?,
        follow_ups: follow_ups.into_iter().filter(|f| f.side == side && f.asked_at.is_some()).collect(),
        outcomes: outcomes::list(conn, &introduction.id)?,
        side,
        introduction,
    })
}

/// The officer's line to this side; a firm has it from the person's yes on, like all that it tells of them.
fn note(conn: &mut Conn, keys: &Keys, introduction: &Introduction, side: Side) -> Result<Option<String>> {
    let is_told = side == Side::Talent || introduction.talent_answer == Answer::Yes;
    if is_told { introduction_notes::find(conn, keys, &introduction.id, side) } else { Ok(None) }
}

/// The code of the other side, and the firm's name for a person who may know it.
fn other(conn: &mut Conn, introduction: &Introduction, side: Side) -> Result<(Option<String>, Option<Bilingual>)> {
    if side == Side::Firm {
        return Ok((Some(talents::get(conn, &introduction.talent)?.code), None));
    }
    if !seen::may_know_firm(conn, introduction)? {
        return Ok((None, None));
    }
    let firm = enterprises::get(conn, &introduction.enterprise)?;
    Ok((Some(firm.code), Some(firm.profile.name)))
}

/// What this person agreed to give.
fn given(conn: &mut Conn, person: &Person, introduction: &Introduction, side: Side) -> Result<Option<Consent>> {
    let all = consents::list_by_introduction(conn, introduction.id.as_str())?;
    Ok(all.into_iter().rfind(|consent| {
        let is_mine = match side {
            Side::Talent => consent.talent.is_some(),
            Side::Firm => consent.talent.is_none() && consent.account.as_ref() == Some(&person.account.id),
        };
        is_mine && consent.purpose == Purpose::GiveContact
    }))
}

/// What the other side gave, through the one door of contact data: nothing unless its consent stands.
fn received(conn: &mut Conn, keys: &Keys, introduction: &Introduction, side: Side) -> Result<Option<GivenContact>> {
    let why = Disclosure::Introduction(&introduction.id);
    let found = match side {
        Side::Firm => sealed::disclose(conn, keys, Whose::Talent(&introduction.talent), why),
        Side::Talent => {
            let id = introduction.id.as_str();
            let by = consents::standing_of_firm(conn, &introduction.enterprise, Purpose::GiveContact, id)?;
            let Some(account) = by.and_then(|consent| consent.account) else { return Ok(None) };
            sealed::disclose(conn, keys, Whose::Member(&introduction.enterprise, &account), why)
        }
    };
    match found {
        Ok(Contact::Given(contact)) => Ok(Some(contact)),
        Ok(_) => Err(Error::internal("not a given contact")),
        // Not introduced, taken back, or erased since.
        Err(Error::Denied(_) | Error::Missing(_)) => Ok(None),
        Err(other) => Err(other),
    }
}
