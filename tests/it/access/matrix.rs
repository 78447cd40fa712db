//! The access matrix of `tests/data/acl.csv`: a line a route, a column a role, and what each is answered.

use std::collections::BTreeSet;
use std::fmt::Write;

use longyuan::web::routes;

use super::roles::Role;

const FILE: &str = "tests/data/acl.csv";
/// The columns before those of the roles.
const BEFORE: usize = 4;

/// A line of the matrix.
#[derive(Debug, Clone)]
pub struct Line {
    pub method: String,
    /// As in the route table, with `{lang}` for the language.
    pub path: String,
    /// What stands for the braces: a kind of thing that the world knows, `=` and the values themselves, or nothing.
    pub ids: String,
    /// What is sent: `form:` or `json:` with fields that the handler can read, `bytes`, or nothing.
    pub body: String,
    /// What each role is answered, in the order of `Role::ALL`.
    pub cells: Vec<Cell>,
}

/// What a role is answered with its own id, with one of somebody else, and with one of nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell(pub [String; 3]);

impl Cell {
    fn parse(text: &str) -> Self {
        let parts: Vec<&str> = text.split('/').collect();
        match parts.as_slice() {
            [one] => Self([*one; 3].map(str::to_owned)),
            [own, foreign, random] => Self([*own, *foreign, *random].map(str::to_owned)),
            _ => panic!("{FILE}: {text:?} is neither one outcome nor three"),
        }
    }

    fn written(&self) -> String {
        let [own, foreign, random] = &self.0;
        if own == foreign && foreign == random { own.clone() } else { self.0.join("/") }
    }
}

impl Line {
    /// True for a route that names something.
    pub fn has_ids(&self) -> bool {
        !matches!(self.ids.as_str(), "" | "random") && !self.ids.starts_with('=')
    }

    /// The line as the file has it.
    pub fn written(&self) -> String {
        let mut out = format!("{},{},{},{}", self.method, self.path, self.ids, self.body);
        self.cells.iter().for_each(|cell| write!(out, ",{}", cell.written()).unwrap());
        out
    }
}

/// Every line of the file; its notes begin with `#`.
pub fn lines() -> Vec<Line> {
    let text = std::fs::read_to_string(FILE).unwrap();
    let mut rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let head: Vec<&str> = rows.next().unwrap().split(',').collect();
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    assert_eq!(head[BEFORE..], roles, "{FILE}: the columns are the roles of the test");
    rows.map(line).collect()
}

fn line(text: &str) -> Line {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    assert_eq!(parts.len(), BEFORE + Role::ALL.len(), "{FILE}: {text}");
    let [method, path, ids, body] = [0, 1, 2, 3].map(|i: usize| parts[i].to_owned());
    Line { method, path, ids, body, cells: parts[BEFORE..].iter().map(|cell| Cell::parse(cell)).collect() }
}

/// The routes of the application as the file writes them.
pub fn routes() -> Vec<(String, String)> {
    let plain = |path: String| path.replace("{lang:zh|en}", "{lang}").replace("{of:zh|en|both}", "{of}");
    routes::table().list().into_iter().map(|(method, path)| (method.to_owned(), plain(path))).collect()
}

/// A line for a route that the file does not have, to be filled with what is observed.
pub fn fresh((method, path): &(String, String)) -> Line {
    let ids = if path.replace("{lang}", "").contains('{') { "random" } else { "" };
    let body = match (method.as_str(), path.starts_with("/api/")) {
        ("GET" | "DELETE", _) => "",
        (_, true) => "json:",
        _ => "form:",
    };
    let cells = Role::ALL.iter().map(|_| Cell::parse("?")).collect();
    Line { method: method.clone(), path: path.clone(), ids: ids.into(), body: body.into(), cells }
}

/// Routes without a line, and lines without a route.
pub fn differences(lines: &[Line]) -> (Vec<(String, String)>, Vec<String>) {
    let written: BTreeSet<_> = lines.iter().map(|line| (line.method.clone(), line.path.clone())).collect();
    assert_eq!(written.len(), lines.len(), "{FILE}: a route stands there twice");
    let known: BTreeSet<_> = routes().into_iter().collect();
    let stray = written.difference(&known).map(|(method, path)| format!("{method} {path}")).collect();
    (known.difference(&written).cloned().collect(), stray)
}
