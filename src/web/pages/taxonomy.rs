//! The taxonomy for editors and administrators, as the draft would have it: fields, sub-fields, concepts, search.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::TaxonomyReader;
use crate::domain::value::Lang;
use crate::usecase::taxonomy::browse::{self, Asked, NodeView, View};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::signed::Signed;

/// What is searched for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
}

#[derive(Template)]
#[template(path = "admin/taxonomy.html")]
struct TaxonomyPage {
    frame: Frame,
    words: String,
    view: View,
}

impl TaxonomyPage {
    /// The name in the reader's language, then the one in the other.
    fn names<'a>(&self, zh: &'a str, en: &'a str) -> (&'a str, &'a str) {
        match self.frame.lang {
            Lang::Zh => (zh, en),
            Lang::En => (en, zh),
        }
    }

    fn synonyms(&self, node: &NodeView, lang: &str) -> String {
        let all = if lang == "zh" { &node.zh_synonyms } else { &node.en_synonyms };
        all.join(if lang == "zh" { "\u{3001}" } else { ", " })
    }

    fn count(&self, n: &usize) -> String {
        self.frame.tv("taxonomy-concepts", &[("n", i64::try_from(*n).unwrap_or(i64::MAX).into())])
    }

    fn totals(&self) -> String {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        self.frame.tv(
            "taxonomy-totals",
            &[
                ("concepts", number(self.view.concepts).into()),
                ("subfields", number(self.view.subfields).into()),
                ("n", self.view.number.into()),
                ("hash", self.view.version.as_str().into()),
            ],
        )
    }
}

/// `GET /{lang}/staff/taxonomy`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    wanted: Query<Wanted>,
) -> Result<HttpResponse, Failure> {
    let words = wanted.into_inner().q.trim().to_owned();
    let asked = if words.is_empty() { Asked::All } else { Asked::Words(words.clone()) };
    let view = call(&ctx, move |ctx| browse::run(ctx, &reader, &asked)).await?;
    page(&TaxonomyPage { frame, words, view })
}

/// `GET /{lang}/staff/taxonomy/{subfield}`
pub async fn subfield(
    ctx: Data<Context>,
    frame: Frame,
    reader: Signed<TaxonomyReader>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let asked = Asked::Subfield(path.into_inner().1);
    let view = call(&ctx, move |ctx| browse::run(ctx, &reader, &asked)).await?;
    page(&TaxonomyPage { frame, words: String::new(), view })
}
