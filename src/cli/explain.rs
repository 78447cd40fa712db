//! `explain`: every line of the score of a need and a person, in either language.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::pool::{Files, Pool};
use super::{Failure, Place};
use crate::domain::value::Lang;
use crate::locale;
use crate::matching::{Criterion, Engine, Line, Score, Side, Spot};
use crate::usecase::matches::explain;

/// Show why a need and a person fit: every line with its points, the words on both sides and what ties them
#[derive(Debug, Args)]
#[command(
    after_help = "A spot such as skill[2]:0-14 says in which text the words stand, and from which character to which. \
                        Without files, need and person are looked up here by code or id."
)]
pub struct Explain {
    /// Code or id of the need, or its id in the file
    need: String,
    /// Code or id of the person, or the id in the file
    talent: String,
    /// Language of what is said about the lines: zh or en
    #[arg(long, default_value = "en")]
    lang: Lang,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// People, one JSON object a line, instead of the database
    #[arg(long, value_name = "FILE", requires = "needs")]
    talents: Option<PathBuf>,
    /// Needs, one JSON object a line, instead of the database
    #[arg(long, value_name = "FILE", requires = "talents")]
    needs: Option<PathBuf>,
}

impl Explain {
    /// Scores the pair and prints it.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        let (engine, score) = match (&self.talents, &self.needs) {
            (Some(talents), Some(needs)) => {
                let files = Files { talents: talents.clone(), needs: needs.clone(), hide: 0.0, seed: 0 };
                Pool::read(&files)?.explained(&self.need, &self.talent)?
            }
            _ => {
                let ctx = place.open()?;
                let score = explain::run(&ctx, &self.need, &self.talent)?;
                (ctx.engine, score)
            }
        };
        if self.json {
            let lines = serde_json::to_value(&score).map_err(Failure::failed)?;
            println!("{lines}");
            return Ok(());
        }
        print!("{}", told(&engine, &score, self.lang).map_err(Failure::failed)?);
        Ok(())
    }
}

fn told(engine: &Engine, score: &Score, lang: Lang) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for (side, fit) in [(Side::Need, score.need_fit), (Side::Person, score.person_fit)] {
        writeln!(out, "{} {fit:.2}", locale::text(lang, &format!("matching-side-{side}")))?;
        for line in score.lines.iter().filter(|line| line.side == side) {
            writeln!(out, "  {}", said(engine, line, lang))?;
        }
    }
    writeln!(out, "{} {:.4} ({})", locale::text(lang, "matching-order"), score.order, engine.versions())?;
    Ok(out)
}

fn said(engine: &Engine, line: &Line, lang: Lang) -> String {
    let criterion = match line.criterion {
        Criterion::Must | Criterion::Nice => format!("matching-keyword-{}", line.criterion),
        other => format!("matching-criterion-{other}"),
    };
    let criterion = locale::text(lang, &criterion);
    let result = locale::text(lang, &format!("matching-result-{}", line.result.as_str().replace('_', "-")));
    let concept = line.concept.as_deref().map(|concept| engine.label(concept, lang));
    let link = line.link.map(|link| locale::text(lang, &format!("matching-link-{link}")));
    let tie: Vec<&str> = [link.as_deref(), concept].into_iter().flatten().collect();
    format!(
        "{:>6.2}/{:>5.2}  {criterion} · {result} {} -- {} -- {}",
        line.points,
        line.of,
        words(line.need_phrase.as_deref(), line.need_at.as_ref()),
        tie.join(": "),
        words(line.person_phrase.as_deref(), line.person_at.as_ref()),
    )
}

fn words(phrase: Option<&str>, at: Option<&Spot>) -> String {
    match (phrase, at) {
        (Some(phrase), Some(at)) => format!("“{phrase}” {at}"),
        (Some(phrase), None) => format!("“{phrase}”"),
        _ => "·".to_owned(),
    }
}
