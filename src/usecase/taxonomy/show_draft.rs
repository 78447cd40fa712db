//! Shows the draft: its changes, what comes of them, and what they would do to words, people and needs.

use crate::context::Context;
use crate::domain::actor::TaxonomyReader;
use crate::domain::error::Result;
use crate::domain::taxonomy::{ChangeId, Kept};
use crate::domain::taxonomy_difference::Difference;
use crate::domain::value::{Lang, Moment};
use crate::matching::Engine;
use crate::matching::difference;
use crate::matching::taxonomy::{Node, Taxonomy};
use crate::store::{needs, talents};
use crate::usecase::editing::{self, History};

/// Longest text that is tried out, in characters.
const LONGEST_TRIAL: usize = 500;

/// What is asked for beside the draft itself.
#[derive(Debug, Clone)]
pub struct Input {
    /// Words to be tried out; may be empty.
    pub words: String,
    /// True when people and needs are to be counted.
    pub counts: bool,
    /// The language of the reader.
    pub lang: Lang,
}

/// A change of the draft.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its id.
    pub id: ChangeId,
    /// What it does: `edit`, `add`, `retire`.
    pub deed: &'static str,
    /// The code of its concept.
    pub concept: String,
    /// The concept's names, where there is one now.
    pub names: Option<(String, String)>,
    /// Who made it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// False when there is no place for it any more.
    pub applies: bool,
}

/// How many name a concept, now and with the draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// Its names.
    pub names: (String, String),
    /// People, now and then.
    pub people: (usize, usize),
    /// Needs, now and then.
    pub needs: (usize, usize),
}

/// What is found in words that are tried out: names in the language of the reader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trial {
    /// By the taxonomy that runs.
    pub now: Vec<String>,
    /// With the draft.
    pub then: Vec<String>,
}

/// The draft.
#[derive(Debug, Clone)]
pub struct View {
    /// What was seen of it; goes back with whatever publishes it.
    pub mark: String,
    /// Its changes, oldest first.
    pub changes: Vec<Listed>,
    /// What comes of them.
    pub differences: Vec<Difference>,
    /// What the words come to, where there are any.
    pub trial: Option<Trial>,
    /// How many name what differs, where it was asked for.
    pub counts: Vec<Count>,
}

/// Shows it.
pub fn run(ctx: &Context, _reader: &TaxonomyReader, input: &Input) -> Result<View> {
    let (history, staff) = ctx.db.read(|conn| Ok((History::read(conn)?, editing::staff_names(conn)?)))?;
    let drafted = history.drafted()?;
    let published = history.taxonomy(history.latest())?.taxonomy;
    let differences = difference::between(&published, &drafted.taxonomy, input.lang);
    let listed = |(at, kept): (usize, &Kept)| Listed {
        id: kept.id.clone(),
        deed: kept.change.deed(),
        concept: kept.change.concept().to_owned(),
        names: names(&drafted.taxonomy, kept.change.concept()),
        by: staff.get(&kept.by).cloned().unwrap_or_default(),
        at: kept.at,
        applies: !drafted.skipped.contains(&at),
    };
    let changes = history.draft().enumerate().map(listed).collect();
    let mut view = View { mark: history.mark(), changes, differences, trial: None, counts: Vec::new() };
    let words: String = input.words.trim().chars().take(LONGEST_TRIAL).collect();
    if !words.is_empty() || input.counts {
        let then = ctx.engine.with(drafted.taxonomy).map_err(editing::broken)?;
        view.trial = (!words.is_empty())
            .then(|| Trial { now: found(&ctx.engine, &words, input.lang), then: found(&then, &words, input.lang) });
        if input.counts {
            view.counts = count(ctx, &then, &view.differences)?;
        }
    }
    Ok(view)
}

/// The names of a concept; of a retired one those it had.
fn names(taxonomy: &Taxonomy, code: &str) -> Option<(String, String)> {
    let gone = taxonomy.retired.iter().find(|gone| gone.slug == code).map(|gone| (gone.zh.clone(), gone.en.clone()));
    gone.or_else(|| taxonomy.own(code).map(|entry| (entry.zh.clone(), entry.en.clone())))
}

/// The names of what is found in a text, each once.
fn found(engine: &Engine, words: &str, lang: Lang) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for found in engine.concepts_in(words).into_iter().filter(|found| !found.is_denied) {
        let name = engine.taxonomy.entry(found.node).map_or("", |entry| entry.name(lang));
        if !all.iter().any(|known| known == name) {
            all.push(name.to_owned());
        }
    }
    all
}

/// Counts who names what differs, in what they write; no more than numbers leaves here.
fn count(ctx: &Context, then: &Engine, differences: &[Difference]) -> Result<Vec<Count>> {
    let own = |engine: &Engine| -> Vec<Option<Node>> {
        let node = |one: &Difference| engine.taxonomy.own(&one.code).and_then(|_| engine.taxonomy.slug(&one.code));
        differences.iter().map(node).collect()
    };
    let (nodes_now, nodes_then) = (own(&ctx.engine), own(then));
    let mut counts: Vec<Count> =
        differences.iter().map(|one| Count { names: one.names.clone(), ..Count::default() }).collect();
    let (people, sought) = ctx.db.read(|conn| Ok((talents::list_matched(conn)?, needs::list_matched(conn)?)))?;
    let mut add = |now: &[Node], later: &[Node], of: fn(&mut Count) -> &mut (usize, usize)| {
        for (at, count) in counts.iter_mut().enumerate() {
            let has = |nodes: &[Node], node: Option<Node>| usize::from(node.is_some_and(|node| nodes.contains(&node)));
            let pair = of(count);
            pair.0 += has(now, nodes_now[at]);
            pair.1 += has(later, nodes_then[at]);
        }
    };
    for talent in &people {
        let (now, later) = (ctx.engine.named_by_person(&talent.profile), then.named_by_person(&talent.profile));
        add(&now, &later, |count| &mut count.people);
    }
    for need in &sought {
        let (now, later) = (ctx.engine.named_by_need(&need.brief), then.named_by_need(&need.brief));
        add(&now, &later, |count| &mut count.needs);
    }
    Ok(counts)
}
