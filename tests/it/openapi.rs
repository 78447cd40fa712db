//! The description of the API is whole and true: every route is in it and nothing else, it is OpenAPI 3.1, and what calls
//! answer is what it says.

use std::collections::{BTreeMap, BTreeSet};

use longyuan::domain::account::{LinkPurpose, Role, SessionKind};
use longyuan::domain::value::Lang;
use longyuan::store::db::Conn;
use longyuan::store::sessions;
use serde_json::{Value, json};

use crate::support::app::TestApp;
use crate::support::people::visitor;

const METHODS: [&str; 4] = ["get", "put", "post", "delete"];

fn document(app: &TestApp) -> Value {
    app.browser().get("/api/v1/openapi.json").json()
}

/// Every operation with its path and method.
fn operations(document: &Value) -> BTreeMap<(String, String), Value> {
    let mut all = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            assert!(METHODS.contains(&method.as_str()), "{path}: {method}");
            all.insert((path.clone(), method.clone()), operation.clone());
        }
    }
    all
}

/// The routes of the API as the route table writes them.
fn routes() -> BTreeSet<(String, String)> {
    let table = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/api/routes.rs"));
    let routes = table.lines().filter_map(|line| {
        let (path, handler) = line.trim().split_once(".route(\"").map(|(_, rest)| rest)?.split_once("\", ")?;
        Some((path.to_owned(), handler.split('(').next()?.to_owned()))
    });
    routes.filter(|(path, _)| path != "/openapi.json").collect()
}

#[test]
fn every_route_of_the_api_is_described_and_nothing_else() {
    let described: BTreeSet<_> = operations(&document(&TestApp::new())).into_keys().collect();
    assert!(routes().len() > 20, "the route table is read wrongly");
    assert_eq!(routes(), described);
}

/// Every `$ref` below a value.
fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            assert!(!map.contains_key("nullable"), "a word of OpenAPI 3.0: {value}");
            found.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|inner| references(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}

#[test]
fn the_document_is_openapi_3_1() {
    let document = document(&TestApp::new());
    let top: BTreeSet<&str> = document.as_object().unwrap().keys().map(String::as_str).collect();
    let known = ["openapi", "info", "servers", "paths", "components", "security", "tags"];
    assert!(top.is_subset(&known.into()), "{top:?}");
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
    assert_eq!(document["servers"][0]["url"], "/api/v1");
    assert_eq!(document["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    let mut names = BTreeSet::new();
    for ((path, method), operation) in operations(&document) {
        let at = format!("{method} {path}");
        assert!(path.starts_with('/') && names.insert(operation["operationId"].to_string()), "{at}");
        check_parameters(&at, &path, &operation);
        if !operation["requestBody"].is_null() {
            assert!(operation["requestBody"]["content"]["application/json"]["schema"].is_object(), "{at}");
        }
        for (status, response) in operation["responses"].as_object().unwrap() {
            let number: u16 = status.parse().unwrap();
            assert!((200..600).contains(&number) && response["description"].is_string(), "{at}: {status}");
            let media = response["content"].as_object().map(|c| c.keys().cloned().collect::<Vec<_>>());
            let wanted = match number {
                200 if path == "/me/export" => "application/zip",
                ..400 => "application/json",
                _ => "application/problem+json",
            };
            let is_empty = number == 204 && media.is_none();
            assert!(is_empty || media == Some(vec![wanted.to_owned()]), "{at}: {status}: {media:?}");
        }
        for requirement in operation["security"].as_array().into_iter().flatten() {
            assert!(requirement.as_object().unwrap().keys().all(|name| name == "bearer"), "{at}");
        }
    }
}

fn check_parameters(at: &str, path: &str, operation: &Value) {
    let mut in_path: BTreeSet<String> = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let (name, place) = (parameter["name"].as_str().unwrap(), parameter["in"].as_str().unwrap());
        assert!(parameter["schema"].is_object() && seen.insert((name, place)), "{at}: {name}");
        if place == "path" {
            assert_eq!(parameter["required"], true, "{at}: {name}");
            in_path.insert(name.to_owned());
        }
    }
    let template = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    assert_eq!(template.map(str::to_owned).collect::<BTreeSet<_>>(), in_path, "{at}");
}

/// Tokens of nobody, a talent, a member of a firm, and staff with every role.
fn tokens(app: &TestApp) -> Vec<Option<String>> {
    let talent = app.pooled_fang("fang.wang@example.org").person.account.id;
    let member = app.register_firm("li@example.com", "兰州甲肽").person.account.id;
    let staff = app.person(app.staff_secret(vec![Role::Officer, Role::Lead, Role::Admin])).account.id;
    let (now, origin) = (app.ctx.now(), visitor(Lang::En).origin);
    let mut all = vec![None, Some(app.newest_token(LinkPurpose::Withdraw))];
    for account in [talent, member, staff] {
        let (ends, origin) = (now + chrono::TimeDelta::hours(1), origin.clone());
        let open = move |conn: &mut Conn| Ok(sessions::open(conn, now, &account, SessionKind::Api, ends, &origin)?.id);
        let session = app.ctx.db.write(open).unwrap();
        all.push(Some(longyuan::web::token::mint(&app.ctx, &session).unwrap().token));
    }
    all
}

#[test]
fn what_calls_answer_is_described() {
    let app = TestApp::new();
    app.open_office();
    let (document, tokens) = (document(&app), tokens(&app));
    let browser = app.browser();
    for ((path, method), operation) in operations(&document) {
        // Signing out ends the token that the other calls need.
        if (path.as_str(), method.as_str()) == ("/sessions/current", "delete") {
            continue;
        }
        let is_open = operation["security"] == json!([{}]);
        let has_body = !operation["requestBody"].is_null();
        for id in ["0190b2c4-0000-7000-8000-000000000000", "nonsense", "%F0%9F%92%A9"] {
            let place = path.replace("{id}", id);
            for token in &tokens {
                let bodies: &[Option<Value>] = if has_body {
                    &[Some(json!({})), Some(json!({"surprise": 1})), Some(json!([])), None]
                } else {
                    &[None]
                };
                for body in bodies {
                    let answer = browser.call(&method.to_uppercase(), &place, token.as_deref(), body.as_ref());
                    let said = &operation["responses"][answer.status.to_string()];
                    assert!(said.is_object(), "{method} {place} {body:?}: {} {}", answer.status, answer.body);
                    assert!(answer.status < 500, "{method} {place}: {}", answer.body);
                    let is_stranger = token.as_ref().is_none_or(|token| !token.contains('.'));
                    assert!(is_open || !is_stranger || answer.status == 401, "{method} {place}: {}", answer.status);
                }
            }
        }
    }
}
