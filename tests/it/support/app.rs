//! `TestApp`: the real application on its own database with a clock that the test moves.

use std::net::TcpListener;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use chrono::TimeDelta;
use diesel::RunQueryDsl;
use longyuan::config::{Config, Options};
use longyuan::context::{Clock, Context};
use longyuan::domain::value::Moment;
use longyuan::keys::Keys;
use longyuan::store::db::{Db, Target};
use longyuan::store::migrate;

use super::browser::Browser;

/// The application of one test. Its database and folder go with it.
pub struct TestApp {
    pub ctx: Context,
    schema: Option<(String, String)>,
    server: OnceLock<String>,
    listener: Mutex<Option<TcpListener>>,
    pub folder: tempfile::TempDir,
}

/// Monday 23 November 2026, 18:10 in San Francisco; Tuesday 10:10 in Lanzhou.
pub fn start_of_story() -> Moment {
    Moment::parse_from_str("2026-11-24 02:10", "%Y-%m-%d %H:%M").unwrap()
}

impl TestApp {
    /// A migrated, empty platform.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// A database without any table.
    pub fn unmigrated() -> Self {
        Self::made(|_| {}, false)
    }

    /// The same with settings changed.
    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::made(change, true)
    }

    fn made(change: impl FnOnce(&mut Config), is_migrated: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::load(&Options { data: Some(folder.path().to_owned()), ..Options::default() }).unwrap();
        config.server.listen = "127.0.0.1:0".into();
        config.server.workers = 1;
        // The nightly copy has its own test; others need not pay for it.
        config.backup.keep_days = 0;
        change(&mut config);
        let listener = longyuan::app::bind(&mut config).unwrap();
        let (db, schema) = match std::env::var("LONGYUAN_TEST_DATABASE") {
            Ok(url) => own_schema(&url, is_migrated),
            Err(_) if is_migrated => (own_file(folder.path()), None),
            Err(_) => (open(&format!("sqlite://{}", folder.path().join("longyuan.db").display())), None),
        };
        let clock = Clock::standing_at(start_of_story());
        let keys = Arc::new(Keys::from_master(&[42; 32]).unwrap());
        Self {
            ctx: Context::new(db, config, clock, keys).unwrap(),
            schema,
            server: OnceLock::new(),
            listener: Mutex::new(Some(listener)),
            folder,
        }
    }

    /// The address of the running server; it is started at the first call.
    pub fn address(&self) -> &str {
        self.server.get_or_init(|| serve(&self.ctx, self.listener.lock().unwrap().take().unwrap()))
    }

    /// A fresh browser on the running server.
    pub fn browser(&self) -> Browser {
        Browser::new(self.address())
    }

    /// Moves the clock.
    pub fn advance(&self, by: TimeDelta) {
        self.ctx.clock.advance(by);
    }
}

/// Runs the real server until the process ends.
fn serve(ctx: &Context, listener: TcpListener) -> String {
    let ctx = ctx.clone();
    let base = ctx.config.public_url();
    let (ready, started) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async {
            let server = longyuan::app::listen(&ctx, listener).unwrap();
            ready.send(()).unwrap();
            server.await.unwrap();
        });
    });
    started.recv().unwrap();
    base
}

/// A copy of one migrated file: copying takes a fraction of a millisecond, migrating takes many.
fn own_file(folder: &std::path::Path) -> Db {
    static TEMPLATE: OnceLock<(tempfile::TempDir, std::path::PathBuf)> = OnceLock::new();
    let (_, template) = TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("template.db");
        let db = open(&format!("sqlite://{}", path.display()));
        migrate::run(&db).unwrap();
        diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut db.target().connect().unwrap()).unwrap();
        drop(db);
        (folder, path)
    });
    let path = folder.join("longyuan.db");
    std::fs::copy(template, &path).unwrap();
    open(&format!("sqlite://{}", path.display()))
}

fn own_schema(url: &str, is_migrated: bool) -> (Db, Option<(String, String)>) {
    let name = format!("t_{}", longyuan::keys::sha256_hex(longyuan::keys::fresh_secret().as_bytes())[..20].to_owned());
    let mut conn = Target::parse(url).unwrap().connect().unwrap();
    diesel::sql_query(format!("CREATE SCHEMA {name}")).execute(&mut conn).unwrap();
    let joint = if url.contains('?') { '&' } else { '?' };
    let db = open(&format!("{url}{joint}options=-csearch_path%3D{name}"));
    if is_migrated {
        migrate::run(&db).unwrap();
    }
    (db, Some((url.to_owned(), name)))
}

fn open(url: &str) -> Db {
    Db::open(Target::parse(url).unwrap(), 3, Duration::from_secs(5)).unwrap()
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some((url, name)) = self.schema.take() {
            let mut conn = Target::parse(&url).unwrap().connect().unwrap();
            diesel::sql_query(format!("DROP SCHEMA {name} CASCADE")).execute(&mut conn).unwrap();
        }
    }
}
