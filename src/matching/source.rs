//! The tables of a taxonomy as they are written in `config/taxonomy`, and changes made in them: what comes out can be written back
//! there, row by row.

use super::sheet::Sheet;
use super::tables::{DataError, list, rows};
use crate::domain::taxonomy::{Change, ConceptText};

const FIELDS: &str = include_str!("../../config/taxonomy/fields.tsv");
const SUBFIELDS: &str = include_str!("../../config/taxonomy/subfields.tsv");
const AMBIGUOUS: &str = include_str!("../../config/taxonomy/ambiguous.tsv");
const RETIRED: &str = include_str!("../../config/taxonomy/retired.tsv");

macro_rules! concepts {
    ($($field:literal),+) => {
        [$(($field, include_str!(concat!("../../config/taxonomy/concepts/", $field, ".tsv")))),+]
    };
}

const CONCEPTS: [(&str, &str); 12] = concepts!(
    "biomedicine",
    "big-data",
    "new-materials",
    "advanced-manufacturing",
    "new-energy",
    "energy-saving-environment",
    "modern-services",
    "culture-tourism",
    "modern-agriculture",
    "aerospace-low-altitude",
    "semiconductors-electronics",
    "logistics"
);

/// Cells of a concept: code, sub-field, the two names, other names, wider, related, reach.
const WIDTH: usize = 9;
const BROADER: usize = 6;
const RELATED: usize = 7;

/// All tables of a taxonomy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    fields: Sheet,
    subfields: Sheet,
    ambiguous: Sheet,
    retired: Sheet,
    /// By the code of their field.
    concepts: Vec<(String, Sheet)>,
}

impl Source {
    /// The compiled-in tables.
    pub fn compiled_in() -> Self {
        Self::of([FIELDS, SUBFIELDS, AMBIGUOUS, RETIRED], &CONCEPTS)
    }

    /// Tables from their texts: fields, sub-fields, ambiguous labels and retired concepts; the concepts by the code of their field.
    pub fn of(tables: [&str; 4], concepts: &[(&str, &str)]) -> Self {
        let [fields, subfields, ambiguous, retired] = tables.map(Sheet::read);
        let concepts = concepts.iter().map(|(field, text)| ((*field).to_owned(), Sheet::read(text))).collect();
        Self { fields, subfields, ambiguous, retired, concepts }
    }

    /// Every file with its path below `config/taxonomy`, in the order in which a version is hashed.
    pub fn files(&self) -> Vec<(String, String)> {
        let named = |name: &str, sheet: &Sheet| (name.to_owned(), sheet.text());
        let mut files = vec![
            named("fields.tsv", &self.fields),
            named("subfields.tsv", &self.subfields),
            named("ambiguous.tsv", &self.ambiguous),
        ];
        files.extend(self.concepts.iter().map(|(field, sheet)| (format!("concepts/{field}.tsv"), sheet.text())));
        files.push(named("retired.tsv", &self.retired));
        files
    }

    pub(super) fn fields(&self) -> Result<Vec<Vec<String>>, DataError> {
        rows(&self.fields.text(), "fields.tsv", 3)
    }

    pub(super) fn subfields(&self) -> Result<Vec<Vec<String>>, DataError> {
        rows(&self.subfields.text(), "subfields.tsv", 6)
    }

    pub(super) fn concepts(&self) -> Result<Vec<Vec<String>>, DataError> {
        let tables = self.concepts.iter().map(|(_, sheet)| rows(&sheet.text(), "concepts.tsv", WIDTH));
        Ok(tables.collect::<Result<Vec<_>, _>>()?.concat())
    }

    pub(super) fn ambiguous(&self) -> Result<Vec<Vec<String>>, DataError> {
        rows(&self.ambiguous.text(), "ambiguous.tsv", 3)
    }

    pub(super) fn retired(&self) -> Result<Vec<Vec<String>>, DataError> {
        rows(&self.retired.text(), "retired.tsv", 5)
    }

    /// What a concept is called and tied to.
    pub fn concept(&mut self, code: &str) -> Option<ConceptText> {
        self.row(code).map(|row| text_of(row))
    }

    /// Makes a change; false, and nothing is changed, where it does not apply: its concept is gone, its code is taken.
    pub fn apply(&mut self, change: &Change) -> bool {
        match change {
            Change::Edit { concept, sets } => {
                let Some(before) = self.concept(concept) else { return false };
                self.write(concept, &sets.on(&before));
            }
            Change::Add { concept, subfield, is_general, text } => {
                let is_taken = self.row(concept).is_some()
                    || self.subfields.find(concept).is_some()
                    || self.retired.find(concept).is_some();
                let field = self.subfields.find(subfield).and_then(|row| row.get(1).cloned());
                let Some((_, sheet)) =
                    self.concepts.iter_mut().find(|(own, _)| Some(own.as_str()) == field.as_deref().map(str::trim))
                else {
                    return false;
                };
                if is_taken {
                    return false;
                }
                let reach = if *is_general { "general" } else { "" };
                sheet.push(&[concept, subfield, &text.zh, &text.en, "", "", "", "", reach]);
                self.write(concept, text);
            }
            Change::Retire { concept, replaced_by, retired_at } => {
                if concept == replaced_by || self.row(replaced_by).is_none() {
                    return false;
                }
                let Some(gone) = self.concepts.iter_mut().find_map(|(_, sheet)| sheet.remove(concept)) else {
                    return false;
                };
                let gone_text = text_of(&gone);
                self.hand_over(concept, replaced_by, gone_text.broader.as_deref());
                self.take_names(replaced_by, &gone_text);
                self.retired.rows().filter(|row| row.get(1).is_some_and(|by| by.trim() == concept)).for_each(|row| {
                    row[1].clone_from(replaced_by);
                });
                let on = retired_at.to_string();
                self.retired.push(&[concept, replaced_by, &on, &gone_text.zh, &gone_text.en]);
            }
        }
        true
    }

