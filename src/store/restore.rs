//! Brings a copy back into an empty place, of either database, after all of it was checked.

use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::archive::{Head, Part, Reading, Refused, TableHead};
use super::backup::{self, Column, TABLES};
use super::db::{Conn, Db, Target};
use super::migrate;
use crate::domain::error::{Error, Result};

/// Rows that go in by one statement.
const TOGETHER: usize = 200;
/// What a restored platform does not take over: who was signed in, counters of tries, leases of jobs.
const NOT_TAKEN: &[&str] = &["sessions", "limits", "job_runs"];

/// What a copy holds.
#[derive(Debug, Clone)]
pub struct Contents {
    /// Its head.
    pub head: Head,
    /// Its tables with their numbers of rows.
    pub tables: Vec<TableHead>,
}

impl Contents {
    /// Rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|t| t.rows).sum()
    }
}

/// Reads a copy to its end and checks that it is whole and not of a newer version; touches nothing.
pub fn verify(path: &Path) -> Result<Contents, Refused> {
    let reading = Reading::start(path)?;
    let head = reading.head().clone();
    let mut tables = Vec::new();
    reading.finish(|part| {
        if let Part::Table(table) = part {
            tables.push(table.clone());
        }
        Ok(())
    })?;
    let known = migrate::known()?;
    if !known.starts_with(&head.migrations) {
        let newest = head.migrations.last().cloned().unwrap_or_default();
        let what = format!("{}: made by longyuan {} with migration {newest}", path.display(), head.program);
        return Err(Refused::Unusable(format!("{what}, which this one does not know; use a newer longyuan")));
    }
    if let Some(strange) = tables.iter().find(|t| !TABLES.contains(&t.table.as_str())) {
        return Err(Refused::Unusable(format!("{}: unknown table {:?}", path.display(), strange.table)));
    }
    Ok(Contents { head, tables })
}

/// Brings back a verified copy in one transaction, then runs the migrations it lacks. Refuses a place that holds anything.
pub fn run(target: &Target, path: &Path, contents: &Contents) -> Result<(), Refused> {
    let mut conn = target.connect()?;
    if let Some(table) = first_filled(&mut conn)? {
        return Err(Refused::Unusable(format!("the database is not empty: it has rows in {table}")));
    }
    migrate::up_to(&mut conn, &contents.head.migrations)?;
    let begin = match &conn {
        Conn::Sqlite(_) => "BEGIN IMMEDIATE",
        Conn::Pg(_) => "SET statement_timeout = 0; BEGIN",
    };
    conn.batch_execute(begin).map_err(Error::from)?;
    // Whatever fails from here drops the connection, and the transaction with it.
    load(&mut conn, path)?;
    settle(&mut conn)?;
    conn.batch_execute("COMMIT").map_err(Error::from)?;
    drop(conn);
    migrate::run_on(target)?;
    Ok(())
}

fn first_filled(conn: &mut Conn) -> Result<Option<&'static str>> {
    for table in TABLES {
        if !backup::columns(conn, table)?.is_empty() && backup::count(conn, table)? > 0 {
            return Ok(Some(table));
        }
    }
    Ok(None)
}

fn load(conn: &mut Conn, path: &Path) -> Result<(), Refused> {
    let mut table: Option<Filling> = None;
    Reading::start(path)?.finish(|part| match part {
        Part::Table(next) => {
            if let Some(mut full) = table.take() {
                full.flush(conn)?;
            }
            if !NOT_TAKEN.contains(&next.table.as_str()) {
                table = Some(Filling::of(conn, &next.table)?);
            }
            Ok(())
        }
        Part::Row(row) => match &mut table {
            Some(table) => table.add(conn, row),
            None => Ok(()),
        },
    })?;
    if let Some(mut last) = table {
        last.flush(conn)?;
    }
    Ok(())
}

/// Rows on their way into one table.
struct Filling {
    sql: String,
    waiting: Vec<String>,
}

impl Filling {
    fn of(conn: &mut Conn, table: &str) -> Result<Self> {
        let columns = backup::columns(conn, table)?;
        let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let names = names.join(", ");
        let sql = match conn {
            Conn::Sqlite(_) => {
                let cells: Vec<String> = columns.iter().map(cell).collect();
                format!("INSERT INTO \"{table}\" ({names}) SELECT {} FROM json_each(?)", cells.join(", "))
            }
            Conn::Pg(_) => format!(
                "INSERT INTO \"{table}\" ({names}) SELECT {names} FROM jsonb_populate_recordset(NULL::\"{table}\", $1::jsonb)"
            ),
        };
        Ok(Self { sql, waiting: Vec::new() })
    }

    fn add(&mut self, conn: &mut Conn, row: &str) -> Result<()> {
        self.waiting.push(row.to_owned());
        if self.waiting.len() == TOGETHER { self.flush(conn) } else { Ok(()) }
    }

    fn flush(&mut self, conn: &mut Conn) -> Result<()> {
        let count = self.waiting.len();
        if count > 0 {
            let rows = format!("[{}]", self.waiting.join(","));
            let added = diesel::sql_query(&self.sql).bind::<Text, _>(rows).execute(conn)?;
            if added != count {
                return Err(Error::internal(format!("{added} of {count} rows went in")));
            }
            self.waiting.clear();
        }
        Ok(())
    }
}

/// The SQL that takes a cell of a row for SQLite.
fn cell(column: &Column) -> String {
    let taken = format!("json_extract(value, '$.\"{}\"')", column.name);
    if column.kind.eq_ignore_ascii_case("blob") { format!("unhex(substr({taken}, 3))") } else { taken }
}

/// Makes the copy fit for its new life: mails that had not left wait for an administrator, since they may have left after
/// the copy was made; links that sign in have lost their use.
fn settle(conn: &mut Conn) -> Result<()> {
    conn.batch_execute(
        "UPDATE outbox SET state = 'failed', error = 'restored', lease_until = NULL \
         WHERE state IN ('queued', 'sending'); \
         DELETE FROM links WHERE purpose IN ('sign_in', 'reset');",
    )?;
    if let Conn::Pg(pg) = conn {
        pg.batch_execute(
            "SELECT setval(pg_get_serial_sequence('changes', 'id'), COALESCE((SELECT max(id) FROM changes), 0) + 1, false)",
        )?;
    }
    Ok(())
}

/// The tables of a database that neither are copied nor are known to be left out; a test keeps it empty.
pub fn unlisted(db: &Db) -> Result<Vec<String>> {
    #[derive(QueryableByName)]
    struct Name {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let mut conn = db.target().connect()?;
    let sql = match &conn {
        Conn::Sqlite(_) => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        Conn::Pg(_) => "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()",
    };
    let names: Vec<Name> = diesel::sql_query(sql).load(&mut conn)?;
    let is_listed = |name: &str| TABLES.contains(&name) || backup::LEFT_OUT.contains(&name);
    Ok(names.into_iter().map(|n| n.name).filter(|n| !is_listed(n)).collect())
}
