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

fn said(output: Output) -> Said {
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
fn settings_are_checked_and_printed_without_secrets() {
    let here = Binary::new();
    let mut command = here.command(&["config", "check"]);
    command.env("LONGYUAN_MAIL__PASSWORD", "12345678").env("LONGYUAN_SERVER__MAX_BODY", "1000");
    command.env("LONGYUAN_DATABASE__URL", "postgres://office:open-sesame@db.example.org/longyuan");
    let printed = said(command.output().unwrap());
    assert_eq!(printed.code, 0, "{}", printed.err);
    assert!(!printed.out.contains("12345678") && !printed.out.contains("open-sesame"), "{}", printed.out);
    assert!(printed.out.contains("password = \"********\"") && printed.out.contains("max_body = 1000"));
    assert!(printed.out.contains("postgres://office:********@db.example.org/longyuan"), "{}", printed.out);
}

#[test]
fn bad_settings_end_with_2_and_their_place() {
    let here = Binary::new();
    let file = here.write("broken.toml", "[server]\nlisten = \"127.0.0.1\n");
    let refused = here.run(&["--config", &file, "config", "check"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("line 2, column") && refused.err.contains("broken.toml"), "{}", refused.err);
    let file = here.write("unknown.toml", "[server]\nlissten = \"127.0.0.1:1\"\n");
    let refused = here.run(&["--config", &file, "serve"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("lissten") && refused.err.contains("unknown.toml"), "{}", refused.err);
    assert_eq!(here.run(&["serve", "--demo", "--listen", "0.0.0.0:0"]).code, 2);
    assert_eq!(here.run(&["fly"]).code, 2);
    assert!(!here.folder().join("data").exists(), "a refused command left something behind");
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
