//! Where an introduction stands, in the words that are for one of its sides.

use super::page::Frame;
use crate::domain::answer::Answer;
use crate::domain::introduction::{IntroductionState as State, Side};
use crate::domain::value::Moment;
use crate::usecase::introductions::show_question::Question;

/// What is to be said beyond the state; `None` while the side is asked and has said nothing yet.
fn told(question: &Question, lacks_contact: bool) -> Option<&'static str> {
    Some(match (question.state, question.answer) {
        (State::Introduced, _) => "introduced",
        (State::Success, _) => "success",
        (State::NoDeal, _) => "no-deal",
        (State::Halted, _) if question.introduced_at.is_some() => "ended",
        (State::Halted, _) => "halted",
        (_, Answer::No) => "no",
        (_, Answer::Expired) => "expired",
        (State::AskingTalent, Answer::Yes) => "asking-talent",
        (State::AskingFirm, Answer::Yes) => "asking-firm",
        (State::BothYes, Answer::Yes) if lacks_contact => "contact",
        (State::BothYes, Answer::Yes) => "both-yes",
        (State::AskingTalent, Answer::Later) => "later",
        (State::Declined | State::Expired, Answer::Yes) => "declined",
        _ => return None,
    })
}

impl Frame {
    /// The state of an introduction for one of its sides, or for staff; one that was ended after the two met says that they did.
    pub fn introduction_state(&self, state: &State, introduced_at: &Option<Moment>, side: Option<&Side>) -> String {
        match (state, introduced_at) {
            (state, _) if side.is_some() && state.asked().as_ref() == side => self.t("introduction-state-yours"),
            (State::Halted, Some(_)) => self.t("introduction-state-ended"),
            (state, _) => self.tc("introduction-state-", state),
        }
    }

    /// What has become of a question since the reader answered it, and what happens next.
    pub fn introduction_told(&self, question: &Question, lacks_contact: &bool) -> Option<String> {
        let day = question.introduced_at.map(|at| self.lanzhou_day(&at)).unwrap_or_default();
        told(question, *lacks_contact).map(|code| self.tv(&format!("introduction-told-{code}"), &[("day", day.into())]))
    }

    /// The contact that the reader has agreed to give, and whether the other side has it.
    pub fn introduction_given(&self, question: &Question) -> Option<String> {
        let comma = self.t("review-comma");
        let names: Vec<String> = question.given.iter().map(|field| self.tc("contact-", field)).collect();
        let key = if question.introduced_at.is_some() { "introduction-given" } else { "introduction-to-give" };
        let is_told = question.introduced_at.is_some() || question.state.is_open();
        (!names.is_empty() && is_told).then(|| self.tv(key, &[("fields", names.join(&comma).into())]))
    }
}
