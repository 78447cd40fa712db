//! The disclosure record: what a talent shows others, and how others see that it is genuine.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::canonical;
use longyuan::domain::follow_up::{News, OutcomeKind};
use longyuan::domain::value::Lang;
use longyuan::usecase::disclosures::sign;
use longyuan::usecase::introductions::report;
use serde_json::Value;

use crate::introductions::{Story, approved};
use crate::rights::secret;
use crate::support::app::TestApp;
use crate::support::browser::{Browser, Page};
use crate::support::people::visitor;

/// Introduced, and something came of it.
fn lived() -> Story {
    let story = approved();
    story.introduced();
    story.pass(TimeDelta::days(8));
    let token = story.app.newest_token(LinkPurpose::FollowUp);
    let said = report::Input { token, news: News::Success, kind: Some(OutcomeKind::ShortVisit) };
    report::run(&story.app.ctx, &visitor(Lang::En), said).unwrap();
    story.app.run_jobs();
    story
}

fn signed(story: &Story) -> Value {
    serde_json::to_value(sign::run(&story.app.ctx, &story.owner).unwrap()).unwrap()
}

/// A form with a file, as a browser sends it without script.
fn send(browser: &Browser, lang: &str, name: &str, text: &str) -> Page {
    let file = if name == "file" { "; filename=\"record.json\"\r\nContent-Type: application/json" } else { "" };
    let body = format!("--x7\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{text}\r\n--x7--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=x7")];
    browser.send("POST", &format!("/{lang}/verify"), &headers, Some(body))
}

#[test]
fn all_that_happened_stands_in_it_and_anybody_can_verify_it() {
    let story = lived();
    let signed = signed(&story);
    let record = &signed["record"];
    assert_eq!(record["person"]["name"], "王芳");
    let question = &record["questions"][0];
    assert_eq!((question["answer"].as_str(), question["state"].as_str()), (Some("yes"), Some("success")));
    assert_eq!(question["given"], serde_json::json!(["name", "email"]));
    assert_eq!(question["firm"]["zh"], "兰州陇肽生物科技有限公司");
    assert_eq!(
        (
            question["outcomes"][0]["kind"].as_str(),
            question["outcomes"][0]["by_person"].as_bool(),
            question["outcomes"][0]["by_firm"].as_bool()
        )
            .0,
        Some("short_visit")
    );
    assert_eq!(record["consents"].as_array().unwrap().len(), 5);
    assert!(record["notice"]["en"].as_str().unwrap().contains("not a talent programme"));
    assert!(record["consents"].as_array().unwrap().iter().all(|c| c["text_hash"].as_str().unwrap().len() == 64));
    // Verified by somebody who has nothing of ours but the public key.
    let bytes = canonical::text(record).unwrap();
    let decode = |name: &str| STANDARD.decode(signed["signature"][name].as_str().unwrap()).unwrap();
    let key = ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, decode("public_key"));
    key.verify(bytes.as_bytes(), &decode("value")).unwrap();
}

#[test]
fn it_is_read_printed_and_taken_along_by_its_owner_alone() {
    let story = lived();
    let browser = story.app.browser();
    browser.set_cookie("__Host-sid", &secret(&story.app, &story.owner.person));
    for (lang, words) in [("zh", "这一页可以打印"), ("en", "You can print this page")] {
        let page = browser.get(&format!("/{lang}/me/disclosures"));
        assert_eq!(page.status, 200);
        for part in [words, "王芳", &story.introduction().code, "兰州陇肽生物科技有限公司"] {
            assert!(page.body.contains(part), "{part}");
        }
        for raw in ["record-", "answer-", "outcome-", "introduction-state-", "contact-field-", "purpose-"] {
            assert!(!page.text("main").unwrap().contains(raw), "{raw}");
        }
    }
    let file = browser.get("/en/me/disclosures.json");
    assert!(file.headers["content-disposition"].contains("attachment; filename=\"longyuan-disclosures-T-"));
    let check = send(&story.app.browser(), "en", "file", &file.body);
    assert!(check.status == 200 && check.body.contains("Genuine and unchanged") && check.body.contains("王芳"));
    assert_eq!(story.app.browser().get("/en/me/disclosures.json").status, 303);
    let member = story.app.browser();
    member.set_cookie("__Host-sid", &secret(&story.app, &story.member.person));
    assert_eq!(member.get("/en/me/disclosures").status, 403, "a firm has no such record");
}

