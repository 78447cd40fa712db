//! Takes people from a file: every row is checked before any is kept; then batches, all or nothing each. A second run of
//! the same file changes nothing.

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::documents::people_needs::{ImportedPerson, LineError};
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{Channel, Giving};
use crate::domain::error::{Error, Result};
use crate::domain::intake::{BATCH, Counts, Intake, Taken};
use crate::domain::record::TalentRecord;
use crate::domain::state::By;
use crate::domain::talent::{Talent, TalentAct, TalentContact, TalentState};
use crate::domain::value::{Lang, Moment, Source};
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::{audit, changes, codes, consents, sealed, talents};
use crate::usecase::entering;

/// What is taken in, and as what.
pub struct Input<'a> {
    /// The rows as they were read.
    pub people: Vec<ImportedPerson>,
    /// As drafts, or as accepted.
    pub intake: Intake,
    /// `Import`, or `Sample` for the sample pool.
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
    record: TalentRecord,
    lang: Lang,
}

/// What all rows share.
#[derive(Clone)]
struct Terms {
    intake: Intake,
    source: Source,
    batch: String,
    doer: Doer,
    accepted_first: bool,
    now: Moment,
}

/// Takes them in.
pub fn run(ctx: &Context, doer: &Doer, input: Input<'_>) -> Result<View> {
    let mut rows = Vec::with_capacity(input.people.len());
    let mut refused = Vec::new();
    for person in input.people {
        let ImportedPerson { line, reference, profile, identity, lang, .. } = person;
        match (TalentRecord { profile, identity, contact: TalentContact::default() }).checked() {
            Ok(record) => rows.push(Row { reference, record, lang }),
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
    let terms = Terms {
        intake: input.intake,
        source: input.source,
        batch: input.batch,
        doer: doer.clone(),
        accepted_first: ctx.config.review.accepts_first(),
        now: ctx.now(),
    };
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

fn take(conn: &mut Conn, keys: &Keys, row: &Row, terms: &Terms) -> Result<Taken> {
    match talents::find_by_external_ref(conn, terms.source, &row.reference)? {
        None => add(conn, keys, row, terms),
        Some(talent) => change(conn, keys, row, terms, talent),
    }
}

fn add(conn: &mut Conn, keys: &Keys, row: &Row, terms: &Terms) -> Result<Taken> {
    let profile = row.record.profile.clone();
    let mut talent = Talent::draft(codes::for_talent(conn)?, None, row.lang, profile, terms.now);
    talent.source = terms.source;
    talent.external_ref = Some(row.reference.clone());
    accept(&mut talent, terms)?;
    talents::add(conn, &talent)?;
    sealed::add_talent(conn, keys, &talent.id, &row.record.identity, &row.record.contact)?;
    entering::talent(conn, keys, &mut talent, terms.now)?;
    agree(conn, &talent, terms)?;
    note(conn, &talent, terms, false)?;
    Ok(Taken::Added)
}

fn change(conn: &mut Conn, keys: &Keys, row: &Row, terms: &Terms, mut talent: Talent) -> Result<Taken> {
    if !talent.state.may_edit() {
        // Who has left stays away, whatever a file says.
        return Ok(Taken::Unchanged);
    }
    let identity = sealed::identity(conn, keys, &talent.id)?;
    let is_same = talent.profile == row.record.profile && identity == row.record.identity;
    let joins = talent.state == TalentState::Draft && matches!(terms.intake, Intake::Accepted { .. });
    if is_same && !joins {
        return Ok(Taken::Unchanged);
    }
    let was_proposed = talent.is_proposed(terms.accepted_first);
    talent.profile = row.record.profile.clone();
    talent.lang = row.lang;
    if joins {
        accept(&mut talent, terms)?;
    }
    talents::save(conn, &mut talent, terms.now)?;
    sealed::save_identity(conn, keys, &talent.id, &row.record.identity)?;
    entering::talent(conn, keys, &mut talent, terms.now)?;
    if joins {
        agree(conn, &talent, terms)?;
    }
    note(conn, &talent, terms, was_proposed)?;
    Ok(Taken::Changed)
}

/// The staff member acts for the person, with the consents on paper.
fn accept(talent: &mut Talent, terms: &Terms) -> Result<()> {
    if matches!(terms.intake, Intake::Accepted { .. }) {
        talent.act(TalentAct::Submit, By::Owner)?;
        talent.accepted_at = Some(terms.now);
        talent.confirmed_at = Some(terms.now);
    }
    Ok(())
}

fn agree(conn: &mut Conn, talent: &Talent, terms: &Terms) -> Result<()> {
    let Intake::Accepted { basis, .. } = &terms.intake else { return Ok(()) };
    let text = |topic| -> Result<_> {
        let current = consent_texts::current(topic, talent.lang)?;
        consent_texts::agreed(topic, talent.lang, Some(current.version), "consents")
    };
    let giving = Giving {
        account: None,
        channel: Channel::Paper,
        basis: Some(basis.clone()),
        address_class: terms.doer.address_class.clone(),
        at: terms.now,
    };
    let (pool, border) = (text(Topic::TalentPool)?, text(Topic::CrossBorder)?);
    for consent in giving.by_talent(&talent.id, &talent.profile.country, &pool, &border) {
        consents::add(conn, &consent)?;
    }
    Ok(())
}

fn note(conn: &mut Conn, talent: &Talent, terms: &Terms, was_proposed: bool) -> Result<()> {
    let mut deed = Deed::new(&terms.doer, "talent.import", Entity::Talent, talent.id.as_str());
    if let Intake::Accepted { basis, .. } = &terms.intake {
        deed = deed.because(basis.clone());
    }
    audit::add(conn, terms.now, &deed)?;
    if was_proposed || talent.is_proposed(terms.accepted_first) {
        changes::add(conn, terms.now, Entity::Talent, talent.id.as_str(), talent.version, Some(&terms.batch))?;
    }
    Ok(())
}
