//! The real binary: what it says, what it refuses and how it ends.

use std::path::Path;
use std::process::{Command, Output};

use longyuan::store::db::Target;

use crate::support::app::TestApp;

/// An empty place for the binary, on the database of this run.
pub struct Binary {
    app: TestApp,
}

/// What the binary said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Binary {
    pub fn new() -> Self {
        Self { app: TestApp::unmigrated() }
    }

    pub fn is_sqlite(&self) -> bool {
        self.app.ctx.db.is_sqlite()
    }

    pub fn target(&self) -> Target {
        self.app.ctx.db.target().clone()
    }

    pub fn folder(&self) -> &Path {
        self.app.folder.path()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_longyuan"));
        command.current_dir(self.folder()).args(arguments);
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("LONGYUAN_")) {
            command.env_remove(name);
        }
        if let Target::Postgres(url) = self.app.ctx.db.target() {
            command.env("LONGYUAN_DATABASE__URL", url);
            // The test's server keeps nothing for long.
            command.env("LONGYUAN_DATABASE__ALLOW_WEAK_DURABILITY", "true");
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments).output().unwrap())
    }

    pub fn write(&self, name: &str, text: &str) -> String {
        let path = self.folder().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

pub fn said(output: Output) -> Said {
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn help_names_every_command_and_the_places() {
    let help = Binary::new().run(&["--help"]);
    assert_eq!(help.code, 0);
    for word in
        ["serve", "migrate", "user", "backup", "restore", "doctor", "config", "--config", "--data", "Exit codes"]
    {
        assert!(help.out.contains(word), "{word} is not in:\n{}", help.out);
    }
}

#[test]
fn migrations_are_listed_then_run_then_nothing_is_left() {
    let here = Binary::new();
    let listed = here.run(&["migrate", "--dry-run"]);
    assert_eq!((listed.code, listed.out.contains("would run 0001")), (0, true), "{}", listed.err);
    let first = here.run(&["migrate"]);
    assert_eq!((first.code, first.out.contains("ran 0001")), (0, true), "{}", first.err);
    assert!(first.err.contains("Back this up"), "{}", first.err);
    let second = here.run(&["migrate"]);
    assert_eq!((second.code, second.out.contains("nothing to run")), (0, true), "{}", second.err);
    assert!(second.err.is_empty(), "{}", second.err);
}

#[test]
fn staff_are_made_by_the_operator_with_an_invitation() {
    let here = Binary::new();
    let made = here.run(&["user", "create-staff", "--email", "lin@example.org", "--name", "林", "--role", "admin"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("as admin") && made.out.contains("/zh/links/"), "{}", made.out);
    let refused = here.run(&["user", "create-staff", "--email", "lin", "--name", "林"]);
    assert_eq!((refused.code, refused.err.contains("email:")), (2, true), "{}", refused.err);
}

#[test]
fn a_copy_goes_to_a_new_place_only_with_its_key() {
    let (old, new) = (Binary::new(), Binary::new());
    assert_eq!(old.run(&["backup", "copy.gz"]).code, 2, "there is nothing to copy yet");
    assert_eq!(old.run(&["user", "create-staff", "--email", "lin@example.org", "--name", "林"]).code, 0);
    let copied = old.run(&["backup", "copy.gz"]);
    assert_eq!(copied.code, 0, "{}", copied.err);
    assert_eq!(old.run(&["backup", "copy.gz"]).code, 2, "a file is never written over");
    let copy = old.folder().join("copy.gz").display().to_string();
    let keyless = new.run(&["restore", &copy]);
    assert_eq!((keyless.code, keyless.err.contains("secret.key: is missing")), (2, true), "{}", keyless.err);
    std::fs::create_dir_all(new.folder().join("data")).unwrap();
    std::fs::write(new.folder().join("data/secret.key"), "00".repeat(32)).unwrap();
    let other = new.run(&["restore", &copy]);
    assert_eq!((other.code, other.err.contains("not the master key")), (2, true), "{}", other.err);
    std::fs::copy(old.folder().join("data/secret.key"), new.folder().join("data/secret.key")).unwrap();
    let restored = new.run(&["restore", &copy]);
    assert_eq!((restored.code, restored.out.contains("restored ")), (0, true), "{}", restored.err);
    let again = new.run(&["restore", &copy]);
    assert_eq!((again.code, again.err.contains("not empty")), (2, true), "{}", again.err);
    let doctor = new.run(&["doctor"]);
    assert!(doctor.out.contains("ok   pending migrations   none"), "{}", doctor.out);
    assert!(doctor.out.contains("BAD  mail"), "{}", doctor.out);
    assert_eq!(doctor.code, 1);
}

/// A file of the graded set.
fn gold(name: &str) -> String {
    format!("{}/tests/data/gold/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_graded_people_and_needs_go_in_once_however_often_they_are_given() {
    let here = Binary::new();
    assert_eq!(here.run(&["user", "create-staff", "--email", "lin@example.org", "--name", "林"]).code, 0);
    for (kind, file, rows) in [("people", "talents.jsonl", 240), ("needs", "needs.jsonl", 24)] {
        let file = gold(file);
        let arguments =
            ["import", kind, &file, "--as", "accepted", "--by", "lin@example.org", "--basis", "signed forms"];
        let first = here.run(&arguments);
        assert_eq!(
            (first.code, first.out.as_str()),
            (0, &*format!("{rows} new, 0 changed, 0 as before\n")),
            "{}",
            first.err
        );
        let second = here.run(&arguments);
        assert_eq!((second.code, second.out.as_str()), (0, &*format!("0 new, 0 changed, {rows} as before\n")));
    }
    let stranger = here.run(&[
        "import",
        "people",
        &gold("talents.jsonl"),
        "--as",
        "accepted",
        "--by",
        "x@example.org",
        "--basis",
        "b",
    ]);
    assert_eq!((stranger.code, stranger.err.contains("member of staff")), (2, true), "{}", stranger.err);
    let nobody = here.run(&["import", "people", &gold("talents.jsonl"), "--as", "accepted"]);
    assert_eq!((nobody.code, nobody.err.contains("--by")), (2, true), "{}", nobody.err);
}

#[test]
fn a_bad_file_is_refused_with_line_column_and_reason_and_nothing_is_kept() {
    let here = Binary::new();
    let good = std::fs::read_to_string(gold("talents.jsonl")).unwrap();
    let mut lines: Vec<String> = good.lines().take(3).map(str::to_owned).collect();
    lines[1] = lines[1].replacen("\"degree\"", "\"degre\"", 1);
    let file = here.write("people.jsonl", &lines.join("\n"));
    let refused = here.run(&["import", "people", &file]);
    assert_eq!(refused.code, 2);
    let column = lines[1].find("\"degre\"").unwrap();
    assert!(refused.err.contains("people.jsonl:2:") && refused.err.contains("degre"), "{}", refused.err);
    let told: usize = refused.err.split(':').nth(2).unwrap().parse().unwrap();
    assert!(told > column, "column {told} is before the key at {column}");
    assert!(!here.folder().join("data").exists(), "nothing was opened for a file that cannot be read");
    std::fs::write(here.folder().join("latin1.jsonl"), b"{}\n{\"id\": \"caf\xe9\"}\n").unwrap();
    let latin = here.run(&["import", "people", "latin1.jsonl"]);
    assert_eq!((latin.code, latin.err.contains("latin1.jsonl:2:12: not UTF-8")), (2, true), "{}", latin.err);
    assert_eq!(here.run(&["import", "people", "nowhere.jsonl"]).code, 2);
}

#[test]
fn files_are_matched_and_measured_without_a_database() {
    let here = Binary::new();
    let (talents, needs, grades) = (gold("talents.jsonl"), gold("needs.jsonl"), gold("qrels.tsv"));
    let files = ["--talents", &talents, "--needs", &needs];
    let matched = here.run(&[&["match"], &files[..], &["--top", "50", "--out", "run.tsv"]].concat());
    assert_eq!(matched.code, 0, "{}", matched.err);
    let run = std::fs::read_to_string(here.folder().join("run.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = run.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 24 * 50);
    for of_need in rows.chunks(50) {
        let scores: Vec<f64> = of_need.iter().map(|row| row[3].parse().unwrap()).collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
        assert!(of_need.iter().enumerate().all(|(n, row)| row[0] == of_need[0][0] && row[2] == (n + 1).to_string()));
    }
    let measured = here.run(&[&["eval"], &files[..], &["--qrels", &grades, "--json"]].concat());
    let measures: serde_json::Value = serde_json::from_str(&measured.out).unwrap();
    for name in ["ndcg10", "map", "recall50", "p1", "cross3in10", "same3in10"] {
        assert!((0.0..=1.0).contains(&measures[name].as_f64().unwrap()), "{name} of {measures}");
    }
    assert!(measures["ndcg10"].as_f64().unwrap() > 0.45, "no better than counting words: {measures}");
    assert!(!here.folder().join("data").exists(), "no database is needed");
}

#[test]
fn plain_texts_are_ranked_whole_or_not_at_all() {
    let here = Binary::new();
    let queries = here.write("queries.tsv", "\u{feff}q1\tsoftware developer\r\nq2\t护士\r\n");
    let corpus = here.write("corpus.tsv", "d1\tpastry cook\nd2\t程序员\nd3\tnurse\nd5\tnurse\nd4\tward nurse\n");
    let ranked = here.run(&["rank", "--queries", &queries, "--corpus", &corpus, "--out", "run.tsv"]);
    assert_eq!(ranked.code, 0, "{}", ranked.err);
    let run = std::fs::read_to_string(here.folder().join("run.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = run.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), [["q1"; 5], ["q2"; 5]].concat());
    assert_eq!(rows.iter().map(|row| row[2]).collect::<Vec<_>>(), ["1", "2", "3", "4", "5"].repeat(2));
    assert_eq!(rows[0][1], "d2", "{run}");
    let place = |id| rows[5..].iter().position(|row| row[1] == id);
    assert!(place("d3") < place("d5") && place("d5") < place("d1") && place("d3") < place("d2"), "{run}");
    let only = here.write("only.tsv", "d3\tnurse\n");
    assert_eq!(here.run(&["rank", "--queries", &queries, "--corpus", &only, "--out", "one.tsv"]).code, 0);
    let alone = std::fs::read_to_string(here.folder().join("one.tsv")).unwrap();
    let score = |run: &str| {
        run.lines().find(|line| line.starts_with("q2\td3\t")).map(|line| line.rsplit('\t').next().unwrap().to_owned())
    };
    assert_eq!(score(&alone), score(&run), "a pair's score depends on the others");
    let bad = here.write("bad.tsv", "d1\tcook\nd2 nurse\n");
    let refused = here.run(&["rank", "--queries", &queries, "--corpus", &bad, "--out", "none.tsv"]);
    assert_eq!((refused.code, refused.err.contains("bad.tsv:2:1: ")), (2, true), "{}", refused.err);
    let missing = here.run(&["rank", "--queries", "nowhere.tsv", "--corpus", &corpus, "--out", "none.tsv"]);
    assert_eq!((missing.code, missing.err.contains("nowhere.tsv: ")), (2, true), "{}", missing.err);
    assert!(!here.folder().join("none.tsv").exists() && !here.folder().join("data").exists());
}
