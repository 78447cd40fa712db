//! The load of the demo: the office, the sample pool by the same way as any import, two accounts. Done once a database.

use crate::context::Context;
use crate::documents::people_needs::{self, LineError};
use crate::domain::actor::Doer;
use crate::domain::error::{Error, Result};
use crate::domain::intake::Intake;
use crate::domain::value::Source;
use crate::store::settings;
use crate::usecase::demo::{BATCH, found, open, own};
use crate::usecase::{needs, talents};

const PEOPLE: &str = include_str!("../../config/sample/talents.jsonl");
const NEEDS: &str = include_str!("../../config/sample/needs.jsonl");

/// Loads what is not there yet; a start that was cut short is taken up where it ended.
pub fn load(ctx: &Context) -> Result<()> {
    if ctx.db.read(|conn| settings::find(conn, settings::DEMO_LOADED_AT))?.is_some() {
        return Ok(());
    }
    let officer = found::run(ctx)?;
    let doer = Doer::operator(Some(officer.clone()));
    let intake = Intake::Accepted { by: officer, basis: "sample pool of the demo".into() };
    let people = talents::import::Input {
        people: people_needs::people(PEOPLE).map_err(broken)?,
        intake: intake.clone(),
        source: Source::Sample,
        batch: BATCH.into(),
        progress: &|_| {},
    };
    let refused = talents::import::run(ctx, &doer, people)?.refused;
    let wanted = needs::import::Input {
        needs: people_needs::needs(NEEDS).map_err(broken)?,
        intake,
        source: Source::Sample,
        batch: BATCH.into(),
        progress: &|_| {},
    };
    let also_refused = needs::import::run(ctx, &doer, wanted)?.refused;
    if !refused.is_empty() || !also_refused.is_empty() {
        return Err(broken([refused, also_refused].concat()));
    }
    open::run(ctx)?;
    own::run(ctx)
}

/// The sample pool is compiled in, so this is a fault of ours that the tests exclude.
fn broken(lines: Vec<LineError>) -> Error {
    Error::internal(format!("the sample pool is broken: {lines:?}"))
}
