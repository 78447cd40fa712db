//! Finds people whom an officer may propose for a need by hand: by code, by name or by field, with both scores; and why one
//! of them fits or may not be proposed.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::barred;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result};
use crate::domain::field::FieldCode;
use crate::domain::listing::{Filter, ListNoun};
use crate::domain::matches::{Match, MatchState};
use crate::domain::need::Need;
use crate::domain::paging::Paging;
use crate::domain::talent::{Talent, TalentId, TalentIdentity, TalentState};
use crate::domain::value::Lang;
use crate::matching::reasons::{self, Reason};
use crate::matching::{Fit, NeedFeatures, Score, Side};
use crate::names::asked::Asked;
use crate::proposals::{index, known};
use crate::rights::views;
use crate::store::db::Conn;
use crate::store::{enterprises, matches, needs, put_questions, sealed, talents};
use crate::usecase::finding;

/// Most people of an answer, best first.
const MOST: usize = 20;
/// Of more who are called so, these many are looked at, those who came last.
const LOOKED_AT: i64 = 1_000;

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
    pub score: Option<Fit>,
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
    let (need, firm, rows) = ctx.db.read(|conn| {
        let need = needs::find_by_code(conn, &input.need)?.ok_or(Error::Missing("need"))?;
        let firm = enterprises::get(conn, &need.enterprise)?;
        let rows = matches::of_need(conn, &need.id)?;
        Ok((need, firm, rows))
    })?;
    let wanted = known::need(ctx, &need)?;
    let (meant, is_more) = meant(ctx, officer, &input, &wanted)?;
    let ids: Vec<TalentId> = meant.iter().map(|(id, _)| id.clone()).collect();
    let told = Told { ctx, firm: &firm, rows: &rows };
    let people = ctx.db.read(|conn| {
        let mut talents: HashMap<TalentId, Talent> =
            talents::list_by_ids(conn, &ids)?.into_iter().map(|talent| (talent.id.clone(), talent)).collect();
        let mut who = sealed::identities(conn, &ctx.keys, &ids)?;
        let known =
            meant.iter().filter_map(|(id, fit)| Some((talents.remove(id)?, who.remove(id).unwrap_or_default(), *fit)));
        known.map(|(talent, identity, fit)| told.of(conn, talent, identity, fit)).collect::<Result<Vec<_>>>()
    })?;
    let (chosen, lines) = match &input.talent {
        Some(code) => {
            let (chosen, score) = told.chosen(code, &wanted)?;
            (Some(chosen), score.map(|score| score.lines).unwrap_or_default())
        }
        None => (None, Vec::new()),
    };
    views::note(ctx, officer, people.iter().chain(&chosen).map(|found| &found.talent.id))?;
    let [fits, suits] = [Side::Need, Side::Person].map(|side| reasons::of_side(&ctx.engine, &lines, side, input.lang));
    Ok(View { need, firm, people, is_more, chosen, fits, suits })
}

/// A person who is meant, with the figures of those who may be proposed now.
type Meant = (TalentId, Option<Fit>);

/// Those who are meant, best first, and whether there are more of them.
fn meant(ctx: &Context, officer: &Officer, input: &Input, wanted: &NeedFeatures) -> Result<(Vec<Meant>, bool)> {
    let (words, field) = (input.words.trim(), input.field.as_ref());
    let is_said = !Asked::of(words).is_empty();
    if !is_said && (field.is_none() || !words.is_empty()) {
        return Ok((Vec::new(), false));
    }
    let parts = [("q", words), ("field", field.map_or("", FieldCode::as_str)), ("state", TalentState::Pooled.as_str())];
    let filter = Filter::read(ListNoun::Talents, parts);
    let paging = Paging { after: None, limit: LOOKED_AT };
    let found = finding::find(ctx, officer, ListNoun::Talents, &filter, &paging)?;
    let index = index::read(ctx);
    // The best of a large field the engine finds by itself; of a name all who bear it are compared.
    let (ids, hits) = match field.filter(|_| !is_said && found.next.is_some()) {
        Some(field) => {
            let hits = index.top_people_of_field(&ctx.engine, wanted, MOST, field);
            (hits.iter().map(|hit| hit.id.clone()).collect(), hits)
        }
        None => {
            let hits = index.fits(&ctx.engine, wanted, found.ids.iter().map(String::as_str));
            (found.ids, hits)
        }
    };
    let fits: HashMap<String, Fit> = hits.into_iter().map(|hit| (hit.id, hit.fit)).collect();
    let mut meant: Vec<(String, Option<Fit>)> =
        ids.into_iter().map(|id| (id.clone(), fits.get(&id).copied())).collect();
    let order = |fit: &Option<Fit>| fit.map_or(0.0, |fit| fit.order);
    meant.sort_by(|a, b| order(&b.1).total_cmp(&order(&a.1)).then_with(|| a.0.cmp(&b.0)));
    let is_more = meant.len() > MOST || found.next.is_some();
    let best = meant.into_iter().take(MOST);
    let best = best.map(|(id, fit)| Ok((id.parse().map_err(Error::internal)?, fit))).collect::<Result<_>>()?;
    Ok((best, is_more))
}

/// What is told of people for one need.
struct Told<'a> {
    ctx: &'a Context,
    firm: &'a Enterprise,
    rows: &'a [Match],
}

impl Told<'_> {
    fn of(&self, conn: &mut Conn, talent: Talent, identity: TalentIdentity, score: Option<Fit>) -> Result<Found> {
        let (name, site) = (&self.firm.profile.name, self.firm.profile.website.as_deref());
        let bar = barred::bar(&identity, name, site).map(|bar| match bar {
            barred::Bar::OwnEmployer => "barred_own_employer",
            barred::Bar::BlockList => "barred_block_list",
        });
        Ok(Found {
            state: self.rows.iter().find(|row| row.talent == talent.id).map(|row| row.state),
            is_asked_enough: put_questions::monthly(conn, &talent, self.ctx.now())?.is_reached(),
            score,
            bar,
            talent,
            identity,
        })
    }

    /// The one of a code, with the whole score when they may be proposed now.
    fn chosen(&self, code: &str, wanted: &NeedFeatures) -> Result<(Found, Option<Score>)> {
        let ctx = self.ctx;
        let (talent, identity) = ctx.db.read(|conn| {
            let talent = talents::find_by_code(conn, code)?.ok_or(Error::Missing("talent"))?;
            let identity = sealed::identity(conn, &ctx.keys, &talent.id)?;
            Ok((talent, identity))
        })?;
        let score = known::person(ctx, &talent.id)?.map(|(_, person)| ctx.engine.score(wanted, &person));
        let fit = score.as_ref().map(Score::fit);
        Ok((ctx.db.read(|conn| self.of(conn, talent, identity, fit))?, score))
    }
}
