//! How fast and in how few commits SQLite keeps writes durably: the disk's bare sync rate, group commit against one commit
//! a write, and what a lone write waits. Ends with 1 when the two promises of the house do not hold.

#![allow(clippy::expect_used, reason = "a measurement that cannot be taken has nothing to go on with")]

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveDateTime};
use diesel::RunQueryDsl;
use longyuan::domain::audit::Entity;
use longyuan::store::changes;
use longyuan::store::db::{Conn, Db, Target};
use longyuan::store::migrate;

/// How long each measurement runs.
const SPAN: Duration = Duration::from_secs(3);
/// Most writers at once.
const MANY: usize = 64;
/// Least writes that share a COMMIT at 64 writers.
const LEAST_SHARED: f64 = 16.0;
/// Least gain over one commit a write at 64 writers.
const LEAST_GAIN: f64 = 2.0;

/// What one measurement found.
struct Found {
    writes: u64,
    commits: u64,
    seconds: f64,
    /// Half of the writes were answered within so many microseconds.
    p50: u128,
}

impl Found {
    fn rate(&self) -> f64 {
        self.writes as f64 / self.seconds
    }
    fn shared(&self) -> f64 {
        self.writes as f64 / self.commits.max(1) as f64
    }
    fn print(&self, name: &str) {
        println!(
            "{name:<34} {:>9.0} writes/s {:>9.2} writes a commit {:>9.4} commits a write  p50 {:>7} us",
            self.rate(),
            self.shared(),
            self.commits as f64 / self.writes.max(1) as f64,
            self.p50
        );
    }
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24).and_then(|day| day.and_hms_opt(2, 10, 0)).expect("a real moment")
}

fn middle(mut times: Vec<u128>) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(0)
}

/// Blocks of 4 KiB written and synced one by one, a second.
fn bare_sync(folder: &Path) -> f64 {
    let file = File::create(folder.join("sync")).expect("a file");
    let (start, mut count) = (Instant::now(), 0u64);
    while start.elapsed() < SPAN {
        file.write_all_at(&[7; 4096], (count % 256) * 4096).expect("a write");
        file.sync_data().expect("a sync");
        count += 1;
    }
    count as f64 / start.elapsed().as_secs_f64()
}

fn open(folder: &Path, name: &str, group: Option<usize>) -> Db {
    let target = Target::Sqlite(folder.join(name).display().to_string());
    let wait = Duration::from_secs(5);
    let db = match group {
        Some(group) => Db::open_grouped(target, 2, wait, group),
        None => Db::open(target, 2, wait),
    };
    let db = db.expect("a database");
    migrate::run(&db).expect("a schema");
    db
}

/// `writers` threads, each writing one row after the other as fast as it is answered.
fn measure(db: &Db, writers: usize) -> Found {
    let writes = AtomicU64::new(0);
    let (before, start) = (db.commits(), Instant::now());
    let times: Vec<u128> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..writers)
            .map(|n| {
                scope.spawn({
                    let writes = &writes;
                    move || {
                        let mut times = Vec::new();
                        while start.elapsed() < SPAN {
                            let (at, id) = (Instant::now(), format!("w{n}-{}", times.len()));
                            db.write(move |conn| changes::add(conn, now(), Entity::Need, &id, 1, None))
                                .expect("a write");
                            times.push(at.elapsed().as_micros());
                            writes.fetch_add(1, Ordering::Relaxed);
                        }
                        times
                    }
                })
            })
            .collect();
        all.into_iter().flat_map(|thread| thread.join().expect("a writer")).collect()
    });
    let seconds = start.elapsed().as_secs_f64();
    Found { writes: writes.into_inner(), commits: db.commits() - before, seconds, p50: middle(times) }
}

/// The same row by one connection of its own, in this thread: the least that a durable write can cost.
fn bare_commits(db: &Db) -> Found {
    let Ok(mut conn) = db.target().connect() else { panic!("no connection") };
    let run = |conn: &mut Conn, sql: &str| diesel::sql_query(sql).execute(conn).expect("a statement");
    let (start, mut times) = (Instant::now(), Vec::new());
    while start.elapsed() < SPAN {
        let (at, id) = (Instant::now(), format!("bare-{}", times.len()));
        run(&mut conn, "BEGIN IMMEDIATE");
        changes::add(&mut conn, now(), Entity::Need, &id, 1, None).expect("a row");
        run(&mut conn, "COMMIT");
        times.push(at.elapsed().as_micros());
    }
    let count = times.len() as u64;
    Found { writes: count, commits: count, seconds: start.elapsed().as_secs_f64(), p50: middle(times) }
}

fn main() -> std::process::ExitCode {
    // Beside the build, on the disk that such a machine would use; a memory disk would measure nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    println!("{:<34} {:>9.0} syncs/s", "bare write and sync of 4 KiB", bare_sync(folder.path()));
    let grouped = open(folder.path(), "grouped.db", None);
    let single = open(folder.path(), "single.db", Some(1));
    let bare = bare_commits(&single);
    bare.print("one row a commit, no thread");
    let lone = measure(&grouped, 1);
    lone.print("group commit, 1 writer");
    let many = measure(&grouped, MANY);
    many.print("group commit, 64 writers");
    let one_by_one = measure(&single, MANY);
    measure(&single, 1).print("one commit a write, 1 writer");
    one_by_one.print("one commit a write, 64 writers");
    let gain = many.rate() / one_by_one.rate();
    println!("a lone write waits {:.2} times as long as a bare commit", lone.p50 as f64 / bare.p50.max(1) as f64);
    println!("group commit writes {gain:.2} times as fast as one commit a write, both with {MANY} writers");
    if many.shared() < LEAST_SHARED || gain < LEAST_GAIN {
        eprintln!(
            "not held: at least {LEAST_SHARED} writes a commit and {LEAST_GAIN} times the rate at {MANY} writers"
        );
        return std::process::ExitCode::FAILURE;
    }
    std::process::ExitCode::SUCCESS
}
