//! Killed at random under 64 writers, nothing that was acknowledged is missing, nothing is half-done, nothing is a ghost.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use longyuan::domain::actor::Doer;
use longyuan::domain::audit::{Deed, Entity};
use longyuan::store::db::{Db, Target};
use longyuan::store::{audit, changes};

use crate::support::app::{TestApp, start_of_story};

const WRITERS: usize = 64;
const ROUNDS: usize = 10;

#[derive(diesel::QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    found: String,
}

fn ask(db: &Db, sql: &str) -> Vec<String> {
    let rows: Vec<Found> = db.read(|conn| Ok(diesel::sql_query(sql).load(conn)?)).unwrap();
    rows.into_iter().map(|row| row.found).collect()
}

fn url(target: &Target) -> String {
    match target {
        Target::Sqlite(path) => format!("sqlite://{path}"),
        Target::Postgres(url) => url.clone(),
    }
}

/// The process that is killed: this test binary again. Each writer notes an id outside the database only after the write
/// was acknowledged.
#[test]
#[ignore = "the other half of the test below, which starts it"]
#[allow(clippy::disallowed_methods, reason = "its other half tells it by the environment where to write")]
fn writers_until_killed() {
    let (Ok(url), Ok(notes)) = (std::env::var("LONGYUAN_TEST_WRITERS"), std::env::var("LONGYUAN_TEST_NOTES")) else {
        return;
    };
    let db = Db::open(Target::parse(&url).unwrap(), 8, Duration::from_secs(5)).unwrap();
    println!("ready");
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (db, mut notes) = (db.clone(), note_file(Path::new(&notes), writer));
            scope.spawn(move || {
                for n in 1.. {
                    let id = format!("{}-w{writer}-{n}", std::process::id());
                    let written = db.write(move |conn| {
                        changes::add(conn, start_of_story(), Entity::Need, &id, 1, None)?;
                        let doer = Doer::system();
                        let deed = Deed::new(&doer, "test.write", Entity::Need, &id);
                        audit::add(conn, start_of_story(), &deed).map(|_| id.clone())
                    });
                    // One call for the whole line: a kill between an id and its line break would join it to the next.
                    notes.write_all(format!("{}\n", written.unwrap()).as_bytes()).unwrap();
                }
            });
        }
    });
}

fn note_file(folder: &Path, writer: usize) -> std::fs::File {
    std::fs::File::options().create(true).append(true).open(folder.join(format!("{writer}.txt"))).unwrap()
}

fn start_writers(target: &Target, notes: &Path) -> Child {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["durability::writers_until_killed", "--exact", "--ignored", "--nocapture"])
        .env("LONGYUAN_TEST_WRITERS", url(target))
        .env("LONGYUAN_TEST_NOTES", notes)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let said = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(said.map_while(Result::ok).any(|line| line.contains("ready")), "the writers did not start");
    child
}

/// The last number of each writer of each process, and that there is no hole before it.
fn last_numbers(ids: &[String], what: &str) -> BTreeMap<String, usize> {
    let mut numbers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for id in ids {
        let (writer, number) = id.rsplit_once('-').unwrap();
        numbers.entry(writer.to_owned()).or_default().push(number.parse().unwrap());
    }
    let last = |(writer, mut all): (String, Vec<usize>)| {
        all.sort_unstable();
        assert!(all.iter().copied().eq(1..=all.len()), "{what}: {writer} has a hole, or an id twice");
        (writer, all.len())
    };
    numbers.into_iter().map(last).collect()
}

fn notes_in(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    files.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn nothing_acknowledged_is_missing_after_ten_kills() {
    let app = TestApp::new();
    // Notes stand on another file system than the database, where there is one.
    let notes = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    for _ in 0..ROUNDS {
        let mut random = [0u8; 2];
        longyuan::keys::fill_random(&mut random);
        let life = Duration::from_millis(200 + u64::from(u16::from_le_bytes(random)) % 1300);
        let mut writers = start_writers(app.ctx.db.target(), notes.path());
        // Nobody ever sends: this is a wait that can be told from a pause.
        let (_held, never) = std::sync::mpsc::channel::<()>();
        assert!(never.recv_timeout(life).is_err());
        writers.kill().unwrap();
        writers.wait().unwrap();
    }
    let db = &app.ctx.db;
    let acknowledged = last_numbers(&notes_in(notes.path()), "acknowledged");
    // Both in one statement, so in one snapshot: a server may still end what a killed client had asked for.
    let rows = ask(db, "SELECT 'c' || entity_id AS found FROM changes UNION ALL SELECT 'a' || entity_id FROM audit");
    let of = |kind: char| rows.iter().filter_map(|row| row.strip_prefix(kind)).map(str::to_owned).collect::<Vec<_>>();
    let (kept, audited) = (last_numbers(&of('c'), "kept"), last_numbers(&of('a'), "audited"));
    assert_eq!(kept, audited, "a write is there by half");
    let total: usize = acknowledged.values().sum();
    assert!(total > ROUNDS * WRITERS, "only {total} writes: the test saw nothing");
    for (writer, noted) in &acknowledged {
        let found = kept.get(writer).copied().unwrap_or(0);
        // One write of each writer may have been committed but not yet noted.
        assert!(found == *noted || found == noted + 1, "{writer}: {noted} acknowledged, {found} kept");
    }
    if db.is_sqlite() {
        assert_eq!(ask(db, "SELECT integrity_check AS found FROM pragma_integrity_check"), ["ok"]);
        assert!(ask(db, "SELECT \"table\" AS found FROM pragma_foreign_key_check").is_empty());
    }
}