    fn row(&mut self, code: &str) -> Option<&mut Vec<String>> {
        self.concepts.iter_mut().find_map(|(_, sheet)| sheet.find(code))
    }

    /// The code that took over from a retired one; the code itself of any other.
    fn standing(&mut self, code: &str) -> String {
        self.retired.find(code).and_then(|row| row.get(1).cloned()).unwrap_or_else(|| code.to_owned())
    }

    fn write(&mut self, code: &str, text: &ConceptText) {
        let broader = text.broader.as_deref().map(|wide| self.standing(wide)).unwrap_or_default();
        let mut related: Vec<String> = text.related.iter().map(|near| self.standing(near)).collect();
        related.dedup();
        let Some(row) = self.row(code) else { return };
        row.resize(row.len().max(WIDTH), String::new());
        row[2].clone_from(&text.zh);
        row[3].clone_from(&text.en);
        row[4] = text.synonyms_zh.join(";");
        row[5] = text.synonyms_en.join(";");
        row[BROADER] = broader;
        row[RELATED] = related.join(";");
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }

    /// Whatever was tied to a concept is tied to the one that takes over; that one to what was wider than the concept.
    fn hand_over(&mut self, gone: &str, to: &str, wider: Option<&str>) {
        for row in self.concepts.iter_mut().flat_map(|(_, sheet)| sheet.rows()) {
            let own = row[0].trim().to_owned();
            if row.get(BROADER).is_some_and(|wide| wide.trim() == gone) {
                row[BROADER] =
                    if own == to { wider.filter(|wide| *wide != to).unwrap_or_default() } else { to }.to_owned();
            }
            if row.get(RELATED).is_some_and(|near| list(near).any(|code| code == gone)) {
                row[RELATED] = renamed(&row[RELATED], gone, to, &own).join(";");
            }
        }
        let mut single = Vec::new();
        for row in self.ambiguous.rows().filter(|row| row.len() > 1) {
            let meanings = renamed(&row[1], gone, to, "");
            if let Some(default) = row.get_mut(2).filter(|default| default.trim() == gone) {
                to.clone_into(default);
            }
            if meanings.len() == 1 {
                single.push((row[0].clone(), meanings[0].clone()));
            }
            row[1] = meanings.join(";");
        }
        // What means but one thing now is a name of it.
        for (label, meaning) in single {
            self.ambiguous.remove(label.trim());
            let is_han = label.chars().any(crate::domain::value::is_han);
            let names = vec![label.trim().to_owned()];
            let (synonyms_zh, synonyms_en) = if is_han { (names, Vec::new()) } else { (Vec::new(), names) };
            self.take_names(&meaning, &ConceptText { synonyms_zh, synonyms_en, ..ConceptText::default() });
        }
    }

    /// Gives a concept the names of another beside its own.
    fn take_names(&mut self, code: &str, from: &ConceptText) {
        let Some(mut own) = self.concept(code) else { return };
        let mains = [own.zh.clone(), own.en.clone()];
        let taken = |own: &mut Vec<String>, names: &mut dyn Iterator<Item = &String>| {
            for name in names.filter(|name| !name.is_empty()) {
                if !own.contains(name) && !mains.contains(name) {
                    own.push(name.clone());
                }
            }
        };
        taken(&mut own.synonyms_zh, &mut [&from.zh].into_iter().chain(&from.synonyms_zh));
        taken(&mut own.synonyms_en, &mut [&from.en].into_iter().chain(&from.synonyms_en));
        self.write(code, &own);
    }
}

/// Codes of a cell with one put in the place of another; each once, without `own`.
fn renamed(cell: &str, gone: &str, to: &str, own: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in list(cell).map(|code| if code == gone { to } else { code }).filter(|code| *code != own) {
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

fn text_of(row: &[String]) -> ConceptText {
    let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
    let names = |at: usize| list(cell(at)).map(str::to_owned).collect();
    ConceptText {
        zh: cell(2).to_owned(),
        en: cell(3).to_owned(),
        synonyms_zh: names(4),
        synonyms_en: names(5),
        broader: list(cell(BROADER)).next().map(str::to_owned),
        related: names(RELATED),
    }
}
