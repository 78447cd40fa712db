//! The master key and what is derived from it: sealing of columns, lookup of addresses, link and token signatures.

use std::io::Write;
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use secrecy::{ExposeSecret, SecretBox};
use sha2::{Digest, Sha256};

use crate::domain::error::{Error, Result};

const KEY_ID: u8 = 1;
const NONCE_BYTES: usize = 24;

/// Keys derived from the master key by HKDF-SHA-256 (RFC 5869), one a purpose.
pub struct Keys {
    sealing: SecretBox<[u8; 32]>,
    lookup: SecretBox<[u8; 32]>,
    link: SecretBox<[u8; 32]>,
    token: SecretBox<[u8; 32]>,
    chain: SecretBox<[u8; 32]>,
    record: SecretBox<[u8; 32]>,
}

/// Where a sealed value stands; bound into its ciphertext so that it opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Table.
    pub table: &'a str,
    /// Column.
    pub column: &'a str,
    /// Key of the row.
    pub row: &'a str,
}

impl Keys {
    /// Derives all keys from a master key of 32 bytes.
    pub fn from_master(master: &[u8; 32]) -> Result<Self> {
        let hkdf = Hkdf::<Sha256>::new(None, master);
        let derive = |info: &str| -> Result<SecretBox<[u8; 32]>> {
            let mut key = Box::new([0u8; 32]);
            hkdf.expand(info.as_bytes(), key.as_mut_slice()).map_err(Error::internal)?;
            Ok(SecretBox::new(key))
        };
        Ok(Self {
            sealing: derive("longyuan sealing 1")?,
            lookup: derive("longyuan lookup 1")?,
            link: derive("longyuan link 1")?,
            token: derive("longyuan token 1")?,
            chain: derive("longyuan chain 1")?,
            record: derive("longyuan record 1")?,
        })
    }

    /// Reads the master key's file, or makes it (mode 0600) when `may_create`; returns whether it was made.
    pub fn open(path: &Path, may_create: bool) -> Result<(Self, bool)> {
        match std::fs::read(path) {
            Ok(bytes) => {
                let master = decode(&bytes).ok_or_else(|| {
                    Error::internal(format!("{}: not a key of 64 hexadecimal digits", path.display()))
                })?;
                Ok((Self::from_master(&master)?, false))
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && may_create => {
                let mut master = [0u8; 32];
                fill_random(&mut master);
                create(path, &master).map_err(|e| Error::internal(format!("{}: {e}", path.display())))?;
                Ok((Self::from_master(&master)?, true))
            }
            Err(e) => Err(Error::internal(format!("{}: {e}", path.display()))),
        }
    }

    /// Seals bytes for one place: key id, nonce of 24 bytes, XChaCha20-Poly1305 ciphertext.
    pub fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0u8; NONCE_BYTES];
        fill_random(&mut nonce);
        let cipher = XChaCha20Poly1305::new(self.sealing.expose_secret().into());
        let aad = associated(place);
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad })
            .map_err(|_| Error::internal("sealing failed"))?;
        Ok([&[KEY_ID], nonce.as_slice(), &sealed].concat())
    }

    /// Opens what `seal` made for the same place; anything else is an internal error.
    pub fn open_sealed(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>> {
        let (head, body) =
            sealed.split_at_checked(1 + NONCE_BYTES).ok_or_else(|| Error::internal("sealed value too short"))?;
        if head[0] != KEY_ID {
            return Err(Error::internal("sealed with an unknown key"));
        }
        let nonce: [u8; NONCE_BYTES] = head[1..].try_into().map_err(Error::internal)?;
        let cipher = XChaCha20Poly1305::new(self.sealing.expose_secret().into());
        let aad = associated(place);
        cipher
            .decrypt(&XNonce::from(nonce), Payload { msg: body, aad: &aad })
            .map_err(|_| Error::internal("a sealed value does not open: wrong key or moved row"))
    }

    /// The keyed hash by which a normalised address is found, 64 hexadecimal digits.
    pub fn lookup(&self, normalised: &str) -> String {
        hex(&mac(self.lookup.expose_secret(), &[normalised.as_bytes()]))
    }

    /// What tells this master key from another one without giving anything of it away.
    pub fn mark(&self) -> String {
        self.lookup("mark of the master key")
    }

    /// The signature of a link over its id, purpose and expiry, 43 letters of base64url.
    pub fn sign_link(&self, parts: &[&str]) -> String {
        use base64::Engine;
        let bytes: Vec<&[u8]> = parts.iter().map(|p| p.as_bytes()).collect();
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(mac(self.link.expose_secret(), &bytes))
    }

    /// True when `signature` is that of `parts`; constant time.
    pub fn link_holds(&self, parts: &[&str], signature: &str) -> bool {
        use subtle::ConstantTimeEq;
        self.sign_link(parts).as_bytes().ct_eq(signature.as_bytes()).into()
    }

    /// The signature of a head of the record's chain, 64 hexadecimal digits.
    pub fn sign_head(&self, parts: &[&str]) -> String {
        let bytes: Vec<&[u8]> = parts.iter().map(|p| p.as_bytes()).collect();
        hex(&mac(self.chain.expose_secret(), &bytes))
    }

    /// True when `signature` is that of the head; constant time.
    pub fn head_holds(&self, parts: &[&str], signature: &str) -> bool {
        use subtle::ConstantTimeEq;
        self.sign_head(parts).as_bytes().ct_eq(signature.as_bytes()).into()
    }

    /// The Ed25519 signature of a record that others verify, 64 bytes.
    pub fn sign_record(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        Ok(self.record_pair()?.sign(bytes).as_ref().to_vec())
    }

    /// The public key by which records are verified, 32 bytes.
    pub fn record_public_key(&self) -> Result<Vec<u8>> {
        Ok(self.record_pair()?.public_key().as_ref().to_vec())
    }

    fn record_pair(&self) -> Result<Ed25519KeyPair> {
        Ed25519KeyPair::from_seed_unchecked(self.record.expose_secret()).map_err(Error::internal)
    }

    /// The key of API tokens (HS256).
    pub fn token_key(&self) -> &[u8] {
        self.token.expose_secret()
    }
}

/// True when `signature` is that of a record by the holder of this public key.
pub fn record_holds(public_key: &[u8], bytes: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ED25519, public_key).verify(bytes, signature).is_ok()
}

/// SHA-256 as 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A fresh secret of 256 bits in base64url, for sessions and one-time links.
pub fn fresh_secret() -> String {
    use base64::Engine;
    let mut bytes = [0u8; 32];
    fill_random(&mut bytes);
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// Fills a buffer from the operating system's generator by way of a cryptographic one.
pub fn fill_random(buffer: &mut [u8]) {
    use rand::Rng;
    rand::rng().fill_bytes(buffer);
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    use hmac::KeyInit;
    // HMAC fills a short key up to the block of 64 bytes with zeros (RFC 2104); done here, it cannot fail.
    let mut block = [0u8; 64];
    block[..32].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as KeyInit>::new((&block).into());
    for part in parts {
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn associated(place: Place<'_>) -> Vec<u8> {
    [place.table, place.column, place.row].join("\u{0}").into_bytes()
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn decode(text: &[u8]) -> Option<[u8; 32]> {
    let text = std::str::from_utf8(text).ok()?.trim();
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut key = [0u8; 32];
    for (i, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()?;
    }
    Some(key)
}

fn create(path: &Path, master: &[u8; 32]) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{}", hex(master))?;
    file.sync_all()
}

#[cfg(test)]
mod tests;
