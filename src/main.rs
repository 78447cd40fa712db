//! The command line.

use std::process::ExitCode;

use clap::Parser;
use longyuan::app::start;
use longyuan::cli::{self, Command, Line};

/// Pages are many small texts, made by several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
