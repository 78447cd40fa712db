//! What each side is shown while it is asked: to the person the need in their language with the firm's own words below, to the
//! firm the card by its code. Neither type has a field for a name, an employer or a contact of the person.

use std::collections::HashSet;

use crate::domain::card::TalentCard;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::Result;
use crate::domain::introduction::Introduction;
use crate::domain::need::{Need, NeedBrief};
use crate::domain::region;
use crate::domain::value::{Bilingual, Lang, Mode};
use crate::locale;
use crate::matching::{Engine, Line, Phrase};
use crate::store::db::Conn;
use crate::store::{enterprises, matches, needs, talents};

/// Most topics that the composed sentence names.
const TOPICS: usize = 6;

/// A need as the person who is asked reads of it.
#[derive(Debug, Clone)]
pub struct AskedNeed {
    /// The need's code.
    pub code: String,
    /// What is asked for, composed in the reader's language from the labels of the taxonomy.
    pub asks: String,
    /// The firm; `None` for an anonymous need.
    pub firm: Option<Bilingual>,
    /// What the firm wrote.
    pub brief: NeedBrief,
}

/// What fits and what does not, in the reader's language: the words of the need, never those of the person.
#[derive(Debug, Clone, Default)]
pub struct Fit {
    /// Met.
    pub met: Vec<Phrase>,
    /// Met in part.
    pub partly: Vec<Phrase>,
    /// Missing.
    pub missing: Vec<Phrase>,
}

/// The need of an introduction for a reader of `lang`.
pub fn need(conn: &mut Conn, engine: &Engine, introduction: &Introduction, lang: Lang) -> Result<AskedNeed> {
    let need = needs::get(conn, &introduction.need)?;
    let firm = enterprises::get(conn, &introduction.enterprise)?;
    let asks = asks(engine, &need, &firm, lang);
    let name = (!need.brief.is_anonymous).then_some(firm.profile.name);
    Ok(AskedNeed { code: need.code, asks, firm: name, brief: need.brief })
}

/// The card of the person of an introduction, with the sentence as they left it.
pub fn card(conn: &mut Conn, introduction: &Introduction) -> Result<TalentCard> {
    let talent = talents::get(conn, &introduction.talent)?;
    let card = TalentCard::of(&talent);
    let sentence = introduction.sentence.clone().unwrap_or_else(|| card.sentence.clone());
    Ok(TalentCard { sentence, ..card })
}

/// What of the need fits.
pub fn fit(conn: &mut Conn, engine: &Engine, introduction: &Introduction, lang: Lang) -> Result<Fit> {
    let id = &introduction.match_id;
    let mut lines = matches::lines::<Line>(conn, std::slice::from_ref(id))?;
    let named = engine.phrases(&lines.remove(id).unwrap_or_default(), lang);
    Ok(Fit { met: named.met, partly: named.partly, missing: named.missing })
}

/// "A firm in Lanzhou New Area asks for help with: peptide synthesis, scale-up. Remote or short visits. Until 31 December."
pub fn asks(engine: &Engine, need: &Need, firm: &Enterprise, lang: Lang) -> String {
    let topics = topics(engine, &need.brief, lang);
    let place = firm.profile.division.as_deref().and_then(region::find).map(|d| d.name(lang).to_owned());
    let who = match (need.brief.is_anonymous, place) {
        (false, _) => firm.profile.name.text(lang).to_owned(),
        (true, Some(place)) => locale::text_with(lang, "asked-firm-in", &[("place", place.into())]),
        (true, None) => locale::text(lang, "asked-firm"),
    };
    let modes = need.brief.modes.iter().map(|m| mode(lang, *m)).collect::<Vec<_>>();
    let mut parts = vec![
        locale::text_with(lang, "asked-topics", &[("firm", who.into()), ("topics", join(lang, &topics).into())]),
        locale::text_with(lang, "asked-modes", &[("modes", join(lang, &modes).into())]),
    ];
    let until = need.brief.deadline.map(|day| locale::full_day(lang, day));
    parts.extend(until.map(|day| locale::text_with(lang, "asked-until", &[("day", day.into())])));
    parts.join(if lang == Lang::Zh { "" } else { " " })
}

/// What a need names, as labels; its fields where it names nothing that the taxonomy knows.
fn topics(engine: &Engine, brief: &NeedBrief, lang: Lang) -> Vec<String> {
    let mut topics = engine.topics(&engine.need(brief), lang);
    if topics.is_empty() {
        topics = brief.fields.iter().map(|field| engine.field_label(field, lang).to_owned()).collect();
    }
    let mut seen = HashSet::new();
    topics.retain(|topic| seen.insert(topic.clone()));
    topics.truncate(TOPICS);
    topics
}

fn mode(lang: Lang, mode: Mode) -> String {
    locale::text(lang, &format!("mode-{}", mode.as_str().replace('_', "-")))
}

fn join(lang: Lang, names: &[String]) -> String {
    names.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}
