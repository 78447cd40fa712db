//! Files of people, needs and grades: read whole, or refused with every bad line, its column and the reason.

use std::path::Path;

use super::Failure;
use crate::documents::people_needs::LineError;
use crate::domain::value::Lang;
use crate::locale;

/// Most bad lines that are printed.
const MOST: usize = 50;

/// The text of a file.
pub fn text(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|e| Failure::bad(format!("{}: {e}", path.display())))?;
    String::from_utf8(bytes).map_err(|e| {
        let good = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        let line = good.iter().filter(|b| **b == b'\n').count() + 1;
        let column = good.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        Failure::bad(format!("{}:{line}:{column}: not UTF-8", path.display()))
    })
}

/// A file read by `reader`; a file without a row is refused too.
pub fn rows<T>(path: &Path, reader: impl Fn(&str) -> Result<Vec<T>, Vec<LineError>>) -> Result<Vec<T>, Failure> {
    let rows = reader(&text(path)?).map_err(|errors| bad_lines(path, &errors))?;
    if rows.is_empty() { Err(Failure::bad(format!("{}: no rows", path.display()))) } else { Ok(rows) }
}

/// Every bad line as `FILE:LINE:COLUMN: reason`.
pub fn bad_lines(path: &Path, errors: &[LineError]) -> Failure {
    let mut lines: Vec<String> = errors.iter().take(MOST).map(|error| told(path, error)).collect();
    if errors.len() > MOST {
        lines.push(format!("and {} more", errors.len() - MOST));
    }
    lines.push("nothing was taken".into());
    Failure::bad(lines.join("\n"))
}

fn told(path: &Path, error: &LineError) -> String {
    let key = format!("error-{}", error.code.replace('_', "-"));
    let reason = if locale::has(Lang::En, &key) { locale::text(Lang::En, &key) } else { error.code.replace('_', " ") };
    format!("{}:{}:{}: {reason} ({})", path.display(), error.line, error.column, error.detail)
}
