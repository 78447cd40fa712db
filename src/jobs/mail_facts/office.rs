//! Facts of mail (4): needs and people with their matches as they stand when the mail leaves.

use std::collections::{BTreeSet, HashMap};

use super::{code_of, pairs, parsed};
use crate::context::Context;
use crate::domain::audit::Entity;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::Result;
use crate::domain::matches::{Match, MatchState, Strength};
use crate::domain::need::{Need, NeedId};
use crate::domain::notice::{Notice, Recipient};
use crate::domain::talent::{Talent, TalentId};
use crate::domain::value::Bilingual;
use crate::mail::office_facts::{Event, NeedEvent, NeedFacts, Pair, PersonEvent, PersonFacts, Summary};
use crate::matching::{Criterion, Line};
use crate::proposals::candidates::{self, strength};
use crate::proposals::{index, known};
use crate::store::db::Conn;
use crate::store::{enterprises, matches, need_waits, needs, office_notices, talents};

/// Most pairs that an event lists, and nearest people where nobody is strong.
const STRONG: usize = 5;
const NEAREST: usize = 3;
/// Most needs that a summary names.
const FIRST: usize = 5;

/// The events of a mail, in the order in which they came.
pub fn events(ctx: &Context, notice: &Notice) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for key in &notice.params.about {
        let Some((entity, id)) = office_notices::event_of(key) else { continue };
        let is_new = match &notice.to {
            Recipient::Mailbox(mailbox) => {
                !ctx.db.read(|conn| office_notices::was_told(conn, mailbox, key, &notice.id))?
            }
            Recipient::Account(_) | Recipient::Bureau(_) | Recipient::Both(_) => true,
        };
        let event = match entity {
            Entity::Need => need_event(ctx, &parsed(&id)?, is_new)?,
            _ => person_event(ctx, &parsed(&id)?, is_new)?,
        };
        let gone = || -> Result<Event> {
            let code = ctx.db.read(|conn| code_of(conn, entity, &id))?;
            Ok(Event::Gone(code.map_or_else(|| "-".to_owned(), |(code, _)| code)))
        };
        events.push(event.map_or_else(gone, Ok)?);
    }
    Ok(told_once(events))
}

/// A pair stands in a mail once: where both its need and its person are new, it is told with the need.
fn told_once(events: Vec<Event>) -> Vec<Event> {
    let with_needs: BTreeSet<(String, String)> = events.iter().flat_map(pairs_of_need).collect();
    let keep = |event| match event {
        Event::Person(mut person) => {
            let code = person.person.code.clone();
            person.strong.retain(|(need, _)| !with_needs.contains(&(need.code.clone(), code.clone())));
            (!person.strong.is_empty()).then_some(Event::Person(person))
        }
        other => Some(other),
    };
    events.into_iter().filter_map(keep).collect()
}

fn pairs_of_need(event: &Event) -> Vec<(String, String)> {
    let Event::Need(told) = event else { return Vec::new() };
    told.strong.iter().map(|(person, _)| (told.need.code.clone(), person.code.clone())).collect()
}

/// True for a pair that is, or was, proposed because of this event.
fn is_told(pair: &Match) -> bool {
    matches!(pair.state, MatchState::Suggested | MatchState::Approved)
}

fn need_event(ctx: &Context, id: &NeedId, is_new: bool) -> Result<Option<Event>> {
    let read = ctx.db.read(|conn| {
        let Some(need) = needs::find(conn, id)? else { return Ok(None) };
        if !need_waits::is_matched(conn, &need)? {
            return Ok(None);
        }
        let firm = enterprises::get(conn, &need.enterprise)?;
        let pairs: Vec<Match> = matches::of_need(conn, id)?.into_iter().filter(is_told).collect();
        Ok(Some((need, firm, pairs)))
    })?;
    let Some((need, firm, pairs)) = read.filter(|(_, firm, _)| firm.state.is_active()) else { return Ok(None) };
    let (strong, worth): (Vec<Match>, Vec<Match>) = pairs.into_iter().partition(|m| m.strength == Strength::Strong);
    let mut event = NeedEvent {
        is_new,
        need: pairs::need(&need, &firm),
        strong: people(ctx, &strong)?,
        worth: worth.len() as i64,
        nearest: Vec::new(),
        without: None,
    };
    if strong.is_empty() {
        index::follow(ctx)?;
        (event.nearest, event.without) = nearest(ctx, &need, &firm)?;
    }
    Ok(Some(Event::Need(Box::new(event))))
}

/// The people of stored pairs; those beyond the listed ones are kept for the count.
fn people(ctx: &Context, pairs: &[Match]) -> Result<Vec<(PersonFacts, Pair)>> {
    ctx.db.read(|conn| {
        let mut all = lines_of(conn, pairs)?;
        let mut people = Vec::new();
        for pair in pairs {
            let talent = talents::get(conn, &pair.talent)?;
            people.push((
                person(ctx, conn, &talent)?,
                scored(ctx, pair, all.remove(pair.id.as_str()).unwrap_or_default()),
            ));
        }
        Ok(people)
    })
}

fn lines_of(conn: &mut Conn, pairs: &[Match]) -> Result<HashMap<String, Vec<Line>>> {
    let ids: Vec<_> = pairs.iter().take(STRONG).map(|m| m.id.clone()).collect();
    Ok(matches::lines::<Line>(conn, &ids)?.into_iter().map(|(id, lines)| (id.to_string(), lines)).collect())
}

