//! A firm's needs: see them, rest them, end them.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use super::sent::Nothing;
use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::enterprise::Enterprise;
use crate::domain::error::{Error, Result as Outcome};
use crate::domain::need::{Need, NeedId, NeedState};
use crate::domain::need_clock::NeedAnswer;
use crate::usecase::needs::{answer, hold, list_own, resume, show as show_own, submit, withdraw};
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::forms::Reading;
use crate::web::page::{Frame, go, page};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "needs/list.html")]
struct ListPage {
    frame: Frame,
    view: list_own::View,
}

impl ListPage {
    fn firm(&self) -> Option<Said> {
        Said::of(&self.view.enterprise.profile.name, self.frame.lang)
    }

    /// What to say of all needs while the firm is suspended or closed.
    fn barred(&self) -> Option<String> {
        barred(&self.frame, &self.view.enterprise)
    }

    /// What the firm does next with a need, where it is its turn: the rest of the address, and the key of the words.
    fn next(&self, need: &Need) -> Option<(&'static str, &'static str)> {
        match need.state {
            NeedState::Draft => Some(("/edit", "needs-next-finish")),
            NeedState::ChangesRequested => Some(("/edit", "needs-next-change")),
            NeedState::Expired => Some(("", "needs-next-renew")),
            NeedState::OnHold => Some(("", "needs-next-resume")),
            _ => None,
        }
    }
}

/// Why a firm looks for nobody now, if it does not.
fn barred(frame: &Frame, firm: &Enterprise) -> Option<String> {
    firm.state.check_takes_part().is_err().then(|| frame.tc("enterprises-news-", firm.state))
}

/// `GET /{lang}/needs`
pub async fn list(ctx: Data<Context>, frame: Frame, Signed(member): Signed<Member>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| list_own::run(ctx, &member)).await?;
    page(&ListPage { frame, view })
}

/// The member's need with this code.
pub fn own(ctx: &Context, member: &Member, code: &str) -> Outcome<NeedId> {
    let needs = list_own::run(ctx, member)?.needs;
    needs.into_iter().find(|n| n.code == code).map(|n| n.id).ok_or(Error::Missing("need"))
}

/// What the member may see of the need with this code.
pub fn read(ctx: &Context, member: &Member, code: &str) -> Outcome<show_own::View> {
    show_own::run(ctx, member, show_own::Input { need: own(ctx, member, code)? })
}

#[derive(Template)]
#[template(path = "needs/show.html")]
struct ShowPage {
    frame: Frame,
    view: show_own::View,
}

impl ShowPage {
    fn barred(&self) -> Option<String> {
        barred(&self.frame, &self.view.enterprise)
    }

    /// Where the need stands, in a sentence.
    fn news(&self) -> String {
        match (self.barred(), self.view.is_asked) {
            (Some(words), _) => words,
            (None, true) => self.frame.t("needs-news-asked"),
            (None, false) => self.frame.tc("needs-news-", self.view.need.state),
        }
    }

    fn may(&self, states: &[NeedState]) -> bool {
        states.contains(&self.view.need.state)
    }

    fn may_submit(&self) -> bool {
        self.may(&[NeedState::Draft, NeedState::ChangesRequested])
    }

    fn may_end(&self) -> bool {
        self.view.need.state.may_edit()
    }

    fn reason(&self) -> Option<Said> {
        let is_asked = self.may(&[NeedState::ChangesRequested, NeedState::Rejected]);
        self.view.decision.as_ref().filter(|_| is_asked).map(|d| Said::typed(&d.reason, self.frame.lang))
    }
}

/// `GET /{lang}/needs/{code}`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    Signed(member): Signed<Member>,
) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| read(ctx, &member, &path.1)).await?;
    page(&ShowPage { frame, view })
}

/// Why a need ends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ending {
    reason: String,
}

/// A deed on one of the member's needs, and back to its page with the code of what was done.
async fn done<T: Send + 'static>(
    ctx: &Data<Context>,
    frame: &Frame,
    (code, member): (String, Member),
    told: &str,
    deed: impl FnOnce(&Context, &Member, NeedId) -> Outcome<T> + Send + 'static,
) -> Result<HttpResponse, Failure> {
    let back = frame.url(&format!("/needs/{code}?done={told}"));
    call(ctx, move |ctx| deed(ctx, &member, own(ctx, &member, &code)?)).await?;
    Ok(go(&back))
}

/// `POST /{lang}/needs/{code}/submit`
pub async fn send_in(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    Signed(member): Signed<Member>,
    _: Form<Nothing>,
) -> Result<HttpResponse, Failure> {
    let deed = |ctx: &Context, member: &Member, need| submit::run(ctx, member, submit::Input { need });
    done(&ctx, &frame, (path.into_inner().1, member), "need_submitted", deed).await
}

/// `POST /{lang}/needs/{code}/hold`
pub async fn rest(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    Signed(member): Signed<Member>,
    _: Form<Nothing>,
) -> Result<HttpResponse, Failure> {
    let deed = |ctx: &Context, member: &Member, need| hold::run(ctx, member, hold::Input { need });
    done(&ctx, &frame, (path.into_inner().1, member), "need_on_hold", deed).await
}

/// How a need goes on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    answer: NeedAnswer,
}

/// `POST /{lang}/needs/{code}/answers`
pub async fn go_or_end(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    Signed(member): Signed<Member>,
    Form(form): Form<Answered>,
) -> Result<HttpResponse, Failure> {
    let code = path.into_inner().1;
    let back = frame.url(&format!("/needs/{code}?done=need_{}", form.answer));
    let answer = form.answer;
    call(&ctx, move |ctx| answer::run(ctx, &member, answer::Input { need: own(ctx, &member, &code)?, answer })).await?;
    Ok(go(&back))
}

/// `POST /{lang}/needs/{code}/resume`
pub async fn go_on(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    Signed(member): Signed<Member>,
    _: Form<Nothing>,
) -> Result<HttpResponse, Failure> {
    let deed = |ctx: &Context, member: &Member, need| resume::run(ctx, member, resume::Input { need });
    done(&ctx, &frame, (path.into_inner().1, member), "need_resumed", deed).await
}

/// `POST /{lang}/needs/{code}/withdraw`
pub async fn end(
    ctx: Data<Context>,
    frame: Frame,
    path: Path<(String, String)>,
    Signed(member): Signed<Member>,
    Form(form): Form<Ending>,
) -> Result<HttpResponse, Failure> {
    let deed = move |ctx: &Context, member: &Member, need| {
        let mut reading = Reading::default();
        let reason = reading.code("reason", &form.reason).unwrap_or(withdraw::Reason::Withdrawn);
        withdraw::run(ctx, member, reading.done(withdraw::Input { need, reason })?)
    };
    done(&ctx, &frame, (path.into_inner().1, member), "need_ended", deed).await
}
