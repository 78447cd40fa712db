//! The migrations of both databases in step: same steps, same tables, columns and indexes, as the Diesel tables say.

use std::collections::{BTreeMap, BTreeSet};

use super::fail_with;
use super::reading::{code, files, tokens};

/// Tables with their columns, and the names of the indexes (with their table), after all steps.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    tables: BTreeMap<String, BTreeSet<String>>,
    indexes: BTreeMap<String, String>,
}

/// Words of a statement in lower case; brackets and commas are words of their own, quotes are dropped.
fn words(statement: &str) -> Vec<String> {
    let mut spaced = String::new();
    for c in statement.chars() {
        match c {
            '(' | ')' | ',' => spaced.extend([' ', c, ' ']),
            '"' | '`' => {}
            _ => spaced.extend(c.to_lowercase()),
        }
    }
    spaced
        .split_whitespace()
        .filter(|word| !matches!(*word, "if" | "not" | "exists" | "only"))
        .map(str::to_owned)
        .collect()
}

fn without_comments(sql: &str) -> String {
    let line = |line: &str| line.split("--").next().unwrap_or_default().to_owned();
    sql.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The first words of the definitions in `( .. )`: columns, without the constraints of the table.
fn columns(words: &[String]) -> BTreeSet<String> {
    let (mut depth, mut fresh, mut found) = (0, false, BTreeSet::new());
    for word in words {
        match word.as_str() {
            "(" => (depth, fresh) = (depth + 1, depth == 0),
            ")" => depth -= 1,
            "," if depth == 1 => fresh = true,
            _ if fresh => {
                fresh = false;
                if !matches!(word.as_str(), "primary" | "foreign" | "unique" | "check" | "constraint" | "exclude") {
                    found.insert(word.clone());
                }
            }
            _ => {}
        }
        if depth == 0 && !found.is_empty() {
            break;
        }
    }
    found
}

impl Shape {
    fn apply(&mut self, statement: &str) {
        let words = words(statement);
        let parts: Vec<&str> = words.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["create", "table", name, ..] => {
                self.tables.insert((*name).to_owned(), columns(&words));
            }
            ["create", "index", name, "on", table, ..] | ["create", "unique", "index", name, "on", table, ..] => {
                self.indexes.insert((*name).to_owned(), (*table).to_owned());
            }
            ["drop", "table", name, ..] => {
                self.tables.remove(*name);
                self.indexes.retain(|_, table| table != name);
            }
            ["drop", "index", name, ..] => drop(self.indexes.remove(*name)),
            ["alter", "table", name, "rename", "to", new] => self.rename(name, new),
            ["alter", "table", name, changes @ ..] => {
                let columns = self.tables.entry((*name).to_owned()).or_default();
                changes.split(|word| *word == ",").for_each(|change| alter(columns, change));
            }
            _ => {}
        }
    }

    fn rename(&mut self, old: &str, new: &str) {
        let columns = self.tables.remove(old).unwrap_or_default();
        self.tables.insert(new.to_owned(), columns);
        self.indexes.values_mut().filter(|table| *table == old).for_each(|table| *table = new.to_owned());
    }
}

fn alter(columns: &mut BTreeSet<String>, change: &[&str]) {
    match change {
        ["add", "constraint", ..] | ["drop", "constraint", ..] => {}
        ["add", "column", name, ..] => drop(columns.insert((*name).to_owned())),
        ["drop", "column", name, ..] => drop(columns.remove(*name)),
        ["rename", "column", old, "to", new] => {
            columns.remove(*old);
            columns.insert((*new).to_owned());
        }
        _ => {}
    }
}

/// The steps of one database in order, and the shape that they leave.
fn read(database: &str) -> (Vec<String>, Shape) {
    let prefix = format!("migrations/{database}/");
    let (mut steps, mut shape) = (Vec::new(), Shape::default());
    for (file, sql) in files(&prefix, "sql") {
        let step = file.trim_start_matches(&prefix).to_owned();
        if step.ends_with("/up.sql") {
            without_comments(&sql).split(';').for_each(|statement| shape.apply(statement));
        }
        steps.push(step);
    }
    (steps, shape)
}

