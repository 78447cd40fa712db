//! The settings: one struct a section. Compiled-in defaults, then a file, then the environment, then options.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};

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
}

fn default_data() -> PathBuf {
    PathBuf::from("./data")
}

/// `[server]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address and port.
    pub listen: String,
    /// The address people use; empty for the listening one.
    pub public_url: String,
    /// Threads; 0 is one a core.
    pub workers: usize,
    /// Largest body, bytes.
    pub max_body: usize,
}

/// `[database]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite://` or `postgres://`; empty for the embedded one.
    #[serde(serialize_with = "without_password")]
    pub url: SecretString,
    /// Pool size.
    pub connections: u32,
    /// Longest wait for a connection, seconds.
    pub wait_seconds: u64,
}

/// `[security]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Security {
    /// Master key file; empty for the one in the data folder.
    pub key_file: String,
    /// Length of a staff session, hours.
    pub staff_session_hours: i64,
    /// Length of other sessions, days.
    pub session_days: i64,
    /// argon2id memory, KiB.
    pub argon2_memory_kib: u32,
    /// argon2id passes.
    pub argon2_passes: u32,
    /// Networks of trusted proxies.
    pub trusted_proxies: Vec<String>,
}

/// `[limits]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Sign-in tries a minute and account.
    pub sign_in_account: i32,
    /// Sign-in tries a minute and address.
    pub sign_in_address: i32,
    /// Registrations an hour and address.
    pub registrations: i32,
    /// Mails with a link an hour and account.
    pub links: i32,
}

/// `[mail]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `smtp`, `folder`, or empty for what the set-up was told.
    pub transport: String,
    /// Server name.
    pub host: String,
    /// Port.
    pub port: u16,
    /// `starttls`, `tls` or `none`.
    pub encryption: String,
    /// User name; empty for none.
    pub user: String,
    /// Password.
    #[serde(serialize_with = "masked")]
    pub password: SecretString,
    /// Extra certificate authority (PEM).
    pub ca_file: String,
    /// Sender address; empty for the first mailbox.
    pub from: String,
    /// Merge window of office mails, seconds.
    pub merge_seconds: i64,
    /// Least gap between office mails, seconds.
    pub min_gap_seconds: i64,
    /// Maildir folder with reports of mails that came back; empty for none.
    pub bounce_maildir: String,
    /// Secret of `POST /hooks/bounces`; empty for no such address.
    #[serde(serialize_with = "masked")]
    pub bounce_secret: SecretString,
    /// True when mails nobody asked for wait for the reader's day.
    pub quiet_hours: bool,
    /// Limit of one SMTP command, seconds.
    pub timeout_seconds: u64,
}

/// `[match]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    /// Threshold of a strong pair, 0 to 100.
    pub strong: f64,
    /// Threshold of a pair worth a look.
    pub worth_a_look: f64,
    /// Most open suggestions a need.
    pub open_per_need: usize,
}

/// `[review]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// `none` or `before_matching`.
    pub profiles: String,
    /// Seconds of undo.
    pub undo_seconds: i64,
    /// Address of the account that hears of what waits for over six working days.
    pub director: String,
}

impl Review {
    /// True when an officer accepts a profile before it is matched.
    pub fn accepts_first(&self) -> bool {
        self.profiles == "before_matching"
    }
}

/// `[introduce]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Introduce {
    /// Fields (codes) whose introductions only a lead may make.
    pub lead_fields: Vec<String>,
}

/// `[backup]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Backup {
    /// Days kept; 0 for none.
    pub keep_days: i64,
}

