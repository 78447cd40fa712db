//! The officers' board of introductions: by where they stand, nearest deadline first, with what is to be done next.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::introduction::{IntroductionState, OPEN};
use crate::domain::paging::Paging;
use crate::usecase::introductions::show_board::{self, Row};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::signed::Signed;

/// Which rows.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    state: Option<String>,
    mine: Option<String>,
    after: Option<String>,
}

/// The parts of the board, in the order of its tabs.
const PARTS: [(&str, &[IntroductionState]); 5] = [
    ("both_yes", &[IntroductionState::BothYes]),
    ("asking", &[IntroductionState::AskingTalent, IntroductionState::AskingFirm]),
    ("introduced", &[IntroductionState::Introduced]),
    (
        "ended",
        &[
            IntroductionState::Success,
            IntroductionState::NoDeal,
            IntroductionState::Declined,
            IntroductionState::Expired,
            IntroductionState::Halted,
        ],
    ),
    ("open", &OPEN),
];

#[derive(Template)]
#[template(path = "introductions/board.html")]
struct BoardPage {
    frame: Frame,
    part: &'static str,
    is_mine: bool,
    view: show_board::View,
}

impl BoardPage {
    /// The parts with how many stand in each.
    fn parts(&self) -> Vec<(&'static str, i64)> {
        let count = |states: &[IntroductionState]| {
            self.view.counts.iter().filter(|(state, _)| states.contains(state)).map(|(_, n)| n).sum()
        };
        PARTS.iter().map(|(code, states)| (*code, count(states))).collect()
    }

    fn address(&self, part: &str, after: &str) -> String {
        let mine = if self.is_mine { "1" } else { "" };
        let parts =
            [("state", part), ("mine", mine), ("after", after)].into_iter().filter(|(_, value)| !value.is_empty());
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parts).finish();
        self.frame.url(&format!("/staff/introductions?{query}"))
    }

    /// For how many days it has stood where it stands.
    fn waited(&self, row: &Row) -> i64 {
        (self.frame.now - row.introduction.updated_at).num_days().max(0)
    }

    fn is_late(&self, row: &Row) -> bool {
        row.introduction.due_at.is_some_and(|due| due <= self.frame.now)
    }

    /// What the officer has to do next, in words.
    fn next_step(&self, row: &Row) -> Option<String> {
        let key = match row.introduction.state {
            IntroductionState::AskingTalent | IntroductionState::AskingFirm if row.is_by_hand => "desk-next-by-hand",
            IntroductionState::AskingTalent | IntroductionState::AskingFirm => "desk-next-wait",
            IntroductionState::BothYes if !row.lacks_contact.is_empty() => "desk-next-contact",
            IntroductionState::BothYes => "desk-next-introduce",
            IntroductionState::Introduced => "desk-next-news",
            _ => return None,
        };
        Some(self.frame.t(key))
    }
}

/// `GET /{lang}/staff/introductions`
pub async fn board(
    ctx: Data<Context>,
    frame: Frame,
    Signed(officer): Signed<Officer>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let Asked { state, mine, after } = asked.into_inner();
    let wanted = state.unwrap_or_default();
    let (part, states) = PARTS.iter().find(|(code, _)| *code == wanted).copied().unwrap_or(PARTS[0]);
    let is_mine = mine.as_deref() == Some("1");
    let paging = Paging::new(after, None);
    let input = show_board::Input { states: states.to_vec(), is_mine, is_over: part == "ended", paging };
    let view = call(&ctx, move |ctx| show_board::run(ctx, &officer, input)).await?;
    page(&BoardPage { frame, part, is_mine, view })
}
