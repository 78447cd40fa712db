//! Makes `assets/embedding/names.bin` from the Chinese and English names of the concepts of the taxonomy:
//!
//!     cargo run --release -p longyuan-embedding --example build_names -- assets/embedding/names.bin config/taxonomy/concepts/*.tsv
//!
//! To be made anew when concepts are added or renamed there (a test tells), and after a new model.

use std::collections::BTreeSet;

use longyuan_embedding::{Embedder, Names, Reduced};

/// The columns of a table that hold names.
const COLUMNS: [&str; 2] = ["name_zh", "name_en"];

type Failure = Box<dyn std::error::Error>;

/// Adds the names of a tab-separated table, whose first row without `#` says what the columns are.
fn collect(table: &str, names: &mut BTreeSet<String>) -> Result<(), Failure> {
    let mut rows = table.lines().filter(|row| !row.starts_with('#') && !row.trim().is_empty());
    let head: Vec<&str> = rows.next().ok_or("an empty table")?.split('\t').collect();
    for column in COLUMNS {
        let place = head.iter().position(|name| *name == column).ok_or("a table without names")?;
        names.extend(rows.clone().filter_map(|row| row.split('\t').nth(place)).map(|name| name.trim().to_owned()));
    }
    Ok(())
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let to = arguments.next().ok_or("usage: build_names NAMES.bin TABLE.tsv...")?;
    let mut names = BTreeSet::new();
    for table in arguments {
        collect(&std::fs::read_to_string(table)?, &mut names)?;
    }
    let embedder = Embedder::load()?;
    let vectors: Vec<(&str, Reduced)> = names.iter().map(|name| (name.as_str(), embedder.reduced(name))).collect();
    let file = Names::bytes(vectors.into_iter()).ok_or("a name is too long")?;
    std::fs::write(to, &file)?;
    println!("{} names, {} bytes", names.len(), file.len());
    Ok(())
}
