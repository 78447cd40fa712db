//! The canary walk: one person and one firm of values that stand nowhere else, every state of their introduction, every reader,
//! every route of the access matrix, every mail, every line of the log. What is found where is held against
//! `tests/data/visibility.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::{Mutex, OnceLock};

use longyuan::domain::account::LinkPurpose;
use longyuan::store::db::Conn;
use longyuan::store::{introductions, links};
use longyuan::web::csrf;

mod birds;
mod erased;
mod scene;

use super::access::{self, Line};
use super::support::browser::Browser;
use super::support::smtp::taken;
use birds::Cage;
use scene::{Reader, STATES, Scene};

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

/// What was found of one state.
struct Walk<'a> {
    cage: &'a Cage,
    state: &'static str,
    allowed: BTreeMap<&'static str, Allowed>,
    seen: BTreeMap<&'static str, Canaries>,
    complaints: BTreeSet<String>,
    steps: usize,
}

impl Walk<'_> {
    fn look(&mut self, reader: &'static str, at: &str, text: &[u8]) {
        self.steps += 1;
        let found = self.cage.found(text);
        let state = self.state;
        let may = &self.allowed.entry(reader).or_insert_with(|| allowed(reader, state)).may;
        for canary in found.iter().filter(|canary| !may.contains(**canary)) {
            self.complaints.insert(format!("{state}: {reader} finds {canary} in {at}"));
        }
        self.seen.entry(reader).or_default().extend(found);
    }

    fn nothing_is_missed(&mut self, readers: &[&'static str]) {
        for reader in readers {
            let seen = self.seen.get(reader).cloned().unwrap_or_default();
            for canary in allowed(reader, self.state).must.iter().filter(|canary| !seen.contains(canary.as_str())) {
                self.complaints.insert(format!("{}: {reader} finds {canary} nowhere", self.state));
            }
        }
    }

    /// Every route for one reader: GET with the ids of the story and with their own, writes as they might be tried.
    fn routes(&mut self, scene: &Scene, lines: &[Line], reader: &Reader) {
        let ids = Ids::of(scene);
        let browser = scene.story.app.browser();
        let (mut form_token, mut bearer) = (String::new(), None);
        if let Some(account) = &reader.account {
            let (secret, token) = scene.session(account);
            form_token = csrf::token(&scene.story.app.ctx, &secret);
            bearer = Some(format!("Bearer {token}"));
            browser.set_cookie("__Host-sid", &secret);
        }
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_walked(line, reader)) {
            for id in ids.of_kind(&line.ids, reader) {
                let path = access::address(line, &id, ["zh", "en"][at % 2]);
                for query in queries(line, reader) {
                    // Staff, and owners of their own, would do it; with one field too many it is only tried.
                    let sent = access::body(line, &form_token, may_do(line, reader));
                    let mut headers = vec![("accept-language", "en"), ("accept-encoding", "identity")];
                    headers.extend(sent.as_ref().map(|(kind, _)| ("content-type", *kind)));
                    let is_api = path.starts_with("/api/");
                    headers.extend(bearer.as_deref().filter(|_| is_api).map(|bearer| ("authorization", bearer)));
                    let place = format!("{} {path}{query}", line.method);
                    self.ask(&browser, reader.name, &place, (&line.method, &format!("{path}{query}"), &headers), sent);
                }
            }
        }
    }

    fn ask(
        &mut self,
        browser: &Browser,
        reader: &'static str,
        place: &str,
        (method, path, headers): (&str, &str, &[(&str, &str)]),
        sent: Option<(&'static str, String)>,
    ) {
        let page = browser.send(method, path, headers, sent.map(|(_, body)| body));
        assert!(page.status < 500, "{place} as {reader}: {}", page.body);
        // The address that was asked for comes back in links to the other language: it was the reader's own word.
        let heads: Vec<String> = page.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        self.look(
            reader,
            &format!("{place} ({})", page.status),
            format!("{}\n{}", heads.join("\n"), page.body).as_bytes(),
        );
    }

    /// The pages of every link in a mail, for whoever holds the mail.
    fn links(&mut self, scene: &Scene) {
        let app = &scene.story.app;
        let sides = [("link_talent", &scene.story.owner.person), ("link_firm", &scene.story.member.person)];
        for (reader, person) in sides {
            for purpose in LinkPurpose::ALL {
                let tokens = tokens(scene, person.account.id.as_str(), *purpose);
                for token in tokens {
                    for lang in ["zh", "en"] {
                        let browser = app.browser();
                        for folder in ["links", "answers", "follow-ups"] {
                            let path = format!("/{lang}/{folder}/{token}");
                            self.ask(
                                &browser,
                                reader,
                                &format!("GET /{lang}/{folder}/ ({purpose})"),
                                ("GET", &path, &[]),
                                None,
                            );
                            let kind = "application/x-www-form-urlencoded";
                            let headers = [("content-type", kind)];
                            let sent = Some((kind, "answer=maybe&news=maybe&act=maybe".to_owned()));
                            let place = format!("POST /{lang}/{folder}/ ({purpose})");
                            if folder != "links" {
                                self.ask(&browser, reader, &place, ("POST", &path, &headers), sent);
                            }
                        }
                    }
                }
            }
        }
    }

    /// Every mail, as its reader gets it: the bytes, and what a mail program makes of them.
    fn mails(&mut self, scene: &Scene) {
        let folder = scene.story.app.ctx.config.mail_folder();
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let bytes = std::fs::read(&path).unwrap();
            let head = String::from_utf8_lossy(&bytes).into_owned();
            let to: Vec<&str> = head
                .lines()
                .take_while(|line| !line.is_empty())
                .filter(|line| line.starts_with("To: ") || line.starts_with("Cc: "))
                .collect();
            let to = to.join(" ");
            let mail = taken(bytes.clone());
            let html = mail_parser::MessageParser::default()
                .parse(&bytes)
                .and_then(|mail| mail.body_html(0).map(|html| html.into_owned()));
            let readers = [
                ("mail_talent", birds::PERSON_ADDRESS),
                ("mail_firm", birds::FIRM_ADDRESS),
                ("mail_office", "office@example.org"),
            ];
            let whole = [
                bytes,
                mail.subject.clone().into_bytes(),
                mail.text.clone().into_bytes(),
                html.unwrap_or_default().into_bytes(),
            ]
            .concat();
            for (reader, _) in readers.iter().filter(|(_, address)| to.contains(address)) {
                self.look(reader, &format!("the mail {:?}", mail.subject), &whole);
            }
            if !readers.iter().any(|(_, address)| to.contains(address)) {
                self.look("mail_other", &format!("the mail {:?} {to}", mail.subject), &whole);
            }
        }
    }
}

