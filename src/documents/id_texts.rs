//! Plain texts with their ids: an id, a tabulator and a text a line.

use std::collections::HashSet;

use super::json_lines::LineError;

/// Reads ids with their texts, in the order of the lines; answers with every bad line at once. A byte order mark, line ends of any
/// system and empty lines are let pass; a text may hold further tabulators.
pub fn id_texts(text: &str) -> Result<Vec<(String, String)>, Vec<LineError>> {
    let (mut rows, mut seen, mut errors) = (Vec::new(), HashSet::new(), Vec::new());
    for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let error = |code| LineError::new(i + 1, 1, code, line);
        match line.split_once('\t').map(|(id, text)| (id.trim(), text.trim())) {
            None => errors.push(error("tab_needed")),
            Some(("", _)) => errors.push(error("id_needed")),
            Some((_, "")) => errors.push(error("text_needed")),
            Some((id, _)) if !seen.insert(id) => errors.push(error("duplicate_reference")),
            Some((id, text)) => rows.push((id.to_owned(), text.to_owned())),
        }
    }
    if errors.is_empty() { Ok(rows) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_any_system_are_read() {
        let read = id_texts("\u{feff}q1\twelder\r\n\r\nq2\t焊工\tA\n").expect("well formed");
        assert_eq!(read, [("q1".into(), "welder".into()), ("q2".into(), "焊工\tA".into())]);
    }

    #[test]
    fn bad_lines_are_told_by_their_number() {
        let errors = id_texts("q1 welder\n\twelder\nq2\t \nq3\ta\nq3\tb\n").expect_err("four are bad");
        let told: Vec<_> = errors.iter().map(|error| (error.line, error.code)).collect();
        assert_eq!(told, [(1, "tab_needed"), (2, "id_needed"), (3, "text_needed"), (5, "duplicate_reference")]);
    }
}
