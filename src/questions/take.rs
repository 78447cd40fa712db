//! Takes the answer of a side: what it agrees to (`agree.rs`), the move, the mails and links of the question that end, and what comes next.

use chrono::NaiveDate;

use super::agree::agree;
use super::{ask, close, interest, office, shown};
use crate::domain::account::{AccountId, LinkPurpose};
use crate::domain::actor::Doer;
use crate::domain::answer::{Answer, AnswerChannel, AnswerId, DeclineReason, GivenAnswer};
use crate::domain::answer_figures::QuestionEnding;
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{Channel, ContactField, Purpose};
use crate::domain::error::{Error, Result};
use crate::domain::giving::Giving;
use crate::domain::introduction::{Introduction, IntroductionState, Side};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::value::{Lang, Moment};
use crate::keys::Keys;
use crate::locale;
use crate::store::db::Conn;
use crate::store::{answers, audit, consents, firm_questions, introductions, links, outbox};

/// What a side says.
#[derive(Debug, Clone)]
pub struct Said {
    /// Yes, not now, no.
    pub answer: Answer,
    /// Why, for a no of the firm.
    pub reason: Option<DeclineReason>,
    /// What the person left in of the one sentence; `None` leaves it as it stands in the profile.
    pub sentence: Option<String>,
    /// The version of the text that lets the firm see the card (P4), when ticked.
    pub consent_card: Option<i32>,
    /// The version of the text that gives the contact (P5), when ticked.
    pub consent_contact: Option<i32>,
    /// Which contact data.
    pub fields: Vec<ContactField>,
}

/// Who takes the answer, on whose account, in which language, how and when.
#[derive(Debug, Clone)]
pub struct Taking {
    /// Who stands in the audit.
    pub doer: Doer,
    /// As what.
    pub by: By,
    /// The account of the side; `None` for people and firms without one.
    pub account: Option<AccountId>,
    /// The language of the texts that were shown.
    pub lang: Lang,
    /// How the answer came.
    pub came_by: AnswerChannel,
    /// The officer who recorded it, where the side did not answer itself.
    pub recorded: Option<Recorded>,
    /// When.
    pub now: Moment,
}

/// What an officer notes of an answer that came by mail, telephone or in person.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Who records it.
    pub officer: AccountId,
    /// On which day it was said.
    pub said_on: NaiveDate,
    /// In which words.
    pub words: String,
}

impl Taking {
    fn given(&self, introduction: &Introduction, side: Side, said: &Said) -> GivenAnswer {
        GivenAnswer {
            id: AnswerId::new(),
            introduction: introduction.id.clone(),
            side,
            answer: said.answer,
            reason: said.reason,
            channel: self.came_by,
            said_on: self.recorded.as_ref().map(|note| note.said_on),
            recorded_by: self.recorded.as_ref().map(|note| note.officer.clone()),
            given_at: self.now,
            disputed_at: None,
        }
    }

    /// How what is agreed to with it is given.
    pub fn giving(&self) -> Giving {
        let channel = match self.came_by {
            AnswerChannel::Web => Channel::Web,
            AnswerChannel::Api => Channel::Api,
            _ => Channel::Paper,
        };
        Giving {
            account: self.account.clone(),
            channel,
            basis: self.recorded.as_ref().map(|note| note.words.clone()),
            address_class: self.doer.address_class.clone(),
            at: self.now,
        }
    }
}

/// Takes it. The introduction is saved with its next question already put.
pub fn take(
    conn: &mut Conn,
    keys: &Keys,
    introduction: &mut Introduction,
    side: Side,
    said: &Said,
    taking: &Taking,
) -> Result<GivenAnswer> {
    let (before, now) = (introduction.state, taking.now);
    if introduction.state.asked() != Some(side) {
        return Err(Error::Conflict("already_done"));
    }
    if said.answer == Answer::Later && side == Side::Talent {
        ask::put_later(conn, introduction, now)?;
    } else {
        if said.answer == Answer::Yes {
            agree(conn, keys, introduction, side, said, taking)?;
        }
        introduction.answer(side, said.answer, taking.by, now)?;
        if introduction.is_firm_first && introduction.state == IntroductionState::BothYes && side == Side::Talent {
            interest::give_contact(conn, introduction, now)?;
        }
        if side == Side::Firm {
            introduction.firm_reason = said.reason;
            let said_at = said_at(conn, introduction, taking)?;
            firm_questions::end(conn, &introduction.id, QuestionEnding::Answered, said_at)?;
        }
        close::question(conn, introduction, now)?;
        go_on(conn, introduction, side, now)?;
    }
    let given = taking.given(introduction, side, said);
    answers::add(conn, keys, &given, taking.recorded.as_ref().map(|note| note.words.as_str()))?;
    introductions::save(conn, introduction, now)?;
    let deed = Deed::new(&taking.doer, "introduction.answer", Entity::Introduction, introduction.id.as_str());
    let deed = deed.moved(before, introduction.state).because(format!("{side} {} {}", said.answer, given.channel));
    audit::add(conn, now, &deed)?;
    Ok(given)
}

/// When the firm answered: what staff record counts from the day on which it was said, not from that of the recording.
fn said_at(conn: &mut Conn, introduction: &Introduction, taking: &Taking) -> Result<Moment> {
    let Some(recorded) = &taking.recorded else { return Ok(taking.now) };
    let asked_at = firm_questions::asked_at(conn, &introduction.id)?.unwrap_or(taking.now);
    Ok(locale::end_of_day(recorded.said_on, locale::LANZHOU).min(taking.now).max(asked_at))
}

/// What follows an answer: the other side is asked, the office is told, or whoever had said yes hears a neutral word.
fn go_on(conn: &mut Conn, introduction: &mut Introduction, side: Side, now: Moment) -> Result<()> {
    match introduction.state {
        IntroductionState::AskingFirm => ask::put(conn, introduction, now).map(|_| ()),
        IntroductionState::BothYes => {
            // The firm that asked first sees the whole card from this yes on.
            if side == Side::Talent {
                shown::card(conn, &Doer::system(), introduction, now)?;
            }
            both_said_yes(conn, introduction, now)
        }
        // The firm is not told of a person who says no, unless it had said yes.
        _ if side == Side::Firm || introduction.firm_said_yes() => {
            close::tell(conn, introduction, side.other(), close::DECLINED, now)
        }
        _ => Ok(()),
    }
}

fn both_said_yes(conn: &mut Conn, introduction: &Introduction, now: Moment) -> Result<()> {
    office::tell(conn, introduction, office::BOTH_YES, now)?;
    let purpose = Purpose::GiveContact;
    if consents::standing(conn, &introduction.talent, purpose, introduction.id.as_str())?.is_some() {
        return Ok(());
    }
    for reader in ask::readers(conn, introduction, Side::Talent)? {
        let id = introduction.id.as_str();
        let link = links::add(conn, now, &reader.id, LinkPurpose::Answer, Some(id))?;
        let notice = NewNotice::to(NoticeKind::AskContact, &reader, (Entity::Introduction, id), now);
        outbox::add(conn, now, &notice.with_link(&link.id))?;
    }
    Ok(())
}
