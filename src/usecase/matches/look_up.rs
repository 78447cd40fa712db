//! Finds people whom an officer may propose for a need by hand: by code, by name or by field, with both scores; and why one
//! of them fits or may not be proposed.

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::barred;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result};
use crate::domain::field::FieldCode;
use crate::domain::matches::{Match, MatchState};
use crate::domain::need::Need;
use crate::domain::talent::{Talent, TalentId, TalentIdentity};
use crate::domain::value::Lang;
use crate::matching::reasons::{self, Reason};
use crate::matching::{NeedFeatures, Score, Side};
use crate::proposals::{index, known};
use crate::rights::views;
use crate::store::{enterprises, matches, needs, put_questions, sealed, talents};

/// Most people of an answer, best first.
const MOST: usize = 20;

/// For which need, by what.
#[derive(Debug, Clone)]
pub struct Input {
    /// The need's code.
    pub need: String,
    /// A code, or a part of a name.
    pub words: String,
    /// A field.
    pub field: Option<FieldCode>,
    /// The code of the one whose lines are shown.
    pub talent: Option<String>,
    /// The reader's language.
    pub lang: Lang,
}

/// A person who was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The person.
    pub talent: Talent,
    /// Who it is; officers may know.
    pub identity: TalentIdentity,
    /// Both scores; `None` for a person who is not in the pool now.
    pub score: Option<Score>,
    /// Where the pair stands, if it was ever proposed.
    pub state: Option<MatchState>,
    /// Why the two must not meet: `barred_own_employer`, `barred_block_list`.
    pub bar: Option<&'static str>,
    /// True when the person has had all questions of this month.
    pub is_asked_enough: bool,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct View {
    /// The need.
    pub need: Need,
    /// Its firm.
    pub firm: Enterprise,
    /// The people, best first.
    pub people: Vec<Found>,
    /// True when there are more.
    pub is_more: bool,
    /// The one whose lines are shown.
    pub chosen: Option<Found>,
    /// Why that one fits the need.
    pub fits: Vec<Reason>,
    /// Why the need suits that one.
    pub suits: Vec<Reason>,
}

/// Looks them up.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    index::follow(ctx)?;
    let words = input.words.trim().to_lowercase();
    let (need, firm, rows, mut people) = ctx.db.read(|conn| {
        let need = needs::find_by_code(conn, &input.need)?.ok_or(Error::Missing("need"))?;
        let firm = enterprises::get(conn, &need.enterprise)?;
        let rows = matches::of_need(conn, &need.id)?;
        let is_asked = !words.is_empty() || input.field.is_some();
        let pool = if is_asked { talents::list_matched(conn)? } else { Vec::new() };
        let in_field = |t: &Talent| input.field.as_ref().is_none_or(|field| t.profile.fields.contains(field));
        let pool: Vec<Talent> = pool.into_iter().filter(in_field).collect();
        let ids: Vec<TalentId> = pool.iter().map(|talent| talent.id.clone()).collect();
        let mut who = sealed::identities(conn, &ctx.keys, &ids)?;
        let named = pool.into_iter().filter_map(|talent| {
            let identity = who.remove(&talent.id).unwrap_or_default();
            is_meant(&talent, &identity, &words).then_some((talent, identity))
        });
        Ok((need, firm, rows, named.collect::<Vec<_>>()))
    })?;
    let chosen = match &input.talent {
        Some(code) => Some(chosen(ctx, &mut people, code)?),
        None => None,
    };
    let found = Finding { ctx, firm: &firm, rows: &rows, wanted: known::need(ctx, &need)? };
    let mut people: Vec<Found> = people.into_iter().map(|person| found.of(person)).collect::<Result<_>>()?;
    let order = |found: &Found| found.score.as_ref().map_or(0.0, |score| score.order);
    people.sort_by(|a, b| order(b).total_cmp(&order(a)).then_with(|| a.talent.id.cmp(&b.talent.id)));
    let is_more = people.len() > MOST;
    people.truncate(MOST);
    let chosen = chosen.map(|person| found.of(person)).transpose()?;
    views::note(ctx, officer, people.iter().chain(&chosen).map(|found| &found.talent.id))?;
    let of = |side| {
        let lines = chosen.as_ref().and_then(|found| found.score.as_ref()).map(|score| score.lines.as_slice());
        reasons::of_side(&ctx.engine, lines.unwrap_or_default(), side, input.lang)
    };
    let (fits, suits) = (of(Side::Need), of(Side::Person));
    Ok(View { need, firm, people, is_more, chosen, fits, suits })
}

fn is_meant(talent: &Talent, identity: &TalentIdentity, words: &str) -> bool {
    let names = [Some(&identity.name), identity.other_name.as_ref()];
    let has = |name: &String| name.to_lowercase().contains(words) || bare(name).contains(&bare(words));
    words.is_empty() || talent.code.to_lowercase().contains(words) || names.into_iter().flatten().any(has)
}

/// A name as one run of letters, so that spaces and hyphens hide nobody.
fn bare(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The one that was chosen, taken from those found or read by the code.
fn chosen(ctx: &Context, people: &mut [(Talent, TalentIdentity)], code: &str) -> Result<(Talent, TalentIdentity)> {
    if let Some(found) = people.iter().find(|(talent, _)| talent.code == code) {
        return Ok(found.clone());
    }
    ctx.db.read(|conn| {
        let talent = talents::find_by_code(conn, code)?.ok_or(Error::Missing("talent"))?;
        let identity = sealed::identity(conn, &ctx.keys, &talent.id)?;
        Ok((talent, identity))
    })
}

struct Finding<'a> {
    ctx: &'a Context,
    firm: &'a Enterprise,
    rows: &'a [Match],
    wanted: NeedFeatures,
}

impl Finding<'_> {
    fn of(&self, (talent, identity): (Talent, TalentIdentity)) -> Result<Found> {
        let person = known::person(self.ctx, &talent.id)?;
        let score = person.map(|(_, person)| self.ctx.engine.score(&self.wanted, &person));
        let (name, site) = (&self.firm.profile.name, self.firm.profile.website.as_deref());
        let bar = barred::bar(&identity, name, site).map(|bar| match bar {
            barred::Bar::OwnEmployer => "barred_own_employer",
            barred::Bar::BlockList => "barred_block_list",
        });
        let now = self.ctx.now();
        let monthly = self.ctx.db.read(|conn| put_questions::monthly(conn, &talent, now))?;
        Ok(Found {
            state: self.rows.iter().find(|row| row.talent == talent.id).map(|row| row.state),
            is_asked_enough: monthly.is_reached(),
            score,
            bar,
            talent,
            identity,
        })
    }
}
