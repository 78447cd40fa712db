//! The dossier of a match, made to be printed: A4, both languages, a watermark that names who printed it.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::data_copies::only_looks;
use super::review::tag;
use super::review_facts::{Fact, need_facts, person_facts};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::value::{Bilingual, Lang};
use crate::usecase::dossiers::show::{self, Agreed, View};
use crate::usecase::matches::show_need::{self, Proposed};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "review/dossier.html")]
struct DossierPage {
    frame: Frame,
    view: View,
    halves: Vec<Half>,
}

/// The dossier in one language.
struct Half {
    frame: Frame,
    view: show_need::View,
    person: Vec<Fact>,
    need: Vec<Fact>,
}

impl Half {
    fn of(page: &Frame, lang: Lang, view: show_need::View) -> Self {
        let frame = Frame { lang, ..page.clone() };
        let person = view.shown().map_or_else(Vec::new, |shown| person_facts(&frame, &view, shown));
        let need = need_facts(&frame, &view);
        Self { frame, view, person, need }
    }

    fn words(&self) -> &Frame {
        &self.frame
    }

    fn id(&self, part: &str) -> String {
        format!("{part}-{}", self.frame.lang)
    }

    fn text(&self, text: &Bilingual) -> String {
        text.text(self.frame.lang).to_owned()
    }

    fn tag(&self, text: &Bilingual) -> &'static str {
        tag(self.frame.lang, text)
    }

    fn tag_of(&self, typed: &str) -> &'static str {
        Lang::of_text(typed).unwrap_or(self.frame.lang).tag()
    }

    fn name_of(&self, name: &str) -> String {
        if name.is_empty() { self.frame.t("review-erased") } else { name.to_owned() }
    }

    fn own_words(&self, shown: &Proposed) -> Vec<(Lang, String)> {
        said(self.frame.lang, &[&shown.talent.profile.headline, &shown.talent.profile.summary])
    }

    fn firm_words(&self) -> Vec<(Lang, String)> {
        said(self.frame.lang, &[&self.view.need.brief.body])
    }

    fn is_other(&self, lang: &Lang) -> bool {
        *lang != self.frame.lang
    }

    fn score(&self, score: &f64) -> i64 {
        score.round() as i64
    }

    fn missing(&self, shown: &Proposed) -> String {
        let names: Vec<String> = shown.missing.iter().map(|name| name.text.clone()).collect();
        self.frame.joined(&names)
    }

    /// By which versions it was scored, and the code of this printing.
    fn versions(&self, shown: &Proposed, code: &str) -> String {
        let pair = &shown.pair;
        let (profile, need) = (i64::from(pair.talent_version), i64::from(pair.need_version));
        let values = [
            ("engine", (&pair.engine).into()),
            ("profile", profile.into()),
            ("need", need.into()),
            ("code", code.into()),
        ];
        self.frame.tv("dossier-versions", &values)
    }

    fn gives(&self, agreed: &Agreed) -> String {
        let names: Vec<String> = agreed.gives.iter().map(|field| self.frame.tc("contact-field-", field)).collect();
        self.frame.joined(&names)
    }
}

impl DossierPage {
    /// On paper no reason is pressed to show its words.
    fn is_marked(&self, _reason: &str) -> bool {
        false
    }

    /// Who prints, as the watermark names them.
    fn officer(&self) -> String {
        let account = self.frame.person.as_ref().map(|person| &person.account);
        account.map_or_else(String::new, |account| {
            if account.display_name.is_empty() { account.id.to_string() } else { account.display_name.clone() }
        })
    }

    /// What stands across each page.
    fn watermark(&self) -> String {
        format!("{} · {} UTC · {}", self.officer(), self.view.at.format("%Y-%m-%d %H:%M"), self.view.code)
    }
}

/// `GET /{lang}/review/{code}/people/{talent}/dossier`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    if only_looks(&request) {
        return Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").finish());
    }
    let (_, need, talent) = path.into_inner();
    let mut view = call(&ctx, move |ctx| show::run(ctx, &officer, &show::Input { need, talent })).await?;
    // The reader's language comes first.
    if view.halves[0].0 != frame.lang {
        view.halves.swap(0, 1);
    }
    let halves = view.halves.iter().map(|(lang, half)| Half::of(&frame, *lang, half.clone())).collect();
    page(&DossierPage { frame, view, halves })
}

/// What was typed in each language, the page's first.
fn said(lang: Lang, texts: &[&Bilingual]) -> Vec<(Lang, String)> {
    [lang, lang.other()]
        .into_iter()
        .filter_map(|lang| {
            let parts: Vec<&str> = texts.iter().filter_map(|text| text.get(lang)).collect();
            (!parts.is_empty()).then(|| (lang, parts.join("\n")))
        })
        .collect()
}
