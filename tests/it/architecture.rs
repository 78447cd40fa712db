//! The house rules of ARCHITECTURE.md, held by reading the source: who may import whom, and which crates stay where.

use std::collections::{BTreeMap, BTreeSet};

mod migrations;
mod order;
pub mod reading;

use reading::{Reference, code, files, module_of, references, tokens};

/// A layer, and what it may import besides itself: whole layers, or single parts of them.
struct Layer(&'static str, &'static [&'static str]);

/// Who may import whom. A folder or file below `src/` that is not here belongs to no layer and fails.
const LAYERS: &[Layer] = &[
    Layer("config", &[]),
    Layer("schema", &[]),
    Layer("domain", &[]),
    Layer("drawing", &[]),
    Layer("locale", &["domain"]),
    Layer("keys", &["domain"]),
    // What accounts and registrations rest on: pure computing, no database, no clock.
    Layer("consent_texts", &["domain", "keys"]),
    Layer("passphrase", &["config", "domain", "keys"]),
    Layer("second_factor", &["domain", "keys"]),
    Layer("names", &["domain"]),
    // A package of its own.
    Layer("embedding", &[]),
    Layer("index", &[]),
    Layer("matching", &["domain", "locale"]),
    Layer("documents", &["domain"]),
    // Behind the feature `bench` alone.
    Layer("bench", &["domain", "matching"]),
    Layer("store", &["schema", "domain", "keys"]),
    Layer("mail", &["domain", "config", "locale", "keys"]),
    Layer(
        "context",
        &["config", "domain", "keys", "store::db", "matching::Engine", "matching::Index", "names::directory"],
    ),
    Layer("proposals", &["context", "domain", "matching", "store"]),
    Layer("questions", &["consent_texts", "domain", "keys", "locale", "mail::introduction_facts", "matching", "store"]),
    Layer("rights", &["consent_texts", "context", "domain", "keys", "locale", "matching", "questions", "store"]),
    // The Context hands over config and keys, so a use case may name their types.
    Layer(
        "usecase",
        &[
            "context",
            "config",
            "keys",
            "consent_texts",
            "passphrase",
            "second_factor",
            "domain",
            "matching",
            "documents",
            "store",
            "locale",
            "names",
            "proposals",
            "mail::compose",
            "questions",
            "rights",
        ],
    ),
    Layer("jobs", &["context", "domain", "mail", "matching", "proposals", "questions", "store", "usecase"]),
    Layer("web", &["context", "consent_texts", "domain", "drawing", "usecase", "locale", "keys"]),
    Layer(
        "cli",
        &["bench", "config", "context", "domain", "documents", "matching", "usecase", "mail", "locale", "keys"],
    ),
];

/// The wiring sees everything.
const WIRING: &[&str] = &["app", "main", "lib"];

/// Commands whose work is the database itself.
const MAY_SEE_STORE: &[&str] = &["src/cli/migrate.rs", "src/cli/backup.rs", "src/cli/restore.rs", "src/cli/doctor.rs"];

/// A crate or call that only some places may name: (tokens, where, why).
type Confined = (&'static [&'static str], &'static [&'static str], &'static str);

const CONFINED: &[Confined] = &[
    (&["actix_web"], &["web", "app"], "HTTP is known to web and the wiring only"),
    (&["lettre"], &["mail"], "SMTP is known to mail only"),
    (
        &["diesel"],
        &["schema", "store", "domain/value.rs", "bench"],
        "Diesel is spoken in schema, store, domain/value.rs and bench only",
    ),
    (&["diesel_migrations"], &["store"], "migrations run in store only"),
    (&["tantivy"], &["bench"], "other engines are known to bench only"),
    (&["askama"], &["web", "mail"], "templates are filled in web and mail only"),
    (&["Utc", "::", "now"], &["context"], "the time comes from the clock of the Context"),
    (&["Local", "::", "now"], &["context"], "the time comes from the clock of the Context"),
    (&["SystemTime", "::", "now"], &["context"], "the time comes from the clock of the Context"),
];

/// What the pure layers do without: (layer, tokens, why).
const ABSENT: &[(&[&str], &[&str], &str)] = &[
    (&["domain", "matching"], &["std", "::", "fs"], "domain and matching do no I/O"),
    (&["domain", "matching", "documents"], &["std", "::", "net"], "no network here"),
    (&["domain", "matching", "documents"], &["std", "::", "process"], "no processes here"),
    (&["domain", "matching", "documents"], &["Instant", "::", "now"], "no clock here"),
    (&["domain", "matching"], &["tokio"], "domain and matching are synchronous"),
];

fn fail_with(mut complaints: Vec<String>) {
    complaints.sort();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The layer of a file below `src/`: the first part of its path.
fn layer_of(file: &str) -> &str {
    let inner = file.trim_start_matches("src/");
    inner.split('/').next().unwrap_or(inner).trim_end_matches(".rs")
}

fn complaint(file: &str, reference: &Reference) -> Option<String> {
    let own = layer_of(file);
    let path = reference.segments.join("::");
    let target = reference.segments.first()?.as_str();
    let Layer(_, may) = LAYERS.iter().find(|layer| layer.0 == own)?;
    let known = WIRING.contains(&target) || LAYERS.iter().any(|layer| layer.0 == target);
    let allowed = may.iter().any(|part| path == *part || path.starts_with(&format!("{part}::")));
    if !known || target == own || allowed || (target == "store" && MAY_SEE_STORE.contains(&file)) {
        return None;
    }
    let line = reference.line;
    Some(format!("{file}:{line}: `crate::{path}`: {own} may import only itself and {}", may.join(", ")))
}

#[test]
fn every_file_belongs_to_a_layer_and_imports_only_what_it_may() {
    let mut complaints = Vec::new();
    for (file, text) in files("src", "rs") {
        let layer = layer_of(&file);
        if WIRING.contains(&layer) {
            continue;
        }
        if !LAYERS.iter().any(|known| known.0 == layer) {
            complaints.push(format!("{file}: `{layer}` is no layer of the house; see LAYERS"));
        }
        complaints.extend(references(&file, &text).iter().filter_map(|reference| complaint(&file, reference)));
    }
    fail_with(complaints);
}

/// The rows of the table in ARCHITECTURE.md: each room with what it may import, as far as it is named by path.
fn rooms_on_paper() -> BTreeMap<String, BTreeSet<String>> {
    let names = |cell: &str| -> BTreeSet<String> {
        let listed = cell.split(';').next().unwrap_or_default();
        listed.split(',').map(|name| name.trim().to_owned()).filter(|name| name != "nothing").collect()
    };
    let page = std::fs::read_to_string("ARCHITECTURE.md").expect("the page is there");
    let (_, table) = page.split_once("## Who may import whom").expect("the page has the table");
    let rows = table.lines().skip_while(|line| !line.starts_with("| ---")).skip(1);
    rows.take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split_once('|').expect("two columns"))
        .flat_map(|(rooms, may)| names(rooms).into_iter().map(move |room| (room, names(may))))
        .collect()
}

#[test]
fn the_page_says_who_may_import_whom_as_it_is_held() {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let mut held: BTreeMap<_, _> = LAYERS.iter().map(|Layer(name, may)| ((*name).to_owned(), owned(may))).collect();
    held.extend(WIRING.iter().map(|name| ((*name).to_owned(), owned(&["everything"]))));
    assert_eq!(rooms_on_paper(), held);
}

#[test]
fn a_use_case_calls_no_other_use_case_and_has_one_public_function() {
    let all = files("src/usecase", "rs");
    let modules: Vec<_> = all.iter().map(|(file, _)| module_of(file)).collect();
    let mut complaints = Vec::new();
    for (file, text) in all.iter().filter(|(file, _)| !file.ends_with("/mod.rs")) {
        let own = module_of(file);
        for Reference { segments, line } in references(file, text) {
            let mut other = modules.iter().filter(|module| module.len() > 2 && **module != own);
            // What another use case takes or gives is data; its function is what must not be called.
            let is_type = segments.last().is_some_and(|name| name.starts_with(char::is_uppercase));
            if !is_type && other.any(|module| segments.starts_with(module)) {
                complaints
                    .push(format!("{file}:{line}: `{}`: a use case calls no other use case", segments.join("::")));
            }
        }
        let public = code(text).lines().filter(|line| line.starts_with("pub fn ")).count();
        if own.len() > 2 && public != 1 {
            complaints.push(format!("{file}: {public} public functions; a use case is one"));
        }
    }
    fail_with(complaints);
}

/// The lines of blanked code on which these tokens stand in a row.
fn lines_with(text: &str, wanted: &[&str]) -> Vec<usize> {
    let all = tokens(&code(text));
    let hit = |window: &&[(usize, String)]| window.iter().zip(wanted).all(|((_, token), word)| token == word);
    all.windows(wanted.len()).filter(hit).map(|window| window[0].0).collect()
}

#[test]
fn crates_and_clocks_stay_where_they_belong() {
    let mut complaints = Vec::new();
    for (file, text) in files("src", "rs") {
        let layer = layer_of(&file);
        for (wanted, places, why) in CONFINED {
            let at_home = places.iter().any(|place| layer == *place || file == format!("src/{place}"));
            let lines = if at_home { vec![] } else { lines_with(&text, wanted) };
            complaints.extend(lines.iter().map(|line| format!("{file}:{line}: `{}`: {why}", wanted.concat())));
        }
        for (layers, wanted, why) in ABSENT.iter().filter(|(layers, ..)| layers.contains(&layer)) {
            let lines = lines_with(&text, wanted);
            complaints
                .extend(lines.iter().map(|line| format!("{file}:{line}: `{}`: {why} ({layers:?})", wanted.concat())));
        }
    }
    fail_with(complaints);
}

#[test]
fn the_reader_sees_every_form_of_a_path() {
    let text = "//! crate::no::comment\nuse crate::{domain::talent::{self, Talent as T}, store};\nuse super::edit;\n\
        fn f<'a>(s: &'a str) -> crate::web::page::Page { let _ = (\"crate::no::text\", r#\"crate::no::\"raw\"\"#, '\"'); }\n\
        mod tests { use super::*; use super::super::show::x; }\npub(crate) struct S;";
    let seen = references("src/usecase/talents/submit.rs", text);
    let seen: Vec<_> = seen.iter().map(|found| format!("{} {}", found.line, found.segments.join("::"))).collect();
    let expected = [
        "2 domain::talent",
        "2 domain::talent::Talent",
        "2 store",
        "3 usecase::talents::edit",
        "4 web::page::Page",
        "5 usecase::talents::submit",
        "5 usecase::talents::show::x",
    ];
    assert_eq!(seen, expected);
    let web = Reference { segments: vec!["web".into(), "page".into()], line: 4 };
    assert!(complaint("src/usecase/talents/submit.rs", &web).is_some());
    assert!(complaint("src/app.rs", &web).is_none());
}
