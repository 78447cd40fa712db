//! Every job with its last run, when it is due again, and what failed last on this machine.

use crate::context::Context;
use crate::domain::actor::Admin;
use crate::domain::error::Result;
use crate::domain::job::{Job, Rhythm};
use crate::domain::reply;
use crate::domain::value::Moment;
use crate::store::features::{self, Progress};
use crate::store::job_runs;

/// A job.
#[derive(Debug, Clone, PartialEq)]
pub struct JobRow {
    /// Which.
    pub job: Job,
    /// False when the settings have it switched off.
    pub is_on: bool,
    /// True while a machine has it in hand.
    pub is_running: bool,
    /// When it last ran on any machine, or last did something on this one.
    pub last_at: Option<Moment>,
    /// When it is due again, where that follows from its last run.
    pub next_at: Option<Moment>,
    /// When it last failed on this machine since it was started, and why; addresses and insides of machines hidden.
    pub failed: Option<(Moment, String)>,
}

/// All of them.
#[derive(Debug, Clone)]
pub struct View {
    /// In the order of their definition.
    pub jobs: Vec<JobRow>,
    /// How many of all people and needs the present engine has read.
    pub renewal: (i64, i64),
}

/// Lists them.
pub fn run(ctx: &Context, _admin: &Admin) -> Result<View> {
    let (now, versions) = (ctx.now(), ctx.engine.versions());
    let progress = ctx.counts.renewal.get(&ctx.db, versions.clone(), |conn| features::progress(conn, &versions))?;
    let runs = ctx.db.read(job_runs::list)?;
    let renewal = format!("renewal {versions}");
    let row = |job: &Job| {
        let own = |name: &str| match job {
            Job::Renewal => name == renewal,
            _ => name == job.as_str(),
        };
        let run = runs.iter().find(|(name, ..)| own(name));
        let noted = ctx.noted_job(*job);
        let last_at = run.and_then(|(_, last, _)| *last).max(noted.did_at);
        let next_at = match job.rhythm() {
            Rhythm::Every(period) => last_at.map(|at| at + period),
            Rhythm::AtOnce | Rhythm::AtItsHour => None,
        };
        JobRow {
            job: *job,
            is_on: is_on(ctx, *job),
            is_running: run.is_some_and(|(_, _, lease)| lease.is_some_and(|until| until > now)),
            last_at,
            next_at,
            failed: noted.failed.map(|(at, why)| (at, reply::brief(&why))),
        }
    };
    let Progress { done, all } = progress;
    Ok(View { jobs: Job::ALL.iter().map(row).collect(), renewal: (done, all) })
}

/// Jobs that the settings may switch off.
fn is_on(ctx: &Context, job: Job) -> bool {
    match job {
        Job::Nightly => ctx.config.backup.keep_days > 0,
        Job::Bounces => !ctx.config.mail.bounce_maildir.is_empty(),
        _ => true,
    }
}
