//! A tab-separated table that is changed row by row: what nobody changed stays byte for byte.

/// A table with its comments, as cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet(Vec<Vec<String>>);

impl Sheet {
    /// Reads a table.
    pub(super) fn read(text: &str) -> Self {
        Self(text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())
    }

    /// The table as it was written.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|cells| cells.join("\t") + "\n").collect()
    }

    /// The rows below comments and head line.
    pub(super) fn rows(&mut self) -> impl Iterator<Item = &mut Vec<String>> {
        let is_row =
            |cells: &&mut Vec<String>| !cells[0].starts_with('#') && cells.iter().any(|c| !c.trim().is_empty());
        self.0.iter_mut().filter(is_row).skip(1)
    }

    /// The row of a code.
    pub(super) fn find(&mut self, code: &str) -> Option<&mut Vec<String>> {
        self.rows().find(|cells| cells[0].trim() == code)
    }

    /// Takes the row of a code out.
    pub(super) fn remove(&mut self, code: &str) -> Option<Vec<String>> {
        let at = self.0.iter().position(|cells| cells[0].trim() == code)?;
        Some(self.0.remove(at))
    }

    /// A row more, at the end.
    pub(super) fn push(&mut self, cells: &[&str]) {
        self.0.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
    }
}
