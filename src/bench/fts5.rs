//! Full-text search of SQLite (FTS5), asked the same as far as it can: tokens as words, any of them, by BM25, joined with the columns that
//! filter. It knows no weights. The database is in memory and its index merged.

use anyhow::Result;
use diesel::connection::Connection;
use diesel::sql_types::{BigInt, Integer, Text};
use diesel::{QueryableByName, RunQueryDsl, SqliteConnection, sql_query};

use super::contest::{BEST, Contestant, Question, Stated};
use crate::matching::document::PersonDocument;

const FIND: &str = "SELECT words.rowid AS number FROM words JOIN people ON people.number = words.rowid \
    WHERE words MATCH ?1 AND (people.modes = 0 OR people.modes & ?2 <> 0) AND people.years >= ?3 AND people.degree >= ?4 \
    ORDER BY bm25(words) LIMIT ?5";

/// SQLite with the people.
pub struct Fts5(SqliteConnection);

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

impl Fts5 {
    /// An empty database that is being filled.
    pub fn new() -> Result<Self> {
        let mut conn = SqliteConnection::establish(":memory:")?;
        for statement in [
            "CREATE TABLE people (number INTEGER PRIMARY KEY, modes INTEGER, years INTEGER, degree INTEGER)",
            "CREATE VIRTUAL TABLE words USING fts5(tokens, content='')",
            "BEGIN",
        ] {
            sql_query(statement).execute(&mut conn)?;
        }
        Ok(Self(conn))
    }

    /// Adds a person.
    pub fn add(&mut self, number: usize, person: &PersonDocument) -> Result<()> {
        let (number, stated) = (number as i64, Stated::of(person));
        let tokens: Vec<String> = person.tokens.iter().map(|(token, _)| token.to_string()).collect();
        sql_query("INSERT INTO people VALUES (?1, ?2, ?3, ?4)")
            .bind::<BigInt, _>(number)
            .bind::<Integer, _>(i32::from(stated.modes))
            .bind::<Integer, _>(i32::from(stated.years))
            .bind::<Integer, _>(i32::from(stated.degree))
            .execute(&mut self.0)?;
        sql_query("INSERT INTO words (rowid, tokens) VALUES (?1, ?2)")
            .bind::<BigInt, _>(number)
            .bind::<Text, _>(tokens.join(" "))
            .execute(&mut self.0)?;
        Ok(())
    }

    /// Merges its index, ready to be asked.
    pub fn finish(mut self) -> Result<Self> {
        for statement in ["COMMIT", "INSERT INTO words (words) VALUES ('optimize')", "ANALYZE"] {
            sql_query(statement).execute(&mut self.0)?;
        }
        Ok(self)
    }
}

impl Contestant for Fts5 {
    fn name(&self) -> &'static str {
        "fts5"
    }

    fn best(&mut self, question: &Question) -> Result<Vec<usize>> {
        let words: Vec<String> = question.tokens.iter().map(|(token, _)| token.to_string()).collect();
        let found: Vec<Found> = sql_query(FIND)
            .bind::<Text, _>(words.join(" OR "))
            .bind::<Integer, _>(i32::from(question.filter.modes))
            .bind::<Integer, _>(i32::from(question.filter.years))
            .bind::<Integer, _>(i32::from(question.filter.degree))
            .bind::<Integer, _>(BEST as i32)
            .load(&mut self.0)?;
        Ok(found.iter().map(|found| found.number as usize).collect())
    }
}
