//! Migrations of both databases: listed, run, compared.

use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::backup;
use super::db::{Conn, Db, Target};
use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;

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

/// Runs what is pending and returns its versions; a second run changes nothing.
pub fn run(db: &Db) -> Result<Vec<String>> {
    run_on(db.target())
}

impl Db {
    /// Runs what is pending. A database that has been in use is first copied to `before-<migration>-<time>` in `folder`.
    pub fn migrate_after_copy(&self, folder: &Path, now: Moment, key: &str) -> Result<Vec<String>> {
        let pending = pending(self)?;
        let Some(first) = pending.first() else { return Ok(pending) };
        if !self.read(applied)?.is_empty() {
            let place = folder.join(format!("before-{first}-{}.jsonl.gz", now.format("%Y%m%dT%H%M%S")));
            std::fs::create_dir_all(folder).map_err(|e| Error::Unavailable(format!("{}: {e}", folder.display())))?;
            backup::write(self, &place, now, key)?;
        }
        run(self)
    }
}

/// The same for a database that is not open.
pub fn run_on(target: &Target) -> Result<Vec<String>> {
    let mut conn = target.connect()?;
    let names = match &mut conn {
        Conn::Sqlite(c) => c.run_pending_migrations(SQLITE).map(|list| list.iter().map(ToString::to_string).collect()),
        Conn::Pg(c) => c.run_pending_migrations(POSTGRES).map(|list| list.iter().map(ToString::to_string).collect()),
    };
    names.map_err(Error::internal)
}

/// Runs the migrations of an empty database until those of `versions` have run.
pub fn up_to(conn: &mut Conn, versions: &[String]) -> Result<()> {
    while applied(conn)?.len() < versions.len() {
        match conn {
            Conn::Sqlite(c) => c.run_next_migration(SQLITE).map(|_| ()).map_err(Error::internal)?,
            Conn::Pg(c) => c.run_next_migration(POSTGRES).map(|_| ()).map_err(Error::internal)?,
        }
    }
    Ok(())
}

/// Versions of the migrations that have run, oldest first; none in a fresh database.
pub fn applied(conn: &mut Conn) -> Result<Vec<String>> {
    #[derive(QueryableByName)]
    struct Version {
        #[diesel(sql_type = Text)]
        version: String,
    }
    if backup::columns(conn, "__diesel_schema_migrations")?.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Version> =
        diesel::sql_query("SELECT CAST(version AS TEXT) AS version FROM __diesel_schema_migrations ORDER BY version")
            .load(conn)?;
    Ok(rows.into_iter().map(|row| row.version).collect())
}

/// Versions of the migrations that this program knows, oldest first; the same for both databases.
pub fn known() -> Result<Vec<String>> {
    use diesel::migration::MigrationSource;
    let all = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE).map_err(Error::internal)?;
    let mut versions: Vec<String> = all.iter().map(|m| m.name().version().to_string()).collect();
    versions.sort();
    Ok(versions)
}