/// `[log]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// `text` or `json`.
    pub format: String,
    /// Filter.
    pub level: String,
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
        let mut figment = Figment::from(Toml::string(DEFAULTS));
        match &options.file {
            Some(file) if !file.exists() => return Err(BadConfig(format!("{}: no such file", file.display()))),
            Some(file) => figment = figment.merge(Toml::file_exact(file)),
            None if Path::new("longyuan.toml").exists() => figment = figment.merge(Toml::file_exact("longyuan.toml")),
            None => {}
        }
        figment = with_environment(figment)?;
        if let Some(data) = &options.data {
            figment = figment.merge(Serialized::default("data", data));
        }
        if let Some(listen) = &options.listen {
            figment = figment.merge(Serialized::default("server.listen", listen));
        }
        let mut config: Self = figment.extract_lossy().map_err(|e| BadConfig(e.to_string()))?;
        config.demo = options.demo;
        config.check()?;
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

    /// The address that makes every link, without a slash at its end.
    pub fn public_url(&self) -> String {
        if self.demo || self.server.public_url.is_empty() {
            format!("http://{}", self.server.listen)
        } else {
            self.server.public_url.trim_end_matches('/').to_owned()
        }
    }

    fn check(&self) -> Result<(), BadConfig> {
        let listen: std::net::SocketAddr = self
            .server
            .listen
            .parse()
            .map_err(|_| BadConfig(format!("server.listen = {:?}: not ADDRESS:PORT", self.server.listen)))?;
        if self.demo && !listen.ip().is_loopback() {
            return Err(BadConfig("server.listen: the demo listens on loopback only".into()));
        }
        let url = url::Url::parse(&self.public_url()).map_err(|e| BadConfig(format!("server.public_url: {e}")))?;
        let is_loopback = matches!(url.host(), Some(url::Host::Ipv4(ip)) if ip.is_loopback())
            || matches!(url.host(), Some(url::Host::Ipv6(ip)) if ip.is_loopback())
            || url.host_str() == Some("localhost");
        if url.scheme() != "https" && !is_loopback && !self.server.public_url.is_empty() {
            return Err(BadConfig("server.public_url: must be https unless it is loopback".into()));
        }
        one_of("mail.transport", &self.mail.transport, &["", "smtp", "folder"])?;
        one_of("mail.encryption", &self.mail.encryption, &["starttls", "tls", "none"])?;
        one_of("review.profiles", &self.review.profiles, &["none", "before_matching"])?;
        one_of("log.format", &self.log.format, &["text", "json"])?;
        if self.security.argon2_memory_kib < 19_456 || self.security.argon2_passes < 2 {
            return Err(BadConfig("security.argon2_*: below the floor of 19456 KiB and 2 passes".into()));
        }
        if self.matching.strong < self.matching.worth_a_look {
            return Err(BadConfig("match.strong: below match.worth_a_look".into()));
        }
        Ok(())
    }
}

fn one_of(name: &str, value: &str, allowed: &[&str]) -> Result<(), BadConfig> {
    if allowed.contains(&value) { Ok(()) } else { Err(BadConfig(format!("{name} = {value:?}: one of {allowed:?}"))) }
}

/// What stands in the place of a secret.
const MASK: &str = "********";

fn masked<S: Serializer>(secret: &SecretString, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(if secret.expose_secret().is_empty() { "" } else { MASK })
}

fn without_password<S: Serializer>(secret: &SecretString, to: S) -> Result<S::Ok, S::Error> {
    match url::Url::parse(secret.expose_secret()) {
        Ok(mut url) if url.password().is_some() => {
            let hidden = url.set_password(Some(MASK));
            to.serialize_str(if hidden.is_ok() { url.as_str() } else { MASK })
        }
        // A password may also be among the parameters behind the question mark.
        _ => to.serialize_str(secret.expose_secret().split('?').next().unwrap_or_default()),
    }
}

/// `LONGYUAN_A__B=value`, and `LONGYUAN_A__B_FILE=path` whose content is the value. A value is a text until the setting
/// wants a number, so that a password of digits stays one; only a list is read as TOML.
fn with_environment(mut figment: Figment) -> Result<Figment, BadConfig> {
    for (key, given) in Env::prefixed("LONGYUAN_").filter(|k| k.as_str().contains("__")).iter() {
        let variable = key.as_str().to_lowercase();
        let is_own_name = ["security__key_file", "mail__ca_file"].contains(&variable.as_str());
        let (name, value) = match variable.strip_suffix("_file").filter(|_| !is_own_name) {
            None => (variable.replace("__", "."), given),
            Some(name) => {
                let name = name.replace("__", ".");
                let text = std::fs::read_to_string(&given).map_err(|e| BadConfig(format!("{name}: {given}: {e}")))?;
                (name, text.trim_end().to_owned())
            }
        };
        figment = if name == "security.trusted_proxies" {
            let list = toml::from_str::<toml::Table>(&format!("list = {value}"));
            let list = list.map_err(|e| BadConfig(format!("{name} = {value:?}: {}", e.message())))?;
            figment.merge(Serialized::default(&name, &list["list"]))
        } else {
            figment.merge(Serialized::default(&name, value))
        };
    }
    Ok(figment)
}
