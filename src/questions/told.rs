//! What the mail of a question says to its side, read where it is sent and where it is shown before: one reading for both, so
//! that an officer is shown the words that leave. Each side is told its own note alone.

use super::{ask, asked};
use crate::domain::account::Account;
use crate::domain::error::Result;
use crate::domain::introduction::{Introduction, Side};
use crate::domain::value::Lang;
use crate::keys::Keys;
use crate::mail::introduction_facts::{AskFirm, AskTalent};
use crate::matching::{Engine, Phrase};
use crate::store::db::Conn;
use crate::store::{introduction_notes, needs};

/// The question to a side, for one reader of it.
pub struct Question<'a> {
    /// The introduction.
    pub introduction: &'a Introduction,
    /// Who reads it.
    pub reader: &'a Account,
    /// In which language.
    pub lang: Lang,
    /// True for a reminder.
    pub is_reminder: bool,
    /// The token of the reader's own link.
    pub token: String,
}

/// (7) What the person is told.
pub fn ask_talent(conn: &mut Conn, engine: &Engine, keys: &Keys, question: Question<'_>) -> Result<AskTalent> {
    let Question { introduction, reader, lang, is_reminder, token } = question;
    let need = asked::need(conn, engine, introduction, lang)?;
    Ok(AskTalent {
        is_reminder,
        may_postpone: !introduction.is_postponed,
        asks: need.asks,
        title: need.brief.title,
        body: need.brief.body,
        budget: need.brief.budget,
        met: met(conn, engine, introduction, lang)?.0,
        note: introduction_notes::find(conn, keys, &introduction.id, Side::Talent)?,
        card: asked::card(conn, introduction)?,
        due_on: ask::due_on(introduction, reader),
        token,
    })
}

/// (8) What the firm is told.
pub fn ask_firm(conn: &mut Conn, engine: &Engine, keys: &Keys, question: Question<'_>) -> Result<AskFirm> {
    let Question { introduction, reader, lang, is_reminder, token } = question;
    let (met, missing) = met(conn, engine, introduction, lang)?;
    let need = needs::get(conn, &introduction.need)?;
    Ok(AskFirm {
        is_reminder,
        need: (need.code, need.brief.title),
        card: asked::card(conn, introduction)?,
        met,
        missing,
        note: introduction_notes::find(conn, keys, &introduction.id, Side::Firm)?,
        due_on: ask::due_on(introduction, reader),
        token,
    })
}

/// What of the need is met and what is missing, as words.
pub fn met(
    conn: &mut Conn,
    engine: &Engine,
    introduction: &Introduction,
    lang: Lang,
) -> Result<(Vec<String>, Vec<String>)> {
    let fit = asked::fit(conn, engine, introduction, lang)?;
    let words = |phrases: Vec<Phrase>| phrases.into_iter().map(|p| p.text).collect();
    Ok((words(fit.met), words(fit.missing)))
}
