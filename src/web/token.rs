//! Tokens of the API: HS256 (RFC 7519) for fifteen minutes, naming a session whose row is read at every call.

use std::sync::Once;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{ErrorKind, Result as JwtResult};
use jsonwebtoken::signature::{Error as SignatureError, Signer, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::context::Context;
use crate::domain::account::SessionId;
use crate::domain::error::{Error, Result};

/// Minutes a token holds.
const MINUTES: i64 = 15;
const AUDIENCE: &str = "longyuan-api";
const TYPE: &str = "access";
/// Longer tokens are not even read.
const LONGEST: usize = 2048;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    typ: String,
    sid: SessionId,
    exp: i64,
}

/// A token and when it ends.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Token {
    /// To be sent as `Authorization: Bearer`.
    pub token: String,
    /// When it ends, UTC; renew it before by `POST sessions/current/token`.
    pub expires_at: chrono::DateTime<chrono::Utc>,
}

/// A token for a session of the API.
pub fn mint(ctx: &Context, session: &SessionId) -> Result<Token> {
    install();
    let expires_at = (ctx.now() + chrono::TimeDelta::minutes(MINUTES)).and_utc();
    let claims = Claims {
        iss: ctx.config.public_url(),
        aud: AUDIENCE.into(),
        typ: TYPE.into(),
        sid: session.clone(),
        exp: expires_at.timestamp(),
    };
    let key = EncodingKey::from_secret(ctx.keys.token_key());
    let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key).map_err(Error::internal)?;
    Ok(Token { token, expires_at })
}

/// The session of a token, or a code for the audit of what is wrong with it; outside all of them are one.
pub fn verify(ctx: &Context, token: &str) -> Result<SessionId, &'static str> {
    install();
    if token.len() > LONGEST {
        return Err("too_long");
    }
    // Our tokens have one header. What another one names (an algorithm, a key, a place of keys) is not even read.
    if !has_our_header(token) {
        return Err("header");
    }
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_issuer(&[ctx.config.public_url()]);
    rules.set_audience(&[AUDIENCE]);
    rules.set_required_spec_claims(&["exp", "iss", "aud"]);
    // The clock of the context decides, so that tests can move it.
    rules.validate_exp = false;
    let key = DecodingKey::from_secret(ctx.keys.token_key());
    let claims = jsonwebtoken::decode::<Claims>(token, &key, &rules).map_err(|e| cause(e.kind()))?.claims;
    if claims.typ != TYPE {
        return Err("type");
    }
    if claims.exp <= ctx.now().and_utc().timestamp() {
        return Err("expired");
    }
    Ok(claims.sid)
}

/// The header of our tokens: these two members, each once, and nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OurHeader {
    typ: String,
    alg: String,
}

fn has_our_header(token: &str) -> bool {
    let first = token.split('.').next().unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(first).unwrap_or_default();
    serde_json::from_slice::<OurHeader>(&bytes).is_ok_and(|header| header.typ == "JWT" && header.alg == "HS256")
}

fn cause(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidSignature => "signature",
        ErrorKind::InvalidIssuer => "issuer",
        ErrorKind::InvalidAudience => "audience",
        ErrorKind::MissingRequiredClaim(_) | ErrorKind::InvalidClaimFormat(_) | ErrorKind::Json(_) => "claims",
        _ => "malformed",
    }
}

/// The one algorithm, over the same crates as the other keys: no RSA, no curves, no C library.
static HS256: CryptoProvider =
    CryptoProvider { signer_factory: signer, verifier_factory: verifier, key_utils: KeyUtils::new_unimplemented() };

fn install() {
    static ONCE: Once = Once::new();
    // Another test of the same process may have installed the same provider.
    ONCE.call_once(|| {
        let _ = HS256.install_default();
    });
}

struct Hs256(Hmac<Sha256>);

fn only_hs256(algorithm: &Algorithm, key: &[u8]) -> JwtResult<Hs256> {
    if *algorithm != Algorithm::HS256 {
        return Err(ErrorKind::InvalidAlgorithm.into());
    }
    Hmac::<Sha256>::new_from_slice(key).map(Hs256).map_err(|_| ErrorKind::InvalidKeyFormat.into())
}

fn signer(algorithm: &Algorithm, key: &EncodingKey) -> JwtResult<Box<dyn JwtSigner>> {
    Ok(Box::new(only_hs256(algorithm, key.as_bytes())?))
}

fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> JwtResult<Box<dyn JwtVerifier>> {
    Ok(Box::new(only_hs256(algorithm, key.try_get_as_bytes()?)?))
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, SignatureError> {
        Ok(self.0.clone().chain_update(message).finalize().into_bytes().to_vec())
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), SignatureError> {
        self.0.clone().chain_update(message).verify_slice(signature).map_err(SignatureError::from_source)
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}
