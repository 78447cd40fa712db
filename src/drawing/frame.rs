//! Where a chart stands, and what it says of itself.

/// Where a chart will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// In a page of the platform, whose style sheet knows the classes.
    Page,
    /// In a file of its own.
    File,
}

/// What a chart says of itself.
#[derive(Debug, Clone)]
pub struct Frame<'a> {
    /// Where it stands.
    pub medium: Medium,
    /// Its width.
    pub width: f64,
    /// Names it among the charts of a page.
    pub id: &'a str,
    /// Its title; a file shows it.
    pub title: &'a str,
    /// What it shows; a file shows it, too.
    pub about: &'a str,
    /// Tag of the language of its words.
    pub lang: &'a str,
}
