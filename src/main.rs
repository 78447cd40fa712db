//! The command line.

use std::process::ExitCode;

use clap::Parser;
use longyuan::app::start;
use longyuan::cli::{self, Command, Line};

fn main() -> ExitCode {
    let line = Line::parse();
    let done = match &line.command {
        Command::Serve(serve) => start::run(&line.place, serve),
        command => cli::run(&line.place, command),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.code)
        }
    }
}
