//! Tokens of the API for people who are there already.

use chrono::TimeDelta;
use longyuan::domain::account::SessionKind;
use longyuan::domain::actor::Person;
use longyuan::domain::value::Lang;
use longyuan::store::db::Conn;
use longyuan::store::sessions;
use serde_json::Value;

use super::app::TestApp;
use super::browser::{Browser, Page};
use super::people::visitor;

/// Somebody who calls the API.
pub struct Caller {
    browser: Browser,
    app_token: String,
}

impl TestApp {
    /// A caller of the API who is this person.
    pub fn caller(&self, person: &Person) -> Caller {
        let (now, account) = (self.ctx.now(), person.account.id.clone());
        let (ends, origin) = (now + TimeDelta::days(400), visitor(Lang::En).origin);
        let open = move |conn: &mut Conn| Ok(sessions::open(conn, now, &account, SessionKind::Api, ends, &origin)?.id);
        let session = self.ctx.db.write(open).unwrap();
        let app_token = longyuan::web::token::mint(&self.ctx, &session).unwrap().token;
        Caller { browser: self.browser(), app_token }
    }
}

impl Caller {
    pub fn get(&self, path: &str) -> Page {
        self.browser.call("GET", path, Some(&self.app_token), None)
    }

    pub fn post(&self, path: &str, body: Value) -> Page {
        self.browser.call("POST", path, Some(&self.app_token), Some(&body))
    }

    /// The status and the code of the problem, if it is one.
    pub fn says(&self, path: &str, body: Value) -> (u16, String) {
        let page = self.post(path, body);
        let json = page.json();
        let problem = json["errors"][0]["code"].as_str().or(json["code"].as_str());
        let first = if page.status < 400 { json["state"].as_str() } else { problem };
        (page.status, first.unwrap_or_default().to_owned())
    }
}