/// What one side has and the other has not, as lines.
fn differences<K: Ord + ToString, V: PartialEq + std::fmt::Debug>(
    what: &str,
    left: (&str, &BTreeMap<K, V>),
    right: (&str, &BTreeMap<K, V>),
) -> Vec<String> {
    let keys: BTreeSet<_> = left.1.keys().chain(right.1.keys()).collect();
    let unlike = keys.into_iter().filter(|key| left.1.get(key) != right.1.get(key));
    let show =
        |side: &BTreeMap<K, V>, key: &K| side.get(key).map_or("nothing".to_owned(), |value| format!("{value:?}"));
    let line = |key: &K| {
        format!(
            "{what} {}: {} has {}, {} has {}",
            key.to_string(),
            left.0,
            show(left.1, key),
            right.0,
            show(right.1, key)
        )
    };
    unlike.map(line).collect()
}

#[test]
fn both_databases_take_the_same_steps_to_the_same_tables() {
    let ((sqlite_steps, sqlite), (postgres_steps, postgres)) = (read("sqlite"), read("postgres"));
    assert_eq!(sqlite_steps, postgres_steps, "migrations/sqlite and migrations/postgres take different steps");
    for pair in sqlite_steps.chunks(2) {
        let names: Vec<_> = pair.iter().filter_map(|step| step.rsplit_once('/')).collect();
        let complete = matches!(names.as_slice(), [(one, "down.sql"), (other, "up.sql")] if one == other);
        assert!(complete, "a step has up.sql and down.sql and nothing else: {pair:?}");
    }
    let mut complaints = differences("table", ("sqlite", &sqlite.tables), ("postgres", &postgres.tables));
    complaints.extend(differences("index", ("sqlite", &sqlite.indexes), ("postgres", &postgres.indexes)));
    fail_with(complaints);
}

/// The tables that `src/schema` declares for Diesel.
fn declared() -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (_, text) in files("src/schema", "rs") {
        let all = tokens(&code(&text));
        let words: Vec<&str> = all.iter().map(|(_, token)| token.as_str()).collect();
        for start in (0..words.len()).filter(|&i| words[i..].starts_with(&["table", "!", "{"])) {
            let Some(open) = (start + 3..words.len()).find(|&i| words[i] == "{") else { continue };
            let Some(bracket) = (start + 3..open).find(|&i| words[i] == "(") else { continue };
            let body = words[open + 1..].iter().take_while(|word| **word != "}").copied().collect::<Vec<_>>();
            let columns = body.windows(3).filter(|window| window[1] == "-" && window[2] == ">");
            found.insert(words[bracket - 1].to_owned(), columns.map(|window| window[0].to_owned()).collect());
        }
    }
    found
}

#[test]
fn the_diesel_tables_are_those_of_the_migrations() {
    fail_with(differences("table", ("src/schema", &declared()), ("migrations/sqlite", &read("sqlite").1.tables)));
}

#[test]
fn the_reader_of_migrations_follows_every_statement() {
    let mut shape = Shape::default();
    let sql = "CREATE TABLE IF NOT EXISTS a (id TEXT NOT NULL, -- the key, first\n n NUMERIC(3,1) CHECK (n IN (1,2)),
        PRIMARY KEY (id)) STRICT; CREATE UNIQUE INDEX a_n ON a (n); ALTER TABLE a ADD COLUMN c TEXT, ADD COLUMN d TEXT;
        ALTER TABLE a RENAME COLUMN c TO e; ALTER TABLE a DROP COLUMN n; ALTER TABLE a RENAME TO b; CREATE TABLE z (q INT);
        DROP TABLE z;";
    without_comments(sql).split(';').for_each(|statement| shape.apply(statement));
    let columns = BTreeSet::from(["d", "e", "id"].map(str::to_owned));
    assert_eq!(shape.tables, BTreeMap::from([("b".to_owned(), columns)]));
    assert_eq!(shape.indexes, BTreeMap::from([("a_n".to_owned(), "b".to_owned())]));
}
