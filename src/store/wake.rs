//! A bell that jobs wait on: rung after every committed write, so that work starts at once and not at the next poll.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// A shared bell. Cheap to clone.
#[derive(Clone, Default)]
pub struct Wake(Arc<(Mutex<u64>, Condvar)>);

impl Wake {
    /// Wakes everybody who waits.
    pub fn ring(&self) {
        let (count, bell) = &*self.0;
        *count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        bell.notify_all();
    }

    /// How often it has rung; give it to `wait`.
    pub fn count(&self) -> u64 {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it has rung more often than `seen`, or until `at_most` has passed.
    pub fn wait(&self, seen: u64, at_most: Duration) {
        let (count, bell) = &*self.0;
        let count = count.lock().unwrap_or_else(PoisonError::into_inner);
        drop(bell.wait_timeout_while(count, at_most, |now| *now <= seen));
    }
}
