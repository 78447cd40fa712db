//! Help: the guides that are open to everybody, with the reader's own first.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::domain::error::Error;
use crate::web::failure::Failure;
use crate::web::help::{self, Audience, Guide};
use crate::web::page::{Frame, page};

#[derive(Template)]
#[template(path = "help/list.html")]
struct ListPage {
    frame: Frame,
    guides: Vec<&'static Guide>,
}

/// `GET /{lang}/help`
pub async fn list(frame: Frame) -> Result<HttpResponse, Failure> {
    let mut guides: Vec<_> = help::guides().iter().filter(|guide| guide.lang == frame.lang).collect();
    guides.sort_by_key(|guide| !is_for(&frame, guide.audience));
    page(&ListPage { frame, guides })
}

/// True for the guide of somebody who is signed in in that part.
fn is_for(frame: &Frame, audience: Audience) -> bool {
    match audience {
        Audience::Talent => frame.has("talent"),
        Audience::Enterprise => frame.has("member"),
        Audience::Staff => frame.has("officer") || frame.has("lead"),
        Audience::Operator => frame.has("admin"),
    }
}

#[derive(Template)]
#[template(path = "help/guide.html")]
struct GuidePage {
    frame: Frame,
    guide: &'static Guide,
}

/// `GET /{lang}/help/{audience}`
pub async fn show(frame: Frame, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let audience: Audience = path.1.parse().map_err(|_| Error::Missing("page"))?;
    let guide = help::guide(audience, frame.lang).ok_or(Error::Missing("page"))?;
    page(&GuidePage { frame, guide })
}
