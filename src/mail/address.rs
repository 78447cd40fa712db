//! Addresses and names in headers: nothing that a person typed can end a header.

use super::words::plain;
use crate::domain::error::{Error, Result};

/// A name for a header: one line, no angle brackets, no quotation marks.
pub fn display_name(name: &str) -> String {
    plain(name).chars().filter(|c| !matches!(c, '<' | '>' | '"' | '\\')).collect()
}

/// An address that may stand in an envelope, or `Invalid`.
pub fn checked(address: &str) -> Result<&str> {
    let is_clean = !address.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';'));
    if is_clean && address.contains('@') { Ok(address) } else { Err(Error::field("email", "bad_email")) }
}

/// The host of the public address: the right half of every Message-ID.
pub fn host(public_url: &str) -> String {
    let url = url::Url::parse(public_url).ok();
    url.and_then(|u| u.host_str().map(str::to_owned)).unwrap_or_else(|| "localhost".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_its_header() {
        assert_eq!(display_name("Office\r\nBcc: <x@example.org>"), "Office Bcc: x@example.org");
        assert!(checked("a@example.org\r\nRCPT TO:<b@example.org>").is_err());
        assert!(checked("a@example.org").is_ok());
    }

    #[test]
    fn the_host_has_no_port() {
        assert_eq!(host("http://127.0.0.1:8080"), "127.0.0.1");
        assert_eq!(host("https://talent.example.org"), "talent.example.org");
    }
}
