//! The settings of the real binary: read from their layers, printed without secrets, refused with their place.

use longyuan::config::{Config, Options};
use longyuan::store::db::Target;

use crate::cli::{Binary, said};

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

/// What `config check` and `serve` say of a file or of variables; both must refuse it with 2, and leave nothing behind.
fn refused(text: &str, variables: &[(&str, &str)]) -> String {
    let here = Binary::new();
    let file = here.write("own.toml", text);
    let [checked, served] = [vec!["config", "check"], vec!["serve", "--listen", "127.0.0.1:0"]].map(|command| {
        let mut command = here.command(&[vec!["--config", file.as_str()], command].concat());
        let said = said(command.envs(variables.iter().copied()).output().unwrap());
        assert_eq!(said.code, 2, "{text} {variables:?}: {}", said.err);
        said.err
    });
    assert_eq!(checked, served);
    assert!(!here.folder().join("data").exists(), "a refused command left something behind");
    checked
}

#[test]
fn a_bad_setting_of_a_file_is_named_with_its_line_and_column() {
    for (text, place, reason) in [
        ("[server]\nlisten = \"127.0.0.1\n", "line 2, column", "invalid basic string"),
        ("[server]\n\n  lissten = \"127.0.0.1:1\"\n", "line 3, column 3: server.lissten", "no such setting"),
        ("[servant]\n", "line 1, column 2: servant", "no such setting; there are"),
        ("listen = 1\n", "line 1, column 1: listen", "no such setting"),
        ("server = 5\n", "line 1, column 1: server", "not a section"),
        ("[server]\nworkers = 1\nworkers = 2\n", "line 3, column 1", "duplicate key"),
        ("[mail]\nport = \"smtp\"\n", "line 2, column 1: mail.port", "found string"),
        ("[mail]\nport = 99999\n", "line 2, column 1: mail.port", "99999"),
        ("[mail]\ntransport = \"pigeon\"\n", "line 2, column 1: mail.transport", "none of"),
        ("[log]\nlevel = \"a=b=c\"\n", "line 2, column 1: log.level", "level filter"),
        ("[server]\npublic_url = \"http://talent.example.org\"\n", "line 2, column 1: server.public_url", "https"),
        ("[security]\nargon2_passes = 1\n", "line 2, column 1: security.argon2_passes", "floor"),
        (
            "[security]\ntrusted_proxies = [\"10.0.0.0/8\"]\n",
            "line 2, column 1: security.trusted_proxies",
            "no address",
        ),
        ("# 设置\nmail = { host = \"甲\", prot = 1 }\n", "line 2, column 22: mail.prot", "no such setting"),
    ] {
        let said = refused(text, &[]);
        assert!(said.contains("own.toml: ") && said.contains(place) && said.contains(reason), "{text}: {said}");
    }
}

#[test]
fn a_bad_setting_of_the_environment_is_named_with_its_variable() {
    for (variable, value, reason) in [
        ("LONGYUAN_SERVER__LISSTEN", "127.0.0.1:1", "server.lissten: there is no such setting"),
        ("LONGYUAN_DATABASE__CONNECTIONS", "many", "database.connections"),
        ("LONGYUAN_DATABASE__URL", "mysql://office:open-sesame@db.example.org/x", "database.url: neither sqlite"),
        ("LONGYUAN_MAIL__PASSWORD_FILE", "/nowhere/at-all", "mail.password: /nowhere/at-all"),
        ("LONGYUAN_SECURITY__TRUSTED_PROXIES", "127.0.0.1", "security.trusted_proxies"),
        ("LONGYUAN_LOG__FORMAT", "xml", "log.format"),
    ] {
        let said = refused("", &[(variable, value)]);
        assert!(said.contains(&format!("{variable}: ")) && said.contains(reason), "{variable}: {said}");
        assert!(!said.contains("open-sesame"), "{said}");
    }
}

#[test]
fn a_missing_file_and_a_bad_option_are_refused() {
    let here = Binary::new();
    let missing = here.run(&["--config", "none.toml", "config", "check"]);
    assert_eq!((missing.code, missing.err.contains("none.toml")), (2, true), "{}", missing.err);
    let demo = here.run(&["serve", "--demo", "--listen", "0.0.0.0:0"]);
    assert_eq!((demo.code, demo.err.contains("--listen: server.listen: the demo")), (2, true), "{}", demo.err);
    assert_eq!(here.run(&["fly"]).code, 2);
    assert!(!here.folder().join("data").exists(), "a refused command left something behind");
}

#[test]
fn later_layers_win() {
    let here = Binary::new();
    let file = here.write("own.toml", "[review]\nundo_seconds = 7\n[mail]\nmerge_seconds = 8\n");
    let mut command = here.command(&["--config", &file, "config", "check"]);
    let printed = said(command.env("LONGYUAN_MAIL__MERGE_SECONDS", "9").output().unwrap());
    for line in ["undo_seconds = 7", "merge_seconds = 9", "keep_days = 14"] {
        assert!(printed.out.contains(line), "{}{}", printed.out, printed.err);
    }
    let defaults = Config::load(&Options::default()).unwrap();
    assert!(!defaults.database.allow_weak_durability, "nobody gets this unasked");
}

#[test]
fn a_database_that_may_lose_what_it_acknowledged_is_not_served() {
    let here = Binary::new();
    let looked = here.run(&["doctor"]);
    if here.is_sqlite() {
        for fact in ["SQLite", "journal_mode", "synchronous", "foreign_keys", "secure_delete"] {
            assert!(looked.out.contains(&format!("ok   {fact}")), "{fact}: {}", looked.out);
        }
        return;
    }
    assert!(looked.out.contains("synchronous_commit") && looked.out.contains("fsync"), "{}", looked.out);
    let Target::Postgres(url) = here.target() else { return };
    for weak in ["-c synchronous_commit=off", ""] {
        let url = url.replace("options=", &format!("options={}", weak.replace(' ', "%20").replace('=', "%3D") + "%20"));
        if weak.is_empty() && !looked.out.contains("BAD") {
            continue; // This server keeps what it acknowledges.
        }
        let mut command = here.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.env("LONGYUAN_DATABASE__URL", url).env("LONGYUAN_DATABASE__ALLOW_WEAK_DURABILITY", "false");
        let refused = said(command.output().unwrap());
        assert_eq!(refused.code, 2, "{}", refused.err);
        assert!(refused.err.contains("may lose what it acknowledged"), "{}", refused.err);
        assert!(weak.is_empty() || refused.err.contains("synchronous_commit is off"), "{}", refused.err);
        assert!(!here.folder().join("data/secret.key").exists(), "nothing was begun");
    }
}
