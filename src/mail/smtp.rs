//! A conversation with a mail server, step by step, so that it is known at which step it broke.

use std::time::Duration;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::{Error as SmtpError, response::Response};
use secrecy::{ExposeSecret, SecretString};

use super::envelope::Sealed;
use super::transport::Outcome;
use crate::domain::error::{Error, Result};
use crate::domain::office::{MailEncryption, MailSettings};

/// A mail server and how to talk to it.
pub struct Smtp {
    host: String,
    port: u16,
    encryption: MailEncryption,
    user: String,
    password: SecretString,
    tls: Option<TlsParameters>,
    timeout: Duration,
}

/// An open connection.
pub struct Line(SmtpConnection);

impl Line {
    /// Says goodbye.
    pub fn close(mut self) {
        // The server may have gone; nothing is lost by that.
        let _ = self.0.quit();
    }
}

impl Smtp {
    /// Reads the settings; nothing is connected yet. Without encryption only a server on this machine is taken.
    pub fn new(settings: &MailSettings, ca_file: &str, timeout_seconds: u64) -> Result<Self> {
        let is_near = matches!(settings.host.as_str(), "localhost" | "127.0.0.1" | "::1");
        if settings.encryption == MailEncryption::Plain && !is_near {
            return Err(Error::Unavailable("mail.encryption: \"none\" is for a server on this machine only".into()));
        }
        let tls = match settings.encryption {
            MailEncryption::Plain => None,
            _ => Some(tls(&settings.host, ca_file)?),
        };
        Ok(Self {
            host: settings.host.clone(),
            port: settings.port,
            encryption: settings.encryption,
            user: settings.user.clone(),
            password: settings.password.clone(),
            tls,
            timeout: Duration::from_secs(timeout_seconds.max(1)),
        })
    }

    /// Sends over `line`, opening it where needed. After a failure the line is closed.
    pub fn send(&self, line: &mut Option<Line>, sealed: &Sealed) -> Outcome {
        let was_open = line.is_some();
        let outcome = self.send_once(line, sealed);
        // A server may close a line between two messages; that says nothing about the second one.
        if was_open && matches!(outcome, Outcome::Unreachable(_)) {
            *line = None;
            return self.send_once(line, sealed);
        }
        outcome
    }

    fn send_once(&self, line: &mut Option<Line>, sealed: &Sealed) -> Outcome {
        let mut open = match line.take().map_or_else(|| self.open(), Ok) {
            Ok(open) => open,
            Err(outcome) => return outcome,
        };
        match self.converse(&mut open.0, sealed) {
            Ok(()) => {
                *line = Some(open);
                Outcome::Accepted
            }
            Err(outcome) => {
                if matches!(outcome, Outcome::Temporary(_) | Outcome::Permanent(_)) {
                    open.close();
                }
                outcome
            }
        }
    }

    /// Connects, encrypts, signs in. No name and no message is said before the line is safe.
    fn open(&self) -> Result<Line, Outcome> {
        let hello = ClientId::default();
        let at = (self.host.as_str(), self.port);
        let wrapped = self.tls.as_ref().filter(|_| self.encryption == MailEncryption::Tls);
        let mut line =
            SmtpConnection::connect(at, Some(self.timeout), &hello, wrapped, None).map_err(|e| match answered(&e) {
                Some(outcome) => outcome,
                None if wrapped.is_some() && is_about_tls(&e) => Outcome::TlsFailed(text(&e)),
                None => Outcome::Unreachable(text(&e)),
            })?;
        if let (MailEncryption::Starttls, Some(tls)) = (self.encryption, &self.tls) {
            if !line.can_starttls() {
                line.abort();
                return Err(Outcome::TlsFailed("the server offers no STARTTLS".into()));
            }
            line.starttls(tls, &hello).map_err(|e| Outcome::TlsFailed(text(&e)))?;
        }
        if !self.user.is_empty() {
            let credentials = Credentials::new(self.user.clone(), self.password.expose_secret().to_owned());
            line.auth(DEFAULT_MECHANISMS, &credentials).map_err(|e| {
                let words = text(&e);
                // 454 and the like: the server cannot check now; anything else is a refusal.
                if e.is_transient() || (!e.is_permanent() && !e.is_client()) {
                    Outcome::Unreachable(words)
                } else {
                    Outcome::Auth(words)
                }
            })?;
        }
        Ok(Line(line))
    }

    fn converse(&self, line: &mut SmtpConnection, sealed: &Sealed) -> Result<(), Outcome> {
        let mut options = Vec::new();
        if !sealed.envelope.to().iter().all(|reader| AsRef::<str>::as_ref(reader).is_ascii()) {
            options.push(MailParameter::SmtpUtfEight);
        }
        if !sealed.bytes.is_ascii() {
            if !line.server_info().supports_feature(Extension::EightBitMime) {
                return Err(Outcome::Permanent("the server takes no 8-bit mail".into()));
            }
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        // A break before the message itself is a break of the line, whatever the message.
        let early = |e: SmtpError| answered(&e).unwrap_or_else(|| Outcome::Unreachable(text(&e)));
        line.command(Mail::new(sealed.envelope.from().cloned(), options)).map_err(early)?;
        for reader in sealed.envelope.to() {
            line.command(Rcpt::new(reader.clone(), Vec::new())).map_err(early)?;
        }
        line.command(Data).map_err(early)?;
        // The server may take its time to look at a whole message.
        let _ = line.set_timeout(Some(self.timeout * 4));
        let taken: Result<Response, SmtpError> = line.message(&sealed.bytes);
        let _ = line.set_timeout(Some(self.timeout));
        taken.map(|_| ()).map_err(|e| answered(&e).unwrap_or_else(|| Outcome::Ambiguous(text(&e))))
    }
}

/// The outcome that the server itself named by its code.
fn answered(error: &SmtpError) -> Option<Outcome> {
    if error.is_permanent() {
        Some(Outcome::Permanent(text(error)))
    } else if error.is_transient() {
        Some(Outcome::Temporary(text(error)))
    } else {
        None
    }
}

fn tls(host: &str, ca_file: &str) -> Result<TlsParameters> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if !ca_file.is_empty() {
        let pem = std::fs::read(ca_file).map_err(|e| Error::Unavailable(format!("mail.ca_file: {ca_file}: {e}")))?;
        let authority = Certificate::from_pem(&pem).map_err(|e| Error::Unavailable(format!("mail.ca_file: {e}")))?;
        builder = builder.add_root_certificate(authority);
    }
    builder.build().map_err(|e| Error::Unavailable(format!("TLS: {e}")))
}

/// True when the line was there and TLS was not: a certificate that nobody trusts, a server that speaks no TLS.
fn is_about_tls(error: &SmtpError) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(current) = cause {
        if let Some(io) = current.downcast_ref::<std::io::Error>()
            && matches!(io.kind(), std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof)
        {
            return true;
        }
        cause = current.source();
    }
    error.is_tls()
}

/// What went wrong with all its causes, on one line.
fn text(error: &SmtpError) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        let more = current.to_string();
        if !words.contains(&more) {
            words.push_str(": ");
            words.push_str(&more);
        }
        cause = current.source();
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
