//! The page of a failure: what happened, what became of what was typed, and the way on.

use actix_web::HttpRequest;
use actix_web::http::header;
use askama::Template;

use super::page::Frame;
use crate::locale;

/// A failure as its page tells it.
#[derive(Debug)]
pub struct Trouble<'a> {
    /// The status of the answer.
    pub status: u16,
    /// The code of the failure, if it is one of ours.
    pub code: Option<&'a str>,
    /// What happened, in the reader's language.
    pub sentence: String,
    /// Names the answer in the log.
    pub request_id: &'a str,
    /// The page that the reader came from.
    pub back: Option<String>,
    /// What is wrong with which field, where a form is not shown again.
    pub wrong: Vec<String>,
    /// Seconds until it goes on by itself.
    pub wait: Option<u64>,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    frame: Frame,
    trouble: &'a Trouble<'a>,
}

/// Where the cure of a failure stands.
const WAYS: [(&str, &str); 15] = [
    ("consent_missing", "/me/consents"),
    ("not_approved", "/enterprise"),
    ("firm_closed", "/enterprise"),
    ("firm_suspended", "/enterprise"),
    ("no_open_need", "/needs"),
    ("not_a_talent", "/talents/new"),
    ("not_a_member", "/needs/new"),
    ("mfa_required", "/account/second-factor"),
    ("offer_stale", "/account/second-factor"),
    ("link_used", "/sign-in"),
    ("link_expired", "/sign-in"),
    ("link", "/sign-in"),
    ("own_account", "/account"),
    ("last_administrator", "/staff/accounts"),
    ("same_joined", "/me"),
];

/// Statuses at which a person of the office can help.
const ASK_US: [u16; 4] = [403, 410, 500, 503];

impl ErrorPage<'_> {
    /// What became of what was typed, and what helps.
    fn hint(&self) -> String {
        let own = match self.trouble.code {
            Some("csrf") => "error-hint-csrf".to_owned(),
            _ => format!("error-hint-{}", self.trouble.status),
        };
        match self.trouble.status {
            _ if locale::has(self.frame.lang, &own) => self.frame.t(&own),
            500.. => self.frame.t("error-hint-server"),
            _ => self.frame.t("error-hint-other"),
        }
    }

    /// When it goes on by itself.
    fn wait(&self) -> Option<String> {
        let seconds = i64::try_from(self.trouble.wait?).unwrap_or(i64::MAX);
        let (key, n) =
            if seconds < 120 { ("error-wait-seconds", seconds) } else { ("error-wait-minutes", seconds / 60 + 1) };
        Some(self.frame.tv(key, &[("n", n.into())]))
    }

    /// True where writing to the office helps.
    fn asks_us(&self) -> bool {
        ASK_US.contains(&self.trouble.status)
    }

    /// The page that mends it, and its name.
    fn way(&self) -> Option<(String, String)> {
        let (code, path) = WAYS.iter().find(|(code, _)| self.trouble.code == Some(code))?;
        Some((self.frame.url(path), self.frame.tc("error-way-", code)))
    }
}

/// The page; plain words where even the template fails.
pub fn render(frame: Frame, trouble: &Trouble<'_>) -> String {
    let plain = format!("{} {}", trouble.status, trouble.request_id);
    ErrorPage { frame, trouble }.render().unwrap_or(plain)
}

/// The path of the page that a request came from, if it is one of this site and another than the one that was asked for.
pub fn came_from(request: &HttpRequest) -> Option<String> {
    let referer = request.headers().get(header::REFERER)?.to_str().ok()?;
    let before = url::Url::parse(referer).ok()?;
    let (host, own) = (before.host_str()?, request.connection_info().host().to_owned());
    let authority = before.port().map_or(host.to_owned(), |port| format!("{host}:{port}"));
    let path = match before.query() {
        Some(query) => format!("{}?{query}", before.path()),
        None => before.path().to_owned(),
    };
    let is_get = request.method() == actix_web::http::Method::GET;
    // A path of two strokes would be read as the name of another host.
    let is_ours = authority == own && !path.starts_with("//");
    (is_ours && !(is_get && before.path() == request.path())).then_some(path)
}
