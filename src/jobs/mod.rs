//! What happens later: one loop a job, each on a thread of its own. `start` runs them until `stop`; `drain` runs them in
//! the caller's thread until nothing is due at the context's clock.

pub mod bounces;
pub mod deadlines;
pub mod digest;
mod directories;
pub mod introductions;
mod leases;
mod mail_facts;
pub mod mailer;
pub mod monthly;
pub mod nightly;
pub mod rematch;
pub mod reminders;
pub mod renewal;
pub mod retention;
mod sealing;
pub mod taxonomy;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::job::Job;

/// A round of a job: does what is due and says whether it did anything.
type Round = fn(&Context) -> Result<bool>;

/// Every job by its name. Mails leave on more than one thread, so that a slow answer of the mail server holds up but its
/// own reader.
const JOBS: &[(&str, Round)] = &[
    ("taxonomy", taxonomy::round),
    ("deadlines", deadlines::round),
    ("bounces", bounces::round),
    ("digest", digest::round),
    ("directories", directories::round),
    ("monthly", monthly::round),
    ("reminders", reminders::round),
    ("introductions", introductions::round),
    ("nightly", nightly::round),
    ("rematch", rematch::round),
    ("renewal", renewal::round),
    ("retention", retention::round),
    ("sealing", sealing::round),
    ("mailer 1", mailer::round),
    ("mailer 2", mailer::round),
    ("mailer 3", mailer::round),
];

/// Jobs look at the database at least so often: on PostgreSQL another node may have written what they wait for.
const POLL: Duration = Duration::from_secs(1);

/// The jobs of this process. They end when it is stopped or dropped.
pub struct Running {
    ctx: Context,
    stopping: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

/// Starts every job.
pub fn start(ctx: &Context) -> Result<Running> {
    let stopping = Arc::new(AtomicBool::new(false));
    ctx.is_stopping.store(false, Ordering::SeqCst);
    let mut running = Running { ctx: ctx.clone(), stopping: stopping.clone(), threads: Vec::new() };
    for (name, round) in JOBS {
        let (ctx, stopping) = (ctx.clone(), stopping.clone());
        let thread = std::thread::Builder::new()
            .name((*name).to_owned())
            .spawn(move || run(&ctx, name, *round, &stopping))
            .map_err(Error::internal)?;
        running.threads.push(thread);
    }
    Ok(running)
}

/// Runs every job until nothing is due; a failure ends it.
pub fn drain(ctx: &Context) -> Result<()> {
    loop {
        let mut did_anything = false;
        for (_, round) in JOBS {
            while round(&ctx.current())? {
                did_anything = true;
            }
        }
        if !did_anything {
            return Ok(());
        }
    }
}

impl Running {
    /// Lets each job finish what it is at, and waits for it.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.ctx.is_stopping.store(true, Ordering::SeqCst);
        self.ctx.db.wake().ring();
        let was_running = !self.threads.is_empty();
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a job panicked");
            }
        }
        if was_running && let Err(error) = sealing::finish(&self.ctx) {
            tracing::error!(%error, "the record was not sealed to its end; the next start goes on");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

fn run(ctx: &Context, name: &str, round: Round, stopping: &AtomicBool) {
    while !stopping.load(Ordering::SeqCst) {
        let seen = ctx.db.wake().count();
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| round(&ctx.current())));
        if matches!(outcome, Ok(Err(_))) && ctx.is_stopping.load(Ordering::SeqCst) {
            tracing::info!(job = name, "a round breaks off; the next start goes on");
            return;
        }
        note(ctx, name, &outcome);
        match outcome {
            Ok(Ok(true)) => continue,
            Ok(Ok(false)) => ctx.db.wake().wait(seen, POLL),
            // What failed is claimed by lease and comes again; meanwhile the job waits, and does not spin.
            Ok(Err(error)) => {
                tracing::error!(job = name, %error, "a round failed");
                ctx.db.wake().wait(ctx.db.wake().count(), POLL);
            }
            Err(_) => {
                tracing::error!(job = name, "a round panicked");
                ctx.db.wake().wait(ctx.db.wake().count(), POLL);
            }
        }
    }
}

/// Keeps for administrators what a round came to, unless there was nothing to do.
fn note(ctx: &Context, name: &str, outcome: &std::thread::Result<Result<bool>>) {
    let Some(job) = Job::of_name(name) else { return };
    match outcome {
        Ok(Ok(false)) => {}
        Ok(Ok(true)) => ctx.note_job(job, None),
        Ok(Err(error)) => ctx.note_job(job, Some(error.to_string())),
        Err(_) => ctx.note_job(job, Some("panicked".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::job::Rhythm;

    #[test]
    fn the_list_for_administrators_is_that_of_the_threads() {
        let mut named: Vec<Job> = JOBS.iter().map(|(name, _)| Job::of_name(name).unwrap()).collect();
        named.sort();
        named.dedup();
        let mut listed = Job::ALL.to_vec();
        listed.sort();
        assert_eq!(named, listed);
        let periods = [
            (Job::Deadlines, deadlines::PERIOD),
            (Job::Bounces, bounces::PERIOD),
            (Job::Monthly, monthly::PERIOD),
            (Job::Reminders, reminders::PERIOD),
            (Job::Renewal, renewal::PERIOD),
            (Job::Retention, retention::PERIOD),
        ];
        for (job, period) in periods {
            assert_eq!(job.rhythm(), Rhythm::Every(period), "{job}");
        }
    }
}
