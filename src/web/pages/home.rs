//! The public home: what this is, two doors, how large it is, and what is sought now.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use crate::context::Context;
use crate::domain::tile_grid::{self, Tile};
use crate::usecase::open_needs::home::{self, View};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::open_cards::OpenCard;
use crate::web::page::{Frame, page};

/// Steps of the heat scale; the first is for nothing.
const STEPS: i64 = 6;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    view: View,
    newest: Vec<OpenCard>,
}

/// A tile of the chart.
struct Spot {
    tile: &'static Tile,
    slug: &'static str,
    name: &'static str,
    number: i64,
    step: i64,
}

impl HomePage {
    /// The tiles; the darkest is for the most needs.
    fn spots(&self) -> Vec<Spot> {
        let number = |tile: &Tile| tile.prefecture.slug.map_or(0, |slug| self.view.counts.in_prefecture(slug));
        let most = tile_grid::tiles().iter().map(number).max().unwrap_or(0).max(1);
        let spot = |tile: &'static Tile| {
            let number = number(tile);
            let step = if number == 0 { 1 } else { 1 + (number * (STEPS - 1) + most - 1) / most };
            let slug = tile.prefecture.slug?;
            Some(Spot { tile, slug, name: tile.name(self.frame.lang), number, step })
        };
        tile_grid::tiles().iter().filter_map(spot).collect()
    }

    /// The same for the table, most needs first.
    fn ranked(&self) -> Vec<Spot> {
        let mut spots = self.spots();
        spots.sort_by_key(|spot| std::cmp::Reverse(spot.number));
        spots
    }

    /// What the chart finds, in a sentence.
    fn finding(&self) -> String {
        let values = [
            ("places", self.view.counts.prefectures.len().into()),
            ("needs", self.view.counts.prefectures.iter().map(|(_, n)| *n).sum::<i64>().into()),
        ];
        self.frame.tv("home-map-finding", &values)
    }

    /// "412 experts, 96 needs, 58 introductions", or that this is a beginning.
    fn size(&self) -> String {
        let Some(figures) = self.view.figures else { return self.frame.t("home-beginning") };
        let (people, needs) = (("people", figures.people.into()), ("needs", figures.needs.into()));
        match figures.introduced {
            Some(n) => self.frame.tv("home-size-introduced", &[people, needs, ("introduced", n.into())]),
            None => self.frame.tv("home-size", &[people, needs]),
        }
    }

    fn number(&self, field: &str) -> i64 {
        self.view.counts.of_field(field)
    }
}

/// `GET /{lang}/`
pub async fn show(ctx: Data<Context>, frame: Frame) -> Result<HttpResponse, Failure> {
    let lang = frame.lang;
    let view = call(&ctx, move |ctx| home::run(ctx, lang)).await?;
    let newest = frame.open_cards(&view.newest);
    page(&HomePage { frame, view, newest })
}
