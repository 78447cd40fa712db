//! An officer answers what a person asked to be put right: done, or not and why, in words that go to the person by mail.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::audit::{Deed, Entity};
use crate::domain::correction::{CorrectionId, checked_reply};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::store::{accounts, audit, corrections, outbox};

/// The answer.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which.
    pub id: CorrectionId,
    /// The version the officer saw; `None` takes it as it stands.
    pub version: Option<i32>,
    /// True when it is put right.
    pub is_accepted: bool,
    /// The words to the person.
    pub words: String,
}

/// Records it and tells the person. Of two officers who answer at once, one wins.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<()> {
    let words = checked_reply(&input.words)?;
    let (now, keys, officer) = (ctx.now(), ctx.keys.clone(), officer.clone());
    ctx.db.write(move |conn| {
        let mut correction = corrections::get(conn, &input.id)?;
        if correction.account == officer.person.account.id {
            return Err(Error::Denied("self_review"));
        }
        if input.version.is_some_and(|seen| seen != correction.version) {
            return Err(Error::Conflict("version"));
        }
        let before = correction.state;
        correction.answer(input.is_accepted, &officer.person.account.id, now)?;
        corrections::save_answer(conn, &keys, &mut correction, &words)?;
        let about = (Entity::Correction, correction.id.as_str());
        let doer = Doer::from(&officer.person);
        let deed = Deed::new(&doer, "correction.answer", about.0, about.1).moved(before, correction.state);
        audit::add(conn, now, &deed.because(correction.state.as_str()))?;
        let account = accounts::get(conn, &correction.account)?;
        outbox::cancel_for(conn, now, about.0, about.1)?;
        let notice = NewNotice::to(NoticeKind::Correction, &account, about, now);
        outbox::add(conn, now, &notice.with_code(correction.state.as_str())).map(|_| ())
    })
}
