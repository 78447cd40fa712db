//! Concepts that somebody may mean who has typed a few letters, for anybody: the taxonomy is public, and nothing is noted.

use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::value::Lang;

/// What was typed so far, and for whom.
#[derive(Debug, Clone)]
pub struct Input {
    /// The letters, in either language.
    pub typed: String,
    /// The reader's language: names in it come first.
    pub lang: Lang,
}

/// A concept with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Its code.
    pub code: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// The name to take over as a keyword, in the language that was typed.
    pub keyword: String,
    /// The other name by which it was found, if it was by one.
    pub found_by: Option<String>,
    /// Code, Chinese and English name of its sub-field; its own for a sub-field.
    pub subfield: [String; 3],
}

/// Most concepts of an answer.
const MOST: usize = 10;
/// Longest text that may still be the beginning of a name.
const LONGEST: usize = 80;
/// What parts the keywords of a list: a name that holds one of these cannot be a keyword.
const PARTING: [char; 6] = [',', '，', '、', ';', '；', '\n'];

/// At most ten, best first.
pub fn run(ctx: &Context, input: Input) -> Result<Vec<Suggestion>> {
    if input.typed.chars().count() > LONGEST {
        return Err(Error::field("q", "too_long"));
    }
    let taxonomy = &ctx.engine.taxonomy;
    let found = ctx.engine.suggest(&input.typed, input.lang, MOST).into_iter();
    let suggestion = found.filter_map(|one| {
        let entry = taxonomy.entry(one.node)?;
        let subfield = taxonomy.entry(entry.subfield)?;
        let names: Vec<(Lang, &str)> = entry.names().collect();
        let mut of_lang = names.iter().filter(|(lang, _)| *lang == one.lang).map(|(_, name)| *name);
        let keyword = of_lang.find(|name| !name.contains(PARTING))?.to_owned();
        let by = usize::from(one.place);
        Some(Suggestion {
            code: entry.slug.clone(),
            zh: entry.zh.clone(),
            en: entry.en.clone(),
            keyword,
            found_by: names.get(by).filter(|_| by > 1).map(|(_, name)| (*name).to_owned()),
            subfield: [subfield.slug.clone(), subfield.zh.clone(), subfield.en.clone()],
        })
    });
    Ok(suggestion.collect())
}
