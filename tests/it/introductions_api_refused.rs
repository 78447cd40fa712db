//! What the API refuses of introductions: answers that are none, codes of others, counts of what may not be seen.

use serde_json::{Value, json};

use crate::introductions_api::{cast, yes};

#[test]
fn answers_that_are_none_change_nothing() {
    let cast = cast();
    let path = cast.at("/answers");
    let with = |name: &str, value: Value| {
        let mut body = yes();
        body[name] = value;
        body
    };
    for (body, status, code) in [
        (json!({"answer": "maybe"}), 422, "bad_json"),
        (json!({}), 422, "required"),
        (json!({"answer": "pending"}), 422, "not_an_answer"),
        (json!({"answer": "expired"}), 422, "not_an_answer"),
        (with("consents", json!({})), 422, "consent_required"),
        (with("consents", json!({"card": 99})), 422, "stale_text"),
        (with("fields", json!(["name"])), 422, "contact_too_little"),
        (with("fields", json!(["passport"])), 422, "bad_json"),
        (with("sentence", json!("I am 王芳")), 422, "names_you"),
        (with("sentence", json!("I \u{202e}help")), 422, "bad_characters"),
        (with("sentence", json!("好".repeat(34_000))), 422, "too_long"),
        (with("reason", json!("好".repeat(34_000))), 422, "bad_json"),
        (with("officer", json!(true)), 422, "unknown_field"),
        (with("version", json!(1)), 422, "unknown_field"),
    ] {
        let said = cast.talent.says(&path, body.clone());
        assert_eq!(said.0, status, "{:.200}: {said:?}", body.to_string());
        assert!(code == "bad_json" || code == "required" || said.1 == code, "{:.200}: {said:?}", body.to_string());
    }
    let other = cast.talent.get(&cast.at(""));
    assert_eq!((other.json()["state"].as_str(), cast.app.count("answers")), (Some("asking_talent"), 0));
    assert_eq!(cast.talent.says(&path, json!({"answer": "later"})), (201, "asking_talent".into()));
    assert_eq!(cast.talent.says(&path, json!({"answer": "later"})), (409, "postponed_before".into()));
    assert_eq!(cast.firm.says(&path, yes()).0, 404, "the firm was not asked");
    assert_eq!(
        cast.talent.says(&cast.at("/contact"), json!({"consent": 1, "fields": ["name", "email"]})),
        (409, "already_done".into())
    );
    assert_eq!(cast.talent.says(&path, json!({"answer": "no"})), (201, "declined".into()));
    assert_eq!(cast.firm.get(&cast.at("")).status, 404, "and never hears of it");
    assert_eq!(cast.firm.get("/introductions").json(), json!([]));
}

#[test]
fn a_foreign_code_and_a_forged_one_are_alike() {
    let cast = cast();
    let deeds = [
        ("/answers", yes()),
        ("/contact", json!({"consent": 1, "fields": ["name", "email"]})),
        ("/disputes", json!({})),
        ("/outcomes", json!({"news": "in_touch"})),
    ];
    for stranger in [&cast.other_talent, &cast.other_firm, &cast.firm] {
        let foreign = stranger.get(&cast.at(""));
        let forged = stranger.get("/introductions/R-ZZZZ");
        let strip = |page: &crate::support::browser::Page| {
            let mut json = page.json();
            json.as_object_mut().unwrap().remove("request_id");
            json.as_object_mut().unwrap().remove("instance");
            (page.status, json)
        };
        assert_eq!((foreign.status, strip(&foreign)), (404, strip(&forged)));
        for (deed, body) in &deeds {
            for code in [cast.code.as_str(), "R-ZZZZ", "01935c2e-7f00-7000-8000-0000000000aa", "%F0%9F%92%A9"] {
                assert_eq!(
                    stranger.says(&format!("/introductions/{code}{deed}"), body.clone()).0,
                    404,
                    "{deed} {code}"
                );
            }
        }
    }
    for deed in ["/introduce", "/halt", "/ask-again", "/answers/recorded"] {
        let body = if deed == "/answers/recorded" {
            json!({"side": "talent", "answer": "no", "channel": "phone", "said_on": "2026-11-24"})
        } else {
            json!({})
        };
        for person in [&cast.talent, &cast.firm, &cast.other_firm] {
            assert_eq!(person.says(&cast.at(deed), body.clone()).0, 403, "{deed}");
        }
        assert_eq!(cast.lead.says(&format!("/introductions/R-ZZZZ{deed}"), body).0, 404, "{deed}");
    }
    assert_eq!(cast.officer.says(&cast.at("/halt"), json!({})), (403, "needs_a_lead".into()));
    assert_eq!(cast.officer.says(&cast.at("/ask-again"), json!({})), (403, "needs_a_lead".into()));
    assert_eq!(cast.lead.says(&cast.at("/halt"), json!({"version": 77})), (409, "version".into()));
    assert_eq!(cast.lead.says(&cast.at("/ask-again"), json!({})), (409, "illegal_move".into()));
    assert_eq!(cast.lead.says(&cast.at("/halt"), json!({})), (201, "halted".into()));
    assert_eq!(cast.lead.says(&cast.at("/halt"), json!({})), (409, "illegal_move".into()));
    assert_eq!(cast.lead.says(&cast.at("/ask-again"), json!({})), (201, "asking_talent".into()));
}

#[test]
fn a_firm_cannot_count_what_it_may_not_see() {
    let cast = cast();
    let first = cast.firm.get("/introductions?limit=1");
    assert_eq!((first.status, first.json(), first.headers.get("link")), (200, json!([]), None), "no next page either");
    assert_eq!(cast.talent.get("/introductions?limit=1").json().as_array().unwrap().len(), 1);
    assert_eq!(cast.other_talent.get("/introductions").json(), json!([]));
    assert_eq!(cast.talent.get("/introductions?state=nonsense").status, 400);
    assert_eq!(cast.talent.get("/introductions?surprise=1").status, 400);
}
