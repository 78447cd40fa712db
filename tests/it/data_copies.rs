//! The copy of one's data as a file that is taken along: described field by field, by a link of one use.

use chrono::TimeDelta;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::error::Error;
use longyuan::domain::value::Lang;
use longyuan::keys::sha256_hex;
use longyuan::usecase::data_copies::{self, ask, download, export};
use longyuan::usecase::talents;
use serde_json::Value;

use crate::rights::{json, secret, story, unzipped};
use crate::support::app::TestApp;
use crate::support::people::fang;

#[test]
fn the_exact_text_of_a_consent_and_every_look_are_in_it() {
    let story = story();
    let files = unzipped(&export::run(&story.app.ctx, &story.talents[0].person).unwrap().bytes);
    let consents = json(&files, "consents.json");
    assert_eq!(consents.as_array().unwrap().len(), 5);
    for consent in consents.as_array().unwrap() {
        let text = consent["text"].as_str().unwrap();
        assert_eq!(sha256_hex(text.as_bytes()), consent["text_hash"], "{consent}");
    }
    let seen = json(&files, "disclosures.json");
    let looks: Vec<(String, String)> = seen
        .as_array()
        .unwrap()
        .iter()
        .map(|look| (look["what"].as_str().unwrap().to_owned(), look["by"].as_str().unwrap().to_owned()))
        .collect();
    let expect = [("profile", "office"), ("card", "enterprise"), ("contact_given", "enterprise")];
    assert_eq!(looks, expect.map(|(what, by)| (what.to_owned(), by.to_owned())));
    assert_eq!(seen[2]["fields"], serde_json::json!(["name", "email"]));
    assert_eq!(seen[2]["introduction"], story.code.as_str());
    assert!(seen[1]["firm_name"]["zh"].as_str().unwrap().contains("CanaryUno"), "verified by the approval: {seen}");
    // The firm's member sees that the contact went to the person, by code.
    let member = unzipped(&export::run(&story.app.ctx, &story.members[0].person).unwrap().bytes);
    let seen = json(&member, "disclosures.json");
    assert_eq!((seen[0]["what"].as_str(), seen[0]["by"].as_str()), (Some("contact_given"), Some("talent")));
    let own = json(&files, "introductions.json");
    assert_eq!(own[0]["contact_received"]["email"], "uno@example.com");
    assert_eq!(own[0]["contact_received"]["phone"], Value::Null);
    let audit = json(&files, "audit.json");
    let of_others = audit.as_array().unwrap().iter().find(|deed| deed["by"] == "other").unwrap();
    assert!(of_others["place_class"].is_null(), "{of_others}");
    // The next copy tells of this one.
    let again = unzipped(&export::run(&story.app.ctx, &story.talents[0].person).unwrap().bytes);
    assert_eq!(json(&again, "disclosures.json").as_array().unwrap().last().unwrap()["what"], "copy");
}

/// Every field of a value stands in its schema.
fn described(value: &Value, schema: &Value, at: &str) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let known = &schema["properties"][name];
                assert!(known["description"].is_string(), "{at}.{name} is not described");
                described(inner, known, &format!("{at}.{name}"));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| described(item, &schema["items"], at)),
        _ => {}
    }
}

#[test]
fn every_field_of_a_copy_is_described_in_both_languages() {
    let story = story();
    let wish = longyuan::domain::correction::Wish { wrong: "a".into(), right: "b".into() };
    longyuan::usecase::corrections::ask::run(&story.app.ctx, &story.talents[0].person, wish).unwrap();
    let mut record = fang();
    record.identity.name = "CanaryAdaName".into();
    talents::edit::run(&story.app.ctx, &story.talents[0], talents::edit::Input { version: None, record }).unwrap();
    for person in [&story.talents[0].person, &story.members[0].person] {
        let files = unzipped(&export::run(&story.app.ctx, person).unwrap().bytes);
        for lang in [Lang::Zh, Lang::En] {
            let schema: Value = serde_json::from_str(data_copies::schema(lang)).unwrap();
            for name in files.keys().filter(|name| name.ends_with(".json") && *name != "schema.json") {
                described(&json(&files, name), &schema["$defs"][name.as_str()], name);
            }
        }
        assert_eq!(files["schema.json"], data_copies::schema(person.account.lang).as_bytes());
    }
}

