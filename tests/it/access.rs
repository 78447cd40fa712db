//! Who may call what: every route of the table for every role, with an id of their own, of somebody else and of nobody, held
//! against `tests/data/acl.csv`. A route that is not in the file fails, and so does a line without a route.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::support::browser::{Browser, Page};

mod doors;
mod matrix;
mod roles;
mod sessions;
mod things;
mod world;

use matrix::Cell;
pub use matrix::{Line, lines};
use roles::{Role, Whose};
use world::World;

/// How each role comes: its cookie, the token of its forms, its token of the API.
struct Caller {
    browser: Browser,
    csrf: String,
    secret: Option<String>,
    token: Option<String>,
}

impl Caller {
    fn new(world: &World, role: Role) -> Self {
        let (browser, secret) = (world.app.browser(), world.secret(role));
        if let Some(secret) = &secret {
            browser.set_cookie("__Host-sid", secret);
        }
        let csrf = secret.as_deref().map(|secret| world.csrf(secret)).unwrap_or_default();
        Self { browser, csrf, secret, token: world.token(role) }
    }
}

/// Where a page is asked for; every other line in the other language.
pub fn address(line: &Line, id: &str, lang: &str) -> String {
    let path = line.path.replace("{lang}", lang);
    let mut values = match line.ids.strip_prefix('=') {
        Some(values) => values.split('/').collect::<Vec<_>>(),
        None => id.split('/').collect(),
    };
    let mut parts: Vec<&str> = path.split('/').collect();
    for part in &mut parts {
        if part.starts_with('{') && !values.is_empty() {
            *part = values.remove(0);
        }
    }
    parts.join("/")
}

/// What is sent. What the caller may do to its own is sent with one field too many: it comes to the door of the deed (422) and
/// changes nothing, so that no cell depends on the ones before.
pub fn body(line: &Line, csrf: &str, is_spoilt: bool) -> Option<(&'static str, String)> {
    let (kind, fields) = line.body.split_once(':').unwrap_or((line.body.as_str(), ""));
    let pairs: Vec<(&str, &str)> = fields.split('&').filter_map(|pair| pair.split_once('=')).collect();
    match kind {
        "form" => {
            let mut form = form_urlencoded::Serializer::new(String::new());
            form.append_pair("_csrf", csrf).extend_pairs(pairs);
            if is_spoilt {
                form.append_pair("surprise", "1");
            }
            Some(("application/x-www-form-urlencoded", form.finish()))
        }
        "json" => {
            let typed = |text: &str| serde_json::from_str(text).unwrap_or_else(|_| text.into());
            let mut map: serde_json::Map<_, _> = pairs.iter().map(|(n, v)| ((*n).to_owned(), typed(v))).collect();
            if is_spoilt {
                map.insert("surprise".into(), 1.into());
            }
            Some(("application/json", serde_json::Value::Object(map).to_string()))
        }
        "bytes" => Some(("text/plain", String::new())),
        _ => None,
    }
}

fn ask(caller: &Caller, line: &Line, path: &str, sent: Option<(&str, String)>) -> Page {
    let mut headers = vec![("accept-language", "en")];
    if let Some((kind, _)) = &sent {
        headers.push(("content-type", kind));
    }
    let bearer = caller.token.as_ref().map(|token| format!("Bearer {token}"));
    if line.path.starts_with("/api/") {
        headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
        return caller.browser.send(&line.method, path, &headers, sent.map(|(_, body)| body));
    }
    caller.browser.send(&line.method, path, &headers, sent.map(|(_, body)| body))
}

/// An answer in the words of the file: its status, `in` for the way to the sign-in, and the code of a refusal of the API.
fn outcome(page: &Page) -> String {
    match page.status {
        303 if page.location().contains("/sign-in?next=") => "in".to_owned(),
        403 if page.headers.get("content-type").is_some_and(|kind| kind.contains("problem")) => {
            format!("403:{}", page.json()["code"].as_str().unwrap())
        }
        status => status.to_string(),
    }
}

fn is_refused(outcome: &str) -> bool {
    outcome == "in" || outcome.starts_with('4')
}

/// An answer without what may differ: the number of the request and the id that was asked for.
fn bare(page: &Page, id: &str) -> (u16, BTreeMap<String, String>, String) {
    let mut headers = page.headers.clone();
    headers.remove("date");
    let mut body = page.body.replace(id, "{id}");
    for (before, after) in [("\"request_id\":\"", '"'), ("<span class=\"code\">", '<')] {
        while let Some(at) = body.find(before) {
            let end = body[at + before.len()..].find(after).unwrap() + at + before.len();
            body.replace_range(at..end, "");
        }
    }
    (page.status, headers, body)
}

