//! The best people for a need, by the engine and by others.

use std::time::Instant;

use anyhow::Result;

use super::contest::{BEST, ByTokens, Contestant, Own, Question, Stated};
use super::figures::Figures;
use super::fts5::Fts5;
use super::generator::Generator;
use super::machine::Machine;
use super::race::Race;
use super::report::Report;
use super::tantivy::{Filling, Tantivy};
use super::{Against, Options, oracle};
use crate::matching::{Engine, Hit, Index};

/// Needs whose answers are checked, and those for which everybody is judged.
const CHECKED: usize = 100;
const EXHAUSTIVE: usize = 40;

/// The pool in every engine.
struct Pool {
    own: Index,
    build_s: f64,
    tantivy: Option<Tantivy>,
    fts5: Option<Fts5>,
    stated: Vec<Stated>,
}

/// Builds the pool, checks the answers, races.
pub fn run(engine: &Engine, options: &Options, machine: Machine) -> Result<Report> {
    let generator = Generator::new(engine, options.seed);
    let questions: Vec<Question> =
        (0..options.needs).map(|number| Question::of(engine, generator.need(number))).collect();
    eprintln!("making {} people", options.talents);
    let pool = Pool::build(&generator, options)?;
    let checked = &questions[..CHECKED.min(questions.len())];
    eprintln!("checking {} answers", checked.len());
    oracle::check(&generator, engine, &pool.own, options.talents, checked)?;
    let mut once = pool.sizes(options.talents);
    once.insert("checked_answers".to_owned(), checked.len() as f64);
    once.insert("build_s".to_owned(), pool.build_s);
    once.insert("pass_rate".to_owned(), pass_rate(checked, &pool.stated));
    let Pool { own: index, tantivy, fts5, .. } = pool;
    let mut lanes: Vec<(Box<dyn Contestant>, Option<usize>)> = Vec::new();
    lanes.push((Box::new(Own { engine, index: &index, is_filtered: true }), None));
    lanes.push((Box::new(Own { engine, index: &index, is_filtered: false }), None));
    if let Some(tantivy) = tantivy {
        lanes.push((Box::new(tantivy.open()), Some(1)));
        lanes.push((Box::new(tantivy), Some(0)));
    }
    if let Some(fts5) = fts5 {
        lanes.push((Box::new(fts5), Some(0)));
    }
    lanes.push((Box::new(ByTokens { engine, index: &index }), None));
    once.extend(overlaps(engine, &index, &questions, &mut lanes)?);
    let mut race = Race::new(&questions);
    for (contestant, against) in lanes {
        race.add(contestant, against)?;
    }
    let round = |number| {
        eprintln!("round {}", number + 1);
        race.round(number)
    };
    let rounds = (0..options.rounds).map(round).collect::<Result<_>>()?;
    Report::new("match", options, machine, once, rounds)
}

impl Pool {
    fn build(generator: &Generator<'_>, options: &Options) -> Result<Self> {
        let is_asked = |engine| options.against.contains(&engine);
        let mut tantivy = is_asked(Against::Tantivy).then(Filling::new).transpose()?;
        let mut fts5 = is_asked(Against::Fts5).then(Fts5::new).transpose()?;
        let (mut stated, mut documents) = (Vec::new(), Vec::with_capacity(options.talents));
        for (number, (_, document)) in generator.people(options.talents).enumerate() {
            tantivy.as_mut().map_or(Ok(()), |tantivy| tantivy.add(number, &document))?;
            fts5.as_mut().map_or(Ok(()), |fts5| fts5.add(number, &document))?;
            stated.push(Stated::of(&document));
            documents.push(document);
        }
        let start = Instant::now();
        let own = Index::build(documents, []);
        let build_s = start.elapsed().as_secs_f64();
        let tantivy = tantivy.map(|tantivy| tantivy.finish(true)).transpose()?;
        Ok(Self { own, build_s, tantivy, fts5: fts5.map(Fts5::finish).transpose()?, stated })
    }

    /// Bytes of the index, all together and by part, a person.
    fn sizes(&self, people: usize) -> Figures {
        let bytes = self.own.bytes().0;
        let parts = [
            ("bytes_a_person", bytes.total()),
            ("bytes_of_lists", bytes.lists),
            ("bytes_of_directory", bytes.directory),
            ("bytes_of_keys", bytes.keys),
            ("bytes_of_columns", bytes.columns),
            ("bytes_of_features", bytes.forward),
        ];
        parts.into_iter().map(|(name, bytes)| (name.to_owned(), bytes as f64 / people.max(1) as f64)).collect()
    }
}

/// How many people the filters of a need let through on average.
fn pass_rate(questions: &[Question], people: &[Stated]) -> f64 {
    let passed = |question: &Question| people.iter().filter(|person| question.filter.passes(person)).count();
    let pairs = (questions.len() * people.len()).max(1) as f64;
    questions.iter().map(passed).sum::<usize>() as f64 / pairs
}

/// What share of the really best, everybody judged, each engine returns.
fn overlaps(
    engine: &Engine,
    index: &Index,
    questions: &[Question],
    lanes: &mut [(Box<dyn Contestant + '_>, Option<usize>)],
) -> Result<Figures> {
    let some = &questions[..EXHAUSTIVE.min(questions.len())];
    eprintln!("judging everybody for {} needs", some.len());
    let best = |need| -> Vec<Hit> { index.top_people_of(engine, need, BEST, usize::MAX) };
    let mut figures = Figures::new();
    for question in some {
        let (filtered, open) = (best(&question.need), best(&question.open));
        for (contestant, _) in lanes.iter_mut() {
            let exhaustive = if contestant.name().ends_with("_open") { &open } else { &filtered };
            let share = oracle::share_of(&contestant.best(question)?, exhaustive);
            *figures.entry(format!("{}_overlap", contestant.name())).or_default() += share / some.len() as f64;
        }
    }
    Ok(figures)
}
