//! Both have said yes, and the person now ticks which contact the firm may have.

use crate::context::Context;
use crate::domain::answer::{Answer, AnswerChannel};
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{ContactField, Purpose};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{IntroductionState, Side};
use crate::domain::state::By;
use crate::domain::value::Lang;
use crate::questions::agree;
use crate::questions::office;
use crate::questions::side::Way;
use crate::questions::take::{Said, Taking};
use crate::store::{audit, consents, introductions, links};

/// What is given.
#[derive(Debug, Clone)]
pub struct Input {
    /// Who, and in which introduction.
    pub way: Way,
    /// The version of the text that was ticked.
    pub consent_contact: Option<i32>,
    /// Which contact data.
    pub fields: Vec<ContactField>,
    /// The language of the page.
    pub lang: Lang,
    /// `Web` or `Api`.
    pub came_by: AnswerChannel,
}

/// Records it and returns the introduction's code.
pub fn run(ctx: &Context, input: Input) -> Result<String> {
    let (now, keys) = (ctx.now(), ctx.keys.clone());
    ctx.db.write(move |conn| {
        let party = input.way.party(conn, &keys, now)?;
        if let Some(link) = &party.link {
            link.check(now)?;
        }
        let introduction = &party.introduction;
        introductions::hold(conn, introduction)?;
        let id = introduction.id.as_str();
        let has = consents::standing(conn, &introduction.talent, Purpose::GiveContact, id)?.is_some();
        if party.side != Side::Talent || introduction.state != IntroductionState::BothYes || has {
            return Err(if party.link.is_some() { Error::Gone("moved_on") } else { Error::Conflict("already_done") });
        }
        let said = Said {
            answer: Answer::Yes,
            reason: None,
            sentence: None,
            consent_card: None,
            consent_contact: input.consent_contact,
            fields: input.fields,
        };
        let taking = Taking {
            doer: party.doer.clone(),
            by: By::Owner,
            account: Some(party.account.clone()),
            lang: input.lang,
            came_by: input.came_by,
            recorded: None,
            now,
        };
        agree::give_contact(conn, introduction, &said, &taking)?;
        if let Some(link) = &party.link {
            links::use_up(conn, link, now)?;
        }
        office::tell(conn, introduction, office::CONTACT, now)?;
        audit::add(conn, now, &Deed::new(&party.doer, "introduction.give_contact", Entity::Introduction, id))?;
        Ok(introduction.code.clone())
    })
}
