//! Accounts from outside: pages, cookies, the API and its tokens.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use longyuan::domain::account::LinkPurpose;
use longyuan::second_factor;
use serde_json::json;

use crate::support::accounts::{PASSPHRASE, fang};
use crate::support::app::TestApp;

const FANG: &str = "fang.wang@example.org";

#[test]
fn a_person_signs_in_by_a_link_and_sees_their_devices() {
    let app = TestApp::new();
    app.register_confirmed(FANG, &fang());
    let browser = app.browser();
    let next = browser.get("/en/account");
    assert_eq!((next.status, next.location()), (303, "/en/sign-in?next=%2Fen%2Faccount"));
    browser.get("/en/sign-in");
    let known = browser.post("/en/sign-in/link", &[("email", FANG)]);
    let unknown = browser.post("/en/sign-in/link", &[("email", "nobody.here@example.org")]);
    assert_eq!((known.status, unknown.status), (202, 202));
    assert_eq!(known.body.replace(FANG, "X"), unknown.body.replace("nobody.here@example.org", "X"));
    assert_eq!(known.headers.keys().collect::<Vec<_>>(), unknown.headers.keys().collect::<Vec<_>>());
    assert_eq!(browser.post("/en/sign-in/link", &[("email", "nobody")]).status, 422);
    let token = app.last_token(LinkPurpose::SignIn);
    assert_eq!(browser.get(&format!("/en/links/{token}")).status, 200);
    assert!(browser.cookie("__Host-sid").is_none(), "a scanner that opens the link signs nobody in");
    let entered = browser.post(&format!("/en/links/{token}"), &[]);
    assert_eq!((entered.status, entered.location()), (303, "/en/home"));
    let cookie = &entered.headers["set-cookie"];
    for part in ["__Host-sid=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"));
    let account = browser.follow("/en/home");
    assert!(account.body.contains("This device"), "{}", account.body);
    assert_eq!(account.headers["cache-control"], "no-store");
    let again = app.browser().get(&format!("/en/links/{token}"));
    assert_eq!((again.status, again.text("h1").as_deref()), (410, Some("This link has been used already")));
    // Signing out ends the session itself, not only the cookie.
    let secret = browser.cookie("__Host-sid").unwrap();
    browser.get("/en/account");
    let out = browser.post("/en/sign-out", &[]);
    assert!(out.headers.contains_key("clear-site-data"));
    browser.set_cookie("__Host-sid", &secret);
    assert_eq!(browser.get("/en/account").status, 303);
    // A stale cookie does not stand in the way of signing in.
    browser.get("/en/sign-in");
    assert_eq!(browser.post("/en/sign-in/link", &[("email", FANG)]).status, 202);
}

#[test]
fn a_form_of_another_site_changes_nothing() {
    let app = TestApp::new();
    app.register_confirmed(FANG, &fang());
    let browser = app.browser();
    browser.get("/en/sign-in");
    let form = [("email", FANG), ("password", PASSPHRASE), ("part", "own")];
    assert_eq!(browser.post("/en/sign-in", &form).location(), "/en/home");
    let body = Some("_csrf=guessed".to_owned());
    let form_type = ("content-type", "application/x-www-form-urlencoded");
    let forged = browser.send("POST", "/en/account/sessions/end-others", &[form_type], body.clone());
    assert_eq!(forged.status, 403);
    let evil = [form_type, ("origin", "https://evil.example")];
    assert_eq!(browser.send("POST", "/en/sign-in/link", &evil, Some(format!("email={FANG}"))).status, 403);
    assert_eq!(browser.send("POST", "/en/account/language", &[("content-type", "text/plain")], body).status, 415);
    assert_eq!(browser.get("/en/account").status, 200);
}

#[test]
fn staff_enrol_their_second_factor_before_anything_else() {
    let app = TestApp::new();
    let (_, totp) = app.staff("zhou@example.org", &[longyuan::domain::account::Role::Admin]);
    app.advance(TimeDelta::seconds(30));
    let code = second_factor::code_at(&totp, app.ctx.now()).unwrap();
    let browser = app.browser();
    browser.get("/zh/sign-in?next=//evil.example");
    let mut form =
        vec![("email", "zhou@example.org"), ("password", PASSPHRASE), ("part", "staff"), ("next", "//evil.example")];
    let refused = browser.post("/zh/sign-in", &form);
    assert_eq!(refused.status, 401);
    assert!(refused.body.contains("邮箱、口令或动态码不对"));
    assert_eq!(refused.attribute("#staff-email", "value").as_deref(), Some("zhou@example.org"));
    form.push(("code", &code));
    assert_eq!(browser.post("/zh/sign-in", &form).location(), "/zh/home");
    assert_eq!(browser.get("/zh/staff/mail").status, 200);
    let page = browser.get("/zh/account/second-factor");
    assert!(page.body.contains("现在的动态码"), "replacing asks for the present one");
}

