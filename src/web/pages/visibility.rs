//! "Who may see me": what a person allows, whom their block list means, and the cards as they leave.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::Owner;
use crate::domain::error::Result as Outcome;
use crate::domain::talent::TalentState;
use crate::domain::visibility::{LIMIT_MAX, Visibility};
use crate::usecase::talents::{set_visibility, show_visibility};
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::form::{Form, answered};
use crate::web::forms::{Reading, lines};
use crate::web::page::{Frame, Problems, go, page_with};
use crate::web::signed::Signed;

/// What was ticked and typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VisibilityForm {
    version: String,
    browse_ok: String,
    monthly_limit: String,
    blocked_firms: Vec<String>,
}

impl VisibilityForm {
    fn of(view: &show_visibility::View) -> Self {
        Self {
            version: view.talent.version.to_string(),
            browse_ok: if view.visibility.browse_ok { "yes".into() } else { String::new() },
            monthly_limit: view.visibility.monthly_limit.to_string(),
            blocked_firms: view.visibility.blocked_firms.clone(),
        }
    }

    /// The list comes as lines of one field or as fields of one entry each.
    fn input(&self) -> Outcome<set_visibility::Input> {
        let mut reading = Reading::default();
        let version = reading.number("version", &self.version);
        let limit = reading.number("monthly_limit", &self.monthly_limit);
        let visibility = Visibility {
            browse_ok: self.browse_ok == "yes",
            monthly_limit: limit.unwrap_or(crate::domain::visibility::LIMIT_DEFAULT),
            blocked_firms: self.blocked_firms.iter().flat_map(|text| lines(text)).collect(),
        };
        reading.done(set_visibility::Input { version, visibility })
    }
}

#[derive(Template)]
#[template(path = "talents/visibility.html")]
struct VisibilityPage {
    frame: Frame,
    view: show_visibility::View,
    form: VisibilityForm,
    problems: Problems,
}

impl VisibilityPage {
    fn limits(&self) -> impl Iterator<Item = String> {
        (0..=LIMIT_MAX).map(|n| n.to_string())
    }

    fn blocked(&self) -> String {
        self.form.blocked_firms.join("\n")
    }

    fn may_edit(&self) -> bool {
        self.view.talent.state.may_edit()
    }

    fn is_pooled(&self) -> bool {
        self.view.talent.state == TalentState::Pooled
    }

    /// Why the small card is not shown to anybody now, if it is not.
    fn hidden_because(&self) -> Option<String> {
        let talent = &self.view.talent;
        let key = match (talent.browse_ok, talent.monthly_limit, talent.may_be_asked(), talent.accepted_at) {
            (false, ..) => "visibility-hidden-off",
            (_, 0, ..) => "visibility-hidden-never",
            (_, _, false, _) => "visibility-hidden-state",
            (_, _, _, None) => "visibility-hidden-accept",
            _ => return None,
        };
        Some(self.frame.t(key))
    }

    fn month(&self) -> String {
        let monthly = &self.view.monthly;
        if monthly.is_never() {
            return self.frame.t("visibility-month-never");
        }
        let values = [("n", monthly.put.into()), ("most", i64::from(monthly.limit).into())];
        self.frame.tv("visibility-month", &values)
    }

    fn named(&self, meant: &show_visibility::Meant) -> String {
        let lang = self.frame.lang;
        let names: Vec<String> = meant.firms.iter().map(|name| name.text(lang).to_owned()).collect();
        let names = self.frame.joined(&names);
        match (meant.firms.is_empty(), meant.more) {
            (true, _) => self.frame.t("visibility-means-nobody"),
            (false, 0) => self.frame.tv("visibility-means", &[("names", names.into())]),
            (false, more) => self.frame.tv("visibility-means-more", &[("names", names.into()), ("n", more.into())]),
        }
    }

    fn said(&self) -> Option<Said> {
        Said::of(&self.view.asked.sentence, self.frame.lang)
    }
}

/// `GET /{lang}/me/visibility`
pub async fn show(ctx: Data<Context>, frame: Frame, Signed(owner): Signed<Owner>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| show_visibility::run(ctx, &owner)).await?;
    let form = VisibilityForm::of(&view);
    page_with(StatusCode::OK, &VisibilityPage { frame, view, form, problems: Problems::default() })
}

/// `POST /{lang}/me/visibility`
pub async fn save(
    ctx: Data<Context>,
    frame: Frame,
    Signed(owner): Signed<Owner>,
    Form(form): Form<VisibilityForm>,
) -> Result<HttpResponse, Failure> {
    let (sent, who) = (form.clone(), owner.clone());
    match answered(call(&ctx, move |ctx| set_visibility::run(ctx, &who, sent.input()?)).await)? {
        Ok(_) => Ok(go(&frame.url("/me/visibility?done=visibility_saved"))),
        Err(problems) => {
            let view = call(&ctx, move |ctx| show_visibility::run(ctx, &owner)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &VisibilityPage { frame, view, form, problems })
        }
    }
}
