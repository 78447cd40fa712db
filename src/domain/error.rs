//! What can go wrong, in kinds that callers act on. It knows no HTTP: `web/failure.rs` maps each kind to a status.

use serde::Serialize;

/// One field of an input that cannot be taken, with a stable code that is the key of its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FieldError {
    /// The field's name in the form and the API; empty when it concerns the whole.
    pub field: String,
    /// Stable snake_case code; the sentence is `error-<code with dashes>` in the locales.
    pub code: &'static str,
    /// A number the sentence needs (a limit, a count).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    /// What the sentence names: the word that is wrong, and what it clashes with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

impl FieldError {
    /// An error of `field` with its code.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, number: None, about: None }
    }

    /// The same with the number its sentence needs.
    pub fn with(field: impl Into<String>, code: &'static str, number: i64) -> Self {
        Self { field: field.into(), code, number: Some(number), about: None }
    }

    /// The same with what its sentence names.
    pub fn about(mut self, what: impl Into<String>) -> Self {
        self.about = Some(what.into());
        self
    }
}

/// The kinds of failure. Each carries a stable snake_case code where callers may need to tell cases apart.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input breaks rules of the domain.
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldError>),
    /// Nobody is signed in, or the proof given does not hold.
    #[error("sign-in needed: {0}")]
    SignIn(&'static str),
    /// The person may not do this.
    #[error("denied: {0}")]
    Denied(&'static str),
    /// No such thing, or not one this person may know of.
    #[error("missing: {0}")]
    Missing(&'static str),
    /// The thing has moved on since it was read, or the move is not allowed in its state.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Too often; try again after so many seconds.
    #[error("too many requests, wait {retry_after} s")]
    TooMany {
        /// Seconds until it may be tried again.
        retry_after: u64,
    },
    /// A budget of the day is spent; it may go on after so many seconds.
    #[error("spent: {code}, wait {retry_after} s")]
    Spent {
        /// Which.
        code: &'static str,
        /// Seconds until it may go on.
        retry_after: u64,
    },
    /// The link or thing was there and is no more.
    #[error("gone: {0}")]
    Gone(&'static str),
    /// Something this depends on does not answer now.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A fault of ours. The cause is logged once at the edge and never shown.
    #[error("internal: {0}")]
    Internal(String),
}

/// The result of everything below the web.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// One field error as a failure.
    pub fn field(field: &str, code: &'static str) -> Self {
        Self::Invalid(vec![FieldError::new(field, code)])
    }

    /// A fault of ours with its cause.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }

    /// The stable code of this failure.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::SignIn(code) | Self::Denied(code) | Self::Missing(code) | Self::Conflict(code) | Self::Gone(code) => {
                code
            }
            Self::Spent { code, .. } => code,
            Self::TooMany { .. } => "too_many",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }
}

/// Collects field errors so that a form answers with all of them at once.
#[derive(Debug, Default)]
pub struct Checks(Vec<FieldError>);

impl Checks {
    /// Notes an error of `field` when `ok` is false.
    pub fn require(&mut self, ok: bool, field: &str, code: &'static str) {
        if !ok {
            self.0.push(FieldError::new(field, code));
        }
    }

    /// Notes an error.
    pub fn add(&mut self, error: FieldError) {
        self.0.push(error);
    }

    /// Notes the field errors of a part that failed and goes on without it; any other failure is passed on.
    pub fn take<T>(&mut self, part: Result<T>) -> Result<Option<T>> {
        match part {
            Ok(value) => Ok(Some(value)),
            Err(Error::Invalid(errors)) => {
                self.0.extend(errors);
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }

    /// `Ok` when nothing was noted, else all that was.
    pub fn done(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}
