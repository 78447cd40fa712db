//! The leases of mails under way: lengthened from beside while a mail server takes its time.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::context::Context;
use crate::domain::notice::Notice;
use crate::store::outbox_outcome;

/// A lease is lengthened so often while its mail is under way, and not longer than this.
const RENEW: Duration = Duration::from_secs(20);
const LONGEST: Duration = Duration::from_secs(600);

/// Lengthens the leases of a batch while it is under way, so that a slow mail server makes no second copy.
pub struct Keeper {
    held: Mutex<Vec<Notice>>,
    over: Condvar,
}

/// Ends the keeper when it is dropped.
pub struct End<'a>(&'a Keeper);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.held.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.0.over.notify_all();
    }
}

impl Keeper {
    /// Keeps the leases of these.
    pub fn of(batch: Vec<Notice>) -> Self {
        Self { held: Mutex::new(batch), over: Condvar::new() }
    }

    /// What ends the keeping, however its holder ends.
    pub fn end(&self) -> End<'_> {
        End(self)
    }

    /// One of them is done with.
    pub fn let_go(&self, notice: &Notice) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).retain(|n| n.id != notice.id);
    }

    /// Lengthens them again and again until all are done with.
    pub fn keep(&self, ctx: &Context) {
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
            let waited = self.over.wait_timeout_while(held, RENEW, |held| !held.is_empty());
            let held = waited.unwrap_or_else(PoisonError::into_inner).0.clone();
            if held.is_empty() {
                return;
            }
            for notice in held {
                let now = ctx.now();
                // A lease that cannot be lengthened is lost: the fence refuses what its late holder records.
                let _ = ctx.db.write(move |conn| outbox_outcome::renew(conn, now, &notice));
            }
        }
    }
}
