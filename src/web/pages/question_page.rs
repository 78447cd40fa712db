//! The page of a question as each side is shown it.

use askama::Template;

use crate::consent_texts::{self, ConsentText, Topic};
use crate::domain::answer::DeclineReason;
use crate::domain::error::Result as Outcome;
use crate::domain::introduction::Side;
use crate::usecase::introductions::show_question::{Question, Seen, ToFirm, ToTalent};
use crate::web::cards::{Row, Said};
use crate::web::forms::answer::AnswerForm;
use crate::web::page::{Frame, Problems};

/// For the person.
#[derive(Template)]
#[template(path = "introductions/talent.html")]
pub struct TalentPage {
    frame: Frame,
    action: String,
    view: ToTalent,
    form: AnswerForm,
    problems: Problems,
    card_text: &'static ConsentText,
    contact_text: &'static ConsentText,
}

/// For the firm.
#[derive(Template)]
#[template(path = "introductions/firm.html")]
pub struct FirmPage {
    frame: Frame,
    action: String,
    view: ToFirm,
    form: AnswerForm,
    problems: Problems,
    contact_text: &'static ConsentText,
}

/// What both templates ask of a page.
trait OfQuestion {
    fn question(&self) -> &Question;
    fn frame(&self) -> &Frame;
    fn side(&self) -> Side;

    fn state(&self) -> String {
        self.frame().introduction_state(&self.question().state, &self.question().introduced_at, Some(&self.side()))
    }

    fn due(&self) -> Option<String> {
        let (frame, question) = (self.frame(), self.question());
        let at = question.due_at? - chrono::TimeDelta::seconds(1);
        Some(frame.tv("introduction-due", &[("time", frame.clocks_in(&question.time_zone, &at).into())]))
    }
}

impl OfQuestion for TalentPage {
    fn side(&self) -> Side {
        Side::Talent
    }

    fn question(&self) -> &Question {
        &self.view.question
    }

    fn frame(&self) -> &Frame {
        &self.frame
    }
}

impl OfQuestion for FirmPage {
    fn side(&self) -> Side {
        Side::Firm
    }

    fn question(&self) -> &Question {
        &self.view.question
    }

    fn frame(&self) -> &Frame {
        &self.frame
    }
}

impl TalentPage {
    /// What the person is asked.
    pub fn new(frame: Frame, action: String, view: ToTalent, form: AnswerForm, problems: Problems) -> Outcome<Self> {
        let (card_text, contact_text) = (
            consent_texts::current(Topic::ShowCard, frame.lang)?,
            consent_texts::current(Topic::GiveContact, frame.lang)?,
        );
        Ok(Self { frame, action, view, form, problems, card_text, contact_text })
    }

    fn title(&self) -> Option<Said> {
        self.frame.said(&self.view.need.brief.title)
    }

    fn body(&self) -> Option<Said> {
        self.frame.said(&self.view.need.brief.body)
    }

    fn rows(&self) -> Vec<Row> {
        self.frame.need_rows(&self.view.need.brief)
    }

    fn sentence(&self) -> String {
        let stands = || self.view.card.sentence.text(self.frame.lang).to_owned();
        self.form.sentence.clone().unwrap_or_else(stands)
    }
}

impl FirmPage {
    /// What the firm is asked.
    pub fn new(frame: Frame, action: String, view: ToFirm, form: AnswerForm, problems: Problems) -> Outcome<Self> {
        let contact_text = consent_texts::current(Topic::MemberContact, frame.lang)?;
        Ok(Self { frame, action, view, form, problems, contact_text })
    }

    fn title(&self) -> Option<Said> {
        self.frame.said(&self.view.title)
    }

    fn code(&self) -> &str {
        match &self.view.seen {
            Seen::Code(code) => code,
            Seen::Browse(card) => &card.code,
            Seen::Card(card) => &card.code,
        }
    }

    fn rows(&self) -> Vec<Row> {
        match &self.view.seen {
            Seen::Code(_) => Vec::new(),
            Seen::Browse(card) => self.frame.browse_rows(card),
            Seen::Card(card) => self.frame.card_rows(card),
        }
    }

    fn said(&self) -> Option<Said> {
        match &self.view.seen {
            Seen::Card(card) => Said::of(&card.sentence, self.frame.lang),
            Seen::Code(_) | Seen::Browse(_) => None,
        }
    }

    fn reasons(&self) -> &'static [DeclineReason] {
        DeclineReason::ALL
    }
}
