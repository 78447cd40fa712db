//! The demo: loaded once, behind three doors, kept apart from an office's own work; and `serve` from start to end.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use longyuan::domain::actor::{Origin, Visitor};
use longyuan::domain::error::Error;
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::value::Lang;
use longyuan::store::outbox::{self, Filter};
use longyuan::usecase::accounts::recognise::{self, Proof};
use longyuan::usecase::demo::{Door, doors, enter};
use longyuan::{app, jobs};

use crate::cli::Binary;
use crate::support::app::TestApp;

fn visitor() -> Visitor {
    Visitor { lang: Lang::Zh, origin: Origin::default() }
}

#[test]
fn the_sample_pool_is_loaded_once_and_matched_and_its_doors_lead_to_something() {
    let app = TestApp::with(|config| config.demo = true);
    let ctx = &app.ctx;
    app::demo::load(ctx).unwrap();
    jobs::drain(ctx).unwrap();
    app::demo::load(ctx).unwrap();
    jobs::drain(ctx).unwrap();
    let view = doors::run(ctx).unwrap();
    assert_eq!((view.people, view.needs), (60, 20));
    assert_eq!(view.doors.iter().map(|d| d.code).collect::<Vec<_>>(), ["talent", "enterprise", "workstation"]);
    assert!(view.doors.iter().all(|door| !door.who.is_empty()), "{view:?}");
    let told = ctx.db.read(|conn| outbox::list(conn, &Filter { state: None, after: None }, 10)).unwrap();
    assert_eq!(told.iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::OfficeSummary]);
    let person = |door| {
        let secret = enter::run(ctx, &visitor(), door).unwrap();
        recognise::run(ctx, Proof::Cookie(secret), Origin::default()).unwrap()
    };
    assert!(person(Door::Talent).talent.is_some());
    assert!(person(Door::Enterprise).enterprise.is_some());
    assert!(person(Door::Workstation).is_staff());
    // The firm may look around at once, and finds people who let it.
    let member = longyuan::domain::actor::Member::try_from(person(Door::Enterprise)).unwrap();
    let asked = longyuan::domain::browse::Asked::read([]).unwrap();
    assert!(longyuan::usecase::people::list::run(ctx, &member, asked).unwrap().total > 5);
}

#[test]
fn there_are_no_doors_without_the_demo() {
    let app = TestApp::new();
    assert!(matches!(doors::run(&app.ctx), Err(Error::Missing(_))));
    assert!(matches!(enter::run(&app.ctx, &visitor(), Door::Workstation), Err(Error::Missing(_))));
}

/// A running server and the lines it has said.
struct Server {
    child: Child,
    said: Vec<String>,
    address: String,
}

fn start(here: &Binary, arguments: &[&str]) -> Server {
    let mut command = here.command(&[&["serve", "--listen", "127.0.0.1:0"], arguments].concat());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = Vec::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        said.push(line.unwrap());
        if let Some(address) = said.last().unwrap().strip_prefix("Longyuan answers at ") {
            let address = address.to_owned();
            return Server { child, said, address };
        }
    }
    panic!("it ended instead of answering: {said:?}, {:?}", child.wait());
}

impl Server {
    /// Stops it as an operator would, and returns its exit code.
    fn stop(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

#[test]
fn serve_keeps_demo_and_work_apart_and_ends_when_told() {
    let here = Binary::new();
    let server = start(&here, &["--demo"]);
    assert_eq!(server.said.len(), 1, "one address and nothing else: {:?}", server.said);
    assert!(ureq::get(format!("{}healthz", server.address)).call().is_ok());
    if here.is_sqlite() {
        let second = here.run(&["serve", "--demo", "--listen", "127.0.0.1:0"]);
        assert_eq!((second.code, second.err.contains("in use by another")), (1, true), "{}", second.err);
    }
    assert_eq!(here.run(&["backup", "running.gz"]).code, 0, "a copy is taken while it runs");
    assert_eq!(server.stop(), Some(0));
    let other_way = here.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!((other_way.code, other_way.err.contains("holds the demo")), (2, true), "{}", other_way.err);
    let again = start(&here, &["--demo"]);
    assert_eq!(again.stop(), Some(0));
}

#[test]
fn an_empty_platform_prints_its_set_up_address_and_takes_no_demo_afterwards() {
    let here = Binary::new();
    let server = start(&here, &[]);
    assert!(server.said.iter().any(|line| line.contains("/zh/set-up/")), "{:?}", server.said);
    assert_eq!(server.stop(), Some(0));
    let refused = here.run(&["serve", "--demo", "--listen", "127.0.0.1:0"]);
    assert_eq!((refused.code, refused.err.contains("an office's own")), (2, true), "{}", refused.err);
}

#[test]
fn a_database_whose_key_is_gone_is_refused() {
    let here = Binary::new();
    assert_eq!(here.run(&["user", "create-staff", "--email", "lin@example.org", "--name", "林"]).code, 0);
    std::fs::remove_file(here.folder().join("data/secret.key")).unwrap();
    let refused = here.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_ne!(refused.code, 0);
    assert!(refused.err.contains("secret.key"), "{}", refused.err);
    assert!(!here.folder().join("data/secret.key").exists(), "no new key takes the place of the lost one");
}
