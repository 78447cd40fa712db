//! A browser for tests: keeps cookies, sends the page's own hidden token, follows nothing by itself; and a caller of the API.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::Value;
use ureq::http::{Request, Response};

/// A browser that opens pages of one test application.
pub struct Browser {
    agent: ureq::Agent,
    base: String,
    cookies: RefCell<BTreeMap<String, String>>,
    token: RefCell<String>,
    /// Sent as User-Agent.
    pub agent_name: &'static str,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Page {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Page {
    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers.get("location").map_or("", String::as_str)
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }

    /// The text of the first element that a CSS selector finds.
    pub fn text(&self, selector: &str) -> Option<String> {
        let html = scraper::Html::parse_document(&self.body);
        let selector = scraper::Selector::parse(selector).unwrap();
        html.select(&selector)
            .next()
            .map(|e| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// An attribute of the first element that a CSS selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let html = scraper::Html::parse_document(&self.body);
        let selector = scraper::Selector::parse(selector).unwrap();
        html.select(&selector).next().and_then(|e| e.value().attr(name)).map(str::to_owned)
    }
}

impl Browser {
    /// A fresh browser on `base` (`http://127.0.0.1:PORT`).
    pub fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false);
        // The server closes what is idle for five seconds; on a busy machine a request might come just then.
        let config = config.max_idle_age(std::time::Duration::from_secs(1));
        let agent = config.allow_non_standard_methods(true).build().new_agent();
        Self {
            agent,
            base: base.to_owned(),
            cookies: RefCell::default(),
            token: RefCell::default(),
            agent_name: "Mozilla/5.0 (Linux; Android 15) Chrome/130 Mobile",
        }
    }

    /// Opens a page and remembers its hidden token.
    pub fn get(&self, path: &str) -> Page {
        self.send("GET", path, &[], None)
    }

    /// Opens a page and the ones it redirects to.
    pub fn follow(&self, path: &str) -> Page {
        let mut page = self.get(path);
        for _ in 0..5 {
            if !(300..400).contains(&page.status) {
                break;
            }
            page = self.get(page.location());
        }
        page
    }

    /// Sends a form as the last page opened would.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("_csrf", &self.token.borrow());
        fields.iter().for_each(|(name, value)| {
            form.append_pair(name, value);
        });
        let headers = [
            ("origin", self.base.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        self.send("POST", path, &headers, Some(form.finish()))
    }

    /// Calls the API, with a token if there is one.
    pub fn call(&self, method: &str, path: &str, token: Option<&str>, body: Option<&Value>) -> Page {
        let bearer = token.map(|t| format!("Bearer {t}"));
        let mut headers = vec![("accept-language", "en")];
        if body.is_some() {
            headers.push(("content-type", "application/json"));
        }
        if let Some(bearer) = &bearer {
            headers.push(("authorization", bearer));
        }
        self.send(method, &format!("/api/v1{path}"), &headers, body.map(Value::to_string))
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Sets a cookie.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    /// Sends any request; the body's bytes as they are.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<String>) -> Page {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        let mut request = Request::builder().method(method).uri(url).header("user-agent", self.agent_name);
        let cookies: Vec<String> = self.cookies.borrow().iter().map(|(n, v)| format!("{n}={v}")).collect();
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = match body {
            Some(body) => self.agent.run(request.body(body).unwrap()),
            None => self.agent.run(request.body(()).unwrap()),
        };
        self.take(response.unwrap())
    }

    fn take(&self, mut response: Response<ureq::Body>) -> Page {
        for cookie in response.headers().get_all("set-cookie") {
            let text = cookie.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() || text.contains("Max-Age=0") {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.set_cookie(name, value);
            }
        }
        let headers = response
            .headers()
            .iter()
            .map(|(n, v)| (n.to_string(), v.to_str().unwrap_or_default().to_owned()))
            .collect();
        // A file that is no text is looked at as far as it is one.
        let bytes = response.body_mut().read_to_vec().unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let page = Page { status: response.status().as_u16(), headers, body, bytes };
        // Every form has it written in this way; reading the whole page for it would take most of a test's time.
        if let Some((_, rest)) = page.body.split_once("name=\"_csrf\" value=\"") {
            *self.token.borrow_mut() = rest.split('"').next().unwrap().to_owned();
        }
        page
    }
}