const STRANGERS: [&str; 5] = ["visitor", "other_talent", "other_firm", "suspended_firm", "auditor"];

/// What is the same for everybody is looked at by the visitor and the person only; strangers try to write only where something
/// of the story is named. What would end the reader's own session is left to the matrix, and so are the tables of the taxonomy:
/// they name the county of the story themselves.
fn is_walked(line: &Line, reader: &Reader) -> bool {
    let left_out = ["sessions/", "/sign-out", "/versions/{number}/"];
    let is_left_out = line.method == "DELETE" || left_out.iter().any(|part| line.path.contains(part));
    let is_for_all = !line.has_ids() && line.cells.iter().all(|cell| *cell == line.cells[0]);
    let is_tried = line.method == "GET" || line.has_ids() || !STRANGERS.contains(&reader.name);
    !is_left_out && is_tried && (!is_for_all || ["visitor", "talent"].contains(&reader.name))
}

/// A write is sent with one field too many where it would be done: only what the form says when it comes back is of interest.
fn may_do(line: &Line, reader: &Reader) -> bool {
    let is_form_again = line.path.ends_with("/edit") || line.path.ends_with("/enterprise");
    !(is_form_again || STRANGERS.contains(&reader.name) && line.has_ids())
}

/// Boards and lists of staff are looked at part by part.
fn queries(line: &Line, reader: &Reader) -> &'static [&'static str] {
    const PARTS: [&str; 7] =
        ["", "?state=open", "?state=asking", "?state=introduced", "?state=ended", "?state=sent", "?state=pooled"];
    let is_list = line.method == "GET" && !line.has_ids();
    let is_staff = ["/staff/", "/outbox", "/review", "/matches"].iter().any(|part| line.path.contains(part));
    let may_read = ["officer", "lead", "admin"].contains(&reader.name);
    if is_list && is_staff && may_read { &PARTS } else { &PARTS[..1] }
}

