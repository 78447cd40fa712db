//! Mails that came back: reads the reports of mail servers from a Maildir folder, once a minute and on one node.

use std::path::Path;

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::store::job_runs;
use crate::usecase::notices::take_bounce;

const NAME: &str = "bounces";
pub(super) const PERIOD: TimeDelta = TimeDelta::minutes(1);
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// Most reports of one round, and the largest that is read, in bytes.
const MOST: usize = 100;
const LARGEST: u64 = 1_048_576;

/// Reads what lies in `new/` and puts it into `cur/`; false when there is no folder or its minute has not come.
pub fn round(ctx: &Context) -> Result<bool> {
    let (now, folder) = (ctx.now(), ctx.config.mail.bounce_maildir.clone());
    if folder.is_empty() || !ctx.db.read(|conn| job_runs::is_due(conn, NAME, now, PERIOD))? {
        return Ok(false);
    }
    let Some(run) = ctx.db.write(move |conn| job_runs::take(conn, NAME, now, PERIOD, LEASE))? else {
        return Ok(false);
    };
    let read = take_all(ctx, Path::new(&folder))?;
    if read > 0 {
        tracing::info!(read, "reports of mail servers were read");
    }
    ctx.db.write(move |conn| job_runs::done(conn, NAME, run, now))?;
    Ok(true)
}

fn take_all(ctx: &Context, folder: &Path) -> Result<usize> {
    let failed = |e: std::io::Error| Error::Unavailable(format!("mail.bounce_maildir: {}: {e}", folder.display()));
    let (new, seen) = (folder.join("new"), folder.join("cur"));
    std::fs::create_dir_all(&seen).map_err(failed)?;
    let mut read = 0;
    for entry in std::fs::read_dir(&new).map_err(failed)?.take(MOST) {
        let entry = entry.map_err(failed)?;
        let size = entry.metadata().map_err(failed)?.len();
        if size <= LARGEST {
            take_bounce::run(ctx, &std::fs::read(entry.path()).map_err(failed)?)?;
        }
        // What is no report stays in the folder too, marked as seen, for whoever looks after it.
        let mut name = entry.file_name();
        name.push(":2,S");
        std::fs::rename(entry.path(), seen.join(name)).map_err(failed)?;
        read += 1;
    }
    Ok(read)
}
