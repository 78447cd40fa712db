//! One connection type for both databases, and the only ways in: `read`, and `write` with group commit.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use diesel::connection::{Connection, TransactionManager};
use diesel::r2d2::{self, ManageConnection, Pool};
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::{PgConnection, RunQueryDsl, SqliteConnection};

pub use super::held::{Counts, Held, Lookout, Stamp};
pub use super::target::Target;
use super::wake::Wake;
use super::writer::{self, Job};
use crate::domain::error::{Error, Result};

/// A connection to either database; queries are written once against it.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// Runs one expression on the concrete connection, for the few statements that `Conn` cannot carry.
#[macro_export]
macro_rules! each_backend {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            $crate::store::db::Conn::Pg($c) => $body,
            $crate::store::db::Conn::Sqlite($c) => $body,
        }
    };
}

/// Makes pooled connections of one target.
struct Connector {
    target: Target,
    read_only: bool,
}

impl ManageConnection for Connector {
    type Connection = Conn;
    type Error = r2d2::Error;

    fn connect(&self) -> Result<Conn, r2d2::Error> {
        let refused = |e: Error| r2d2::Error::ConnectionError(diesel::ConnectionError::BadConnection(e.to_string()));
        let mut conn = self.target.connect().map_err(refused)?;
        if self.read_only {
            diesel::sql_query("PRAGMA query_only=ON").execute(&mut conn).map_err(r2d2::Error::QueryError)?;
        }
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), r2d2::Error> {
        diesel::sql_query("SELECT 1").execute(conn).map(|_| ()).map_err(r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        <Conn as Connection>::TransactionManager::is_broken_transaction_manager(conn)
    }
}

/// Whose database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Nobody's yet.
    Nothing,
    /// The sample pool and what was done with it.
    Demo,
    /// An office's own.
    Work,
}

/// The store's door. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    target: Target,
    pool: Pool<Connector>,
    /// The one writer of SQLite; PostgreSQL groups commits by itself.
    writer: Option<Arc<writer::Writer>>,
    wake: Wake,
    pub(super) lookout: Lookout,
}

impl Db {
    /// Opens the database at `target` with `connections` pooled connections; nothing is migrated.
    pub fn open(target: Target, connections: u32, wait: Duration) -> Result<Self> {
        Self::open_grouped(target, connections, wait, writer::GROUP)
    }

    /// The same with another largest number of writes a commit on SQLite; the bench compares 1 with the default.
    pub fn open_grouped(target: Target, connections: u32, wait: Duration, group: usize) -> Result<Self> {
        let is_sqlite = matches!(target, Target::Sqlite(_));
        let wake = Wake::default();
        let writer = if is_sqlite { Some(Arc::new(writer::Writer::start(target.connect()?, group)?)) } else { None };
        let pool = Pool::builder()
            .max_size(connections.max(1))
            .min_idle(Some(1))
            .connection_timeout(wait)
            .build(Connector { target: target.clone(), read_only: is_sqlite })
            .map_err(|e| Error::Unavailable(e.to_string()))?;
        Ok(Self { target, pool, writer, wake, lookout: Lookout::default() })
    }

    /// True for the embedded database.
    pub fn is_sqlite(&self) -> bool {
        self.writer.is_some()
    }

    /// Where this database is.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Transactions that the writer of SQLite has committed since the start; 0 on PostgreSQL, which has no such writer.
    pub fn commits(&self) -> u64 {
        self.writer.as_ref().map_or(0, |writer| writer.commits())
    }

    /// Rings after every committed write; jobs wait on it.
    pub fn wake(&self) -> &Wake {
        &self.wake
    }

    /// Reads. The closure sees committed data only and cannot write on SQLite.
    pub fn read<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let mut conn = self.pool.get().map_err(|e| Error::Unavailable(e.to_string()))?;
        work(&mut conn)
    }

    /// Writes in one transaction and returns when it is durable. On SQLite the closure runs on the writer thread in its own
    /// savepoint and shares a COMMIT with what else waits; do no slow work in it.
    pub fn write<T: Send + 'static>(&self, work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static) -> Result<T> {
        let result = match &self.writer {
            None => {
                let mut conn = self.pool.get().map_err(|e| Error::Unavailable(e.to_string()))?;
                in_transaction(&mut conn, work)
            }
            Some(writer) => {
                let (answer, outcome) = mpsc::sync_channel(1);
                let job: Job = Box::new(move |conn| {
                    let done = in_transaction(conn, work);
                    Box::new(move |committed: Result<()>| {
                        // The caller may have gone; the write stands all the same.
                        let _ = answer.send(committed.and(done));
                    })
                });
                writer.submit(job)?;
                outcome.recv().map_err(|_| Error::Unavailable("the writer stopped".into()))?
            }
        };
        if result.is_ok() {
            self.wake.ring();
        }
        result
    }

    /// Tells what a write would come to: does it in a transaction that is taken back, so that nothing of it stays, nobody is
    /// woken and no reader ever sees it.
    pub fn rehearse<T: Send + 'static>(&self, work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static) -> Result<T> {
        let (tell, told) = mpsc::sync_channel(1);
        let taken_back = self.write(move |conn| -> Result<()> {
            // The caller waits for the end of the write, so that it is there.
            let _ = tell.send(work(conn));
            Err(Error::Conflict("rehearsed"))
        });
        let never_begun = || taken_back.err().unwrap_or_else(|| Error::internal("a rehearsal that was kept"));
        told.try_recv().unwrap_or_else(|_| Err(never_begun()))
    }
}

/// One transaction, or a savepoint inside one; an error or a panic of the closure rolls back this one only.
pub fn in_transaction<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    type Tm = <Conn as Connection>::TransactionManager;
    Tm::begin_transaction(conn)?;
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(conn)));
    match outcome {
        Ok(Ok(value)) => {
            Tm::commit_transaction(conn)?;
            Ok(value)
        }
        Ok(Err(error)) => {
            Tm::rollback_transaction(conn)?;
            Err(error)
        }
        Err(_) => {
            Tm::rollback_transaction(conn)?;
            Err(Error::internal("a write panicked"))
        }
    }
}

/// `Ok` when a guarded update hit its one row, else the thing has moved on.
pub fn one_row(affected: usize) -> Result<()> {
    if affected == 1 { Ok(()) } else { Err(Error::Conflict("version")) }
}

impl From<DieselError> for Error {
    fn from(error: DieselError) -> Self {
        match &error {
            DieselError::NotFound => Self::Missing("missing"),
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Conflict("duplicate"),
            DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Conflict("version"),
            // SQLSTATE 40P01: of two that wait for each other PostgreSQL takes one back whole; it has no kind in Diesel.
            DieselError::DatabaseError(_, info) if info.message().contains("deadlock detected") => {
                Self::Conflict("version")
            }
            DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, _) => Self::Unavailable(error.to_string()),
            DieselError::DatabaseError(_, info) if info.message().contains("disk is full") => {
                Self::Unavailable("storage_full".into())
            }
            DieselError::DatabaseError(_, info) if info.message().contains("database is locked") => {
                Self::Unavailable("locked".into())
            }
            _ => Self::Internal(error.to_string()),
        }
    }
}
