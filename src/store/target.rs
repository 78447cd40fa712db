//! Which database it is, and where, and how a connection to it is opened.

use diesel::connection::Connection;
use diesel::{PgConnection, RunQueryDsl, SqliteConnection};

use super::db::Conn;
use crate::domain::error::{Error, Result};

/// Which database, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A SQLite file.
    Sqlite(String),
    /// A PostgreSQL address.
    Postgres(String),
}

impl Target {
    /// Reads `sqlite://PATH` or `postgres://...`; anything else is refused.
    pub fn parse(url: &str) -> Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            Ok(Self::Sqlite(path.to_owned()))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres(url.to_owned()))
        } else {
            Err(Error::internal("database.url: neither sqlite:// nor postgres://"))
        }
    }

    /// Opens one connection with the settings that durability needs.
    pub fn connect(&self) -> Result<Conn> {
        match self {
            Self::Sqlite(path) => {
                let mut conn =
                    SqliteConnection::establish(path).map_err(|e| Error::Unavailable(format!("{path}: {e}")))?;
                for pragma in
                    ["busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"]
                {
                    diesel::sql_query(format!("PRAGMA {pragma}")).execute(&mut conn)?;
                }
                Ok(Conn::Sqlite(conn))
            }
            Self::Postgres(url) => {
                let mut conn =
                    PgConnection::establish(url).map_err(|e| Error::Unavailable(format!("PostgreSQL: {e}")))?;
                diesel::sql_query("SET TIME ZONE 'UTC'").execute(&mut conn)?;
                diesel::sql_query("SET statement_timeout = '30s'").execute(&mut conn)?;
                Ok(Conn::Pg(conn))
            }
        }
    }
}
