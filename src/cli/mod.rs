//! The command line: what may be asked, and who answers. `serve` is answered by the wiring.

pub mod audit;
pub mod backup;
#[cfg(feature = "bench")]
pub mod bench;
pub mod config;
pub mod decisions;
pub mod doctor;
pub mod eval;
pub mod explain;
mod failure;
pub mod import;
pub mod match_;
pub mod migrate;
mod pool;
pub mod rank;
mod reading;
pub mod replay;
pub mod restore;
pub mod tune;
pub mod user;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};

use crate::config::{Config, Options};
use crate::context::{Context, Holds, Opened};
use crate::usecase::taxonomy::take_up;
pub use failure::Failure;

/// Longyuan (陇原英才): the talent pool and matching platform of a liaison office.
#[derive(Debug, Parser)]
#[command(
    name = "longyuan",
    version,
    about = "Longyuan (陇原英才): the talent pool and matching platform of a liaison office",
    after_help = "Exit codes: 0 good, 1 failed, 2 bad input or settings (nothing was changed).\n\
                  Every setting may also come from the settings file or from LONGYUAN_SECTION__KEY; see `longyuan config check`.",
    propagate_version = true,
    arg_required_else_help = true
)]
pub struct Line {
    /// Where it works.
    #[command(flatten)]
    pub place: Place,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where every command works.
#[derive(Debug, Args)]
pub struct Place {
    /// Settings file [default: ./longyuan.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Folder that holds everything: database, master key, mails, copies [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// What may be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start the platform and answer until it is told to stop
    Serve(Serve),
    /// Bring the database to this version; a copy is kept before
    Migrate(migrate::Migrate),
    /// Accounts of staff
    #[command(subcommand)]
    User(user::User),
    /// Take people or needs from a file of JSON lines
    Import(import::Import),
    /// Rank people for needs from two files, without a database
    Match(match_::Match),
    /// Measure the engine on graded pairs, without a database
    Eval(eval::Eval),
    /// Show why a need and a person fit: every line with its points
    Explain(explain::Explain),
    /// Rank plain texts for plain texts, without a database
    Rank(rank::Rank),
    /// Fit the weights to graded pairs, without a database
    Tune(tune::Tune),
    /// Compute stored scores again from what they were computed from
    Replay(replay::Replay),
    /// Write the pairs that staff decided on, as training data
    Decisions(decisions::Decisions),
    /// Copy everything into one file, while the platform runs
    Backup(backup::Backup),
    /// Bring such a copy back into an empty place
    Restore(restore::Restore),
    /// Look whether everything is in order, and whether mail leaves
    Doctor(doctor::Doctor),
    /// The record of deeds and consents
    #[command(subcommand)]
    Audit(audit::Audit),
    /// The settings
    #[command(subcommand)]
    Config(config::Settings),
    /// Measure the engine on generated people and needs
    #[cfg(feature = "bench")]
    Bench(bench::Bench),
}

/// Start the platform and answer until it is told to stop
#[derive(Debug, Args)]
pub struct Serve {
    /// Work on the sample pool: loopback only, mails into the folder only
    #[arg(long)]
    pub demo: bool,
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
}

impl Place {
    /// The settings in force here.
    pub fn settings(&self) -> Result<Config, Failure> {
        Ok(Config::load(&Options { file: self.config.clone(), data: self.data.clone(), ..Options::default() })?)
    }

    /// The platform that is here, migrated, with the published taxonomy, whether it is the demo or not.
    pub fn open(&self) -> Result<Context, Failure> {
        let mut opened = Context::open(self.settings()?)?;
        say_new_key(&opened);
        if opened.holds == Holds::Demo {
            Arc::make_mut(&mut opened.ctx.config).demo = true;
        }
        take_up::run(&opened.ctx)?;
        Ok(opened.ctx.current())
    }
}

/// A master key that was made now must be kept; said where whoever runs the command reads it.
pub fn say_new_key(opened: &Opened) {
    if opened.is_new_key {
        eprintln!(
            "Back this up: {}\nWithout this key names and contact data cannot be read; no copy holds it.",
            opened.ctx.config.key_file().display()
        );
    }
}

/// Does what was asked, all but `serve`.
pub fn run(place: &Place, command: &Command) -> Result<(), Failure> {
    match command {
        Command::Serve(_) => Err(Failure::failed("serve belongs to the wiring")),
        Command::Migrate(asked) => asked.run(place),
        Command::User(asked) => asked.run(place),
        Command::Import(asked) => asked.run(place),
        Command::Match(asked) => asked.run(),
        Command::Eval(asked) => asked.run(),
        Command::Explain(asked) => asked.run(place),
        Command::Rank(asked) => asked.run(),
        Command::Tune(asked) => asked.run(),
        Command::Replay(asked) => asked.run(place),
        Command::Decisions(asked) => asked.run(place),
        Command::Backup(asked) => asked.run(place),
        Command::Restore(asked) => asked.run(place),
        Command::Doctor(asked) => asked.run(place),
        Command::Audit(asked) => asked.run(place),
        Command::Config(asked) => asked.run(place),
        #[cfg(feature = "bench")]
        Command::Bench(asked) => asked.run(),
    }
}
