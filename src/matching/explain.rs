//! Lines to what a reviewer reads: labels of the taxonomy in the reader's language, for mails and short lists. Whole
//! sentences are made in `reasons`.

use super::Engine;
use super::features::{Mention, NeedFeatures, PersonFeatures};
use super::lines::{Criterion, Line, LineResult, Side};
use crate::domain::field::FieldCode;
use crate::domain::value::Lang;

/// A name with the language it is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The label, or the need's own keyword where the taxonomy has none.
    pub text: String,
    /// The language of `text`; differs from the reader's where only the need's own keyword is there.
    pub lang: Lang,
}

impl std::fmt::Display for Phrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

/// What is met, partly met and missing, by name; keywords of the need and its subject only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explained {
    /// Names of what is met.
    pub met: Vec<Phrase>,
    /// Names of what is met in part.
    pub partly: Vec<Phrase>,
    /// Names of what is missing.
    pub missing: Vec<Phrase>,
}

impl Engine {
    /// The label of a concept or sub-field in a language; the slug itself when there is no such node.
    pub fn label<'a>(&'a self, concept: &'a str, lang: Lang) -> &'a str {
        self.taxonomy.label(concept, lang)
    }

    /// The label of a sub-field in a language.
    pub fn subfield_label<'a>(&'a self, subfield: &'a str, lang: Lang) -> &'a str {
        self.taxonomy.label(subfield, lang)
    }

    /// The label of a field in a language.
    pub fn field_label<'a>(&'a self, field: &'a FieldCode, lang: Lang) -> &'a str {
        self.taxonomy.field_label(field, lang)
    }

    /// The slug of what a person stands for most: of the weightiest mentions the first, a concept before a sub-field.
    pub fn speciality_of(&self, person: &PersonFeatures) -> Option<&str> {
        let rank = |m: &&Mention| (m.share, !self.taxonomy.is_subfield(m.node));
        // Of equals `max_by` takes the last, so the mentions are read from the end.
        let heaviest = person.mentions.iter().rev().max_by(|a, b| {
            let ((x, is_x), (y, is_y)) = (rank(a), rank(b));
            x.total_cmp(&y).then(is_x.cmp(&is_y))
        })?;
        Some(self.taxonomy.slug_of(heaviest.node))
    }

    /// What a need asks for, as labels of the taxonomy, each once: what is required, what is welcome, then what its text
    /// names, heaviest first.
    pub fn topics(&self, need: &NeedFeatures, lang: Lang) -> Vec<String> {
        let mut topics: Vec<String> = Vec::new();
        let (must, nice): (Vec<_>, Vec<_>) = need.items.iter().partition(|item| item.is_must);
        let mut named: Vec<&Mention> = need.mentions.iter().collect();
        named.sort_by(|a, b| b.share.total_cmp(&a.share));
        let items = must.into_iter().chain(nice).flat_map(|item| &item.nodes);
        for node in items.chain(named.into_iter().map(|mention| &mention.node)) {
            let label = self.taxonomy.label(self.taxonomy.slug_of(*node), lang).to_owned();
            if !topics.contains(&label) {
                topics.push(label);
            }
        }
        topics
    }

    /// The names in the lines, in the reader's language, each once, in the order of the lines.
    pub fn phrases(&self, lines: &[Line], lang: Lang) -> Explained {
        let mut explained = Explained::default();
        let named = |l: &&Line| {
            l.side == Side::Need && matches!(l.criterion, Criterion::Must | Criterion::Nice | Criterion::Speciality)
        };
        // Keywords come before the subject as a whole: they are what the firm wrote.
        let (subject, items): (Vec<&Line>, Vec<&Line>) =
            lines.iter().filter(named).partition(|l| l.criterion == Criterion::Speciality);
        for line in items.into_iter().chain(subject) {
            let Some(phrase) = self.phrase(line, lang) else { continue };
            let all = [&explained.met, &explained.partly, &explained.missing];
            if all.iter().any(|list| list.contains(&phrase)) {
                continue;
            }
            match line.result {
                LineResult::Met => explained.met.push(phrase),
                LineResult::Partly => explained.partly.push(phrase),
                // A subject that is missed has no name worth telling; its keywords say it.
                LineResult::Missing if line.criterion != Criterion::Speciality => explained.missing.push(phrase),
                LineResult::Missing | LineResult::NotStated => {}
            }
        }
        explained
    }

    fn phrase(&self, line: &Line, lang: Lang) -> Option<Phrase> {
        if let Some(concept) = &line.concept {
            return Some(Phrase { text: self.label(concept, lang).to_owned(), lang });
        }
        let text = line.need_phrase.clone()?;
        let lang = Lang::of_text(&text).unwrap_or(lang);
        Some(Phrase { text, lang })
    }
}