#[test]
fn the_link_of_a_copy_is_for_one_person_one_day_and_one_use() {
    let app = TestApp::mailing(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let other = app.register_firm("ma@example.org", "兰州陇肽生物科技有限公司");
    app.run_jobs();
    let (browser, stranger) = (app.browser(), app.browser());
    browser.set_cookie("__Host-sid", &secret(&app, &owner.person));
    stranger.set_cookie("__Host-sid", &secret(&app, &other.person));
    for lang in ["zh", "en"] {
        let page = browser.get(&format!("/{lang}/me/data"));
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.text("dl").unwrap().contains("disclosures"));
    }
    let place = browser.post("/en/me/data", &[]).location().to_owned();
    app.run_jobs();
    let mail =
        app.mails_to("fang@example.org").into_iter().find(|mail| mail.subject.contains("copy is ready")).unwrap();
    assert!(mail.text.replace('\n', "").contains("/en/links/"), "{}", mail.text);
    let token = app.newest_token(LinkPurpose::DataCopy);
    assert_eq!(browser.get(&format!("/en/links/{token}")).location(), place);
    // Looking changes nothing, whoever looks.
    for _ in 0..2 {
        assert_eq!(browser.get(&place).status, 200);
        assert_eq!(browser.send("HEAD", &place, &[], None).status, 200);
    }
    assert_eq!(stranger.get(&place).status, 404);
    stranger.get("/en/me/data");
    assert_eq!(stranger.post(&place, &[]).status, 404);
    assert_eq!(app.browser().get(&place).status, 303, "signed in only");
    browser.get(&place);
    let got = browser.post(&place, &[]);
    assert_eq!((got.status, got.headers["content-type"].as_str()), (200, "application/zip"));
    assert!(got.headers["content-disposition"].starts_with("attachment; filename=\"longyuan-data-2026-11-24.zip\""));
    assert_eq!(
        (got.headers["cache-control"].as_str(), got.headers["x-content-type-options"].as_str()),
        ("no-store", "nosniff")
    );
    assert!(unzipped(&got.bytes).contains_key("profile.json"));
    assert_eq!(browser.get(&place).status, 410);
    assert_eq!(browser.post(&place, &[]).status, 410);
    assert_eq!(app.count("audit WHERE action = 'data.export'"), 1);
    app.run_jobs();
    assert!(app.mails_to("fang@example.org").iter().any(|mail| mail.subject == "A copy of your data was taken"));
    // A day later the next one has run out; of six in a day the sixth is refused.
    let late = ask::run(&app.ctx, &owner.person).unwrap();
    app.advance(TimeDelta::days(1));
    assert!(matches!(download::run(&app.ctx, &owner.person, &late), Err(Error::Gone("link_expired"))));
    for _ in 0..5 {
        ask::run(&app.ctx, &owner.person).unwrap();
    }
    assert!(matches!(ask::run(&app.ctx, &owner.person), Err(Error::TooMany { .. })));
    assert_eq!(browser.get("/en/me/data/nonsense").status, 404);
}

#[test]
fn of_two_presses_at_once_one_gets_the_copy() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let token = ask::run(&app.ctx, &owner.person).unwrap();
    let got: Vec<_> = std::thread::scope(|scope| {
        let press = || download::run(&app.ctx, &owner.person, &token).is_ok();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(press)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(got.iter().filter(|ok| **ok).count(), 1);
    assert_eq!(app.count("audit WHERE action = 'data.export'"), 1);
}