#[test]
fn the_api_registers_confirms_renews_and_signs_out() {
    let app = TestApp::new();
    let api = app.browser();
    let new = json!({"email": FANG, "role": "talent", "language": "en", "password": PASSPHRASE});
    let first = api.call("POST", "/accounts", None, Some(&new));
    let second = api.call("POST", "/accounts", None, Some(&new));
    assert_eq!((first.status, second.status), (202, 202));
    assert_eq!(first.body, second.body);
    let signing = json!({"email": FANG, "password": PASSPHRASE});
    let unverified = api.call("POST", "/sessions", None, Some(&signing));
    assert_eq!((unverified.status, unverified.json()["code"].as_str()), (403, Some("mail_unverified")));
    let token = app.last_token(LinkPurpose::Confirm);
    let verified = api.call("POST", "/accounts/verify", None, Some(&json!({"token": token})));
    assert_eq!(verified.status, 200, "{}", verified.body);
    assert_eq!(api.call("POST", "/accounts/verify", None, Some(&json!({"token": token}))).status, 410);
    let bearer = verified.json()["token"].as_str().unwrap().to_owned();
    app.advance(TimeDelta::minutes(14));
    let renewed = api.call("POST", "/sessions/current/token", Some(&bearer), None);
    assert_eq!(renewed.status, 200);
    app.advance(TimeDelta::minutes(1));
    assert_eq!(api.call("POST", "/sessions/current/token", Some(&bearer), None).json()["code"], "bad_token");
    let bearer = renewed.json()["token"].as_str().unwrap().to_owned();
    assert_eq!(api.call("DELETE", "/sessions/current", Some(&bearer), None).status, 204);
    assert_eq!(api.call("POST", "/sessions/current/token", Some(&bearer), None).json()["code"], "no_session");
    assert_eq!(api.call("POST", "/sessions", None, Some(&signing)).status, 200);
    let by_link = api.call("POST", "/sessions", None, Some(&json!({"email": FANG})));
    let nobody = api.call("POST", "/sessions", None, Some(&json!({"email": "nobody@example.org"})));
    assert_eq!((by_link.status, &by_link.body), (202, &nobody.body));
    for (bad, field, code) in [
        (json!({"email": FANG, "role": "admin", "language": "en"}), "", "unknown_code"),
        (json!({"email": FANG, "role": "talent", "language": "en", "status": "active"}), "status", "unknown_field"),
        (json!({"email": "x", "role": "talent", "language": "en"}), "email", "bad_email"),
        (
            json!({"email": FANG, "role": "talent", "language": "en", "password": "short"}),
            "password",
            "password_too_short",
        ),
    ] {
        let answer = api.call("POST", "/accounts", None, Some(&bad));
        assert_eq!(answer.status, 422, "{}", answer.body);
        assert_eq!(answer.json()["errors"][0]["code"], code, "{}", answer.body);
        assert!(field.is_empty() || answer.json()["errors"][0]["field"] == field, "{}", answer.body);
    }
}

