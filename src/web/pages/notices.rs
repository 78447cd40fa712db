//! The preview of every kind of mail, in text and HTML, for staff.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::context::Context;
use crate::domain::actor::Staff;
use crate::domain::error::Error;
use crate::domain::value::Lang;
use crate::usecase::notices::preview::{self, Shown};
use crate::usecase::notices::preview_all::{self, Listed};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::signed::Signed;

/// What a mail in both languages stands under.
const BOTH: &str = "both";

fn written_in(lang: Option<Lang>) -> &'static str {
    lang.map_or(BOTH, |lang| lang.as_str())
}

#[derive(Template)]
#[template(path = "staff/notices.html")]
struct ListPage {
    frame: Frame,
    mails: Vec<Listed>,
}

impl ListPage {
    fn address(&self, mail: &Listed) -> String {
        self.frame.url(&format!("/staff/notices/{}/{}", mail.name, written_in(mail.lang)))
    }
}

/// `GET /{lang}/staff/notices`
pub async fn list(ctx: Data<Context>, frame: Frame, staff: Signed<Staff>) -> Result<HttpResponse, Failure> {
    let lang = frame.lang;
    let mails = call(&ctx, move |ctx| Ok(preview_all::run(ctx, &staff, lang))).await?;
    page(&ListPage { frame, mails })
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
        self.in_lang(written_in(self.mail.lang)) + "/html"
    }

    fn tag(&self) -> &'static str {
        self.mail.lang.unwrap_or(Lang::Zh).tag()
    }
}

async fn read(ctx: &Data<Context>, staff: Signed<Staff>, name: String, of: &str) -> Result<Shown, Failure> {
    let lang = match of {
        BOTH => None,
        of => Some(of.parse().map_err(|_| Failure(Error::Missing("page")))?),
    };
    call(ctx, move |ctx| preview::run(ctx, &staff, &name, lang)).await
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
