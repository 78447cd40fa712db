//! All that a use case may reach: database, settings, clock, keys, engine and index.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use chrono::SubsecRound;
use secrecy::ExposeSecret;

use crate::config::{Config, Introduce};
use crate::domain::answer_figures::AnswerFloor;
use crate::domain::error::{Error, Result};
use crate::domain::job::{Job, Noted};
use crate::domain::open_window::OpenWindow;
use crate::domain::pictures::Pictures;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::matching::{Engine, Index};
use crate::names::directory::Directories;
pub use crate::store::db::Holds;
use crate::store::db::{Counts, Db, Target};

/// The only source of time; tests set it.
#[derive(Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// One that stands until it is moved.
    Set(Arc<Mutex<Moment>>),
}

impl Clock {
    /// A settable clock that stands at `now`.
    pub fn standing_at(now: Moment) -> Self {
        Self::Set(Arc::new(Mutex::new(now)))
    }

    /// The moment in UTC, cut to microseconds as both databases keep it.
    pub fn now(&self) -> Moment {
        match self {
            #[allow(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
            Self::System => chrono::Utc::now().naive_utc().trunc_subsecs(6),
            Self::Set(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a settable clock; the machine's stays as it is.
    pub fn advance(&self, by: chrono::TimeDelta) {
        if let Self::Set(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}

/// An engine with the index of what it made. They are taken and replaced together: features hold numbers that mean something
/// to the taxonomy of their engine alone.
#[derive(Clone)]
pub struct Matcher {
    /// The published version of the taxonomy; 0 is the compiled-in one.
    pub taxonomy: i32,
    /// Who fits whom.
    pub engine: Arc<Engine>,
    /// People and needs in memory; `proposals::index` alone writes it, and keeps it in step with what is committed.
    pub index: Arc<RwLock<Index>>,
    /// Up to when the index has followed the changes; `None` until it is built. Held while the index is written.
    pub followed: Arc<Mutex<Option<Moment>>>,
}

impl Matcher {
    /// An engine whose index is still to be built.
    pub fn new(taxonomy: i32, engine: Arc<Engine>) -> Self {
        Self { taxonomy, engine, index: Arc::default(), followed: Arc::default() }
    }
}

/// Handed to every use case and job. Cheap to clone. Its engine and index are those that ran when it was taken
/// ([`Context::current`]): whoever works with one context never sees them change.
#[derive(Clone)]
pub struct Context {
    /// The store.
    pub db: Db,
    /// The settings in force.
    pub config: Arc<Config>,
    /// The time.
    pub clock: Clock,
    /// Sealing, lookup, signatures.
    pub keys: Arc<Keys>,
    /// See [`Matcher::taxonomy`].
    pub taxonomy: i32,
    /// See [`Matcher::engine`].
    pub engine: Arc<Engine>,
    /// See [`Matcher::index`].
    pub index: Arc<RwLock<Index>>,
    /// See [`Matcher::followed`].
    pub followed: Arc<Mutex<Option<Moment>>>,
    /// What runs on this node now; replaced when another version of the taxonomy is published.
    running: Arc<RwLock<Matcher>>,
    /// What the jobs of this machine did last.
    pub jobs: Arc<Mutex<BTreeMap<Job, Noted>>>,
    /// What was read of the public needs, and when: every page asks, so it is read a few times a minute and not more.
    pub window: Arc<Mutex<Option<Kept<OpenWindow>>>>,
    /// The pictures of the office as they were last counted, and until when they are shown; `usecase::pictures` alone writes it.
    pub pictures: Arc<Mutex<Vec<Kept<Pictures>>>>,
    /// Who is found in lists; `usecase::finding` alone writes them.
    pub directories: Arc<Directories>,
    /// What pages of the office count; each is read anew once anything was committed.
    pub counts: Arc<Counts>,
    /// True when the process is to end: what takes minutes breaks off where it can go on from later.
    pub is_stopping: Arc<AtomicBool>,
}

/// What was read, with the moment that says how long it may be shown.
pub type Kept<T> = (Moment, Arc<T>);

/// A platform as it was opened.
pub struct Opened {
    /// What use cases reach.
    pub ctx: Context,
    /// True when the master key was made now.
    pub is_new_key: bool,
    /// Versions of the migrations that ran now.
    pub migrated: Vec<String>,
    /// Whose database it is.
    pub holds: Holds,
}

/// Where the settings keep the database; the data folder is made when it is missing.
pub fn target(config: &Config) -> Result<Target> {
    let data = &config.data;
    std::fs::create_dir_all(data).map_err(|e| Error::Unavailable(format!("{}: {e}", data.display())))?;
    match config.database.url.expose_secret() {
        "" => Ok(Target::Sqlite(data.join("longyuan.db").display().to_string())),
        url => Target::parse(url),
    }
}

/// Opens the database that the settings name; nothing is migrated.
pub fn open_database(config: &Config) -> Result<Db> {
    Db::open(target(config)?, config.database.connections, Duration::from_secs(config.database.wait_seconds))
}

impl Context {
    /// Opens the platform that the settings name: its key, made when there is nothing it could have sealed; its database,
    /// copied into `backup/` and migrated when it is of an older version.
    pub fn open(config: Config) -> Result<Opened> {
        let db = open_database(&config)?;
        let (keys, is_new_key) = Keys::open(&config.key_file(), !db.has_sealed_rows()?)?;
        let migrated = db.migrate_after_copy(&config.backup_folder(), Clock::System.now(), &keys.mark())?;
        let holds = db.holds()?;
        let ctx = Self::new(db, config, Clock::System, Arc::new(keys))?;
        Ok(Opened { ctx, is_new_key, migrated, holds })
    }

    /// Wires a context.
    pub fn new(db: Db, config: Config, clock: Clock, keys: Arc<Keys>) -> Result<Self> {
        let engine = Engine::shared().map_err(|broken| Error::Internal(broken.to_string()))?;
        let matcher = Matcher::new(0, engine);
        let running = Arc::new(RwLock::new(matcher.clone()));
        let Matcher { taxonomy, engine, index, followed } = matcher;
        let (jobs, window, pictures) = (Arc::default(), Arc::default(), Arc::default());
        let (config, directories, counts) = (Arc::new(config), Arc::default(), Arc::default());
        let is_stopping = Arc::default();
        Ok(Self {
            db,
            config,
            clock,
            keys,
            taxonomy,
            engine,
            index,
            followed,
            running,
            jobs,
            window,
            pictures,
            directories,
            counts,
            is_stopping,
        })
    }

    /// This context with the engine and the index that run now: taken once at the start of a request or of a round of a job.
    pub fn current(&self) -> Self {
        self.with(self.running.read().unwrap_or_else(PoisonError::into_inner).clone())
    }

    /// This context with another engine and its index, aside from what runs.
    pub fn with(&self, matcher: Matcher) -> Self {
        let Matcher { taxonomy, engine, index, followed } = matcher;
        Self { taxonomy, engine, index, followed, ..self.clone() }
    }

    /// From now on whoever asks for what runs is given this engine with its index.
    pub fn run_with(&self, matcher: Matcher) {
        *self.running.write().unwrap_or_else(PoisonError::into_inner) = matcher;
        // Labels of the taxonomy stand in it.
        *self.window.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What the answers of a firm must reach.
    pub fn answer_floor(&self) -> AnswerFloor {
        let Introduce { answer_figures_from: from, answer_floor: share, .. } = self.config.introduce;
        AnswerFloor { from, share }
    }

    /// Now, in UTC.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Notes that a job did something, or why it failed.
    pub fn note_job(&self, job: Job, failed: Option<String>) {
        let now = self.now();
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let noted = jobs.entry(job).or_default();
        match failed {
            Some(why) => noted.failed = Some((now, why)),
            None => noted.did_at = Some(now),
        }
    }

    /// What a job of this machine did last.
    pub fn noted_job(&self, job: Job) -> Noted {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).get(&job).cloned().unwrap_or_default()
    }
}
