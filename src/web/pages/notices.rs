//! The preview of every kind of mail, in text and HTML, for staff.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::context::Context;
use crate::domain::actor::Staff;
use crate::domain::error::Error;
use crate::usecase::notices::preview::{self, Shown};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::signed::Signed;

/// What a mail in both languages stands under.
const BOTH: &str = "both";

fn lang_of(shown: &Shown) -> &'static str {
    shown.lang.map_or(BOTH, |lang| lang.as_str())
}

#[derive(Template)]
#[template(path = "staff/notices.html")]
struct ListPage {
    frame: Frame,
    shown: Vec<Shown>,
}

impl ListPage {
    fn address(&self, shown: &Shown) -> String {
        self.frame.url(&format!("/staff/notices/{}/{}", shown.name, lang_of(shown)))
    }
}

/// `GET /{lang}/staff/notices`
pub async fn list(ctx: Data<Context>, frame: Frame, staff: Signed<Staff>) -> Result<HttpResponse, Failure> {
    let mut shown = call(&ctx, move |ctx| preview::run(ctx, &staff, None)).await?;
    // In the reader's language, and those that have both.
    shown.retain(|mail| mail.lang.is_none_or(|lang| lang == frame.lang));
    page(&ListPage { frame, shown })
}

#[derive(Template)]
#[template(path = "staff/notice.html")]
struct MailPage {
    frame: Frame,
    mail: Shown,
}

impl MailPage {
    fn in_lang(&self, lang: &str) -> String {
        self.frame.url(&format!("/staff/notices/{}/{lang}", self.mail.name))
    }

    fn html_part(&self) -> String {
        self.in_lang(lang_of(&self.mail)) + "/html"
    }

    fn tag(&self) -> &'static str {
        self.mail.lang.unwrap_or(crate::domain::value::Lang::Zh).tag()
    }
}

async fn read(ctx: &Data<Context>, staff: Signed<Staff>, name: String, lang: &str) -> Result<Shown, Failure> {
    let all = call(ctx, move |ctx| preview::run(ctx, &staff, Some(&name))).await?;
    let found = all.into_iter().find(|shown| lang_of(shown) == lang);
    found.ok_or(Failure(Error::Missing("page")))
}

type Named = Path<(String, String, String)>;

/// `GET /{lang}/staff/notices/{name}/{of}`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    staff: Signed<Staff>,
    path: Named,
) -> Result<HttpResponse, Failure> {
    let (_, name, lang) = path.into_inner();
    let mail = read(&ctx, staff, name, &lang).await?;
    page(&MailPage { frame, mail })
}

/// `GET /{lang}/staff/notices/{name}/{of}/html`: the HTML part as a mail program would show it.
pub async fn html(ctx: Data<Context>, staff: Signed<Staff>, path: Named) -> Result<HttpResponse, Failure> {
    let (_, name, lang) = path.into_inner();
    let mail = read(&ctx, staff, name, &lang).await?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(mail.html))
}
