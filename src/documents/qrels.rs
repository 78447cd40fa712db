//! Graded pairs: a need, a person and a grade from 0 to 3 a line, between tabulators.

use std::collections::BTreeMap;

use super::json_lines::LineError;

/// Grades by need, then by person.
pub type Grades = BTreeMap<String, BTreeMap<String, u8>>;

/// Reads graded pairs; answers with every bad line at once.
pub fn grades(text: &str) -> Result<Grades, Vec<LineError>> {
    let mut grades = Grades::new();
    let mut errors = Vec::new();
    for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let grade = cells.get(2).and_then(|cell| cell.parse::<u8>().ok()).filter(|grade| *grade <= 3);
        match (cells.as_slice(), grade) {
            ([need, person, _], Some(grade)) if !need.is_empty() && !person.is_empty() => {
                grades.entry((*need).to_owned()).or_default().insert((*person).to_owned(), grade);
            }
            ([_, _, _], _) => errors.push(LineError::new(i + 1, 1, "bad_grade", line)),
            _ => errors.push(LineError::new(i + 1, 1, "three_cells_needed", line)),
        }
    }
    if errors.is_empty() { Ok(grades) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_lines_are_told_by_their_number() {
        let read = grades("n1\tt1\t3\r\n\nn1\tt2\t0\n").expect("well formed");
        assert_eq!(read["n1"]["t1"], 3);
        let errors = grades("n1\tt1\t9\nn1 t2\n").expect_err("both are bad");
        assert_eq!(
            errors.iter().map(|e| (e.line, e.code)).collect::<Vec<_>>(),
            [(1, "bad_grade"), (2, "three_cells_needed")]
        );
    }
}
