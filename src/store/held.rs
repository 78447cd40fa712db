//! What was read of the store and holds until anything is committed, by whatever node or command: pages that count much are
//! asked for more often than anything changes.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};

use super::db::{Conn, Db};
use super::features::Progress;
use crate::domain::error::{Error, Result};
use crate::domain::field::FieldCode;
use crate::domain::same::SameState;
use crate::domain::todo::Todo;

/// What of the store a reader sees. Where two are equal nothing was committed between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp(String);

impl Stamp {
    /// As a text, for who keeps it beside what it read.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// The connection that looks for commits and does nothing else: SQLite tells a connection of those of all others.
#[derive(Clone, Default)]
pub struct Lookout(Arc<Mutex<Option<Conn>>>);

impl Db {
    /// The stamp of what is committed now. Whatever is read afterwards is at least as new.
    pub fn stamp(&self) -> Result<Stamp> {
        if !self.is_sqlite() {
            return self.read(look);
        }
        let mut kept = self.lookout.0.lock().unwrap_or_else(PoisonError::into_inner);
        // It is never opened anew: the number of one connection says nothing of that of another.
        let conn = match kept.as_mut() {
            Some(conn) => conn,
            None => kept.insert(self.target().connect()?),
        };
        look(conn)
    }
}

fn look(conn: &mut Conn) -> Result<Stamp> {
    #[derive(QueryableByName)]
    struct Version {
        #[diesel(sql_type = Integer)]
        data_version: i32,
    }
    #[derive(QueryableByName)]
    struct Snapshot {
        #[diesel(sql_type = Text)]
        seen: String,
    }
    Ok(Stamp(match conn {
        Conn::Sqlite(conn) => {
            let version: Version = diesel::sql_query("PRAGMA data_version").get_result(conn)?;
            version.data_version.to_string()
        }
        Conn::Pg(conn) => {
            let snapshot: Snapshot =
                diesel::sql_query("SELECT pg_current_snapshot()::text AS seen").get_result(conn)?;
            snapshot.seen
        }
    }))
}

/// Most answers that are kept beside each other.
const MOST: usize = 64;

type Answers<K, V> = Option<(Stamp, Vec<(K, V)>)>;

/// Answers of the store to some question, each under what was asked.
#[derive(Debug)]
pub struct Held<K, V>(Mutex<Answers<K, V>>);

impl<K, V> Default for Held<K, V> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<K: PartialEq, V: Clone> Held<K, V> {
    /// The answer that holds, read when there is none. Who asks meanwhile waits for that reading and does not begin another;
    /// so it is not asked from within a reading.
    pub fn get(&self, db: &Db, key: K, read: impl FnOnce(&mut Conn) -> Result<V>) -> Result<V> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let stamp = db.stamp()?;
        if kept.as_ref().is_none_or(|(of, answers)| *of != stamp || answers.len() >= MOST) {
            *kept = Some((stamp, Vec::new()));
        }
        let Some((_, answers)) = kept.as_mut() else { return Err(Error::internal("no answers")) };
        if let Some((_, answer)) = answers.iter().find(|(known, _)| *known == key) {
            return Ok(answer.clone());
        }
        let answer = db.read(read)?;
        answers.push((key, answer.clone()));
        Ok(answer)
    }
}

/// What the pages of the office count.
#[derive(Debug, Default)]
pub struct Counts {
    /// What waits, by the day and the versions of the engine.
    pub todo: Held<(NaiveDate, String), Arc<Todo>>,
    /// What of it is overdue, by the day.
    pub overdue: Held<NaiveDate, i64>,
    /// Needs of the review queue, by field and whether only strong pairs count.
    pub waiting: Held<(Option<FieldCode>, bool), i64>,
    /// Pairs of entries that may be one.
    pub same: Held<(), Vec<(SameState, i64)>>,
    /// Rows of the record that wait for their link.
    pub unsealed: Held<(), i64>,
    /// How far features are those of an engine, by its versions.
    pub renewal: Held<String, Progress>,
}