#[test]
fn what_was_changed_or_comes_from_elsewhere_is_told_apart() {
    let story = lived();
    let (browser, whole) = (story.app.browser(), signed(&story));
    let page = browser.get("/zh/verify");
    assert!(page.status == 200 && page.body.contains(whole["signature"]["public_key"].as_str().unwrap()));
    // Written with other spaces and in another order it is the same record.
    let pretty = serde_json::to_string_pretty(&whole).unwrap();
    let genuine = send(&browser, "zh", "record", &format!("\u{feff}\n{pretty}\n"));
    assert!(genuine.body.contains("真实，未经改动"), "{}", genuine.body);
    let mut changed = whole.clone();
    changed["record"]["questions"][0]["answer"] = "no".into();
    let found = send(&browser, "zh", "record", &changed.to_string());
    assert!(
        found.status == 200 && found.body.contains("出具之后被改动过") && !found.body.contains("class=\"banner ok\"")
    );
    let mut broken = whole.clone();
    broken["signature"]["value"] = "AAAA".into();
    assert!(send(&browser, "en", "record", &broken.to_string()).body.contains("Changed after it was issued"));
    let other = TestApp::with(|_| {});
    let foreign = longyuan::keys::Keys::from_master(&[9; 32]).unwrap();
    let text = canonical::text(&whole["record"]).unwrap();
    let mut elsewhere = whole.clone();
    elsewhere["signature"]["public_key"] = STANDARD.encode(foreign.record_public_key().unwrap()).into();
    elsewhere["signature"]["value"] = STANDARD.encode(foreign.sign_record(text.as_bytes()).unwrap()).into();
    assert!(send(&browser, "en", "record", &elsewhere.to_string()).body.contains("Not signed by this platform"));
    drop(other);
}

#[test]
fn nonsense_gets_a_clear_word_in_both_languages() {
    let app = TestApp::new();
    let browser = app.browser();
    let large = format!("{{\"record\": \"{}\"}}", "x".repeat(1024 * 1024 + 10));
    let huge = "y".repeat(2 * 1024 * 1024);
    let cases = [
        ("", "贴上内容", "paste the text"),
        ("hello", "不是有效的 JSON", "not valid JSON"),
        ("{}", "不是我们的披露记录", "not a disclosure record"),
        (
            "{\"record\": {\"format\": \"x\"}, \"signature\": {\"algorithm\": \"Ed25519\", \"public_key\": \"\", \"value\": \"\"}}",
            "不是我们的",
            "not a disclosure record",
        ),
        (large.as_str(), "超过了 1 MB", "larger than 1 MB"),
        (huge.as_str(), "超过了 1 MB", "larger than 1 MB"),
    ];
    for (text, zh, en) in cases {
        for (lang, words) in [("zh", zh), ("en", en)] {
            let page = send(&browser, lang, "record", text);
            assert_eq!(page.status, 422, "{lang}: {}", text.len());
            assert!(page.text(".errors").unwrap().contains(words), "{lang}: {:?}", page.text(".errors"));
        }
    }
    // What was typed is still there.
    assert!(send(&browser, "en", "record", "hello").text("textarea").unwrap().contains("hello"));
    let other = browser.send("POST", "/en/verify", &[("content-type", "text/plain")], Some("x".into()));
    assert_eq!(other.status, 415);
    assert_eq!(app.count("audit"), 0, "nothing is kept");
}
