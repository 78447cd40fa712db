//! Migrations of both databases: listed, run, compared.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::db::{Conn, Db};
use crate::domain::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Names of the migrations that have not run yet, oldest first.
pub fn pending(db: &Db) -> Result<Vec<String>> {
    let mut conn = db.target().connect()?;
    let names = match &mut conn {
        Conn::Sqlite(c) => c.pending_migrations(SQLITE).map(|list| list.iter().map(|m| m.name().to_string()).collect()),
        Conn::Pg(c) => c.pending_migrations(POSTGRES).map(|list| list.iter().map(|m| m.name().to_string()).collect()),
    };
    names.map_err(Error::internal)
}

/// Runs what is pending and returns its names; a second run changes nothing.
pub fn run(db: &Db) -> Result<Vec<String>> {
    let mut conn = db.target().connect()?;
    let names = match &mut conn {
        Conn::Sqlite(c) => c.run_pending_migrations(SQLITE).map(|list| list.iter().map(ToString::to_string).collect()),
        Conn::Pg(c) => c.run_pending_migrations(POSTGRES).map(|list| list.iter().map(ToString::to_string).collect()),
    };
    names.map_err(Error::internal)
}
