//! What looking after the taxonomy shares: its versions as they are kept, the taxonomy of each, and how a change enters the draft.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::{Doer, Person};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Checks, Error, FieldError, Result};
use crate::domain::taxonomy::{Change, ChangeId, ConceptText, Kept, Version};
use crate::keys::sha256_hex;
use crate::matching::faults::{Fault, faults};
use crate::matching::senses::bearer;
use crate::matching::source::Source;
use crate::matching::taxonomy::{Node, Taxonomy};
use crate::matching::text::normal;
use crate::matching::{DataError, Overlaid};
use crate::store::db::Conn;
use crate::store::{accounts, audit, json, taxonomy as store};

/// Every version and every change, as they are kept.
pub(crate) struct History {
    /// The first one first; the compiled-in one is not among them.
    pub(crate) versions: Vec<Version>,
    /// In the order in which they were made.
    pub(crate) changes: Vec<Kept>,
}

impl History {
    pub(crate) fn read(conn: &mut Conn) -> Result<Self> {
        Ok(Self { versions: store::list_versions(conn)?, changes: store::list_changes(conn)? })
    }

    /// The number of the published version.
    pub(crate) fn latest(&self) -> i32 {
        self.versions.last().map_or(0, |version| version.number)
    }

    /// True for a version that there is, the compiled-in one among them.
    pub(crate) fn has(&self, number: i32) -> bool {
        number == 0 || self.version(number).is_some()
    }

    pub(crate) fn version(&self, number: i32) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// The changes of the draft.
    pub(crate) fn draft(&self) -> impl Iterator<Item = &Kept> {
        self.changes.iter().filter(|kept| kept.version.is_none())
    }

    /// All changes that a version consists of: those of the versions it lies upon, then its own.
    fn of(&self, number: i32) -> Vec<&Change> {
        let mut chain = vec![number];
        while let Some(version) = chain.last().and_then(|number| self.version(*number)) {
            chain.push(version.parent);
        }
        let own = |number: &i32| {
            let number = *number;
            self.changes.iter().filter(move |kept| kept.version == Some(number)).map(|kept| &kept.change)
        };
        chain.iter().rev().flat_map(own).collect()
    }

    /// A version, built upon the compiled-in data.
    pub(crate) fn taxonomy(&self, number: i32) -> Result<Overlaid> {
        Source::compiled_in().overlaid(&self.of(number)).map_err(broken)
    }

    /// The published version with the draft; of the draft's changes the places of those that do not apply.
    pub(crate) fn drafted(&self) -> Result<Overlaid> {
        let mut changes = self.of(self.latest());
        let published = changes.len();
        changes.extend(self.draft().map(|kept| &kept.change));
        let mut drafted = Source::compiled_in().overlaid(&changes).map_err(broken)?;
        drafted.skipped = drafted.skipped.iter().filter_map(|at| at.checked_sub(published)).collect();
        Ok(drafted)
    }

    /// What somebody has seen of it: it is another as soon as anything is published, added or removed.
    pub(crate) fn mark(&self) -> String {
        let last = self.draft().last().map_or("", |kept| kept.id.as_str());
        format!("{}.{}.{last}", self.latest(), self.draft().count())
    }

    /// Refuses a mark of what has moved on since.
    pub(crate) fn check(&self, mark: &str) -> Result<()> {
        if self.mark() == mark { Ok(()) } else { Err(Error::Conflict("version")) }
    }
}

/// Broken data are a fault of ours.
pub(crate) fn broken(cause: DataError) -> Error {
    Error::internal(cause)
}

/// The names of staff by their account.
pub(crate) fn staff_names(conn: &mut Conn) -> Result<HashMap<AccountId, String>> {
    Ok(accounts::list_staff(conn)?.into_iter().map(|account| (account.id, account.display_name)).collect())
}

/// What somebody has seen of a concept: another one as soon as anything of it is changed.
pub(crate) fn mark_of(text: &ConceptText) -> Result<String> {
    Ok(sha256_hex(json::text(text)?.as_bytes())[..16].to_owned())
}

/// A concept as it is typed: lists a line each, ties by name or code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Other names in Chinese.
    pub synonyms_zh: String,
    /// Other names in English.
    pub synonyms_en: String,
    /// The next wider concept.
    pub broader: String,
    /// Related concepts.
    pub related: String,
}

