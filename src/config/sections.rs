//! The sections of the settings: one struct a section. Each setting's default and meaning stand in `config/default.toml`.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};

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
    /// True to serve on a database that may lose what it acknowledged.
    pub allow_weak_durability: bool,
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
    /// Addresses of trusted proxies.
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
    /// People whose cards a firm may see in a day.
    pub people_cards: i32,
    /// Lists of cards a firm may ask for in ten minutes.
    pub people_lists: i32,
    /// Interests of a firm that may be open at once.
    pub interests: i32,
    /// Copies of one's own data a day and account.
    pub exports: i32,
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
    /// Questions to a firm that must have ended before its answers are weighed.
    pub answer_figures_from: i64,
    /// The share of questions that a firm must answer in time.
    pub answer_floor: f64,
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
