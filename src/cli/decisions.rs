//! `decisions`: what staff decided on pairs, for those who learn weights from it.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::Args;

use super::{Failure, Place};
use crate::domain::actor::Doer;
use crate::domain::error::Error;
use crate::usecase::matches::decided;

/// Write the pairs that staff approved or dismissed, with what each was scored from
#[derive(Debug, Args)]
#[command(
    after_help = "One JSON object a line: the verdict, its reason, what became of the introduction, both scores as they were seen, and \
                        the packed features of both sides. There is no name and no text in it; treat it as personal data all the \
                        same, and erase it when it has served. That it was written is recorded in the audit."
)]
pub struct Decisions {
    /// Where to write; must not be there yet
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Decisions {
    /// Writes them.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        let bad = |cause: std::io::Error| Failure::bad(format!("{}: {cause}", self.out.display()));
        let ctx = place.open()?;
        let mut out = BufWriter::new(File::create_new(&self.out).map_err(bad)?);
        let count = decided::run(&ctx, &Doer::operator(None), |pair| {
            serde_json::to_writer(&mut out, &pair).map_err(Error::internal)?;
            out.write_all(b"\n").map_err(Error::internal)
        })?;
        out.flush().map_err(bad)?;
        println!("{count} decided pairs");
        Ok(())
    }
}
