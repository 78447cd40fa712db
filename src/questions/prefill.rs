//! What the note to the parties may say, before an officer has changed a word: one sentence of what fits, to each side in its own
//! language, and never in the words of the other side.

use crate::domain::account::Account;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::Result;
use crate::domain::introduction::Side;
use crate::domain::talent::Talent;
use crate::domain::value::Lang;
use crate::locale;
use crate::matching::{Engine, Line};
use crate::store::db::Conn;
use crate::store::{accounts, enterprises};

/// Most things that the sentence names.
const NAMED: usize = 4;

/// A line as it is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefilled {
    /// To which side.
    pub side: Side,
    /// In which language it reads.
    pub lang: Lang,
    /// The words; empty where nothing is met.
    pub words: String,
}

/// The lines of a pair; none to a side without an account, which gets no mail and has no page.
pub fn lines(
    conn: &mut Conn,
    engine: &Engine,
    (talent, firm): (&Talent, &EnterpriseId),
    why: &[Line],
) -> Result<Vec<Prefilled>> {
    let person = talent.account.as_ref().map(|id| accounts::get(conn, id)).transpose()?;
    let member = enterprises::list_members(conn, firm)?.into_iter().next();
    let member = member.map(|id| accounts::get(conn, &id)).transpose()?;
    let line = |(side, reader): (Side, Account)| {
        let lang = reader.lang;
        Prefilled { side, lang, words: words(engine, side, lang, why) }
    };
    Ok([(Side::Talent, person), (Side::Firm, member)].into_iter().filter_map(|(s, a)| Some(line((s, a?)))).collect())
}

fn words(engine: &Engine, side: Side, lang: Lang, why: &[Line]) -> String {
    let met: Vec<String> = engine.phrases(why, lang).met.into_iter().take(NAMED).map(|phrase| phrase.text).collect();
    if met.is_empty() {
        return String::new();
    }
    let key = format!("note-prefilled-{side}");
    let met = met.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    });
    locale::text_with(lang, &key, &[("met", met.into())])
}
