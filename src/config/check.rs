//! What no section can say of itself: values that fit together, and that mean something.

use std::net::{IpAddr, SocketAddr};

use secrecy::ExposeSecret;
use tracing_subscriber::EnvFilter;

use super::Config;

/// A setting that cannot be used, and why.
pub struct Wrong {
    /// `section.key`
    pub name: &'static str,
    /// The reason.
    pub reason: String,
}

fn wrong(name: &'static str, reason: impl ToString) -> Wrong {
    Wrong { name, reason: reason.to_string() }
}

/// The first setting that cannot be used, if there is one.
pub fn check(config: &Config) -> Result<(), Wrong> {
    addresses(config)?;
    let url = config.database.url.expose_secret();
    let is_known = ["sqlite://", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
    if !url.is_empty() && !is_known {
        return Err(wrong("database.url", "neither sqlite:// nor postgres://"));
    }
    one_of("mail.transport", &config.mail.transport, &["", "smtp", "folder"])?;
    one_of("mail.encryption", &config.mail.encryption, &["starttls", "tls", "none"])?;
    one_of("review.profiles", &config.review.profiles, &["none", "before_matching"])?;
    one_of("log.format", &config.log.format, &["text", "json"])?;
    EnvFilter::try_new(&config.log.level).map_err(|e| wrong("log.level", e))?;
    if config.security.argon2_memory_kib < 19_456 {
        return Err(wrong("security.argon2_memory_kib", "below the floor of 19456 KiB"));
    }
    if config.security.argon2_passes < 2 {
        return Err(wrong("security.argon2_passes", "below the floor of 2"));
    }
    if config.matching.strong < config.matching.worth_a_look {
        return Err(wrong("match.strong", "below match.worth_a_look"));
    }
    if !(0.0..=1.0).contains(&config.introduce.answer_floor) {
        return Err(wrong("introduce.answer_floor", "not a share from 0 to 1"));
    }
    if config.introduce.answer_figures_from < 1 {
        return Err(wrong("introduce.answer_figures_from", "below 1"));
    }
    Ok(())
}

fn addresses(config: &Config) -> Result<(), Wrong> {
    let listen: SocketAddr = config.server.listen.parse().map_err(|_| wrong("server.listen", "not ADDRESS:PORT"))?;
    if config.demo && !listen.ip().is_loopback() {
        return Err(wrong("server.listen", "the demo listens on loopback only"));
    }
    let url = url::Url::parse(&config.public_url()).map_err(|e| wrong("server.public_url", e))?;
    let is_loopback = match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    if url.scheme() != "https" && !is_loopback && !config.server.public_url.is_empty() {
        return Err(wrong("server.public_url", "must be https unless it is loopback"));
    }
    match config.security.trusted_proxies.iter().find(|proxy| proxy.parse::<IpAddr>().is_err()) {
        Some(proxy) => Err(wrong("security.trusted_proxies", format!("{proxy:?} is no address"))),
        None => Ok(()),
    }
}

fn one_of(name: &'static str, value: &str, allowed: &[&str]) -> Result<(), Wrong> {
    if allowed.contains(&value) { Ok(()) } else { Err(wrong(name, format!("{value:?} is none of {allowed:?}"))) }
}