impl Typed {
    /// Reads it; what cannot be taken of it is noted.
    pub(crate) fn read(&self, taxonomy: &Taxonomy, checks: &mut Checks) -> ConceptText {
        let text = ConceptText {
            zh: one_line(&self.zh),
            en: one_line(&self.en),
            synonyms_zh: lines(&self.synonyms_zh),
            synonyms_en: lines(&self.synonyms_en),
            broader: lines(&self.broader).iter().filter_map(|name| tie(taxonomy, name, "broader", checks)).next(),
            related: lines(&self.related).iter().filter_map(|name| tie(taxonomy, name, "related", checks)).collect(),
        };
        text.check(checks);
        text
    }
}

fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands on the lines or between semicolons, each once.
fn lines(typed: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in typed.split(['\n', ';', '；']).map(one_line).filter(|name| !name.is_empty()) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// The code of the concept that is meant by its code or one of its names; noted where there is none.
pub(crate) fn tie(taxonomy: &Taxonomy, typed: &str, field: &str, checks: &mut Checks) -> Option<String> {
    let node = taxonomy.slug(typed).or_else(|| bearer(taxonomy, typed));
    let concept = node.filter(|node: &Node| !taxonomy.is_subfield(*node));
    if concept.is_none() {
        checks.add(FieldError::new(field, "no_concept").about(typed));
    }
    concept.map(|node| taxonomy.slug_of(node).to_owned())
}

/// Tries a change upon the draft as it was read and keeps it there, with who made it; what is wrong with it is said by field.
pub(crate) fn keep(
    ctx: &Context,
    person: &Person,
    history: &History,
    change: Change,
    text: &ConceptText,
) -> Result<()> {
    let mut source = history.drafted()?.source;
    if !source.apply(&change) {
        return Err(Error::Conflict("version"));
    }
    let taxonomy = Taxonomy::read(&source).map_err(broken)?;
    let wrong: Vec<FieldError> = faults(&taxonomy).iter().map(|fault| said(fault, text, change.concept())).collect();
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let (now, doer, mark) = (ctx.now(), Doer::from(person), history.mark());
    let kept = Kept { id: ChangeId::new(), version: None, by: person.account.id.clone(), at: now, change };
    ctx.db.write(move |conn| {
        History::read(conn)?.check(&mark)?;
        store::add_change(conn, &kept)?;
        let action = match &kept.change {
            Change::Edit { .. } => "taxonomy.edit",
            Change::Add { .. } => "taxonomy.add",
            Change::Retire { .. } => "taxonomy.retire",
        };
        let deed = Deed::new(&doer, action, Entity::Taxonomy, kept.change.concept());
        audit::add(conn, now, &deed.moved(mark, json::text(&kept.change)?).because(kept.id.as_str())).map(|_| ())
    })
}

/// What is wrong, beside the field where it was typed.
fn said(fault: &Fault, text: &ConceptText, concept: &str) -> FieldError {
    let at = |label: &str| {
        let wanted = normal(label).text;
        let has = |names: &[String]| names.iter().any(|name| normal(name).text == wanted);
        match () {
            () if has(std::slice::from_ref(&text.zh)) => "zh",
            () if has(std::slice::from_ref(&text.en)) => "en",
            () if has(&text.synonyms_zh) => "synonyms_zh",
            () if has(&text.synonyms_en) => "synonyms_en",
            () => "",
        }
    };
    match fault {
        Fault::Ambiguous { label, one, other } => {
            let other = if one == concept { other } else { one };
            FieldError::new(at(label), "ambiguous_name").about(format!("{label} → {other}"))
        }
        Fault::Short { label, .. } => FieldError::new(at(label), "one_sign").about(label),
        Fault::Foreign { label, .. } => FieldError::new(at(label), "han_in_english").about(label),
        Fault::Cycle { code } => FieldError::new("broader", "wider_than_itself").about(code),
        Fault::OwnNeighbour { code } => FieldError::new("related", "own_neighbour").about(code),
        Fault::Empty { code } => FieldError::new("replaced_by", "last_of_subfield").about(code),
    }
}
