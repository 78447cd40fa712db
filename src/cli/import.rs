//! `import`: takes people or needs from a file of JSON lines, all or nothing a batch, as often as one likes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Failure, Place, reading};
use crate::context::Context;
use crate::documents::people_needs;
use crate::domain::actor::Doer;
use crate::domain::intake::Intake;
use crate::domain::value::Source;
use crate::usecase::accounts::find_staff;
use crate::usecase::{needs, talents};

/// Take people or needs from a file of JSON lines
#[derive(Debug, Args)]
#[command(
    after_help = "Every line is checked before any is kept; a bad one is told with its line, column and reason. \
                        A second run of the same file changes nothing. The platform may run meanwhile: what is accepted is \
                        matched at once."
)]
pub struct Import {
    /// What the file holds
    #[arg(value_enum)]
    kind: Kind,
    /// The file, one object a line
    file: PathBuf,
    /// draft: for later; accepted: a staff act that makes people and needs matched at once
    #[arg(long = "as", value_enum, default_value = "draft")]
    intake: As,
    /// E-mail address of the member of staff who answers for it
    #[arg(long, value_name = "STAFF", required_if_eq("intake", "accepted"))]
    by: Option<String>,
    /// What the consents rest on, e.g. "signed forms, fair of 12 November 2026"
    #[arg(long, value_name = "TEXT", required_if_eq("intake", "accepted"))]
    basis: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    People,
    Needs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    Draft,
    Accepted,
}

impl Import {
    /// Reads the file, then takes it in.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        // The whole file is read before anything is opened: a bad one leaves nothing behind.
        match self.kind {
            Kind::People => {
                let people = reading::rows(&self.file, people_needs::people)?;
                let ctx = place.open()?;
                let (intake, doer, bar) = self.prepare(&ctx, people.len())?;
                let (source, batch, progress) = (Source::Import, batch(), &|n: usize| bar.set_position(n as u64));
                let input = talents::import::Input { people, intake, source, batch, progress };
                let view = talents::import::run(&ctx, &doer, input)?;
                self.end(&bar, view.counts, &view.refused)
            }
            Kind::Needs => {
                let needs = reading::rows(&self.file, people_needs::needs)?;
                let ctx = place.open()?;
                let (intake, doer, bar) = self.prepare(&ctx, needs.len())?;
                let (source, batch, progress) = (Source::Import, batch(), &|n: usize| bar.set_position(n as u64));
                let input = needs::import::Input { needs, intake, source, batch, progress };
                let view = needs::import::run(&ctx, &doer, input)?;
                self.end(&bar, view.counts, &view.refused)
            }
        }
    }

    fn prepare(&self, ctx: &Context, rows: usize) -> Result<(Intake, Doer, ProgressBar), Failure> {
        let bar = ProgressBar::new(rows as u64);
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} rows, {eta} left") {
            bar.set_style(style);
        }
        let (As::Accepted, Some(by), Some(basis)) = (self.intake, &self.by, &self.basis) else {
            return Ok((Intake::Draft, Doer::operator(None), bar));
        };
        let staff = find_staff::run(ctx, by)?;
        let doer = Doer::operator(Some(staff.id.clone()));
        Ok((Intake::Accepted { by: staff.id, basis: basis.clone() }, doer, bar))
    }

    fn end(
        &self,
        bar: &ProgressBar,
        counts: crate::domain::intake::Counts,
        refused: &[people_needs::LineError],
    ) -> Result<(), Failure> {
        bar.finish_and_clear();
        if !refused.is_empty() {
            return Err(reading::bad_lines(&self.file, refused));
        }
        println!("{} new, {} changed, {} as before", counts.added, counts.changed, counts.unchanged);
        Ok(())
    }
}

/// A name of this run; its change marks carry it, so that the office gets one summary of them.
fn batch() -> String {
    uuid::Uuid::now_v7().to_string()
}
