//! Profile, enterprise and need over the API: made, refused, changed, submitted, decided.

use chrono::TimeDelta;
use longyuan::domain::account::{AccountStatus, Role, SessionKind};
use longyuan::domain::value::Lang;
use longyuan::store::accounts::NewAccount;
use longyuan::store::{accounts, credentials, sessions};
use serde_json::{Value, json};

use crate::support::app::TestApp;
use crate::support::people::visitor;

/// A token of the API for a fresh account.
pub fn token(app: &TestApp, email: &str, roles: Vec<Role>) -> String {
    let (now, keys, address) = (app.ctx.now(), app.ctx.keys.clone(), email.to_owned());
    let session = app
        .ctx
        .db
        .write(move |conn| {
            let is_staff = !roles.is_empty();
            let new = NewAccount {
                address,
                status: AccountStatus::Active,
                lang: Lang::En,
                time_zone: "UTC".into(),
                roles,
                display_name: String::new(),
                passphrase_hash: None,
                verified_at: Some(now),
            };
            let account = accounts::add(conn, &keys, now, &new)?;
            if is_staff {
                credentials::set_totp(conn, &keys, &account.id, now, &[7; 20], 0)?;
            }
            let origin = visitor(Lang::En).origin;
            Ok(sessions::open(conn, now, &account.id, SessionKind::Api, now + TimeDelta::hours(1), &origin)?.id)
        })
        .unwrap();
    longyuan::web::token::mint(&app.ctx, &session).unwrap().token
}

fn talent() -> Value {
    json!({
        "profile": {
            "headline": {"en": "I take long peptides from the bench to ten-kilogram batches."},
            "fields": ["biomedicine"], "country": "US", "modes": ["consulting"]
        },
        "identity": {"name": "Wang Fang"},
        "consents": {"talent_pool": 1, "cross_border": 1}
    })
}

#[test]
fn a_profile_is_made_read_changed_submitted_and_decided() {
    let app = TestApp::new();
    let (browser, fang) = (app.browser(), token(&app, "fang@example.org", vec![]));
    let officer = token(&app, "chen@example.org", vec![Role::Officer]);
    assert_eq!(browser.call("GET", "/me/talent", Some(&fang), None).status, 404);
    let mut body = talent();
    body["consents"] = json!({"talent_pool": 1});
    let refused = browser.call("PUT", "/me/talent", Some(&fang), Some(&body));
    assert_eq!((refused.status, refused.json()["errors"][0]["field"].as_str()), (422, Some("cross_border")));
    let made = browser.call("PUT", "/me/talent", Some(&fang), Some(&talent()));
    assert_eq!((made.status, made.json()["state"].as_str()), (201, Some("draft")), "{}", made.body);
    let mut body = talent();
    body["version"] = json!(1);
    body["profile"]["years_experience"] = json!(12);
    assert_eq!(browser.call("PUT", "/me/talent", Some(&fang), Some(&body)).json()["version"], 2);
    let stale = browser.call("PUT", "/me/talent", Some(&fang), Some(&body));
    assert_eq!((stale.status, stale.json()["code"].as_str()), (409, Some("version")));
    let submitted = browser.call("POST", "/me/talent/submit", Some(&fang), None);
    assert_eq!((submitted.status, submitted.json()["state"].as_str()), (200, Some("pooled")));
    let id = submitted.json()["id"].as_str().unwrap().to_owned();
    let decide =
        |token: &str, body: Value| browser.call("POST", &format!("/talents/{id}/decisions"), Some(token), Some(&body));
    assert_eq!(decide(&fang, json!({"decision": "accept"})).status, 403);
    assert_eq!(decide(&officer, json!({"decision": "reject"})).status, 422);
    let back = decide(&officer, json!({"decision": "request_changes", "reason": "Which scale?"}));
    assert_eq!((back.status, back.json()["state"].as_str()), (201, Some("changes_requested")));
    let mine = browser.call("GET", "/me/talent", Some(&fang), None).json();
    assert_eq!(mine["decision"]["reason"], "Which scale?");
    assert!(mine["card"].get("name").is_none() && mine["updated_at"].as_str().unwrap().ends_with('Z'));
}

