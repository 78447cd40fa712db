//! JSON Lines: one object a line, every bad line told at once with line, column and reason.

use chrono::NaiveDate;
use serde::Deserialize;

/// What is wrong with a line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineError {
    /// From 1.
    pub line: usize,
    /// From 1, in bytes.
    pub column: usize,
    /// Stable snake_case code, the key of its sentence.
    pub code: &'static str,
    /// The key, value or words of the reader that tell what exactly.
    pub detail: String,
}

impl LineError {
    /// An error at a place.
    pub fn new(line: usize, column: usize, code: &'static str, detail: impl Into<String>) -> Self {
        Self { line, column, code, detail: detail.into() }
    }
}

/// Reads each line, refuses a key used twice, and answers with all errors when there are any.
pub fn read<L, T>(
    text: &str,
    take: impl Fn(usize, L) -> Result<T, Vec<LineError>>,
    reference: impl Fn(&T) -> &String,
) -> Result<Vec<T>, Vec<LineError>>
where
    L: for<'a> Deserialize<'a>,
{
    let mut seen = std::collections::HashSet::new();
    let mut out = Vec::new();
    let mut errors = Vec::new();
    for (i, content) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if content.trim().is_empty() {
            continue;
        }
        let line = i + 1;
        let taken =
            serde_json::from_str::<L>(content).map_err(|e| vec![bad_json(line, &e)]).and_then(|l| take(line, l));
        match taken {
            Ok(item) if !seen.insert(reference(&item).clone()) => {
                errors.push(LineError::new(line, 1, "duplicate_reference", reference(&item)));
            }
            Ok(item) => out.push(item),
            Err(mut bad) => errors.append(&mut bad),
        }
    }
    if errors.is_empty() { Ok(out) } else { Err(errors) }
}

fn bad_json(line: usize, error: &serde_json::Error) -> LineError {
    let told = error.to_string();
    let detail = told.rfind(" at line ").map_or(told.as_str(), |end| &told[..end]).to_owned();
    let code = match () {
        () if !error.is_data() => "bad_json",
        () if detail.starts_with("unknown field") => "unknown_key",
        () if detail.starts_with("missing field") => "missing_key",
        () if detail.starts_with("duplicate field") => "duplicate_key",
        () if detail.starts_with("unknown variant") => "unknown_code",
        () => "wrong_type",
    };
    LineError { line, column: error.column().max(1), code, detail }
}

/// A day, or the first day of a month.
pub fn day(line: usize, key: &str, text: Option<&str>) -> Result<Option<NaiveDate>, Vec<LineError>> {
    let Some(text) = text.map(str::trim).filter(|t| !t.is_empty()) else { return Ok(None) };
    let whole = if text.len() == 7 { format!("{text}-01") } else { text.to_owned() };
    let day = NaiveDate::parse_from_str(&whole, "%Y-%m-%d");
    day.map(Some).map_err(|_| vec![LineError::new(line, 1, "bad_date", format!("{key}: {text}"))])
}

/// A text that holds something.
pub fn filled(text: Option<String>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}
