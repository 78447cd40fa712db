//! What mails about joined entries need to know: codes and days, nobody's name.

use chrono::NaiveDate;

use crate::domain::audit::Entity;

/// Two entries that were joined, or parted again, as those concerned read of it.
#[derive(Debug, Clone)]
pub struct SameJoined {
    /// People or firms.
    pub entity: Entity,
    /// `joined` or `parted`.
    pub code: String,
    /// The code of the entry that was joined.
    pub gone: String,
    /// The code of the one that stays.
    pub kept: String,
    /// Until this day it can be parted again.
    pub until: NaiveDate,
    /// The link that says that it is wrong.
    pub token: Option<String>,
}

/// Pairs that wait for officers.
#[derive(Debug, Clone)]
pub struct SameWaiting {
    /// How many pairs of people.
    pub people: i64,
    /// How many pairs of firms.
    pub firms: i64,
    /// Codes of the two of each, and the day since which they wait; the oldest first.
    pub pairs: Vec<(String, String, NaiveDate)>,
}

/// A joining that somebody concerned calls wrong.
#[derive(Debug, Clone)]
pub struct SameDisputed {
    /// The code of the entry that was joined.
    pub gone: String,
    /// The code of the one that stays.
    pub kept: String,
    /// Until this day it can be parted again.
    pub until: NaiveDate,
    /// The id of the pair, for the link.
    pub pair: String,
}
