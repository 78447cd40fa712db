//! The canary walk: one person and one firm of values that stand nowhere else, every state of their introduction, every reader,
//! every route of the access matrix, every mail, every line of the log. What is found where is held against
//! `tests/data/visibility.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

mod birds;
mod erased;
mod ids;
mod listening;
mod scene;
mod walk;

use super::access::{self, Line};
use birds::Cage;
use listening::{heard, listen, log};
use scene::{STATES, Scene};
use walk::Walk;

type Canaries = BTreeSet<&'static str>;

/// What one reader may see and must see.
#[derive(Default, Clone)]
struct Allowed {
    may: BTreeSet<String>,
    must: BTreeSet<String>,
}

/// The table: reader and state to what may be seen.
fn allowed(reader: &str, state: &str) -> Allowed {
    let mut out = Allowed::default();
    let text = include_str!("../data/visibility.tsv");
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let [who, states, values] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("{line}"));
        let known = |name: &str| name == "any" || STATES.contains(&name);
        assert!(states.split(' ').all(known), "no such state: {line}");
        if who != reader || !states.split(' ').any(|name| name == "any" || name == state) {
            continue;
        }
        for value in values.split(' ') {
            let name = value.trim_start_matches('!');
            match birds::GROUPS.iter().find(|(group, _)| *group == name) {
                Some((_, all)) => out.may.extend(all.iter().map(|name| (*name).to_owned())),
                None => {
                    assert!(birds::GROUPS.iter().any(|(_, all)| all.contains(&name)), "no such value: {line}");
                    out.may.insert(name.to_owned());
                }
            }
            if value.starts_with('!') {
                out.must.insert(name.to_owned());
            }
        }
    }
    out
}

fn walked(cage: &Cage, lines: &[Line], state: &'static str) -> (BTreeSet<String>, usize) {
    let scene = Scene::at(state);
    let stands: Option<&str> = scene.stands_at().map(|state| state.as_str());
    let wanted = match state {
        "suggested" => None,
        "approved" | "postponed" => Some("asking_talent"),
        other => Some(other.split('_').next().filter(|w| ["declined", "expired"].contains(w)).unwrap_or(other)),
    };
    assert_eq!(stands, wanted, "{state}");
    let mut walk =
        Walk { cage, state, allowed: BTreeMap::new(), seen: BTreeMap::new(), complaints: BTreeSet::new(), steps: 0 };
    for reader in &scene.readers {
        walk.routes(&scene, lines, reader);
    }
    walk.links(&scene);
    walk.mails(&scene);
    assert_eq!(scene.stands_at().map(|state| state.as_str()), stands, "{state}: the walk only looks");
    let readers: Vec<&str> = scene.readers.iter().map(|reader| reader.name).collect();
    walk.nothing_is_missed(&readers);
    walk.nothing_is_missed(&["link_talent", "link_firm", "mail_talent", "mail_firm", "mail_office"]);
    (walk.complaints, walk.steps)
}

#[test]
fn nobody_sees_more_than_the_matrix_allows() {
    listen();
    let (cage, lines) = (Cage::new(), access::lines());
    let queue = Mutex::new(STATES.to_vec());
    let found = Mutex::new((BTreeSet::new(), 0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(state) = { queue.lock().unwrap().pop() } {
                    let (complaints, steps) = walked(&cage, &lines, state);
                    let mut found = found.lock().unwrap();
                    found.0.extend(complaints);
                    found.1 += steps;
                }
            });
        }
    });
    let (complaints, steps) = found.into_inner().unwrap();
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    assert!(steps > 5_000, "{steps}");
    assert!(*heard().lock().unwrap() > 0, "nothing was logged, so nothing was looked at");
    let logged = log().lock().unwrap().clone();
    assert!(logged.is_empty(), "logged: {logged:?}");
}

#[test]
fn a_canary_is_found_in_every_writing() {
    let cage = Cage::new();
    let one = |text: &str| cage.found(text.as_bytes()).into_iter().collect::<Vec<_>>();
    assert_eq!(one("Dear 卞鹊楠,"), ["name"]);
    assert_eq!(
        one(&format!("/x?name={}", form_urlencoded::byte_serialize("卞鹊楠".as_bytes()).collect::<String>())),
        ["name"]
    );
    assert_eq!(one("tel:6505550147"), ["phone"]);
    assert_eq!(one("{\"city\":\"HALCYONVILLE, CA\"}"), ["city"]);
    assert_eq!(one("born in Minqin County"), ["county"]);
    for before in ["", "a", "ab"] {
        let coded =
            base64::Engine::encode(&base64::engine::general_purpose::STANDARD, format!("{before}wx_canary_7741, yes"));
        assert_eq!(one(&coded), ["wechat"], "{before}");
    }
    assert!(one("nothing of the kind").is_empty());
}
