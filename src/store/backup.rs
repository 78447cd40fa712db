//! A consistent copy of everything while the platform runs, in the one form of `archive`.

use std::path::Path;

use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::pg::PgRowByRowLoadingMode;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::archive::{FORMAT, Head, TableHead, Writing};
use super::db::{Conn, Db};
use super::migrate;
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;

/// What is copied, in an order in which every row finds what it points to.
pub const TABLES: &[&str] = &[
    "accounts",
    "recovery_codes",
    "sessions",
    "links",
    "limits",
    "settings",
    "job_runs",
    "offices",
    "mailboxes",
    "audit",
    "talents",
    "talent_private",
    "enterprises",
    "enterprise_members",
    "needs",
    "decisions",
    "changes",
    "matches",
    "introductions",
    "introduction_notes",
    "consents",
    "consent_ends",
    "seals",
    "unsealed",
    "answers",
    "follow_ups",
    "outcomes",
    "outbox",
    "need_clocks",
    "mail_preferences",
    "absences",
    "suppressions",
    "bureaus",
    "monthly_figures",
    "same_marks",
    "same_pairs",
    "same_joins",
    "same_moves",
    "interests",
    "put_questions",
    "card_views",
    "firm_questions",
    "answer_falls",
    "need_waits",
    "corrections",
    "talent_versions",
    "profile_drafts",
    "saved_searches",
    "taxonomy_versions",
    "taxonomy_changes",
];

/// What is derived and made anew after a restore, and what the migrations keep for themselves.
pub const LEFT_OUT: &[&str] = &["features", "talent_views", "__diesel_schema_migrations"];

/// A column and how its database calls its type.
#[derive(Debug, QueryableByName)]
pub struct Column {
    #[diesel(sql_type = Text)]
    /// Its name.
    pub name: String,
    #[diesel(sql_type = Text)]
    /// Its type.
    pub kind: String,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Tables.
    pub tables: usize,
    /// Rows of all of them.
    pub rows: u64,
}

/// Copies everything to the file `place` as it stands at one moment; writers go on meanwhile. `key` is the mark of the
/// master key that seals the rows.
pub fn write(db: &Db, place: &Path, made_at: Moment, key: &str) -> Result<Summary> {
    let mut conn = db.target().connect()?;
    // The first read of the transaction fixes what all of it sees.
    conn.batch_execute(match &conn {
        Conn::Sqlite(_) => "BEGIN DEFERRED",
        Conn::Pg(_) => "SET statement_timeout = 0; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    })?;
    let head = Head {
        longyuan: "copy".into(),
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").into(),
        made_at,
        migrations: migrate::applied(&mut conn)?,
        key: key.to_owned(),
    };
    let mut out = Writing::start(place)?;
    out.json(&head)?;
    let mut summary = Summary { tables: 0, rows: 0 };
    for table in TABLES {
        let columns = columns(&mut conn, table)?;
        if columns.is_empty() {
            continue; // A database of an older version may not have it yet.
        }
        let rows = copy_table(&mut conn, table, &columns, &mut out)?;
        summary = Summary { tables: summary.tables + 1, rows: summary.rows + rows };
    }
    out.finish()?;
    conn.batch_execute("ROLLBACK")?;
    Ok(summary)
}

/// The columns of a table in their order; none when there is no such table.
pub fn columns(conn: &mut Conn, table: &str) -> Result<Vec<Column>> {
    let sql = match conn {
        Conn::Sqlite(_) => format!("SELECT name, type AS kind FROM pragma_table_info('{table}') ORDER BY cid"),
        Conn::Pg(_) => format!(
            "SELECT column_name::text AS name, data_type::text AS kind FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
        ),
    };
    Ok(diesel::sql_query(sql).load(conn)?)
}

/// How many rows a table has.
pub fn count(conn: &mut Conn, table: &str) -> Result<u64> {
    let count: Count = diesel::sql_query(format!("SELECT count(*) AS n FROM \"{table}\"")).get_result(conn)?;
    u64::try_from(count.n).map_err(Error::internal)
}

fn copy_table(conn: &mut Conn, table: &str, columns: &[Column], out: &mut Writing) -> Result<u64> {
    let rows = count(conn, table)?;
    out.json(&TableHead { table: table.to_owned(), rows })?;
    let cells: Vec<String> =
        columns.iter().map(|column| format!("'{}', {}", column.name, value(conn, column))).collect();
    let order: Vec<String> = columns.iter().take(2).map(|column| format!("\"{}\"", column.name)).collect();
    let object = match conn {
        Conn::Sqlite(_) => format!("json_object({})", cells.join(", ")),
        Conn::Pg(_) => format!("json_build_object({})::text", cells.join(", ")),
    };
    let sql = format!("SELECT {object} AS line FROM \"{table}\" ORDER BY {}", order.join(", "));
    // Row by row: a large table must not stand in memory.
    match conn {
        Conn::Sqlite(c) => {
            for line in diesel::sql_query(sql).load_iter::<Line, DefaultLoadingMode>(c)? {
                out.line(&line?.line)?;
            }
        }
        Conn::Pg(c) => {
            for line in diesel::sql_query(sql).load_iter::<Line, PgRowByRowLoadingMode>(c)? {
                out.line(&line?.line)?;
            }
        }
    }
    Ok(rows)
}

/// The SQL that gives a cell in the form both databases share: bytes as `\x` and digits, times as SQLite keeps them, truth
/// as 0 and 1, numbers with all their digits.
fn value(conn: &Conn, column: &Column) -> String {
    let name = format!("\"{}\"", column.name);
    match (conn, column.kind.to_lowercase().as_str()) {
        // hex() of nothing is an empty text, which would come back as an empty value.
        (Conn::Sqlite(_), "blob") => format!(r"CASE WHEN {name} IS NULL THEN NULL ELSE '\x' || lower(hex({name})) END"),
        (Conn::Sqlite(_), "real") => {
            format!("CASE WHEN {name} IS NULL THEN NULL ELSE json(printf('%!.17g', {name})) END")
        }
        (Conn::Pg(_), "bytea") => format!(r"'\x' || encode({name}, 'hex')"),
        (Conn::Pg(_), "boolean") => format!("{name}::int"),
        (Conn::Pg(_), kind) if kind.starts_with("timestamp") => format!(
            r"regexp_replace(regexp_replace(to_char({name}, 'YYYY-MM-DD HH24:MI:SS.US'), '(\.\d{{3}})000$', '\1'), '\.000$', '')"
        ),
        _ => name,
    }
}
