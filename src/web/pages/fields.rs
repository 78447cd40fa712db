//! The fields: all twelve with what belongs to them, and the page of each with its public needs.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::context::Context;
use crate::usecase::open_needs::{list_fields, show_field};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::open_cards::OpenCard;
use crate::web::page::{Frame, page};

#[derive(Template)]
#[template(path = "fields/list.html")]
struct ListPage {
    frame: Frame,
    view: list_fields::View,
}

impl ListPage {
    fn number(&self, field: &list_fields::FieldView) -> i64 {
        self.view.counts.of_field(field.code.as_str())
    }
}

/// `GET /{lang}/fields`
pub async fn list(ctx: Data<Context>, frame: Frame) -> Result<HttpResponse, Failure> {
    let lang = frame.lang;
    let view = call(&ctx, move |ctx| list_fields::run(ctx, lang)).await?;
    page(&ListPage { frame, view })
}

#[derive(Template)]
#[template(path = "fields/show.html")]
struct ShowPage {
    frame: Frame,
    view: show_field::View,
    cards: Vec<OpenCard>,
}

impl ShowPage {
    fn name(&self) -> &str {
        self.view.code.name(self.frame.lang)
    }

    fn canonical(&self) -> String {
        format!("{}{}", self.frame.public_url, self.frame.url(&format!("/fields/{}", self.view.code.as_str())))
    }
}

/// `GET /{lang}/fields/{slug}`
pub async fn show(ctx: Data<Context>, frame: Frame, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (lang, slug) = (frame.lang, path.into_inner().1);
    let view = call(&ctx, move |ctx| show_field::run(ctx, lang, &slug)).await?;
    let cards = frame.open_cards(&view.cards);
    page(&ShowPage { frame, view, cards })
}
