//! One need under review: what the firm seeks, the people proposed for it, and why each of them.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::calendar::Calendar;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{Match, MatchId, MatchState};
use crate::domain::need::Need;
use crate::domain::talent::{Talent, TalentId, TalentIdentity};
use crate::domain::value::{Lang, Moment};
use crate::domain::visibility::Monthly;
use crate::locale;
pub use crate::matching::Phrase as Name;
use crate::matching::reasons::{self, Reason};
use crate::matching::{Line, LineResult, Link, Side};
pub use crate::matching::{Part, Spot};
use crate::questions::prefill;
pub use crate::questions::prefill::Prefilled;
use crate::questions::standing::Standing;
use crate::rights::views;
use crate::store::db::Conn;
use crate::store::{changes, enterprises, matches, need_waits, needs, offices, put_questions, review, sealed, talents};

/// Working days within which the office reviews a need.
const WORKING_DAYS: u32 = 2;

/// Which need, before whom, in which language.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need's code.
    pub need: String,
    /// The code of the person to be shown; the best undecided one when not said.
    pub talent: Option<String>,
    /// The reader's language.
    pub lang: Lang,
}

/// A need under review.
#[derive(Debug, Clone)]
pub struct View {
    /// The need.
    pub need: Need,
    /// The firm.
    pub firm: Enterprise,
    /// Until when the office wants to have reviewed it: two working days after it was submitted.
    pub review_by: NaiveDate,
    /// How the firm answers.
    pub answering: Standing,
    /// True while it waits for an officer before anybody is proposed for it.
    pub waits: bool,
    /// True while the matching is at work: who is not proposed yet may still be.
    pub is_matching: bool,
    /// Everybody proposed or decided on, best first.
    pub people: Vec<Proposed>,
    /// Place among `people` of the one who is shown; `None` when there is nobody.
    pub at: Option<usize>,
    /// Why the one who is shown fits the need.
    pub fits: Vec<Reason>,
    /// Why the need suits the one who is shown.
    pub suits: Vec<Reason>,
    /// Where the words stand that carry the match, in the texts of either side.
    pub marks: Vec<Mark>,
    /// The same words, in lower case.
    pub phrases: Vec<String>,
    /// The lines that may go to each side with the approval of the one who is shown.
    pub notes: Vec<Prefilled>,
    /// The code of the need before this one in the queue.
    pub need_before: Option<String>,
    /// The code of the need after it.
    pub need_after: Option<String>,
}

/// A phrase that met, where it stands, and the key of the reason that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// True in a text of the person.
    pub is_of_person: bool,
    /// Where.
    pub at: Spot,
    /// As `Reason::key`.
    pub reason: String,
}

/// A person with the pair's scores.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// The pair.
    pub pair: Match,
    /// The person.
    pub talent: Talent,
    /// Who they are: staff see it.
    pub identity: TalentIdentity,
    /// The questions that the person has had this month.
    pub monthly: Monthly,
    /// Names of what is met, with the language of each.
    pub met: Vec<Name>,
    /// Names of what is missing.
    pub missing: Vec<Name>,
}

impl View {
    /// The one who is shown.
    pub fn shown(&self) -> Option<&Proposed> {
        self.people.get(self.at?)
    }

    /// The one before, and the one after.
    pub fn neighbours(&self) -> (Option<&Proposed>, Option<&Proposed>) {
        let Some(at) = self.at else { return (None, None) };
        (at.checked_sub(1).and_then(|i| self.people.get(i)), self.people.get(at + 1))
    }

    /// True when a keyword is among the words that carry the match.
    pub fn is_marked(&self, word: &str) -> bool {
        let word = word.trim().to_lowercase();
        self.phrases.iter().any(|phrase| word.contains(phrase.as_str()))
    }
}

