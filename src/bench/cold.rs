//! From stored rows to an index that answers: facts, packed features and tokens are read from a SQLite file, nothing is read from texts.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use diesel::connection::{Connection, DefaultLoadingMode};
use diesel::sql_types::{BigInt, Binary, Integer, Text};
use diesel::{QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use longyuan_index::Stored;

use super::Options;
use super::contest::BEST;
use super::figures::Figures;
use super::generator::Generator;
use super::machine::Machine;
use super::report::Report;
use crate::matching::document::PersonDocument;
use crate::matching::{Engine, Index};

/// Bytes of a token with its impact.
const TOKEN_BYTES: usize = 5;

/// A person as stored.
#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = BigInt)]
    hint: i64,
    /// Facts, then the packed features.
    #[diesel(sql_type = Binary)]
    packed: Vec<u8>,
    /// Tokens with their impacts.
    #[diesel(sql_type = Binary)]
    tokens: Vec<u8>,
}

/// Writes the people into a file, then reads it round by round.
pub fn run(engine: &Engine, options: &Options, machine: Machine) -> Result<Report> {
    let generator = Generator::new(engine, options.seed);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("people.db");
    eprintln!("writing {} people", options.talents);
    write(&path, &generator, options.talents)?;
    let need = generator.need(0);
    let mut rounds = Vec::new();
    for _ in 0..options.rounds {
        let start = Instant::now();
        let documents = read(&path, options.talents)?;
        let read_s = start.elapsed().as_secs_f64();
        let index = Index::build(documents, []);
        ensure!(index.len().0 == options.talents, "{} people of {} were read", index.len().0, options.talents);
        std::hint::black_box(index.top_people(engine, &need, BEST));
        let cold_s = start.elapsed().as_secs_f64();
        rounds.push(Figures::from([
            ("cold_s".to_owned(), cold_s),
            ("read_s".to_owned(), read_s),
            ("build_s".to_owned(), cold_s - read_s),
        ]));
    }
    let file = std::fs::metadata(&path)?.len() as f64 / options.talents.max(1) as f64;
    Report::new("cold", options, machine, Figures::from([("file_bytes_a_person".to_owned(), file)]), rounds)
}

fn write(path: &Path, generator: &Generator<'_>, people: usize) -> Result<()> {
    let mut conn = open(path)?;
    sql_query("CREATE TABLE people (id TEXT PRIMARY KEY, version INTEGER, hint INTEGER, packed BLOB, tokens BLOB)")
        .execute(&mut conn)?;
    sql_query("BEGIN").execute(&mut conn)?;
    for (_, document) in generator.people(people) {
        let row = Row::of(document);
        sql_query("INSERT INTO people VALUES (?1, ?2, ?3, ?4, ?5)")
            .bind::<Text, _>(row.id)
            .bind::<Integer, _>(row.version)
            .bind::<BigInt, _>(row.hint)
            .bind::<Binary, _>(row.packed)
            .bind::<Binary, _>(row.tokens)
            .execute(&mut conn)?;
    }
    sql_query("COMMIT").execute(&mut conn)?;
    Ok(())
}

fn read(path: &Path, people: usize) -> Result<Vec<PersonDocument>> {
    let mut conn = open(path)?;
    let query = sql_query("SELECT id, version, hint, packed, tokens FROM people");
    let mut documents = Vec::with_capacity(people);
    for row in query.load_iter::<Row, DefaultLoadingMode>(&mut conn)? {
        documents.push(row?.document().context("a row that cannot be read")?);
    }
    Ok(documents)
}

fn open(path: &Path) -> Result<SqliteConnection> {
    Ok(SqliteConnection::establish(path.to_str().context("a path that is no text")?)?)
}

impl Row {
    fn of(document: PersonDocument) -> Self {
        let mut packed = Vec::with_capacity(document.forward.len() + 64);
        document.facts.store(&mut packed);
        packed.extend(document.forward);
        let mut tokens = Vec::with_capacity(document.tokens.len() * TOKEN_BYTES);
        for (token, impact) in &document.tokens {
            token.store(&mut tokens);
            tokens.push(*impact);
        }
        Self { id: document.key, version: document.version, hint: i64::from(document.hint), packed, tokens }
    }

    /// `None` when it is none.
    fn document(self) -> Option<PersonDocument> {
        let mut rest = self.packed.as_slice();
        let facts = Stored::load(&mut rest)?;
        let (tokens, over) = self.tokens.as_chunks::<TOKEN_BYTES>();
        let token = |[a, b, c, d, impact]: &[u8; TOKEN_BYTES]| (u32::from_le_bytes([*a, *b, *c, *d]), *impact);
        over.is_empty().then(|| PersonDocument {
            key: self.id,
            version: self.version,
            tokens: tokens.iter().map(token).collect(),
            facts,
            forward: rest.to_vec(),
            hint: self.hint as u32,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_the_whole_document() {
        let engine = Engine::shared().expect("data are sound");
        let generator = Generator::new(&engine, 42);
        for (_, document) in generator.people(50) {
            assert_eq!(Row::of(document.clone()).document(), Some(document));
        }
    }
}
