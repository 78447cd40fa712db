//! Code tables that are compiled in: tab-separated, `#` lines are comments, the first other line names the columns.

/// The rows of a table, each as its columns.
pub fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).skip(1).map(|l| l.split('\t').collect())
}

/// A code with its names in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// Its name in Chinese.
    pub zh: &'static str,
    /// Its name in English.
    pub en: &'static str,
}

impl Entry {
    /// Its name in a language.
    pub fn name(&self, lang: super::value::Lang) -> &'static str {
        match lang {
            super::value::Lang::Zh => self.zh,
            super::value::Lang::En => self.en,
        }
    }
}

/// The entries of a table whose first three columns are code, name_zh, name_en.
pub fn entries(text: &'static str) -> Vec<Entry> {
    rows(text)
        .filter_map(|columns| match columns.as_slice() {
            [code, zh, en, ..] => Some(Entry { code, zh, en }),
            _ => None,
        })
        .collect()
}