/// Shows a need under review.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    let (now, floor) = (ctx.now(), ctx.answer_floor());
    let (need, firm, (answering, waits, is_matching, around), people, mut lines, zone) = ctx.db.read(|conn| {
        let need = needs::find_by_code(conn, &input.need)?.ok_or(Error::Missing("need"))?;
        let firm = enterprises::get(conn, &need.enterprise)?;
        let rows = matches::of_need(conn, &need.id)?;
        let rows: Vec<Match> = rows.into_iter().filter(|row| row.state != MatchState::Lapsed).collect();
        let ids: Vec<MatchId> = rows.iter().map(|row| row.id.clone()).collect();
        let lines: HashMap<MatchId, Vec<Line>> = matches::lines(conn, &ids)?;
        let people = proposed(conn, ctx, rows, now)?;
        let zone = offices::find(conn)?.map_or(chrono_tz::America::Los_Angeles, |office| office.time_zone);
        let standing = Standing::of(conn, &firm.id, floor, now)?;
        let standing = (standing, need_waits::find(conn, &need.id)?.is_some(), changes::is_matching(conn)?);
        let standing = (standing.0, standing.1, standing.2, review::around(conn, &need)?);
        Ok((need, firm, standing, people, lines, zone))
    })?;
    views::note(ctx, officer, people.iter().map(|person| &person.talent.id))?;
    let submitted = locale::day_in(need.submitted_at.unwrap_or(need.created_at), zone);
    let review_by = Calendar::of_zone(zone).after(submitted, WORKING_DAYS);
    let mut view = View {
        need,
        firm,
        review_by,
        answering,
        waits,
        is_matching,
        people,
        at: None,
        fits: vec![],
        suits: vec![],
        marks: vec![],
        phrases: vec![],
        notes: vec![],
        need_before: around.0,
        need_after: around.1,
    };
    view.at = place(&view.people, input.talent.as_deref())?;
    for person in &mut view.people {
        let named = ctx.engine.phrases(lines.get(&person.pair.id).map_or(&[], Vec::as_slice), input.lang);
        (person.met, person.missing) = (named.met, named.missing);
    }
    let shown = view.shown().map(|person| person.pair.id.clone());
    if let Some(lines) = shown.and_then(|id| lines.remove(&id)) {
        view.fits = reasons::of_side(&ctx.engine, &lines, Side::Need, input.lang);
        view.suits = reasons::of_side(&ctx.engine, &lines, Side::Person, input.lang);
        view.marks = marks(&view, &lines);
        view.phrases = phrases(&lines);
        view.notes = notes(ctx, &view, &lines)?;
    }
    Ok(view)
}

/// Pairs with their people; what is met and missing is named later.
fn proposed(conn: &mut Conn, ctx: &Context, pairs: Vec<Match>, now: Moment) -> Result<Vec<Proposed>> {
    let ids: Vec<TalentId> = pairs.iter().map(|pair| pair.talent.clone()).collect();
    let mut who = sealed::identities(conn, &ctx.keys, &ids)?;
    let mut talents: HashMap<TalentId, Talent> =
        talents::list_by_ids(conn, &ids)?.into_iter().map(|talent| (talent.id.clone(), talent)).collect();
    let mut people = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let talent = talents.remove(&pair.talent).ok_or(Error::Missing("talent"))?;
        let identity = who.remove(&talent.id).unwrap_or_default();
        let monthly = put_questions::monthly(conn, &talent, now)?;
        people.push(Proposed { pair, talent, identity, monthly, met: Vec::new(), missing: Vec::new() });
    }
    Ok(people)
}

/// The note to the parties as it is offered while the pair may be approved.
fn notes(ctx: &Context, view: &View, lines: &[Line]) -> Result<Vec<Prefilled>> {
    match view.shown().filter(|shown| shown.pair.state == MatchState::Suggested) {
        Some(shown) => ctx.db.read(|conn| prefill::lines(conn, &ctx.engine, (&shown.talent, &view.firm.id), lines)),
        None => Ok(Vec::new()),
    }
}

/// The place of the one asked for, else of the best who waits for a decision, else of the first.
fn place(people: &[Proposed], asked: Option<&str>) -> Result<Option<usize>> {
    if let Some(code) = asked {
        return match people.iter().position(|person| person.talent.code == code) {
            Some(at) => Ok(Some(at)),
            None => Err(Error::Missing("talent")),
        };
    }
    let waits = people.iter().position(|person| person.pair.state == MatchState::Suggested);
    Ok(waits.or((!people.is_empty()).then_some(0)))
}

/// What met, in texts that still say what the engine read.
fn marks(view: &View, lines: &[Line]) -> Vec<Mark> {
    let Some(shown) = view.shown() else { return Vec::new() };
    let is_read = [shown.pair.need_version == view.need.version, shown.pair.talent_version == shown.talent.version];
    // A tie of the texts as a whole is no phrase.
    let carries = |line: &&Line| {
        matches!(line.result, LineResult::Met | LineResult::Partly)
            && (line.concept.is_some() || line.link.is_some())
            && line.link != Some(Link::Meaning)
    };
    let of_line = |line: &Line| {
        let reason = reasons::key(line);
        let at = [(false, line.need_at.clone()), (true, line.person_at.clone())];
        at.map(|(is_of_person, at)| at.map(|at| Mark { is_of_person, at, reason: reason.clone() }))
    };
    let found = lines.iter().filter(carries).flat_map(of_line).flatten();
    found.filter(|mark| is_read[usize::from(mark.is_of_person)]).collect()
}

fn phrases(lines: &[Line]) -> Vec<String> {
    let carries = |line: &&Line| line.side == Side::Need && matches!(line.result, LineResult::Met | LineResult::Partly);
    let phrases = lines.iter().filter(carries).filter(|line| line.concept.is_some() || line.link.is_some());
    let phrases = phrases.flat_map(|line| [&line.need_phrase, &line.person_phrase]).flatten();
    phrases.map(|phrase| phrase.trim().to_lowercase()).filter(|phrase| !phrase.is_empty()).collect()
}