/// What is found out while the cells are called.
#[derive(Default)]
struct Findings {
    complaints: Vec<String>,
    /// How long a foreign id takes, and how long one of nobody.
    times: [Vec<Duration>; 2],
}

impl Findings {
    fn cell(
        &mut self,
        world: &World,
        kept: &mut Vec<(String, String)>,
        caller: &Caller,
        at: (&Line, Role, &str),
    ) -> Cell {
        let (line, role, lang) = at;
        let mut answers = Vec::new();
        let three = if line.has_ids() { &Whose::ALL[..] } else { &Whose::ALL[..1] };
        for whose in three {
            let id = if line.path.replace("{lang}", "").contains('{') && !line.ids.starts_with('=') {
                world.find(&line.ids, role, *whose)
            } else {
                String::new()
            };
            let begun = Instant::now();
            let page = ask(
                caller,
                line,
                &address(line, &id, lang),
                body(line, &caller.csrf, *whose == Whose::Own && !line.ids.starts_with('=')),
            );
            let seen = outcome(&page);
            match whose {
                Whose::Own => {}
                Whose::Foreign => self.times[0].push(begun.elapsed()),
                Whose::Nobody => self.times[1].push(begun.elapsed()),
            }
            let now = world.app.dump();
            if (line.method == "GET" || is_refused(&seen)) && now != *kept {
                let changed: Vec<_> = now.iter().zip(kept.iter()).filter(|(a, b)| a != b).map(|(a, _)| &a.0).collect();
                self.complaints
                    .push(format!("{} {} as {role:?} ({whose:?}): {seen} changed {changed:?}", line.method, line.path));
            }
            *kept = now;
            answers.push((seen, page, id));
        }
        if let [_, foreign, nobody] = answers.as_slice()
            && foreign.0 == "404"
            && bare(&foreign.1, &foreign.2) != bare(&nobody.1, &nobody.2)
        {
            self.complaints.push(format!(
                "{} {} as {role:?}: a foreign id is answered otherwise than nobody's\n{}\n{}",
                line.method, line.path, foreign.1.body, nobody.1.body
            ));
        }
        let seen: Vec<String> = answers.into_iter().map(|(seen, ..)| seen).collect();
        Cell(std::array::from_fn(|i| seen.get(i).unwrap_or(&seen[0]).clone()))
    }

    /// Calls every cell of a line and says what it should be where it is not what the file has.
    fn line(
        &mut self,
        world: &World,
        callers: &mut BTreeMap<Role, Caller>,
        kept: &mut Vec<(String, String)>,
        line: &Line,
        lang: &str,
    ) {
        let mut seen = line.clone();
        for (at, role) in Role::ALL.into_iter().enumerate() {
            seen.cells[at] = self.cell(world, kept, &callers[&role], (line, role, lang));
            if line.method == "DELETE" {
                callers.insert(role, Caller::new(world, role));
                *kept = world.app.dump();
            }
        }
        if seen.cells != line.cells {
            self.complaints.push(format!("in the file {}\nobserved    {}", line.written(), seen.written()));
        }
    }
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[test]
fn every_route_answers_every_role_as_the_matrix_says() {
    let lines = matrix::lines();
    let (missing, stray) = matrix::differences(&lines);
    let world = World::made();
    let mut callers: BTreeMap<Role, Caller> =
        Role::ALL.into_iter().map(|role| (role, Caller::new(&world, role))).collect();
    let mut kept = world.app.dump();
    let mut found = Findings::default();
    for (at, line) in lines.iter().enumerate() {
        found.line(&world, &mut callers, &mut kept, line, ["zh", "en"][at % 2]);
    }
    for route in &missing {
        let line = matrix::fresh(route);
        found.line(&world, &mut callers, &mut kept, &line, "en");
    }
    let stray = stray.iter().map(|route| format!("there is no route {route}"));
    let complaints: Vec<String> = found.complaints.into_iter().chain(stray).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    // Nobody learns from the clock whether an id is somebody's.
    let [foreign, nobody] = found.times.each_mut().map(|times| median(times));
    assert!(foreign.abs_diff(nobody) < Duration::from_millis(5), "{foreign:?} against {nobody:?}");
}
