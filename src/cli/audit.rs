//! `audit verify`: whether the record of deeds and consents is as it was written.

use clap::{Args, Subcommand};

use super::{Failure, Place};
use crate::domain::seal::{Fault, FaultKind};
use crate::usecase::audit::verify::{self, View};

/// Most faults that are printed.
const SHOWN: usize = 50;

/// The record of deeds and consents
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Walk the chain; fail and name every row that was edited, removed, moved or added by another hand
    Verify(Verify),
}

/// Walk the chain; fail and name every row that was edited, removed, moved or added by another hand
#[derive(Debug, Args)]
#[command(
    after_help = "The heads in audit-heads.jsonl show whether the end of the chain was cut: keep copies of that file \
                        where nobody who reaches the database can write. After a restore of an older copy the file names \
                        rows that the copy does not have yet: move it aside once you have read what it says."
)]
pub struct Verify {}

impl Audit {
    /// Does what was asked.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        match self {
            Self::Verify(_) => {
                let ctx = place.open()?;
                say(&verify::run(&ctx)?, &ctx.config.audit_heads_file().display().to_string())
            }
        }
    }
}

fn say(view: &View, file: &str) -> Result<(), Failure> {
    for fault in view.faults.iter().take(SHOWN) {
        println!("BAD  {}", sentence(fault));
    }
    let left = view.faults.len().saturating_sub(SHOWN);
    if left > 0 {
        println!("     and {left} more");
    }
    let head = view.head.as_ref().map_or("none yet".to_owned(), |(seq, hash)| format!("{seq} {hash}"));
    println!("     {} rows sealed, {} waiting, head {head}", view.sealed, view.waiting);
    match view.noted {
        0 => println!("     no head in {file} yet: a cut end of the chain could not be noticed"),
        n => println!("     {n} heads in {file}"),
    }
    match view.faults.len() {
        0 => {
            println!("ok   the record is as it was written");
            Ok(())
        }
        n => Err(Failure::failed(format!("the record is not as it was written; faults: {n}"))),
    }
}

fn sentence(fault: &Fault) -> String {
    let what = match fault.kind {
        FaultKind::Edited => "was edited after it was sealed",
        FaultKind::Removed => "was removed",
        FaultKind::Reordered => "does not stand where it was sealed, or its link was changed",
        FaultKind::LinksMissing => "links before this one are missing",
        FaultKind::Added => "was never written by the platform",
        FaultKind::TailCut => "a head noted outside the database stands here; the chain ends before it",
        FaultKind::HeadDiffers => "a head noted outside the database has another hash: the chain was made anew",
        FaultKind::HeadForged => "a line of the noted heads bears no valid signature",
    };
    let place = fault.seq.map(|seq| format!("link {seq}"));
    let row = fault.row.as_ref().map(|(record, id)| format!("{record} {id}"));
    let subject: Vec<String> = [place, row].into_iter().flatten().collect();
    if subject.is_empty() { what.to_owned() } else { format!("{}: {what}", subject.join(", ")) }
}
