//! The dossier of a match: who, what is sought, why they fit, what each side has agreed to, in both languages. Whoever opens it
//! is noted with a code, which is printed across each page: a sheet that turns up somewhere says whose it was.

use crate::context::Context;
use crate::domain::actor::{Doer, Officer};
use crate::domain::answer::Answer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{ContactField, Purpose};
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{Introduction, Side as Party};
use crate::domain::matches::Match;
use crate::domain::need::Need;
use crate::domain::talent::Talent;
use crate::domain::value::{Lang, Moment};
use crate::locale;
use crate::matching::reasons;
use crate::matching::{Line, LineResult, Side};
use crate::questions::standing::Standing;
use crate::rights::views;
use crate::store::db::Conn;
use crate::store::{
    audit, codes, consents, enterprises, introductions, matches, needs, put_questions, sealed, talents,
};
use crate::usecase::matches::show_need::{Proposed, View as Shown};

/// Which match.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need's code.
    pub need: String,
    /// The person's code.
    pub talent: String,
}

/// Words of both sides that meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// The need's.
    pub need: String,
    /// The person's.
    pub person: String,
    /// True where they meet in part only.
    pub is_partly: bool,
}

/// What a side has said and given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Whose side.
    pub side: Party,
    /// Its answer.
    pub answer: Answer,
    /// When.
    pub at: Option<Moment>,
    /// Which ways to reach it may be given to the other side, by a consent that stands.
    pub gives: Vec<ContactField>,
}

/// The dossier.
#[derive(Debug, Clone)]
pub struct View {
    /// The match as the review shows it, once a language.
    pub halves: [(Lang, Shown); 2],
    /// Words that meet.
    pub touching: Vec<Touch>,
    /// The introduction, where there is one, with what each side has agreed to.
    pub introduction: Option<(Introduction, [Agreed; 2])>,
    /// Names this printing in the audit.
    pub code: String,
    /// When it was made.
    pub at: Moment,
}

/// All that is read of a match.
struct Parts {
    need: Need,
    firm: Enterprise,
    pair: Match,
    person: Proposed,
    standing: Standing,
    lines: Vec<Line>,
    introduction: Option<(Introduction, [Agreed; 2])>,
}

/// Makes it; without its row in the audit there is none.
pub fn run(ctx: &Context, officer: &Officer, input: &Input) -> Result<View> {
    let now = ctx.now();
    let parts = ctx.db.read(|conn| read(conn, ctx, input, now))?;
    views::note(ctx, officer, [&parts.person.talent.id])?;
    let code = codes::for_dossier();
    let (doer, id, printed) = (Doer::from(&officer.person), parts.pair.id.clone(), code.clone());
    ctx.db.write(move |conn| {
        let deed = Deed::new(&doer, "match.print", Entity::Match, id.as_str()).because(printed);
        audit::add(conn, now, &deed).map(|_| ())
    })?;
    let touching = parts.lines.iter().filter_map(touch).collect();
    let halves = [Lang::Zh, Lang::En].map(|lang| (lang, half(ctx, &parts, lang)));
    Ok(View { halves, touching, introduction: parts.introduction, code, at: now })
}

fn read(conn: &mut Conn, ctx: &Context, input: &Input, now: Moment) -> Result<Parts> {
    let need = needs::find_by_code(conn, &input.need)?.ok_or(Error::Missing("need"))?;
    let talent = talents::find_by_code(conn, &input.talent)?.ok_or(Error::Missing("talent"))?;
    let pair = matches::of_need(conn, &need.id)?.into_iter().find(|pair| pair.talent == talent.id);
    let pair = pair.ok_or(Error::Missing("match"))?;
    let firm = enterprises::get(conn, &need.enterprise)?;
    let lines = matches::lines(conn, std::slice::from_ref(&pair.id))?.remove(&pair.id).unwrap_or_default();
    let introduction = introductions::find_by_match(conn, &pair.id)?;
    let introduction = introduction.map(|found| Ok::<_, Error>((found.clone(), agreed(conn, &found, &talent)?)));
    let standing = Standing::of(conn, &firm.id, ctx.answer_floor(), now)?;
    let identity = sealed::identity(conn, &ctx.keys, &talent.id)?;
    let monthly = put_questions::monthly(conn, &talent, now)?;
    let person = Proposed { pair: pair.clone(), talent, identity, monthly, met: Vec::new(), missing: Vec::new() };
    Ok(Parts { need, firm, pair, person, standing, lines, introduction: introduction.transpose()? })
}

fn agreed(conn: &mut Conn, introduction: &Introduction, talent: &Talent) -> Result<[Agreed; 2]> {
    let id = introduction.id.as_str();
    let person = consents::standing(conn, &talent.id, Purpose::GiveContact, id)?;
    let firm = consents::standing_of_firm(conn, &introduction.enterprise, Purpose::GiveContact, id)?;
    let of = |side, at, gives| Agreed { side, answer: introduction.answer_of(side), at, gives };
    let fields = |consent: Option<crate::domain::consent::Consent>| consent.map(|c| c.fields).unwrap_or_default();
    Ok([
        of(Party::Talent, introduction.talent_answered_at, fields(person)),
        of(Party::Firm, introduction.firm_answered_at, fields(firm)),
    ])
}

fn touch(line: &Line) -> Option<Touch> {
    let is_met = matches!(line.result, LineResult::Met | LineResult::Partly);
    let is_subject = line.side == Side::Need && (line.concept.is_some() || line.link.is_some());
    let (need, person) = (line.need_phrase.clone()?, line.person_phrase.clone()?);
    let touch = Touch { need, person, is_partly: line.result == LineResult::Partly };
    (is_met && is_subject && !touch.need.trim().is_empty() && !touch.person.trim().is_empty()).then_some(touch)
}

fn half(ctx: &Context, parts: &Parts, lang: Lang) -> Shown {
    let named = ctx.engine.phrases(&parts.lines, lang);
    let (met, missing) = (named.met, named.missing);
    let marks = parts.lines.iter().filter_map(touch).flat_map(|touch| [touch.need, touch.person]);
    Shown {
        need: parts.need.clone(),
        firm: parts.firm.clone(),
        review_by: locale::day_in(parts.pair.created_at, locale::LANZHOU),
        answering: parts.standing,
        waits: false,
        is_matching: false,
        people: vec![Proposed { met, missing, ..parts.person.clone() }],
        at: Some(0),
        fits: reasons::of_side(&ctx.engine, &parts.lines, Side::Need, lang),
        suits: reasons::of_side(&ctx.engine, &parts.lines, Side::Person, lang),
        // On paper the words stand in a list of their own (`touching`); in the facts they are marked.
        marks: Vec::new(),
        phrases: marks.map(|phrase| phrase.trim().to_lowercase()).collect(),
        notes: Vec::new(),
        need_before: None,
        need_after: None,
    }
}
