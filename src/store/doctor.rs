//! What a database says of itself: whether what it acknowledges is durable.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::db::Conn;
use crate::domain::error::Result;

/// The oldest SQLite that may be used: before it, a write-ahead log that starts anew could damage the file.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub name: &'static str,
    /// What it is.
    pub found: String,
    /// What it must be.
    pub wanted: &'static str,
    /// Whether it is.
    pub is_good: bool,
}

/// Everything that durability hangs on.
pub fn durability(conn: &mut Conn) -> Result<Vec<Fact>> {
    let asked: &[(&'static str, &'static str, &'static [&'static str])] = match conn {
        Conn::Sqlite(_) => &[
            ("journal_mode", "SELECT journal_mode AS found FROM pragma_journal_mode", &["wal"]),
            ("synchronous", "SELECT CAST(synchronous AS TEXT) AS found FROM pragma_synchronous", &["2"]),
            ("foreign_keys", "SELECT CAST(foreign_keys AS TEXT) AS found FROM pragma_foreign_keys", &["1"]),
            ("secure_delete", "SELECT CAST(secure_delete AS TEXT) AS found FROM pragma_secure_delete", &["1"]),
        ],
        Conn::Pg(_) => &[
            // All but "off" wait for the disk of this server at least.
            (
                "synchronous_commit",
                "SELECT current_setting('synchronous_commit') AS found",
                &["on", "local", "remote_write", "remote_apply"],
            ),
            ("fsync", "SELECT current_setting('fsync') AS found", &["on"]),
            ("full_page_writes", "SELECT current_setting('full_page_writes') AS found", &["on"]),
        ],
    };
    let mut facts = vec![version(conn)?];
    for (name, sql, good) in asked {
        let found = one(conn, sql)?;
        facts.push(Fact { name, is_good: good.contains(&found.as_str()), found, wanted: good[0] });
    }
    Ok(facts)
}

/// `ok`, or what SQLite finds wrong with its file; PostgreSQL keeps checksums of its own.
pub fn integrity(conn: &mut Conn) -> Result<Option<Fact>> {
    match conn {
        Conn::Pg(_) => Ok(None),
        Conn::Sqlite(_) => {
            let found = one(conn, "SELECT quick_check AS found FROM pragma_quick_check LIMIT 1")?;
            Ok(Some(Fact { name: "quick_check", is_good: found == "ok", found, wanted: "ok" }))
        }
    }
}

fn version(conn: &mut Conn) -> Result<Fact> {
    match conn {
        Conn::Sqlite(_) => {
            let found = one(conn, "SELECT sqlite_version() AS found")?;
            let parts: Vec<u32> = found.split('.').filter_map(|p| p.parse().ok()).collect();
            Ok(Fact {
                name: "SQLite",
                is_good: parts.as_slice() >= OLDEST_SQLITE.as_slice(),
                found,
                wanted: ">= 3.51.3",
            })
        }
        Conn::Pg(_) => {
            let found = one(conn, "SELECT current_setting('server_version') AS found")?;
            let number = one(conn, "SELECT current_setting('server_version_num') AS found")?;
            let is_good = number.parse::<u32>().is_ok_and(|n| n >= 130_000);
            Ok(Fact { name: "PostgreSQL", is_good, found, wanted: ">= 13" })
        }
    }
}

fn one(conn: &mut Conn, sql: &str) -> Result<String> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        found: String,
    }
    let row: Row = diesel::sql_query(sql).get_result(conn)?;
    Ok(row.found)
}
