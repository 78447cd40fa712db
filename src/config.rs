//! The settings: one struct a section. Compiled-in defaults, then a file, then the environment, then options.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

mod check;
mod sections;
mod sources;

pub use sections::{Backup, Database, Introduce, Limits, Log, Mail, Matching, Review, Security, Server};
use sources::Sources;

/// The defaults, each with its comment.
pub const DEFAULTS: &str = include_str!("../config/default.toml");

/// Every setting in force.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where and how it listens.
    pub server: Server,
    /// Where data are kept.
    pub database: Database,
    /// Keys, sessions, cost of passphrases.
    pub security: Security,
    /// How often something may be tried.
    pub limits: Limits,
    /// How mail leaves.
    pub mail: Mail,
    /// Thresholds of matching.
    #[serde(rename = "match")]
    pub matching: Matching,
    /// Review by staff.
    pub review: Review,
    /// See `Introduce`.
    pub introduce: Introduce,
    /// Nightly copies.
    pub backup: Backup,
    /// Logs.
    pub log: Log,
    /// The folder that holds everything; from `--data`.
    #[serde(default = "default_data")]
    pub data: PathBuf,
    /// The sample pool on loopback, with mail into the folder; from `--demo`.
    #[serde(default)]
    pub demo: bool,
    /// Where each setting was set that is not as the defaults have it: a file with its line, a variable, an option.
    #[serde(skip)]
    pub origins: BTreeMap<String, String>,
}

fn default_data() -> PathBuf {
    PathBuf::from("./data")
}

/// What the command line may set.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--config`
    pub file: Option<PathBuf>,
    /// `--data`
    pub data: Option<PathBuf>,
    /// `--listen`
    pub listen: Option<String>,
    /// `--demo`
    pub demo: bool,
}

/// Why the settings cannot be used: a sentence with the setting's name and where it was set.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadConfig(pub String);

impl Config {
    /// The settings in force: defaults, `./longyuan.toml` or `--config`, `LONGYUAN_SECTION__KEY` (or `..._FILE`), options.
    pub fn load(options: &Options) -> Result<Self, BadConfig> {
        let mut sources = Sources::defaults()?;
        match &options.file {
            Some(file) => sources.file(file)?,
            None if Path::new("longyuan.toml").exists() => sources.file(Path::new("longyuan.toml"))?,
            None => {}
        }
        sources.environment()?;
        if let Some(data) = &options.data {
            sources.set("data", data, "--data");
        }
        if let Some(listen) = &options.listen {
            sources.set("server.listen", listen, "--listen");
        }
        let mut config = sources.extract()?;
        config.demo = options.demo;
        config.origins = sources.places();
        check::check(&config).map_err(|wrong| sources.refused(wrong.name, &wrong.reason))?;
        Ok(config)
    }

    /// The master key's file.
    pub fn key_file(&self) -> PathBuf {
        if self.security.key_file.is_empty() {
            self.data.join("secret.key")
        } else {
            Path::new(&self.security.key_file).to_owned()
        }
    }

    /// The folder of mails.
    pub fn mail_folder(&self) -> PathBuf {
        self.data.join("mail")
    }

    /// The folder of copies.
    pub fn backup_folder(&self) -> PathBuf {
        self.data.join("backup")
    }

    /// The signed heads of the record's chain, one a line.
    pub fn audit_heads_file(&self) -> PathBuf {
        self.data.join("audit-heads.jsonl")
    }

    /// What was erased, one a line: a restored copy is erased anew by it.
    pub fn erased_file(&self) -> PathBuf {
        self.data.join("erased.jsonl")
    }

    /// The address that makes every link, without a slash at its end.
    pub fn public_url(&self) -> String {
        if self.demo || self.server.public_url.is_empty() {
            format!("http://{}", self.server.listen)
        } else {
            self.server.public_url.trim_end_matches('/').to_owned()
        }
    }
}
