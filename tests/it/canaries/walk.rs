//! The walk of one state: every route, link and mail for every reader, and what of the story was found there.

use std::collections::{BTreeMap, BTreeSet};

use longyuan::domain::account::LinkPurpose;
use longyuan::web::csrf;

use super::super::access::{self, Line};
use super::super::support::browser::Browser;
use super::super::support::smtp::taken;
use super::birds::{self, Cage};
use super::ids::{Ids, tokens};
use super::scene::{Reader, Scene};
use super::{Allowed, Canaries, allowed};

/// What was found of one state.
pub struct Walk<'a> {
    pub cage: &'a Cage,
    pub state: &'static str,
    pub allowed: BTreeMap<&'static str, Allowed>,
    pub seen: BTreeMap<&'static str, Canaries>,
    pub complaints: BTreeSet<String>,
    pub steps: usize,
}

impl Walk<'_> {
    pub fn look(&mut self, reader: &'static str, at: &str, text: &[u8]) {
        self.steps += 1;
        let found = self.cage.found(text);
        let state = self.state;
        let may = &self.allowed.entry(reader).or_insert_with(|| allowed(reader, state)).may;
        for canary in found.iter().filter(|canary| !may.contains(**canary)) {
            self.complaints.insert(format!("{state}: {reader} finds {canary} in {at}"));
        }
        self.seen.entry(reader).or_default().extend(found);
    }

    pub fn nothing_is_missed(&mut self, readers: &[&'static str]) {
        for reader in readers {
            let seen = self.seen.get(reader).cloned().unwrap_or_default();
            for canary in allowed(reader, self.state).must.iter().filter(|canary| !seen.contains(canary.as_str())) {
                self.complaints.insert(format!("{}: {reader} finds {canary} nowhere", self.state));
            }
        }
    }

    /// Every route for one reader: GET with the ids of the story and with their own, writes as they might be tried.
    pub fn routes(&mut self, scene: &Scene, lines: &[Line], reader: &Reader) {
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

    pub fn ask(
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
    pub fn links(&mut self, scene: &Scene) {
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
    pub fn mails(&mut self, scene: &Scene) {
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