fn scored(ctx: &Context, pair: &Match, lines: Vec<Line>) -> Pair {
    pairs::pair(&ctx.engine, pair.score_need, pair.score_talent, &lines)
}

fn person(ctx: &Context, conn: &mut Conn, talent: &Talent) -> Result<PersonFacts> {
    Ok(pairs::person(&ctx.engine, talent, &known::of_person(ctx, conn, talent)?))
}

/// Which one thing asked for shuts most strong people out, and how many would be strong without it.
pub fn relaxed(ctx: &Context, need: &Need, firm: &Enterprise) -> Result<Option<(Bilingual, i64)>> {
    index::follow(ctx)?;
    nearest(ctx, need, firm).map(|(_, without)| without)
}

type Near = (Vec<(PersonFacts, Pair)>, Option<(Bilingual, i64)>);

/// Where nobody is strong: who comes nearest, and which one thing asked for shuts most strong people out.
fn nearest(ctx: &Context, need: &Need, firm: &Enterprise) -> Result<Near> {
    let wanted = known::need(ctx, need)?;
    let (mut near, mut lines) = (Vec::new(), Vec::new());
    for hit in candidates::nearest(ctx, &wanted, firm, NEAREST)? {
        let id: TalentId = parsed(&hit.id)?;
        let (facts, score) = ctx.db.read(|conn| {
            let talent = talents::get(conn, &id)?;
            let score = ctx.engine.score(&wanted, &known::of_person(ctx, conn, &talent)?);
            Ok((person(ctx, conn, &talent)?, score))
        })?;
        near.push((facts, pairs::pair(&ctx.engine, score.need_fit, score.person_fit, &score.lines)));
        lines.extend(score.lines);
    }
    Ok((near, without(ctx, need, firm, &lines)?))
}

fn without(ctx: &Context, need: &Need, firm: &Enterprise, lines: &[Line]) -> Result<Option<(Bilingual, i64)>> {
    let mut best: Option<(Bilingual, i64)> = None;
    for keyword in &need.brief.must {
        let mut brief = need.brief.clone();
        brief.must.retain(|other| other != keyword);
        let hits = candidates::nearest(ctx, &ctx.engine.need(&brief), firm, usize::MAX)?;
        let strong = hits.iter().filter(|hit| strength(ctx, &hit.fit) == Some(Strength::Strong)).count() as i64;
        if strong > best.as_ref().map_or(0, |(_, n)| *n) {
            let is_it = |line: &&Line| line.criterion == Criterion::Must && line.need_phrase.as_ref() == Some(keyword);
            let named = lines.iter().find(is_it).and_then(|line| pairs::name(&ctx.engine, line));
            let typed = || Bilingual { zh: Some(keyword.clone()), en: Some(keyword.clone()) };
            best = Some((named.unwrap_or_else(typed), strong));
        }
    }
    Ok(best)
}

fn person_event(ctx: &Context, id: &TalentId, is_new: bool) -> Result<Option<Event>> {
    let accepted_first = ctx.config.review.accepts_first();
    let read = ctx.db.read(|conn| {
        let Some(talent) = talents::find(conn, id)?.filter(|t| t.is_proposed(accepted_first)) else { return Ok(None) };
        let mut pairs: Vec<Match> = matches::of_talent(conn, id)?.into_iter().filter(is_told).collect();
        pairs.sort_by(|a, b| b.order.total_cmp(&a.order).then_with(|| a.need.cmp(&b.need)));
        let (strong, worth): (Vec<Match>, Vec<Match>) = pairs.into_iter().partition(|m| m.strength == Strength::Strong);
        let facts = person(ctx, conn, &talent)?;
        Ok(Some((talent, facts, needs_of(ctx, conn, &strong)?, worth.len() as i64)))
    })?;
    let Some((talent, facts, strong, worth)) = read.filter(|(_, _, strong, _)| !strong.is_empty()) else {
        return Ok(None);
    };
    Ok(Some(Event::Person(Box::new(PersonEvent {
        is_new,
        person: facts,
        modes: talent.profile.modes,
        available_from: talent.profile.available_from,
        strong,
        worth,
    }))))
}

fn needs_of(ctx: &Context, conn: &mut Conn, pairs: &[Match]) -> Result<Vec<(NeedFacts, Pair)>> {
    let mut all = lines_of(conn, pairs)?;
    let mut found = Vec::new();
    for pair in pairs {
        let need = needs::get(conn, &pair.need)?;
        let firm = enterprises::get(conn, &need.enterprise)?;
        found.push((pairs::need(&need, &firm), scored(ctx, pair, all.remove(pair.id.as_str()).unwrap_or_default())));
    }
    Ok(found)
}

/// What an import or a load came to.
pub fn summary(conn: &mut Conn, notice: &Notice) -> Result<Summary> {
    let count = |name: &str| notice.params.counts.get(name).copied().unwrap_or(0);
    let mut by_need: HashMap<NeedId, i64> = HashMap::new();
    for (_, need, strength) in matches::suggested(conn)? {
        *by_need.entry(need).or_default() += i64::from(strength == Strength::Strong);
    }
    let mut most: Vec<(NeedId, i64)> = by_need.into_iter().filter(|(_, strong)| *strong > 0).collect();
    most.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut first = Vec::new();
    for (id, strong) in most.into_iter().take(FIRST) {
        let need = needs::get(conn, &id)?;
        first.push((need.code, need.brief.title, strong));
    }
    let (talents, needs) = (count("talents"), count("needs"));
    Ok(Summary { talents, needs, strong: count("strong"), worth: count("worth_a_look"), first })
}
