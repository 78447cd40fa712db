//! A whole introduction by the API alone, from the approval to what came of it.

use chrono::TimeDelta;
use longyuan::domain::account::Role;
use longyuan::usecase::needs;
use serde_json::{Value, json};

use crate::introductions::approved;
use crate::support::app::TestApp;
use crate::support::tokens::Caller;

/// People with a token each: the person, the firm, an officer, a lead, strangers of both kinds.
pub struct Cast {
    pub app: TestApp,
    pub talent: Caller,
    pub firm: Caller,
    pub officer: Caller,
    pub lead: Caller,
    pub other_talent: Caller,
    pub other_firm: Caller,
    pub code: String,
}

/// A token holds for a quarter of an hour, so that whoever calls later gets a new one.
pub fn cast() -> Cast {
    let app = TestApp::mailing(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let member = app.register_firm("ma@example.org", "兰州陇肽生物科技有限公司");
    let need = needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    needs::submit::run(&app.ctx, &member, needs::submit::Input { need: need.clone() }).unwrap();
    app.run_jobs();
    let stranger = app.register_fang("zhao@example.org");
    let rival = app.register_firm("li@example.org", "天水甲有限公司");
    let officer = app.caller(&app.officer().person);
    let lead = app.caller(&app.person(app.staff_secret(vec![Role::Lead])));
    let pair = app.suggested(&need).remove(0).id;
    let approved = officer.post(&format!("/matches/{pair}/decisions"), json!({"decision": "approve"}));
    assert_eq!(approved.status, 201, "{}", approved.body);
    app.advance(TimeDelta::seconds(61));
    app.run_jobs();
    let code = officer.get("/introductions").json()[0]["code"].as_str().unwrap().to_owned();
    let [talent, firm] = [&owner.person, &member.person].map(|person| app.caller(person));
    let [other_talent, other_firm] = [&stranger.person, &rival.person].map(|person| app.caller(person));
    Cast { app, talent, firm, officer, lead, other_talent, other_firm, code }
}

impl Cast {
    pub fn at(&self, deed: &str) -> String {
        format!("/introductions/{}{deed}", self.code)
    }
}

pub fn yes() -> Value {
    json!({"answer": "yes", "consents": {"card": 1, "contact": 1}, "fields": ["name", "email"]})
}

/// Every key of a value, however deep.
fn keys(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| {
            found.push(key.clone());
            keys(inner, found);
        }),
        Value::Array(list) => list.iter().for_each(|inner| keys(inner, found)),
        _ => {}
    }
}

#[test]
fn from_the_approval_to_the_outcome() {
    let cast = cast();
    let (at, talent, firm, officer) = (|deed: &str| cast.at(deed), &cast.talent, &cast.firm, &cast.officer);
    assert_eq!(firm.get("/introductions").json(), json!([]), "the firm knows nothing yet");
    let seen = talent.get(&at("")).json();
    assert_eq!((seen["side"].as_str(), seen["is_open"].as_bool()), (Some("talent"), Some(true)), "{seen}");
    assert!(seen["need"]["asks"].as_str().unwrap().contains("兰州陇肽") && seen["card"]["code"].is_string(), "{seen}");
    let listed = talent.get("/introductions?state=asking_talent").json();
    assert_eq!((listed[0]["code"].as_str(), listed[0]["side"].as_str()), (Some(&*cast.code), Some("talent")));
    assert_eq!(talent.get("/introductions?state=introduced").json(), json!([]));
    let said = talent.post(&at("/answers"), yes());
    assert_eq!((said.status, said.json()["state"].as_str()), (201, Some("asking_firm")), "{}", said.body);
    assert_eq!(talent.says(&at("/answers"), yes()), (409, "already_done".into()), "sent twice");

    let seen = firm.get(&at("")).json();
    assert_eq!((seen["side"].as_str(), seen["is_open"].as_bool()), (Some("firm"), Some(true)), "{seen}");
    let mut all = Vec::new();
    keys(&seen, &mut all);
    for hidden in ["name", "email", "phone", "wechat", "employer", "words", "talent_name", "version", "firm"] {
        assert!(!all.iter().any(|key| key == hidden), "{hidden}: {seen}");
    }
    assert!(!seen.to_string().contains("王芳") && !seen.to_string().contains("fang@example.org"));
    let contact = json!({"answer": "yes", "consents": {"contact": 1}, "fields": ["name", "email"]});
    assert_eq!(firm.says(&at("/answers"), contact.clone()), (201, "both_yes".into()));
    assert_eq!(firm.says(&at("/answers"), contact), (409, "already_done".into()));

    let board = officer.get("/introductions?state=both_yes&limit=1").json();
    let version = board[0]["version"].as_i64().unwrap();
    assert_eq!((board[0]["name"].as_str(), board[0]["talent_answer"].as_str()), (Some("王芳"), Some("yes")));
    let stale = json!({"version": version - 1, "note": ""});
    assert_eq!(officer.says(&at("/introduce"), stale), (409, "version".into()));
    assert_eq!(
        officer.says(&at("/introduce"), json!({"version": version, "note": "一路顺利"})),
        (201, "introduced".into())
    );
    assert_eq!(officer.says(&at("/introduce"), json!({})), (409, "illegal_move".into()));
    cast.app.run_jobs();
    assert!(cast.app.mails_to("fang@example.org").pop().unwrap().text.contains("一路顺利"));

    assert_eq!(talent.says(&at("/outcomes"), json!({"news": "in_touch"})), (409, "not_asked_yet".into()));
    let shown = officer.get(&at("")).json();
    assert_eq!((shown["answers"].as_array().unwrap().len(), shown["follow_ups"].as_array().unwrap().len()), (2, 6));
    assert_eq!(shown["times"].as_array().unwrap().len(), 2);
}

