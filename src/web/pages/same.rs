//! Entries that may be one, for officers: the list, two beside each other, the decision and its undoing; and the page of an
//! entry that was joined, for its owner.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::sent;
use crate::context::Context;
use crate::domain::actor::{Officer, Owner};
use crate::domain::error::Error;
use crate::domain::likeness::{Fact, Likelihood};
use crate::domain::paging::Paging;
use crate::domain::same::{SameId, SameState};
use crate::domain::value::Moment;
use crate::locale;
use crate::usecase::same::decide::{self, Choice};
use crate::usecase::same::{dispute_own, list as list_pairs, show as show_pair, show_own, undo};
use crate::web::beside::Pairing;
use crate::web::call::call;
use crate::web::cards::Said;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page};
use crate::web::signed::Signed;

/// Which pairs.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    state: Option<String>,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/same_list.html")]
struct ListPage {
    frame: Frame,
    state: SameState,
    view: list_pairs::View,
}

impl ListPage {
    fn address(&self, state: &SameState, after: &str) -> String {
        let query = [("state", state.as_str()), ("after", after)].into_iter().filter(|(_, value)| !value.is_empty());
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
        self.frame.url(&format!("/staff/same?{query}"))
    }

    fn is_current(&self, state: &SameState) -> bool {
        self.state == *state
    }

    fn said(&self, name: &str) -> Said {
        Said::typed(name, self.frame.lang)
    }

    fn since(&self, listed: &list_pairs::Listed) -> String {
        since(&self.frame, listed.pair.found_at)
    }

    fn is_disputed(&self, listed: &list_pairs::Listed) -> bool {
        let is_joined = listed.pair.state == SameState::Joined;
        is_joined && listed.join.as_ref().is_some_and(|join| join.disputed_at.is_some())
    }

    fn badge(&self, likelihood: &Likelihood) -> &'static str {
        badge(*likelihood)
    }
}

fn badge(likelihood: Likelihood) -> &'static str {
    match likelihood {
        Likelihood::Certain => " no",
        Likelihood::Likely => " wait",
        Likelihood::Weak => "",
    }
}

fn since(frame: &Frame, at: Moment) -> String {
    let days = (frame.now - at).num_days();
    let day = frame.day(&locale::day_in(at, locale::LANZHOU));
    frame.tv("same-since", &[("day", day.into()), ("days", days.into())])
}

/// `GET /{lang}/staff/same`
pub async fn list(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let Asked { state, after } = asked.into_inner();
    let state = state.and_then(|state| state.parse().ok()).unwrap_or(SameState::Open);
    let input = list_pairs::Input { state, paging: Paging::new(after, None) };
    let view = call(&ctx, move |ctx| list_pairs::run(ctx, &officer, input)).await?;
    page(&ListPage { frame, state, view })
}

#[derive(Template)]
#[template(path = "staff/same_show.html")]
struct ShowPage {
    frame: Frame,
    view: show_pair::View,
    rows: Vec<Pairing>,
}

impl ShowPage {
    fn facts(&self, against: bool) -> String {
        self.frame.same_facts(&self.view.pair.likeness.facts, against)
    }

    /// Numbers that both have: that they are the same is all that is shown of them.
    fn shares_number(&self) -> bool {
        let numbers = [Fact::Phone, Fact::Wechat, Fact::Mail];
        self.view.pair.likeness.facts.iter().any(|fact| numbers.contains(fact))
    }

    fn may_join(&self) -> bool {
        !self.view.is_own && matches!(self.view.pair.state, SameState::Open | SameState::Different)
    }

    fn is_open(&self) -> bool {
        self.view.pair.state == SameState::Open
    }

    fn badge(&self) -> &'static str {
        badge(self.view.pair.likeness.likelihood)
    }

    fn since(&self) -> String {
        since(&self.frame, self.view.pair.found_at)
    }

    /// Of a standing joining: which went, which stayed, until when it can be undone.
    fn joined(&self) -> Option<String> {
        let join = self.view.join.as_ref().filter(|_| self.view.pair.state == SameState::Joined)?;
        let code = |id: &str| {
            let is_first = self.view.first.named.id == id;
            if is_first { self.view.first.named.code.clone() } else { self.view.second.named.code.clone() }
        };
        let until = self.frame.day(&locale::day_in(join.ends_at(), locale::LANZHOU));
        let values = [("gone", code(&join.gone).into()), ("kept", code(&join.kept).into()), ("day", until.into())];
        Some(self.frame.tv("same-joined-into", &values))
    }

    fn is_disputed(&self) -> bool {
        self.view.join.as_ref().is_some_and(|join| join.undone_at.is_none() && join.disputed_at.is_some())
    }

    /// The list on which its entries stand.
    fn noun(&self) -> &'static str {
        if self.view.pair.entity == crate::domain::audit::Entity::Talent { "talents" } else { "enterprises" }
    }
}

fn id_of(path: &str) -> Result<SameId, Failure> {
    path.parse().map_err(|_| Failure(Error::Missing("same")))
}

/// `GET /{lang}/staff/same/{id}`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let id = id_of(&path.1)?;
    let view = call(&ctx, move |ctx| show_pair::run(ctx, &officer, &id)).await?;
    let rows = frame.beside(&view);
    page(&ShowPage { frame, view, rows })
}

/// A decision with the version it was made on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionForm {
    decision: Choice,
    version: i32,
}

/// `POST /{lang}/staff/same/{id}/decisions`
pub async fn decide(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
    Form(form): Form<DecisionForm>,
) -> Result<HttpResponse, Failure> {
    let input = decide::Input { id: id_of(&path.1)?, version: form.version, choice: form.decision };
    let pair = call(&ctx, move |ctx| decide::run(ctx, &officer, input)).await?;
    Ok(match form.decision {
        Choice::Two => go(&frame.url("/staff/same?done=same_two")),
        Choice::JoinFirst | Choice::JoinSecond => go(&frame.url(&format!("/staff/same/{}?done=same_joined", pair.id))),
    })
}

/// `POST /{lang}/staff/same/{id}/undo`
pub async fn take_back(
    ctx: Data<Context>,
    frame: Frame,
    officer: Signed<Officer>,
    path: Path<(String, String)>,
    _: Form<sent::Nothing>,
) -> Result<HttpResponse, Failure> {
    let id = id_of(&path.1)?;
    let pair = call(&ctx, move |ctx| undo::run(ctx, &officer, &id)).await?;
    Ok(go(&frame.url(&format!("/staff/same/{}?done=same_parted", pair.id))))
}

#[derive(Template)]
#[template(path = "talents/joined.html")]
struct JoinedPage {
    frame: Frame,
    view: show_own::View,
}

/// The page of an entry that was joined into another, in place of the profile's own; `None` for any other.
pub async fn joined(ctx: &Data<Context>, frame: &Frame, owner: &Owner) -> Result<Option<HttpResponse>, Failure> {
    let owner = owner.clone();
    let view = call(ctx, move |ctx| show_own::run(ctx, &owner)).await?;
    view.map(|view| page(&JoinedPage { frame: frame.clone(), view })).transpose()
}

/// `POST /{lang}/me/same/wrong`
pub async fn wrong(
    ctx: Data<Context>,
    frame: Frame,
    owner: Signed<Owner>,
    _: Form<sent::Nothing>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| dispute_own::run(ctx, &owner)).await?;
    Ok(go(&frame.url("/me?done=same_disputed")))
}
