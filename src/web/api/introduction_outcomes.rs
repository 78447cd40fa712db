//! How an introduction goes and what comes of it, said over the API by a side or an officer.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use chrono::NaiveDate;
use serde::Deserialize;

use super::introduction_deeds::{id_of, stands};
use super::introduction_views::IntroductionStands;
use crate::context::Context;
use crate::domain::account::Role;
use crate::domain::actor::{Officer, Person};
use crate::domain::error::{Error, Result as Outcome};
use crate::domain::follow_up::{News, OutcomeKind, ValueBand};
use crate::domain::introduction::IntroductionId;
use crate::usecase::introductions::{record_outcome, report_own};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::form::Body;
use crate::web::signed::Signed;

/// How an introduction goes. The sides answer their last follow-up by `news` and, for a success, `kind`; officers note a
/// `success` with what came of it, or `no_deal` after both sides left two follow-ups unanswered.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewsBody {
    /// How it goes.
    pub news: News,
    /// What came of it; needed for a success.
    #[serde(default)]
    pub kind: Option<OutcomeKind>,
    /// Its value (officers).
    #[serde(default)]
    pub value: Option<ValueBand>,
    /// Its day (officers).
    #[serde(default)]
    pub happened_on: Option<NaiveDate>,
    /// What proves it (officers).
    #[serde(default)]
    pub proof: String,
}

impl NewsBody {
    fn of_officer(self, id: IntroductionId) -> Outcome<record_outcome::Input> {
        let kind = match self.news {
            News::Success => Some(self.kind.ok_or(Error::field("kind", "required"))?),
            News::NoDeal => None,
            _ => return Err(Error::field("news", "unknown_choice")),
        };
        let Self { value, happened_on, proof, .. } = self;
        Ok(record_outcome::Input { id, kind, value, happened_on, proof })
    }

    fn of_side(self, code: String) -> Outcome<report_own::Input> {
        let officers = [("value", self.value.is_some()), ("happened_on", self.happened_on.is_some())];
        for (field, is_given) in officers.into_iter().chain([("proof", !self.proof.is_empty())]) {
            if is_given {
                return Err(Error::field(field, "unknown_field"));
            }
        }
        Ok(report_own::Input { code, news: self.news, kind: self.kind })
    }
}

/// Say how an introduction goes: a side at its follow-up, an officer at any time.
#[utoipa::path(
    post,
    path = "/introductions/{id}/outcomes",
    tag = "introductions",
    params(("id" = String, Path, description = "Code of the introduction")),
    request_body = NewsBody,
    responses(
        (status = 201, description = "Noted", body = IntroductionStands),
        (status = 404, description = "No such introduction, or not of this side", body = Problem),
        (status = 409, description = "`already_done`, `not_asked_yet`, `not_silent_yet`, `illegal_move` or `version`", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn outcome(
    ctx: Data<Context>,
    person: Signed<Person>,
    code: Path<String>,
    body: Body<NewsBody>,
) -> Result<HttpResponse, Failure> {
    let (Signed(person), code, news) = (person, code.into_inner(), body.0);
    let named = code.clone();
    let state = if person.has(Role::Officer) || person.has(Role::Lead) {
        let officer = Officer::try_from(person)?;
        call(&ctx, move |ctx| record_outcome::run(ctx, &officer, news.of_officer(id_of(ctx, &officer, &named)?)?))
            .await?
    } else {
        let input = news.of_side(named)?;
        call(&ctx, move |ctx| report_own::run(ctx, &person, input)).await?
    };
    Ok(stands(code, state))
}