/// The tokens of an account's links of one purpose, used and open.
fn tokens(scene: &Scene, account: &str, purpose: LinkPurpose) -> Vec<String> {
    let ctx = &scene.story.app.ctx;
    let read = |conn: &mut Conn| {
        let all = scene.story.app.link_ids(conn, account, purpose);
        all.iter().map(|id| Ok(links::token(&ctx.keys, &links::get(conn, id)?))).collect()
    };
    ctx.db.read(read).unwrap()
}

/// The ids of the story by the kinds that the access matrix names.
struct Ids {
    by_kind: BTreeMap<&'static str, String>,
    other_need: String,
}

impl Ids {
    fn of(scene: &Scene) -> Self {
        let story = &scene.story;
        let ctx = &story.app.ctx;
        let pair =
            story.app.matches_of(&scene.need).into_iter().find(|pair| pair.talent == story.owner.talent).unwrap();
        let (need, talent, introduction) = ctx
            .db
            .read(|conn| {
                let need = longyuan::store::needs::get(conn, &scene.need)?.code;
                let talent = longyuan::store::talents::get(conn, &pair.talent)?.code;
                Ok((need, talent, introductions::find_by_match(conn, &pair.id)?.map(|found| found.code)))
            })
            .unwrap();
        let mut by_kind = BTreeMap::from([
            ("need", scene.need.to_string()),
            ("dossier", format!("{need}/{talent}")),
            ("need_code", need),
            ("talent", story.owner.talent.to_string()),
            ("enterprise", story.member.enterprise.to_string()),
            ("match", pair.id.to_string()),
        ]);
        by_kind.extend(introduction.map(|code| ("introduction", code)));
        Self { by_kind, other_need: scene.other_need.clone() }
    }

    /// What to ask for: of the story, and of the reader's own. Kinds that the story has nothing of are asked for once, as nobody's.
    fn of_kind(&self, kind: &str, reader: &Reader) -> Vec<String> {
        let mut ids: Vec<String> = self.by_kind.get(kind).cloned().into_iter().collect();
        if kind == "need_code" && reader.name == "other_firm" {
            ids.push(self.other_need.clone());
        }
        if ids.is_empty() {
            ids.push("0190b2c4-0000-7000-8000-000000000000".into());
        }
        ids
    }
}

/// The lines of the log that hold a canary.
fn log() -> &'static Mutex<Vec<String>> {
    static LINES: OnceLock<Mutex<Vec<String>>> = OnceLock::new();
    LINES.get_or_init(Mutex::default)
}

struct Listening;

impl Write for Listening {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        static CAGE: OnceLock<Cage> = OnceLock::new();
        if !CAGE.get_or_init(Cage::new).found(bytes).is_empty() {
            log().lock().unwrap().push(String::from_utf8_lossy(bytes).into_owned());
        }
        *heard().lock().unwrap() += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// How many lines were listened to.
fn heard() -> &'static Mutex<usize> {
    static COUNT: Mutex<usize> = Mutex::new(0);
    &COUNT
}

fn listen() {
    let filter = tracing_subscriber::EnvFilter::new("longyuan=trace,actix_web=debug");
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(|| Listening);
    // Whoever started it first has started it for the whole run.
    let _ = lines.try_init();
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
