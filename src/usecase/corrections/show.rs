//! One correction with its words, for the officer who answers it.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::correction::{Correction, CorrectionId, Wish};
use crate::domain::error::{Error, Result};
use crate::domain::value::{Bilingual, Lang};
use crate::rights::views;
use crate::store::{accounts, corrections, enterprises, sealed, talents};

/// All of it.
#[derive(Debug, Clone)]
pub struct View {
    /// Where it stands.
    pub correction: Correction,
    /// What is asked for.
    pub wish: Wish,
    /// What the office said.
    pub reply: Option<String>,
    /// The code of the profile or firm.
    pub code: String,
    /// The person's name, or the firm's.
    pub name: Bilingual,
    /// The language in which the answer is read.
    pub lang: Lang,
}

/// Shows it, or `Missing`; that the officer saw the person is noted.
pub fn run(ctx: &Context, officer: &Officer, id: &CorrectionId) -> Result<View> {
    let view = ctx.db.read(|conn| {
        let correction = corrections::get(conn, id)?;
        let (wish, reply) = corrections::words(conn, &ctx.keys, id)?;
        let lang = accounts::get(conn, &correction.account)?.lang;
        let (code, name) = match (&correction.talent, &correction.enterprise) {
            (Some(talent), _) => {
                let name = sealed::identity(conn, &ctx.keys, talent)?.name;
                (talents::get(conn, talent)?.code, Bilingual::typed(&name, lang))
            }
            (None, Some(enterprise)) => {
                let firm = enterprises::get(conn, enterprise)?;
                (firm.code, firm.profile.name)
            }
            (None, None) => return Err(Error::internal("a correction of nobody")),
        };
        Ok(View { correction, wish, reply, code, name, lang })
    })?;
    views::note(ctx, officer, &view.correction.talent)?;
    Ok(view)
}
