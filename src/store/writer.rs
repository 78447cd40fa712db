//! The one writer of SQLite: it takes what already waits, runs each write in its own savepoint, and commits once for all.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use diesel::RunQueryDsl;
use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};

use super::db::Conn;
use crate::domain::error::{Error, Result};

/// Most writes that share one COMMIT.
pub const GROUP: usize = 64;
/// Most writes that wait; further callers wait to get in line.
const QUEUE: usize = 1024;

/// Told whether the COMMIT held; answers its caller.
pub type Answer = Box<dyn FnOnce(Result<()>) + Send>;
/// One write: runs inside the open transaction and returns who is to be answered after the COMMIT.
pub type Job = Box<dyn FnOnce(&mut Conn) -> Answer + Send>;

/// The writer's thread and the line before it. Stops when dropped, after all that waits.
pub struct Writer {
    line: Option<SyncSender<Job>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    commits: Arc<AtomicU64>,
}

impl Writer {
    /// Starts the thread on its own connection; at most `group` writes share a COMMIT.
    pub fn start(conn: Conn, group: usize) -> Result<Self> {
        let (line, jobs) = sync_channel(QUEUE);
        let commits = Arc::new(AtomicU64::new(0));
        let counter = commits.clone();
        let thread = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || run(conn, &jobs, group, &counter))
            .map_err(Error::internal)?;
        Ok(Self { line: Some(line), thread: Mutex::new(Some(thread)), commits })
    }

    /// Transactions committed since the start.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    /// Puts a write in line.
    pub fn submit(&self, job: Job) -> Result<()> {
        let gone = || Error::Unavailable("the writer stopped".into());
        self.line.as_ref().ok_or_else(gone)?.send(job).map_err(|_| gone())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.line = None;
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // A panic of the thread has already answered its callers with Unavailable.
            let _ = thread.join();
        }
    }
}

fn run(mut conn: Conn, jobs: &Receiver<Job>, group: usize, commits: &AtomicU64) {
    while let Ok(first) = jobs.recv() {
        // A lone write never waits for company: only what is already in line joins it.
        let batch: Vec<Job> = std::iter::once(first).chain(jobs.try_iter().take(group - 1)).collect();
        commit_together(&mut conn, batch, commits);
    }
}

fn commit_together(conn: &mut Conn, batch: Vec<Job>, commits: &AtomicU64) {
    if let Err(error) = begin(conn) {
        // Dropping the jobs drops their answers: every caller hears that the writer is not available.
        tracing::error!(%error, "a transaction did not begin");
        return;
    }
    let answers: Vec<Answer> = batch.into_iter().map(|job| job(conn)).collect();
    let committed = <Conn as Connection>::TransactionManager::commit_transaction(conn);
    let failure = committed.err().map(|e| e.to_string());
    if failure.is_none() {
        commits.fetch_add(1, Ordering::Relaxed);
    }
    if let Some(error) = &failure {
        tracing::error!(%error, "a group commit failed");
        // After a failed COMMIT the transaction may still be open.
        let _ = diesel::sql_query("ROLLBACK").execute(conn);
    }
    for answer in answers {
        answer(failure.clone().map_or(Ok(()), |error| Err(Error::Unavailable(error))));
    }
}

/// BEGIN IMMEDIATE takes the write lock at once: a deferred transaction that reads first fails with "database is locked".
fn begin(conn: &mut Conn) -> diesel::QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
        Conn::Pg(pg) => AnsiTransactionManager::begin_transaction(pg),
    }
}
