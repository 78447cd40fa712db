//! An officer proposes somebody by hand: whom for this need, and for which need this person.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::review::tag;
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::Error;
use crate::domain::field::FieldCode;
use crate::domain::value::{Bilingual, Lang};
use crate::usecase::matches::{look_up, needs_for, propose};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

/// By what people are looked up.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    words: String,
    field: String,
    talent: Option<String>,
}

/// Whom, and why.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProposeForm {
    talent: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "review/propose.html")]
struct PeoplePage {
    frame: Frame,
    view: look_up::View,
    asked: Asked,
    form: ProposeForm,
    problems: Problems,
}

impl PeoplePage {
    fn text(&self, text: &Bilingual) -> String {
        text.text(self.frame.lang).to_owned()
    }

    /// Nothing is marked here: the texts are not on the page.
    fn is_marked(&self, _reason: &str) -> bool {
        false
    }

    fn tag(&self, text: &Bilingual) -> &'static str {
        tag(self.frame.lang, text)
    }

    fn tag_of(&self, name: &str) -> &'static str {
        Lang::of_text(name).unwrap_or(self.frame.lang).tag()
    }

    fn is_searched(&self) -> bool {
        !self.asked.words.trim().is_empty() || !self.asked.field.is_empty()
    }

    fn score(&self, found: &look_up::Found, of_need: bool) -> String {
        let score = found.score.as_ref().map(|score| if of_need { score.need_fit } else { score.person_fit });
        score.map_or_else(|| "–".to_owned(), |score| format!("{}", score.round() as i64))
    }

    /// Why this person cannot be proposed now, if so.
    fn refusal(&self, found: &look_up::Found) -> Option<String> {
        use crate::domain::matches::MatchState as S;
        let code = match (found.bar, &found.score, found.state) {
            (Some(bar), ..) => bar,
            (None, None, _) => "talent_not_active",
            (None, Some(_), Some(S::Suggested)) => "already_suggested",
            (None, Some(_), Some(S::Approved)) => "already_approved",
            (None, Some(_), _) => return None,
        };
        Some(self.frame.tc("failure-", code))
    }

    fn address(&self, found: &look_up::Found) -> String {
        let parts =
            [("words", self.asked.words.as_str()), ("field", &self.asked.field), ("talent", &found.talent.code)];
        let kept = parts.into_iter().filter(|(_, value)| !value.is_empty());
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
        self.frame.url(&format!("/review/{}/people?{query}", self.view.need.code))
    }
}

async fn shown(
    ctx: &Data<Context>,
    frame: Frame,
    (officer, need): (Officer, String),
    asked: Asked,
    (form, problems): (ProposeForm, Problems),
) -> Result<HttpResponse, Failure> {
    let input = look_up::Input {
        need,
        words: asked.words.clone(),
        field: FieldCode::parse(&asked.field),
        talent: asked.talent.clone().filter(|code| !code.is_empty()),
        lang: frame.lang,
    };
    let view = call(ctx, move |ctx| look_up::run(ctx, &officer, input)).await?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &PeoplePage { frame, view, asked, form, problems })
}

/// `GET /{lang}/review/{code}/people`
pub async fn people(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    shown(&ctx, frame, (officer, path.into_inner().1), asked.into_inner(), Default::default()).await
}

/// `POST /{lang}/review/{code}/people`: on to the pair, which is then decided on like any other.
pub async fn propose_one(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    path: Path<(String, String)>,
    Form(form): Form<ProposeForm>,
) -> Result<HttpResponse, Failure> {
    let need = path.into_inner().1;
    let input = propose::Input { need: need.clone(), talent: form.talent.clone(), reason: form.reason.clone() };
    let (who, to) = (officer.clone(), frame.url(&format!("/review/{need}?talent={}&done=match_proposed", form.talent)));
    match answered(call(&ctx, move |ctx| propose::run(ctx, &who, input)).await)? {
        Ok(_) => Ok(go(&to)),
        Err(problems) => {
            let asked = Asked { talent: Some(form.talent.clone()), ..Asked::default() };
            shown(&ctx, frame, (officer, need), asked, (form, problems)).await
        }
    }
}

#[derive(Template)]
#[template(path = "review/needs_for.html")]
struct NeedsPage {
    frame: Frame,
    view: needs_for::View,
}

impl NeedsPage {
    fn text(&self, text: &Bilingual) -> String {
        text.text(self.frame.lang).to_owned()
    }

    fn tag(&self, text: &Bilingual) -> &'static str {
        tag(self.frame.lang, text)
    }

    fn tag_of(&self, name: &str) -> &'static str {
        Lang::of_text(name).unwrap_or(self.frame.lang).tag()
    }

    fn rounded(&self, score: &f64) -> i64 {
        score.round() as i64
    }
}

/// `GET /{lang}/staff/talents/{code}/needs`
pub async fn needs(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let code = path.into_inner().1;
    if code.is_empty() {
        return Err(Failure(Error::Missing("talent")));
    }
    let view = call(&ctx, move |ctx| needs_for::run(ctx, &officer, &code)).await?;
    page(&NeedsPage { frame, view })
}
