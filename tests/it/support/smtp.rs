//! A real mail server beside the test: `tests/peers/smtp.py`, told how to behave by rules.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use mail_parser::MessageParser;
use serde_json::Value;

/// A running server; it ends with its test.
pub struct Peer {
    process: Child,
    folder: tempfile::TempDir,
    pub port: u16,
}

/// A mail as the server took it.
pub struct Taken {
    pub bytes: Vec<u8>,
    pub message_id: String,
    pub subject: String,
    pub text: String,
}

impl Peer {
    /// Starts a server that follows `rules`, with further options of the script.
    pub fn start(rules: &[&str], options: &[&str]) -> Self {
        Self::start_on(0, tempfile::tempdir().unwrap(), rules, options)
    }

    fn start_on(port: u16, folder: tempfile::TempDir, rules: &[&str], options: &[&str]) -> Self {
        let control = folder.path().join("rules");
        std::fs::write(&control, rules.join("\n")).unwrap();
        let mut process = Command::new("/usr/bin/python3")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/smtp.py"))
            .args(["--port", &port.to_string(), "--end-with-stdin", "--store"])
            .arg(folder.path())
            .arg("--control")
            .arg(&control)
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // The library of the script complains aloud of clients that trust it not; the tests look at its log.
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().parse().unwrap_or_else(|_| panic!("the mail server did not start: {line:?}"));
        Self { process, folder, port }
    }

    /// Ends the server and starts it again later on the same port.
    pub fn stop(mut self) -> impl FnOnce() -> Peer {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        let (port, folder) = (self.port, std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap()));
        move || Peer::start_on(port, folder, &[], &[])
    }

    /// Gives the server other rules.
    pub fn rules(&self, rules: &[&str]) {
        // The script rereads a file that differs, so each change has a number of its own.
        let mark = format!("# {}", std::fs::read_to_string(self.file("rules")).unwrap().len());
        std::fs::write(self.file("rules"), [rules, &[&mark]].concat().join("\n")).unwrap();
    }

    /// A file of the server's folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The mails that it took, in their order.
    pub fn mails(&self) -> Vec<Taken> {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|e| e == "eml"));
        paths.sort();
        paths.into_iter().map(|path| taken(std::fs::read(path).unwrap())).collect()
    }

    /// What it saw, a JSON object an event.
    pub fn log(&self) -> Vec<Value> {
        let log = std::fs::read_to_string(self.file("log.jsonl")).unwrap_or_default();
        log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A mail read from its bytes by a library of others.
pub fn taken(bytes: Vec<u8>) -> Taken {
    let mail = MessageParser::default().parse(&bytes).unwrap();
    let read = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Taken {
        message_id: read(mail.message_id()),
        subject: read(mail.subject()),
        text: mail.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
        bytes: bytes.clone(),
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It ends by itself when its input closes; waiting only gathers it up.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