#[test]
fn an_enterprise_and_its_need_are_made_submitted_and_opened() {
    let app = TestApp::new();
    let (browser, li) = (app.browser(), token(&app, "li@example.org", vec![]));
    let officer = token(&app, "chen@example.org", vec![Role::Officer]);
    let brief = json!({"kind": "technical_challenge", "title": {"zh": "长链多肽工艺放大"}, "fields": ["biomedicine"], "modes": ["consulting"]});
    let need = json!({"brief": brief, "language": "zh"});
    assert_eq!(browser.call("POST", "/needs", Some(&li), Some(&need)).status, 403);
    let firm = json!({
        "profile": {"name": {"zh": "兰州陇肽生物科技有限公司"}, "uscc": "91620100ma6r7tcp00"},
        "contact": {"name": "李明"}, "consents": {"enterprise": 1}
    });
    let made = browser.call("PUT", "/me/enterprise", Some(&li), Some(&firm));
    assert_eq!(
        (made.status, made.json()["profile"]["uscc"].as_str()),
        (201, Some("91620100MA6R7TCP00")),
        "{}",
        made.body
    );
    let made = browser.call("POST", "/needs", Some(&li), Some(&need));
    assert_eq!((made.status, made.json()["state"].as_str()), (201, Some("draft")), "{}", made.body);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let submitted = browser.call("POST", &format!("/needs/{id}/submit"), Some(&li), None);
    assert_eq!(submitted.json()["brief"]["deadline"], "2027-02-22");
    assert_eq!(browser.call("GET", "/me/enterprise", Some(&li), None).json()["state"], "submitted");
    let read = |token: &str| browser.call("GET", &format!("/needs/{id}"), Some(token), None);
    let (mine, theirs) = (read(&li).json(), read(&officer).json());
    assert!(mine.get("firm").is_none() && mine.get("decisions").is_none(), "{mine}");
    assert_eq!(
        (theirs["firm"]["zh"].as_str(), theirs["firm_state"].as_str()),
        (Some("兰州陇肽生物科技有限公司"), Some("submitted"))
    );
    assert_eq!((theirs["brief"] == mine["brief"], theirs["decisions"].as_array().map(Vec::len)), (true, Some(0)));
    let (stranger, other) =
        (token(&app, "zhao@example.org", vec![]), token(&app, "auditor@example.org", vec![Role::Admin]));
    assert_eq!((read(&stranger).status, read(&other).status), (403, 403));
    let accept = json!({"decision": "accept"});
    let opened = browser.call("POST", &format!("/needs/{id}/decisions"), Some(&officer), Some(&accept));
    assert_eq!((opened.status, opened.json()["state"].as_str()), (201, Some("open")));
    assert_eq!(read(&officer).json()["decisions"][0]["decision"], "accept");
    assert!(read(&li).json()["decision"].get("officer").is_none());
    let mut changed = need.clone();
    changed["brief"]["body"] = json!({"zh": "39 肽放大到公斤级，纯度掉到 94%。"});
    let back = browser.call("PUT", &format!("/needs/{id}"), Some(&li), Some(&changed));
    assert_eq!(back.json()["state"], "submitted");
}

#[test]
fn bad_input_is_named_by_field_in_the_callers_language() {
    let app = TestApp::new();
    let (browser, fang) = (app.browser(), token(&app, "fang@example.org", vec![]));
    let mut unknown = talent();
    unknown["nickname"] = json!("F");
    let refused = browser.call("PUT", "/me/talent", Some(&fang), Some(&unknown)).json();
    assert_eq!(refused["errors"][0]["code"], "unknown_field");
    let mut bad = talent();
    bad["profile"]["country"] = json!("ZZ");
    bad["profile"]["summary"] = json!({"zh": "护照号 E12345678"});
    let refused = browser.call("PUT", "/me/talent", Some(&fang), Some(&bad));
    let told: Vec<_> = refused.json()["errors"].as_array().unwrap().iter().map(|e| e["code"].to_string()).collect();
    assert_eq!((refused.status, told), (422, vec!["\"unknown_code\"".into(), "\"do_not_collect\"".into()]));
    for path in ["/needs/nonsense", "/needs/01890a5d-ac96-774b-bcce-b302099a8057"] {
        assert_eq!(browser.call("GET", path, Some(&fang), None).status, 403);
    }
    assert_eq!(browser.call("GET", "/me/talent", None, None).status, 401);
}
