//! What every page stands in: language, person, navigation, the sentences of forms; and how a template becomes an answer.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use askama::Template;

use super::call::call;
use super::failure::{Failure, field_sentence};
use super::{assets, csrf, help, signed};
use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Person, Visitor};
use crate::domain::error::{Error, FieldError};
use crate::domain::value::{Lang, Moment};
use crate::locale::{self, Value};
use crate::usecase::offices::mail_status::{self, MailStatus};
use crate::usecase::open_needs::count;

/// The cookie of the elder-friendly mode.
pub const ELDER: &str = "elder";

/// What every page knows.
#[derive(Clone)]
pub struct Frame {
    /// The language of the page.
    pub lang: Lang,
    /// The address after the language, with its query.
    pub path: String,
    /// Who asks, signed in or not.
    pub visitor: Visitor,
    /// The person, if signed in.
    pub person: Option<Person>,
    /// The hidden value of every form; empty for visitors.
    pub csrf: String,
    /// True for the demo: marked on every page.
    pub is_demo: bool,
    /// The office's name, once it is set up.
    pub office: String,
    /// Why mail is not being sent; staff pages only.
    pub mail: Option<MailStatus>,
    /// True in the elder-friendly mode: larger type, one column.
    pub is_elder: bool,
    /// True when there are public needs to be looked at: no menu leads to an empty page.
    pub has_open_needs: bool,
    /// Now, UTC.
    pub now: Moment,
    /// The address that makes links.
    pub public_url: String,
}

/// The errors of a form beside what was typed.
#[derive(Debug, Clone, Default)]
pub struct Problems(pub Vec<FieldError>);

impl Problems {
    /// The error of a field, if it has one.
    pub fn of(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|e| e.field == field)
    }

    /// True when the form came back with errors.
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Each field error once, for the summary.
    pub fn all(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }
}

impl Frame {
    /// A frame that needs no request and no database: for errors before there is either.
    pub fn bare(lang: Lang) -> Self {
        Self {
            lang,
            path: "/".into(),
            visitor: Visitor { lang, origin: Default::default() },
            person: None,
            csrf: String::new(),
            is_demo: false,
            office: String::new(),
            mail: None,
            is_elder: false,
            has_open_needs: false,
            now: Moment::default(),
            public_url: String::new(),
        }
    }

    /// The frame of a request.
    pub async fn of(request: &HttpRequest) -> Result<Self, Failure> {
        let ctx = signed::context(request)?;
        let person = signed::person(request).await?;
        let (status, open) = call(&ctx, |ctx| Ok((mail_status::run(ctx)?, count::run(ctx)?))).await?;
        let lang = signed::language(request);
        let path = request.uri().path_and_query().map_or("/", |p| p.as_str());
        let rest = path.strip_prefix(&format!("/{lang}")).unwrap_or("/");
        // Of an ended session too: its cookie still comes along, and the form that signs in again must hold.
        let csrf = signed::cookie(request).map(|secret| csrf::token(&ctx, &secret));
        let is_staff = person.as_ref().is_some_and(Person::is_staff);
        Ok(Self {
            lang,
            path: if rest.is_empty() { "/".to_owned() } else { rest.to_owned() },
            visitor: signed::visitor(&ctx, request),
            csrf: csrf.unwrap_or_default(),
            is_demo: ctx.config.demo,
            office: status.office_name(lang).to_owned(),
            mail: Some(status).filter(|s| is_staff && !s.is_confirmed),
            has_open_needs: open > 0,
            person,
            is_elder: request.cookie(ELDER).is_some(),
            now: ctx.now(),
            public_url: ctx.config.public_url(),
        })
    }

    /// The frame of an answer that brings the cookie of a session just opened: its forms carry the new token.
    pub fn entered(mut self, ctx: &Context, secret: &str) -> Self {
        self.csrf = csrf::token(ctx, secret);
        self
    }

    /// The sentence of a key.
    pub fn t(&self, key: &str) -> String {
        locale::text(self.lang, key)
    }

    /// The sentence of a key made of a prefix and a code (`review-state-` and `worth_a_look`).
    pub fn tc(&self, prefix: &str, code: impl std::fmt::Display) -> String {
        locale::text(self.lang, &format!("{prefix}{}", code.to_string().replace('_', "-")))
    }

    /// The sentence of a key with values.
    pub fn tv(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        locale::text_with(self.lang, key, values)
    }

    /// The same sentence in the other language, for runs that show both.
    pub fn t_other(&self, key: &str) -> String {
        locale::text(self.lang.other(), key)
    }

    /// The sentence of a field error.
    pub fn error(&self, error: &FieldError) -> String {
        field_sentence(self.lang, error)
    }

    /// The sentence of a field's error, if it has one.
    pub fn problem(&self, problems: &Problems, field: &str) -> Option<String> {
        problems.of(field).map(|e| self.error(e))
    }

    /// The address of a page in this language.
    pub fn url(&self, path: &str) -> String {
        format!("/{}{path}", self.lang)
    }

    /// The address of a page in the other language.
    pub fn url_other(&self, path: &str) -> String {
        format!("/{}{path}", self.lang.other())
    }

    /// The address of this page in a language.
    pub fn url_in(&self, lang: &str) -> String {
        format!("/{lang}{}", self.path)
    }

    /// The whole address of this page in a language, for `hreflang`.
    pub fn absolute(&self, lang: &str) -> String {
        format!("{}{}", self.public_url, self.url_in(lang))
    }

    /// The address of a static file.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// True when the address begins with `path`: the current entry of the navigation.
    pub fn is_at(&self, path: &str) -> bool {
        self.path
            .split('?')
            .next()
            .is_some_and(|p| p == path || p.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }

    /// The help about this page; the list of all help where nothing is about it.
    pub fn help(&self) -> String {
        match help::about(&self.path, self.has("member") && !self.has("talent")) {
            Some(place) => self.url(&place.to_string()),
            None => self.url("/help"),
        }
    }

    /// True when the person has a role.
    pub fn has(&self, role: &str) -> bool {
        role.parse::<Role>().is_ok_and(|role| self.person.as_ref().is_some_and(|p| p.has(role)))
    }

    /// The sentence that the last deed left (`?done=code`), if there is one; where it is about an entry, with its code (`&about=`).
    pub fn done(&self) -> Option<String> {
        let query = self.path.split_once('?')?.1;
        let value = |name| form_urlencoded::parse(query.as_bytes()).find(|(known, _)| known == name).map(|(_, v)| v);
        let key = format!("done-{}", value("done")?.replace('_', "-"));
        let about = value("about").filter(|code| is_code(code));
        let words = locale::has(self.lang, &key).then(|| self.t(&key))?;
        Some(match about {
            Some(code) => self.tv("done-about", &[("code", code.into_owned().into()), ("words", words.into())]),
            None => words,
        })
    }
}

/// True for what may be the code of an entry: nothing else of an address is put into a sentence of the page.
fn is_code(text: &str) -> bool {
    text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

impl FromRequest for Frame {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Self::of(&request).await })
    }
}

/// A page as 200.
pub fn page(template: &impl Template) -> Result<HttpResponse, Failure> {
    page_with(StatusCode::OK, template)
}

/// A page with its status: 422 for a form that comes back with errors.
pub fn page_with(status: StatusCode, template: &impl Template) -> Result<HttpResponse, Failure> {
    let html = template.render().map_err(Error::internal)?;
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html))
}

/// On to another page after a deed (303).
pub fn go(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}
