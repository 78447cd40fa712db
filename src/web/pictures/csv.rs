//! A table as CSV: RFC 4180 with a byte order mark, so that spreadsheets read Chinese; no cell can be taken for a formula.

use super::Table;

/// The mark by which spreadsheets know UTF-8.
const MARK: char = '\u{feff}';

/// The whole file.
pub fn text(table: &Table) -> String {
    let mut out = String::from(MARK);
    let rows = table.rows.iter().map(|row| std::iter::once(&row.label).chain(&row.cells).cloned().collect::<Vec<_>>());
    for row in std::iter::once(table.head.clone()).chain(rows) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A cell; one that begins like a formula gets an apostrophe before it.
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::super::Row;
    use super::*;

    #[test]
    fn a_spreadsheet_reads_words_as_words() {
        let row = |label: &str, cell: &str| Row { label: label.into(), link: None, cells: vec![cell.into()] };
        let rows = vec![row("=1+1", "12/3"), row("a, \"b\"", "-"), row("兰州", "14")];
        let table = Table { head: vec!["领域".into(), "人数".into()], rows };
        assert_eq!(text(&table), "\u{feff}领域,人数\r\n'=1+1,12/3\r\n\"a, \"\"b\"\"\",'-\r\n兰州,14\r\n");
    }
}
