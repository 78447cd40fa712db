//! Tokens of the API that do not hold: each is refused in the same words, at once, and leaves one row in the audit.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use chrono::TimeDelta;
use hmac::{Hmac, KeyInit, Mac};
use longyuan::domain::account::{LinkPurpose, SessionKind};
use longyuan::domain::value::Lang;
use longyuan::store::db::Conn;
use longyuan::store::sessions;
use serde_json::{Value, json};
use sha2::Sha256;

use crate::support::app::TestApp;
use crate::support::browser::Browser;
use crate::support::people::visitor;

/// A talent with a session of the API: its token, and the claims in it.
struct Case {
    app: TestApp,
    browser: Browser,
    token: String,
    claims: Value,
}

impl Case {
    fn new() -> Self {
        let app = TestApp::new();
        let owner = app.pooled_fang("fang.wang@example.org");
        let browser = app.browser();
        let (now, account) = (app.ctx.now(), owner.person.account.id.clone());
        let ends = now + TimeDelta::days(1);
        let origin = visitor(Lang::En).origin;
        let open = move |conn: &mut Conn| Ok(sessions::open(conn, now, &account, SessionKind::Api, ends, &origin)?.id);
        let session = app.ctx.db.write(open).unwrap();
        let token = longyuan::web::token::mint(&app.ctx, &session).unwrap().token;
        let claims = BASE64.decode(token.split('.').nth(1).unwrap()).unwrap();
        let claims = serde_json::from_slice(&claims).unwrap();
        Self { app, browser, token, claims }
    }

    /// A token with any header and claims, signed with our own key: the worst that can be shown.
    fn signed(&self, header: &str, claims: &str) -> String {
        let text = format!("{}.{}", BASE64.encode(header), BASE64.encode(claims));
        let mac = Hmac::<Sha256>::new_from_slice(self.app.ctx.keys.token_key()).unwrap();
        let signature = mac.chain_update(text.as_bytes()).finalize().into_bytes();
        format!("{text}.{}", BASE64.encode(signature))
    }

    fn with_claims(&self, change: impl FnOnce(&mut Value)) -> String {
        let mut claims = self.claims.clone();
        change(&mut claims);
        self.signed(HEADER, &claims.to_string())
    }

    fn with_header(&self, header: Value) -> String {
        self.signed(&header.to_string(), &self.claims.to_string())
    }

    /// The cause that the audit names for a token; it must be refused like any other.
    fn refused(&self, token: &str) -> (String, Duration) {
        let (rows, rings) = (self.rows(), self.app.ctx.db.wake().count());
        let begun = Instant::now();
        let answer = self.browser.call("GET", "/me/talent", Some(token), None);
        let took = begun.elapsed();
        assert_eq!((answer.status, answer.json()["code"].as_str()), (401, Some("bad_token")), "{token:.80}");
        self.app.ctx.db.wake().wait(rings, Duration::from_secs(10));
        assert_eq!(self.rows(), rows + 1, "one row for {token:.80}");
        // A minute later the network may be noted again.
        self.app.advance(TimeDelta::minutes(1));
        (self.last_cause(), took)
    }

    fn rows(&self) -> i64 {
        self.app.count("audit WHERE action = 'token.refuse'")
    }

    fn last_cause(&self) -> String {
        let causes = ["scheme", "too_long", "header", "signature", "issuer", "audience", "claims", "type", "expired"];
        let newest = "(SELECT max(id) FROM audit WHERE action = 'token.refuse')";
        let is_it = |cause: &&str| self.app.count(&format!("audit WHERE id = {newest} AND reason = '{cause}'")) == 1;
        causes.into_iter().find(is_it).unwrap_or_default().to_owned()
    }
}

const HEADER: &str = r#"{"typ":"JWT","alg":"HS256"}"#;

