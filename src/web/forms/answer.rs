//! The answer of a side as it was typed and ticked.

use serde::Deserialize;

use super::{Reading, option, ticked};
use crate::domain::answer::Answer;
use crate::domain::error::{Error, Result};
use crate::usecase::introductions::answer::Said;

/// What the page of a question sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    /// `yes`, `later`, `no`; `contact` when only the contact was asked for.
    pub answer: String,
    /// Why, for a no of the firm.
    pub reason: String,
    /// What the person leaves in of the one sentence.
    pub sentence: Option<String>,
    /// The version of the text of P4, when ticked.
    pub consent_card: String,
    /// The version of the text of P5, when ticked.
    pub consent_contact: String,
    /// Which contact data.
    pub fields: Vec<String>,
}

impl AnswerForm {
    /// The page asked for the contact only.
    pub fn is_contact(&self) -> bool {
        self.answer == "contact"
    }

    /// What was said. The name goes with any contact: nobody is introduced without one.
    pub fn said(&self) -> Result<Said> {
        let mut reading = Reading::default();
        let answer = if self.is_contact() { Some(Answer::Yes) } else { reading.code("answer", &self.answer) };
        let reason = reading.code("reason", &self.reason);
        let fields = reading.codes("fields", &self.fields);
        let said = Said {
            answer: answer.unwrap_or(Answer::Pending),
            reason,
            sentence: self.sentence.clone(),
            consent_card: option(&self.consent_card).and_then(|text| ticked(&text)),
            consent_contact: option(&self.consent_contact).and_then(|text| ticked(&text)),
            fields,
        };
        let said = reading.done(said)?;
        if said.answer == Answer::Pending { Err(Error::field("answer", "required")) } else { Ok(said) }
    }
}
