//! Several decided on in one press, in a browser without scripts and by a program.

use chrono::TimeDelta;
use longyuan::domain::account::SessionKind;
use longyuan::domain::actor::Person;
use longyuan::domain::matches::MatchState;
use longyuan::domain::value::Lang;
use longyuan::store::db::Conn;
use longyuan::store::sessions;
use longyuan::usecase::matches::undo;
use serde_json::json;

use crate::review_several::{park, story};
use crate::support::app::TestApp;
use crate::support::people::visitor;

#[test]
fn without_scripts_they_are_ticked_looked_at_confirmed_and_undone() {
    let s = story();
    let browser = s.browser();
    for lang in ["zh", "en"] {
        let page = browser.get(&format!("/{lang}/review/{}", s.code));
        assert_eq!(page.body.matches("type=\"checkbox\" name=\"pair\"").count(), 4);
        let rows = s.rows();
        let ticks: Vec<String> = rows.iter().take(3).map(|row| format!("pair={}.{}", row.id, row.version)).collect();
        let preview = format!("/{lang}/review/{}/several", s.code);
        let shown = browser.get(&format!("{preview}?{}&decision=approve", ticks.join("&")));
        assert_eq!(shown.status, 200);
        assert!(shown.text("pre.letter").is_some() && !shown.body.contains("@example.org"));
        for raw in ["several-", "review-", "note-in-", "failure-"] {
            let words: String = scraper::Html::parse_document(&shown.body).root_element().text().collect();
            assert!(!words.contains(raw), "{lang}: a sentence of {raw} is missing");
        }
        assert_eq!(s.app.count("introductions"), 0);
        let nobody = browser.get(&format!("{preview}?decision=approve"));
        assert_eq!(nobody.location(), format!("/{lang}/review/{}?done=nobody_ticked", s.code));

        // One changes between the look and the press.
        park(&s.app, &s.officer, &rows[0]);
        let values: Vec<String> = ticks.iter().map(|tick| tick["pair=".len()..].to_owned()).collect();
        let mut fields: Vec<(&str, &str)> = values.iter().map(|value| ("pair", value.as_str())).collect();
        fields.push(("decision", "approve"));
        let done = browser.post(&preview, &fields);
        assert_eq!(done.status, 303, "{}", done.body);
        let next = browser.get(done.location());
        let told = next.text("section.banner").unwrap();
        assert!(told.contains(["请刷新后再看", "reload and look again"][usize::from(lang == "en")]), "{told}");
        assert_eq!(next.body.matches("class=\"toast\"").count(), 1);
        assert!(next.text(".toast").unwrap().contains(['2']));
        let undo: Vec<(&str, &str)> = [("pair", rows[1].id.as_str()), ("pair", rows[2].id.as_str())].into();
        let back = browser.post(&format!("/{lang}/review/undo"), &undo);
        assert_eq!(back.location(), format!("/{lang}/review/{}?done=review_undone", s.code));
        undo::run(&s.app.ctx, &s.officer, &rows[0].id).unwrap();
        assert_eq!(s.rows().len(), 4);
    }
    // Dismissed without a reason: the page comes back with what is missing, and nothing is decided.
    let rows = s.rows();
    let values: Vec<String> = rows.iter().map(|row| format!("{}.{}", row.id, row.version)).collect();
    let mut fields: Vec<(&str, &str)> = values.iter().map(|value| ("pair", value.as_str())).collect();
    fields.push(("decision", "dismiss"));
    let to = format!("/en/review/{}/several", s.code);
    let refused = browser.post(&to, &fields);
    assert_eq!((refused.status, s.rows().len()), (422, 4));
    fields.push(("reason", "too_junior"));
    let done = browser.post(&to, &fields);
    assert!(done.location().starts_with("/en/review?undo="), "{}", done.location());
    assert!(browser.get(done.location()).text(".toast").unwrap().contains("4 dismissed"));
    assert_eq!(browser.post(&to, &[("pair", "nonsense"), ("decision", "approve")]).status, 422);
}

/// A token of the API for a signed-in person.
fn token(app: &TestApp, person: &Person) -> String {
    let (now, account) = (app.ctx.now(), person.account.id.clone());
    let ends = now + TimeDelta::hours(1);
    let origin = visitor(Lang::En).origin;
    let open = move |conn: &mut Conn| Ok(sessions::open(conn, now, &account, SessionKind::Api, ends, &origin)?.id);
    let session = app.ctx.db.write(open).unwrap();
    longyuan::web::token::mint(&app.ctx, &session).unwrap().token
}

#[test]
fn a_program_decides_on_several_and_each_is_answered() {
    let s = story();
    let (bearer, browser, rows) = (token(&s.app, &s.officer.person), s.app.browser(), s.rows());
    let call = |body: serde_json::Value| browser.call("POST", "/matches/decisions", Some(&bearer), Some(&body));
    let done = call(json!({"decisions": [
        {"id": rows[0].id, "decision": "approve", "version": rows[0].version},
        {"id": rows[1].id, "decision": "approve", "version": 99},
        {"id": rows[2].id, "decision": "dismiss", "reason": "too_senior"},
        {"id": rows[3].id, "decision": "park", "until": "2020-01-01"},
    ]}));
    assert_eq!(done.status, 200, "{}", done.body);
    let all = done.json();
    assert_eq!((&all[0]["decided"]["state"], &all[0]["problem"]), (&json!("approved"), &json!(null)));
    assert_eq!((&all[1]["problem"]["status"], &all[1]["problem"]["code"]), (&json!(409), &json!("version")));
    assert_eq!(all[2]["decided"]["state"], "dismissed");
    assert_eq!(all[3]["problem"]["errors"][0]["code"], "in_the_past");
    assert_eq!(call(json!({"decisions": []})).status, 422);
    assert_eq!(call(json!({"decisions": [{"id": "x", "decision": "approve"}]})).status, 422);
    assert_eq!(call(json!({"decisions": [{"id": rows[3].id, "decision": "dismiss"}]})).status, 422, "no reason");
    assert_eq!(s.state_of(&rows[3].id), MatchState::Suggested);
    // One alone may go with a line to a side; putting aside tells nobody anything.
    let one = |body: serde_json::Value| {
        browser.call("POST", &format!("/matches/{}/decisions", rows[3].id), Some(&bearer), Some(&body))
    };
    assert_eq!(one(json!({"decision": "park", "note_talent": "Hello"})).status, 422);
    assert_eq!(one(json!({"decision": "approve", "note_talent": "ring 13909310000"})).status, 422);
    assert_eq!(s.app.count("introduction_notes"), 0);
    assert_eq!(one(json!({"decision": "approve", "note_firm": "值得一谈。"})).status, 201);
    assert_eq!(s.app.count("introduction_notes WHERE side = 'firm'"), 1);
    let owner = token(&s.app, &s.people[0].person);
    let body = json!({"decisions": [{"id": rows[3].id, "decision": "approve"}]});
    assert_eq!(browser.call("POST", "/matches/decisions", Some(&owner), Some(&body)).status, 403);
}