#[test]
fn a_token_that_does_not_hold_is_refused_at_once_and_noted() {
    let case = Case::new();
    let call = || case.browser.call("GET", "/me/talent", Some(&case.token), None).status;
    assert_eq!(call(), 200, "the token itself holds");
    let own = case.signed(HEADER, &case.claims.to_string());
    assert_eq!(case.browser.call("GET", "/me/talent", Some(&own), None).status, 200, "the test signs as we do");
    let unsigned = |alg: &str| {
        let header = BASE64.encode(json!({"typ": "JWT", "alg": alg}).to_string());
        format!("{header}.{}.", BASE64.encode(case.claims.to_string()))
    };
    let header = |more: Value| {
        let mut header = json!({"typ": "JWT", "alg": "HS256"});
        header.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        case.with_header(header)
    };
    let far = case.claims["exp"].as_i64().unwrap() + 100_000;
    let long_lived = |change: &dyn Fn(&mut Value)| {
        case.with_claims(|c| {
            c["exp"] = far.into();
            change(c);
        })
    };
    let twice = case.claims.to_string().replace('}', &format!(r#","exp":{far}}}"#));
    let secret = case.app.newest_token(LinkPurpose::Withdraw);
    let table = [
        ("none", unsigned("none"), "header"),
        ("None", unsigned("None"), "header"),
        ("nOnE", unsigned("nOnE"), "header"),
        ("RS256", case.with_header(json!({"typ": "JWT", "alg": "RS256"})), "header"),
        ("kid", header(json!({"kid": "../../../../dev/null"})), "header"),
        ("jku", header(json!({"jku": "https://evil.example/keys.json"})), "header"),
        ("jwk", header(json!({"jwk": {"kty": "oct", "k": "AAAA"}})), "header"),
        ("alg twice", case.signed(r#"{"typ":"JWT","alg":"none","alg":"HS256"}"#, &case.claims.to_string()), "header"),
        ("no exp", case.with_claims(|c| drop(c.as_object_mut().unwrap().remove("exp"))), "claims"),
        ("past exp", case.with_claims(|c| c["exp"] = 1.into()), "expired"),
        ("exp as text", case.with_claims(|c| c["exp"] = far.to_string().into()), "claims"),
        ("future nbf", long_lived(&|c| c["nbf"] = far.into()), "claims"),
        ("iss", long_lived(&|c| c["iss"] = "https://evil.example".into()), "issuer"),
        ("aud", long_lived(&|c| c["aud"] = "other".into()), "audience"),
        ("typ", long_lived(&|c| c["typ"] = "refresh".into()), "type"),
        ("exp twice", case.signed(HEADER, &twice), "claims"),
        ("another key", case.signed(HEADER, &case.claims.to_string()) + "AAAA", "signature"),
        ("100 KB", format!("{}{}", case.token, "A".repeat(100_000)), "too_long"),
        ("link of a mail", secret, "header"),
        ("nothing", String::new(), "scheme"),
    ];
    let mut times: Vec<Duration> = Vec::new();
    for (name, token, cause) in table {
        let (found, took) = case.refused(&token);
        assert_eq!(found, cause, "{name}");
        times.push(took);
    }
    times.sort();
    assert!(times[times.len() / 2] < Duration::from_millis(50), "{times:?}");
}

#[test]
fn a_token_with_any_bit_flipped_is_refused() {
    let case = Case::new();
    let mut tried = 0;
    for (at, byte) in case.token.bytes().enumerate() {
        for bit in 0..7 {
            let mut bytes = case.token.clone().into_bytes();
            bytes[at] = byte ^ (1 << bit);
            let token = String::from_utf8(bytes).unwrap();
            tried += 1;
            assert!(longyuan::web::token::verify(&case.app.ctx, &token).is_err(), "bit {bit} of character {at}");
        }
    }
    assert!(tried > 1000 && longyuan::web::token::verify(&case.app.ctx, &case.token).is_ok());
    for part in 0..3 {
        let at: usize = case.token.split('.').take(part).map(|part| part.len() + 1).sum::<usize>() + 3;
        let mut bytes = case.token.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        case.refused(&String::from_utf8(bytes).unwrap());
    }
}

#[test]
fn worthless_tokens_do_not_fill_the_audit_and_an_ended_session_is_noted() {
    let case = Case::new();
    let last = case.app.ctx.db.wake().count();
    for _ in 0..40 {
        assert_eq!(case.browser.call("GET", "/me/talent", Some("worthless"), None).status, 401);
    }
    for noted in 1..=10 {
        case.app.ctx.db.wake().wait(last + noted - 1, Duration::from_secs(10));
    }
    assert_eq!(case.rows(), 10, "of one network in one minute");
    case.app.advance(TimeDelta::minutes(1));
    assert_eq!(case.browser.call("DELETE", "/sessions/current", Some(&case.token), None).status, 204);
    let rings = case.app.ctx.db.wake().count();
    let ended = case.browser.call("GET", "/me/talent", Some(&case.token), None);
    assert_eq!((ended.status, ended.json()["code"].as_str()), (401, Some("no_session")));
    case.app.ctx.db.wake().wait(rings, Duration::from_secs(10));
    assert_eq!(case.app.count("audit WHERE action = 'token.refuse' AND reason = 'no_session'"), 1);
    assert_eq!(case.app.count("audit WHERE action = 'token.refuse' AND actor IS NOT NULL"), 0, "who is unknown");
    assert_eq!(case.app.count("audit WHERE action = 'token.refuse' AND address_class = '127.0.0.0/24'"), 11);
}
