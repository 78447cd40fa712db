//! The outbox for administrators: what leaves, what waits, what failed and may be sent again.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::Pressed;
use crate::context::Context;
use crate::domain::actor::Admin;
use crate::domain::error::Error;
use crate::domain::notice::NoticeState;
use crate::domain::paging::Paging;
use crate::usecase::notices::list::{self, Listed, View};
use crate::usecase::notices::resend;
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page};
use crate::web::signed::Signed;

/// Which notices.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    state: Option<String>,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "outbox/list.html")]
struct OutboxPage {
    frame: Frame,
    state: Option<NoticeState>,
    view: View,
}

impl OutboxPage {
    fn total(&self) -> i64 {
        self.view.counts.iter().map(|(_, count)| count).sum()
    }

    fn is_shown(&self, state: &NoticeState) -> bool {
        self.state == Some(*state)
    }

    fn address(&self, state: &NoticeState) -> String {
        self.frame.url(&format!("/outbox?state={state}"))
    }

    fn next(&self, after: &str) -> String {
        let state = self.state.map_or_else(String::new, |state| format!("&state={state}"));
        self.frame.url(&format!("/outbox?after={after}{state}"))
    }

    fn badge(&self, notice: &Listed) -> &'static str {
        match notice.state {
            NoticeState::Queued | NoticeState::Sending => " wait",
            NoticeState::Sent => " ok",
            NoticeState::Failed | NoticeState::Bounced => " no",
            NoticeState::Cancelled | NoticeState::Merged | NoticeState::Suppressed => "",
        }
    }

    /// What stands under the state: when it left or is to leave, how often it was tried, what the mail server said.
    fn remarks(&self, notice: &Listed) -> Vec<String> {
        let frame = &self.frame;
        let at = |key: &str, at| frame.tv(key, &[("time", frame.clocks(&at).into())]);
        let time = match (notice.state, notice.sent_at) {
            (NoticeState::Queued, _) => Some(at("outbox-due", notice.due_at)),
            (NoticeState::Sent, Some(sent)) => Some(at("outbox-sent", sent)),
            _ => None,
        };
        let tries = (notice.attempts > 1 || notice.state == NoticeState::Failed)
            .then(|| frame.tv("outbox-tries", &[("n", i64::from(notice.attempts).into())]));
        [time, tries].into_iter().flatten().collect()
    }

    fn may_resend(&self, notice: &Listed) -> bool {
        matches!(notice.state, NoticeState::Failed | NoticeState::Bounced)
    }
}

/// `GET /{lang}/outbox`. An unknown state lists all.
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    admin: Signed<Admin>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let Asked { state, after } = asked.into_inner();
    let state: Option<NoticeState> = state.and_then(|state| state.parse().ok());
    let input = list::Input { state, paging: Paging::new(after, None) };
    let view = call(&ctx, move |ctx| list::run(ctx, &admin, input)).await?;
    page(&OutboxPage { frame, state, view })
}

/// `POST /{lang}/outbox/{id}/resend`
pub async fn send_again(
    ctx: Data<Context>,
    frame: Frame,
    admin: Signed<Admin>,
    path: Path<(String, String)>,
    _form: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    let id = path.into_inner().1.parse().map_err(|_| Error::Missing("missing"))?;
    call(&ctx, move |ctx| resend::run(ctx, &admin, &id)).await?;
    Ok(go(&frame.url("/outbox?done=notice_resent")))
}
