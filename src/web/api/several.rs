//! One call that decides on several matches: each is answered on its own.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::matches::{Answer, PairDecided};
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::error::{Error, Result};
use crate::domain::matches::{DismissReason, MatchId};
use crate::usecase::matches::decide_several::{self, Answered, Wanted};
use crate::web::call::call;
use crate::web::failure::{Failure, PartProblem, Problem};
use crate::web::form::Body;
use crate::web::signed::{self, Signed};

/// What an officer decides on several pairs, at most 50.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PairDecisions {
    /// One a pair.
    pub decisions: Vec<NamedDecision>,
}

/// What an officer decides on one of several pairs.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedDecision {
    /// The match.
    pub id: String,
    /// What.
    pub decision: Answer,
    /// The version that was read; without it the pair is decided on as it stands.
    #[serde(default)]
    pub version: Option<i32>,
    /// For `park`: the day on which it comes back; a week later if left out.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// For `dismiss`: why.
    #[serde(default)]
    pub reason: Option<DismissReason>,
    /// Words for colleagues.
    #[serde(default)]
    pub note: Option<String>,
}

impl NamedDecision {
    fn input(self) -> Result<Wanted> {
        let id: MatchId = self.id.parse().map_err(|_| Error::field("id", "unknown_code"))?;
        let choice = self.decision.choice(self.until, self.reason)?;
        Ok(Wanted::plain(id, self.version, choice, self.note))
    }
}

/// What came of one of them: `decided`, or the `problem`.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PairAnswered {
    /// The match.
    pub id: String,
    /// What came of the decision.
    pub decided: Option<PairDecided>,
    /// Why nothing was decided.
    pub problem: Option<PartProblem>,
}

/// Decide on several matches (officers): each by the rules of a single decision; one that is refused holds none of the others up.
#[utoipa::path(
    post,
    path = "/matches/decisions",
    tag = "review",
    request_body = PairDecisions,
    responses(
        (status = 200, description = "Each answered, in the order sent; mails leave when they can no longer be undone", body = Vec<PairAnswered>),
        (status = 403, description = "Not an officer", body = Problem),
        (status = 422, description = "None, or too many, or one that cannot be read: nothing is decided", body = Problem),
    )
)]
pub async fn decide(
    ctx: Data<Context>,
    request: HttpRequest,
    officer: Signed<Officer>,
    body: Body<PairDecisions>,
) -> Result<HttpResponse, Failure> {
    let lang = signed::language(&request);
    let inputs = body.0.decisions.into_iter().map(NamedDecision::input).collect::<Result<Vec<_>>>()?;
    let all = call(&ctx, move |ctx| decide_several::run(ctx, &officer, inputs)).await?;
    let one = |Answered { id, outcome }: Answered| {
        let (decided, problem) = match outcome {
            Ok(done) => (Some(PairDecided::from(done)), None),
            Err(error) => (None, Some(PartProblem::of(lang, &error))),
        };
        PairAnswered { id: id.to_string(), decided, problem }
    };
    Ok(HttpResponse::Ok().json(all.into_iter().map(one).collect::<Vec<_>>()))
}
