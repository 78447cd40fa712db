//! What runs by itself: each job with its rhythm, as administrators are shown it.

use chrono::TimeDelta;

use super::value::Moment;
use crate::text_enum;

text_enum! {
    /// A job of the platform.
    Job {
        /// What a day brings: parked pairs, lapsing suggestions, expiring needs, rests that end.
        Deadlines = "deadlines",
        /// Reports of mails that came back.
        Bounces = "bounces",
        /// The morning to-do.
        Digest = "digest",
        /// The lists of a node are built.
        Directories = "directories",
        /// The figures of a month.
        Monthly = "monthly",
        /// Reminders of needs and profiles.
        Reminders = "reminders",
        /// Questions that remind and run out, and those after an introduction.
        Introductions = "introductions",
        /// The nightly copy.
        Nightly = "nightly",
        /// Matching of what changed.
        Rematch = "rematch",
        /// Everything matched anew after a change of engine, taxonomy or weights.
        Renewal = "renewal",
        /// What may no longer be kept is erased.
        Retention = "retention",
        /// Another version of the taxonomy is taken up.
        Taxonomy = "taxonomy",
        /// The chain of the record.
        Sealing = "sealing",
        /// Mails that leave.
        Mailer = "mailer",
    }
}

/// When a job is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// As soon as there is something to do.
    AtOnce,
    /// So long after its last run.
    Every(TimeDelta),
    /// At its own hour of the office's day.
    AtItsHour,
}

impl Job {
    /// The job of a thread or of a row of its runs: some run on several threads, some once a version.
    pub fn of_name(name: &str) -> Option<Self> {
        name.split(' ').next()?.parse().ok()
    }

    /// When it is due.
    pub fn rhythm(self) -> Rhythm {
        match self {
            Self::Deadlines | Self::Bounces => Rhythm::Every(TimeDelta::minutes(1)),
            Self::Monthly | Self::Reminders | Self::Retention => Rhythm::Every(TimeDelta::hours(1)),
            Self::Renewal => Rhythm::Every(TimeDelta::hours(6)),
            Self::Digest | Self::Nightly => Rhythm::AtItsHour,
            Self::Directories | Self::Introductions | Self::Rematch | Self::Taxonomy | Self::Sealing | Self::Mailer => {
                Rhythm::AtOnce
            }
        }
    }
}

/// What a job did on this machine since it was started.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noted {
    /// When it last did something.
    pub did_at: Option<Moment>,
    /// When it last failed, and why.
    pub failed: Option<(Moment, String)>,
}
