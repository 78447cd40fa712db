//! One's own introductions; what officers may do with one is in `staff_introductions.rs`, their board in `introduction_board.rs`.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::actor::{Member, Person};
use crate::domain::introduction::IntroductionState;
use crate::domain::paging::{Page, Paging};
use crate::usecase::enterprises::figures;
use crate::usecase::interests;
use crate::usecase::introductions::list_own;
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::signed::Signed;

/// Which rows.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "introductions/own.html")]
struct OwnPage {
    frame: Frame,
    page: Page<list_own::Row>,
    interests: Vec<interests::list_own::Row>,
    /// How the reader's firm answers.
    answering: Option<figures::Standing>,
}

impl OwnPage {
    /// True while the reader's own answer is waited for.
    fn is_mine(&self, row: &list_own::Row) -> bool {
        row.state.asked() == Some(row.side)
    }

    /// What happens next, and whether the reader has to do something.
    fn next(&self, row: &list_own::Row) -> String {
        match (row.state, self.is_mine(row)) {
            (_, true) => self.frame.tc("introduction-next-yours-", row.side),
            (IntroductionState::AskingTalent | IntroductionState::AskingFirm, false) => {
                self.frame.tc("introduction-next-theirs-", row.side)
            }
            (IntroductionState::Halted, _) if row.introduced_at.is_some() => self.frame.t("introduction-next-ended"),
            (state, _) => self.frame.tc("introduction-next-", state),
        }
    }

    /// How it goes, for whoever has no question yet.
    fn steps(&self) -> [String; 3] {
        let side = if self.answering.is_some() { "firm" } else { "talent" };
        ["1", "2", "3"].map(|n| self.frame.t(&format!("introduction-none-{side}-{n}")))
    }
}

/// `GET /{lang}/introductions`
pub async fn own(
    ctx: Data<Context>,
    frame: Frame,
    Signed(person): Signed<Person>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Failure> {
    let input = list_own::Input { state: None, paging: Paging::new(asked.into_inner().after, None) };
    let (rows, answering, interests) = call(&ctx, move |ctx| {
        let firm = person.enterprise.as_ref().filter(|_| person.talent.is_none());
        let answering = firm.map(|firm| figures::run(ctx, &person, firm)).transpose()?;
        let rows = list_own::run(ctx, &person, &input)?;
        let interests = match Member::try_from(person) {
            Ok(member) if input.paging.after.is_none() => interests::list_own::run(ctx, &member)?,
            _ => Vec::new(),
        };
        Ok((rows, answering, interests))
    })
    .await?;
    page(&OwnPage { frame, page: rows, interests, answering })
}
