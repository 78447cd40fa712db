//! All that a use case may reach: database, settings, clock, keys, engine and index.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::SubsecRound;

use crate::config::Config;
use crate::domain::error::Result;
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::store::db::Db;

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

/// Handed to every use case and job. Cheap to clone.
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
}

impl Context {
    /// Wires a context.
    pub fn new(db: Db, config: Config, clock: Clock, keys: Arc<Keys>) -> Result<Self> {
        Ok(Self { db, config: Arc::new(config), clock, keys })
    }

    /// Now, in UTC.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }
}
