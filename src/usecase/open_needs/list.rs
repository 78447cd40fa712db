//! A page of the public needs, narrowed by what their cards show. Words are looked for in both languages: what the taxonomy
//! knows is found by every name that it has.

use super::{Card, cards, window};
use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::need::NeedId;
use crate::domain::open_need::OpenAsked;
use crate::domain::open_window::Word;
use crate::domain::value::Lang;
use crate::store::open_needs::{self, PAGE};

/// Most words that are looked for.
const WORDS: usize = 4;
/// Most needs that words find; whoever looks for a word that all needs say does not read the thousandth.
const FOUND: usize = 1000;

/// A page of them.
#[derive(Debug, Clone)]
pub struct View {
    /// The needs.
    pub cards: Vec<Card>,
    /// How many there are in all.
    pub total: i64,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
}

/// The page that is asked for; beyond the last one the last.
pub fn run(ctx: &Context, lang: Lang, asked: OpenAsked) -> Result<View> {
    let among = found(ctx, &asked.words)?;
    let now = ctx.now();
    ctx.db.read(|conn| {
        let total = open_needs::count(conn, now, &asked, among.as_deref())?;
        let pages = usize::try_from((total + PAGE - 1) / PAGE).unwrap_or(1).max(1);
        let asked = OpenAsked { page: asked.page.min(pages), ..asked };
        let listed = open_needs::list(conn, now, &asked, among.as_deref())?;
        Ok(View { cards: cards(ctx, lang, listed), total, page: asked.page, pages })
    })
}

/// The needs that say all of the words; `None` when none are asked for.
fn found(ctx: &Context, typed: &str) -> Result<Option<Vec<NeedId>>> {
    let words = typed.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).take(WORDS);
    let words: Vec<Word> = words.map(|word| named(ctx, word)).collect();
    if words.is_empty() { Ok(None) } else { window(ctx).map(|window| Some(window.find(&words, FOUND))) }
}

fn named(ctx: &Context, word: &str) -> Word {
    let mut names: Vec<String> = Vec::new();
    for found in ctx.engine.concepts_in(word) {
        let Some(entry) = ctx.engine.taxonomy.entry(found.node) else { continue };
        let all = [&entry.zh, &entry.en].into_iter().chain(&entry.zh_synonyms).chain(&entry.en_synonyms);
        names.extend(all.map(|name| name.to_lowercase()));
    }
    Word { typed: word.to_lowercase(), names }
}
