//! Takes needs from a file with their firms: every row is checked before any is kept; then batches, all or nothing each. A
//! second run of the same file changes nothing.

use crate::context::Context;
use crate::documents::people_needs::{ImportedNeed, LineError};
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::brief::lanzhou_day;
use crate::domain::enterprise::{Enterprise, EnterpriseAct, EnterpriseProfile, EnterpriseState};
use crate::domain::error::{Checks, Error, Result};
use crate::domain::intake::{BATCH, Counts, Intake, Taken};
use crate::domain::need::{Need, NeedAct, NeedBrief, NeedState};
use crate::domain::state::By;
use crate::domain::value::{Bilingual, Lang, Moment, Source};
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::{audit, changes, codes, enterprises, needs};
use crate::usecase::entering;

/// What is taken in, and as what.
pub struct Input<'a> {
    /// The rows as they were read.
    pub needs: Vec<ImportedNeed>,
    /// As drafts, or as accepted: then firm and need are submitted and matched at once.
    pub intake: Intake,
    /// `Import`, or `Sample` for the sample pool, whose needs never are too late.
    pub source: Source,
    /// Names this run; all its change marks carry it, so that the office hears of it once.
    pub batch: String,
    /// Told the number of rows kept after each batch.
    pub progress: &'a dyn Fn(usize),
}

/// What became of the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// How many were new, changed, the same.
    pub counts: Counts,
    /// What is wrong with which line; then nothing at all was kept.
    pub refused: Vec<LineError>,
}

struct Row {
    reference: String,
    firm: EnterpriseProfile,
    brief: NeedBrief,
    lang: Lang,
}

/// What all rows share.
#[derive(Clone)]
struct Terms {
    intake: Intake,
    source: Source,
    batch: String,
    doer: Doer,
    now: Moment,
}

/// Takes them in.
pub fn run(ctx: &Context, doer: &Doer, input: Input<'_>) -> Result<View> {
    let now = ctx.now();
    let mut rows = Vec::with_capacity(input.needs.len());
    let mut refused = Vec::new();
    for need in input.needs {
        let line = need.line;
        match check(need, input.source, now) {
            Ok(row) => rows.push(row),
            Err(Error::Invalid(errors)) => {
                refused.extend(errors.into_iter().map(|e| LineError::new(line, 1, e.code, e.field)));
            }
            Err(other) => return Err(other),
        }
    }
    let mut counts = Counts::default();
    if !refused.is_empty() {
        return Ok(View { counts, refused });
    }
    let terms = Terms { intake: input.intake, source: input.source, batch: input.batch, doer: doer.clone(), now };
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<Row> = rows.by_ref().take(BATCH).collect();
        let (keys, terms) = (ctx.keys.clone(), terms.clone());
        counts += ctx.db.write(move |conn| {
            let mut counts = Counts::default();
            for row in &some {
                counts.count(take(conn, &keys, row, &terms)?);
            }
            Ok(counts)
        })?;
        (input.progress)(counts.total());
    }
    Ok(View { counts, refused })
}

fn check(need: ImportedNeed, source: Source, now: Moment) -> Result<Row> {
    let today = lanzhou_day(now);
    let mut brief = need.brief;
    if source == Source::Sample && brief.deadline.is_some_and(|day| day < today) {
        brief.deadline = None;
    }
    let name = Bilingual::typed(&need.enterprise, need.lang);
    let mut checks = Checks::default();
    let brief = checks.take(brief.checked(today))?;
    let firm = checks.take(EnterpriseProfile { name, ..EnterpriseProfile::default() }.checked())?;
    checks.done()?;
    match (brief, firm) {
        (Some(brief), Some(firm)) => Ok(Row { reference: need.reference, firm, brief, lang: need.lang }),
        _ => Err(Error::internal("a part is missing without an error")),
    }
}

fn take(conn: &mut Conn, keys: &Keys, row: &Row, terms: &Terms) -> Result<Taken> {
    match needs::find_by_external_ref(conn, terms.source, &row.reference)? {
        None => add(conn, keys, row, terms),
        Some(need) => change(conn, keys, row, terms, need),
    }
}

