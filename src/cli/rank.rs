//! `rank`: ranks plain texts for plain texts, without a database.

use std::fmt::Write;
use std::num::NonZero;
use std::path::PathBuf;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::pool::write_whole;
use super::{Failure, reading};
use crate::documents::id_texts::id_texts;
use crate::matching::plain::{Features, Plain};

/// Rank short texts, such as titles of posts, for each of some others, without a database
#[derive(Debug, Args)]
#[command(
    after_help = "Both files: id, tabulator and text a line, in Chinese, English or both. Lines written: query, document, rank from 1 \
                        and score, between tabulators; every document for each query, best first. The score of a pair depends on \
                        its two texts only."
)]
pub struct Rank {
    /// What is asked
    #[arg(long, value_name = "FILE")]
    queries: PathBuf,
    /// What is ranked
    #[arg(long, value_name = "FILE")]
    corpus: PathBuf,
    /// File to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// A text with its id.
type Row = (String, String);

impl Rank {
    /// Ranks and writes.
    pub fn run(&self) -> Result<(), Failure> {
        let (queries, corpus) = (reading::rows(&self.queries, id_texts)?, reading::rows(&self.corpus, id_texts)?);
        let plain = Plain::load().map_err(Failure::failed)?;
        let bar = ProgressBar::new((queries.len() + corpus.len()) as u64);
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} texts, {eta} left") {
            bar.set_style(style);
        }
        let read = |row: &Row| {
            bar.inc(1);
            plain.features(&row.1)
        };
        let documents: Vec<(&Row, Features)> = corpus.iter().zip(on_all_cores(&corpus, read)?).collect();
        let ranked = |query: &Row| ranking(&plain, query, &documents);
        let lines = on_all_cores(&queries, |query| {
            bar.inc(1);
            ranked(query)
        })?;
        bar.finish_and_clear();
        write_whole(&self.out, &lines.concat())
    }
}

/// The lines of a query: every document, best first, ties by id.
fn ranking(plain: &Plain, (id, text): &Row, documents: &[(&Row, Features)]) -> String {
    let query = plain.features(text);
    let mut scores: Vec<(f64, &str)> =
        documents.iter().map(|(row, document)| (plain.score(&query, document), row.0.as_str())).collect();
    scores.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let mut lines = String::new();
    for (rank, (score, document)) in scores.into_iter().enumerate() {
        // Writing to a string does not fail.
        let _ = writeln!(lines, "{id}\t{document}\t{}\t{score:.6}", rank + 1);
    }
    lines
}

/// What `work` makes of each item, in their order, on as many threads as there are cores.
fn on_all_cores<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Sync) -> Result<Vec<U>, Failure> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> =
            items.chunks(share).map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Vec<U>>())).collect();
        let mut made = Vec::with_capacity(items.len());
        for thread in threads {
            made.extend(thread.join().map_err(|_| Failure::failed("a thread ended early"))?);
        }
        Ok(made)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_keeps_its_order() {
        let items: Vec<usize> = (0..101).collect();
        assert_eq!(on_all_cores(&items, |item| item * 2), Ok(items.iter().map(|item| item * 2).collect()));
        assert_eq!(on_all_cores(&[] as &[usize], |item| item * 2), Ok(vec![]));
    }
}
