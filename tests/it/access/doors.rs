//! What holds for every address: which methods it takes, whose forms, and what is kept of its pages.

use std::collections::BTreeMap;

use super::matrix::{self, lines};
use super::roles::{Role, Whose};
use super::world::World;
use super::{Caller, address, ask, body};

#[test]
fn an_address_asked_by_another_method_says_which_it_takes() {
    let world = World::made();
    let anybody = world.app.browser();
    let before = world.app.dump();
    let mut by_path: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (method, path) in matrix::routes() {
        by_path.entry(path).or_default().push(method);
    }
    for (path, methods) in by_path {
        let mut path = path.replace("{lang}", "en").replace("{of}", "en");
        while let (Some(open), Some(close)) = (path.find('{'), path.find('}')) {
            // Where the route takes some words alone, the first of them.
            let one =
                path[open..close].split_once(':').map_or("1", |(_, words)| words.split('|').next().unwrap_or("1"));
            let one = one.to_owned();
            path.replace_range(open..=close, &one);
        }
        for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"] {
            let takes = methods.iter().any(|m| m == method || (m == "GET" && method == "HEAD"));
            if takes {
                continue;
            }
            let page = anybody.send(method, &path, &[], None);
            assert_eq!(page.status, 405, "{method} {path}: {}", page.body);
            let allow: Vec<&str> = page.headers["allow"].split(", ").filter(|m| *m != "HEAD").collect();
            assert_eq!(allow, methods, "{method} {path}");
        }
    }
    assert_eq!(world.app.dump(), before);
}

/// Sent by whom, with which headers, as what.
type Strange<'a> = (&'static str, Vec<(&'static str, &'static str)>, Option<String>, u16);

#[test]
fn no_form_is_taken_that_is_not_from_our_own_page() {
    let world = World::made();
    let lines = lines();
    let (fang, firm) = (Caller::new(&world, Role::Talent), Caller::new(&world, Role::Verified));
    let before = world.app.dump();
    let mut tried = 0;
    for line in lines.iter().filter(|line| line.body.starts_with("form:")) {
        // Somebody who may do it, so that nothing but the form itself is wrong.
        let at = line.cells.iter().rposition(|cell| !["401", "403"].contains(&cell.0[0].as_str())).unwrap_or(1);
        let caller = Caller::new(&world, Role::ALL[at]);
        let id = if line.has_ids() { world.find(&line.ids, Role::ALL[at], Whose::Own) } else { "1".into() };
        let path = address(line, &id, "zh");
        let form = |token: &str| body(line, token, false).map(|(_, body)| body);
        let other = if caller.secret == fang.secret { &firm.csrf } else { &fang.csrf };
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let mut all: Vec<Strange> = vec![
            ("from another site", vec![kind, ("origin", "https://evil.example")], form(&caller.csrf), 403),
            ("across sites", vec![kind, ("sec-fetch-site", "cross-site")], form(&caller.csrf), 403),
            ("as another type", vec![("content-type", "text/plain")], form(&caller.csrf), 415),
        ];
        if caller.secret.is_some() {
            all.push(("without a token", vec![kind], form(""), 403));
            all.push(("with another session's token", vec![kind], form(other), 403));
        }
        for (why, headers, sent, status) in all {
            let page = caller.browser.send("POST", &path, &headers, sent);
            assert_eq!(page.status, status, "{} {why}, as {:?}: {}", line.path, Role::ALL[at], page.body);
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
    let sessions =
        |dump: &[(String, String)]| dump.iter().filter(|(name, _)| name != "sessions").cloned().collect::<Vec<_>>();
    assert_eq!(sessions(&world.app.dump()), sessions(&before));
}

#[test]
fn no_page_of_a_person_is_kept_and_no_address_with_a_secret_is_passed_on() {
    let world = World::made();
    let callers: BTreeMap<Role, Caller> = Role::ALL.into_iter().map(|role| (role, Caller::new(&world, role))).collect();
    for line in lines().iter().filter(|line| line.method != "DELETE") {
        for role in Role::ALL {
            let id = if line.ids.is_empty() || line.ids.starts_with('=') {
                String::new()
            } else {
                world.find(&line.ids, role, Whose::Own)
            };
            let page = ask(&callers[&role], line, &address(line, &id, "en"), body(line, &callers[&role].csrf, true));
            let header = |name: &str| page.headers.get(name).map(String::as_str).unwrap_or_default();
            let is_file = line.ids == "asset" && page.status == 200;
            let kept = if is_file { "public, max-age=31536000, immutable" } else { "no-store" };
            assert_eq!(header("cache-control"), kept, "{} {} as {role:?}", line.method, line.path);
            let holds_secret = line.path.contains("{token}") || line.path.contains("{secret}");
            let passed_on = if holds_secret { "no-referrer" } else { "same-origin" };
            assert_eq!(header("referrer-policy"), passed_on, "{} {} as {role:?}", line.method, line.path);
            assert_eq!(header("x-content-type-options"), "nosniff", "{} {}", line.method, line.path);
        }
    }
}
