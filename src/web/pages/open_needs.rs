//! The public needs: the list, narrowed by its address, and the page of each.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::context::Context;
use crate::domain::error::Error;
use crate::domain::open_need::OpenAsked;
use crate::domain::region;
use crate::domain::value::Moment;
use crate::usecase::open_needs::{Card, list, show};
use crate::web::call::call;
use crate::web::choices::Choice;
use crate::web::failure::Failure;
use crate::web::job_posting;
use crate::web::open_cards::OpenCard;
use crate::web::page::{Frame, page, page_with};

#[derive(Template)]
#[template(path = "open_needs/list.html")]
struct ListPage {
    frame: Frame,
    asked: OpenAsked,
    view: list::View,
    cards: Vec<OpenCard>,
}

impl ListPage {
    /// What stands in a control of the filter.
    fn value(&self, name: &str) -> String {
        self.asked.parts().into_iter().find(|(known, _)| *known == name).map(|(_, value)| value).unwrap_or_default()
    }

    fn places(&self) -> Vec<Choice> {
        let choice = |p: &'static region::Division| {
            Some(Choice { code: p.slug?.to_owned(), label: p.name(self.frame.lang).to_owned() })
        };
        region::prefectures().filter_map(choice).collect()
    }

    /// The address of a page of this list, without the language.
    fn at(&self, number: usize) -> String {
        let asked = OpenAsked { page: number, ..self.asked.clone() };
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(asked.parts()).finish();
        if query.is_empty() { "/open-needs".to_owned() } else { format!("/open-needs?{query}") }
    }

    fn canonical(&self) -> String {
        format!("{}{}", self.frame.public_url, self.frame.url(&self.at(self.view.page)))
    }

    fn counted(&self) -> String {
        self.frame.tv("open-counted", &[("n", self.view.total.into())])
    }

    fn place_in_list(&self) -> String {
        self.frame.tv("open-page", &[("page", self.view.page.into()), ("pages", self.view.pages.into())])
    }

    /// "Biomedicine · Dingxi": what the page is about, when it is about less than everything.
    fn about(&self) -> String {
        let lang = self.frame.lang;
        let field = self.asked.field.as_ref().map(|field| field.name(lang).to_owned());
        let place = self.asked.prefecture.map(|place| place.name(lang).to_owned());
        field.into_iter().chain(place).collect::<Vec<_>>().join(" · ")
    }
}

/// `GET /{lang}/open-needs`
pub async fn list(ctx: Data<Context>, request: HttpRequest, frame: Frame) -> Result<HttpResponse, Failure> {
    let parts: Vec<_> = form_urlencoded::parse(request.query_string().as_bytes()).collect();
    let asked = OpenAsked::read(parts.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
    let (lang, wanted) = (frame.lang, asked.clone());
    let view = call(&ctx, move |ctx| list::run(ctx, lang, wanted)).await?;
    let cards = frame.open_cards(&view.cards);
    page(&ListPage { frame, asked, view, cards })
}

#[derive(Template)]
#[template(path = "open_needs/feed.xml")]
struct FeedPage {
    frame: Frame,
    entries: Vec<Entry>,
    updated: String,
}

struct Entry {
    code: String,
    title: String,
    summary: String,
    at: String,
}

impl FeedPage {
    fn address(&self, path: &str) -> String {
        format!("{}{}", self.frame.public_url, self.frame.url(path))
    }
}

fn stamp(at: &Moment) -> String {
    at.and_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// `GET /{lang}/open-needs.atom`: the first page of the list as a feed.
pub async fn feed(ctx: Data<Context>, frame: Frame) -> Result<HttpResponse, Failure> {
    let (lang, asked) = (frame.lang, OpenAsked::read([]));
    let view = call(&ctx, move |ctx| list::run(ctx, lang, asked)).await?;
    let entry = |card: &Card| Entry {
        code: card.need.code.clone(),
        title: frame.open_card(card).heading.text,
        summary: frame.open_summary(card),
        at: stamp(&card.need.posted_at),
    };
    let entries = view.cards.iter().map(entry).collect();
    let newest = view.cards.iter().map(|card| card.need.posted_at).max().unwrap_or(frame.now);
    let feed = FeedPage { entries, updated: stamp(&newest), frame };
    let xml = feed.render().map_err(Error::internal)?;
    Ok(HttpResponse::Ok().content_type("application/atom+xml; charset=utf-8").body(xml))
}

#[derive(Template)]
#[template(path = "open_needs/show.html")]
struct ShowPage {
    frame: Frame,
    view: show::View,
    card: OpenCard,
    others: Vec<OpenCard>,
    data: Option<String>,
}

impl ShowPage {
    fn canonical(&self, lang: &str) -> String {
        format!("{}/{lang}/open-needs/{}", self.frame.public_url, self.card.code)
    }

    /// The form of a talent with the fields of this need ticked.
    fn help(&self) -> String {
        let fields = self.view.card.need.fields.iter().map(|field| ("field", field.as_str()));
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .append_pair("need", &self.card.code)
            .finish();
        self.frame.url(&format!("/talents/new?{query}"))
    }

    /// The firm's own text, as it was typed.
    fn body(&self) -> Option<crate::web::cards::Said> {
        self.frame.said(&self.view.card.need.body)
    }

    /// True when a reader of this language needs help with the text.
    fn is_foreign(&self) -> bool {
        self.card.original.is_some()
    }
}

#[derive(Template)]
#[template(path = "open_needs/gone.html")]
struct GonePage {
    frame: Frame,
    is_over: bool,
}

/// `GET /{lang}/open-needs/{code}`
pub async fn show(ctx: Data<Context>, frame: Frame, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (lang, code) = (frame.lang, path.into_inner().1);
    match call(&ctx, move |ctx| show::run(ctx, lang, &code)).await {
        Ok(view) => {
            let (card, others) = (frame.open_card(&view.card), frame.open_cards(&view.others));
            let data = job_posting::of(&frame, &view.card);
            page(&ShowPage { frame, view, card, others, data })
        }
        Err(Failure(Error::Gone(_))) => page_with(StatusCode::GONE, &GonePage { frame, is_over: true }),
        Err(Failure(Error::Missing(_))) => page_with(StatusCode::NOT_FOUND, &GonePage { frame, is_over: false }),
        Err(other) => Err(other),
    }
}
