//! How a command ends when it does not end well: a sentence and an exit code.

use crate::config::BadConfig;
use crate::domain::error::{Error, FieldError};
use crate::domain::value::Lang;
use crate::locale;

/// Why a command did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// 1 failed, 2 bad input or settings.
    pub code: u8,
    /// For the operator.
    pub text: String,
}

impl Failure {
    /// Something failed on the way.
    pub fn failed(text: impl std::fmt::Display) -> Self {
        Self { code: 1, text: text.to_string() }
    }

    /// What was given cannot be used; nothing was changed.
    pub fn bad(text: impl std::fmt::Display) -> Self {
        Self { code: 2, text: text.to_string() }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<BadConfig> for Failure {
    fn from(bad: BadConfig) -> Self {
        Self::bad(format!("settings: {bad}"))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid(fields) => Self::bad(fields.iter().map(sentence).collect::<Vec<_>>().join("\n")),
            Error::Unavailable(cause) | Error::Internal(cause) => Self::failed(cause),
            other => Self::failed(other),
        }
    }
}

/// `field: reason`.
fn sentence(error: &FieldError) -> String {
    let key = format!("error-{}", error.code.replace('_', "-"));
    let values: Vec<(&'static str, locale::Value<'_>)> = error.number.map(|n| ("n", n.into())).into_iter().collect();
    let reason = if locale::has(Lang::En, &key) {
        locale::text_with(Lang::En, &key, &values)
    } else {
        error.code.replace('_', " ")
    };
    format!("{}: {reason}", error.field)
}
