//! `doctor`: whether everything is in order, and whether mail leaves.

use std::path::Path;

use clap::Args;

use super::{Failure, Place};
use crate::config::Config;
use crate::context::{Clock, Context, open_database};
use crate::domain::calendar::Calendar;
use crate::domain::value::Lang;
use crate::keys::Keys;
use crate::mail::probe;
use crate::mail::transport::{Outcome, Transport};
use crate::store::db::Db;
use crate::store::doctor::{self, Fact};
use crate::store::migrate;
use crate::usecase::offices::mail_settings;
use crate::usecase::offices::mail_status::{self, MailCause};

/// Free space below which writes will soon fail.
const LEAST_FREE_MIB: u64 = 512;

/// Look whether everything is in order, and whether mail leaves
#[derive(Debug, Args)]
pub struct Doctor {
    /// Also send a test mail to this address now and print what the server answers
    #[arg(long, value_name = "ADDRESS")]
    mail: Option<String>,
}

/// What is printed of one thing, and whether anything was not good.
#[derive(Default)]
struct Report {
    bad: usize,
}

impl Report {
    fn line(&mut self, is_good: bool, name: &str, found: &str) {
        println!("{:<5}{name:<20} {found}", if is_good { "ok" } else { "BAD" });
        self.bad += usize::from(!is_good);
    }

    fn fact(&mut self, fact: &Fact) {
        let wanted = if fact.is_good { String::new() } else { format!(" (must be {})", fact.wanted) };
        self.line(fact.is_good, fact.name, &format!("{}{wanted}", fact.found));
    }
}

impl Doctor {
    /// Looks at everything; fails when something is not in order.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        let config = place.settings()?;
        let mut report = Report::default();
        let db = open_database(&config)?;
        for fact in db.read(doctor::durability)?.iter().chain(&db.read(doctor::integrity)?) {
            report.fact(fact);
        }
        let has_key = look_at_key(&mut report, &config, &db)?;
        look_at_disk(&mut report, &config.data);
        look_at_calendars(&mut report);
        let pending = migrate::pending(&db)?;
        let names = if pending.is_empty() { "none".to_owned() } else { pending.join(", ") };
        report.line(pending.is_empty(), "pending migrations", &names);
        if has_key && pending.is_empty() {
            let ctx = place.open()?;
            look_at_mail(&mut report, &ctx)?;
            if let Some(address) = &self.mail {
                send(&mut report, &ctx, address)?;
            }
        } else if self.mail.is_some() {
            report.line(false, "test mail", "not tried: run `longyuan migrate` first, and mind the master key");
        }
        match report.bad {
            0 => Ok(()),
            n => Err(Failure::failed(format!("{n} of these must be put in order"))),
        }
    }
}

/// The key file must be there once anything is sealed, and only its owner may read it.
fn look_at_key(report: &mut Report, config: &Config, db: &Db) -> Result<bool, Failure> {
    use std::os::unix::fs::PermissionsExt;
    let path = config.key_file();
    let Ok(found) = std::fs::metadata(&path) else {
        let is_needed = db.has_sealed_rows()?;
        let what = if is_needed { "missing: names and contact data cannot be read" } else { "made at the first start" };
        report.line(!is_needed, "master key", &format!("{}: {what}", path.display()));
        return Ok(false);
    };
    let mode = found.permissions().mode() & 0o777;
    let is_closed = mode & 0o077 == 0;
    let what = if is_closed { "" } else { ": others can read it; chmod 600" };
    report.line(is_closed, "master key", &format!("{} mode {mode:04o}{what}", path.display()));
    Ok(Keys::open(&path, false).is_ok())
}

fn look_at_disk(report: &mut Report, folder: &Path) {
    match rustix::fs::statvfs(folder) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize) / (1024 * 1024);
            report.line(free >= LEAST_FREE_MIB, "free space", &format!("{free} MiB in {}", folder.display()));
        }
        Err(e) => report.line(false, "free space", &format!("{}: {e}", folder.display())),
    }
}

/// Until when working days are known; beyond it weekdays are counted, and deadlines would be a holiday off.
fn look_at_calendars(report: &mut Report) {
    let today = Clock::System.now().date();
    for (name, calendar) in [("calendar of Lanzhou", Calendar::Lanzhou), ("of California", Calendar::California)] {
        let Some((arranged, until)) = calendar.reach() else { continue };
        let then = if until > arranged { format!("; to {until} statutory days only") } else { String::new() };
        report.line(today <= arranged, name, &format!("working days known to {arranged}{then}"));
    }
}

fn look_at_mail(report: &mut Report, ctx: &Context) -> Result<(), Failure> {
    let status = mail_status::run(ctx)?;
    let why = match status.cause {
        MailCause::None => "leaves".to_owned(),
        MailCause::NotSet => "is not being sent: no server is set".to_owned(),
        MailCause::Unconfirmed => "is not being sent: the test mail was not confirmed by its link".to_owned(),
        MailCause::Failing => format!("is not being sent: the server said {}", status.detail),
    };
    report.line(status.is_confirmed, "mail", &format!("{why}; {} waiting", status.waiting));
    Ok(())
}

/// Sends a mail now and prints the answer.
fn send(report: &mut Report, ctx: &Context, to: &str) -> Result<(), Failure> {
    let Some(mail) = mail_settings::run(ctx)? else {
        report.line(false, "test mail", "not sent: no server is set");
        return Ok(());
    };
    let office = mail_status::run(ctx)?.office_name(Lang::Zh).to_owned();
    let message = probe::message(&mail.from, to, &office, &ctx.config.public_url(), ctx.now())?;
    let (folder, limits) = (ctx.config.mail_folder(), &ctx.config.mail);
    let transport = Transport::from_settings(&mail, &folder, &limits.ca_file, limits.timeout_seconds)?;
    let outcome = transport.courier().send(&message);
    let (is_good, answer) = match outcome {
        Outcome::Accepted => (true, "taken".to_owned()),
        Outcome::Temporary(why) => (false, format!("not now: {why}")),
        Outcome::Permanent(why) => (false, format!("refused: {why}")),
        Outcome::Auth(why) => (false, format!("the sign-in was refused: {why}")),
        Outcome::Ambiguous(why) => (false, format!("the connection broke, it may have arrived: {why}")),
        Outcome::TlsFailed(why) => (false, format!("no safe connection, nothing was said: {why}")),
        Outcome::Unreachable(why) => (false, format!("the server cannot be reached: {why}")),
    };
    let place =
        if mail.host.is_empty() { folder.display().to_string() } else { format!("{}:{}", mail.host, mail.port) };
    report.line(is_good, "test mail", &format!("to {to} by {place}: {answer}"));
    Ok(())
}
