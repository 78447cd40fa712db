//! One-time codes of an authenticator (TOTP, RFC 6238: SHA-1, six digits, 30 seconds) and the codes that stand in for it.

use totp_rs::{Builder, Secret, Totp};

use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;
use crate::keys::fill_random;

/// Seconds of one time step.
const STEP_SECONDS: i64 = 30;
/// Steps before and after the present one whose codes are taken: clocks of telephones are a little off.
const TOLERANCE: i64 = 1;
/// How many recovery codes a person gets.
pub const RECOVERY_CODES: usize = 10;
/// Letters of recovery codes: none is mistaken for another.
const LETTERS: &[u8; 32] = b"023456789abcdefghjkmnpqrstuvwxyz";

/// A fresh secret of 160 bits.
pub fn fresh() -> Vec<u8> {
    let mut secret = vec![0u8; 20];
    fill_random(&mut secret);
    secret
}

/// A secret as people type it: base32.
pub fn text(secret: &[u8]) -> String {
    Secret::from(secret.to_vec()).to_base32()
}

/// The secret of a typed base32 text; `None` when it is none of at least 128 bits.
pub fn parse(text: &str) -> Option<Vec<u8>> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let secret = Secret::try_from_base32(text).ok()?;
    (secret.as_ref().len() >= 16).then(|| secret.as_ref().to_vec())
}

/// The address that an authenticator reads from the picture.
pub fn uri(secret: &[u8], person: &str) -> Result<String> {
    totp(secret, person)?.to_url().map_err(Error::internal)
}

/// The picture of an address, as an SVG element without a size of its own.
pub fn picture(uri: &str) -> Result<String> {
    let code = qrcode::QrCode::new(uri.as_bytes()).map_err(Error::internal)?;
    let width = code.width();
    let mut path = String::new();
    for (index, color) in code.to_colors().into_iter().enumerate() {
        if color == qrcode::Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", index % width + 4, index / width + 4));
        }
    }
    let side = width + 8; // a quiet zone of four modules, as readers need
    Ok(format!(
        r#"<svg class="qr" aria-hidden="true" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path d="{path}"/></svg>"#
    ))
}

/// The time step whose code was typed, if it is the present one or a neighbour.
pub fn step_of(secret: &[u8], typed: &str, now: Moment) -> Result<Option<i64>> {
    use subtle::ConstantTimeEq;
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let totp = totp(secret, "")?;
    let present = now.and_utc().timestamp() / STEP_SECONDS;
    for step in present - TOLERANCE..=present + TOLERANCE {
        let time = u64::try_from(step * STEP_SECONDS).map_err(Error::internal)?;
        if bool::from(totp.generate(time).to_string().as_bytes().ct_eq(typed.as_bytes())) {
            return Ok(Some(step));
        }
    }
    Ok(None)
}

/// The code of the present step; for tests and the demo, which have no authenticator.
pub fn code_at(secret: &[u8], now: Moment) -> Result<String> {
    let time = u64::try_from(now.and_utc().timestamp()).map_err(Error::internal)?;
    Ok(totp(secret, "")?.generate(time).to_string())
}

/// Fresh recovery codes of 80 bits, e.g. `7qk2-m4xd-9rwb-2hpt`.
pub fn fresh_recovery_codes() -> Vec<String> {
    (0..RECOVERY_CODES).map(|_| recovery_code()).collect()
}

fn recovery_code() -> String {
    let mut bytes = [0u8; 16];
    fill_random(&mut bytes);
    let letters: Vec<u8> = bytes.iter().map(|byte| LETTERS[usize::from(byte % 32)]).collect();
    letters.chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
}

/// A typed recovery code in the form in which it was given out; `None` when it cannot be one.
pub fn parse_recovery_code(typed: &str) -> Option<String> {
    let letters: Vec<u8> = typed.to_lowercase().bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'-').collect();
    let is_one = letters.len() == 16 && letters.iter().all(|b| LETTERS.contains(b));
    is_one.then(|| letters.chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-"))
}

fn totp(secret: &[u8], person: &str) -> Result<Totp> {
    Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(person.replace(':', " "))
        .with_issuer(Some("Longyuan"))
        .build()
        .map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = b"12345678901234567890";
        // Appendix B gives eight digits; an authenticator shows the last six.
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(code_at(secret, at(time)).unwrap(), code);
            assert_eq!(step_of(secret, code, at(time)).unwrap(), Some(time / 30));
        }
    }

    #[test]
    fn one_step_of_difference_is_taken_and_two_are_not() {
        let secret = fresh();
        let code = code_at(&secret, at(3000)).unwrap();
        for (time, taken) in [(2999, true), (3030, true), (3059, true), (2969, false), (3060, false)] {
            assert_eq!(step_of(&secret, &code, at(time)).unwrap().is_some(), taken, "{time}");
        }
    }

    #[test]
    fn secrets_and_recovery_codes_survive_being_typed() {
        let secret = fresh();
        assert_eq!(parse(&text(&secret).to_lowercase()).unwrap(), secret);
        assert!(uri(&secret, "fang@example.org").unwrap().starts_with("otpauth://totp/Longyuan:fang"));
        let code = fresh_recovery_codes().remove(0);
        assert_eq!(parse_recovery_code(&code.to_uppercase().replace('-', " ")), Some(code));
        assert_eq!(parse_recovery_code("123456"), None);
    }
}
