//! The outbox over the API, for administrators: kinds and states, never a text nor a whole address.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::listing::listed;
use crate::context::Context;
use crate::domain::actor::Admin;
use crate::domain::notice::{NoticeKind, NoticeState};
use crate::domain::paging::Paging;
use crate::usecase::notices::list::{self, Listed};
use crate::web::call::call;
use crate::web::failure::{Failure, Problem};
use crate::web::signed::Signed;

/// A notice.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OutboxNotice {
    /// Key; the Message-ID of the mail is made from it.
    pub id: String,
    /// Which mail.
    pub kind: NoticeKind,
    /// Codes of what it is about; several where neighbouring events joined one mail.
    pub codes: Vec<String>,
    /// To whom, masked; empty when the account is gone.
    pub recipient: String,
    /// Where it stands.
    pub state: NoticeState,
    /// Gap-free number of a mail to a mailbox of the office, once it was tried.
    pub number: Option<i32>,
    /// How often it was tried.
    pub attempts: i32,
    /// When its cause happened.
    pub event_at: DateTime<Utc>,
    /// Not before this moment.
    pub due_at: DateTime<Utc>,
    /// When the mail server took it.
    pub sent_at: Option<DateTime<Utc>>,
    /// What the mail server said last, addresses masked.
    pub error: Option<String>,
}

impl From<Listed> for OutboxNotice {
    fn from(notice: Listed) -> Self {
        Self {
            id: notice.id.to_string(),
            kind: notice.kind,
            codes: notice.codes,
            recipient: notice.recipient,
            state: notice.state,
            number: notice.number,
            attempts: notice.attempts,
            event_at: notice.event_at.and_utc(),
            due_at: notice.due_at.and_utc(),
            sent_at: notice.sent_at.map(|at| at.and_utc()),
            error: notice.error,
        }
    }
}

/// Which notices are asked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only those in this state.
    pub state: Option<NoticeState>,
    /// The id of the last notice seen.
    pub after: Option<String>,
    /// 1 to 100; 50 if left out.
    pub limit: Option<i64>,
}

/// What leaves and what waits (administrators), newest first.
#[utoipa::path(
    get,
    path = "/outbox",
    tag = "outbox",
    params(Asked),
    responses(
        (status = 200, description = "A page; `Link` leads to the next", body = Vec<OutboxNotice>),
        (status = 400, description = "No such state", body = Problem),
        (status = 403, description = "Not an administrator", body = Problem),
        (status = 422, description = "`after` is no id", body = Problem),
    )
)]
pub async fn list(
    ctx: Data<Context>,
    request: HttpRequest,
    admin: Signed<Admin>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let Asked { state, after, limit } = asked.into_inner();
    let input = list::Input { state, paging: Paging::new(after, limit) };
    let page = call(&ctx, move |ctx| list::run(ctx, &admin, input)).await?.page;
    let notices: Vec<OutboxNotice> = page.items.into_iter().map(OutboxNotice::from).collect();
    Ok(listed(&request, &notices, page.next.as_deref()))
}