#[test]
fn what_came_of_it_is_told_by_both_sides_and_noted_by_the_office() {
    let story = approved();
    story.introduced();
    story.pass(TimeDelta::days(8));
    let at = format!("/introductions/{}/outcomes", story.introduction().code);
    let [talent, firm] = [&story.owner.person, &story.member.person].map(|person| story.app.caller(person));
    let officer = story.app.caller(&story.officer.person);
    assert_eq!(talent.says(&at, json!({"news": "success"})), (422, "required".into()));
    assert_eq!(talent.says(&at, json!({"news": "in_touch", "proof": "x"})), (422, "unknown_field".into()));
    assert_eq!(talent.says(&at, json!({"news": "in_touch", "value": "none"})), (422, "unknown_field".into()));
    assert_eq!(talent.says(&at, json!({"news": "in_touch"})), (201, "introduced".into()));
    assert_eq!(talent.says(&at, json!({"news": "in_touch"})), (409, "already_done".into()));
    let visit = json!({"news": "success", "kind": "short_visit"});
    assert_eq!(firm.says(&at, visit.clone()), (201, "success".into()));
    assert_eq!(officer.says(&at, json!({"news": "no_reply"})), (422, "unknown_choice".into()));
    assert_eq!(officer.says(&at, json!({"news": "no_deal"})), (409, "not_silent_yet".into()));
    let proof = json!({"news": "success", "kind": "short_visit", "value": "under_100k", "happened_on": "2026-12-01", "proof": "机票"});
    assert_eq!(officer.says(&at, proof), (201, "success".into()));
    let outcome = officer.get(&at.replace("/outcomes", "")).json()["outcomes"][0].clone();
    assert_eq!(outcome["confirmed_by"], json!(["firm", "officer"]));
    assert_eq!((outcome["proof"].as_str(), outcome["value"].as_str()), (Some("机票"), Some("under_100k")));
}

#[test]
fn an_officer_records_and_the_side_calls_it_wrong() {
    let cast = cast();
    let at = |deed: &str| cast.at(deed);
    let recorded = json!({
        "side": "talent", "answer": "yes", "channel": "phone", "said_on": "2026-11-24", "words": "可以",
        "consents": {"card": 1, "contact": 1}, "fields": ["name", "phone"]
    });
    let with = |name: &str, value: Value| {
        let mut body = recorded.clone();
        body[name] = value;
        body
    };
    let path = at("/answers/recorded");
    for (body, code) in [
        (with("words", json!("")), "words_required"),
        (with("channel", json!("web")), "not_a_channel"),
        (with("said_on", json!("2026-12-24")), "in_the_future"),
        (with("consents", json!({})), "consent_required"),
        (with("fields", json!(["name"])), "contact_too_little"),
        (with("words", json!("字".repeat(2001))), "too_long"),
        (with("surprise", json!(1)), "unknown_field"),
    ] {
        assert_eq!(cast.officer.says(&path, body), (422, code.into()));
    }
    assert_eq!(cast.officer.says(&path, with("side", json!("firm"))), (409, "already_done".into()), "not its turn");
    assert_eq!(cast.talent.says(&path, recorded.clone()).0, 403);
    assert_eq!(cast.talent.says(&at("/disputes"), json!({})), (409, "already_done".into()), "nothing was recorded");
    assert_eq!(cast.officer.says(&path, recorded.clone()), (201, "asking_firm".into()));
    assert_eq!(cast.officer.says(&path, recorded), (409, "already_done".into()));
    let told = cast.talent.get(&at("")).json()["recorded"].clone();
    assert_eq!((told["answer"].as_str(), told["channel"].as_str()), (Some("yes"), Some("phone")));
    assert!(cast.firm.get(&at("")).json()["recorded"].is_null());
    assert_eq!(cast.firm.says(&at("/disputes"), json!({})), (409, "already_done".into()), "not its own");
    assert_eq!(cast.talent.says(&at("/disputes"), json!({})), (201, "asking_talent".into()));
    assert_eq!(cast.talent.says(&at("/disputes"), json!({})), (409, "already_done".into()));
    assert_eq!(cast.firm.get(&at("")).status, 404, "its question is over");
    let answers = cast.officer.get(&at("")).json()["answers"].clone();
    assert!(answers[0]["disputed_at"].is_string() && answers[0]["words"] == "可以", "{answers}");
}