#[test]
fn only_an_unaltered_token_of_ours_is_taken() {
    let app = TestApp::new();
    app.register_confirmed(FANG, &fang());
    let api = app.browser();
    let answer = api.call("POST", "/sessions", None, Some(&json!({"email": FANG, "password": PASSPHRASE})));
    let good = answer.json()["token"].as_str().unwrap().to_owned();
    let parts: Vec<&str> = good.split('.').collect();
    let claims: serde_json::Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
    let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let sign = |header: &serde_json::Value, claims: &serde_json::Value, key: &[u8]| {
        use hmac::{KeyInit, Mac};
        let message = format!("{}.{}", part(header), part(claims));
        let mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(key).unwrap().chain_update(&message);
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    };
    let key = app.ctx.keys.token_key();
    let hs256 = json!({"alg": "HS256", "typ": "JWT"});
    assert_eq!(api.call("POST", "/sessions/current/token", Some(&sign(&hs256, &claims, key)), None).status, 200);
    let with = |name: &str, value: serde_json::Value| {
        let mut changed = claims.clone();
        changed[name] = value;
        sign(&hs256, &changed, key)
    };
    let without = |name: &str| {
        let mut changed = claims.clone();
        changed.as_object_mut().unwrap().remove(name);
        sign(&hs256, &changed, key)
    };
    let flipped = |n: usize| {
        let mut parts: Vec<String> = parts.iter().map(|p| (*p).to_owned()).collect();
        let other = if parts[n].as_bytes()[5] == b'A' { "B" } else { "A" };
        parts[n].replace_range(5..6, other);
        parts.join(".")
    };
    let twice =
        format!("{}.{}", part(&hs256), URL_SAFE_NO_PAD.encode(claims.to_string().replacen('{', "{\"typ\":\"x\",", 1)));
    let mut table = vec![
        ("wrong issuer", with("iss", json!("https://evil.example"))),
        ("wrong audience", with("aud", json!("another"))),
        ("wrong type", with("typ", json!("mail"))),
        ("expired", with("exp", json!(0))),
        ("not yet", with("nbf", json!(4_102_444_800_i64))),
        ("no expiry", without("exp")),
        ("no session", without("sid")),
        ("unknown session", with("sid", json!("01900000-0000-7000-8000-000000000000"))),
        ("another key", sign(&hs256, &claims, b"-----BEGIN PUBLIC KEY-----")),
        ("RS256", sign(&json!({"alg": "RS256"}), &claims, key)),
        ("HS512", sign(&json!({"alg": "HS512"}), &claims, key)),
        ("key by path", sign(&json!({"alg": "HS256", "kid": "../../dev/null"}), &claims, b"")),
        ("key by address", sign(&json!({"alg": "HS256", "jku": "http://127.0.0.1:1/k"}), &claims, b"")),
        ("key inside", sign(&json!({"alg": "HS256", "jwk": {"kty": "oct", "k": "AA"}}), &claims, b"\0")),
        ("claims twice", format!("{twice}.{}", parts[2])),
        ("flipped header", flipped(0)),
        ("flipped claims", flipped(1)),
        ("flipped signature", flipped(2)),
        ("very long", "a".repeat(100_000)),
        ("a link", app.last_token(LinkPurpose::Confirm)),
        ("nothing", String::new()),
    ];
    for alg in ["none", "None", "nOnE"] {
        table.push(("no algorithm", format!("{}.{}.", part(&json!({"alg": alg})), parts[1])));
    }
    for (what, token) in table {
        let answer = api.call("POST", "/sessions/current/token", Some(&token), None);
        let status = if what == "very long" && answer.status == 431 { 401 } else { answer.status };
        assert_eq!(status, 401, "{what}: {}", answer.body);
    }
    // The session of a page does not open the API.
    let person = app.register_confirmed("lin@example.org", &fang());
    assert_eq!(
        api.call("POST", "/sessions/current/token", Some(&with("sid", json!(person.session))), None).status,
        401
    );
}

#[test]
fn one_press_confirms_the_address_signs_in_and_submits() {
    let app = TestApp::new();
    let input = longyuan::usecase::talents::register::Input {
        email: FANG.into(),
        record: crate::support::people::fang(),
        talent_pool: Some(1),
        cross_border: Some(1),
    };
    let at_home = crate::support::people::visitor(longyuan::domain::value::Lang::En);
    longyuan::usecase::talents::register::run(&app.ctx, &at_home, input).unwrap();
    let token = app.last_token(LinkPurpose::Confirm);
    let browser = app.browser();
    let page = browser.get(&format!("/en/links/{token}"));
    assert!(page.body.contains("I did not write this"), "{}", page.body);
    assert_eq!(browser.post(&format!("/en/links/{token}"), &[]).location(), "/en/me?done=profile_pooled");
    let person = app.person(browser.cookie("__Host-sid").unwrap());
    let id = person.talent.unwrap();
    let state = |app: &TestApp| app.ctx.db.read(|conn| longyuan::store::talents::get(conn, &id)).unwrap().state;
    assert_eq!(state(&app), longyuan::domain::talent::TalentState::Pooled);
    // The receipt's link withdraws without signing in.
    let receipt = app.last_token(LinkPurpose::Withdraw);
    let reader = app.browser();
    assert_eq!(reader.get(&format!("/zh/links/{receipt}")).status, 200);
    assert_eq!(reader.post(&format!("/zh/links/{receipt}"), &[]).text("h1").as_deref(), Some("已经撤回"));
    assert_eq!(state(&app), longyuan::domain::talent::TalentState::Withdrawn);
    assert_eq!(reader.post(&format!("/zh/links/{receipt}"), &[]).status, 410);
}