fn add(conn: &mut Conn, keys: &Keys, row: &Row, terms: &Terms) -> Result<Taken> {
    let firm = firm_of(conn, keys, row, terms)?;
    let mut need = Need::draft(codes::for_need(conn)?, firm.id, row.lang, row.brief.clone(), terms.now);
    need.source = terms.source;
    need.external_ref = Some(row.reference.clone());
    if matches!(terms.intake, Intake::Accepted { .. }) {
        submit(&mut need, terms.now)?;
    }
    needs::add(conn, &need)?;
    note(conn, &need, terms)?;
    Ok(Taken::Added)
}

fn change(conn: &mut Conn, keys: &Keys, row: &Row, terms: &Terms, mut need: Need) -> Result<Taken> {
    // The day that the platform set when the file names none is not a difference.
    let mut brief = row.brief.clone();
    brief.deadline = brief.deadline.or(need.brief.deadline);
    let joins = need.state == NeedState::Draft && matches!(terms.intake, Intake::Accepted { .. });
    if !need.state.may_edit() || (need.brief == brief && !joins) {
        return Ok(Taken::Unchanged);
    }
    let reads_differently = brief.reads_differently(&need.brief);
    need.brief = brief;
    need.lang = row.lang;
    need.expires_at = need.brief.closes_at(terms.now);
    if joins {
        firm_of(conn, keys, row, terms)?;
        submit(&mut need, terms.now)?;
    } else if need.state == NeedState::Open && reads_differently {
        need.act(NeedAct::EditPublicText, By::Owner)?;
    }
    needs::save(conn, &mut need, terms.now)?;
    note(conn, &need, terms)?;
    Ok(Taken::Changed)
}

/// The firm of this name, made where there is none, submitted where the need is.
fn firm_of(conn: &mut Conn, keys: &Keys, row: &Row, terms: &Terms) -> Result<Enterprise> {
    let known = enterprises::find_by_name_key(conn, row.firm.name.text(row.lang))?;
    let is_new = known.is_none();
    let mut firm = match known {
        Some(firm) => firm,
        None => Enterprise::draft(codes::for_enterprise(conn)?, row.lang, row.firm.clone(), terms.now),
    };
    let joins = firm.state == EnterpriseState::Draft && matches!(terms.intake, Intake::Accepted { .. });
    if joins {
        firm.act(EnterpriseAct::Submit, By::Owner)?;
    }
    if is_new {
        firm.source = terms.source;
        enterprises::add(conn, &firm)?;
    } else if joins {
        enterprises::save(conn, &mut firm, terms.now)?;
    }
    if is_new || joins {
        entering::firm(conn, keys, &firm, terms.now)?;
        let deed = Deed::new(&terms.doer, "enterprise.import", Entity::Enterprise, firm.id.as_str());
        audit::add(conn, terms.now, &deed)?;
    }
    Ok(firm)
}

/// The staff member acts for the firm.
fn submit(need: &mut Need, now: Moment) -> Result<()> {
    need.act(NeedAct::Submit, By::Owner)?;
    need.brief.deadline = Some(need.brief.closes_on(now));
    need.expires_at = need.brief.closes_at(now);
    need.submitted_at = Some(now);
    Ok(())
}

fn note(conn: &mut Conn, need: &Need, terms: &Terms) -> Result<()> {
    let mut deed = Deed::new(&terms.doer, "need.import", Entity::Need, need.id.as_str());
    if let Intake::Accepted { basis, .. } = &terms.intake {
        deed = deed.because(basis.clone());
    }
    audit::add(conn, terms.now, &deed)?;
    if need.state.is_matched() && enterprises::get(conn, &need.enterprise)?.state.is_active() {
        changes::add(conn, terms.now, Entity::Need, need.id.as_str(), need.version, Some(&terms.batch))?;
    }
    Ok(())
}
