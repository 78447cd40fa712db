//! Who runs this and how to reach them; what happens to data, in the very texts that people agree to.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use crate::consent_texts::{self, ConsentText, Topic};
use crate::context::Context;
use crate::domain::office::Office;
use crate::usecase::offices::show_public::{self, View};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    frame: Frame,
    view: View,
}

impl AboutPage {
    /// The office's name in the reader's language, and in the other one.
    fn names(&self, office: &Office) -> (String, String) {
        let lang = self.frame.lang;
        (office.name(lang).to_owned(), office.name(lang.other()).to_owned())
    }
}

/// `GET /{lang}/about`
pub async fn show(ctx: Data<Context>, frame: Frame) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, show_public::run).await?;
    page(&AboutPage { frame, view })
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage {
    frame: Frame,
    texts: Vec<(Topic, &'static ConsentText)>,
}

/// `GET /{lang}/privacy`
pub async fn privacy(frame: Frame) -> Result<HttpResponse, Failure> {
    let current = |topic: &Topic| consent_texts::current(*topic, frame.lang).map(|text| (*topic, text));
    let texts = Topic::ALL.iter().map(current).collect::<Result<_, _>>()?;
    page(&PrivacyPage { frame, texts })
}
