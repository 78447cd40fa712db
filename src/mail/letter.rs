//! A letter: blocks in one language or in both, rendered once as text and once as HTML from the same words.

use askama::Template;

use super::words::folded;
use crate::domain::error::{Error, Result};
use crate::domain::value::Lang;

/// What a mail says, before it is rendered.
#[derive(Debug, Clone, Default)]
pub struct Letter {
    /// Subject.
    pub subject: String,
    /// One half, or Chinese and English.
    pub halves: Vec<Half>,
    /// Lines at the foot.
    pub foot: Vec<Line>,
}

/// A letter's part in one language.
#[derive(Debug, Clone)]
pub struct Half {
    /// Its language.
    pub lang: Lang,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A line, with the address at its end if it has one.
#[derive(Debug, Clone)]
pub struct Line {
    /// The words.
    pub words: String,
    /// The address.
    pub url: Option<String>,
}

/// A piece of a letter; an empty line stands between two.
#[derive(Debug, Clone)]
pub enum Block {
    /// Lines that stand together.
    Lines(Vec<String>),
    /// Numbered entries, each with lines below it.
    Entries(Vec<Entry>),
    /// Words and an address on a line of its own.
    Link(String, String),
    /// Somebody's own words.
    Quote(String),
}

/// A numbered entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its first line, without the number.
    pub head: String,
    /// Lines below.
    pub lines: Vec<String>,
}

impl Half {
    /// An empty half.
    pub fn new(lang: Lang) -> Self {
        Self { lang, blocks: Vec::new() }
    }

    /// Adds lines that stand together.
    pub fn lines(&mut self, lines: Vec<String>) {
        let lines: Vec<String> = lines.into_iter().filter(|l| !l.is_empty()).collect();
        if !lines.is_empty() {
            self.blocks.push(Block::Lines(lines));
        }
    }

    /// Adds one line.
    pub fn line(&mut self, line: String) {
        self.lines(vec![line]);
    }

    /// Adds a link with the words before it.
    pub fn link(&mut self, words: String, url: String) {
        self.blocks.push(Block::Link(words, url));
    }

    fn fold(&self, line: &str) -> String {
        folded(self.lang, line, "")
    }

    fn numbered(&self, number: &usize, line: &str) -> String {
        folded(self.lang, &format!("{number}. {line}"), "   ")
    }

    fn fold_in(&self, line: &str) -> String {
        folded(self.lang, &format!("   {line}"), "   ")
    }

    fn quoted(&self, words: &str) -> String {
        let folded: Vec<String> = words.lines().map(|line| folded(self.lang, line, "")).collect();
        folded.iter().flat_map(|part| part.lines()).map(|l| format!("> {l}")).collect::<Vec<_>>().join("\n")
    }
}

#[derive(Template)]
#[template(path = "mail/letter/body.txt", escape = "none")]
struct Text<'a>(&'a Letter);

#[derive(Template)]
#[template(path = "mail/letter/body.html")]
struct Html<'a>(&'a Letter);

impl Letter {
    /// The text part; an empty one is refused, so that no blank mail ever leaves.
    pub fn text(&self) -> Result<String> {
        let is_empty = self.halves.iter().all(|half| half.blocks.is_empty());
        if is_empty || self.subject.trim().is_empty() {
            return Err(Error::internal("a mail without words"));
        }
        Text(self).render().map_err(Error::internal)
    }

    /// The HTML part.
    pub fn html(&self) -> Result<String> {
        Html(self).render().map_err(Error::internal)
    }

    fn tag(&self) -> &'static str {
        self.halves.first().map_or("zh-CN", |half| half.lang.tag())
    }
}
