//! The review queue over the API, for staff.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::listing::listed;
use super::pairs::Pair;
use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::Error;
use crate::domain::field::FieldCode;
use crate::domain::need::NeedState;
use crate::domain::paging::Paging;
use crate::domain::value::Bilingual;
use crate::usecase::matches::queue::{self, Waiting};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::signed::Signed;

/// A need that waits, with the people proposed for it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct WaitingNeed {
    /// The need's id.
    pub id: String,
    /// The need's code.
    pub code: String,
    /// What it is.
    pub title: Bilingual,
    /// Whose.
    pub firm: Bilingual,
    /// Where the firm stands: approving a pair verifies one that is submitted.
    pub firm_state: EnterpriseState,
    /// Where the need stands: approving a pair opens one that is submitted.
    pub state: NeedState,
    /// Its fields.
    pub fields: Vec<FieldCode>,
    /// First moment after its last day.
    pub expires_at: DateTime<Utc>,
    /// Since when it waits.
    pub since: DateTime<Utc>,
    /// True while nobody is proposed for it because its firm leaves too many questions unanswered.
    pub waits: bool,
    /// Strong pairs that wait.
    pub strong: i64,
    /// Pairs worth a look that wait.
    pub worth_a_look: i64,
    /// The people proposed, best first.
    pub suggestions: Vec<Pair>,
}

impl From<Waiting> for WaitingNeed {
    fn from(need: Waiting) -> Self {
        Self {
            id: need.id.to_string(),
            code: need.code,
            title: need.title,
            firm: need.firm,
            firm_state: need.firm_state,
            state: need.state,
            fields: need.fields,
            expires_at: need.expires_at.and_utc(),
            since: need.since.and_utc(),
            waits: need.unanswered.is_some(),
            strong: need.strong,
            worth_a_look: need.worth_a_look,
            suggestions: need.people.into_iter().map(Pair::from).collect(),
        }
    }
}

/// Which needs are asked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Of this field, by its slug.
    pub field: Option<String>,
    /// Only those with a strong pair.
    #[serde(default)]
    pub only_strong: bool,
    /// The id of the last need seen.
    pub after: Option<String>,
    /// 1 to 100; 50 if left out.
    pub limit: Option<i64>,
}

/// What waits for review (officers): needs, nearest deadline first, with their suggestions.
#[utoipa::path(
    get,
    path = "/review",
    tag = "review",
    params(Asked),
    responses(
        (status = 200, description = "A page; `Link` leads to the next", body = Vec<WaitingNeed>),
        (status = 403, description = "Not an officer", body = Problem),
        (status = 422, description = "Some fields need a change", body = Problem),
    )
)]
pub async fn list(
    ctx: Data<Context>,
    request: HttpRequest,
    officer: Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let Asked { field, only_strong, after, limit } = asked.into_inner();
    let field = match field {
        Some(slug) => Some(FieldCode::parse(&slug).ok_or(Error::field("field", "unknown_code"))?),
        None => None,
    };
    let input = queue::Input { field, only_strong, with_people: true, paging: Paging::new(after, limit) };
    let view = call(&ctx, move |ctx| queue::run(ctx, &officer, input)).await?;
    let needs: Vec<WaitingNeed> = view.needs.into_iter().map(WaitingNeed::from).collect();
    Ok(listed(&request, &needs, view.next.as_deref()))
}
